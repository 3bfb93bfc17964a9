import { writingCommand } from './writing/writing-command.ts';

export const verzicht = writingCommand({
  name: 'verzicht',
  aliases: ['verzichte', 'verzichten', 'waive', 'waiver'],
  summary: {
    de: 'Auf einen Termin einer Frist verzichten, mit Grund',
    en: 'Waive one date, with a reason',
  },
  usage: { de: 'verzicht <Fall> <Nr | Frist> weil <Grund>', en: 'waive <case> <no | date> because <reason>' },
  examples: {
    de: ['verzicht F-101 2 weil stationäre Behandlung bis Mai', 'verzicht F-101 Folgegespräch weil Umzug steht an'],
    en: ['waive F-101 2 because in hospital until May', 'waive F-101 follow-up talk because about to move'],
  },
  variants: [],
  find: async (rest, edit) => (await import('./settle/find.ts')).findWaive(rest, edit),
});
