import { defineCommand } from '../src/bot/command.ts';
import { fold } from '../src/calendar/fold.ts';
import { type FitArgs, fitArgs, parseFitLine } from './fit/line.ts';

/** "Wer passt in die Startklar?", "who fits Startklar": without the hyphen. */
const ASKS = /^(?:wer|who|wen|fuer wen)\s+(?:passt|fits|does|ist)\b/u;

export const werPasst = defineCommand<FitArgs>({
  name: 'wer-passt',
  aliases: ['werpasst', 'who-fits', 'whofits'],
  summary: {
    de: 'Zu wem von Ihren Fällen eine Maßnahme passt oder passen könnte',
    en: 'Whom of your cases a Maßnahme fits or might fit',
  },
  usage: { de: 'wer-passt <Maßnahme> [team]', en: 'who-fits <Maßnahme> [team]' },
  examples: {
    de: ['wer-passt Integrationskurs', 'wer passt Integrationskurs', 'wer-passt Integrationskurs team'],
    en: ['who-fits Integrationskurs', 'who fits Integrationskurs'],
  },
  args: fitArgs,
  parse: parseFitLine,
  bare: (text) => (ASKS.test(fold(text)) ? parseFitLine(text.replace(/^\S+\s+(?:wen\s+)?\S+/u, '')) : undefined),
  run: async (args, context) => (await import('./fit/who-run.ts')).runWho(args, context),
});
