import * as z from 'zod/mini';
import { defineCommand } from '../src/bot/command.ts';
import { words } from '../src/bot/words.ts';

const argsSchema = z.strictObject({ rest: z.string() });

export const verknuepfen = defineCommand<z.infer<typeof argsSchema>>({
  name: 'verknuepfen',
  aliases: ['verknuepfung', 'verknuepfungen', 'link', 'unlink'],
  changes: true,
  summary: {
    de: 'Für die Administration: Chat-Konten mit der Personenliste verknüpfen',
    en: 'For admins: link chat accounts with the list of staff',
  },
  usage: { de: 'verknuepfen <Kennung> [Konto | lösen]', en: 'link <id> [account | remove]' },
  examples: {
    de: ['verknuepfen fm-1', 'verknuepfen fm-1 U0123ABCD', 'verknuepfen fm-1 lösen'],
    en: ['link fm-1', 'link fm-1 U0123ABCD', 'link fm-1 remove'],
  },
  args: argsSchema,
  parse: (rest) => ({ rest: words(rest).join(' ') }),
  run: async ({ rest }, context) => (await import('./desk/link.ts')).link(rest, context),
});
