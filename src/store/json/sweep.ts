import { todayInBerlin } from '../../calendar/today.ts';
import { FallboteError } from '../../errors.ts';
import { codeOf, removed } from './files.ts';
import {
  asideName,
  changeSerial,
  generationName,
  generationSerial,
  isAside,
  isTemporary,
  type Manifest,
  namesIn,
  partNumber,
} from './layout.ts';
import { listFolder, readManifest } from './load.ts';
import type { Parts } from './parts.ts';

/** Which generations stay: the last so many, and the last of each of the last so many days. */
const KEPT_LAST = 5;
const KEPT_DAYS = 14;
const ASIDE_FOR = KEPT_DAYS * 24 * 60 * 60 * 1000;

/** The generations of a folder by serial, ascending; `undefined` for one that is damaged. Throws where the disk fails. */
export async function readGenerations(
  parts: Parts,
  names: readonly string[],
): Promise<Map<number, Manifest | undefined>> {
  const serials = names.map(generationSerial).filter((serial) => serial !== undefined);
  const found = new Map<number, Manifest | undefined>();
  for (const serial of serials.sort((a, b) => a - b)) {
    const manifest = await readManifest(parts, generationName(serial)).catch((error: unknown) => {
      if (isDamage(error)) return undefined;
      throw error;
    });
    found.set(serial, manifest === 1 || manifest === null ? undefined : manifest);
  }
  return found;
}

/** Whether an error says that a file is broken or missing, which will not get better: not that the disk failed just now. */
export const isDamage = (error: unknown): boolean =>
  error instanceof FallboteError &&
  error.code === 'FB102' &&
  (codeOf(error.cause) === undefined || codeOf(error.cause) === 'EISDIR');

/** The serials of the generations that stay. */
export function retained(generations: ReadonlyMap<number, Manifest | undefined>, now: Date): ReadonlySet<number> {
  const serials = [...generations.keys()].sort((a, b) => a - b);
  const kept = new Set(serials.slice(-KEPT_LAST));
  const oldest = todayInBerlin(now) - KEPT_DAYS;
  const lastOf = new Map<number, number>();
  for (const serial of serials) {
    const at = generations.get(serial)?.at;
    if (at !== undefined) lastOf.set(todayInBerlin(new Date(at)), serial);
  }
  for (const [day, serial] of lastOf) if (day > oldest) kept.add(serial);
  return kept;
}

export interface SweepOptions {
  readonly now: Date;
  /** also what interrupted writes left; only while nothing is being written */
  readonly temporaries?: boolean;
  /** puts aside under this number, instead of removing it, what no state needs any more */
  readonly aside?: number;
  /** also what was put aside before */
  readonly all?: boolean;
}

/**
 * Removes what neither the manifest nor a generation that stays needs, among files of ours. Gives whether all of it is
 * gone; what could not be removed goes another time.
 */
export async function sweep(parts: Parts, manifest: Manifest, options: SweepOptions): Promise<boolean> {
  try {
    const names = await listFolder(parts);
    const generations = await readGenerations(parts, names);
    const kept = retained(generations, options.now);
    const needed = new Set(namesIn(manifest));
    for (const [serial, generation] of generations)
      if (generation !== undefined && kept.has(serial)) for (const name of namesIn(generation)) needed.add(name);
    const results: boolean[] = [];
    for (const name of names) {
      const serial = generationSerial(name);
      if (serial !== undefined) {
        if (!kept.has(serial)) results.push(await removed(parts.files, parts.path(name)));
      } else if (isTemporary(name) ? options.temporaries === true : isLeft(name, manifest, needed))
        results.push(await discard(parts, name, options));
      else if (isAside(name) && (options.all === true || (await isOld(parts, name, options.now))))
        results.push(await removed(parts.files, parts.path(name)));
    }
    return results.every(Boolean);
  } catch {
    // what cannot be read now is not judged now
    return false;
  }
}

const isLeft = (name: string, manifest: Manifest, needed: ReadonlySet<string>): boolean =>
  (partNumber(name) !== undefined && !needed.has(name)) ||
  (changeSerial(name) ?? Number.POSITIVE_INFINITY) <= manifest.serial;

async function discard(parts: Parts, name: string, { aside, now }: SweepOptions): Promise<boolean> {
  if (aside === undefined || isTemporary(name)) return removed(parts.files, parts.path(name));
  const to = parts.path(asideName(`${aside}-${name}`));
  await parts.files.rename(parts.path(name), to);
  await parts.files.utimes(to, now, now);
  return true;
}

async function isOld(parts: Parts, name: string, now: Date): Promise<boolean> {
  const { mtimeMs } = await parts.files.stat(parts.path(name));
  return now.getTime() - mtimeMs > ASIDE_FOR;
}
