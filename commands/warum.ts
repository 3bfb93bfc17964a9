import { defineCommand } from '../src/bot/command.ts';
import { type FitArgs, fitArgs, parseFitLine } from './fit/line.ts';

export const warum = defineCommand<FitArgs>({
  name: 'warum',
  aliases: ['wieso', 'weshalb', 'why'],
  summary: {
    de: 'Warum eine Maßnahme zu einer Person passt oder nicht: jede Bedingung mit ihrem Grund, und was noch zu fragen ist',
    en: 'Why a Maßnahme fits somebody or not: every condition with its reason, and what is still to ask',
  },
  usage: { de: 'warum <Fall | merkmal=wert …> <Maßnahme>', en: 'why <case | fact=value …> <Maßnahme>' },
  examples: {
    de: ['warum F-101 Integrationskurs', 'warum alter=23 rechtskreis="SGB II" Einstiegsqualifizierung'],
    en: ['why F-101 Integrationskurs', 'why age=23 Einstiegsqualifizierung'],
  },
  args: fitArgs,
  parse: parseFitLine,
  run: async (args, context) => (await import('./fit/why-run.ts')).runWhy(args, context),
});
