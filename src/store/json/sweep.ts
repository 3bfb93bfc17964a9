import { todayInBerlin } from '../../calendar/today.ts';
import { FallboteError } from '../../errors.ts';
import { createBreath } from './breathe.ts';
import { codeOf, removed } from './files.ts';
import {
  asideName,
  changeSerial,
  generationName,
  generationSerial,
  isAside,
  isTemporary,
  type Manifest,
  numbersIn,
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
    const needed = new Set(numbersIn(manifest));
    const breathe = createBreath();
    for (const [serial, generation] of generations) {
      if (generation === undefined || !kept.has(serial)) continue;
      for (const n of numbersIn(generation)) needed.add(n);
      await breathe();
    }
    let all = true;
    for (const name of names) {
      await breathe();
      const serial = generationSerial(name);
      const gone =
        serial === undefined
          ? await cleared(parts, name, manifest, needed, options)
          : kept.has(serial) || (await removed(parts.files, parts.path(name)));
      all &&= gone;
    }
    return all;
  } catch {
    // what cannot be read now is not judged now
    return false;
  }
}

/** Removes a file, or puts it aside, unless it is needed or none of ours; gives whether that is done. */
async function cleared(
  parts: Parts,
  name: string,
  manifest: Manifest,
  needed: ReadonlySet<number>,
  options: SweepOptions,
): Promise<boolean> {
  const part = partNumber(name);
  const left = part !== undefined ? !needed.has(part) : (changeSerial(name) ?? manifest.serial + 1) <= manifest.serial;
  if (left) return discard(parts, name, options);
  const old =
    (options.temporaries === true && isTemporary(name)) ||
    (isAside(name) && (options.all === true || (await isOld(parts, name, options.now))));
  return !old || removed(parts.files, parts.path(name));
}

async function discard(parts: Parts, name: string, { aside, now }: SweepOptions): Promise<boolean> {
  if (aside === undefined) return removed(parts.files, parts.path(name));
  const to = parts.path(asideName(`${aside}-${name}`));
  await parts.files.rename(parts.path(name), to);
  await parts.files.utimes(to, now, now);
  return true;
}

async function isOld(parts: Parts, name: string, now: Date): Promise<boolean> {
  const { mtimeMs } = await parts.files.stat(parts.path(name));
  return now.getTime() - mtimeMs > ASIDE_FOR;
}
