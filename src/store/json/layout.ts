import { join } from 'node:path';
import * as z from 'zod';
import { type Case, caseSchema } from '../../cases/case.ts';
import { officeSchema } from '../../cases/office.ts';
import { caseKey } from '../store.ts';
import { unusable } from './json-file.ts';

/**
 * The files of a data folder. The manifest names the files of the current state; every other file is written once
 * and never changed, so renaming the manifest into place is the moment at which a commit happens.
 *
 *   fallbote.json        the manifest
 *   office-<n>.json      the office without its cases
 *   index-<n>.json       of each case: where it lies, and what queries ask for
 *   cases-<n>.json       up to SEGMENT_SIZE cases; those of one case manager lie together
 */
export const SEGMENT_SIZE = 64;
export const MANIFEST = 'fallbote.json';

const PART = /^(office|index|cases)-\d+\.json$/;
const TEMPORARY = /^(fallbote|(office|index|cases)-\d+)\.json\.\d+\.tmp$/;
/** Whether a file of this name is one that commits write beside the manifest. */
export const isPart = (name: string): boolean => PART.test(name);
export const isOurs = (name: string): boolean => PART.test(name) || TEMPORARY.test(name);

const fileName = () => z.string().regex(PART);

export const manifestSchema = z.strictObject({
  format: z.literal('fallbote'),
  version: z.literal(1),
  /** counts commits; names the next file */
  serial: z.int().min(0),
  office: fileName().nullable(),
  index: fileName().nullable(),
  segments: z.array(fileName().nullable()),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const EMPTY_MANIFEST: Manifest = {
  format: 'fallbote',
  version: 1,
  serial: 0,
  office: null,
  index: null,
  segments: [],
};

/** The files that a state consists of. */
export const namesIn = (manifest: Manifest): ReadonlySet<string | null> =>
  new Set([MANIFEST, manifest.office, manifest.index, ...manifest.segments]);

export const officeFileSchema = officeSchema;
export const segmentSchema = z.array(caseSchema);

/** number, segment, manager, team, Bedarfsgemeinschaft */
export const indexSchema = z.array(
  z.tuple([z.string(), z.int().min(0), z.string().nullable(), z.string(), z.string().nullable()]),
);
export type IndexRow = z.infer<typeof indexSchema>[number];

export const rowOf = (kase: Case, segment: number): IndexRow => [
  kase.no,
  segment,
  kase.manager ?? null,
  kase.team,
  kase.bedarfsgemeinschaft ?? null,
];

/** The rows of an index by case key. */
export type Rows = ReadonlyMap<string, IndexRow>;

const MISMATCH = 'Sie passt nicht zu den anderen Dateien des Ordners.';

/** Throws FB102 where an index does not fit its manifest. */
export function rowsOf(folder: string, manifest: Manifest, index: readonly IndexRow[]): Rows {
  const rows = new Map(index.map((row) => [caseKey(row[0]), row]));
  const filled = new Set(index.map(([, segment]) => segment));
  const fits =
    rows.size === index.length &&
    [...filled].every((segment) => typeof manifest.segments[segment] === 'string') &&
    manifest.segments.every((name, segment) => name === null || filled.has(segment));
  if (!fits) throw unusable(join(folder, manifest.index ?? MANIFEST), MISMATCH);
  return rows;
}

/** Throws FB102 where a segment does not hold exactly the cases that the index says. */
export function checkSegment(path: string, segment: number, cases: readonly Case[], rows: Rows): void {
  let expected = 0;
  for (const row of rows.values()) if (row[1] === segment) expected++;
  const fits = (kase: Case) => {
    const row = rows.get(caseKey(kase.no));
    return row !== undefined && rowOf(kase, segment).every((value, i) => value === row[i]);
  };
  const distinct = new Set(cases.map((kase) => caseKey(kase.no))).size;
  if (distinct !== cases.length || distinct !== expected || !cases.every(fits)) throw unusable(path, MISMATCH);
}
