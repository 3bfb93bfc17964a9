import * as z from 'zod/mini';
import { defineCommand } from '../src/bot/command.ts';
import { words } from '../src/bot/words.ts';
import { fristen } from './fristen.ts';
import { bareFristen, fristenArgs } from './fristen-args.ts';

const argsSchema = z.strictObject({ fristen: z.optional(fristenArgs) });

export const heute = defineCommand<z.infer<typeof argsSchema>>({
  name: 'heute',
  aliases: ['schreibtisch', 'desk', 'today'],
  summary: {
    de: 'Ihr Schreibtisch: überfällig, heute, diese Woche, Hemmnisse ohne Strategie, Vertretungen',
    en: 'Your desk: overdue, today, this week, Hemmnisse without a strategy, deputies',
  },
  usage: { de: 'heute', en: 'today' },
  examples: { de: ['heute'], en: ['today', 'desk'] },
  args: argsSchema,
  parse(rest, today) {
    if (words(rest).length === 0) return {};
    // "heute fällig?", "heute bis Freitag": a period, which only begins with the same word
    const period = bareFristen(`heute ${rest}`, today);
    return period === undefined ? undefined : { fristen: period };
  },
  run: async ({ fristen: period }, context) =>
    period === undefined ? (await import('./desk/desk.ts')).desk(context) : fristen.run(period, context),
});
