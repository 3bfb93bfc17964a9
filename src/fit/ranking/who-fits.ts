import type { Day } from '../../calendar/civil-date.ts';
import type { Massnahme } from '../../cases/office.ts';
import { compareCaseNumbers } from '../../order.ts';
import type { Finding, Verdict } from '../criteria/finding.ts';
import { fitOf } from '../criteria/fit.ts';
import { FAILED, type ParticipationKnown, type Profile, UNKNOWN } from '../profile/knowledge.ts';
import { coverage, needsOf } from './needs.ts';
import { placementFirst } from './placement.ts';
import type { Need } from './proposal.ts';
import { takesPart, triedBefore } from './propose.ts';
import { triedInVain } from './rank.ts';

/** Somebody a Maßnahme could be for. */
export interface Person {
  /** case number */
  readonly key: string;
  readonly profile: Profile;
  /** an event on file rules placement out today */
  readonly blocked?: boolean;
}

/** One person for one Maßnahme. */
export interface Fitting {
  readonly key: string;
  readonly verdict: Exclude<Verdict, 'excluded'>;
  readonly findings: readonly Finding[];
  /** open needs that it works on, in the order of work */
  readonly covers: readonly Need[];
  /** number of conditions that are unknown */
  readonly unknown: number;
  readonly tried: readonly ParticipationKnown[];
}

/** The answer to "wer passt": how many, and the first of them. */
export interface WhoFits {
  readonly fits: number;
  readonly unclear: number;
  readonly excluded: number;
  /** they take part today and are in no other number */
  readonly running: number;
  /** fitting ones first, then by open questions; at most as many as asked for */
  readonly shown: readonly Fitting[];
}

interface Found {
  readonly person: Person;
  readonly unknown: number;
  readonly tried: readonly ParticipationKnown[];
}

type Looked = Omit<Fitting, 'findings'> & { readonly person: Person };

const surely = (needs: readonly Need[]): number =>
  needs.filter((need) => need.kind === 'strategy' || need.maybe !== true).length;

/** Of people with as many open questions: most open needs covered, not tried in vain; then by case number. */
const compare = (a: Looked, b: Looked): number =>
  surely(b.covers) - surely(a.covers) ||
  b.covers.length - a.covers.length ||
  Number(triedInVain(a.tried)) - Number(triedInVain(b.tried)) ||
  compareCaseNumbers(a.key, b.key);

function looked(massnahme: Massnahme, { person, unknown, tried }: Found): Looked {
  const { key, profile, blocked } = person;
  const { open } = needsOf(profile, placementFirst(profile, blocked) !== undefined);
  const { covers } = coverage(massnahme, open);
  return { key, verdict: unknown === 0 ? 'fits' : 'unclear', unknown, tried, covers, person };
}

/** The first ones, fewest open questions first; of the others nothing more is asked. */
function firstOf(massnahme: Massnahme, found: readonly Found[], limit: number): readonly Looked[] {
  const byUnknown = new Map<number, Found[]>();
  for (const one of found) {
    const list = byUnknown.get(one.unknown);
    if (list === undefined) byUnknown.set(one.unknown, [one]);
    else list.push(one);
  }
  const shown: Looked[] = [];
  for (const [, list] of [...byUnknown].sort(([a], [b]) => a - b)) {
    if (shown.length >= limit) break;
    shown.push(...list.map((one) => looked(massnahme, one)).sort(compare));
  }
  return shown.slice(0, limit);
}

/** For whom of many a Maßnahme fits. @param limit how many are shown, with findings */
export function whoFits(massnahme: Massnahme, people: Iterable<Person>, today: Day, limit = 20): WhoFits {
  const fit = fitOf(massnahme);
  const found: Found[] = [];
  let excluded = 0;
  let running = 0;
  for (const person of people) {
    const { profile } = person;
    const tried = triedBefore(massnahme, profile, today);
    const value = fit.judge(profile);
    if (takesPart(tried, today)) running++;
    else if (value === FAILED) excluded++;
    else {
      const unknown = value === UNKNOWN ? fit.values(profile).filter((one) => one === UNKNOWN).length : 0;
      found.push({ person, unknown, tried });
    }
  }
  const fits = found.filter(({ unknown }) => unknown === 0).length;
  return {
    fits,
    unclear: found.length - fits,
    excluded,
    running,
    shown: firstOf(massnahme, found, limit).map(({ person, ...one }) => ({
      ...one,
      findings: fit.findings(person.profile),
    })),
  };
}
