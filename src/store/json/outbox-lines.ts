import * as z from 'zod';
import { type Entries, type Entry, fold, type OutboxEvent, STATES } from '../../reminders/outbox.ts';
import { damaged, unusable } from './faults.ts';
import type { Files } from './files.ts';
import { checked, parseJson, readText, seal, unseal } from './json-file.ts';

/*
 * A sealed line per event, after one that says what the file is. Lines are only added; from time to time, and where a case
 * is deleted, the file is replaced by one that says the same in fewer lines.
 */

const HEADER = { format: 'fallbote-outbox', version: 1 } as const;

const failure = z.enum(['rate-limited', 'unreachable', 'refused', 'expired', 'offline', 'absent']);
const doubt = z.enum(['timeout', 'reset', 'server-error', 'crash', 'lease']);
const keys = () => z.array(z.string());
const attempt = () => z.int().min(1);
const at = () => z.iso.datetime();
const sent = z.strictObject({ adapter: z.string(), id: z.string() });
const claim = {
  kind: z.enum(['morning', 'urgent', 'channel', 'digest']),
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person'), staff: z.string() }),
    z.strictObject({ kind: z.literal('channel'), team: z.string() }),
  ]),
  door: z.string(),
  day: z.iso.date(),
  keys: keys(),
  attempt: attempt(),
  life: z.string(),
  tells: keys().optional(),
  mark: z.string().optional(),
};
const entrySchema: z.ZodType<Entry> = z.strictObject({
  ...claim,
  id: z.string(),
  state: z.enum(STATES),
  at: at(),
  reference: sent.optional(),
  reason: z.union([failure, doubt]).optional(),
  retryAt: at().optional(),
  looks: z.int().min(0).optional(),
  doubled: z.literal(true).optional(),
  told: z.literal(true).optional(),
  shown: keys().optional(),
  stale: z.literal(true).optional(),
});
const on = <const E extends string, S extends z.ZodRawShape>(event: E, shape: S) =>
  z.strictObject({ event: z.literal(event), id: z.string(), at: at(), ...shape });
const eventSchema: z.ZodType<OutboxEvent> = z.discriminatedUnion('event', [
  on('claimed', claim),
  on('sent', { attempt: attempt(), reference: sent.optional() }),
  on('failed', { attempt: attempt(), reason: failure, retryAt: at().optional() }),
  on('uncertain', { attempt: attempt(), reason: doubt }),
  on('unseen', { attempt: attempt() }),
  on('absent', { attempt: attempt(), retryAt: at() }),
  on('doubtful', { attempt: attempt() }),
  on('withdrawn', {}),
  on('told', {}),
  on('retry', { retryAt: at() }),
  on('shown', { keys: keys() }),
  on('removed', {}),
  on('kept', { entry: entrySchema }),
]);

/** One line of the file. */
export const lineOf = (data: unknown): string => `${seal(JSON.stringify(data)).text}\n`;
/** A file that says as much as all the lines before it did. */
export const textOf = (entries: Entries): string =>
  [HEADER, ...[...entries.values()].map((entry) => ({ event: 'kept', id: entry.id, at: entry.at, entry }))]
    .map(lineOf)
    .join('');

/** What an outbox file holds. */
export interface ReadOutbox {
  readonly entries: Map<string, Entry>;
  readonly lines: number;
  /** its length in bytes without what a crash has torn */
  readonly size: number;
  /** whether there is more than that */
  readonly torn: boolean;
}

/**
 * Reads an outbox file; `undefined` where there is none. A last line that a crash has torn was never reported kept and is
 * left out. Throws FB102 for anything else that is not whole.
 */
export async function readOutbox(path: string, files: Files): Promise<ReadOutbox | undefined> {
  const text = await readText(path, files);
  if (text === null) return undefined;
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const [first, ...lines] = whole.split('\n').slice(0, -1);
  const entries = new Map<string, Entry>();
  if (first === undefined) throw damaged(path);
  const { format, version } = (dataOf(path, first) ?? {}) as { readonly format?: unknown; readonly version?: unknown };
  if (format !== HEADER.format || version !== HEADER.version)
    throw unusable(
      path,
      'Eine neuere Version von Fallbote hat sie geschrieben.',
      undefined,
      'Bitte diese neuere Version verwenden.',
    );
  for (const line of lines) fold(entries, checked(path, eventSchema, dataOf(path, line)));
  return { entries, lines: lines.length, size: Buffer.byteLength(whole), torn: whole !== text };
}

function dataOf(path: string, line: string): unknown {
  const found = unseal(line);
  if (found === undefined) throw damaged(path);
  return parseJson(found.json);
}
