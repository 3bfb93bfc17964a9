import { defineCommand } from '../src/bot/command.ts';
import { looksLikeCaseNumber, words } from '../src/bot/words.ts';
import { fold } from '../src/calendar/fold.ts';
import { type FitArgs, fitArgs, parseFitLine } from './fit/line.ts';

/** "Welche Maßnahme passt zu F-101?", "was passt für F-101?" */
const ASKS = /^(?:welche[rsn]?|was|which|what)\b.*\b(?:massnahmen?|passt|passen|angebote?|measures?|fits?)\b/u;

export const massnahmen = defineCommand<FitArgs>({
  name: 'massnahmen',
  aliases: ['vorschlag', 'vorschlaege', 'measures', 'proposals'],
  summary: {
    de: 'Welche Maßnahme zu einem Fall oder zu Angaben passt, und warum',
    en: 'Which Maßnahme fits a case or typed facts, and why',
  },
  usage: {
    de: 'massnahmen <Fall> | <merkmal=wert …> [alle]',
    en: 'measures <case> | <fact=value …> [all]',
  },
  examples: {
    de: [
      'massnahmen F-101',
      'massnahmen alter=23 rechtskreis="SGB II" abschluss=keiner hemmnisse=schulden,wohnsituation',
      'massnahmen F-101 sprache=B1',
      'massnahmen F-101 alle',
    ],
    en: ['measures F-101', 'measures age=23 rechtskreis="SGB II" hemmnisse=schulden', 'measures F-101 german=B1'],
  },
  args: fitArgs,
  parse: parseFitLine,
  bare: (text) => (ASKS.test(fold(text)) && words(text).some(looksLikeCaseNumber) ? parseFitLine(text) : undefined),
  run: async (args, context) => (await import('./fit/proposal-run.ts')).runProposal(args, context),
});
