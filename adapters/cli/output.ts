import { fstatSync, writeSync } from 'node:fs';

/** Whether the output goes to a terminal; without loading the stream machinery, which takes longer than an answer. */
export function outputIsTerminal(): boolean {
  try {
    return fstatSync(1).isCharacterDevice() && process.stdout.isTTY === true;
  } catch {
    return false;
  }
}

/** Writes a text and a line end to the output, whole; a reader that has gone away is no error. */
export function print(text: string): void {
  if (outputIsTerminal()) {
    process.stdout.write(`${text}\n`);
    return;
  }
  const bytes = Buffer.from(`${text}\n`, 'utf8');
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      process.stdout.write(bytes.subarray(written));
      return;
    }
  }
}
