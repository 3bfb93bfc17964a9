import { choicesOf, type Field, type Fields } from '../../src/bot/fields.ts';
import type { Inbeq } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { INBEQ_PHASES } from '../../src/cases/values.ts';
import { withByDate } from '../writing/by-date.ts';
import { nextId } from '../writing/next-id.ts';
import { variant } from '../writing/spec.ts';
import { afterEach, replaced, theEntry, unclearWhich, whichField } from './entries.ts';
import { endField, startField } from './fields.ts';
import { endOf, fullEnd, hasEnded, inbeqLabel, inbeqsOf, isOver, noInbeq } from './inbeq-times.ts';
import { beforeStart, endBeforeStart, say, wrong } from './say.ts';

type Phase = NonNullable<Inbeq['phases']>[number];

const agencyField: Field = {
  type: 'choice',
  label: { de: 'Reha-Träger', en: 'Rehabilitation agency' },
  lead: ['reha-träger', 'rehaträger', 'träger', 'kostenträger', 'agency'],
  choices: choicesOf(['BA', 'DRV', 'Unfallversicherung', 'anderer'], {
    BA: ['Agentur für Arbeit', 'Arbeitsagentur', 'Agentur'],
    DRV: ['Rentenversicherung', 'RV', 'pension insurance'],
    Unfallversicherung: ['BG', 'Berufsgenossenschaft', 'UV', 'accident insurance'],
    anderer: ['ein anderer', 'sonstiger', 'other'],
  }),
};

/** What is to be known about the length it is assigned for. */
function aboutLength(start: string, end: string | undefined): readonly Text[] {
  const full = fullEnd(start);
  if (end === undefined)
    return [{ de: 'Das Ende sind 24 Monate ab Beginn.', en: 'The end is 24 months from the start.' }];
  if (end < full) {
    return [
      {
        de: 'Das sind weniger als 24 Monate. Die Zuweisung soll 24 Monate nicht unterschreiten.',
        en: 'That is less than 24 months. An assignment should not be shorter than 24 months.',
      },
    ];
  }
  if (end === full) return [];
  return [
    {
      de: 'Das sind mehr als 24 Monate. Ist es eine Verlängerung, dann bitte zurücknehmen und eintragen als: verlängerung bis …',
      en: 'That is more than 24 months. If it is an extension, please take it back and record it as: extension until …',
    },
  ];
}

/** A new InbeQ. */
export const newInbeq = variant({
  verb: { name: { de: 'neu', en: 'new' }, words: ['start', 'beginn', 'neue'] },
  title: { de: 'Neue InbeQ eintragen', en: 'Record a new InbeQ' },
  examples: {
    de: ['inbeq F-101 neu ab 1.12. Reha-Träger BA', 'inbeq F-101 neu ab 1.12. bis 30.11.2027 Reha-Träger DRV'],
    en: ['inbeq F-101 new from 1 Dec agency BA'],
  },
  fields: (): Fields => ({
    start: startField({ de: 'Beginn', en: 'Start' }),
    end: endField({ de: 'Zugewiesen bis (leer: 24 Monate)', en: 'Assigned until (empty: 24 months)' }, 'start', {
      lengthFrom: 'start',
    }),
    agency: agencyField,
  }),
  apply({ start = '', end, agency }, { kase, today }) {
    if (end !== undefined && end < start) return wrong('end', endBeforeStart(end, start));
    const other = (kase.inbeq ?? []).find((item) => endOf(item) >= start && item.start <= (end ?? fullEnd(start)));
    if (other !== undefined) {
      const label = inbeqLabel(other, today);
      return {
        refused: {
          de: `Da steht schon eine: ${label.de}. Endet sie früher: inbeq ${kase.no} beendet ${other.id} am 30.11.`,
          en: `There is already one: ${label.en}. If it ends earlier: inbeq ${kase.no} ended ${other.id} on 30 Nov`,
        },
      };
    }
    const item: Inbeq = {
      id: nextId('q', kase.inbeq),
      start,
      ...(end === undefined ? {} : { assignedEnd: end }),
      ...(agency === undefined ? {} : { rehaTraeger: agency }),
    };
    const label = inbeqLabel(item, today);
    const by = agency === undefined ? { de: '', en: '' } : { de: `, Reha-Träger ${agency}`, en: `, agency ${agency}` };
    return {
      kase: { ...kase, inbeq: [...(kase.inbeq ?? []), item] },
      said: { de: `Neue ${label.de}${by.de}`, en: `New ${label.en}${by.en}` },
      also: aboutLength(start, end),
    };
  },
});

/** A new phase; a step back is allowed. */
export const phase = variant({
  verb: {
    name: { de: 'phase', en: 'phase' },
    answers: INBEQ_PHASES.flatMap((name) => [name, `${name}sphase`]),
  },
  title: { de: 'Phase der InbeQ eintragen', en: 'Record a phase of the InbeQ' },
  examples: {
    de: ['inbeq F-101 phase Stabilisierung', 'inbeq F-101 phase Qualifizierung ab 1.12.'],
    en: ['inbeq F-101 phase Stabilisierung from 1 Dec'],
  },
  pointless: ({ kase }) => noInbeq(kase),
  fields: (edit): Fields => ({
    ...whichField(inbeqsOf(edit, (item) => !hasEnded(item))),
    phase: {
      type: 'choice',
      label: { de: 'Phase', en: 'Phase' },
      required: true,
      missing: { de: 'Einstieg, Qualifizierung oder Stabilisierung', en: 'Einstieg, Qualifizierung or Stabilisierung' },
      choices: choicesOf(INBEQ_PHASES, {
        Einstieg: ['Einstiegsphase', 'entry'],
        Qualifizierung: ['Qualifizierungsphase', 'qualification'],
        Stabilisierung: ['Stabilisierungsphase', 'stabilisation', 'stabilization'],
      }),
    },
    from: startField({ de: 'Ab', en: 'From' }, { required: false, initial: edit.today }),
  }),
  apply({ which, phase: name, from = '' }, edit) {
    const { kase, today } = edit;
    const entries = inbeqsOf(edit, (item) => !hasEnded(item));
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    if (from < item.start) return wrong('from', beforeStart(from, item.start));
    if (hasEnded(item) && from > item.endedOn) return { refused: isOver(item) };
    const phases = item.phases ?? [];
    const sameDay = phases.find((other) => other.from === from);
    const before = phases.filter((other) => other.from < from).at(-1);
    const after = phases.find((other) => other.from > from);
    if (sameDay !== undefined || before?.phase === name) {
      const { phase: stands, from: since } = sameDay ?? before ?? { phase: '', from };
      return {
        refused: say(
          (day) =>
            `Seit ${day(since)} steht dort schon die Phase ${stands}. Ein falscher Eintrag lässt sich zurücknehmen: rueckgaengig ${kase.no}`,
          (day) =>
            `Since ${day(since)} the phase is ${stands} already. A wrong entry can be taken back: undo ${kase.no}`,
        ),
      };
    }
    const entry: Phase = { phase: name as Phase['phase'], from };
    const label = inbeqLabel(item, today);
    return {
      kase: {
        ...kase,
        inbeq: replaced(kase.inbeq, { ...item, phases: withByDate(phases, entry, (other) => other.from) }),
      },
      said: say(
        (day) => `${label.de}: Phase ${entry.phase} ab ${day(from)}`,
        (day) => `${label.en}: phase ${entry.phase} from ${day(from)}`,
      ),
      also:
        after === undefined
          ? []
          : [
              say(
                (day) => `Danach steht schon: ${after.phase} ab ${day(after.from)}`,
                (day) => `After it there is already: ${after.phase} from ${day(after.from)}`,
              ),
            ],
    };
  },
});

/** Adds or puts right what is on file: the assigned end, the Reha-Träger. */
export const changeInbeq = variant({
  verb: {
    name: { de: 'ändern', en: 'change' },
    words: ['nachtragen', 'korrigieren', 'correct', 'add'],
    answers: ['reha-träger', 'rehaträger', 'agency'],
  },
  title: { de: 'Angaben zur InbeQ ändern', en: 'Change what is on file about an InbeQ' },
  examples: {
    de: ['inbeq F-101 ändern Reha-Träger BA', 'inbeq F-101 ändern bis 30.11.2028'],
    en: ['inbeq F-101 change agency BA', 'inbeq F-101 change until 30 Nov 2028'],
  },
  pointless: ({ kase }) => noInbeq(kase),
  fields: (edit): Fields => ({
    ...whichField(inbeqsOf(edit, (item) => !hasEnded(item))),
    end: endField(
      { de: 'Zugewiesen bis', en: 'Assigned until' },
      afterEach(
        inbeqsOf(edit, (item) => !hasEnded(item)),
        ({ start }) => start,
      ),
      { leadOnly: true },
    ),
    agency: agencyField,
  }),
  apply({ which, end, agency }, edit) {
    const { kase, today } = edit;
    if (end === undefined && agency === undefined) {
      return wrong('agency', {
        de: 'Was soll sich ändern? Zum Beispiel: Reha-Träger BA, oder: bis 30.11.2028',
        en: 'What is to change? For example: agency BA, or: until 30 Nov 2028',
      });
    }
    const entries = inbeqsOf(edit, (item) => !hasEnded(item));
    const item = theEntry(entries, which);
    if (item === undefined) return unclearWhich(entries);
    if (end !== undefined && end < item.start) return wrong('end', endBeforeStart(end, item.start));
    const { extendedTo } = item;
    if (end !== undefined && extendedTo !== undefined && end >= extendedTo) {
      return wrong(
        'end',
        say(
          (day) => `Die InbeQ ist schon bis ${day(extendedTo)} verlängert. Das zugewiesene Ende liegt davor.`,
          (day) => `The InbeQ is extended until ${day(extendedTo)} already. The assigned end is before that.`,
        ),
      );
    }
    const next: Inbeq = {
      ...item,
      ...(end === undefined ? {} : { assignedEnd: end }),
      ...(agency === undefined ? {} : { rehaTraeger: agency }),
    };
    const [old, now] = [inbeqLabel(item, today), inbeqLabel(next, today)];
    const by = (entry: Inbeq, language: 'de' | 'en') => {
      if (entry.rehaTraeger !== undefined) return entry.rehaTraeger;
      return language === 'de' ? 'unbekannt' : 'unknown';
    };
    return {
      kase: { ...kase, inbeq: replaced(kase.inbeq, next) },
      said: {
        de: `Geändert: ${now.de}, Reha-Träger ${by(next, 'de')}`,
        en: `Changed: ${now.en}, agency ${by(next, 'en')}`,
      },
      also: [
        {
          de: `Bisher: ${old.de}, Reha-Träger ${by(item, 'de')}`,
          en: `So far: ${old.en}, agency ${by(item, 'en')}`,
        },
        ...(end === undefined ? [] : aboutLength(item.start, end)),
      ],
    };
  },
});
