import type { Fields } from '../../src/bot/fields.ts';
import { dayOfIso } from '../../src/calendar/civil-date.ts';
import type { Participation } from '../../src/cases/case.ts';
import { type CaseEdit, variant } from '../writing/spec.ts';
import { replaced, theEntry, unclearWhich, whichField } from './entries.ts';
import { changeField, standsAlready } from './fields.ts';
import {
  daysPerWeekField,
  massnahmeFor,
  noParticipation,
  participationLabel,
  participationsOf,
  runsToday,
} from './participations.ts';
import { beforeStart, say, wrong } from './say.ts';

/** Participations that end after so many days attended come first. */
function attending(edit: CaseEdit) {
  const counted = (item: Participation) =>
    runsToday(edit)(item) && massnahmeFor(item, edit)?.attendanceQuota !== undefined;
  return participationsOf(edit, (edit.kase.participations ?? []).some(counted) ? counted : runsToday(edit));
}

/** The days attended so far. A later count replaces the one before. */
export const attendance = variant({
  verb: { name: { de: 'anwesenheit', en: 'attendance' }, words: ['anwesend', 'besucht', 'attended'] },
  title: { de: 'Anwesenheitstage eintragen', en: 'Record the days attended' },
  examples: {
    de: ['teilnahme F-101 anwesenheit 45', 'teilnahme F-101 anwesenheit 45 Tage Stand 15.11.'],
    en: ['participation F-101 attendance 45 days as of 15 Nov'],
  },
  pointless: ({ kase }) => noParticipation(kase),
  fields: (edit): Fields => ({
    ...whichField(attending(edit)),
    days: {
      type: 'number',
      label: { de: 'Besuchte Tage bis dahin', en: 'Days attended until then' },
      required: true,
      min: 0,
      max: 2000,
      unit: ['Tag', 'Tage', 'Tagen', 'Anwesenheitstage', 'day', 'days', 'days attended'],
    },
    asOf: {
      type: 'date',
      label: { de: 'Stand', en: 'As of' },
      tense: 'past',
      near: true,
      lead: ['stand', 'stand vom', 'bis', 'bis zum', 'am', 'as of', 'until', 'on'],
      initial: edit.today,
    },
    daysPerWeek: daysPerWeekField,
    ...changeField((edit.kase.participations ?? []).some((item) => item.attendance !== undefined)),
  }),
  apply({ which, days: typed = '', asOf = '', daysPerWeek, change }, edit) {
    const { kase } = edit;
    const entries = attending(edit);
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    if (asOf < item.start) return wrong('asOf', beforeStart(asOf, item.start));
    const days = Number(typed);
    const passed = dayOfIso(asOf) - dayOfIso(item.start) + 1;
    if (days > passed) {
      return wrong(
        'days',
        say(
          (day) =>
            `So viele können es nicht sein: Vom ${day(item.start)} bis ${day(asOf)} ${passed === 1 ? 'war es 1 Tag' : `waren es ${passed} Tage`}.`,
          (day) =>
            `It cannot be that many: from ${day(item.start)} until ${day(asOf)} there ${passed === 1 ? 'was 1 day' : `were ${passed} days`}.`,
        ),
      );
    }
    const old = item.attendance;
    if (old !== undefined && change !== 'yes' && (asOf < old.asOf || days < old.days)) {
      return wrong(
        'change',
        standsAlready(
          say(
            (day) => `${item.id}, ${old.days} ${old.days === 1 ? 'Tag' : 'Tage'}, Stand ${day(old.asOf)}`,
            (day) => `${item.id}, ${old.days} ${old.days === 1 ? 'day' : 'days'} as of ${day(old.asOf)}`,
          ),
        ),
      );
    }
    const quota = massnahmeFor(item, edit)?.attendanceQuota;
    const label = participationLabel(item, edit);
    return {
      kase: {
        ...kase,
        participations: replaced(kase.participations, {
          ...item,
          attendance: { days, asOf },
          ...(daysPerWeek === undefined ? {} : { daysPerWeek: Number(daysPerWeek) }),
        }),
      },
      said: say(
        (day) =>
          `Anwesenheit ${label.de}: ${days}${quota === undefined ? '' : ` von ${quota}`} ${days === 1 && quota === undefined ? 'Tag' : 'Tagen'}, Stand ${day(asOf)}`,
        (day) =>
          `Attendance ${label.en}: ${days}${quota === undefined ? '' : ` of ${quota}`} ${days === 1 && quota === undefined ? 'day' : 'days'} as of ${day(asOf)}`,
      ),
      also:
        quota === undefined
          ? [
              {
                de: 'Diese Maßnahme endet nicht nach Anwesenheitstagen. Für die Fristen zählt die Zahl nicht.',
                en: 'This Maßnahme does not end after days attended. The number does not count for the deadlines.',
              },
            ]
          : [],
    };
  },
});

const withoutStep = (edit: CaseEdit) =>
  participationsOf(edit, (item) => item.nextStep === undefined && item.start <= edit.today, false);

/** What comes after a Maßnahme. */
export const nextStep = variant({
  verb: {
    name: { de: 'nächster Schritt', en: 'next step' },
    words: ['nächste Schritte', 'nächsten Schritt', 'nächster', 'Schritt', 'Anschluss', 'next', 'step'],
  },
  title: { de: 'Nächsten Schritt nach der Maßnahme festhalten', en: 'Note the next step after a Maßnahme' },
  examples: {
    de: ['teilnahme F-101 nächster Schritt Bewerbung bei zwei Betrieben'],
    en: ['participation F-101 next step apply at two employers'],
  },
  pointless: ({ kase }) => noParticipation(kase),
  fields: (edit): Fields => ({
    ...whichField(withoutStep(edit)),
    text: {
      type: 'text',
      label: { de: 'Nächster Schritt', en: 'Next step' },
      required: true,
      missing: { de: 'Was kommt danach?', en: 'What comes after it?' },
    },
    on: {
      type: 'date',
      label: { de: 'Festgehalten am', en: 'Noted on' },
      tense: 'past',
      near: true,
      // a date in the text is part of the step: "Umschulung beginnt am 6.1."
      lead: ['festgehalten am', 'vereinbart am', 'noted on', 'agreed on'],
      leadOnly: true,
      initial: edit.today,
    },
  }),
  apply({ which, text = '', on = '' }, edit) {
    const { kase } = edit;
    const entries = withoutStep(edit);
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    const label = participationLabel(item, edit);
    const old = item.nextStep;
    return {
      kase: { ...kase, participations: replaced(kase.participations, { ...item, nextStep: { on, text } }) },
      said: say(
        (day) => `Nächster Schritt nach ${label.de}: ${text} (festgehalten am ${day(on)})`,
        (day) => `Next step after ${label.en}: ${text} (noted on ${day(on)})`,
      ),
      also:
        old === undefined
          ? []
          : [
              say(
                (day) => `Ersetzt: ${old.text} (${day(old.on)})`,
                (day) => `Replaces: ${old.text} (${day(old.on)})`,
              ),
            ],
    };
  },
});

const inMag = (edit: CaseEdit) =>
  participationsOf(edit, (item) => massnahmeFor(item, edit)?.kind === 'MAG' && item.start <= edit.today);

/** Whether a MAG led to a job with the employer. */
export const takenOver = variant({
  verb: { name: { de: 'übernommen', en: 'taken over' }, words: ['übernahme', 'eingestellt', 'hired'] },
  title: { de: 'Übernahme nach der MAG eintragen', en: 'Record whether the MAG led to a job' },
  examples: {
    de: ['teilnahme F-101 übernommen ja', 'teilnahme F-101 übernommen nein'],
    en: ['participation F-101 taken over yes'],
  },
  pointless: (edit) =>
    noParticipation(edit.kase) ??
    (inMag(edit).all.some((item) => massnahmeFor(item, edit)?.kind === 'MAG')
      ? undefined
      : {
          de: 'Die Übernahme gibt es nur bei einer MAG (Maßnahme beim Arbeitgeber). In diesem Fall steht keine.',
          en: 'Only a MAG (Maßnahme at an employer) leads to being taken over. There is none in this case.',
        }),
  fields: (edit): Fields => ({
    ...whichField(inMag(edit)),
    yes: {
      type: 'yes-no',
      label: { de: 'In svp. Beschäftigung übernommen', en: 'Taken over into a svp. job' },
      initial: 'yes',
      yes: ['ja', 'yes'],
      no: ['nein', 'nicht', 'no', 'not'],
    },
    ...changeField((edit.kase.participations ?? []).some((item) => item.takenOver !== undefined)),
  }),
  apply({ which, yes, change }, edit) {
    const { kase } = edit;
    const entries = inMag(edit);
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    const label = participationLabel(item, edit);
    if (massnahmeFor(item, edit)?.kind !== 'MAG') {
      return { refused: { de: `${label.de} ist keine MAG.`, en: `${label.en} is no MAG.` } };
    }
    const answer = yes === 'yes';
    const old = item.takenOver;
    if (old !== undefined && old !== answer && change !== 'yes') {
      const word = old ? { de: 'übernommen', en: 'taken over' } : { de: 'nicht übernommen', en: 'not taken over' };
      return wrong('change', standsAlready({ de: `${label.de}: ${word.de}`, en: `${label.en}: ${word.en}` }));
    }
    return {
      kase: { ...kase, participations: replaced(kase.participations, { ...item, takenOver: answer }) },
      said: {
        de: `${label.de}: ${answer ? '' : 'nicht '}in svp. Beschäftigung übernommen`,
        en: `${label.en}: ${answer ? '' : 'not '}taken over into a svp. job`,
      },
      also:
        answer && !(kase.jobs ?? []).some((job) => job.endedOn === undefined)
          ? [
              {
                de: `Die Beschäftigung tragen Sie ein mit: vertrag ${kase.no} neu ab 1.12. unbefristet svp`,
                en: `The job is recorded with: contract ${kase.no} new from 1 Dec permanent svp`,
              },
            ]
          : [],
    };
  },
});
