import type { Field } from '../src/bot/fields.ts';
import type { Case } from '../src/cases/case.ts';
import type { Text } from '../src/cases/problem.ts';
import { spellVariant } from './caseload/spells.ts';
import { changeField, doneField, standsAlready } from './work/fields.ts';
import { beforeStart, say, wrong } from './work/say.ts';
import { withByDate } from './writing/by-date.ts';
import { type Edited, variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

type Antrag = NonNullable<Case['antraege']>[number];

const MOVED_IN: Field & { readonly type: 'yes-no' } = {
  type: 'yes-no',
  label: { de: 'Zuzug', en: 'Moved in' },
  initial: 'no',
  yes: ['Zuzug', 'zugezogen', 'Trägerwechsel', 'moved in'],
};
const moved = (movedIn: string | undefined) => (movedIn === 'yes' ? { movedIn: true } : {});

/** "Antrag vom 10.11.2026, vollständig am 13.11.2026, Zuzug" */
function named({ receivedOn, completeOn, movedIn }: Antrag): Text {
  const parts = [
    receivedOn === undefined
      ? undefined
      : say(
          (day) => `eingegangen am ${day(receivedOn)}`,
          (day) => `received on ${day(receivedOn)}`,
        ),
    completeOn === undefined
      ? undefined
      : say(
          (day) => `vollständig am ${day(completeOn)}`,
          (day) => `complete on ${day(completeOn)}`,
        ),
    movedIn === true ? { de: 'Zuzug', en: 'moved in' } : undefined,
  ].filter((part) => part !== undefined);
  return {
    de: `Antrag ${parts.map(({ de }) => de).join(', ')}`,
    en: `Application ${parts.map(({ en }) => en).join(', ')}`,
  };
}

const dayOf = ({ receivedOn, completeOn }: Antrag): string | undefined => receivedOn ?? completeOn;

function added(kase: Case, entry: Antrag): Edited {
  const other = kase.antraege?.find((item) => item.receivedOn !== undefined && item.receivedOn === entry.receivedOn);
  if (other !== undefined) {
    const stands = named(other);
    return wrong('on', {
      de: `Für diesen Tag steht schon da: ${stands.de}. Bitte nennen Sie einen anderen Tag.`,
      en: `For this day is recorded already: ${stands.en}. Please name another day.`,
    });
  }
  return { kase: { ...kase, antraege: withByDate(kase.antraege, entry, dayOf) }, said: named(entry) };
}

const received = variant({
  verb: { name: { de: 'eingegangen', en: 'received' }, words: ['eingang', 'gestellt', 'neu', 'new'] },
  title: { de: 'Eingang eines Antrags eintragen', en: 'Record that an application came in' },
  fields: ({ today }) => ({
    on: doneField({ de: 'Eingegangen am', en: 'Received on' }, today),
    complete: {
      type: 'yes-no',
      label: { de: 'An diesem Tag auch vollständig', en: 'Complete on that day as well' },
      initial: 'no',
      yes: ['vollständig', 'komplett', 'complete'],
    },
    movedIn: MOVED_IN,
  }),
  apply({ on: given, complete, movedIn }, { kase, today }) {
    const on = given ?? today;
    return added(kase, { receivedOn: on, ...(complete === 'yes' ? { completeOn: on } : {}), ...moved(movedIn) });
  },
});

/** Marks one application as complete. */
function completed(kase: Case, entry: Antrag, on: string, movedIn: string | undefined): Edited {
  if (entry.receivedOn !== undefined && on < entry.receivedOn) return wrong('on', beforeStart(on, entry.receivedOn));
  const next = { ...entry, completeOn: on, ...moved(movedIn) };
  return {
    kase: { ...kase, antraege: (kase.antraege ?? []).map((item) => (item === entry ? next : item)) },
    said: named(next),
  };
}

const complete = variant({
  verb: { name: { de: 'vollständig', en: 'complete' }, words: ['komplett', 'completed'] },
  title: { de: 'Antrag ist vollständig', en: 'An application is complete' },
  fields: ({ kase, today }) => ({
    on: doneField({ de: 'Vollständig am', en: 'Complete on' }, today),
    received: {
      type: 'yes-no',
      label: { de: 'An diesem Tag auch eingegangen', en: 'Came in on that day as well' },
      initial: 'no',
      yes: ['eingegangen', 'gestellt', 'received'],
    },
    movedIn: MOVED_IN,
    ...changeField((kase.antraege ?? []).some(({ completeOn }) => completeOn !== undefined)),
  }),
  apply({ on: given, received: now, movedIn, ...others }, { kase, today }) {
    const on = given ?? today;
    if (now === 'yes') return added(kase, { receivedOn: on, completeOn: on, ...moved(movedIn) });
    const all = kase.antraege ?? [];
    const last = all.findLast(({ completeOn }) => completeOn !== undefined);
    if ('change' in others && others['change'] === 'yes' && last !== undefined)
      return completed(kase, last, on, movedIn);
    const open = all.filter(({ completeOn }) => completeOn === undefined);
    // of two that wait it is the later one that had come in by then
    const entry = open.findLast(({ receivedOn }) => (receivedOn ?? '') <= on) ?? open.at(-1);
    if (entry !== undefined) return completed(kase, entry, on, movedIn);
    if (last === undefined) return added(kase, { completeOn: on, ...moved(movedIn) });
    const stands = standsAlready(named(last));
    return {
      refused: {
        de: `${stands.de} Ein neuer Antrag: antrag ${kase.no} eingegangen am …`,
        en: `${stands.en} A new application: application ${kase.no} received on …`,
      },
    };
  },
});

const benefit = spellVariant({
  verb: {
    name: { de: 'leistungsbezug', en: 'benefit' },
    words: ['bezug', 'bürgergeld', 'alg ii', 'alg 2', 'leistungen', 'spell'],
  },
  title: { de: 'Zeit des Leistungsbezugs eintragen', en: 'Record a spell of benefit' },
  label: { de: 'Leistungsbezug', en: 'benefit' },
  full: true,
  read: (kase) => kase.leistungsbezug,
  write: (kase, spells) => ({
    ...kase,
    leistungsbezug: spells.flatMap(({ from, until }) =>
      from === undefined ? [] : [{ from, ...(until === undefined ? {} : { until }) }],
    ),
  }),
});

export const antrag = writingCommand({
  name: 'antrag',
  aliases: ['neuantrag', 'application'],
  summary: {
    de: 'Eingang und Vollständigkeit eines Antrags eintragen, und frühere Zeiten des Bezugs',
    en: 'Record that an application came in or is complete, and earlier spells of benefit',
  },
  usage: {
    de: 'antrag <Fall> eingegangen | vollständig | leistungsbezug [Datum] [Zuzug]',
    en: 'application <case> received | complete | benefit [date] [moved in]',
  },
  examples: {
    de: [
      'antrag F-101 eingegangen am 16.11.',
      'antrag F-101 vollständig Zuzug',
      'antrag F-101 leistungsbezug ab 1.3.2024 bis 31.10.2025',
      'antrag F-101 leistungsbezug noch nie',
    ],
    en: [
      'application F-101 received 16 Nov',
      'application F-101 complete moved in',
      'application F-101 benefit from 1 March 2024 until 31 October 2025',
    ],
  },
  variants: [received, complete, benefit],
});
