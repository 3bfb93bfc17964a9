import { choicesOf, type Fields } from '../src/bot/fields.ts';
import type { Case } from '../src/cases/case.ts';
import type { Text } from '../src/cases/problem.ts';
import { AUSBILDUNG_KINDS } from '../src/cases/values.ts';
import { type Entries, replaced, theEntry, unclearWhich, whichField } from './work/entries.ts';
import { changeField, doneField, endField, sinceWords, standsAlready, startField } from './work/fields.ts';
import { endBeforeStart, say, untilWords, wrong } from './work/say.ts';
import { nextId } from './writing/next-id.ts';
import { type CaseEdit, variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

type Ausbildung = NonNullable<Case['ausbildungen']>[number];

function labelOf({ id, kind, start, end }: Ausbildung, today: string): Text {
  const [since, until] = [sinceWords(start, today), untilWords(end)];
  return { de: `${id} ${kind} ${since.de}${until.de}`, en: `${id} ${kind} ${since.en}${until.en}` };
}

const running = ({ kase, today }: CaseEdit): Entries<Ausbildung> => ({
  all: kase.ausbildungen ?? [],
  label: (item) => labelOf(item, today),
  fits: (item) => item.end === undefined || item.end >= today,
  which: { de: 'Welche Ausbildung', en: 'Which apprenticeship' },
});

const endMissing = (no: string, id: string): Text => ({
  de: `Das Ende fehlt noch. Bitte nachtragen: ausbildung ${no} ende ${id} 31.07.2028`,
  en: `The end is still missing. Please add it: apprenticeship ${no} end ${id} 31 Jul 2028`,
});

const begun = variant({
  verb: { name: { de: 'neu', en: 'new' }, words: ['start', 'beginn', 'neue'] },
  title: { de: 'Neue Ausbildung eintragen', en: 'Record a new apprenticeship' },
  fields: (): Fields => ({
    kind: {
      type: 'choice',
      label: { de: 'Art', en: 'Kind' },
      required: true,
      missing: {
        de: 'betriebliche, schulische oder außerbetriebliche Ausbildung',
        en: 'betriebliche, schulische or außerbetriebliche Ausbildung',
      },
      choices: choicesOf(AUSBILDUNG_KINDS, {
        'betriebliche Ausbildung': ['betrieblich', 'betriebliche', 'dual', 'duale', 'in-company'],
        'schulische Ausbildung': ['schulisch', 'schulische', 'school-based'],
        'außerbetriebliche Ausbildung': ['außerbetrieblich', 'außerbetriebliche', 'BaE', 'external'],
      }),
    },
    start: startField({ de: 'Beginn', en: 'Start' }),
    end: endField({ de: 'Ende', en: 'End' }, 'start', { lengthFrom: 'start' }),
  }),
  apply({ kind, start = '', end }, { kase, today }) {
    if (end !== undefined && end < start) return wrong('end', endBeforeStart(end, start));
    const other = (kase.ausbildungen ?? []).find(
      (item) => (item.end ?? '9999') >= start && (end === undefined || item.start <= end),
    );
    if (other !== undefined) {
      const label = labelOf(other, today);
      return {
        refused: {
          de: `In diesen Tagen läuft schon: ${label.de}. Endet sie früher: ausbildung ${kase.no} ende ${other.id} am 30.11.`,
          en: `In these days there is already: ${label.en}. If it ends earlier: apprenticeship ${kase.no} end ${other.id} on 30 Nov`,
        },
      };
    }
    const item: Ausbildung = {
      id: nextId('a', kase.ausbildungen),
      kind: kind as Ausbildung['kind'],
      start,
      ...(end === undefined ? {} : { end }),
    };
    const label = labelOf(item, today);
    return {
      kase: { ...kase, ausbildungen: [...(kase.ausbildungen ?? []), item] },
      said: { de: `Neu: ${label.de}`, en: `New: ${label.en}` },
      also: end === undefined ? [endMissing(kase.no, item.id)] : [],
    };
  },
});

const ended = variant({
  verb: {
    name: { de: 'ende', en: 'end' },
    words: ['abgebrochen', 'abbruch', 'beendet', 'verlängert', 'ended', 'extended'],
  },
  title: { de: 'Ende der Ausbildung eintragen', en: 'Record the end of an apprenticeship' },
  pointless: ({ kase: { no, ausbildungen } }) =>
    (ausbildungen ?? []).length > 0
      ? undefined
      : {
          de: `In diesem Fall steht noch keine Ausbildung. Zuerst zum Beispiel: ausbildung ${no} neu betriebliche ab 1.8. bis 31.7.2029`,
          en: `There is no apprenticeship in this case yet. First, for example: apprenticeship ${no} new betriebliche from 1 Aug until 31 Jul 2029`,
        },
  fields: (edit): Fields => ({
    ...whichField(running(edit)),
    end: {
      ...endField({ de: 'Letzter Tag, geplant oder tatsächlich', en: 'Last day, planned or actual' }, undefined, {
        required: true,
      }),
      lead: ['bis', 'bis zum', 'am', 'zum', 'until', 'to', 'on'],
    },
  }),
  apply({ which, end = '' }, edit) {
    const { kase, today } = edit;
    const entries = running(edit);
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    if (end < item.start) return wrong('end', endBeforeStart(end, item.start));
    const { end: old } = item;
    const label = labelOf({ ...item, end }, today);
    return {
      kase: { ...kase, ausbildungen: replaced(kase.ausbildungen, { ...item, end }) },
      said: say(
        (day) => `${label.de}${old === undefined ? '' : ` (bisher bis ${day(old)})`}`,
        (day) => `${label.en}${old === undefined ? '' : ` (so far until ${day(old)})`}`,
      ),
    };
  },
});

const qualified = variant({
  verb: {
    name: { de: 'abschluss', en: 'qualified' },
    words: ['berufsabschluss', 'bestanden', 'abgeschlossen', 'qualification', 'passed'],
  },
  title: { de: 'Berufsabschluss eintragen', en: 'Record the vocational qualification' },
  fields: ({ kase, today }): Fields => ({
    on: doneField({ de: 'Berufsabschluss am', en: 'Qualified on' }, today),
    ...changeField(kase.berufsabschlussOn !== undefined),
  }),
  apply({ on = '', change }, { kase }) {
    const old = kase.berufsabschlussOn;
    if (old !== undefined && change !== 'yes') {
      return wrong(
        'change',
        standsAlready(
          say(
            (day) => `Berufsabschluss am ${day(old)}`,
            (day) => `vocational qualification on ${day(old)}`,
          ),
        ),
      );
    }
    return {
      kase: { ...kase, berufsabschlussOn: on },
      said: say(
        (day) => `Berufsabschluss am ${day(on)}${old === undefined ? '' : ` (bisher ${day(old)})`}`,
        (day) => `Vocational qualification on ${day(on)}${old === undefined ? '' : ` (so far ${day(old)})`}`,
      ),
    };
  },
});

export const ausbildung = writingCommand({
  name: 'ausbildung',
  aliases: ['apprenticeship', 'lehre', 'training'],
  summary: {
    de: 'Eine Berufsausbildung eintragen: neu, Ende, Berufsabschluss',
    en: 'Record an apprenticeship: new, end, qualification',
  },
  usage: { de: 'ausbildung <Fall> neu | ende | abschluss …', en: 'apprenticeship <case> new | end | qualified …' },
  examples: {
    de: [
      'ausbildung F-101 neu betriebliche ab 1.8.2026 bis 31.7.2029',
      'ausbildung F-101 ende 31.01.2029',
      'ausbildung F-101 abschluss am 15.11.',
    ],
    en: [
      'apprenticeship F-101 new betriebliche from 1 Aug 2026 until 31 Jul 2029',
      'apprenticeship F-101 qualified on 15 Nov',
    ],
  },
  variants: [begun, ended, qualified],
});
