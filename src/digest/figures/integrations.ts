import { type Day, dayOfIso } from '../../calendar/civil-date.ts';
import { addMonths, lastDayOfMonths } from '../../calendar/periods.ts';
import type { Case, Job } from '../../cases/case.ts';
import type { Massnahme, Office } from '../../cases/office.ts';
import { jobEnd } from '../../deadlines/subjects.ts';
import { countIf, type Measure, type Situation } from '../measure.ts';
import { isIn, type Window } from '../period.ts';
import { counts } from './contacts.ts';

/** Lasting in the sense of the Richtlinie of 06.08.2012: seven months in work, by a contract made for twelve. */
const LASTING_MONTHS = 7;
const CONTRACT_MONTHS = 12;
/** The quotas look back so far: the months before and after an integration, and the seven that make it lasting. */
const QUOTA_MONTHS = 24;

const begins = (job: Job, window: Pick<Window, 'from' | 'until'>): boolean =>
  job.svp === true && isIn(dayOfIso(job.start), window);

/** Without an end by the version that holds on a day. */
function isPermanent({ contract = [] }: Job, at: Day): boolean {
  const held = contract.filter(({ from }, i) => i === 0 || dayOfIso(from) <= at).at(-1);
  return held?.befristet === false || (held?.outcome?.kind === 'Entfristung' && dayOfIso(held.outcome.on) <= at);
}

/** Made for at least twelve months: without an end, or its first version runs so long. */
function isLongContract({ start, contract = [] }: Job): boolean {
  const first = contract[0];
  if (first?.befristet === false) return true;
  return first?.until !== undefined && dayOfIso(first.until) >= lastDayOfMonths(dayOfIso(start), CONTRACT_MONTHS);
}

/** The day on which a job is lasting; `undefined` where it ended before, or cannot become it. */
function lastingOn(job: Job): Day | undefined {
  if (job.svp !== true || !isLongContract(job)) return undefined;
  const start = dayOfIso(job.start);
  const end = jobEnd(job);
  return end !== undefined && end < lastDayOfMonths(start, LASTING_MONTHS)
    ? undefined
    : addMonths(start, LASTING_MONTHS);
}

const becomesLasting = (job: Job, window: Pick<Window, 'from' | 'until'>): boolean => {
  const day = lastingOn(job);
  return day !== undefined && isIn(day, window);
};

/** Running, and lasting one day if nothing ends it. */
function mayBecomeLasting(job: Job, at: Day): boolean {
  const day = lastingOn(job);
  const end = jobEnd(job);
  return day !== undefined && day >= at && dayOfIso(job.start) <= at && (end === undefined || end >= at);
}

/** What is counted of a case: each at most once, so that these are persons. */
export interface Counted {
  readonly activations: boolean;
  readonly integrations: boolean;
  readonly permanent: boolean;
  readonly sustainable: boolean;
  readonly expected: boolean;
  readonly qualification: boolean;
  readonly atEmployer: boolean;
  readonly aftercare: boolean;
}

/** Kinds of the office's Maßnahmen by id. */
export const kindsOf = ({ massnahmen = [] }: Office): ReadonlyMap<string, Massnahme['kind']> =>
  new Map(massnahmen.map(({ id, kind }) => [id, kind]));

/** What a case adds to the figures of a time. */
export function countedOf(
  { jobs = [], participations = [], contacts = [] }: Case,
  window: Window,
  kinds: ReadonlyMap<string, Massnahme['kind']>,
): Counted {
  const begun = participations.filter(({ start }) => isIn(dayOfIso(start), window));
  const of = (kind: Massnahme['kind']) => begun.some(({ massnahme }) => kinds.get(massnahme) === kind);
  const found = jobs.filter((job) => begins(job, window));
  return {
    activations: begun.length > 0,
    integrations: found.length > 0,
    permanent: found.some((job) => isPermanent(job, window.at)),
    sustainable: jobs.some((job) => becomesLasting(job, window)),
    expected: jobs.some((job) => mayBecomeLasting(job, window.at)),
    qualification: of('Weiterbildung'),
    atEmployer: of('MAG'),
    aftercare: contacts.some((c) => c.kind === 'Nachbetreuung' && counts(c) && isIn(dayOfIso(c.on), window)),
  };
}

/** Persons by what happened to them in a time. */
export function tally(cases: readonly Case[], window: Window, office: Office): Readonly<Record<keyof Counted, number>> {
  const kinds = kindsOf(office);
  const all = cases.map((kase) => countedOf(kase, window, kinds));
  const n = (key: keyof Counted) => countIf(all, (counted) => counted[key]);
  return {
    activations: n('activations'),
    integrations: n('integrations'),
    permanent: n('permanent'),
    sustainable: n('sustainable'),
    expected: n('expected'),
    qualification: n('qualification'),
    atEmployer: n('atEmployer'),
    aftercare: n('aftercare'),
  };
}

/** Integrations of the period, and the quotas of the last two years. */
export function integrationFigures({ cases, window, office }: Situation): readonly Measure[] {
  const n = tally(cases, window, office);
  const long = tally(cases, { ...window, from: addMonths(window.at, -QUOTA_MONTHS) }, office);
  return [
    { is: 'count', figure: 'activations', n: n.activations },
    { is: 'count', figure: 'integrations', n: n.integrations },
    { is: 'part', figure: 'permanent', n: n.permanent, of: n.integrations },
    { is: 'count', figure: 'sustainable', n: n.sustainable },
    { is: 'count', figure: 'expected', n: n.expected },
    { is: 'count', figure: 'qualification', n: n.qualification },
    { is: 'count', figure: 'atEmployer', n: n.atEmployer },
    { is: 'count', figure: 'aftercare', n: n.aftercare },
    { is: 'part', figure: 'sustainableQuota', n: long.sustainable, of: long.activations },
    { is: 'part', figure: 'qualificationQuota', n: long.qualification, of: long.activations },
  ];
}
