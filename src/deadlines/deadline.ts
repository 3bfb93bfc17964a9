import type { Day } from '../calendar/civil-date.ts';
import type { DateFactName } from './date-facts.ts';
import type { MissingFact } from './missing.ts';
import type { Period, Rule } from './rule.ts';

export type DeadlineState = 'open' | 'overdue' | 'satisfied' | 'waived' | 'notComputable';

/** Remarks that change how a date is to be read. */
export type Mark = 'projected' | 'requested' | 'assignedShort' | 'contractShort' | 'oneTalk' | 'knownLate' | 'yearOnly';

/** A date derived from a case, a rule and today. Never stored. */
export interface Deadline {
  readonly rule: Rule;
  readonly caseNo: string;
  /** which entry of the case, '' for the case itself: an id, `job/n` for the n-th contract version, `participation/milestone` */
  readonly subject: string;
  readonly state: DeadlineState;
  /** the due date; `undefined` when not computable */
  readonly due: Day | undefined;
  /** days overdue, or days late when satisfied; 0 else */
  readonly days: number;
  /** what it counts from */
  readonly basis: DateFactName | undefined;
  readonly start: Day | undefined;
  readonly period: Period | undefined;
  /** the date before it moved to the next Arbeitstag, where it moved */
  readonly unrolled: Day | undefined;
  /** first day on which an act counts, for windows and tasks that open before they are due */
  readonly opens: Day | undefined;
  readonly doneOn: Day | undefined;
  readonly reason: string | undefined;
  /** what is not on file, when not computable */
  readonly missing: readonly (MissingFact | DateFactName)[];
  readonly mark: Mark | undefined;
  /** what it is about: name of the Maßnahme, kind of document, own text …; never outside a private answer */
  readonly label: string | undefined;
}

/** Whether a date still waits to be settled. */
export const isPending = ({ state }: Pick<Deadline, 'state'>): boolean => state === 'open' || state === 'overdue';
