import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { codeOf, type Files, removed } from './files.ts';
import { runs, thisPlace } from './process.ts';

/** A lock that has not been touched for so long is left, unless its process can be looked for. */
export const STALE = 60_000;

export interface Looking {
  readonly files: Files;
  readonly now: () => Date;
}

/** Who holds a lock. */
const holderSchema = z.strictObject({
  /** tells this lock from any other, also from a later one of the same process */
  id: z.string().regex(/^[0-9a-f-]{16,64}$/u),
  pid: z.int(),
  start: z.string().optional(),
  place: z.string(),
  host: z.string(),
  what: z.string(),
  since: z.string(),
});
export type Holder = z.infer<typeof holderSchema>;
export const NOBODY: Omit<Holder, 'id'> = { pid: 0, place: '', host: '', what: '', since: '' };

/** What stands in a lock file; a torn one is a holder that nobody knows. `undefined` where there is none. */
export async function readHolder(path: string, files: Files): Promise<Holder | undefined> {
  let text: string;
  try {
    text = (await files.readFile(path)).toString('utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    const id = createHash('sha256').update(text).digest('hex').slice(0, 32);
    return { ...NOBODY, id };
  }
}

/** Whether the process that holds a lock is still there. */
export async function isAlive(path: string, holder: Holder, { files, now }: Looking): Promise<boolean> {
  if (holder.place === thisPlace()) {
    if (!runs(holder.pid, holder.start)) return false;
    // without its start a process may be another one of the same number
    if (holder.start !== undefined) return true;
  }
  const beat = await files.stat(path).catch(() => undefined);
  return beat !== undefined && now().getTime() - beat.mtimeMs < STALE;
}

/** Puts a file there unless there is one, whole at once. */
async function claim(temporary: string, path: string, me: Holder, files: Files): Promise<boolean> {
  try {
    await files.link(temporary, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return (await readHolder(path, files))?.id === me.id;
    // a file system without hard links: then others may see it half written for a moment, as one nobody knows
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(codeOf(error) ?? '')) throw error;
  }
  try {
    await create(path, me, files);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function create(path: string, me: Holder, files: Files): Promise<void> {
  const file = await files.open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    await file.writeFile(JSON.stringify(me));
  } finally {
    await file.close();
  }
}

/** Somebody who has the lock, or somebody else is just taking it over. */
export type Taken = 'mine' | Holder | 'contended';

/**
 * Takes a lock file; gives who has it otherwise. Nobody but who holds the guard of a left lock may touch it, and the guard
 * is a lock itself, named after that one: so of two processes that find it at once exactly one takes it over.
 */
export async function take(path: string, me: Holder, options: Looking): Promise<Taken> {
  const { files } = options;
  const temporary = `${path}.${me.id}.tmp`;
  try {
    await create(temporary, me, files);
    for (;;) {
      if (await claim(temporary, path, me, files)) return 'mine';
      const holder = await readHolder(path, files);
      if (holder === undefined) continue;
      if (await isAlive(path, holder, options)) return holder;
      const done = await guarded(path, holder.id, me, options, () => files.rename(temporary, path));
      return done ? 'mine' : 'contended';
    }
  } finally {
    await removed(files, temporary);
  }
}

/** Does something to a lock while it is still the one of this id; gives whether that was so. */
export async function guarded(
  path: string,
  id: string,
  me: Holder,
  options: Looking,
  work: () => Promise<void>,
): Promise<boolean> {
  const { files } = options;
  const guard = `${path}.${id}`;
  if ((await take(guard, me, options)) !== 'mine') return false;
  try {
    if ((await readHolder(path, files))?.id !== id) return false;
    await work();
    return true;
  } finally {
    await removed(files, guard);
  }
}

/** Removes guards and temporary files of takers that crashed. */
export async function sweepGuards(folder: string, options: Looking): Promise<void> {
  const { files } = options;
  for (const name of await files.readdir(folder).catch(() => [])) {
    if (!/^fallbote\.lock\.[0-9a-f.-]+(?:\.tmp)?$/u.test(name)) continue;
    const path = join(folder, name);
    const holder = await readHolder(path, files).catch(() => undefined);
    if (holder !== undefined && !(await isAlive(path, holder, options))) await removed(files, path);
  }
}
