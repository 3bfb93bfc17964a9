import type { CommandContext } from '../../src/bot/command.ts';
import { type Day, dayOfIso, toIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { consentFor } from '../../src/deadlines/conditions.ts';
import { type Deadline, isPending } from '../../src/deadlines/deadline.ts';
import { type Facts, factsOf, NEVER } from '../../src/deadlines/facts.ts';
import { earliest } from '../../src/deadlines/form.ts';
import { dateGetter, type Subject } from '../../src/deadlines/subjects.ts';
import { isMissing } from '../fristen-period.ts';
import { say } from '../work/say.ts';
import { countsNot } from '../writing/contact-fields.ts';
import { caseDates, sameDate } from './case-dates.ts';
import { subjectOf, type Target } from './way.ts';

/** The first day on which something counts for a date; `undefined` where any day does. */
function countsFrom({ rule, due, start, opens }: Deadline, facts: Facts, subject: Subject): Day | undefined {
  if (due === undefined) return undefined;
  const early = earliest(rule, due);
  const byForm = (): Day | undefined => {
    switch (rule.due.form) {
      case 'after': {
        const from = rule.due.doneFrom === undefined ? undefined : dateGetter(rule.due.doneFrom)(facts, subject);
        return rule.early === undefined ? (from ?? start) : early;
      }
      case 'recurring':
        return start === undefined ? undefined : start + 1;
      case 'series': {
        if (rule.due.countBy === 'date') return early;
        const consent = subject.kind === 'job' ? consentFor(facts, subject.item.id)?.givenOn : undefined;
        return Math.max(start ?? -NEVER, consent ?? -NEVER);
      }
      case 'planningTalk':
        return Math.min(opens ?? NEVER, early);
      case 'window':
      case 'monthly':
        return opens;
      case 'milestones':
        return start;
      case 'blockingEvent':
        return facts.kategorieSince;
      case 'attendance':
      case 'inbeqEnd':
        return undefined;
      default:
        return early;
    }
  };
  const day = byForm();
  return day === undefined || day <= -NEVER ? undefined : day;
}

const stays = (due: Day | undefined): Text =>
  due === undefined
    ? { de: 'Die Frist bleibt offen', en: 'The date stays open' }
    : say(
        (day) => `Der Termin am ${day(toIso(due))} bleibt offen`,
        (day) => `The date on ${day(toIso(due))} stays open`,
      );

/** Why a date is pending still, though something was recorded for it on a day. */
function reason(now: Deadline, { subject }: Target, kase: Case, on: Day, { today }: CommandContext): Text | undefined {
  const facts = factsOf(kase, today, new Map());
  const from = countsFrom(now, facts, subjectOf(kase, now) ?? subject);
  const contact = kase.contacts?.at(-1);
  const { done, due: form } = now.rule;
  if ((done.contacts !== undefined || done.betrieb === true) && contact !== undefined && countsNot(contact)) {
    if (contact.tookPlace === false)
      return { de: 'Was nicht stattfand, zählt nicht.', en: 'What did not take place does not count.' };
    if (dayOfIso(contact.on) === on) {
      return { de: 'Eine E-Mail oder ein Brief zählt nicht als Kontakt.', en: 'An e-mail or a letter is no contact.' };
    }
  }
  if (done.written === true && kase.invitations?.at(-1)?.written === false)
    return { de: 'Nur eine schriftliche Einladung zählt.', en: 'Only an invitation in writing counts.' };
  if (from !== undefined && on < from) {
    if (form.form === 'recurring') {
      return say(
        (day) => `Es gibt schon einen neueren Eintrag vom ${day(toIso(from - 1))}, von ihm an wird gezählt.`,
        (day) => `There is a newer entry of ${day(toIso(from - 1))}, it counts from that one.`,
      );
    }
    return say(
      (day) => `Für ihn zählt erst, was ab dem ${day(toIso(from))} geschieht.`,
      (day) => `What counts for it happens on ${day(toIso(from))} or later.`,
    );
  }
  if (form.form === 'monthly') {
    return {
      de: `Nötig sind ${form.count} Gespräche an verschiedenen Tagen dieses Monats.`,
      en: `It takes ${form.count} talks on different days of this month.`,
    };
  }
  if (form.form === 'series')
    return {
      de: 'Die Gespräche zählen der Reihe nach, zuerst für den früheren Termin.',
      en: 'Talks count one after the other, first for the earlier date.',
    };
  if (now.mark === 'requested') return { de: 'Beantragt ist noch nicht geklärt.', en: 'Requested is not settled yet.' };
  if (form.form === 'attendance')
    return { de: 'Die Zahl der Tage ist noch nicht erreicht.', en: 'The number of days is not reached yet.' };
  return undefined;
}

/**
 * Says plainly that a date is pending still after something was recorded for it, and why; nothing where it is settled.
 * @param on the day on which it was done
 */
export function stillPending(
  target: Target,
  after: Case,
  on: string | undefined,
  context: CommandContext,
): readonly Text[] {
  const { pending, missing } = caseDates(after, context);
  const { deadline } = target;
  const moves = deadline.rule.due.form === 'attendance';
  const now = [...pending, ...missing].find(
    (other) =>
      sameDate(other, deadline) ||
      (moves && isPending(other) && other.rule.id === deadline.rule.id && other.subject === deadline.subject),
  );
  if (now === undefined || (isMissing(now) && !isMissing(deadline))) return [];
  const first = stays(now.due);
  const why = on === undefined ? undefined : reason(now, target, after, dayOfIso(on), context);
  return [
    {
      de: why === undefined ? `${first.de}.` : `${first.de}. ${why.de}`,
      en: why === undefined ? `${first.en}.` : `${first.en}. ${why.en}`,
    },
  ];
}
