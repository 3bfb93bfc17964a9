import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import { addMonths, addWeeks } from '../calendar/periods.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { DateFactName } from './date-facts.ts';
import type { Mark } from './deadline.ts';
import { type Facts, NEVER } from './facts.ts';
import type { MissingFact } from './missing.ts';
import type { DueSpec, Period, Rule } from './rule.ts';
import type { Subject } from './subjects.ts';

/** The day a period after `day` ends on. */
export function after(day: Day, period: Period, calendar: WorkCalendar): Day {
  if ('months' in period) return addMonths(day, period.months);
  if ('weeks' in period) return addWeeks(day, period.weeks);
  if ('days' in period) return day + period.days;
  return calendar.addArbeitstage(day, period.arbeitstage);
}

/** The day a period before `day` starts on, counted back in the same way. */
export function before(day: Day, period: Period): Day {
  if ('months' in period) return addMonths(day, -period.months);
  if ('weeks' in period) return addWeeks(day, -period.weeks);
  if ('days' in period) return day - period.days;
  throw new RangeError('Arbeitstage are not counted backwards');
}

/** A date worked out for one subject, before waivers and today decide its state. */
export interface Draft {
  key: string;
  due: Day;
  basis: DateFactName;
  start: Day | undefined;
  period?: Period | undefined;
  unrolled?: Day | undefined;
  opens?: Day | undefined;
  /** first day on which it was satisfied, `NEVER` if not */
  done: Day;
  mark?: Mark | undefined;
  label?: string | undefined;
  /** where a waived date starts the next one */
  next?: ((due: Day) => Draft) | undefined;
}

export interface Sink {
  draft(draft: Draft): void;
  missing(fact: MissingFact | DateFactName, key: string): void;
}

/** Works out the dates of one subject. */
export type Form = (facts: Facts, subject: Subject, sink: Sink) => void;

export interface FormContext {
  readonly calendar: WorkCalendar;
  readonly retention: Period | undefined;
}

/** How early before the due date an act already counts, as the first day on which it does. */
export function earliest(rule: Rule, due: Day): Day {
  if (rule.early === 'any') return -NEVER;
  return rule.early === undefined ? due : due - 7 * rule.early.weeks;
}

/** The reason why a date is waived; `undefined` where it is not. */
export function waiverFor(rule: Rule, facts: Facts, due: Day, key: string): string | undefined {
  for (const waiver of facts.case.waivers ?? []) {
    if (waiver.rule !== rule.id || dayOfIso(waiver.due) !== due) continue;
    if (waiver.subject !== undefined && waiver.subject !== key) continue;
    if (waiver.on === undefined || dayOfIso(waiver.on) <= facts.today) return waiver.reason;
  }
  return undefined;
}

export type SpecOf<F extends DueSpec['form']> = Extract<DueSpec, { form: F }>;
