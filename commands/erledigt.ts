import { writingCommand } from './writing/writing-command.ts';

export const erledigt = writingCommand({
  name: 'erledigt',
  aliases: ['erledige', 'erledigen', 'abhaken', 'done', 'settle'],
  summary: { de: 'Eine Frist als erledigt eintragen', en: 'Record a date as done' },
  usage: {
    de: 'erledigt <Fall> <Nr | Frist> [Datum] [Angaben]',
    en: 'done <case> <no | date> [date] [details]',
  },
  examples: {
    de: [
      'erledigt F-101 2',
      'erledigt F-101 Folgegespräch gestern Telefon',
      'erledigt F-101 Befristung Verlängerung bis 31.12.2027',
      'erledigt F-101 2 verzicht weil stationäre Behandlung',
    ],
    en: [
      'done F-101 2',
      'done F-101 follow-up talk yesterday phone',
      'done F-101 fixed term extension until 31 Dec 2027',
      'done F-101 2 waived because in hospital',
    ],
  },
  variants: [],
  find: async (rest, edit) => (await import('./settle/find.ts')).findSettle(rest, edit),
});
