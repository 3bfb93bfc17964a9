import { choicesOf } from '../src/bot/fields.ts';
import type { Case } from '../src/cases/case.ts';
import { KATEGORIEN, type Kategorie } from '../src/cases/values.ts';
import { stateVariant } from './caseload/state-history.ts';
import { writingCommand } from './writing/writing-command.ts';

/** Kategorie Y waits for the end of an event: it has to be on file. */
const wantsEvent = (value: string, { blockingEvents = [] }: Case) => value === 'Y' && blockingEvents.length === 0;

export const kategorie = writingCommand({
  name: 'kategorie',
  aliases: ['kundenkategorie', 'category'],
  summary: { de: 'Die Kundenkategorie ändern, mit Verlauf', en: 'Change the Kategorie, with its history' },
  usage: { de: 'kategorie <Fall> <A–E, S, X–Z> [seit]', en: 'category <case> <A–E, S, X–Z> [since]' },
  examples: {
    de: ['kategorie F-101 B', 'kategorie F-101 X seit gestern', 'kategorie F-101 C ändern'],
    en: ['category F-101 B', 'category F-101 X since yesterday', 'category F-101 C change'],
  },
  variants: [
    stateVariant({
      title: { de: 'Kundenkategorie eintragen', en: 'Record the Kategorie' },
      label: { de: 'Kategorie', en: 'Kategorie' },
      lead: ['kategorie', 'auf', 'category'],
      choices: choicesOf(KATEGORIEN),
      read: (kase) => (kase.kategorien ?? []).map(({ kategorie: value, since }) => ({ value, since })),
      write: (kase, entries) => ({
        ...kase,
        kategorien: entries.map(({ value, since }) => ({ kategorie: value as Kategorie, since })),
      }),
      also: (value, kase) =>
        wantsEvent(value, kase)
          ? [
              {
                de: `Zu Y gehört ein Ereignis, das der Vermittlung entgegensteht. Eintragen: ereignis ${kase.no} Elternzeit ab … bis …`,
                en: `Y goes with an event that stands in the way of placement. Record it: event ${kase.no} Elternzeit from … until …`,
              },
            ]
          : [],
    }),
  ],
});
