import { Low } from 'lowdb';
import type { AuditEntry } from '../../access/audit.ts';
import { createBreath } from './breathe.ts';
import { nodeFiles } from './files.ts';
import { noSuchState } from './generations.ts';
import { JsonFile, readText, replaceFile, seal } from './json-file.ts';
import type { JsonStoreOptions } from './json-store.ts';
import {
  asideName,
  changeSerial,
  generationName,
  generationSerial,
  MANIFEST,
  type Manifest,
  manifestSchema,
} from './layout.ts';
import { type AsFar, listFolder, loadAsFar, loadChanges, loadManifest, readManifest } from './load.ts';
import { type LockOptions, takeLock } from './lock.ts';
import { Parts } from './parts.ts';
import { keepGeneration, publish, snapshotOf } from './publish.ts';
import { isDamage, sweep } from './sweep.ts';
import { Trail } from './trail.ts';
import { View } from './view.ts';

/** What a restore did. */
export interface Restored {
  /** the state that was gone back to */
  readonly from: number;
  /** how the state is numbered now, and how many cases it has */
  readonly serial: number;
  readonly cases: number;
  /** under which number the state before is kept; `undefined` where it could not be read and was put aside */
  readonly before?: number;
}

/**
 * Goes back to a state of a folder. Every file of it is checked before anything is changed, and the present state is kept
 * as a generation; where that cannot be read its files stay under the name `defekt-…` for two weeks. The audit trail is
 * not set back, it gets a line. Throws FB102 where the state is broken, FB301 where there is none of this serial, FB106
 * while another process owns the folder, FB103 and FB107.
 */
export async function restoreGeneration(
  folder: string,
  serial: number,
  options: Omit<JsonStoreOptions, 'access'> = {},
): Promise<Restored> {
  const { files = nodeFiles, now = () => new Date(), wait = 0, what = 'fallbote restore' } = options;
  const parts = new Parts(folder, files);
  // a folder that does not exist has no states, and is not made here
  if ((await listFolder(parts)).length === 0) throw noSuchState(folder, serial);
  const lock = await takeLock(folder, { files, now, wait, what } satisfies LockOptions);
  try {
    return await restore(parts, serial, now(), () => lock.assertHeld());
  } finally {
    await lock.release();
  }
}

async function restore(parts: Parts, serial: number, now: Date, allowed: () => Promise<void>): Promise<Restored> {
  const names = await listFolder(parts);
  parts.avoid(names);
  const target = await loadState(parts, serial);
  await checkAll(target);
  const present = await loadAsFar(parts);
  const trail = new Trail(parts, allowed);
  await trail.open(present.view?.held ?? target.held, (present.view ?? target).manifest.trail, 0);
  await trail.flush();
  const serials = names.map((name) => changeSerial(name) ?? generationSerial(name) ?? 0);
  const next = Math.max(...serials, present.view?.serial ?? 0, trail.serial) + 1;
  const db = new Low<Manifest>(new JsonFile(parts.path(MANIFEST), manifestSchema, parts.files), target.manifest);
  const kept = await keepPresent(db, present, trail);
  if (!kept) await putAside(parts, MANIFEST, next);
  const gone = present.view?.manifest.purge ?? [];
  if (gone.length > 0) {
    target.adopt(target.place(new Map(gone.map((key) => [key, undefined]))));
    target.addHistory({ remove: gone });
  }
  const at = now.toISOString();
  const entries: readonly AuditEntry[] = [
    { at, who: 'betrieb', door: 'cli', what: 'import', command: 'restore', cases: [] },
  ];
  const id = seal(JSON.stringify([target.id, next, at])).sum;
  await publish(db, target, { ...snapshotOf(target, trail.head), serial: next, at, id, entries, purge: gone });
  trail.add(entries);
  trail.reached(next);
  await sweep(parts, target.manifest, { now, temporaries: true, ...(kept ? {} : { aside: next }) });
  await trail.settle();
  const before = kept ? present.view?.serial : undefined;
  return { from: serial, serial: next, cases: target.rows.size, ...(before === undefined ? {} : { before }) };
}

/** The state of this serial: the present one, one on the way to it, or a generation. Throws FB102, FB301. */
async function loadState(parts: Parts, serial: number): Promise<View> {
  const view = new View(parts);
  let fault: unknown;
  try {
    const manifest = await readManifest(parts);
    if (manifest !== null && manifest !== 1 && manifest.serial <= serial) {
      await loadManifest(view, manifest);
      await loadChanges(view, serial);
      if (view.serial === serial) return view;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    fault = error;
  }
  const generation = await readManifest(parts, generationName(serial));
  if (generation === null || generation === 1) throw fault ?? noSuchState(parts.folder, serial);
  const kept = new View(parts);
  await loadManifest(kept, generation);
  return kept;
}

/** Reads all that a state consists of; throws FB102 at the first file that is not whole. */
async function checkAll(view: View): Promise<void> {
  const breathe = createBreath();
  await view.officeNow();
  await view.historyOf(view.history);
  for (const { part, rows } of view.segments) {
    for (const row of rows) await view.recordOf(row, part);
    await breathe();
  }
}

/** Keeps the present state as a generation; gives whether it could be read for that. */
async function keepPresent(db: Low<Manifest>, { view, fault }: AsFar, trail: Trail): Promise<boolean> {
  if (view === undefined || fault !== undefined) return false;
  try {
    if (view.changes > 0 || view.isVersion1) await publish(db, view, snapshotOf(view, trail.head));
    await keepGeneration(view, view.manifest);
    return true;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return false;
  }
}

/** Keeps a copy of a file that somebody may want to look at. */
async function putAside(parts: Parts, name: string, number: number): Promise<void> {
  const text = await readText(parts.path(name), parts.files);
  if (text !== null) await replaceFile(parts.path(asideName(`${number}-${name}`)), text, parts.files);
}
