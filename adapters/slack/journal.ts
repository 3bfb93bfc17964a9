import { mkdirSync } from 'node:fs';
import { type FileHandle, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file of lines that survive a crash once they are reported written. */
export interface Journal {
  /** the lines that were there, oldest first; one that a crash cut off is left out */
  readonly lines: readonly string[];
  /** Resolves when the line is on the disk. Lines of one moment are written together. */
  append(line: string): Promise<void>;
  /** The same for a line that nobody waits for: with the next one, or soon. Where it fails it tells `failed`. */
  later(line: string, failed: (error: unknown) => void): void;
  /** Puts other lines in the place of all; those appended meanwhile come after them. */
  replace(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** How long a line that nobody waits for may wait for others, in milliseconds. */
const LATER_MS = 20;

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** Opens the file, or makes it, readable for its owner alone. */
export async function openJournal(path: string): Promise<Journal> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = before
    .slice(0, before.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
  let file: FileHandle = await open(path, 'a', 0o600);
  // what a crash cut off must not run into the next line
  if (before !== '' && !before.endsWith('\n')) await file.truncate(Buffer.byteLength(text(lines)));
  let waiting: { readonly line: string; readonly done: () => void; readonly failed: (error: unknown) => void }[] = [];
  let turn: Promise<void> = Promise.resolve();
  let queued = false;
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    queued = false;
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      await file.appendFile(text(batch.map(({ line }) => line)));
      await file.datasync();
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }

  /** One thing after another, whatever became of the one before. */
  function next(work: () => Promise<void>): Promise<void> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  function soon(): void {
    if (queued) return;
    queued = true;
    void next(flush);
  }

  return {
    lines,
    append: (line) =>
      new Promise((done, failed) => {
        waiting.push({ line, done, failed });
        soon();
      }),
    later(line, failed) {
      waiting.push({ line, done: () => undefined, failed });
      if (!queued) timer ??= setTimeout(soon, LATER_MS);
    },
    replace: (others) =>
      next(async () => {
        const temporary = `${path}.tmp`;
        const made = await open(temporary, 'w', 0o600);
        try {
          await made.writeFile(text(others));
          await made.sync();
          await rename(temporary, path);
        } catch (error) {
          await made.close();
          throw error;
        }
        await file.close();
        await made.close();
        file = await open(path, 'a', 0o600);
      }),
    async close() {
      await next(flush);
      await file.close();
    },
  };
}
