import { dayOfIso } from '../../calendar/civil-date.ts';
import type { Case } from '../../cases/case.ts';
import type { Situation } from '../measure.ts';
import type { Target } from '../settings.ts';
import { type Counted, countedOf, kindsOf } from './integrations.ts';

/** A target and what was reached by now, nothing hidden yet. */
export interface Reached {
  readonly target: Target;
  readonly n: number;
  /** activations in the same time */
  readonly activations: number;
  /** only of a target for lasting integrations: running ones that may still become it */
  readonly expected: number | undefined;
}

/** From its beginning in the Maßnahme on; `undefined` where somebody never was in it. */
function memberSince({ participations = [] }: Case, massnahme: string): string | undefined {
  let first: string | undefined;
  for (const item of participations)
    if (item.massnahme === massnahme && (first === undefined || item.start < first)) first = item.start;
  return first;
}

/** A case with what belongs to a target; `undefined` where it does not count. */
function within(kase: Case, { massnahme }: Target): Case | undefined {
  if (massnahme === undefined) return kase;
  const since = memberSince(kase, massnahme);
  if (since === undefined) return undefined;
  return {
    ...kase,
    // its own participation is the activation; others count as what they are from then on
    participations: kase.participations?.filter((item) => item.start >= since),
    jobs: kase.jobs?.filter((job) => job.start >= since),
    contacts: kase.contacts?.filter((contact) => contact.on >= since),
  };
}

/** What was reached of the targets of the team that have begun and are not over longer than the period. */
export function reachedTargets({ office, team, cases, window }: Situation): readonly Reached[] {
  const kinds = kindsOf(office);
  return (office.targets ?? [])
    .filter((target) => target.team === undefined || target.team === team)
    .filter(({ from, until }) => dayOfIso(from) < window.at && dayOfIso(until) >= window.from)
    .map((target) => {
      const until = Math.min(dayOfIso(target.until), window.until);
      const time = { from: dayOfIso(target.from), until, at: Math.min(window.at, until + 1) };
      const n = { reached: 0, activations: 0, expected: 0 };
      const figure: keyof Counted = target.figure;
      for (const kase of cases) {
        const own = within(kase, target);
        if (own === undefined) continue;
        const counted = countedOf(own, time, kinds);
        if (counted[figure]) n.reached++;
        if (counted.activations) n.activations++;
        if (counted.expected && dayOfIso(own.opened) <= time.at) n.expected++;
      }
      return {
        target,
        n: n.reached,
        activations: n.activations,
        expected: target.figure === 'sustainable' ? n.expected : undefined,
      };
    });
}
