import type { CommandContext } from '../../src/bot/command.ts';
import type { Case } from '../../src/cases/case.ts';
import { type Deadline, isPending } from '../../src/deadlines/deadline.ts';
import { byDate, GROUPS, groupOf, isMissing } from '../fristen-period.ts';

/** The dates of one case in the order in which they are read and numbered. */
export interface CaseDates {
  readonly pending: readonly Deadline[];
  /** satisfied and waived, the latest first */
  readonly settled: readonly Deadline[];
  /** cannot be computed: these have no number */
  readonly missing: readonly Deadline[];
}

/** The dates of a case. A number means the same date in every command, as long as nothing changes the list. */
export function caseDates(kase: Case, { deadlines, today }: CommandContext): CaseDates {
  const all = deadlines.of(kase, today).toSorted(byDate);
  const place = (deadline: Deadline) => GROUPS.indexOf(groupOf(deadline, today));
  return {
    pending: all.filter(isPending).sort((a, b) => place(a) - place(b) || byDate(a, b)),
    settled: all.filter((deadline) => !isPending(deadline) && !isMissing(deadline)).sort((a, b) => byDate(b, a)),
    missing: all.filter(isMissing),
  };
}

/** The dates that have a number: the pending ones from 1 on, then the settled ones. */
export const numbered = ({ pending, settled }: CaseDates): readonly Deadline[] => [...pending, ...settled];

/** The number of a date of these; `undefined` where it has none. */
export function nrOf(deadline: Deadline, dates: CaseDates): number | undefined {
  const index = numbered(dates).indexOf(deadline);
  return index < 0 ? undefined : index + 1;
}

/** The same date in another list: the same rule, entry and day. */
export const sameDate = (a: Deadline, b: Deadline): boolean =>
  a.rule.id === b.rule.id && a.subject === b.subject && a.due === b.due;
