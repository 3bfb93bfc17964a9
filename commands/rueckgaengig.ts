import { defineCommand } from '../src/bot/command.ts';
import type { WritingArgs } from './writing/spec.ts';
import { takeCase, writingArgs } from './writing/writing-command.ts';

export const rueckgaengig = defineCommand<WritingArgs>({
  name: 'rueckgaengig',
  aliases: ['undo', 'zuruecknehmen', 'widerrufen'],
  changes: true,
  summary: {
    de: 'Ihren letzten Eintrag zurücknehmen, solange niemand dasselbe geändert hat',
    en: 'Take back your last entry, as long as nobody has changed the same thing',
  },
  usage: { de: 'rueckgaengig [Fall]', en: 'undo [case]' },
  examples: { de: ['rückgängig', 'rückgängig F-101'], en: ['undo', 'undo F-101'] },
  args: writingArgs,
  parse: (rest) => {
    const args = takeCase(rest);
    return args.rest === '' || args.case !== undefined ? args : undefined;
  },
  run: async (args, context) => (await import('./writing/undo.ts')).undo(args.case, context),
});
