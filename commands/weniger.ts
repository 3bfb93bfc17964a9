import * as z from 'zod/mini';
import { defineCommand } from '../src/bot/command.ts';
import { words } from '../src/bot/words.ts';

const argsSchema = z.strictObject({ rest: z.string() });

export const weniger = defineCommand<z.infer<typeof argsSchema>>({
  name: 'weniger',
  aliases: ['stumm', 'mute', 'less'],
  changes: true,
  summary: {
    de: 'An eine Regel nicht mehr erinnert werden; Gesetz und Standard bleiben',
    en: 'No more reminders of a rule; law and standards stay',
  },
  usage: { de: 'weniger <Regel>', en: 'mute <rule>' },
  examples: { de: ['weniger Probezeit', 'weniger'], en: ['mute probation', 'mute'] },
  args: argsSchema,
  parse: (rest) => ({ rest: words(rest).join(' ') }),
  run: async ({ rest }, context) => (await import('./desk/muted.ts')).mute(rest, context),
});
