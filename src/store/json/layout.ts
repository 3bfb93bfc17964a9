import * as z from 'zod';
import { caseSchema } from '../../cases/case.ts';
import { officeSchema } from '../../cases/office.ts';

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

const fileName = () => z.string().regex(/^(office|index|cases)-\d+\.json$/);

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

export const officeFileSchema = officeSchema;
export const segmentSchema = z.array(caseSchema);

/** number, segment, manager, team, Bedarfsgemeinschaft */
export const indexSchema = z.array(
  z.tuple([z.string(), z.int().min(0), z.string().nullable(), z.string(), z.string().nullable()]),
);
export type IndexRow = z.infer<typeof indexSchema>[number];
