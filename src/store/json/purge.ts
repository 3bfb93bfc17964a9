import type { Low } from 'lowdb';
import type { OutboxStore } from '../../reminders/outbox-store.ts';
import { caseKey } from '../store.ts';
import { sureOrNot, unwritable } from './faults.ts';
import { removed } from './files.ts';
import { JsonFile, syncFolder } from './json-file.ts';
import { generationName, type Manifest, manifestSchema, type Part, SHARD_SIZE } from './layout.ts';
import { listFolder } from './load.ts';
import type { Parts } from './parts.ts';
import { historySchema, rawSegmentSchema, shardSchema } from './records.ts';
import { isDamage, readGenerations, sweep } from './sweep.ts';
import type { Trail } from './trail.ts';
import type { View } from './view.ts';

/** What a shard became. */
interface Replaced {
  readonly part: Part;
  /** by place in the shard: the number of the segment's new file */
  readonly segments: ReadonlyMap<number, number | null>;
  /** how many cases are gone */
  readonly gone: number;
}

/**
 * Rewrites the generations without some cases, their history included. A generation that is broken is removed, as
 * nobody could tell what it holds. Throws FB102 and FB103; then another time must finish it.
 */
export async function purgeGenerations(parts: Parts, keys: ReadonlySet<string>): Promise<void> {
  // generations share files: each is rewritten once
  const shards = new Map<number, Promise<Replaced>>();
  const histories = new Map<number, Promise<Part>>();
  const once = <T>(memo: Map<number, Promise<T>>, n: number, make: () => Promise<T>): Promise<T> => {
    const found = memo.get(n) ?? make();
    memo.set(n, found);
    return found;
  };

  async function without(manifest: Manifest): Promise<Manifest> {
    const segments = [...manifest.segments];
    const index: Part[] = [];
    let { cases, history } = manifest;
    for (const [number, part] of manifest.index.entries()) {
      const files = manifest.segments.slice(number * SHARD_SIZE, (number + 1) * SHARD_SIZE);
      const replaced = await once(shards, part.n, () => shardWithout(parts, part, files, keys));
      for (const [at, n] of replaced.segments) segments[number * SHARD_SIZE + at] = n;
      index.push(replaced.part);
      cases -= replaced.gone;
    }
    if (history !== null) {
      const part = history;
      history = await once(histories, part.n, () => historyWithout(parts, part, keys));
    }
    return { ...manifest, index, segments, history, cases };
  }

  for (const [serial, manifest] of await readGenerations(parts, await listFolder(parts))) {
    const path = parts.path(generationName(serial));
    const next = manifest === undefined ? undefined : await without(manifest).catch(unlessDamaged);
    if (next === undefined) {
      if (!(await removed(parts.files, path))) throw unwritable(path, undefined);
    } else if (JSON.stringify(next) !== JSON.stringify(manifest)) {
      await syncFolder(parts.folder, parts.files).catch((cause) => {
        throw unwritable(parts.folder, cause);
      });
      await sureOrNot(path, new JsonFile(path, manifestSchema, parts.files).write(next));
    }
  }
}

/**
 * Finishes the removal of the cases that a manifest still lists, from all files that hold them. Throws FB102, FB103 and
 * FB107; then the list stays, and another time finishes it.
 */
export async function finishPurge(
  db: Low<Manifest>,
  view: View,
  trail: Trail,
  outbox: Pick<OutboxStore, 'forget'>,
  now: Date,
): Promise<void> {
  const { parts } = view;
  const write = async (next: Manifest): Promise<void> => {
    const before = db.data;
    db.data = next;
    try {
      await db.write();
      view.manifest = next;
    } catch (error) {
      db.data = before;
      throw error;
    }
  };
  await purgeGenerations(parts, new Set(view.manifest.purge));
  await outbox.forget(view.manifest.purge);
  await trail.flush();
  await write({ ...view.manifest, entries: null, trail: trail.head });
  // only when nothing is left the list is, too
  if (!(await sweep(parts, view.manifest, { now, all: true }))) return;
  await write({ ...view.manifest, purge: [] });
}

function unlessDamaged(error: unknown): undefined {
  if (!isDamage(error)) throw error;
}

async function shardWithout(
  parts: Parts,
  part: Part,
  files: readonly (number | null)[],
  keys: ReadonlySet<string>,
): Promise<Replaced> {
  const shard = await parts.read('index', part, shardSchema);
  const segments = new Map<number, number | null>();
  let gone = 0;
  for (const [at, entry] of shard.entries()) {
    const n = files[at] ?? null;
    if (entry === null || n === null || !entry.rows.some(([no]) => keys.has(caseKey(no)))) continue;
    const records = await parts.read('cases', { n, sum: entry.sum }, rawSegmentSchema);
    const stay = records.filter((record) => !keys.has(caseKey(record.case.no)));
    gone += records.length - stay.length;
    const next = stay.length === 0 ? null : await parts.write('cases', stay);
    segments.set(at, next?.n ?? null);
    shard[at] = next === null ? null : { sum: next.sum, rows: entry.rows.filter(([no]) => !keys.has(caseKey(no))) };
  }
  return { part: segments.size === 0 ? part : await parts.write('index', shard), segments, gone };
}

async function historyWithout(parts: Parts, part: Part, keys: ReadonlySet<string>): Promise<Part> {
  const history = await parts.read('history', part, historySchema);
  const stay = history.filter((entry) => entry.case === undefined || !keys.has(caseKey(entry.case)));
  return stay.length === history.length ? part : parts.write('history', stay);
}
