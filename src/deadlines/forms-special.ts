import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import { addMonths, addWeeks, lastDayOfMonths, monthOf } from '../calendar/periods.ts';
import { consentFor } from './conditions.ts';
import type { DateFactName } from './date-facts.ts';
import type { Mark } from './deadline.ts';
import { type Doings, firstDone, lastDone } from './done.ts';
import { ANY_CLIENT_CONTACT, type Facts, NEVER, optionalDay } from './facts.ts';
import { after, before, type Draft, earliest, type Form, type FormContext, type SpecOf, waiverFor } from './form.ts';
import type { Period, Rule } from './rule.ts';
import { dateGetter, inbeqEnd, jobEnd, participationEnd } from './subjects.ts';

export function monthlyForm(spec: SpecOf<'monthly'>, done: Doings): Form {
  return (facts, subject, sink) => {
    if (subject.kind !== 'participation') return;
    const { first, last } = monthOf(facts.today);
    const start = dayOfIso(subject.item.start);
    const startsWhole = monthOf(start).first === start ? start : monthOf(start).last + 1;
    const end = participationEnd(subject.item);
    if (first < startsWhole || (end !== undefined && end < facts.today)) return;
    const days = new Set<Day>();
    done(facts, subject, (day) => {
      if (day >= first && day <= last) days.add(day);
    });
    const sorted = [...days].sort((a, b) => a - b);
    sink.draft({
      key: subject.key,
      due: Math.min(last, end ?? last),
      basis: 'participation.start',
      start,
      opens: first,
      done: sorted[spec.count - 1] ?? NEVER,
      mark: sorted.length > 0 && sorted.length < spec.count ? 'oneTalk' : undefined,
    });
  };
}

export function seriesForm(rule: Rule, spec: SpecOf<'series'>, done: Doings): Form {
  const startOf = dateGetter(spec.start);
  return (facts, subject, sink) => {
    if (subject.kind !== 'job') return;
    const start = startOf(facts, subject);
    if (start === undefined) return sink.missing(spec.start, subject.key);
    const end = jobEnd(subject.item) ?? NEVER;
    const consent = spec.countBy === 'number' ? (consentFor(facts, subject.item.id)?.givenOn ?? start) : start;
    const from = Math.max(start, consent);
    const talks: Day[] = [];
    if (spec.countBy === 'number') {
      done(facts, subject, (day) => {
        if (day >= from) talks.push(day);
      });
      talks.sort((a, b) => a - b);
    }
    let number = 0;
    for (const months of spec.months) {
      const due = addMonths(start, months);
      if (due < consent || due > end) continue;
      const key = `${subject.key}/${months}`;
      let doneOn = NEVER;
      if (spec.countBy === 'date') doneOn = firstDone(done, facts, subject, earliest(rule, due));
      // a waived date takes no talk from the others
      else if (waiverFor(rule, facts, due, key) === undefined) doneOn = talks[number++] ?? NEVER;
      sink.draft({ key, due, basis: spec.start, start, period: { months }, done: doneOn });
    }
  };
}

export function milestonesForm(rule: Rule): Form {
  return (facts, subject, sink) => {
    if (subject.kind !== 'participation') return;
    const start = dayOfIso(subject.item.start);
    const end = participationEnd(subject.item);
    for (const milestone of facts.massnahmen.get(subject.item.massnahme)?.milestones ?? []) {
      const { after: offset } = milestone;
      const key = `${subject.key}/${milestone.id}`;
      let due: Day;
      let period: Period | undefined;
      if ('inMonth' in offset) {
        due = lastDayOfMonths(start, offset.inMonth);
        period = { months: offset.inMonth };
      } else if ('months' in offset) {
        due = addMonths(start, offset.months);
        period = offset;
      } else {
        due = addWeeks(start, offset.weeks);
        period = offset;
      }
      if (end !== undefined && end < due) continue;
      sink.draft({
        key,
        due,
        basis: 'participation.start',
        start,
        period,
        done: milestone.contact === true ? firstContact(facts, start) : recorded(facts, rule.id, key, start),
        label: milestone.title,
      });
    }
  };
}

function firstContact(facts: Facts, from: Day): Day {
  let first = NEVER;
  for (let i = 0; i < facts.contactDays.length; i++) {
    const day = facts.contactDays[i] as Day;
    if (((facts.contactBits[i] as number) & ANY_CLIENT_CONTACT) !== 0 && day >= from && day < first) first = day;
  }
  return first;
}

function recorded(facts: Facts, ruleId: string, key: string, from: Day): Day {
  let first = NEVER;
  for (const act of facts.case.acts ?? []) {
    const day = dayOfIso(act.on);
    if (act.rule === ruleId && act.subject === key && day >= from && day <= facts.today && day < first) first = day;
  }
  return first;
}

export const attendanceForm: Form = (facts, subject, sink) => {
  if (subject.kind !== 'participation') return;
  const massnahme = facts.massnahmen.get(subject.item.massnahme);
  const quota = massnahme?.attendanceQuota;
  if (quota === undefined) return;
  const exit = optionalDay(subject.item.exitOn);
  if (exit !== undefined && exit <= facts.today) return;
  const { attendance } = subject.item;
  if (attendance === undefined) return sink.missing('attendance', subject.key);
  const perWeek = subject.item.daysPerWeek ?? massnahme?.daysPerWeek;
  if (perWeek === undefined) return sink.missing('daysPerWeek', subject.key);
  const asOf = dayOfIso(attendance.asOf);
  if (asOf > facts.today) return sink.missing('attendance', subject.key);
  const weeks = Math.ceil(Math.max(0, quota - attendance.days) / perWeek);
  sink.draft({
    key: subject.key,
    due: addWeeks(asOf, weeks),
    basis: 'participation.start',
    start: asOf,
    period: { weeks },
    done: weeks === 0 ? asOf : NEVER,
    mark: 'projected',
  });
};

export function noticeForm(rule: Rule, spec: SpecOf<'notice'>, done: Doings, { calendar }: FormContext): Form {
  return (facts, subject, sink) => {
    if (subject.kind !== 'contract') return;
    const until = optionalDay(subject.item.until);
    if (until === undefined) return sink.missing('contract.end', subject.key);
    const { outcome } = subject.item;
    const settled = outcome !== undefined && outcome.kind !== 'Ende' && dayOfIso(outcome.on) <= facts.today;
    if (settled || subject.job.contract?.[subject.index + 1] !== undefined) return;
    const natural = before(until, spec.period);
    const from = dayOfIso(subject.item.from);
    const short = until < lastDayOfMonths(from, 3);
    const known = optionalDay(subject.item.knownOn) ?? (short ? from : undefined);
    const late = known !== undefined && known > natural;
    const plain = late ? after(known, spec.late, calendar) : natural;
    const due = rule.roll === true ? calendar.onOrAfter(plain) : plain;
    if ((optionalDay(subject.job.endedOn) ?? NEVER) < due) return;
    sink.draft({
      key: subject.key,
      due,
      basis: 'contract.end',
      start: late ? known : until,
      period: late ? spec.late : spec.period,
      unrolled: due === plain ? undefined : plain,
      done: firstDone(done, facts, subject, earliest(rule, due)),
      mark: late ? 'knownLate' : undefined,
    });
  };
}

export function blockingEventForm(
  rule: Rule,
  spec: SpecOf<'blockingEvent'>,
  done: Doings,
  { calendar }: FormContext,
): Form {
  return (facts, subject, sink) => {
    const since = facts.kategorieSince;
    if (since === undefined) return sink.missing('case.kategorieSince', subject.key);
    let end: Day | undefined;
    for (const event of facts.case.blockingEvents ?? []) {
      const until = optionalDay(event.until);
      if (until !== undefined && until >= since && (end === undefined || until < end)) end = until;
    }
    const key = subject.key;
    const byEnd: Draft | undefined =
      end === undefined
        ? undefined
        : {
            key,
            due: before(end, spec.beforeEnd),
            basis: 'blocking.end',
            start: end,
            period: spec.beforeEnd,
            done: NEVER,
          };
    const counted = (start: Day, basis: DateFactName): Draft => ({
      key,
      due: after(start, spec.period, calendar),
      basis,
      start,
      period: spec.period,
      done: NEVER,
    });
    const dueFor = (review: Day | undefined): Draft => {
      const byReview = counted(review ?? since, review === undefined ? 'case.kategorieSince' : 'last.review');
      // a review from the days before "3 months before the end" on has looked at that end already
      const seen = byEnd !== undefined && review !== undefined && review >= earliest(rule, byEnd.due);
      const both = byEnd === undefined || seen ? [byReview] : [byReview, byEnd].sort((a, b) => a.due - b.due);
      return chain(both);
    };
    /** The first date; where it is waived the other one stands, then a period after the waived date. */
    const chain = ([first, ...others]: readonly Draft[]): Draft => ({
      ...(first as Draft),
      next: (waived) => chain(others.length > 0 ? others : [counted(waived, 'waived.before')]),
    });
    const last = lastDone(done, facts, subject, since, NEVER);
    if (last !== undefined) {
      const previous = lastDone(done, facts, subject, since, last);
      sink.draft({ ...dueFor(previous), done: last, next: undefined });
    }
    sink.draft(dueFor(last));
  };
}

export function planningTalkForm(
  rule: Rule,
  spec: SpecOf<'planningTalk'>,
  done: Doings,
  { calendar }: FormContext,
): Form {
  const period = spec.beforeEnd[calendar.land];
  return (facts, subject, sink) => {
    if (subject.kind !== 'inbeq') return;
    const phase = (subject.item.phases ?? []).filter((item) => dayOfIso(item.from) <= facts.today).at(-1);
    const opens = phase?.phase === 'Stabilisierung' ? dayOfIso(phase.from) : undefined;
    const { endedOn, ...planned } = subject.item;
    const end = inbeqEnd(planned);
    if (end === undefined) return sink.missing('newInbeqEnd', subject.key);
    if (period !== undefined) {
      const due = before(end, period);
      const from = Math.min(opens ?? NEVER, earliest(rule, due));
      if (endedOn !== undefined && dayOfIso(endedOn) < due) return;
      return sink.draft({
        key: subject.key,
        due,
        basis: 'inbeq.end',
        start: end,
        period,
        opens,
        done: firstDone(done, facts, subject, from),
      });
    }
    const start =
      opens ?? optionalDay((subject.item.phases ?? []).find((item) => item.phase === 'Stabilisierung')?.from);
    if (start === undefined || start > facts.today) {
      if (subject.item.phases === undefined) sink.missing('phases', subject.key);
      return;
    }
    if (opens === undefined && firstDone(done, facts, subject, earliest(rule, start)) === NEVER) return;
    sink.draft({
      key: subject.key,
      due: start,
      basis: 'inbeq.stabilisierung',
      start,
      done: firstDone(done, facts, subject, earliest(rule, start)),
    });
  };
}

export function inbeqEndForm(spec: SpecOf<'inbeqEnd'>, done: Doings, { calendar }: FormContext): Form {
  return (facts, subject, sink) => {
    if (subject.kind !== 'inbeq') return;
    const start = dayOfIso(subject.item.start);
    const full =
      'months' in spec.period ? lastDayOfMonths(start, spec.period.months) : after(start, spec.period, calendar) - 1;
    const { endedOn, assignedEnd, extendedTo, outcome } = subject.item;
    const assigned = optionalDay(assignedEnd);
    const outcomeOn = firstDone(done, facts, subject, -NEVER);
    const extended = outcome?.kind === 'verlängert';
    const draft = (due: Day, onFile: boolean, doneOn: Day, mark?: Mark) =>
      sink.draft({
        key: subject.key,
        due,
        basis: onFile ? 'inbeq.end' : 'inbeq.start',
        start: onFile ? due : start,
        period: onFile ? undefined : spec.period,
        done: doneOn,
        mark,
      });
    const short = assigned !== undefined && assigned < full ? 'assignedShort' : undefined;
    const first = assigned ?? full;
    if (extendedTo !== undefined) {
      // the extension settled the first end, in time unless the day on file says otherwise
      draft(first, assigned !== undefined, extended ? outcomeOn : Math.min(first, facts.today), short);
      draft(dayOfIso(endedOn ?? extendedTo), true, extended ? NEVER : outcomeOn);
      return;
    }
    if (extended && outcomeOn !== NEVER) sink.missing('newInbeqEnd', subject.key);
    const ended = optionalDay(endedOn);
    draft(
      ended ?? first,
      ended !== undefined || assigned !== undefined,
      outcomeOn,
      ended === undefined ? short : undefined,
    );
  };
}
