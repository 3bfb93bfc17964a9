import { type Day, toIso } from '../calendar/civil-date.ts';
import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import type { Text } from '../cases/problem.ts';
import type { OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import { compareText } from '../order.ts';
import { contactFigures } from './figures/contacts.ts';
import { dateFigures, endingFigures } from './figures/dates.ts';
import { integrationFigures } from './figures/integrations.ts';
import { participationFigures } from './figures/participations.ts';
import { progressFigures } from './figures/progress.ts';
import { staffingFigures } from './figures/staffing.ts';
import { reachedTargets } from './figures/targets.ts';
import { deletedOn, type Figure, inCareOn, type Measure, type Situation } from './measure.ts';
import { type DigestPeriod, PERIOD_DAYS, type Window, windowAt, windowsUntil } from './period.ts';
import type { Target } from './settings.ts';
import {
  changeOf,
  lumpSmall,
  mergeNeighbours,
  type Part,
  SHOWN_FROM,
  type Shown,
  type Span,
  shownCount,
  shownPart,
} from './suppress.ts';

/** What the figures of a team are worked out from; the same gives the same digest. */
export interface DigestInput {
  readonly office: Office;
  readonly team: string;
  /** the cases of the team; others are left out */
  readonly cases: readonly Case[];
  readonly deadlines: OfficeDeadlines;
  readonly period: DigestPeriod;
  readonly today: Day;
}

export const DIGEST_SECTIONS = ['dates', 'ending', 'contacts', 'progress', 'aqtiv', 'work', 'staff'] as const;
export type DigestSection = (typeof DIGEST_SECTIONS)[number];

type Days = { readonly from: number; readonly to?: number };

/** A figure as it may be shown: small numbers hidden, also from those who subtract. */
export interface DigestRow {
  readonly section: DigestSection;
  readonly figure: Figure;
  /** tells rows of one figure apart: the rhythm of a rule */
  readonly key: string | undefined;
  readonly label: Text | undefined;
  readonly now: Shown;
  readonly before: Shown;
  /** only where both are numbers */
  readonly change: number | undefined;
  /** what it is a part of, and the per cent where both are numbers */
  readonly whole: Shown | undefined;
  readonly percent: number | undefined;
  readonly percentBefore: number | undefined;
  /** the careLoad is at least so much */
  readonly least: boolean;
  readonly ordered: readonly Span<Days>[];
  readonly named: readonly Part<Text>[];
  readonly others: number;
  /** somebody has to do something about it */
  readonly act: boolean;
}

/** A target against what was reached. */
export interface DigestTarget {
  readonly target: Target;
  readonly reached: Shown;
  readonly expected: Shown | undefined;
  readonly activations: Shown;
  /** of the activations, where both are numbers */
  readonly percent: number | undefined;
}

/** A figure over several periods, for the picture; oldest first. */
export interface DigestSeries {
  readonly figure: Figure;
  readonly values: readonly Shown[];
}

export interface Digest {
  readonly team: { readonly id: string; readonly name: string };
  readonly period: DigestPeriod;
  readonly now: Window;
  readonly before: Window;
  readonly rows: readonly DigestRow[];
  readonly targets: readonly DigestTarget[];
  /** whether anything is to be done at all */
  readonly actionable: boolean;
}

const MAKERS: Readonly<Record<DigestSection, (situation: Situation) => readonly Measure[]>> = {
  dates: dateFigures,
  ending: endingFigures,
  contacts: contactFigures,
  progress: progressFigures,
  aqtiv: participationFigures,
  work: integrationFigures,
  staff: staffingFigures,
};

/** The team as it stood at the end of a period. What happened later is not yet a fact. */
function situationAt({ office, team, cases, deadlines }: DigestInput, window: Window): Situation {
  const iso = toIso(window.at);
  const own = cases.filter((kase) => kase.team === team && kase.opened <= iso && !deletedOn(kase, iso));
  return {
    office,
    team,
    cases: own,
    inCare: own.filter((kase) => inCareOn(kase, iso)),
    window,
    deadlines,
    dates: own.flatMap((kase) => deadlines.of(kase, window.at)),
  };
}

const NONE: Shown = { is: 'hidden' };
const shownOf = (measure: Measure | undefined): Shown => {
  if (measure === undefined) return NONE;
  if (measure.is === 'count') return shownCount(measure.n);
  return measure.is === 'part' ? shownPart(measure.n, measure.of) : { is: 'number', n: measure.percent };
};

/** Tenths of a per cent, as the papers give them. */
function percentOf(part: Shown, whole: Shown | undefined): number | undefined {
  if (part.is !== 'number' || whole?.is !== 'number' || whole.n === 0) return undefined;
  return Math.round((1000 * part.n) / whole.n) / 10;
}

const byName = (a: Text, b: Text): number => compareText(a.de, b.de);

/** A figure as it may be shown by itself, without the period before. */
interface Cell {
  readonly measure: Measure;
  readonly section: DigestSection;
  readonly shown: Shown;
  readonly whole: Shown | undefined;
  readonly percent: number | undefined;
  readonly named: readonly Part<Text>[];
  readonly others: number;
}

function cellOf(section: DigestSection, measure: Measure): Cell {
  const shown = shownOf(measure);
  const whole = measure.is === 'part' ? shownCount(measure.of) : undefined;
  const lumped = measure.is === 'count' ? lumpSmall(measure.named ?? [], byName) : { named: [], others: 0 };
  return { measure, section, shown, whole, percent: percentOf(shown, whole), ...lumped };
}

/**
 * How many dates of a rule are late stands in the list of what is overdue too, where small ones have no name. A rhythm
 * that gave its number all the same, even a 0, would take it out of what the list adds up without names.
 */
function asInOverdue(cell: Cell, overdue: Cell | undefined): Cell {
  const { measure, shown } = cell;
  if (measure.figure !== 'inRhythm' || measure.is !== 'part' || shown.is !== 'number' || shown.n === 0) return cell;
  if (overdue === undefined || (overdue.shown.is !== 'few' && overdue.others === 0)) return cell;
  if (overdue.named.some(({ key }) => key.de === measure.label?.de)) return cell;
  return { ...cell, shown: shown.n >= SHOWN_FROM ? { is: 'some' } : NONE, percent: undefined };
}

/** Everything that may be shown of a team on a day; of an earlier one the same as was shown then. */
function cellsOf(situation: Situation): readonly Cell[] {
  const cells = DIGEST_SECTIONS.flatMap((section) =>
    MAKERS[section](situation).map((measure) => cellOf(section, measure)),
  );
  const overdue = cells.find(({ measure }) => measure.figure === 'overdue');
  return cells.map((cell) => asInOverdue(cell, overdue));
}

function rowOf(cell: Cell, earlier: Cell | undefined): DigestRow {
  const { measure, section, shown: now, whole, percent, named, others } = cell;
  const before = earlier?.shown ?? NONE;
  return {
    section,
    figure: measure.figure,
    key: measure.is === 'part' ? measure.key : undefined,
    label: measure.is === 'part' ? measure.label : undefined,
    now,
    before,
    change: changeOf(now, before),
    whole,
    percent,
    percentBefore: earlier?.percent,
    least: measure.is === 'load' && measure.least,
    ordered: measure.is === 'count' ? mergeNeighbours<Days>(measure.ordered ?? []) : [],
    named,
    others,
    act: measure.is === 'load' ? measure.percent > 100 : measure.act === true && measure.n > 0,
  };
}

const sameFigure = (a: Measure) => (b: Measure) =>
  a.figure === b.figure && (a.is === 'part' ? a.key : undefined) === (b.is === 'part' ? b.key : undefined);

function targetsOf(situation: Situation): readonly DigestTarget[] {
  return reachedTargets(situation).map(({ target, n, activations, expected }) => {
    // of the activations: what is left over would tell, as with every part
    const reached = target.figure === 'activations' ? shownCount(n) : shownPart(n, activations);
    return {
      target,
      reached,
      activations: shownCount(activations),
      expected: expected === undefined ? undefined : shownCount(expected),
      percent: target.figure === 'activations' ? undefined : percentOf(reached, shownCount(activations)),
    };
  });
}

/** The figures of a team for the period that ended yesterday, beside those of the one before. */
export function createDigest(input: DigestInput): Digest {
  const { office, team, period, today } = input;
  const now = windowAt(period, today);
  const before = windowAt(period, today - PERIOD_DAYS[period]);
  const past = cellsOf(situationAt(input, before));
  const current = situationAt(input, now);
  const rows = cellsOf(current).map((cell) =>
    rowOf(
      cell,
      past.find(({ measure }) => sameFigure(cell.measure)(measure)),
    ),
  );
  return {
    team: { id: team, name: office.teams.find(({ id }) => id === team)?.name ?? team },
    period,
    now,
    before,
    rows,
    targets: targetsOf(current),
    actionable: rows.some(({ act }) => act),
  };
}

/** What the picture shows: of each subject the one figure that says most over time. */
const SERIES = [
  ['overdue', 'dates'],
  ['talks', 'contacts'],
  ['hemmnisseReduced', 'progress'],
  ['integrations', 'work'],
] as const satisfies readonly (readonly [Figure, DigestSection])[];

/**
 * The figures of the picture over the last `n` periods. Each of them is work for the dates of all cases.
 * @param breathe awaited after each period, so that others have their turn
 */
export async function digestSeries(
  input: DigestInput,
  n: number,
  breathe: () => Promise<unknown>,
): Promise<readonly DigestSeries[]> {
  const { period, today } = input;
  const periods: (readonly Shown[])[] = [];
  for (const window of windowsUntil(period, today, n)) {
    const situation = situationAt(input, window);
    periods.push(
      SERIES.map(([figure, section]) =>
        shownOf(MAKERS[section](situation).find((measure) => measure.figure === figure)),
      ),
    );
    await breathe();
  }
  return SERIES.map(([figure], i) => ({ figure, values: periods.map((shown) => shown[i] ?? NONE) }));
}
