import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FallboteError } from '../../src/errors.ts';

/** A file of lines that survive a crash once they are reported written. */
export interface Journal {
  /** the lines that were there, oldest first; one that a crash cut off is left out */
  readonly lines: readonly string[];
  /** Resolves when the line is on the disk; where it rejects the line is not there. Lines of one moment are written together. */
  append(line: string): Promise<void>;
  /** The same for a line that nobody waits for: with the next one, or soon. Where it fails it tells `failed`. */
  later(line: string, failed: (error: unknown) => void): void;
  /** Puts other lines in the place of all; those appended meanwhile come after them. */
  replace(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** How long a line that nobody waits for may wait for others, in milliseconds. */
const LATER_MS = 20;

const { O_WRONLY, O_CREAT, O_APPEND, O_TRUNC } = constants;

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

const unusable = (path: string, cause: unknown): FallboteError =>
  new FallboteError(
    'FB404',
    'platform',
    `Die Datei ${path} lässt sich nicht verwenden (${(cause as NodeJS.ErrnoException).code ?? 'Fehler'}). Sie und ihr Ordner müssen dem Konto gehören, unter dem Fallbote läuft, und auf dem Datenträger muss Platz sein. Was in der Datei liegt, sind Anfragen, die noch nicht beantwortet sind.`,
    { cause },
  );

/** Opens a file to add to, with the lines that are in it; what a crash cut off goes. */
async function opened(path: string): Promise<{ readonly file: FileHandle; readonly lines: readonly string[] }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const whole = before.slice(0, before.lastIndexOf('\n') + 1);
  const file = await open(path, 'a', 0o600);
  try {
    if (whole !== before) await file.truncate(Buffer.byteLength(whole));
  } catch (error) {
    await file.close();
    throw error;
  }
  return { file, lines: whole.split('\n').slice(0, -1) };
}

/** Opens the file, or makes it, readable for its owner alone. Throws FB404. */
export async function openJournal(path: string): Promise<Journal> {
  const { file: first, lines } = await opened(path).catch((error: unknown) => {
    throw unusable(path, error);
  });
  let file = first;
  /** how far the file is sound, in bytes, and whether something else stands behind that */
  let size = Buffer.byteLength(text(lines));
  let torn = false;
  let waiting: { readonly line: string; readonly done: () => void; readonly failed: (error: unknown) => void }[] = [];
  let turn: Promise<void> = Promise.resolve();
  let queued = false;
  let timer: NodeJS.Timeout | undefined;

  /** Takes away what a failed write has left: it must not run into the next line, nor count as one. */
  async function mend(): Promise<void> {
    if (!torn) return;
    await file.truncate(size);
    torn = false;
  }

  async function flush(): Promise<void> {
    queued = false;
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const bytes = Buffer.from(text(batch.map(({ line }) => line)));
    try {
      await mend();
      torn = true;
      await file.appendFile(bytes);
      await file.datasync();
      torn = false;
      size += bytes.length;
      for (const { done } of batch) done();
    } catch (error) {
      await mend().catch(() => undefined);
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
        const made = await open(temporary, O_WRONLY | O_CREAT | O_APPEND | O_TRUNC, 0o600);
        const bytes = Buffer.from(text(others));
        try {
          await made.writeFile(bytes);
          await made.sync();
          await rename(temporary, path);
        } catch (error) {
          await made.close();
          throw error;
        }
        const old = file;
        file = made;
        size = bytes.length;
        torn = false;
        await old.close();
      }),
    async close() {
      await next(flush);
      await file.close();
    },
  };
}
