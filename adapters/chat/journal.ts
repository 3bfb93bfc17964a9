import { constants, writeSync } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FallboteError } from '../../src/errors.ts';

/** A file of lines that survive a crash once they are reported written. */
export interface Journal {
  /** the lines that were there, oldest first; one that a crash cut off is left out */
  readonly lines: readonly string[];
  /**
   * Writes the line at once, where nothing is in the way: no end of the process can lose it then. Resolves when it is on the
   * disk, where not even a power failure can; rejects where it is not there.
   * @param inAGroup for lines that nobody waits for: on the disk within 20 ms, together with others
   */
  append(line: string, how?: { readonly inAGroup?: boolean }): Promise<void>;
  /** Puts other lines in the place of all that were appended before; those appended meanwhile come after them. */
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

interface Item {
  readonly line: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Opens the file, or makes it, readable for its owner alone. Throws FB404. */
export async function openJournal(path: string): Promise<Journal> {
  const { file: first, lines } = await opened(path).catch((error: unknown) => {
    throw unusable(path, error);
  });
  let file = first;
  /** how far the file is on the disk, and how far it is written, in bytes */
  let safe = Buffer.byteLength(text(lines));
  let size = safe;
  /** whether something else stands behind what is safe */
  let torn = false;
  /** lines that are written and not on the disk yet; lines that could not be written yet */
  let written: Item[] = [];
  const waiting: Item[] = [];
  let replacing = 0;
  let turn: Promise<void> = Promise.resolve();
  let queued = false;
  let timer: NodeJS.Timeout | undefined;

  /** Takes away what a failed write has left: it must not run into the next line, nor count as one. */
  async function mend(): Promise<void> {
    if (!torn) return;
    await file.truncate(safe);
    size = safe;
    torn = false;
  }

  function fail(error: unknown): void {
    torn = true;
    const lost = written;
    written = [];
    for (const { failed } of lost) failed(error);
  }

  /** Hands lines to the system at once: a few bytes are faster written than given to a thread. */
  function write(items: readonly Item[]): void {
    const bytes = Buffer.from(text(items.map(({ line }) => line)));
    written.push(...items);
    try {
      for (let from = 0; from < bytes.length; ) from += writeSync(file.fd, bytes, from);
      size += bytes.length;
    } catch (error) {
      fail(error);
    }
  }

  async function flush(): Promise<void> {
    queued = false;
    clearTimeout(timer);
    timer = undefined;
    // what came after a call of replace is for the other file
    const late = replacing > 0 ? [] : waiting.splice(0);
    try {
      await mend();
    } catch (error) {
      for (const { failed } of late) failed(error);
      return;
    }
    if (late.length > 0) write(late);
    if (written.length === 0) return;
    const batch = written;
    const until = size;
    written = [];
    try {
      await file.datasync();
      safe = Math.max(safe, until);
      for (const { done } of batch) done();
    } catch (error) {
      written = [...batch, ...written];
      fail(error);
      await mend().catch(() => undefined);
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

  function put(item: Item, inAGroup: boolean): void {
    if (torn || replacing > 0) waiting.push(item);
    else write([item]);
    if (!inAGroup) soon();
    else if (!queued) timer ??= setTimeout(soon, LATER_MS);
  }

  /** Another file with other lines; whatever fails, the one that was there is still good. */
  async function swap(others: readonly string[]): Promise<void> {
    const temporary = `${path}.tmp`;
    const bytes = Buffer.from(text(others));
    const made = await open(temporary, O_WRONLY | O_CREAT | O_APPEND | O_TRUNC, 0o600);
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
    safe = bytes.length;
    size = safe;
    torn = false;
    // what the old file had is among the others
    const kept = written;
    written = [];
    for (const { done } of kept) done();
    await old.close();
  }

  return {
    lines,
    append: (line, { inAGroup = false } = {}) =>
      new Promise((done, failed) => {
        put({ line, done, failed }, inAGroup);
      }),
    async replace(others) {
      replacing++;
      try {
        await next(() => swap(others));
      } finally {
        replacing--;
        if (waiting.length > 0) soon();
      }
    },
    async close() {
      await next(flush);
      await file.close();
    },
  };
}
