import type { Day } from '../calendar/civil-date.ts';
import { dayOfIso, daysInMonth, fromDay, toDay } from '../calendar/civil-date.ts';
import { lastDayOfMonths } from '../calendar/periods.ts';
import type { DateFactName } from './date-facts.ts';
import type { Mark } from './deadline.ts';
import { compileDone, type Doings, firstDone, lastDone } from './done.ts';
import { birthdayOf, type Facts, NEVER, optionalDay } from './facts.ts';
import { after, before, type Draft, earliest, type Form, type FormContext, type SpecOf } from './form.ts';
import type { Rule } from './rule.ts';
import { dateGetter, jobEnd, type Subject, schulentlassung } from './subjects.ts';

/** Starts that may lie ahead; any other one that does has not happened yet. */
const PLANNED: ReadonlySet<DateFactName> = new Set([
  'participation.end',
  'inbeq.dayAfter',
  'case.ausbildungsende',
  'job.start',
]);

export function afterForm(rule: Rule, spec: SpecOf<'after'>, done: Doings, context: FormContext): Form {
  const { calendar } = context;
  const period = spec.period ?? context.retention;
  const startOf = dateGetter(spec.start);
  const doneFromOf = spec.doneFrom === undefined ? undefined : dateGetter(spec.doneFrom);
  return (facts, subject, sink) => {
    const start = startOf(facts, subject);
    if (start === undefined) return sink.missing(spec.start, subject.key);
    if (period === undefined) return sink.missing('retention', subject.key);
    if (start > facts.today && !PLANNED.has(spec.start)) return;
    const due =
      spec.firstDayCounts === true && 'months' in period
        ? lastDayOfMonths(start, period.months)
        : after(start, period, calendar);
    const jobOver = subject.kind === 'job' ? jobEnd(subject.item) : undefined;
    if (jobOver !== undefined && jobOver < due) return;
    const from = rule.early === undefined ? (doneFromOf?.(facts, subject) ?? start) : earliest(rule, due);
    sink.draft({
      key: subject.key,
      due,
      basis: spec.start,
      start,
      period,
      done: firstDone(done, facts, subject, from),
      mark: shortContract(subject) ? 'contractShort' : undefined,
    });
  };
}

/** A job whose contract runs less than 12 months: the finding may be "nicht nachhaltig". */
function shortContract(subject: Subject): boolean {
  if (subject.kind !== 'job') return false;
  const last = subject.item.contract?.at(-1);
  const until = optionalDay(last?.until);
  if (last?.befristet === false || until === undefined) return false;
  return until < lastDayOfMonths(dayOfIso(subject.item.start), 12);
}

export function recurringForm(rule: Rule, spec: SpecOf<'recurring'>, done: Doings, { calendar }: FormContext): Form {
  const restart = spec.last === undefined ? done : compileDone(spec.last, rule);
  const { period } = spec;
  const getter = (name: DateFactName | undefined) => (name === undefined ? undefined : dateGetter(name));
  const resetOf = getter(spec.resetAt);
  const fallbackOf = getter(spec.fallback);
  const notBeforeOf = getter(spec.notBefore);
  return (facts, subject, sink) => {
    const reset = resetOf?.(facts, subject) ?? -NEVER;
    const fallback = fallbackOf?.(facts, subject);
    const notBefore = notBeforeOf?.(facts, subject);
    const last = lastDone(restart, facts, subject, reset, NEVER);
    const start = last ?? fallback;
    if (start === undefined) return sink.missing(spec.lastLabel, subject.key);
    if (start > facts.today) return;
    const make = (from: Day, basis: DateFactName, doneOn: Day): Draft => {
      const natural = after(from, period, calendar);
      // whoever returned from X, Y or Z is not late for the days of absence
      const returned = notBefore !== undefined && notBefore > natural && notBefore > from && notBefore <= doneOn;
      return {
        key: subject.key,
        due: returned ? notBefore : natural,
        basis: returned ? 'case.returnFromXyz' : basis,
        start: returned ? notBefore : from,
        period: returned ? undefined : period,
        done: doneOn,
        next: (due) => make(due, 'waived.before', NEVER),
      };
    };
    if (last !== undefined) {
      const previous =
        lastDone(restart, facts, subject, reset, last) ??
        (fallback !== undefined && fallback < last ? fallback : undefined);
      if (
        previous !== undefined &&
        last >= appliesSince(rule, facts) &&
        firstDone(done, facts, subject, last) === last
      ) {
        const basis = previous === fallback && spec.fallback !== undefined ? spec.fallback : spec.lastLabel;
        sink.draft({ ...make(previous, basis, last), next: undefined });
      }
    }
    if (last !== undefined && ends(facts, subject, rule, last)) return;
    sink.draft(make(start, last === undefined && spec.fallback !== undefined ? spec.fallback : spec.lastLabel, NEVER));
  };
}

/** Since when the case is in the Kategorie or Zielgruppe that the rule is for: what was done before was not done for it. */
function appliesSince(rule: Rule, facts: Facts): Day {
  const kategorie = rule.when?.kategorie === undefined ? undefined : facts.kategorieSince;
  const zielgruppe = rule.when?.zielgruppe === undefined ? undefined : facts.zielgruppeSince;
  return Math.max(kategorie ?? -NEVER, zielgruppe ?? -NEVER);
}

/** Whether the last act closed the matter instead of starting the next period. */
function ends(facts: Facts, subject: Subject, rule: Rule, last: Day): boolean {
  if (rule.done.potenzialanalyse === true) {
    const doneOn = optionalDay(facts.case.potenzialanalyse?.doneOn);
    return doneOn !== undefined && doneOn <= facts.today && doneOn === last;
  }
  if (rule.done.act !== 'withReason') return false;
  return (facts.case.acts ?? []).some(
    (act) =>
      act.rule === rule.id &&
      act.outcome === 'beenden' &&
      (act.subject === undefined || act.subject === subject.key) &&
      dayOfIso(act.on) === last,
  );
}

export function beforeForm(rule: Rule, spec: SpecOf<'before'>, done: Doings): Form {
  const endOf = dateGetter(spec.end);
  return (facts, subject, sink) => {
    const end = endOf(facts, subject);
    if (end === undefined) return sink.missing(spec.end, subject.key);
    const due = before(end, spec.period);
    // whoever left before the date is not asked for it any more
    const exit = subject.kind === 'participation' ? optionalDay(subject.item.exitOn) : undefined;
    if (exit !== undefined && exit < due) return;
    sink.draft({
      key: subject.key,
      due,
      basis: spec.end,
      start: end,
      period: spec.period,
      done: firstDone(done, facts, subject, earliest(rule, due)),
    });
  };
}

export function onForm(rule: Rule, spec: SpecOf<'on'>, done: Doings): Form {
  const dateOf = dateGetter(spec.date);
  const optional = spec.date === 'job.probezeit';
  return (facts, subject, sink) => {
    const due = dateOf(facts, subject);
    if (due === undefined) {
      if (optional) return;
      const unended = spec.date === 'case.turning25' && facts.born !== undefined;
      return sink.missing(unended ? 'massnahmeEnd' : spec.date, subject.key);
    }
    if (spec.date === 'job.probezeit' && subject.kind === 'job' && (jobEnd(subject.item) ?? NEVER) < due) return;
    const doneOn = firstDone(done, facts, subject, earliest(rule, due));
    if (subject.kind === 'contract' && openRenewal(subject)) sink.missing('newContractEnd', subject.key);
    sink.draft({
      key: subject.key,
      due,
      basis: spec.date,
      // the date may be later than the day it is named after: a Maßnahme that runs over the 25th birthday
      start: spec.date === 'case.turning25' ? birthdayOf(facts, 25) : due,
      done: doneOn,
      mark: markOf(facts, subject),
    });
  };
}

/** A renewal was agreed, but nobody noted until when. */
function openRenewal(subject: Extract<Subject, { kind: 'contract' }>): boolean {
  return subject.item.outcome?.kind === 'Verlängerung' && subject.job.contract?.[subject.index + 1] === undefined;
}

function markOf(facts: Facts, subject: Subject): Mark | undefined {
  if (subject.kind !== 'funding' || subject.item.outcome?.kind !== 'beantragt') return undefined;
  return dayOfIso(subject.item.outcome.on) <= facts.today ? 'requested' : undefined;
}

export function windowForm(spec: SpecOf<'window'>, done: Doings, { calendar }: FormContext): Form {
  const endOf = dateGetter(spec.around);
  return (facts, subject, sink) => {
    const end = endOf(facts, subject);
    if (end === undefined) return sink.missing(spec.around, subject.key);
    const opens = before(end, spec.before);
    sink.draft({
      key: subject.key,
      due: after(end, spec.after, calendar),
      basis: spec.around,
      start: end,
      period: spec.after,
      opens,
      done: firstDone(done, facts, subject, opens),
    });
  };
}

export function yearDayForm(rule: Rule, spec: SpecOf<'yearDay'>, done: Doings): Form {
  const month = Number(spec.day.slice(0, 2));
  const dayOfMonth = Number(spec.day.slice(3));
  const dayIn = (year: number) => toDay(year, month, Math.min(dayOfMonth, daysInMonth(year, month)));
  return (facts, subject, sink) => {
    const left = schulentlassung(facts);
    const year = left === undefined ? facts.case.schule?.entlassjahr : fromDay(left).year;
    if (year === undefined) return sink.missing('schulentlassung', subject.key);
    let due = dayIn(year + (spec.yearsLater ?? 0));
    if (spec.nextIfPassed === true && left !== undefined && left > due) due = dayIn(year + 1);
    sink.draft({
      key: subject.key,
      due,
      basis: 'case.schulentlassung',
      start: left,
      mark: left === undefined ? 'yearOnly' : undefined,
      done: firstDone(done, facts, subject, earliest(rule, due)),
    });
  };
}
