import { type Day, dayOfIso, toIso } from '../../calendar/civil-date.ts';
import type { Case, Participation } from '../../cases/case.ts';
import { participationEnd } from '../../deadlines/subjects.ts';
import { countIf, type Measure, type Situation } from '../measure.ts';
import { isIn, type Window } from '../period.ts';
import { reducedBetween } from './progress.ts';

/** So many days before its end a Maßnahme should have a next step (LZB E08). */
const AHEAD_DAYS = 28;

/** After these outcomes nobody needs a next step from us: it is in the outcome. */
const OPEN_ENDS: readonly string[] = ['ohne Anschluss', 'Abbruch', 'Krankheit'];

const by = (date: string | undefined, iso: string): boolean => date !== undefined && date <= iso;

/** Without a next step on record, and without an outcome that is one. */
function withoutStep({ nextStep, outcome }: Participation, iso: string): boolean {
  if (by(nextStep?.on, iso)) return false;
  return outcome === undefined || outcome.on > iso || OPEN_ENDS.includes(outcome.kind);
}

/** The participation of a case that ended last in the period. */
function endedIn({ participations = [] }: Case, window: Window): Participation | undefined {
  let found: { item: Participation; end: Day } | undefined;
  for (const item of participations) {
    const end = participationEnd(item);
    if (end === undefined || !isIn(end, window) || (found !== undefined && found.end >= end)) continue;
    found = { item, end };
  }
  return found?.item;
}

const begunAfter = (start: string, participation: Participation, iso: string): boolean =>
  start > participation.start && start <= iso;

/** In work or Ausbildung after the Maßnahme: by its outcome, or by what began since. */
function inWork({ jobs = [], ausbildungen = [] }: Case, item: Participation, iso: string): boolean {
  const { outcome, takenOver } = item;
  if (takenOver === true) return true;
  if (outcome !== undefined && outcome.on <= iso && ['Arbeit', 'Ausbildung'].includes(outcome.kind)) return true;
  return (
    jobs.some(({ start, svp }) => svp === true && begunAfter(start, item, iso)) ||
    ausbildungen.some(({ start }) => begunAfter(start, item, iso))
  );
}

/** Out of benefit: it ended since the Maßnahme began, and none runs. */
function offBenefit({ leistungsbezug = [] }: Case, item: Participation, iso: string): boolean {
  const runs = leistungsbezug.some(({ from, until }) => from <= iso && (until === undefined || until >= iso));
  return !runs && leistungsbezug.some(({ until }) => until !== undefined && until >= item.start && until < iso);
}

function followUp({ participations = [] }: Case, item: Participation, iso: string): boolean {
  if (item.outcome?.kind === 'Anschlussmaßnahme' && item.outcome.on <= iso) return true;
  return participations.some(({ id, start }) => id !== item.id && begunAfter(start, item, iso));
}

const progress = ({ hemmnisse = [] }: Case, item: Participation, at: Day): boolean =>
  hemmnisse.some(({ history }) => reducedBetween(history, dayOfIso(item.start), at));

/** Maßnahmen without a next step, and the four questions of the AQTIV-Center about those that ended. */
export function participationFigures({ cases, inCare, window }: Situation): readonly Measure[] {
  const { at } = window;
  const today = toIso(at);
  let ending = 0;
  for (const { participations = [] } of inCare) {
    ending += countIf(participations, (item) => {
      const end = participationEnd(item);
      return end !== undefined && end >= at && end - at < AHEAD_DAYS && item.start <= today && withoutStep(item, today);
    });
  }
  let bare = 0;
  for (const { participations = [] } of inCare) {
    bare += countIf(participations, (item) => {
      const end = participationEnd(item);
      return end !== undefined && isIn(end, window) && withoutStep(item, today);
    });
  }
  const ended = cases.flatMap((kase) => {
    const item = endedIn(kase, window);
    return item === undefined ? [] : [{ kase, item }];
  });
  const of = ended.length;
  const question = (figure: Measure['figure'], yes: (kase: Case, item: Participation) => boolean): Measure => ({
    is: 'part',
    figure,
    n: countIf(ended, ({ kase, item }) => yes(kase, item)),
    of,
  });
  return [
    { is: 'count', figure: 'endingWithoutStep', n: ending, act: true },
    { is: 'count', figure: 'endedWithoutStep', n: bare, act: true },
    { is: 'count', figure: 'ended', n: of },
    question('endedInWork', (kase, item) => inWork(kase, item, today)),
    question('endedOffBenefit', (kase, item) => offBenefit(kase, item, today)),
    question('endedFollowUp', (kase, item) => followUp(kase, item, today)),
    question('endedProgress', (kase, item) => progress(kase, item, at)),
  ];
}
