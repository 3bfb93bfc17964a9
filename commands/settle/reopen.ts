import type { Field, Fields } from '../../src/bot/fields.ts';
import { toIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';
import { say } from '../work/say.ts';
import type { CaseEdit, Edited, Variant } from '../writing/spec.ts';
import { caseDates, sameDate } from './case-dates.ts';
import { attendanceWay } from './outcome-ways.ts';
import { dateName } from './settle-variant.ts';
import { orNone } from './step.ts';
import { stepsBack } from './steps-back.ts';
import { subjectOf } from './way.ts';

type Waiver = NonNullable<Case['waivers']>[number];

const settledNow = (deadline: Deadline, { kase, context }: CaseEdit): Deadline | undefined =>
  caseDates(kase, context).settled.find((other) => sameDate(other, deadline));

const notSettled = (deadline: Deadline): Edited => {
  const name = dateName(deadline);
  return {
    refused: {
      de: `Dieser Termin ist inzwischen nicht mehr erledigt: ${name.de}. Bitte sehen Sie nach.`,
      en: `This date is not done any more: ${name.en}. Please have a look.`,
    },
  };
};

/** Takes a waiver back. One for every entry with this date stays for the others. */
function withoutWaiver(deadline: Deadline, { kase, context }: CaseEdit): Edited {
  const due = toIso(deadline.due ?? 0);
  const isOf = (waiver: Waiver) =>
    waiver.rule === deadline.rule.id && waiver.due === due && (waiver.subject ?? deadline.subject) === deadline.subject;
  const others = caseDates(kase, context).settled.filter(
    (other) =>
      other.state === 'waived' &&
      other.rule.id === deadline.rule.id &&
      other.due === deadline.due &&
      other.subject !== deadline.subject,
  );
  const waivers = (kase.waivers ?? []).flatMap((waiver) => {
    if (!isOf(waiver)) return [waiver];
    return waiver.subject === undefined ? others.map(({ subject }) => ({ ...waiver, subject })) : [];
  });
  const name = dateName(deadline);
  return {
    kase: { ...kase, waivers: orNone(waivers) },
    said: {
      de: `Kein Verzicht mehr auf ${name.de}`,
      en: `No longer waived: ${name.en}`,
    },
  };
}

/** What still settles the date, after something was taken back. */
function staysDone(deadline: Deadline, after: Case, edit: CaseEdit): readonly Text[] {
  const now = settledNow(deadline, { ...edit, kase: after });
  if (now === undefined) return [];
  const { doneOn } = now;
  return [
    doneOn === undefined
      ? { de: 'Die Frist bleibt trotzdem erledigt.', en: 'The date stays done all the same.' }
      : say(
          (day) => `Die Frist bleibt trotzdem erledigt, durch einen Eintrag vom ${day(toIso(doneOn))}.`,
          (day) => `The date stays done all the same, by an entry of ${day(toIso(doneOn))}.`,
        ),
  ];
}

/** Takes back what satisfied a date, one entry after the other until it is open. */
function withoutDone(deadline: Deadline, edit: CaseEdit): Edited {
  let { kase } = edit;
  const said: Text[] = [];
  let refused: Text | undefined;
  const subject = subjectOf(kase, deadline);
  for (const step of stepsBack({ deadline, subject })) {
    const stepped = step(kase);
    if (stepped === undefined) continue;
    if ('refused' in stepped) {
      refused ??= stepped.refused;
      continue;
    }
    kase = stepped.kase;
    said.push(stepped.said);
    if (settledNow(deadline, { ...edit, kase }) === undefined) break;
  }
  const [first, ...others] = said;
  if (first === undefined) {
    return {
      refused: refused ?? {
        de: 'Was diese Frist erledigt hat, lässt sich so nicht zurücknehmen. Bitte sehen Sie sich den Fall an.',
        en: 'What settled this date cannot be taken back like this. Please have a look at the case.',
      },
    };
  }
  return { kase, said: first, also: [...others, ...staysDone(deadline, kase, edit)] };
}

/** Takes back what satisfied or waived a date. */
export function reopenVariant(deadline: Deadline): Variant {
  const isAttendance = deadline.rule.due.form === 'attendance' && deadline.state === 'satisfied';
  const target = (edit: CaseEdit) => ({ deadline, subject: subjectOf(edit.kase, deadline) });
  return {
    title: { de: 'Frist wieder öffnen', en: 'Reopen a date' },
    about: dateName(deadline),
    onClosed: true,
    fields(edit): Fields {
      if (!isAttendance) return {};
      // how many days it really were, nobody but the person knows
      const { change: _change, ...fields } = attendanceWay.fields(target(edit), edit);
      const { initial: _quota, ...days } = fields['days'] ?? DAYS;
      return { ...fields, days: { ...days, missing: DAYS_MISSING } };
    },
    apply(values, edit) {
      const now = settledNow(deadline, edit);
      if (now === undefined) return notSettled(deadline);
      if (now.state === 'waived') return withoutWaiver(now, edit);
      if (!isAttendance) return withoutDone(now, edit);
      const edited = attendanceWay.apply({ ...values, change: 'yes' }, target(edit), edit);
      return 'kase' in edited
        ? { ...edited, also: [...(edited.also ?? []), ...staysDone(now, edited.kase, edit)] }
        : edited;
    },
  };
}

const DAYS: Field = { type: 'number', label: { de: 'Tage', en: 'Days' }, min: 0, max: 2000, required: true };
const DAYS_MISSING: Text = {
  de: 'Wie viele Tage sind es wirklich? Zum Beispiel: 95 Tage',
  en: 'How many days is it really? For example: 95 days',
};
