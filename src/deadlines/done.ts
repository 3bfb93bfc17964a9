import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import type { Case, ContractVersion } from '../cases/case.ts';
import { leftZielgruppe } from './conditions.ts';
import { ANY_CLIENT_CONTACT, BETRIEB_CONTACT, contactBit, type Facts, NEVER, optionalDay } from './facts.ts';
import type { Done, Rule } from './rule.ts';
import { dateGetter, jobEnd, type Subject } from './subjects.ts';

/** Calls `visit` with each day on which something happened that can satisfy the rule, none after today. */
export type Doings = (facts: Facts, subject: Subject, visit: (day: Day) => void) => void;

const actMatches = (subject: Subject, actSubject: string | undefined) =>
  actSubject === undefined || actSubject === subject.key || subject.kind === 'case';

type Document = NonNullable<Case['documents']>[number];

/** A renewal that follows without a gap was settled in time, even where nobody noted the day. */
function renewedOn(version: ContractVersion, next: ContractVersion, today: Day): Day {
  const from = dayOfIso(next.from);
  const until = optionalDay(version.until) ?? from;
  return optionalDay(next.knownOn) ?? (from <= until + 1 ? Math.min(until, today) : from);
}

/** A newer document of the same kind renews the old one, even where nobody noted the day. */
function replacedOn(facts: Facts, old: Document): Day | undefined {
  const until = optionalDay(old.validUntil) ?? NEVER;
  const newer = facts.case.documents?.some(
    (item) => item.kind === old.kind && item.id !== old.id && (optionalDay(item.validUntil) ?? NEVER) > until,
  );
  return newer === true ? Math.min(until, facts.today) : undefined;
}

function outcomeDay(facts: Facts, subject: Subject): Day | undefined {
  switch (subject.kind) {
    case 'contract': {
      const own = optionalDay(subject.item.outcome?.on);
      const next = subject.job.contract?.[subject.index + 1];
      return (
        own ??
        (next === undefined ? undefined : renewedOn(subject.item, next, facts.today)) ??
        optionalDay(subject.job.endedOn)
      );
    }
    case 'funding':
      return subject.item.outcome === undefined || subject.item.outcome.kind === 'beantragt'
        ? undefined
        : dayOfIso(subject.item.outcome.on);
    case 'grant':
    case 'inbeq':
      return optionalDay(subject.item.outcome?.on);
    case 'document':
      return optionalDay(subject.item.renewedOn) ?? replacedOn(facts, subject.item);
    case 'followUp':
      return optionalDay(subject.item.doneOn);
    case 'case':
      return optionalDay(facts.case.closed?.deletedOn);
    default:
      return undefined;
  }
}

/** Compiles what satisfies a rule; its id finds the acts recorded for it. */
export function compileDone(done: Done, rule: Rule): Doings {
  const ruleId = rule.id;
  const parts: Doings[] = [];
  const { contacts } = done;
  if (contacts !== undefined || done.betrieb === true) {
    let mask = 0;
    if (contacts === 'any') mask = ANY_CLIENT_CONTACT;
    else if (contacts !== undefined) for (const kind of contacts) mask |= contactBit(kind);
    if (done.betrieb === true) mask |= BETRIEB_CONTACT;
    parts.push((facts, subject, visit) => {
      for (let i = 0; i < facts.contactDays.length; i++) {
        const bit = facts.contactBits[i] as number;
        if ((bit & mask) === 0) continue;
        const day = facts.contactDays[i] as Day;
        if (bit === BETRIEB_CONTACT && subject.kind === 'job') {
          const job = facts.contactJobs[i];
          if (job === undefined ? day < dayOfIso(subject.item.start) : job !== subject.item.id) continue;
        }
        visit(day);
      }
    });
  }
  if (done.invitations !== undefined) {
    const kinds: readonly string[] = done.invitations;
    const written = done.written === true;
    parts.push((facts, _subject, visit) => {
      for (const item of facts.case.invitations ?? []) {
        if ((written && item.written === false) || !kinds.includes(item.for)) continue;
        const day = dayOfIso(item.on);
        if (day <= facts.today) visit(day);
      }
    });
  }
  if (done.act !== undefined) {
    const needsReason = done.act === 'withReason';
    parts.push((facts, subject, visit) => {
      for (const act of facts.case.acts ?? []) {
        if (act.rule !== ruleId || (needsReason && act.reason === undefined)) continue;
        if (!actMatches(subject, act.subject)) continue;
        const day = dayOfIso(act.on);
        if (day <= facts.today) visit(day);
      }
    });
  }
  if (done.plan === true) {
    parts.push((facts, _subject, visit) => {
      for (const plan of facts.case.plans ?? []) {
        const day = dayOfIso(plan.on);
        if (day <= facts.today) visit(day);
      }
    });
  }
  if (done.nachweis === true) {
    parts.push((facts, _subject, visit) => {
      for (const item of facts.case.schule?.nachweise ?? []) {
        const day = dayOfIso(item.date);
        if (day <= facts.today) visit(day);
      }
    });
  }
  if (done.zielgruppeChanged === true) {
    parts.push((facts, _subject, visit) => {
      if (facts.zielgruppeSince !== undefined && leftZielgruppe(facts, rule.when?.zielgruppe))
        visit(facts.zielgruppeSince);
    });
  }
  if (done.job === true) {
    // a job that was over before the period began is none in it; one that runs into it counts from its first day
    const sinceOf = rule.due.form === 'after' ? dateGetter(rule.due.start) : undefined;
    parts.push((facts, subject, visit) => {
      for (const job of facts.case.jobs ?? []) {
        const start = dayOfIso(job.start);
        if (start > facts.today) continue;
        if (subject.kind === 'job') {
          const over = jobEnd(subject.item);
          if (job.id === subject.item.id || (over !== undefined && (jobEnd(job) ?? NEVER) <= over)) continue;
          visit(over === undefined ? start : Math.max(start, over));
          continue;
        }
        const since = sinceOf?.(facts, subject);
        if (since !== undefined && (jobEnd(job) ?? NEVER) < since) continue;
        visit(since === undefined ? start : Math.max(start, since));
      }
    });
  }
  if (done.outcome === true) {
    parts.push((facts, subject, visit) => {
      const day = outcomeDay(facts, subject);
      if (day !== undefined && day <= facts.today) visit(day);
    });
  }
  if (done.nextStep === true) {
    parts.push((facts, subject, visit) => {
      const day = subject.kind === 'participation' ? optionalDay(subject.item.nextStep?.on) : undefined;
      if (day !== undefined && day <= facts.today) visit(day);
    });
  }
  if (done.potenzialanalyse === true) {
    parts.push((facts, _subject, visit) => {
      const day = optionalDay(facts.case.potenzialanalyse?.doneOn);
      if (day !== undefined && day <= facts.today) visit(day);
    });
  }
  const only = parts[0];
  if (parts.length === 1 && only !== undefined) return only;
  return (facts, subject, visit) => {
    for (const part of parts) part(facts, subject, visit);
  };
}

// One visitor for all calls, its bounds beside it: a closure for each would be the most frequent allocation of the engine.
let from: Day = 0;
let before: Day = 0;
let found: Day = NEVER;
const earlier = (day: Day): void => {
  if (day >= from && day < found) found = day;
};
const later = (day: Day): void => {
  if (day >= from && day < before && day > found) found = day;
};

/** The first day on or after `start` on which a rule was satisfied; `NEVER` where there is none. */
export function firstDone(doings: Doings, facts: Facts, subject: Subject, start: Day): Day {
  from = start;
  found = NEVER;
  doings(facts, subject, earlier);
  return found;
}

/** The last day in [start, end) on which a rule was satisfied; `undefined` where there is none. */
export function lastDone(doings: Doings, facts: Facts, subject: Subject, start: Day, end: Day): Day | undefined {
  from = start;
  before = end;
  found = -NEVER;
  doings(facts, subject, later);
  return found === -NEVER ? undefined : found;
}
