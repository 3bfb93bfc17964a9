import type { Fields } from '../../src/bot/fields.ts';
import type { Case, Participation } from '../../src/cases/case.ts';
import { nextId } from '../writing/next-id.ts';
import { variant } from '../writing/spec.ts';
import { afterEach, replaced, theEntry, unclearWhich, whichField } from './entries.ts';
import { changeField, endField, lastDayField, nothingToChange, standsAlready, startField } from './fields.ts';
import {
  daysPerWeekField,
  lastDayOf,
  massnahmeChoices,
  noParticipation,
  participationLabel,
  participationsOf,
  runsToday,
} from './participations.ts';
import { beforeStart, daysAfter, endBeforeStart, say, wrong } from './say.ts';

const sameDays = (kase: Case, massnahme: string, start: string, end: string | undefined): Participation | undefined =>
  (kase.participations ?? []).find(
    (item) =>
      item.massnahme === massnahme && (lastDayOf(item) ?? '9999') >= start && (end === undefined || item.start <= end),
  );

/** Somebody begins a Maßnahme. */
export const startParticipation = variant({
  verb: {
    name: { de: 'start', en: 'start' },
    words: ['neu', 'neue', 'beginn', 'beginnt', 'zuweisung', 'new', 'begins'],
  },
  title: { de: 'Teilnahme an einer Maßnahme eintragen', en: 'Record a participation in a Maßnahme' },
  examples: {
    de: [
      'teilnahme F-101 start Startklar ab 1.12. bis 31.5.2027',
      'teilnahme F-101 start Startklar ab 1.12. an 3 Tagen',
    ],
    en: ['participation F-101 start Startklar from 1 Dec until 31 May 2027'],
  },
  pointless: ({ context }) =>
    (context.office.massnahmen ?? []).length > 0
      ? undefined
      : {
          de: 'Im Bot steht noch keine Maßnahme. Die Maßnahmen des Jobcenters trägt die Administration ein.',
          en: 'There is no Maßnahme in the bot yet. The administration records those of the Jobcenter.',
        },
  fields: ({ context }): Fields => ({
    massnahme: {
      type: 'choice',
      label: { de: 'Maßnahme', en: 'Maßnahme' },
      required: true,
      missing: {
        de: 'welche? Ein Teil des Namens genügt, wenn er eindeutig ist',
        en: 'which? A part of its name is enough where no other has it',
      },
      choices: massnahmeChoices(context.office.massnahmen ?? []),
    },
    start: startField({ de: 'Beginn', en: 'Start' }),
    end: endField({ de: 'Zugewiesen bis', en: 'Assigned until' }, 'start', { lengthFrom: 'start' }),
    daysPerWeek: daysPerWeekField,
  }),
  apply({ massnahme = '', start = '', end, daysPerWeek }, edit) {
    const { kase } = edit;
    if (end !== undefined && end < start) return wrong('end', endBeforeStart(end, start));
    const other = sameDays(kase, massnahme, start, end);
    if (other !== undefined) {
      const label = participationLabel(other, edit);
      return {
        refused: {
          de: `Daran nimmt die Person in diesen Tagen schon teil: ${label.de}. Ein anderes Ende: teilnahme ${kase.no} ende ${other.id} 31.05.2027`,
          en: `The person takes part in it in these days already: ${label.en}. Another end: participation ${kase.no} end ${other.id} 31 May 2027`,
        },
      };
    }
    const item: Participation = {
      id: nextId('t', kase.participations),
      massnahme,
      start,
      ...(end === undefined ? {} : { end }),
      ...(daysPerWeek === undefined ? {} : { daysPerWeek: Number(daysPerWeek) }),
    };
    const label = participationLabel(item, edit);
    const days =
      daysPerWeek === undefined
        ? { de: '', en: '' }
        : {
            de: `, ${daysPerWeek} ${daysPerWeek === '1' ? 'Tag' : 'Tage'} je Woche`,
            en: `, ${daysPerWeek} ${daysPerWeek === '1' ? 'day' : 'days'} a week`,
          };
    return {
      kase: { ...kase, participations: [...(kase.participations ?? []), item] },
      said: { de: `Neue Teilnahme ${label.de}${days.de}`, en: `New participation ${label.en}${days.en}` },
      also:
        end === undefined
          ? [
              {
                de: `Das Ende fehlt noch. Bitte nachtragen: teilnahme ${kase.no} ende ${item.id} 31.05.2027`,
                en: `The end is still missing. Please add it: participation ${kase.no} end ${item.id} 31 May 2027`,
              },
            ]
          : [],
    };
  },
});

/** The assigned end, set or put right: a Maßnahme may be made longer or shorter. */
export const participationEnd = variant({
  verb: {
    name: { de: 'ende', en: 'end' },
    words: ['verlängert', 'verlängerung', 'verkürzt', 'ende am', 'extended', 'extension', 'shortened'],
  },
  title: { de: 'Zugewiesenes Ende eintragen', en: 'Record the assigned end' },
  examples: { de: ['teilnahme F-101 ende 31.03.2027'], en: ['participation F-101 end 31 Mar 2027'] },
  pointless: ({ kase }) => noParticipation(kase),
  fields: (edit): Fields => {
    const entries = participationsOf(edit, runsToday(edit));
    return {
      ...whichField(entries),
      end: endField(
        { de: 'Letzter Tag', en: 'Last day' },
        afterEach(entries, ({ start }) => start),
        {
          required: true,
          lengthFrom: afterEach(entries, (item) => (item.end === undefined ? undefined : daysAfter(item.end, 1))),
        },
      ),
    };
  },
  apply({ which, end = '' }, edit) {
    const { kase } = edit;
    const entries = participationsOf(edit, runsToday(edit));
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    const { exitOn, end: old } = item;
    if (end < item.start) return wrong('end', endBeforeStart(end, item.start));
    if (exitOn !== undefined && end < exitOn) {
      return wrong(
        'end',
        say(
          (day) =>
            `Der Austritt am ${day(exitOn)} wäre dann nach dem Ende. Zuerst: teilnahme ${kase.no} austritt ändern am …`,
          (day) =>
            `The exit on ${day(exitOn)} would then be after the end. First: participation ${kase.no} exit change on …`,
        ),
      );
    }
    const label = participationLabel(item, edit);
    return {
      kase: { ...kase, participations: replaced(kase.participations, { ...item, end }) },
      said: say(
        (day) => `${label.de}: zugewiesen bis ${day(end)}${old === undefined ? '' : ` (bisher ${day(old)})`}`,
        (day) => `${label.en}: assigned until ${day(end)}${old === undefined ? '' : ` (so far ${day(old)})`}`,
      ),
      also:
        exitOn === undefined
          ? []
          : [
              say(
                (day) => `Der Austritt am ${day(exitOn)} gilt weiter.`,
                (day) => `The exit on ${day(exitOn)} still stands.`,
              ),
            ],
    };
  },
});

/** Somebody leaves a Maßnahme before its end; that may be agreed for a day to come. */
export const earlyExit = variant({
  verb: {
    name: { de: 'austritt', en: 'exit' },
    words: ['ausgetreten', 'abbruch', 'abgebrochen', 'vorzeitig beendet', 'left', 'early exit'],
  },
  title: { de: 'Vorzeitigen Austritt eintragen', en: 'Record an early exit' },
  examples: {
    de: ['teilnahme F-101 austritt', 'teilnahme F-101 austritt am 15.12.'],
    en: ['participation F-101 exit on 15 Dec'],
  },
  pointless: ({ kase }) => noParticipation(kase),
  fields: (edit): Fields => ({
    ...whichField(participationsOf(edit, runsToday(edit))),
    on: lastDayField({ de: 'Letzter Tag', en: 'Last day' }, edit.today),
    ...changeField((edit.kase.participations ?? []).some(({ exitOn }) => exitOn !== undefined)),
  }),
  apply({ which, on = '', change }, edit) {
    const { kase } = edit;
    const entries = participationsOf(edit, runsToday(edit));
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    const label = participationLabel(item, edit);
    const { end, exitOn: old } = item;
    if (old !== undefined && change !== 'yes') return wrong('change', standsAlready(label));
    if (old === undefined && change === 'yes') return { refused: nothingToChange(label) };
    if (on < item.start) return wrong('on', beforeStart(on, item.start));
    if (end !== undefined && on > end) {
      return wrong(
        'on',
        say(
          (day) =>
            `${day(on)} liegt nach dem zugewiesenen Ende ${day(end)}. Ist das Ende später: teilnahme ${kase.no} ende ${item.id} …`,
          (day) =>
            `${day(on)} is after the assigned end ${day(end)}. If it ends later: participation ${kase.no} end ${item.id} …`,
        ),
      );
    }
    const next = participationLabel({ ...item, exitOn: on }, edit);
    return {
      kase: { ...kase, participations: replaced(kase.participations, { ...item, exitOn: on }) },
      said: say(
        (day) => `Vorzeitiger Austritt: ${next.de}${old === undefined ? '' : ` (bisher ${day(old)})`}`,
        (day) => `Early exit: ${next.en}${old === undefined ? '' : ` (so far ${day(old)})`}`,
      ),
    };
  },
});
