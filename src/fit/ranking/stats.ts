import { type Day, dayOfIso, toIso } from '../../calendar/civil-date.ts';
import { ageOn } from '../../calendar/periods.ts';
import type { Case, Participation } from '../../cases/case.ts';
import type { Kategorie } from '../../cases/values.ts';
import type { Stay } from './availability.ts';

/** Groups in which people are compared: by age at the start, and by what the Kategorie says of the way to work. */
export type AgeGroup = 'unter 25' | '25 bis 49' | 'ab 50';
export type KategorieGroup = 'A' | 'B, C' | 'D, E' | 'S' | 'X, Y, Z';

export const ageGroup = (years: number): AgeGroup => (years < 25 ? 'unter 25' : years < 50 ? '25 bis 49' : 'ab 50');

const GROUPS: Readonly<Record<Kategorie, KategorieGroup>> = {
  A: 'A',
  B: 'B, C',
  C: 'B, C',
  D: 'D, E',
  E: 'D, E',
  S: 'S',
  X: 'X, Y, Z',
  Y: 'X, Y, Z',
  Z: 'X, Y, Z',
};
export const kategorieGroup = (kategorie: string): KategorieGroup | undefined =>
  Object.hasOwn(GROUPS, kategorie) ? GROUPS[kategorie as Kategorie] : undefined;

/** Who counts as comparable; what is left out does not matter. */
export interface Like {
  readonly age?: AgeGroup | undefined;
  readonly kategorie?: KategorieGroup | undefined;
}

/** Ended participations as counted; somebody can be finished and placed. */
export interface Tally {
  readonly n: number;
  readonly finished: number;
  readonly placed: number;
  readonly brokenOff: number;
}

/** What is known of all participations of an office: counts only, nothing about anybody. */
export interface Stats {
  /** participations in a Maßnahme that have not ended; without those of one case */
  stays(massnahme: string, without?: string): readonly Stay[];
  /** ended participations of comparable people in a Maßnahme, or in any; without those of one case */
  ended(massnahme: string | undefined, like: Like, without?: string): Tally;
}

/** How long after the end a new job still counts as its result, in days. */
const PLACED_WITHIN = 31;
const PLACED: readonly string[] = ['Arbeit', 'Ausbildung', 'Selbständigkeit'];

// dates stay text as far as it goes: YYYY-MM-DD compares as it is, and there are many of them

/** Last day, as far as it is on file: left early, as assigned, else the day of the result; never after the end of the case. */
function lastDay({ exitOn, end, outcome }: Participation, closed: string | undefined): string | undefined {
  const own = exitOn ?? end ?? outcome?.on;
  return closed === undefined || (own !== undefined && own < closed) ? own : closed;
}

interface Ended {
  readonly kase: string;
  readonly massnahme: string;
  readonly age: AgeGroup | undefined;
  readonly kategorie: KategorieGroup | undefined;
  readonly finished: boolean;
  readonly placed: boolean;
  readonly brokenOff: boolean;
}

function groupAt(kategorien: Case['kategorien'], on: string): KategorieGroup | undefined {
  let holds: { readonly kategorie: string; readonly since: string } | undefined;
  for (const entry of kategorien ?? []) {
    if (entry.since <= on && (holds === undefined || entry.since >= holds.since)) holds = entry;
  }
  return holds === undefined ? undefined : kategorieGroup(holds.kategorie);
}

/** A job subject to social insurance that began on the last day or soon after. */
function jobFollows({ jobs = [] }: Case, last: string, now: string): boolean {
  const latest = dayOfIso(last) + PLACED_WITHIN;
  return jobs.some(({ svp, start }) => svp === true && start >= last && start <= now && dayOfIso(start) <= latest);
}

function endedOf(kase: Case, item: Participation, last: string, now: string): Ended {
  const { exitOn, end, takenOver, start } = item;
  const outcome = item.outcome === undefined || item.outcome.on > now ? undefined : item.outcome;
  const early = exitOn !== undefined && (end === undefined || exitOn < end);
  const placed =
    takenOver === true || (outcome !== undefined && PLACED.includes(outcome.kind)) || jobFollows(kase, last, now);
  const abandoned = outcome?.kind === 'Abbruch';
  return {
    kase: kase.no,
    massnahme: item.massnahme,
    age: kase.birthDate === undefined ? undefined : ageGroup(ageOn(dayOfIso(kase.birthDate), dayOfIso(start))),
    kategorie: groupAt(kase.kategorien, start),
    finished: !early && !abandoned,
    placed,
    brokenOff: abandoned || (early && !placed),
  };
}

const NOBODY = { n: 0, finished: 0, placed: 0, brokenOff: 0 };

function tally(items: readonly Ended[], { age, kategorie }: Like, without: string | undefined): Tally {
  if (items.length === 0) return NOBODY;
  const count = { ...NOBODY };
  for (const item of items) {
    if (item.kase === without) continue;
    if (age !== undefined && item.age !== age) continue;
    if (kategorie !== undefined && item.kategorie !== kategorie) continue;
    count.n++;
    if (item.finished) count.finished++;
    if (item.placed) count.placed++;
    if (item.brokenOff) count.brokenOff++;
  }
  return count;
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

interface TakenPlace extends Stay {
  readonly kase: string;
}

const NONE: readonly TakenPlace[] = [];
const withoutCase = ({ first, last }: TakenPlace): Stay => ({ first, last });

/**
 * Counts the participations of an office as of a day, in one pass over its cases. One that has begun and whose last day is
 * over has ended; a case that was closed holds no place any more.
 */
export function statsOf(cases: readonly Case[], today: Day): Stats {
  const stays = new Map<string, TakenPlace[]>();
  const ended = new Map<string, Ended[]>();
  const all: Ended[] = [];
  const now = toIso(today);
  for (const kase of cases) {
    for (const item of kase.participations ?? []) {
      const last = lastDay(item, kase.closed?.on);
      if (last === undefined || last >= now) {
        const until = last === undefined ? undefined : dayOfIso(last);
        push(stays, item.massnahme, { first: dayOfIso(item.start), last: until, kase: kase.no });
        continue;
      }
      const one = endedOf(kase, item, last, now);
      push(ended, item.massnahme, one);
      all.push(one);
    }
  }
  const memo = new Map<string, Tally>();
  return {
    stays: (massnahme, without) =>
      (stays.get(massnahme) ?? NONE).filter(({ kase }) => kase !== without).map(withoutCase),
    ended(massnahme, like, without) {
      const items = massnahme === undefined ? all : (ended.get(massnahme) ?? []);
      if (massnahme !== undefined) return tally(items, like, without);
      const key = `${like.age}/${like.kategorie}/${without}`;
      const ready = memo.get(key) ?? tally(items, like, without);
      memo.set(key, ready);
      return ready;
    },
  };
}
