import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';

export interface Progress {
  /** What is being done, and how much of it: 0 to 1. */
  show(what: string, share?: number): void;
  /** Takes the line away. */
  end(): void;
}

const AFTER = 1000;
const EVERY = 100;
const WIDTH = 24;

/** A line on the terminal for what takes longer than a second; elsewhere nothing. */
export function createProgress(
  terminal = isatty(2),
  write: (text: string) => void = (text) => writeSync(2, text),
  clock = () => performance.now(),
): Progress {
  const start = clock();
  let last = 0;
  let shown = false;
  return {
    show(what, share) {
      const now = clock();
      if (!terminal || now - start < AFTER || now - last < EVERY) return;
      last = now;
      shown = true;
      const filled = Math.round((share ?? 0) * WIDTH);
      const bar =
        share === undefined ? '' : ` [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %`;
      write(`\r\u001B[K${what}${bar}`);
    },
    end() {
      if (shown) write('\r\u001B[K');
      shown = false;
    },
  };
}
