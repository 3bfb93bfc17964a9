import * as z from 'zod/mini';
import { type CommandContext, type CommandResult, defineCommand } from '../src/bot/command.ts';
import { bare, words } from '../src/bot/words.ts';
import { toIso } from '../src/calendar/civil-date.ts';
import { fold } from '../src/calendar/fold.ts';
import { plain } from '../src/reply/reply.ts';

const argsSchema = z.strictObject({ rest: z.string() });

const LIST = ['', 'liste', 'zeigen', 'alle', 'list', 'show'];
const END = ['beenden', 'beendet', 'ende', 'endet', 'absagen', 'streichen', 'end', 'cancel'];
const NONE = {
  de: 'Es gibt keine Vertretung, die Sie beenden können. Alle zeigt: vertretung',
  en: 'There is no deputy that you could end. All are shown by: deputy',
};

async function run(rest: string, context: CommandContext): Promise<CommandResult> {
  const [first = '', ...others] = words(rest);
  const word = fold(bare(first));
  if (others.length === 0 && LIST.includes(word)) return (await import('./caseload/cover-list.ts')).listCovers(context);
  const { endCover, newCover } = await import('./caseload/cover-edits.ts');
  const { ownCovers, spelledOut } = await import('./caseload/covers.ts');
  const { runOffice } = await import('./writing/run-office.ts');
  if (!END.includes(word)) return runOffice(newCover, spelledOut(rest, context.today), context);
  const { office, messages, language } = context;
  if (ownCovers({ office, context, today: toIso(context.today) }).length > 0)
    return runOffice(endCover, others.join(' '), context);
  return {
    private: {
      title: messages.notRecordedTitle,
      sections: [{ items: [{ line: [plain(NONE[language])] }] }],
      actions: [],
    },
  };
}

export const vertretung = defineCommand<z.infer<typeof argsSchema>>({
  name: 'vertretung',
  aliases: ['vertretungen', 'vertreten', 'deputy', 'deputies', 'cover'],
  summary: {
    de: 'Vertretungen zeigen, eintragen und beenden',
    en: 'Show, record and end deputies',
  },
  usage: {
    de: 'vertretung [Person] [für Person] [von] bis [bis] | beenden',
    en: 'deputy [person] [for person] [from] to [until] | end',
  },
  examples: {
    de: [
      'vertretung',
      'vertretung Herr Star 1.12. bis 5.12.',
      'vertretung Herr Star für Frau Amsel nächste Woche',
      'vertretung beenden',
    ],
    en: ['deputy', 'deputy Herr Star 1 Dec to 5 Dec', 'deputy Herr Star for Frau Amsel next week', 'deputy end'],
  },
  changes: true,
  args: argsSchema,
  parse: (rest) => ({ rest: words(rest).join(' ') }),
  run: ({ rest }, context) => run(rest, context),
});
