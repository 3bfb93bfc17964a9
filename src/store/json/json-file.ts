import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type * as z from 'zod';
import { damaged, uncertain, unreadable, unsound, unusable, unwritable } from './faults.ts';
import { codeOf, type Files, removed } from './files.ts';

const SEALED = /^\{"sum":"([0-9a-f]{64})","data":/u;

/** A text that tells whether it is still what was written: `{"sum":"<sha256 of the data>","data":…}`. */
export function seal(json: string): { readonly text: string; readonly sum: string } {
  const sum = createHash('sha256').update(json).digest('hex');
  return { text: `{"sum":"${sum}","data":${json}}`, sum };
}

/** The data of a sealed text; `undefined` where it is torn, changed or not ours. */
export function unseal(text: string): { readonly json: string; readonly sum: string } | undefined {
  const [head = '', sum = ''] = SEALED.exec(text) ?? [];
  if (head === '' || !text.endsWith('}')) return undefined;
  const json = text.slice(head.length, -1);
  return seal(json).sum === sum ? { json, sum } : undefined;
}

/** The text of a file; `null` where there is none. Throws FB102 where it cannot be read. */
export async function readText(path: string, files: Files): Promise<string | null> {
  try {
    return (await files.readFile(path)).toString('utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw unreadable(path, cause);
  }
}

/** Makes names in a folder durable. Where a file system cannot do that it does it without being asked. */
export async function syncFolder(path: string, files: Files): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await files.open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } catch (error) {
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error;
  } finally {
    await folder.close();
  }
}

async function writeTemporary(path: string, text: string, files: Files): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  const file = await files.open(path, flags, 0o600).catch(async (error) => {
    if (codeOf(error) !== 'EEXIST') throw error;
    // what an interrupted write left behind under this name
    await files.unlink(path);
    return files.open(path, flags, 0o600);
  });
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Puts a text in the place of a file: temporary file 0600, fsync, rename, fsync of the folder. Throws FB103 where the
 * old content is still there, FB107 where nobody can tell. Without `folder` the name may be lost when the power fails.
 */
export async function replaceFile(path: string, text: string, files: Files, folder = true): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeTemporary(temporary, text, files);
  } catch (cause) {
    await removed(files, temporary);
    throw unwritable(path, cause);
  }
  try {
    await files.rename(temporary, path);
    if (folder) await syncFolder(dirname(path), files);
  } catch (cause) {
    await removed(files, temporary);
    // the new content may be in place although the call failed
    const found = await files
      .readFile(path)
      .catch((error) => (['ENOENT', 'EISDIR'].includes(codeOf(error) ?? '') ? null : undefined));
    if (found === undefined) throw uncertain(path, cause);
    if (found?.toString('utf8') !== text) throw unwritable(path, cause);
    await syncFolder(dirname(path), files).catch(() => {
      throw uncertain(path, cause);
    });
  }
}

/** The value of a JSON text; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The content of a file after a check; throws FB102 where it does not fit the schema. */
export function checked<T>(path: string, schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw unusable(path, 'Ihr Inhalt passt nicht zu dieser Version von Fallbote.', parsed.error);
  return parsed.data;
}

/** A lowdb adapter for one sealed JSON file that is checked on the way in and on the way out. */
export class JsonFile<T> implements Adapter<T> {
  readonly path: string;
  readonly #schema: z.ZodType<T>;
  readonly #files: Files;
  /** the seal of what was read or written last, and its length */
  sum = '';
  length = 0;

  constructor(path: string, schema: z.ZodType<T>, files: Files) {
    this.path = path;
    this.#schema = schema;
    this.#files = files;
  }

  /** The content; `null` where the file does not exist. Throws FB102 where it is torn or not ours. */
  async read(): Promise<T | null> {
    const text = await readText(this.path, this.#files);
    return text === null ? null : this.parse(text);
  }

  /** The content of a text that was read from the file; throws FB102. */
  parse(text: string): T {
    const found = unseal(text);
    if (found === undefined) throw damaged(this.path);
    const data = checked(this.path, this.#schema, parseJson(found.json));
    this.sum = found.sum;
    this.length = text.length;
    return data;
  }

  /** Resolves when the data are on disk. Throws FB103 or FB107; where they do not fit the schema, nothing is written. */
  async write(data: T): Promise<void> {
    const { error } = this.#schema.safeParse(data);
    if (error !== undefined) throw unsound(error);
    const { text, sum } = seal(JSON.stringify(data));
    await replaceFile(this.path, text, this.#files);
    this.sum = sum;
    this.length = text.length;
  }
}
