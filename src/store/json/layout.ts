import * as z from 'zod';

/**
 * The files of a data folder. The manifest names the files of one state; those are written once and never changed, so
 * renaming the manifest into place is the moment at which that state begins. Small commits come after it, each group of
 * them in one change file; their serials follow that of the manifest without a gap.
 *
 *   fallbote.json           the manifest
 *   office-<n>.json         the office without its cases
 *   index-<n>.json          of each case of up to SHARD_SIZE segments: where it lies, and what queries ask for
 *   cases-<n>.json          up to SEGMENT_SIZE cases; those of one case manager lie together
 *   history-<n>.json        what can be taken back
 *   entries-<n>.json        lines for the audit trail that come with the manifest
 *   change-<serial>.json    a group of small commits
 *   generation-<serial>.json   an earlier manifest
 *   audit-<month>.jsonl     the audit trail; audit-head.json: how far it is
 *   outbox.jsonl            what became of messages that the bot sent of its own accord
 *   fallbote.lock           who owns the folder
 *   defekt-<name>           a broken file that a restore has put aside
 *   slack/, teams/          what the adapter of that name keeps: its key, and requests until they are done
 */
export const MANIFEST = 'fallbote.json';
export const LOCK = 'fallbote.lock';
export const HEAD = 'audit-head.json';
export const OUTBOX = 'outbox.jsonl';
/** how many cases lie in one file, and how many of these files one shard of the index tells about */
export const SEGMENT_SIZE = 32;
export const SHARD_SIZE = 64;

export const PART_KINDS = ['office', 'index', 'cases', 'history', 'entries'] as const;
export type PartKind = (typeof PART_KINDS)[number];

const PART = /^(?:office|index|cases|history|entries)-(\d+)\.json$/u;
const CHANGE = /^change-(\d+)\.json$/u;
const GENERATION = /^generation-(\d+)\.json$/u;
const TRAIL = /^audit-\d{4}-\d{2}\.jsonl$/u;
const TEMPORARY =
  /^(?:outbox\.jsonl|(?:fallbote|audit-head|(?:office|index|cases|history|entries|change|generation)-\d+)\.json)\.\d+\.tmp$/u;

export const partName = (kind: PartKind, n: number): string => `${kind}-${n}.json`;
export const changeName = (serial: number): string => `change-${serial}.json`;
export const generationName = (serial: number): string => `generation-${serial}.json`;
export const trailName = (month: string): string => `audit-${month}.jsonl`;
export const asideName = (name: string): string => `defekt-${name}`;

const numberIn = (pattern: RegExp) => (name: string) => {
  const digits = pattern.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
};
/** The number in the name of such a file; `undefined` for any other name. */
export const partNumber = numberIn(PART);
export const changeSerial = numberIn(CHANGE);
export const generationSerial = numberIn(GENERATION);
export const isTrail = (name: string): boolean => TRAIL.test(name);
export const isTemporary = (name: string): boolean => TEMPORARY.test(name);
export const isAdapterFolder = (name: string): boolean => name === 'slack' || name === 'teams';
export const isAside = (name: string): boolean => name.startsWith('defekt-');
/** Whether a file holds data of an office: beside one of these the manifest must not be missing. */
export const isData = (name: string): boolean => PART.test(name) || CHANGE.test(name) || GENERATION.test(name);

const count = () => z.int().min(0);
const sum = () => z.string().regex(/^[0-9a-f]{64}$/u);

/** A file that a manifest names: its number, and the seal that it must have. */
const partSchema = z.strictObject({ n: z.int().min(1), sum: sum() });
export type Part = z.infer<typeof partSchema>;

const headSchema = z.strictObject({ lines: count(), hash: sum() });

// by hand: there are 2 000 of them in an office of 130 000 cases, in each generation
const isNumber = (value: unknown) => value === null || (Number.isSafeInteger(value) && Number(value) >= 1);
const numbersSchema = z.custom<(number | null)[]>((value) => Array.isArray(value) && value.every(isNumber));

export const manifestSchema = z.strictObject({
  format: z.literal('fallbote'),
  version: z.literal(2),
  /** counts commits: the state after this one */
  serial: count(),
  /** what the next change file must name as its forerunner */
  id: z.string(),
  /** instant of the last change */
  at: z.iso.datetime(),
  /** number of cases */
  cases: count(),
  office: partSchema.nullable(),
  history: partSchema.nullable(),
  index: z.array(partSchema),
  /** numbers of the segments' files; their seals are in the index */
  segments: numbersSchema,
  /** where the audit trail was before `entries` */
  trail: headSchema,
  entries: partSchema.nullable(),
  /** keys of removed cases that may still lie in generations */
  purge: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What audit-head.json holds: the trail's end, and the serial of the last change at that time. */
export const headFileSchema = headSchema.extend({ serial: count() });

export const EMPTY_MANIFEST: Manifest = {
  format: 'fallbote',
  version: 2,
  serial: 0,
  id: '',
  at: new Date(0).toISOString(),
  cases: 0,
  office: null,
  history: null,
  index: [],
  segments: [],
  trail: { lines: 0, hash: '0'.repeat(64) },
  entries: null,
  purge: [],
};

/** The numbers of the files that a state consists of, beside the manifest itself. No two kinds share a number. */
export function* numbersIn({ office, history, entries, index, segments }: Manifest): Generator<number> {
  for (const part of [office, history, entries, ...index]) if (part !== null) yield part.n;
  for (const n of segments) if (n !== null) yield n;
}
