import type { Low } from 'lowdb';
import type { Draft } from './draft.ts';
import { JsonFile, seal } from './json-file.ts';
import { changeName, type Manifest } from './layout.ts';
import { publish, type Snapshot, snapshotOf } from './publish.ts';
import { type ChangeFile, changeFileSchema, type StoredRecord } from './records.ts';
import type { Trail } from './trail.ts';
import type { Row, View } from './view.ts';

/** Brings a view to the state that a draft of it describes, after that was written. */
function apply(view: View, draft: Draft, placed: ReadonlyMap<number, readonly Row[]>, trail: Trail): void {
  view.adopt(placed);
  if (draft.office !== undefined) view.office = { ...view.office, now: draft.office, dirty: true };
  for (const change of draft.history) view.addHistory(change);
  trail.add(draft.audit);
  trail.reached(view.serial);
}

/** Writes a group of small commits as one change file. Throws FB103 and FB107, and then the view is as it was. */
export async function writeChange(view: View, draft: Draft, trail: Trail, now: Date): Promise<void> {
  const serial = view.serial + 1;
  const records = [...draft.records.values()].filter((record): record is StoredRecord => record !== undefined);
  const change: ChangeFile = {
    serial,
    after: view.id,
    at: now.toISOString(),
    trail: trail.head,
    ...(draft.office === undefined ? {} : { office: draft.office }),
    records: [...records],
    history: draft.history.map(({ history = [] }) => [...history]),
    audit: [...draft.audit],
  };
  const file = new JsonFile(view.parts.path(changeName(serial)), changeFileSchema, view.parts.files);
  await file.write(change);
  Object.assign(view, {
    serial,
    id: file.sum,
    at: change.at,
    changes: view.changes + 1,
    bytes: view.bytes + file.length,
  });
  apply(view, draft, view.place(draft.records), trail);
}

/**
 * Writes a big commit, an import or a removal, with all change files before it, as a state of its own. All that these hold
 * for the audit trail must be in it. Throws FB103 and FB107, and then the view is as it was.
 */
export async function writeState(db: Low<Manifest>, view: View, draft: Draft, trail: Trail, now: Date): Promise<void> {
  const placed = view.place(draft.records);
  const before = snapshotOf(view, trail.head);
  const segments = [...before.segments];
  for (const [number, rows] of placed) segments[number] = { part: segments[number]?.part ?? null, rows, dirty: true };
  const serial = view.serial + 1;
  const at = now.toISOString();
  const snapshot: Snapshot = {
    ...before,
    serial,
    at,
    id: seal(JSON.stringify([view.id, serial, at])).sum,
    segments,
    office: draft.office === undefined ? view.office : { part: null, now: draft.office, dirty: true },
    history: { part: view.history.part, since: [...view.history.since, ...draft.history] },
    entries: draft.audit,
    purge: [...new Set([...before.purge, ...draft.removed])],
  };
  const whenWritten = () => {
    Object.assign(view, { serial, id: snapshot.id, at, changes: 0, bytes: 0 });
    apply(view, draft, placed, trail);
  };
  await publish(db, view, snapshot, { writers: 4, whenWritten });
}
