import type { Case } from '../src/cases/case.ts';
import { doneField } from './work/fields.ts';
import { say, wrong } from './work/say.ts';
import { withByDate } from './writing/by-date.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

type Bewilligung = NonNullable<Case['bewilligungen']>[number];

const decision = variant({
  title: { de: 'Bewilligung eintragen', en: 'Record a benefit decision' },
  fields: ({ kase, today }) => ({
    on: doneField({ de: 'Tag der Bewilligung', en: 'Day of the decision' }, today),
    kind: {
      type: 'choice',
      label: { de: 'Art', en: 'Kind' },
      required: true,
      // a second one may be either: only a new one begins the period for the Erstgespräch
      ...((kase.bewilligungen ?? []).length === 0 ? { initial: 'new' } : {}),
      choices: [
        {
          value: 'new',
          label: { de: 'Neubewilligung', en: 'New decision' },
          words: ['neu', 'erste', 'Erstbewilligung', 'Neufall', 'new', 'first'],
        },
        {
          value: 'again',
          label: { de: 'Weiterbewilligung', en: 'Renewal' },
          words: ['weiter', 'WBA', 'Folgebewilligung', 'renewed'],
        },
      ],
    },
  }),
  apply({ on: given, kind }, { kase, today }) {
    const on = given ?? today;
    const again = kind === 'again';
    if (kase.bewilligungen?.some((item) => item.on === on) === true) {
      return wrong(
        'on',
        say(
          (day) => `Eine Bewilligung vom ${day(on)} steht schon da. Bitte nennen Sie einen anderen Tag.`,
          (day) => `A decision of ${day(on)} is recorded already. Please name another day.`,
        ),
      );
    }
    const entry: Bewilligung = { on, ...(again ? { weiterbewilligung: true } : {}) };
    return {
      kase: { ...kase, bewilligungen: withByDate(kase.bewilligungen, entry, (item) => item.on) },
      said: say(
        (day) => `${again ? 'Weiterbewilligung' : 'Bewilligung'} vom ${day(on)}`,
        (day) => `${again ? 'Renewal' : 'Benefit decision'} of ${day(on)}`,
      ),
    };
  },
});

export const bewilligung = writingCommand({
  name: 'bewilligung',
  aliases: ['bewilligt', 'bewilligungsbescheid', 'decision'],
  summary: { de: 'Eine Bewilligung von Leistungen eintragen', en: 'Record a benefit decision' },
  usage: { de: 'bewilligung <Fall> [Datum] [Weiterbewilligung]', en: 'decision <case> [date] [renewal]' },
  examples: {
    de: ['bewilligung F-101 neu', 'bewilligung F-101 am 16.11. Weiterbewilligung'],
    en: ['decision F-101 new', 'decision F-101 16 Nov renewal'],
  },
  variants: [decision],
});
