import * as z from 'zod';
import { AUDIT_ACTIONS, type AuditEntry } from '../../access/audit.ts';
import { type Case, caseSchema } from '../../cases/case.ts';
import { type Office, officeSchema } from '../../cases/office.ts';
import type { HistoryEntry } from '../store.ts';

/** A case as it is kept: with the version of the last import, `true` where that is the same; without: never imported. */
export interface StoredRecord {
  readonly case: Case;
  readonly imported?: true | Case | undefined;
}
export const storedRecordSchema: z.ZodType<StoredRecord> = z.strictObject({
  case: caseSchema,
  imported: z.union([z.literal(true), caseSchema]).optional(),
});

/** The office as it is kept, likewise. `null`: there are cases, but no office yet. */
export interface StoredOffice {
  readonly office: Office | null;
  readonly imported?: true | Office | undefined;
}
export const storedOfficeSchema: z.ZodType<StoredOffice> = z.strictObject({
  office: officeSchema.nullable(),
  imported: z.union([z.literal(true), officeSchema]).optional(),
});

export const importedCase = ({ case: kase, imported }: StoredRecord): Case | undefined =>
  imported === true ? kase : imported;
export const importedOffice = ({ office, imported }: StoredOffice): Office | undefined =>
  imported === true ? (office ?? undefined) : imported;

const step = z.union([z.string(), z.strictObject({ id: z.string() })]);
const path = { path: z.array(step) };
const differenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...path, kind: z.literal('set'), before: z.unknown().optional(), after: z.unknown().optional() }),
  z.strictObject({ ...path, kind: z.enum(['added', 'removed']), at: z.int().min(0), value: z.unknown() }),
  z.strictObject({ ...path, kind: z.literal('list'), is: z.enum(['made', 'dropped']) }),
]);
const historyEntrySchema: z.ZodType<HistoryEntry> = z.strictObject({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  command: z.string(),
  said: z.strictObject({ de: z.string(), en: z.string() }).optional(),
  case: z.string().optional(),
  differences: z.array(differenceSchema),
  undone: z.literal(true).optional(),
});
export const historySchema = z.array(historyEntrySchema);

export const auditEntrySchema: z.ZodType<AuditEntry> = z.strictObject({
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T/u),
  who: z.string(),
  door: z.string(),
  what: z.enum(AUDIT_ACTIONS),
  command: z.string().optional(),
  cases: z.array(z.string()),
  request: z.string().optional(),
});
export const entriesSchema = z.array(auditEntrySchema);

/** One group of small commits. */
export const changeFileSchema = z.strictObject({
  serial: z.int().min(1),
  /** the seal of the change file before, or the id of the manifest */
  after: z.string(),
  at: z.iso.datetime(),
  /** where the audit trail was before `audit` */
  trail: z.strictObject({ lines: z.int().min(0), hash: z.string() }),
  office: storedOfficeSchema.optional(),
  records: z.array(storedRecordSchema),
  /** of each commit its history entries */
  history: z.array(historySchema),
  audit: entriesSchema,
});
export type ChangeFile = z.infer<typeof changeFileSchema>;

/** of each case: number, manager, team, Bedarfsgemeinschaft */
export type IndexRow = readonly [string, string | null, string, string | null];

const textOrNull = (value: unknown) => value === null || typeof value === 'string';
// by hand: an office has 130 000 of them, and they are read before the first answer
const isRow = (row: unknown): row is IndexRow =>
  Array.isArray(row) &&
  row.length === 4 &&
  typeof row[0] === 'string' &&
  textOrNull(row[1]) &&
  typeof row[2] === 'string' &&
  textOrNull(row[3]);
const rowsSchema = z.custom<readonly IndexRow[]>((value) => Array.isArray(value) && value.every(isRow));

/** Of up to SHARD_SIZE segments: the seal of its file, and the rows of its cases. */
export const shardSchema = z.array(z.strictObject({ sum: z.string(), rows: rowsSchema }).nullable());
export type Shard = z.infer<typeof shardSchema>;

/** A segment's records before they are checked one by one, when they are asked for. */
export type RawRecord = { readonly case: { readonly no: string } };
const isRaw = (value: unknown): value is RawRecord =>
  typeof (value as { case?: { no?: unknown } | null } | null)?.case?.no === 'string';
export const rawSegmentSchema = z.custom<readonly RawRecord[]>((value) => Array.isArray(value) && value.every(isRaw));
