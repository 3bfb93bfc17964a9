import * as z from 'zod/mini';
import { type Command, type CommandContext, defineCommand } from '../src/bot/command.ts';
import { closest, resolveCommand } from '../src/bot/resolve.ts';
import { words } from '../src/bot/words.ts';
import { note, plain, type Reply } from '../src/reply/reply.ts';

const argsSchema = z.strictObject({ about: z.optional(z.string()) });
type Args = z.infer<typeof argsSchema>;

function overview(commands: readonly Command[], { messages, language }: CommandContext): Reply<'public'> {
  const fact = ({ name, usage, summary }: Command) => ({
    grade: 'public' as const,
    type: 'command' as const,
    value: { name, usage: usage[language], summary: summary[language] },
  });
  return {
    title: messages.help,
    sections: [
      {
        heading: [plain(messages.helpIntro, 'strong')],
        items: commands
          .filter((command) => command.changes !== true)
          .map((command) => ({
            line: [plain(command.usage[language], 'strong')],
            details: [[plain(command.summary[language], 'muted')]],
            facts: [fact(command)],
          })),
      },
      {
        heading: [plain(messages.helpWriting, 'strong')],
        items: commands
          .filter((command) => command.changes === true)
          .map((command) => ({
            line: [plain(command.usage[language], 'strong'), plain(`  ${command.summary[language]}`, 'muted')],
            facts: [fact(command)],
          })),
      },
    ],
    actions: [{ label: messages.helpMore, command: plain('hilfe fristen') }],
  };
}

function about(command: Command, { messages, language }: CommandContext): Reply<'public'> {
  return {
    title: `${messages.help}: ${command.name}`,
    sections: [
      { items: [{ line: [plain(command.summary[language])] }] },
      { heading: [plain(messages.helpUsage, 'strong')], items: [{ line: [plain(command.usage[language])] }] },
      {
        heading: [plain(messages.helpExamples, 'strong')],
        items: command.examples[language].map((text) => ({ line: [plain(text)] })),
      },
      { items: [{ line: [plain(messages.helpAliases(command.aliases.join(', ')), 'muted')] }] },
    ],
    actions: [],
  };
}

/** The help is made from the registry, so it cannot drift from it. */
export function helpCommand(registry: () => readonly Command[]): Command {
  return defineCommand<Args>({
    name: 'hilfe',
    aliases: ['help', 'befehle', 'commands', 'hallo', 'hi', 'hello', '?'],
    summary: { de: 'Was ich kann, oder ein Befehl im Einzelnen', en: 'What I can do, or one command in detail' },
    usage: { de: 'hilfe [Befehl]', en: 'hilfe [command]' },
    examples: { de: ['hilfe', 'hilfe fristen'], en: ['help', 'help fristen'] },
    args: argsSchema,
    parse: (rest) => {
      const list = words(rest);
      const about = list.find((word) => resolveCommand(word, registry()) !== undefined) ?? list[0];
      return about === undefined ? {} : { about };
    },
    async run(args, context) {
      const { messages } = context;
      if (args.about === undefined) return { private: overview(registry(), context) };
      const command = resolveCommand(args.about, registry());
      if (command !== undefined) return { private: about(command, context) };
      const near = closest(args.about, registry());
      return {
        private: note(
          messages.help,
          messages.helpUnknown,
          near === undefined ? messages.seeHelp : messages.didYouMean(`hilfe ${near}`),
        ),
      };
    },
  });
}
