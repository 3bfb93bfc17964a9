import type { Field, Fields } from '../src/bot/fields.ts';
import type { Case } from '../src/cases/case.ts';
import type { Text } from '../src/cases/problem.ts';
import { spellVariant } from './caseload/spells.ts';
import { endField, startField } from './work/fields.ts';
import { beforeStart, endBeforeStart, say, unreadDate, untilWords, wrong } from './work/say.ts';
import { withByDate } from './writing/by-date.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

type BlockingEvent = NonNullable<Case['blockingEvents']>[number];

/** "Elternzeit ab 01.12.2026 bis 30.11.2027" */
function named({ kind, from, until }: BlockingEvent): Text {
  const begin = say(
    (day) => `${kind} ab ${day(from)}`,
    (day) => `${kind} from ${day(from)}`,
  );
  const end = untilWords(until);
  return { de: `${begin.de}${end.de}`, en: `${begin.en}${end.en}` };
}

const END = endField({ de: 'Bis', en: 'Until' }, 'from');

const begin = variant({
  title: { de: 'Ereignis eintragen', en: 'Record an event' },
  fields: () => ({
    kind: {
      type: 'text',
      label: { de: 'Was', en: 'What' },
      hint: { de: 'zum Beispiel Elternzeit', en: 'for example Elternzeit' },
      required: true,
      max: 60,
    },
    from: startField({ de: 'Ab', en: 'From' }),
    until: { ...END, lead: [...(END.lead ?? []), 'ende', 'endet', 'ends'] } as Extract<Field, { type: 'date' }>,
  }),
  apply({ kind = '', from = '', until }, { kase }) {
    if (/\d/u.test(kind) || unreadDate(kind) !== undefined) {
      return wrong('kind', {
        de: `„${kind}“ kann ich nicht lesen. So geht es: ereignis ${kase.no} Elternzeit ab 1.12.2026 bis 30.11.2027`,
        en: `I cannot read “${kind}”. This is how it goes: event ${kase.no} Elternzeit from 1 Dec 2026 until 30 Nov 2027`,
      });
    }
    if (until !== undefined && until < from) return wrong('until', endBeforeStart(until, from));
    const entry: BlockingEvent = { kind, from, ...(until === undefined ? {} : { until }) };
    const other = kase.blockingEvents?.find(
      (item) =>
        item.kind.toLowerCase() === kind.toLowerCase() &&
        item.from <= (until ?? '9999') &&
        from <= (item.until ?? '9999'),
    );
    if (other !== undefined) {
      const stands = named(other);
      return {
        refused: {
          de: `Da steht schon: ${stands.de}. Ein anderes Ende: ereignis ${kase.no} ende …`,
          en: `Already recorded: ${stands.en}. Another end: event ${kase.no} end …`,
        },
      };
    }
    return {
      kase: { ...kase, blockingEvents: withByDate(kase.blockingEvents, entry, (item) => item.from) },
      said: named(entry),
    };
  },
});

/** The events that may still end: running ones and ones to come. */
const lasting = ({ blockingEvents = [] }: Case, today: string) =>
  blockingEvents.filter(({ until }) => until === undefined || until >= today);

const keyOf = ({ kind, from }: BlockingEvent): string => `${kind} ${from}`;

const ended = variant({
  verb: { name: { de: 'ende', en: 'end' }, words: ['beendet', 'endet', 'vorbei', 'ended', 'ends', 'over'] },
  title: { de: 'Ende eines Ereignisses eintragen', en: 'Record the end of an event' },
  pointless: ({ kase, today }) =>
    lasting(kase, today).length > 0
      ? undefined
      : {
          de: `Im Fall steht kein laufendes Ereignis. Eintragen: ereignis ${kase.no} Elternzeit ab … bis …`,
          en: `There is no running event in this case. Record one: event ${kase.no} Elternzeit from … until …`,
        },
  fields({ kase, today }): Fields {
    const events = lasting(kase, today);
    const on: Field = {
      type: 'date',
      label: { de: 'Letzter Tag', en: 'Last day' },
      near: true,
      lead: ['am', 'zum', 'bis', 'mit', 'on', 'until'],
      initial: today,
    };
    if (events.length < 2) return { on };
    return {
      which: {
        type: 'choice',
        label: { de: 'Welches', en: 'Which one' },
        required: true,
        choices: events.map((event) => ({ value: keyOf(event), label: named(event), words: [event.kind] })),
      },
      on,
    };
  },
  apply(values, { kase, today }) {
    const events = lasting(kase, today);
    const event = values['which'] === undefined ? events[0] : events.find((item) => keyOf(item) === values['which']);
    if (event === undefined) return wrong('which', { de: 'gibt es nicht mehr', en: 'is not there any more' });
    const on = values['on'] ?? today;
    if (on < event.from) return wrong('on', beforeStart(on, event.from));
    const next = { ...event, until: on };
    const before = untilWords(event.until);
    const said = named(next);
    return {
      kase: {
        ...kase,
        blockingEvents: (kase.blockingEvents ?? []).map((item) => (item === event ? next : item)),
      },
      said:
        event.until === undefined
          ? said
          : { de: `${said.de} (bisher${before.de})`, en: `${said.en} (before:${before.en})` },
    };
  },
});

const alg = spellVariant({
  verb: {
    name: { de: 'alg', en: 'alg' },
    words: ['alg-bezug', 'algbezug', 'alg i', 'alg 1', 'arbeitslosengeld'],
  },
  title: { de: 'Bezug von Arbeitslosengeld eintragen', en: 'Record a time of Arbeitslosengeld' },
  label: { de: 'Arbeitslosengeld', en: 'Arbeitslosengeld' },
  full: false,
  read: (kase) => kase.algBezug,
  write: (kase, spells) => ({ ...kase, algBezug: [...spells] }),
});

export const ereignis = writingCommand({
  name: 'ereignis',
  aliases: ['hinderungsgrund', 'event'],
  summary: {
    de: 'Eintragen, was der Vermittlung entgegensteht (Elternzeit …), oder Arbeitslosengeld',
    en: 'Record what stands in the way of placement (Elternzeit …), or Arbeitslosengeld',
  },
  usage: {
    de: 'ereignis <Fall> <was> ab <Datum> [bis <Datum>] | ende [Datum] | alg [ab] [bis]',
    en: 'event <case> <what> from <date> [until <date>] | end [date] | alg [from] [until]',
  },
  examples: {
    de: ['ereignis F-101 Elternzeit ab 1.12. bis 30.11.2027', 'ereignis F-101 ende', 'ereignis F-101 alg bis 31.12.'],
    en: ['event F-101 Elternzeit from 1 Dec until 30 Nov 2027', 'event F-101 end', 'event F-101 alg until 31 Dec'],
  },
  variants: [begin, ended, alg],
});
