import { writingCommand } from './writing/writing-command.ts';

export const offen = writingCommand({
  name: 'offen',
  aliases: ['wieder-oeffnen', 'wiederoeffnen', 'oeffnen', 'reopen'],
  summary: {
    de: 'Eine erledigte Frist oder einen Verzicht wieder öffnen',
    en: 'Reopen a date that is done or waived',
  },
  usage: { de: 'offen <Fall> <Nr | Frist>', en: 'reopen <case> <no | date>' },
  examples: {
    de: ['offen F-101 4', 'offen F-101 Kooperationsplan'],
    en: ['reopen F-101 4', 'reopen F-101 Kooperationsplan'],
  },
  variants: [],
  find: async (rest, edit) => (await import('./settle/find.ts')).findReopen(rest, edit),
});
