import { join } from 'node:path';
import type * as z from 'zod';
import { caseKey } from '../store.ts';
import { misfit, missing, sureOrNot } from './faults.ts';
import type { Files } from './files.ts';
import { checked, JsonFile, replaceFile, seal } from './json-file.ts';
import { type Part, type PartKind, partName, partNumber } from './layout.ts';
import { type RawRecord, rawSegmentSchema, type StoredRecord, storedRecordSchema } from './records.ts';

/** How many segments stay parsed in memory. */
const SEGMENTS_CACHED = 512;

/** The records of one segment by case key; each is checked when it is asked for the first time. */
export interface OpenSegment {
  /** Throws FB102 where the case is not there or does not fit the schema. */
  record(key: string): StoredRecord;
  /** The record as it is kept, to keep it again; throws FB102 where it is not there. */
  unchecked(key: string): RawRecord;
}

function openSegment(path: string, records: readonly RawRecord[]): OpenSegment {
  const raw = new Map(records.map((record) => [caseKey(record.case.no), record]));
  const sound = new Set<string>();
  const unchecked = (key: string): RawRecord => {
    const found = raw.get(key);
    if (found === undefined) throw misfit(path);
    return found;
  };
  return {
    unchecked,
    record(key) {
      const found = unchecked(key);
      if (!sound.has(key)) {
        checked(path, storedRecordSchema, found);
        sound.add(key);
      }
      return found as StoredRecord;
    },
  };
}

/** The write-once files of a folder. */
export class Parts {
  readonly folder: string;
  readonly files: Files;
  #next = 1;
  readonly #segments = new Map<number, Promise<OpenSegment>>();

  constructor(folder: string, files: Files) {
    this.folder = folder;
    this.files = files;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Names that are given out from now on differ from all of these. */
  avoid(names: Iterable<string>): void {
    for (const name of names) this.#next = Math.max(this.#next, (partNumber(name) ?? 0) + 1);
  }

  /** Reads a part; throws FB102 where it is missing, or not the one that was written. */
  async read<T>(kind: PartKind, part: Part, schema: z.ZodType<T>): Promise<T> {
    const file = new JsonFile(this.path(partName(kind, part.n)), schema, this.files);
    const data = await file.read();
    if (data === null) throw missing(file.path);
    if (file.sum !== part.sum) throw misfit(file.path);
    return data;
  }

  /** Writes a part under a new name, which only a synced folder keeps for good. What is written has been checked before. */
  async write(kind: PartKind, data: unknown): Promise<Part> {
    const n = this.#next++;
    const { text, sum } = seal(JSON.stringify(data));
    const path = this.path(partName(kind, n));
    await sureOrNot(path, replaceFile(path, text, this.files, false));
    return { n, sum };
  }

  /** Keeps a segment in memory that has just been written. */
  remember(part: Part, records: readonly RawRecord[]): void {
    this.#keep(part, Promise.resolve(openSegment(this.path(partName('cases', part.n)), records)));
  }

  /** A segment, from memory where it was read lately. */
  segment(part: Part): Promise<OpenSegment> {
    let found = this.#segments.get(part.n);
    if (found === undefined) {
      found = this.read('cases', part, rawSegmentSchema).then((records) =>
        openSegment(this.path(partName('cases', part.n)), records),
      );
      found.catch(() => this.#segments.delete(part.n));
    }
    this.#keep(part, found);
    return found;
  }

  #keep(part: Part, segment: Promise<OpenSegment>): void {
    this.#segments.delete(part.n);
    this.#segments.set(part.n, segment);
    for (const oldest of this.#segments.keys()) {
      if (this.#segments.size <= SEGMENTS_CACHED) break;
      this.#segments.delete(oldest);
    }
  }

  /** Forgets what was read: the files may have been replaced. */
  forget(): void {
    this.#segments.clear();
  }
}
