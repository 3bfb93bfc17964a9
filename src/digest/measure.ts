import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import type { Text } from '../cases/problem.ts';
import type { Deadline } from '../deadlines/deadline.ts';
import type { OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import type { Window } from './period.ts';
import type { Part } from './suppress.ts';

/** What a team's figures are made of. */
export interface Situation {
  readonly office: Office;
  readonly team: string;
  /** every case of the team, closed ones too */
  readonly cases: readonly Case[];
  /** those that were in care on the day `window.at` */
  readonly inCare: readonly Case[];
  readonly window: Window;
  readonly deadlines: OfficeDeadlines;
  /** the dates of all cases as they stood on the day `window.at` */
  readonly dates: readonly Deadline[];
}

export const FIGURES = [
  'overdue',
  'dueNext',
  'contractsEnding',
  'contractsWithoutSupport',
  'fundingsEnding',
  'withoutContact',
  'inRhythm',
  'monthsWithTalks',
  'talks',
  'hemmnisseOpened',
  'hemmnisseReduced',
  'hemmnisseWithoutStrategy',
  'kategorieChanges',
  'endingWithoutStep',
  'endedWithoutStep',
  'ended',
  'endedInWork',
  'endedOffBenefit',
  'endedFollowUp',
  'endedProgress',
  'activations',
  'integrations',
  'permanent',
  'sustainable',
  'expected',
  'qualification',
  'atEmployer',
  'aftercare',
  'sustainableQuota',
  'qualificationQuota',
  'casesInCare',
  'careLoad',
  'withoutManager',
  'coverGaps',
] as const;
export type Figure = (typeof FIGURES)[number];

/** The name of a part: a rule, a Kategorie, a group of ages; or days from … to, `to` missing where it is open. */
export type PartName = Text | { readonly from: number; readonly to?: number };

/** A figure as counted, nothing hidden yet. */
export type Measure =
  | {
      readonly is: 'count';
      readonly figure: Figure;
      readonly n: number;
      /** somebody has to do something as long as it is not 0 */
      readonly act?: boolean;
      /** parts that add up to it: in an order, or named */
      readonly ordered?: readonly Part<PartName & { readonly from: number }>[];
      readonly named?: readonly Part<Text>[];
    }
  | {
      readonly is: 'part';
      readonly figure: Figure;
      readonly n: number;
      readonly of: number;
      readonly act?: boolean;
      /** tells several of one figure apart */
      readonly label?: Text;
      readonly key?: string;
    }
  /** hundredths of what one can look after; `least` of it is certain */
  | { readonly is: 'load'; readonly figure: Figure; readonly percent: number; readonly least: boolean };

/** Whether the Jobcenter looked after a case on a day. */
export function inCareOn({ opened, closed }: Pick<Case, 'opened' | 'closed'>, iso: string): boolean {
  return opened <= iso && (closed === undefined || closed.on > iso) && !deletedOn({ closed }, iso);
}

/** Whether a case was deleted by a day: from then on it is in no figure. */
export const deletedOn = ({ closed }: Pick<Case, 'closed'>, iso: string): boolean =>
  closed?.deletedOn !== undefined && closed.deletedOn <= iso;

/** How many entries of a list hold; several lists of a case are given one after the other. */
export const countIf = <T>(items: readonly T[], holds: (item: T) => boolean): number => {
  let n = 0;
  for (const item of items) if (holds(item)) n++;
  return n;
};

/** Counts into ranges of days; what lies before the first or after the last is left out. */
export function byDays(
  days: readonly number[],
  ranges: readonly { readonly from: number; readonly to?: number }[],
): readonly Part<{ readonly from: number; readonly to?: number }>[] {
  return ranges.map((key) => ({
    key,
    n: countIf(days, (day) => day >= key.from && (key.to === undefined || day <= key.to)),
  }));
}
