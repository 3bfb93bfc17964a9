import { dayOfIso, toIso } from '../../calendar/civil-date.ts';
import { ageOn } from '../../calendar/periods.ts';
import type { Case } from '../../cases/case.ts';
import type { Office } from '../../cases/office.ts';
import { countIf, type Measure, type Situation } from '../measure.ts';
import { mergeNeighbours, type Part } from '../suppress.ts';
import { isChild } from './contacts.ts';

/** Cases per case manager: § 44c Abs. 4 SGB II wants 1:75 under 25 and 1:150 from 25 on. */
export const CASES_PER_MANAGER = { u25: 75, ue25: 150 };

/** Whoever is not known to be under 25 counts as 25 or older. */
const isU25 = ({ birthDate }: Case, at: number): boolean =>
  birthDate !== undefined && ageOn(dayOfIso(birthDate), at) < 25;

const overlap = (a: { from: string; until: string }, b: { from: string; until: string }): boolean =>
  a.from <= b.until && b.from <= a.until;

/**
 * Absences that begin or run in the time from `from` to `until` whose deputy is covered by somebody else at the same
 * time: nobody is there for these cases. An absence is known by its Vertretung alone.
 */
function coverGaps({ deputies = [], staff }: Office, team: string, from: string, until: string): number {
  const members = new Set(staff.filter((person) => person.team === team).map(({ id }) => id));
  const present = deputies.filter((item) => item.from <= until && item.until >= from);
  const away = (id: string, time: { from: string; until: string }) =>
    present.some((other) => other.of === id && overlap(other, time));
  return new Set(present.filter((item) => members.has(item.of) && away(item.deputy, item)).map(({ of }) => of)).size;
}

/** Care ratio of the team, cases nobody has, absences without Vertretung. Never of a person. */
export function staffingFigures({ office, team, inCare, window }: Situation): readonly Measure[] {
  const { at } = window;
  const inRatio = inCare.filter((kase) => !isChild(kase, at));
  const young = countIf(inRatio, (kase) => isU25(kase, at));
  const parts: readonly Part<{ readonly from: number; readonly to?: number }>[] = [
    { key: { from: 15, to: 24 }, n: young },
    { key: { from: 25 }, n: inRatio.length - young },
  ];
  const managers = countIf(office.staff, ({ roles, team: own }) => own === team && roles.includes('caseManager'));
  // by what is shown alone: where both ages stand together, all of them count as 25 or older, and more may be true
  const spans = mergeNeighbours(parts);
  const apart = spans.length === 2;
  const load = apart
    ? young / CASES_PER_MANAGER.u25 + (inRatio.length - young) / CASES_PER_MANAGER.ue25
    : inRatio.length / CASES_PER_MANAGER.ue25;
  const percent = managers === 0 ? undefined : Math.round((100 * load) / managers);
  const orphans = countIf(inCare, ({ manager }) => manager === undefined);
  const length = at - window.from;
  return [
    { is: 'count', figure: 'casesInCare', n: inRatio.length, ordered: parts },
    ...(percent === undefined || spans.length === 0
      ? []
      : [{ is: 'load' as const, figure: 'careLoad' as const, percent, least: !apart }]),
    { is: 'count', figure: 'withoutManager', n: orphans, act: true },
    {
      is: 'count',
      figure: 'coverGaps',
      n: coverGaps(office, team, toIso(at), toIso(at + length - 1)),
      act: true,
    },
  ];
}
