import { constants } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type * as z from 'zod';
import { FallboteError } from '../../errors.ts';

const code = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

const RESTORE = 'Bitte den ganzen Ordner aus der Sicherung zurückholen.';

/** FB102 for a file of the data folder: which one, what is wrong with it and what to do. */
export function unusable(path: string, what: string, cause?: unknown, remedy: string = RESTORE): FallboteError {
  return new FallboteError('FB102', 'platform', `Die Datei ${path} kann nicht verwendet werden. ${what} ${remedy}`, {
    cause,
  });
}

/** FB103 for a file or folder that cannot be written. */
export function unwritable(path: string, cause: unknown): FallboteError {
  return new FallboteError(
    'FB103',
    'platform',
    `${path} lässt sich nicht schreiben. Nichts wurde geändert. Bitte Rechte und freien Speicherplatz prüfen.`,
    { cause },
  );
}

/**
 * A lowdb adapter for one JSON file that is checked on the way in and on the way out: a write resolves when the data is
 * on disk (temporary file 0600, fsync, rename, fsync of the folder). It does not promise anything about two processes
 * that write at once.
 */
export class JsonFile<T> implements Adapter<T> {
  readonly path: string;
  readonly #schema: z.ZodType<T>;

  constructor(path: string, schema: z.ZodType<T>) {
    this.path = path;
    this.#schema = schema;
  }

  /** The content; `null` where the file does not exist. Throws FB102 where it is torn or not ours. */
  async read(): Promise<T | null> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (cause) {
      if (code(cause) === 'ENOENT') return null;
      throw unusable(this.path, 'Sie lässt sich nicht lesen.', cause, 'Bitte Pfad und Rechte prüfen.');
    }
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch (cause) {
      throw unusable(this.path, 'Sie ist beschädigt (kein vollständiges JSON).', cause);
    }
    const parsed = this.#schema.safeParse(data);
    if (!parsed.success) {
      throw unusable(
        this.path,
        'Ihr Inhalt passt nicht zu dieser Version von Fallbote.',
        parsed.error,
        `Bitte die passende Version von Fallbote verwenden. Sonst: ${RESTORE}`,
      );
    }
    return parsed.data;
  }

  /** Throws FB103; where the data do not fit the schema, nothing is written. */
  async write(data: T): Promise<void> {
    const { error } = this.#schema.safeParse(data);
    if (error !== undefined) {
      throw new FallboteError('FB103', 'ours', 'Diese Daten lassen sich nicht speichern. Nichts wurde geändert.', {
        cause: error,
      });
    }
    const temporary = `${this.path}.${process.pid}.tmp`;
    try {
      // what an interrupted write left behind under this name
      await rm(temporary, { force: true });
      const file = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
      try {
        await file.writeFile(JSON.stringify(data), 'utf8');
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.path);
      await syncFolder(dirname(this.path));
    } catch (cause) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw unwritable(this.path, cause);
    }
  }

  /** Changes whenever the file is replaced; `undefined` where it does not exist. */
  async stamp(): Promise<string | undefined> {
    try {
      const { ino, mtimeNs, size } = await stat(this.path, { bigint: true });
      return `${ino}/${mtimeNs}/${size}`;
    } catch (cause) {
      if (code(cause) === 'ENOENT') return undefined;
      throw unusable(this.path, 'Sie lässt sich nicht lesen.', cause, 'Bitte Pfad und Rechte prüfen.');
    }
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
