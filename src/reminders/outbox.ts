import { type Day, toIso } from '../calendar/civil-date.ts';
import type { Posting } from './notice.ts';

/** What a platform calls a message that it took; survives a restart and holds no contents. */
export interface Sent {
  readonly adapter: string;
  readonly id: string;
}

/**
 * What became of a message.
 * - `claimed`: about to be sent, or being sent · `sent` · `failed`: known not to have arrived
 * - `uncertain`: may have arrived; nobody has looked yet · `doubtful`: may have arrived, and nobody can look
 * - `withdrawn`: did not arrive, and is not wanted any more
 */
export const STATES = ['claimed', 'sent', 'failed', 'uncertain', 'doubtful', 'withdrawn'] as const;
export type State = (typeof STATES)[number];

/** Why a message failed; `absent`: somebody looked, and it is not there. */
export type Failure = 'rate-limited' | 'unreachable' | 'refused' | 'expired' | 'offline' | 'absent';
/** Why nobody knows; `crash`: the process ended before it was told. */
export type Doubt = 'timeout' | 'reset' | 'server-error' | 'crash' | 'lease';

/** One message and what became of it. Names people and cases by their ids alone. */
export interface Entry {
  /** `Posting.id`, the same for every attempt */
  readonly id: string;
  readonly kind: Posting['kind'];
  readonly to: Posting['to'];
  /** name of the adapter */
  readonly door: string;
  /** civil day that it counts for, YYYY-MM-DD */
  readonly day: string;
  /** keys of the notices in it */
  readonly keys: readonly string[];
  readonly state: State;
  /** counted from 1 */
  readonly attempt: number;
  /** the process that made the last attempt */
  readonly life: string;
  /** mark of the address that the last attempt went to, see `Door.markOf`; none in old entries */
  readonly mark?: string | undefined;
  /** instant of the last attempt, answer or look, ISO 8601 in UTC */
  readonly at: string;
  readonly reference?: Sent | undefined;
  /** of the last failure or doubt, also after it was withdrawn or found */
  readonly reason?: Failure | Doubt | undefined;
  /** of a failed one: when to try again; without it only in another message on another day */
  readonly retryAt?: string | undefined;
  /** how often somebody looked for it in vain or could not look */
  readonly looks?: number | undefined;
  /** two attempts were both accepted */
  readonly doubled?: true | undefined;
  /** of a doubtful one: later messages said so, and nothing of it is left to be told again; for those who look at the list */
  readonly told?: true | undefined;
  /** doubtful messages that this one tells about */
  readonly tells?: readonly string[] | undefined;
  /** keys whose end is shown in the message */
  readonly shown?: readonly string[] | undefined;
  /** something in it was deleted: the message must be changed or taken back */
  readonly stale?: true | undefined;
}

type On<E extends string, More = object> = { readonly event: E; readonly id: string; readonly at: string } & More;

/** What happens to a message, in the order in which it is kept. `attempt` is the one that it is about. */
export type OutboxEvent =
  | On<
      'claimed',
      Pick<Entry, 'kind' | 'to' | 'door' | 'day' | 'keys' | 'attempt' | 'life'> & {
        readonly tells?: readonly string[] | undefined;
        readonly mark?: string | undefined;
      }
    >
  | On<'sent', { readonly attempt: number; readonly reference?: Sent | undefined }>
  | On<'failed', { readonly attempt: number; readonly reason: Failure; readonly retryAt?: string | undefined }>
  | On<'uncertain', { readonly attempt: number; readonly reason: Doubt }>
  /** somebody looked and could not tell */
  | On<'unseen', { readonly attempt: number }>
  /** somebody looked, and it is not there */
  | On<'absent', { readonly attempt: number; readonly retryAt: string }>
  | On<'doubtful', { readonly attempt: number }>
  | On<'withdrawn'>
  /** of a doubtful one: what others did not tell again is not wanted any more */
  | On<'told'>
  | On<'retry', { readonly retryAt: string }>
  /** the message shows the end of these keys, and nothing that was deleted */
  | On<'shown', { readonly keys: readonly string[] }>
  /** the message is not there any more */
  | On<'removed'>
  /** all of it as it stands, in place of everything before */
  | On<'kept', { readonly entry: Entry }>;

export type Entries = ReadonlyMap<string, Entry>;

/** Only from these a message may be sent: nothing of it can be on the platform, or somebody looked. */
export const mayClaim = (entry: Entry | undefined): boolean => entry === undefined || entry.state === 'failed';

/**
 * The message after an event; `undefined`: it is forgotten. An event that comes too late, or for an attempt that is not
 * the last one, changes nothing, but that an attempt was accepted is never lost.
 * @throws Error for a claim of what may be on the platform: the one thing that must not happen
 */
export function after(entry: Entry | undefined, event: OutboxEvent): Entry | undefined {
  if (event.event === 'kept') return event.entry;
  if (event.event === 'claimed') return claimed(entry, event);
  if (entry === undefined) return undefined;
  const { at } = event;
  const last = 'attempt' in event && event.attempt === entry.attempt;
  const { state } = entry;
  switch (event.event) {
    case 'sent':
      return accepted(entry, event);
    case 'failed':
      if (!last || (state !== 'claimed' && state !== 'uncertain' && state !== 'doubtful')) return entry;
      return { ...entry, state: 'failed', at, reason: event.reason, retryAt: event.retryAt };
    case 'uncertain':
      return last && state === 'claimed' ? { ...entry, state: 'uncertain', at, reason: event.reason, looks: 0 } : entry;
    case 'unseen':
      return last && state === 'uncertain' ? { ...entry, looks: (entry.looks ?? 0) + 1, at } : entry;
    case 'absent':
      if (!last || (state !== 'uncertain' && state !== 'doubtful')) return entry;
      return { ...entry, state: 'failed', at, reason: 'absent', retryAt: event.retryAt };
    case 'doubtful':
      return last && state === 'uncertain' ? { ...entry, state: 'doubtful', at } : entry;
    case 'withdrawn':
      return state === 'failed' ? { ...entry, state: 'withdrawn', retryAt: undefined } : entry;
    case 'told':
      return state === 'doubtful' ? { ...entry, told: true } : entry;
    case 'retry':
      return state === 'failed' ? { ...entry, retryAt: event.retryAt } : entry;
    case 'shown':
      return { ...entry, shown: [...new Set([...(entry.shown ?? []), ...event.keys])], stale: undefined };
    case 'removed':
      return entry.keys.length === 0 ? undefined : { ...entry, reference: undefined, stale: undefined };
  }
}

function claimed(entry: Entry | undefined, event: Extract<OutboxEvent, { event: 'claimed' }>): Entry {
  if (!mayClaim(entry) || event.attempt !== (entry?.attempt ?? 0) + 1)
    throw new Error(`a message that may have arrived is not sent again (${entry?.state} ${entry?.attempt})`);
  const { id, at, kind, to, door, day, keys, attempt, life, tells, mark } = event;
  return { id, kind, to, door, day, keys, state: 'claimed', attempt, life, at, tells, mark };
}

/** An attempt arrived after all. Where another one did, too, the person has it twice, and it says so. */
function accepted(entry: Entry, event: Extract<OutboxEvent, { event: 'sent' }>): Entry {
  const { attempt, reference, at } = event;
  if (attempt > entry.attempt) return entry;
  const other = attempt < entry.attempt;
  if (entry.state === 'sent') {
    const twice = other || (reference !== undefined && reference.id !== entry.reference?.id);
    return {
      ...entry,
      reference: entry.reference ?? reference,
      ...(twice && reference !== undefined ? { doubled: true } : {}),
    };
  }
  // an earlier attempt arrived while this one is on its way, or its notices went on in another message
  const maybe = (other && entry.state !== 'failed') || entry.state === 'withdrawn';
  return {
    ...entry,
    state: 'sent',
    at,
    reference: reference ?? entry.reference,
    retryAt: undefined,
    ...(maybe ? { doubled: true } : {}),
  };
}

/** The keys of a message that others which are there told again; `undefined`: no other told about it. */
export function toldAgain(entries: Entries, id: string): ReadonlySet<string> | undefined {
  const others = [...entries.values()].filter(({ state, tells }) => state === 'sent' && tells?.includes(id) === true);
  return others.length === 0 ? undefined : new Set(others.flatMap(({ keys }) => keys));
}

/** All messages after an event. What a message told about is told once all of it is there. */
export function fold(entries: Map<string, Entry>, event: OutboxEvent): void {
  const next = after(entries.get(event.id), event);
  if (next === undefined) entries.delete(event.id);
  else entries.set(event.id, next);
  if (next?.state !== 'sent') return;
  for (const id of next.tells ?? []) {
    const other = entries.get(id);
    if (other === undefined || other.told === true) continue;
    const again = toldAgain(entries, id);
    if (other.keys.every((key) => again?.has(key))) entries.set(id, { ...other, told: true });
  }
}

/**
 * Whether its notices must not go in another message: they are there, may be there, or go with this one. Those of a
 * doubtful one go again, and the message that they go in holds them.
 */
export const holds = ({ state }: Entry): boolean =>
  state === 'claimed' || state === 'sent' || state === 'uncertain' || state === 'failed';

/** The keys that are not to be sent in another message. */
export function takenKeys(entries: Entries): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const entry of entries.values()) if (holds(entry)) for (const key of entry.keys) keys.add(key);
  return keys;
}

/** People who could not be reached the last time, by staff id: until a message to them arrives. */
export function unreachable(entries: Entries): readonly string[] {
  const last = new Map<string, Entry>();
  for (const entry of entries.values()) {
    if (entry.to.kind !== 'person' || entry.state === 'claimed') continue;
    const before = last.get(entry.to.staff);
    if (before === undefined || before.at <= entry.at) last.set(entry.to.staff, entry);
  }
  // with an attempt to come, another way is open
  const isCut = ({ state, reason, retryAt }: Entry) =>
    (state === 'failed' || state === 'withdrawn') &&
    (reason === 'unreachable' || reason === 'refused') &&
    retryAt === undefined;
  return [...last].filter(([, entry]) => isCut(entry)).map(([staff]) => staff);
}

/** The keys of a message: of its notices, or of itself where it has none. */
export function keysOf({ kind, to, notices, key: own, day }: Posting): readonly string[] {
  if (own !== undefined) return [own];
  if (notices.length > 0) return notices.map(({ key }) => key);
  return [`${kind}|${to.kind === 'person' ? to.staff : `#${to.team}`}|${toIso(day)}`];
}

export const sameRecipient = (a: Posting['to'], b: Posting['to']): boolean =>
  a.kind === 'person' ? b.kind === 'person' && a.staff === b.staff : b.kind === 'channel' && a.team === b.team;

const MINUTE = 60_000;
const BACKOFF = [1, 5, 15, 60].map((minutes) => minutes * MINUTE);

/** When to try again after this many attempts, in milliseconds from now. */
export const backoff = (attempt: number): number => BACKOFF[Math.min(attempt, BACKOFF.length) - 1] ?? MINUTE;

/** Whether it is time for another attempt; a clock that was set back does not hold it up. */
export const isDue = ({ at, retryAt }: Entry, now: number): boolean =>
  retryAt !== undefined && (now >= Date.parse(retryAt) || now < Date.parse(at));

const caseOf = (key: string): string => key.slice(0, key.indexOf('|')).toUpperCase();

/** A message without what belongs to some cases; `undefined` where nothing has to be known of it any more. */
export function without(entry: Entry, cases: ReadonlySet<string>): Entry | undefined {
  const keys = entry.keys.filter((key) => !cases.has(caseOf(key)));
  if (keys.length === entry.keys.length) return entry;
  const there =
    entry.state === 'sent' ? entry.reference !== undefined : entry.state === 'claimed' || entry.state === 'uncertain';
  if (keys.length === 0 && !there) return undefined;
  return {
    ...entry,
    keys,
    shown: entry.shown?.filter((key) => keys.includes(key)),
    ...(there ? { stale: true as const } : {}),
  };
}

/** The case numbers of a message, as they stand in its keys. */
export function casesOf(keys: readonly string[]): readonly string[] {
  const cases = new Set<string>();
  for (const key of keys) {
    const end = key.indexOf('|');
    // the key of a message of its own has three parts
    if (key.indexOf('|', key.indexOf('|', end + 1) + 1) > end) cases.add(key.slice(0, end));
  }
  return [...cases];
}

/** How long a message is remembered after its last change, in days, where its dates are gone. */
export const KEPT_DAYS = 60;

/** Whether nothing needs a message any more. `isGone`: the date of a key is not pending any more. */
export function isOver(entry: Entry, today: Day, isGone: (key: string) => boolean): boolean {
  if (entry.state === 'claimed' || entry.state === 'uncertain' || entry.state === 'failed') return false;
  if (entry.stale === true) return false;
  const last = Math.floor(Date.parse(entry.at) / 86_400_000);
  return today - last > KEPT_DAYS && entry.keys.every(isGone);
}
