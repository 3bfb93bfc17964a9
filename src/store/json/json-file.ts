import { constants } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type * as z from 'zod';
import { FallboteError } from '../../errors.ts';

const code = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

/**
 * A lowdb adapter for one JSON file that is checked on the way in and kept on the way out: a write resolves when the
 * data is on disk (temporary file 0600, fsync, rename, fsync of the folder). It does not promise anything about two
 * processes that write at once.
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
      throw this.#unusable('Sie lässt sich nicht lesen. Bitte die Rechte prüfen.', cause);
    }
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch (cause) {
      throw this.#unusable('Sie ist beschädigt (kein JSON). Bitte aus der Sicherung zurückholen.', cause);
    }
    const parsed = this.#schema.safeParse(data);
    if (!parsed.success) throw this.#unusable('Ihr Inhalt passt nicht zu dieser Version von Fallbote.', parsed.error);
    return parsed.data;
  }

  async write(data: T): Promise<void> {
    const temporary = `${this.path}.${process.pid}.tmp`;
    try {
      const file = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600);
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
      throw new FallboteError(
        'FB103',
        'platform',
        `Die Datei ${this.path} lässt sich nicht schreiben. Nichts wurde geändert.`,
        { cause },
      );
    }
  }

  #unusable(what: string, cause: unknown): FallboteError {
    return new FallboteError('FB102', 'platform', `Die Datei ${this.path} kann nicht verwendet werden. ${what}`, {
      cause,
    });
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
