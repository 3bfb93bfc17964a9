import { writingCommand } from './writing/writing-command.ts';

export const verschieben = writingCommand({
  name: 'verschieben',
  aliases: ['verschiebe', 'spaeter', 'schlummern', 'snooze', 'postpone', 'later'],
  summary: {
    de: 'Die Erinnerung an eine Frist auf einen anderen Tag verschieben; die Frist selbst bleibt',
    en: 'Put the reminder of a date off to another day; the date itself stays',
  },
  usage: {
    de: 'verschieben <Fall> [Nr | Frist] <wann> [Grund]',
    en: 'postpone <case> [no | date] <when> [reason]',
  },
  examples: {
    de: [
      'verschieben F-101 2 morgen',
      'verschieben F-101 Folgegespräch nächste Woche',
      'verschieben F-101 Befristung bis 4.1. weil der Arbeitgeber erst dann antwortet',
    ],
    en: [
      'postpone F-101 2 tomorrow',
      'postpone F-101 follow-up next week',
      'postpone F-101 fixed term until 4 Jan because the employer answers then',
    ],
  },
  variants: [],
  find: async (rest, edit) => (await import('./settle/postpone-find.ts')).findPostpone(rest, edit),
});
