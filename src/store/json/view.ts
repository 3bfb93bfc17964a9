import type { AuditEntry, AuditHead } from '../../access/audit.ts';
import { compareCaseNumbers, compareText } from '../../order.ts';
import { matches, nextHistory } from '../memory-store.ts';
import { type CaseQuery, type Change, caseKey, type HistoryEntry } from '../store.ts';
import { EMPTY_MANIFEST, type Manifest, type Part, SEGMENT_SIZE } from './layout.ts';
import type { Parts } from './parts.ts';
import { historySchema, type StoredOffice, type StoredRecord, storedOfficeSchema } from './records.ts';
import { Rows } from './rows.ts';

/** What is known of a case without reading it. With `record` it has changed since the segment was written. */
export interface Row {
  readonly no: string;
  readonly manager: string | null;
  readonly team: string;
  readonly bedarfsgemeinschaft: string | null;
  readonly segment: number;
  readonly record?: StoredRecord;
}

/** Cases that lie together. Never changed, always replaced; `dirty` where the file does not hold exactly these rows. */
export interface Segment {
  readonly part: Part | null;
  readonly rows: readonly Row[];
  readonly dirty: boolean;
}

export type HistoryChange = Pick<Change, 'history' | 'remove'>;

/** A part of the state that is read when it is asked for, and what has been changed since it was written. */
interface OfficeState {
  readonly part: Part | null;
  readonly now?: StoredOffice | undefined;
  readonly dirty: boolean;
}
interface HistoryState {
  readonly part: Part | null;
  readonly since: readonly HistoryChange[];
  readonly now?: readonly HistoryEntry[] | undefined;
}

/** Lines for the audit trail that a manifest or a change file holds, and where the trail was before them. */
export interface HeldEntries {
  readonly start: AuditHead;
  readonly entries: readonly AuditEntry[];
}

const rowOf = (record: StoredRecord, segment: number): Row => ({
  no: record.case.no,
  manager: record.case.manager ?? null,
  team: record.case.team,
  bedarfsgemeinschaft: record.case.bedarfsgemeinschaft ?? null,
  segment,
  record,
});

/** The state of a folder: the manifest's, with the changes since. */
export class View {
  readonly parts: Parts;
  manifest: Manifest = EMPTY_MANIFEST;
  /** of the last change, and what the next one names as its forerunner */
  serial = 0;
  id = '';
  at = EMPTY_MANIFEST.at;
  /** change files since the manifest, and their size */
  changes = 0;
  bytes = 0;
  /** read from a folder of version 1, which the next write brings up to date */
  isVersion1 = false;
  readonly rows = new Rows();
  readonly segments: Segment[] = [];
  office: OfficeState = { part: null, dirty: false };
  history: HistoryState = { part: null, since: [] };
  held: HeldEntries[] = [];

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The record of a case; `undefined` where there is none. Throws FB102. */
  async record(key: string): Promise<StoredRecord | undefined> {
    for (;;) {
      const row = this.rows.get(key);
      if (row === undefined) return undefined;
      const part = this.segments[row.segment]?.part ?? null;
      try {
        return await this.recordOf(row, part, key);
      } catch (error) {
        // a fold may have put another file in the place of this one
        if (this.segments[row.segment]?.part === part) throw error;
      }
    }
  }

  async recordOf(row: Row, part: Part | null, key = caseKey(row.no)): Promise<StoredRecord> {
    if (row.record !== undefined) return row.record;
    if (part === null) throw new Error('a row without a record lies in a segment that was never written');
    return (await this.parts.segment(part)).record(key);
  }

  /** The records that a query asks for, in ascending order of case number, as they are at the call. */
  async find(query: CaseQuery): Promise<StoredRecord[]> {
    const wanted: (readonly [Row, Part | null])[] = [];
    const candidates = query.managers === undefined ? this.rows.values() : this.rows.of(query.managers);
    for (const row of candidates) {
      const { manager, team, bedarfsgemeinschaft } = row;
      if (
        matches({ manager: manager ?? undefined, team, bedarfsgemeinschaft: bedarfsgemeinschaft ?? undefined }, query)
      )
        wanted.push([row, this.segments[row.segment]?.part ?? null]);
    }
    // segment by segment, so that each is read once, whatever the bound of those kept in memory
    wanted.sort(([a], [b]) => a.segment - b.segment);
    const found: StoredRecord[] = [];
    for (const [row, part] of wanted) found.push(row.record ?? (await this.recordOf(row, part)));
    return found.sort((a, b) => compareCaseNumbers(a.case.no, b.case.no));
  }

  /** Throws FB102. */
  async officeNow(): Promise<StoredOffice | undefined> {
    const { office } = this;
    if (office.now !== undefined || office.part === null) return office.now;
    const now = await this.parts.read('office', office.part, storedOfficeSchema);
    // two at once read the same
    if (this.office === office) this.office = { ...office, now };
    return now;
  }

  /** Newest first; throws FB102. */
  async historyOf(state: HistoryState): Promise<readonly HistoryEntry[]> {
    if (state.now !== undefined) return state.now;
    const base = state.part === null ? [] : await this.parts.read('history', state.part, historySchema);
    const now = state.since.reduce<readonly HistoryEntry[]>(nextHistory, base);
    if (this.history === state) this.history = { ...state, now };
    return now;
  }

  /** Takes a change of the history over. */
  addHistory(change: HistoryChange): void {
    const { part, since, now } = this.history;
    this.history = { part, since: [...since, change], now: now && nextHistory(now, change) };
  }

  /** The history was written as it was in `written`: what has changed since stays in memory. */
  historyWritten(written: HistoryState, part: Part | null): void {
    this.history = { ...this.history, part, since: this.history.since.slice(written.since.length) };
  }

  /**
   * The segments as they would be with these records put, or removed where they are `undefined`. Nothing is changed yet.
   * A case stays where it is. New ones are laid to those of their case manager, else together.
   */
  place(records: ReadonlyMap<string, StoredRecord | undefined>): Map<number, Row[]> {
    const touched = new Map<number, Row[]>();
    const rowsIn = (segment: number): Row[] => {
      const rows = touched.get(segment) ?? [...(this.segments[segment]?.rows ?? [])];
      touched.set(segment, rows);
      return rows;
    };
    const fresh: StoredRecord[] = [];
    for (const [key, record] of records) {
      const row = this.rows.get(key);
      if (row === undefined) {
        if (record !== undefined) fresh.push(record);
        continue;
      }
      const rows = rowsIn(row.segment);
      const at = rows.findIndex((other) => caseKey(other.no) === key);
      if (record === undefined) rows.splice(at, 1);
      else rows[at] = rowOf(record, row.segment);
    }
    if (fresh.length === 0) return touched;
    fresh.sort(
      (a, b) => compareText(a.case.manager ?? '', b.case.manager ?? '') || compareCaseNumbers(a.case.no, b.case.no),
    );
    const room = this.#room(touched);
    for (const record of fresh) {
      const segment = room(record.case.manager ?? null);
      rowsIn(segment).push(rowOf(record, segment));
    }
    return touched;
  }

  /** Says where a new case of a case manager goes. */
  #room(touched: ReadonlyMap<number, readonly Row[]>): (manager: string | null) => number {
    const sizeOf = (segment: number) => (touched.get(segment) ?? this.segments[segment]?.rows ?? []).length;
    const free: number[] = [];
    const ofManager = new Map<string | null, number>();
    this.segments.forEach(({ rows }, segment) => {
      const last = rows.at(-1);
      if (last === undefined) free.push(segment);
      else if (rows.length < SEGMENT_SIZE) ofManager.set(last.manager, segment);
    });
    free.reverse();
    let end = this.segments.length;
    let open = end - 1;
    return (manager) => {
      const own = ofManager.get(manager);
      if (own !== undefined && sizeOf(own) < SEGMENT_SIZE) return own;
      if (open < 0 || sizeOf(open) === 0 || sizeOf(open) >= SEGMENT_SIZE) open = free.pop() ?? end++;
      return open;
    };
  }

  /** Puts placed rows in force. */
  adopt(placed: ReadonlyMap<number, readonly Row[]>): void {
    for (const [segment, rows] of placed) {
      for (let at = this.segments.length; at < segment; at++)
        this.segments.push({ part: null, rows: [], dirty: false });
      const before = this.segments[segment];
      this.segments[segment] = { part: before?.part ?? null, rows, dirty: true };
      const stay = new Set(rows.map((row) => caseKey(row.no)));
      for (const { no } of before?.rows ?? []) if (!stay.has(caseKey(no))) this.rows.delete(caseKey(no));
      for (const row of rows) this.rows.set(caseKey(row.no), row);
    }
  }

  /** A segment was written as it was in `written`; what has changed since stays in memory. */
  segmentWritten(segment: number, written: Segment, part: Part | null): void {
    const now = this.segments[segment];
    if (now === undefined) return;
    const settled = new Set(written.rows);
    const rows = now.rows.map((row) => {
      if (row.record === undefined || !settled.has(row)) return row;
      const { record: _, ...rest } = row;
      this.rows.set(caseKey(row.no), rest);
      return rest;
    });
    this.segments[segment] = { part, rows, dirty: now.rows !== written.rows };
  }
}
