import * as z from 'zod/mini';
import { type CommandContext, type CommandResult, defineCommand } from '../src/bot/command.ts';
import { words } from '../src/bot/words.ts';

const argsSchema = z.strictObject({ rest: z.string() });

async function run(rest: string, context: CommandContext): Promise<CommandResult> {
  const { showSettings, recordSettings } = await import('./desk/settings.ts');
  return rest === '' ? showSettings(context) : recordSettings(rest, context);
}

export const einstellungen = defineCommand<z.infer<typeof argsSchema>>({
  name: 'einstellungen',
  aliases: ['einstellung', 'settings', 'preferences'],
  changes: true,
  summary: {
    de: 'Ihre Sprache, Ihre Ruhezeit und woran Sie nicht erinnert werden',
    en: 'Your language, your quiet hours, and what you are not reminded of',
  },
  usage: {
    de: 'einstellungen [Deutsch | Englisch] [Ruhezeit von bis | keine Ruhezeit] [weniger | wieder <Regel>]',
    en: 'settings [German | English] [quiet from to | no quiet hours] [mute | unmute <rule>]',
  },
  examples: {
    de: [
      'einstellungen',
      'einstellungen Englisch',
      'einstellungen Ruhezeit 19:00 bis 7:00',
      'einstellungen keine Ruhezeit',
    ],
    en: ['settings', 'settings German', 'settings quiet hours 19:00 to 7:00', 'settings no quiet hours'],
  },
  args: argsSchema,
  parse: (rest) => ({ rest: words(rest).join(' ') }),
  run: ({ rest }, context) => run(rest, context),
});
