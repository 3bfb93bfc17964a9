import * as z from 'zod/mini';
import { defineCommand } from '../src/bot/command.ts';
import type { UndoArgs } from './writing/undo.ts';
import { takeCase } from './writing/writing-command.ts';

/** The entry that a button stands under; without "#", which begins a comment in a shell. */
const ENTRY = /(?:^|\s)(?:eintrag|entry):\s?([\w-]{1,40})$/iu;

export const rueckgaengig = defineCommand<UndoArgs>({
  name: 'rueckgaengig',
  aliases: ['undo', 'zuruecknehmen', 'widerrufen'],
  changes: true,
  summary: {
    de: 'Ihren letzten Eintrag zurücknehmen, solange niemand dasselbe geändert hat',
    en: 'Take back your last entry, as long as nobody has changed the same thing',
  },
  usage: { de: 'rueckgaengig [Fall] [Eintrag:…]', en: 'undo [case] [entry:…]' },
  examples: { de: ['rückgängig', 'rückgängig F-101'], en: ['undo', 'undo F-101'] },
  args: z.strictObject({ case: z.optional(z.string()), entry: z.optional(z.string()) }),
  parse: (rest) => {
    const entry = ENTRY.exec(rest)?.[1];
    const args = takeCase(rest.replace(ENTRY, ''));
    return args.rest === '' || args.case !== undefined ? { case: args.case, entry } : undefined;
  },
  run: async (args, context) => (await import('./writing/undo.ts')).undo(args, context),
});
