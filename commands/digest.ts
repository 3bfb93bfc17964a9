import * as z from 'zod/mini';
import { defineCommand } from '../src/bot/command.ts';
import { bare, words } from '../src/bot/words.ts';
import { fold } from '../src/calendar/fold.ts';

const argsSchema = z.strictObject({
  /** what names the team, as typed; '' = the own one */
  team: z.string(),
  period: z.enum(['week', 'month', 'quarter']),
  csv: z.boolean(),
});
export type DigestArgs = z.infer<typeof argsSchema>;

const PERIODS: Readonly<Record<string, DigestArgs['period']>> = {
  woche: 'week',
  wochenbericht: 'week',
  woechentlich: 'week',
  week: 'week',
  weekly: 'week',
  monat: 'month',
  monatsbericht: 'month',
  monatlich: 'month',
  month: 'month',
  monthly: 'month',
  quartal: 'quarter',
  quartalsbericht: 'quarter',
  vierteljahr: 'quarter',
  quarter: 'quarter',
  quarterly: 'quarter',
};
const TABLE = ['csv', 'tabelle', 'table'];

/** The last period named holds; what is left names the team. */
function parse(rest: string): DigestArgs {
  let period: DigestArgs['period'] = 'week';
  let csv = false;
  const team: string[] = [];
  for (const word of words(rest)) {
    const key = fold(bare(word));
    const named = Object.hasOwn(PERIODS, key) ? PERIODS[key] : undefined;
    if (named !== undefined) period = named;
    else if (TABLE.includes(key)) csv = true;
    else team.push(bare(word));
  }
  return { team: team.join(' '), period, csv };
}

export const digest = defineCommand<DigestArgs>({
  name: 'digest',
  aliases: ['bericht', 'teambericht', 'report'],
  summary: {
    de: 'Der Bericht für die Teamleitung: Zahlen des Teams, verglichen mit dem Zeitraum davor',
    en: 'The report for team leads: figures of the team, compared with the period before',
  },
  usage: { de: 'digest [Team] [woche|monat|quartal] [csv]', en: 'digest [team] [week|month|quarter] [csv]' },
  examples: {
    de: ['digest', 'digest monat', 'digest quartal csv'],
    en: ['digest', 'digest month', 'digest quarter csv'],
  },
  args: argsSchema,
  parse,
  run: async (args, context) => (await import('./digest-run.ts')).runDigest(args, context),
});
