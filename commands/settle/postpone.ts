import type { Choice, Field } from '../../src/bot/fields.ts';
import { type Day, dayOfIso, toIso, weekday } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';
import { say, wrong } from '../work/say.ts';
import { type CaseEdit, type Variant, variant } from '../writing/spec.ts';
import { caseDates, sameDate } from './case-dates.ts';
import { REASON_WORDS } from './pick-date.ts';
import { dateName, gone } from './settle-variant.ts';
import { orNone } from './step.ts';

type Postponed = NonNullable<Case['reminders']>[number];

/** Most days that a reminder is put off: what is further away is a slip of the finger. */
const MOST_DAYS = 366;

/** The day of the reminder, as a field of its own beside the usual ones. */
export const UNTIL: Extract<Field, { type: 'date' }> = {
  type: 'date',
  label: { de: 'Anderer Tag', en: 'Another day' },
  tense: 'future',
  later: true,
  lead: ['auf', 'bis', 'bis zum', 'auf den', 'am', 'um', 'für', 'until', 'till', 'to', 'on', 'by', 'for'],
};

/** The last day on which somebody can be reminded in time; `undefined` for a date that is not computed. */
const onTime = ({ due }: Deadline, { context }: CaseEdit): Day | undefined =>
  due === undefined ? undefined : context.deadlines.calendar.onOrBefore(due);

/** The days that are usual, each once, each of them an Arbeitstag. */
function usualDays(deadline: Deadline, edit: CaseEdit): readonly Choice[] {
  const { today, deadlines } = edit.context;
  const last = onTime(deadline, edit);
  const tomorrow = deadlines.calendar.onOrAfter(today + 1);
  const offered: readonly (readonly [Day | undefined, Text, readonly string[]])[] = [
    [
      tomorrow,
      tomorrow === today + 1 ? { de: 'Morgen', en: 'Tomorrow' } : { de: 'Nächster Arbeitstag', en: 'Next working day' },
      [],
    ],
    [deadlines.calendar.onOrAfter(today + 8 - weekday(today)), { de: 'Nächste Woche', en: 'Next week' }, []],
    [
      last,
      last === deadline.due
        ? { de: 'Am Termin', en: 'On the date' }
        : { de: 'Kurz vor dem Termin', en: 'Just before the date' },
      ['am Termin', 'zum Termin', 'bis zum Termin', 'on the date'],
    ],
  ];
  const choices: Choice[] = [];
  for (const [day, name, words] of offered) {
    if (day === undefined || day <= today || choices.some(({ value }) => value === toIso(day))) continue;
    if (deadline.rule.kind === 'law' && day > (last ?? today)) continue;
    const label = say(
      (date) => `${name.de} (${date(toIso(day))})`,
      (date) => `${name.en} (${date(toIso(day))})`,
    );
    choices.push({ value: toIso(day), label, words });
  }
  return choices;
}

/** Entries that still mean something: their dates wait, and they are not about this one. */
function othersOf(kase: Case, deadline: Deadline, pending: readonly Deadline[]): readonly Postponed[] {
  const isAbout = (item: Postponed, { rule, due }: Deadline) => item.rule === rule.id && dayOfIso(item.due) === due;
  return (kase.reminders ?? []).filter((item) => {
    if (isAbout(item, deadline) && (item.subject ?? '') === deadline.subject) return false;
    return pending.some(
      (other) => isAbout(item, other) && (item.subject === undefined || item.subject === other.subject),
    );
  });
}

/** Why a reminder cannot be put off to a day. */
function tooLate(deadline: Deadline, until: Day, edit: CaseEdit): Text | undefined {
  const { today } = edit.context;
  const last = onTime(deadline, edit) ?? today;
  if (until <= today) return { de: 'Bitte einen Tag nach heute wählen.', en: 'Please choose a day after today.' };
  if (deadline.rule.kind === 'law' && until > last) {
    return say(
      (day) => `Diese Frist steht im Gesetz. Daran erinnere ich spätestens am ${day(toIso(last))}.`,
      (day) => `This date is set by law. I remind you of it on ${day(toIso(last))} at the latest.`,
    );
  }
  return until - today > MOST_DAYS ? { de: 'Bitte höchstens ein Jahr.', en: 'A year at most, please.' } : undefined;
}

/** What is worth knowing about the day that was chosen. */
function remarks({ due, rule }: Deadline, until: Day, { context }: CaseEdit): readonly Text[] {
  const comes = context.deadlines.calendar.onOrAfter(until);
  return [
    ...(comes === until || rule.kind === 'law'
      ? []
      : [
          say(
            (day) => `Das ist kein Arbeitstag, sie kommt am ${day(toIso(comes))}.`,
            (day) => `That is no working day, it comes on ${day(toIso(comes))}.`,
          ),
        ]),
    ...(due !== undefined && due >= context.today && until > due
      ? [{ de: 'Der Termin selbst ist früher und bleibt.', en: 'The date itself is earlier, and it stays.' }]
      : []),
  ];
}

/** Puts the reminder of one date off, for everybody who would hear of it. */
export function postponeVariant(deadline: Deadline): Variant {
  const isLaw = deadline.rule.kind === 'law';
  return variant({
    title: { de: 'Erinnerung verschieben', en: 'Put a reminder off' },
    about: dateName(deadline),
    onClosed: true,
    pointless: (edit) =>
      isLaw && (onTime(deadline, edit) ?? 0) <= edit.context.today
        ? {
            de: 'Diese Frist steht im Gesetz, und ihr Tag ist da. Daran erinnere ich weiter, bis sie erledigt ist.',
            en: 'This date is set by law, and its day has come. I keep reminding until it is done.',
          }
        : undefined,
    fields: (edit) => ({
      when: {
        type: 'choice',
        label: { de: 'Wann wieder erinnern', en: 'When to remind again' },
        hint: { de: 'oder unten ein anderer Tag', en: 'or another day below' },
        choices: usualDays(deadline, edit),
      },
      until: isLaw
        ? { ...UNTIL, hint: { de: 'spätestens am Termin selbst', en: 'on the date itself at the latest' } }
        : UNTIL,
      reason: {
        type: 'text',
        label: { de: 'Grund', en: 'Reason' },
        required: isLaw,
        missing: {
          de: 'Diese Frist steht im Gesetz. Bitte einen Grund, zum Beispiel: weil der Termin beim Arbeitgeber am Montag ist',
          en: 'This date is set by law. Please give a reason, for example: because the employer is seen on Monday',
        },
        lead: REASON_WORDS,
        max: 500,
      },
    }),
    apply({ when, until: other, reason }, edit) {
      const { kase, context } = edit;
      const { pending } = caseDates(kase, context);
      const now = pending.find((item) => sameDate(item, deadline));
      if (now?.due === undefined) return gone(deadline);
      const until = other ?? when;
      const field = other === undefined ? 'when' : 'until';
      if (until === undefined) return wrong(field, { de: 'fehlt noch', en: 'is missing' });
      const problem = tooLate(now, dayOfIso(until), edit);
      if (problem !== undefined) return wrong(field, problem);
      const { rule, subject, due } = now;
      const entry: Postponed = {
        rule: rule.id,
        due: toIso(due),
        ...(subject === '' ? {} : { subject }),
        until,
        on: edit.today,
        by: context.access.person.id,
        ...(reason === undefined ? {} : { reason }),
      };
      const name = dateName(now);
      return {
        kase: { ...kase, reminders: orNone([...othersOf(kase, now, pending), entry]) },
        said: say(
          (day) => `Erinnerung verschoben auf ${day(until)}: ${name.de}`,
          (day) => `Reminder put off until ${day(until)}: ${name.en}`,
        ),
        also: [
          ...(reason === undefined ? [] : [{ de: `Grund: ${reason}`, en: `Reason: ${reason}` }]),
          ...remarks(now, dayOfIso(until), edit),
        ],
      };
    },
  });
}
