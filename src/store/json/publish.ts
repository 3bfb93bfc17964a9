import type { Low } from 'lowdb';
import type { AuditEntry, AuditHead } from '../../access/audit.ts';
import { FallboteError } from '../../errors.ts';
import { caseKey } from '../store.ts';
import { createBreath, inParallel } from './breathe.ts';
import { sureOrNot, unwritable } from './faults.ts';
import { removed } from './files.ts';
import { JsonFile, syncFolder } from './json-file.ts';
import {
  generationName,
  type Manifest,
  manifestSchema,
  type Part,
  type PartKind,
  partName,
  SHARD_SIZE,
} from './layout.ts';
import type { IndexRow, RawRecord, Shard } from './records.ts';
import type { Segment, View } from './view.ts';

export interface PublishOptions {
  /** how many segments are written at a time; more than one keeps the commits beside it waiting */
  readonly writers?: number;
  /** what to do between the moment at which the state is on disk and the one at which the view is told */
  readonly whenWritten?: () => void;
}

/** A state that is to become the manifest's, taken from a view at one moment. */
export interface Snapshot extends Pick<View, 'serial' | 'id' | 'at' | 'office' | 'history'> {
  readonly segments: readonly Segment[];
  /** where the audit trail is, all that change files hold being written, and what comes with this state */
  readonly trail: AuditHead;
  readonly entries: readonly AuditEntry[];
  readonly purge: readonly string[];
}

/** The state of a view as it is now. */
export const snapshotOf = (view: View, trail: AuditHead): Snapshot => ({
  serial: view.serial,
  id: view.id,
  at: view.at,
  office: view.office,
  history: view.history,
  segments: [...view.segments],
  trail,
  entries: [],
  purge: view.manifest.purge,
});

/** What a published state consists of, to tell the view. */
interface Published {
  readonly manifest: Manifest;
  /** the new files of segments */
  readonly segments: ReadonlyMap<number, Part | null>;
}

const tell = (view: View, snapshot: Snapshot, { manifest, segments }: Published): void => {
  for (const [number, part] of segments) {
    const written = snapshot.segments[number];
    if (written !== undefined) view.segmentWritten(number, written, part);
  }
  const { now, dirty } = view.office;
  view.office = { part: manifest.office, now, dirty: snapshot.office.dirty ? now !== snapshot.office.now : dirty };
  view.historyWritten(snapshot.history, manifest.history);
  view.manifest = manifest;
  view.isVersion1 = false;
};

/**
 * Writes a state as files of its own and makes it the manifest's; the manifest before stays as a generation. The view
 * may go on changing meanwhile, and is told at the end what need not be kept in memory any more. Throws FB103 and FB107.
 */
export async function publish(
  db: Low<Manifest>,
  view: View,
  snapshot: Snapshot,
  { writers = 1, whenWritten = () => undefined }: PublishOptions = {},
): Promise<void> {
  const base = view.manifest;
  const { parts } = view;
  const written: string[] = [];
  const write = async (kind: PartKind, data: unknown): Promise<Part> => {
    const part = await parts.write(kind, data);
    written.push(partName(kind, part.n));
    return part;
  };
  try {
    await keepGeneration(view, base);
    const segments = await writeSegments(view, snapshot, write, writers);
    const partOf = (number: number) =>
      segments.has(number) ? (segments.get(number) ?? null) : (snapshot.segments[number]?.part ?? null);
    const manifest: Manifest = {
      ...base,
      serial: snapshot.serial,
      id: snapshot.id,
      at: snapshot.at,
      cases: snapshot.segments.reduce((sum, { rows }) => sum + rows.length, 0),
      office: snapshot.office.dirty ? await write('office', snapshot.office.now) : base.office,
      history:
        snapshot.history.since.length > 0
          ? await write('history', await view.historyOf(snapshot.history))
          : base.history,
      index: await writeShards(snapshot, base, partOf, write),
      segments: snapshot.segments.map((_, number) => partOf(number)?.n ?? null),
      trail: snapshot.trail,
      entries: snapshot.entries.length === 0 ? null : await write('entries', snapshot.entries),
      purge: [...snapshot.purge],
    };
    await syncFolder(parts.folder, parts.files).catch((cause) => {
      throw unwritable(parts.folder, cause);
    });
    db.data = manifest;
    await db.write();
    whenWritten();
    tell(view, snapshot, { manifest, segments });
  } catch (error) {
    db.data = base;
    // where nobody can tell which manifest stands there, nothing is removed
    if (!(error instanceof FallboteError && error.code === 'FB107'))
      for (const name of written) await removed(parts.files, parts.path(name));
    throw error;
  }
}

/** Keeps the manifest as a generation, without what belongs to its own moment only. */
export async function keepGeneration(view: View, { ...manifest }: Manifest): Promise<void> {
  const { parts } = view;
  if (manifest.serial === 0) return;
  const file = new JsonFile(parts.path(generationName(manifest.serial)), manifestSchema, parts.files);
  await sureOrNot(file.path, file.write({ ...manifest, entries: null, purge: [] }));
}

type Write = (kind: PartKind, data: unknown) => Promise<Part>;

async function writeSegments(
  view: View,
  { segments }: Snapshot,
  write: Write,
  writers: number,
): Promise<Map<number, Part | null>> {
  const written = new Map<number, Part | null>();
  const breathe = createBreath();
  const dirty = [...segments.entries()].filter(([, segment]) => segment.dirty);
  await inParallel(dirty, writers, async ([number, { part, rows }]) => {
    const old = part === null ? undefined : await view.parts.segment(part);
    await breathe();
    const records = rows.map((row): RawRecord => {
      const record = row.record ?? old?.unchecked(caseKey(row.no));
      if (record === undefined) throw new Error('a row without a record lies in a segment that was never written');
      return record;
    });
    const next = rows.length === 0 ? null : await write('cases', records);
    if (next !== null) view.parts.remember(next, records);
    written.set(number, next);
  });
  return written;
}

/** Of each shard its file; written anew where a segment in it is another. */
async function writeShards(
  { segments }: Snapshot,
  base: Manifest,
  partOf: (number: number) => Part | null,
  write: Write,
): Promise<Part[]> {
  const shards: Part[] = [];
  const breathe = createBreath();
  for (let start = 0; start < segments.length; start += SHARD_SIZE) {
    const inside = segments.slice(start, start + SHARD_SIZE);
    const kept = base.index[start / SHARD_SIZE];
    const same = base.segments.slice(start, start + SHARD_SIZE);
    if (kept !== undefined && same.length === inside.length && !inside.some(({ dirty }) => dirty)) {
      shards.push(kept);
      continue;
    }
    const shard: Shard = inside.map(({ rows }, at) => {
      const part = partOf(start + at);
      return part === null
        ? null
        : {
            sum: part.sum,
            rows: rows.map((row): IndexRow => [row.no, row.manager, row.team, row.bedarfsgemeinschaft]),
          };
    });
    await breathe();
    shards.push(await write('index', shard));
  }
  return shards;
}
