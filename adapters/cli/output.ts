import { fstatSync, writeSync } from 'node:fs';

/** Whether the output goes to a terminal; without loading the stream machinery, which takes longer than an answer. */
export function outputIsTerminal(): boolean {
  try {
    return fstatSync(1).isCharacterDevice() && process.stdout.isTTY === true;
  } catch {
    return false;
  }
}

/** Waits without the event loop: for a pipe that is full, until its reader has read on. */
const pause = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Writes the whole text to a file descriptor; a reader that has gone away is no error. */
function writeWhole(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      pause(5);
    }
  }
}

/** Writes text to the output as it is. */
export const printRaw = (text: string): void => writeWhole(1, text);

/** Writes a text and a line end to the output. */
export const print = (text: string): void => printRaw(`${text}\n`);

/** Writes a text and a line end where the operator reads: not part of an answer. */
export function complain(text: string): void {
  try {
    writeWhole(2, `${text}\n`);
  } catch {
    // where errors cannot be written there is nobody to tell
  }
}
