import { defineCommand } from '../src/bot/command.ts';
import { type FitArgs, fitArgs, parseFitLine } from './fit/line.ts';

export const massnahme = defineCommand<FitArgs>({
  name: 'massnahme',
  aliases: ['katalog', 'measure', 'catalogue'],
  summary: {
    de: 'Eine Maßnahme im Einzelnen: Bedingungen, Plätze, wen Sie fragen; ohne Namen alle',
    en: 'One Maßnahme in detail: conditions, places, whom to ask; without a name all of them',
  },
  usage: { de: 'massnahme [Name]', en: 'measure [name]' },
  examples: { de: ['massnahme Integrationskurs', 'massnahme'], en: ['measure Integrationskurs', 'measure'] },
  args: fitArgs,
  parse: parseFitLine,
  run: async (args, context) => (await import('./fit/one-run.ts')).runOne(args, context),
});
