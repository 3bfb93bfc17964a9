import type { CommandContext } from '../../src/bot/command.ts';
import { type Day, dayOfIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Massnahme, Office } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import { catalogueOf, judgementsOf } from '../../src/fit/catalogue.ts';
import { type Stats, statsOf } from '../../src/fit/ranking/stats.ts';
import type { Store } from '../../src/store/store.ts';

/** The catalogue of an office, with what is looked up in it. */
export interface Kit {
  readonly catalogue: readonly Massnahme[];
  readonly byId: ReadonlyMap<string, Massnahme>;
  /** questions that only a person can answer, by their key */
  readonly judgements: ReadonlyMap<string, Text>;
  readonly questionKeys: ReadonlySet<string>;
  /** whether a row is one of the office's own: only there somebody can be assigned */
  isOwn(row: Massnahme): boolean;
}

const known = new WeakMap<Office, Kit>();

export function kitOf(office: Office): Kit {
  const ready = known.get(office);
  if (ready !== undefined) return ready;
  const catalogue = catalogueOf(office);
  const own = new Set(office.massnahmen ?? []);
  const judgements = judgementsOf(catalogue);
  const kit: Kit = {
    catalogue,
    byId: new Map(catalogue.map((row) => [row.id, row])),
    judgements,
    questionKeys: new Set(judgements.keys()),
    isOwn: (row) => own.has(row),
  };
  known.set(office, kit);
  return kit;
}

const counted = new WeakMap<Store, { readonly state: string; readonly today: Day; readonly stats: Stats }>();

/** What happened in the whole office, in numbers: places taken and how participations ended. Counted anew where something changed. */
export async function statsFor({ store, today }: CommandContext): Promise<Stats> {
  const state = await store.state();
  const ready = counted.get(store);
  if (ready?.state === state && ready.today === today) return ready.stats;
  const stats = statsOf(await store.findCases(), today);
  counted.set(store, { state, today, stats });
  return stats;
}

/** Whether an event on file rules placement out today: Elternzeit, prison, … */
export const isBlocked = ({ blockingEvents }: Case, today: number): boolean =>
  (blockingEvents ?? []).some(
    ({ from, until }) => dayOfIso(from) <= today && (until === undefined || dayOfIso(until) >= today),
  );
