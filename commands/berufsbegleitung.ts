import { choicesOf } from '../src/bot/fields.ts';
import { GRANT_OUTCOMES } from '../src/cases/values.ts';
import { spanVariants } from './work/span-variants.ts';
import type { SpanSort } from './work/spans.ts';
import { writingCommand } from './writing/writing-command.ts';

/** The grants of a case. */
export const GRANTS: SpanSort = {
  command: { de: 'berufsbegleitung', en: 'berufsbegleitung' },
  name: { de: 'Berufsbegleitung', en: 'Berufsbegleitung' },
  aName: { de: 'eine Berufsbegleitung', en: 'a Berufsbegleitung' },
  letter: 'bb',
  startRequired: true,
  outcomes: choicesOf(GRANT_OUTCOMES, {
    verlängert: ['Verlängerung', 'extended', 'extension'],
    endet: ['Ende', 'läuft aus', 'nicht verlängert', 'ends', 'end', 'not extended'],
  }),
  list: (kase) => kase.berufsbegleitungen ?? [],
  put: (kase, list) => ({ ...kase, berufsbegleitungen: list as NonNullable<typeof kase.berufsbegleitungen> }),
};

export const berufsbegleitung = writingCommand({
  name: 'berufsbegleitung',
  aliases: ['bb', 'arbeitsplatzsicherung', 'jobcoaching'],
  summary: {
    de: 'Die Bewilligung einer Berufsbegleitung eintragen: neu, Ergebnis, Ende',
    en: 'Record the grant of a Berufsbegleitung: new, outcome, end',
  },
  usage: { de: 'berufsbegleitung <Fall> neu | ergebnis | ende …', en: 'berufsbegleitung <case> new | outcome | end …' },
  examples: {
    de: [
      'berufsbegleitung F-101 neu ab 1.12. bis 30.11.2027',
      'berufsbegleitung F-101 ergebnis verlängert bis 30.11.2028',
      'berufsbegleitung F-101 ende 31.03.2027',
    ],
    en: [
      'berufsbegleitung F-101 new from 1 Dec until 30 Nov 2027',
      'berufsbegleitung F-101 outcome extended until 30 Nov 2028',
    ],
  },
  variants: spanVariants(GRANTS),
});
