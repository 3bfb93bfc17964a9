import * as z from 'zod/mini';
import { defineCommand } from '../src/bot/command.ts';
import { words } from '../src/bot/words.ts';

const argsSchema = z.strictObject({ rest: z.string() });

export const wieder = defineCommand<z.infer<typeof argsSchema>>({
  name: 'wieder',
  aliases: ['laut', 'unmute'],
  changes: true,
  summary: { de: 'An eine Regel wieder erinnert werden', en: 'Reminders of a rule again' },
  usage: { de: 'wieder <Regel>', en: 'unmute <rule>' },
  examples: { de: ['wieder Probezeit', 'wieder'], en: ['unmute probation', 'unmute'] },
  args: argsSchema,
  parse: (rest) => ({ rest: words(rest).join(' ') }),
  run: async ({ rest }, context) => (await import('./desk/muted.ts')).unmute(rest, context),
});
