import { writingCommand } from './writing/writing-command.ts';

export const zuweisen = writingCommand({
  name: 'zuweisen',
  aliases: ['zuweisung', 'assign'],
  summary: {
    de: 'Jemanden einer Maßnahme zuweisen; vorher sehe ich nach, ob sie passt',
    en: 'Assign somebody to a Maßnahme; I look first whether it fits',
  },
  usage: {
    de: 'zuweisen <Fall> <Maßnahme> ab <Tag> [bis <Tag>] [trotzdem weil <Grund>]',
    en: 'assign <case> <Maßnahme> from <day> [until <day>] [anyway because <reason>]',
  },
  examples: {
    de: [
      'zuweisen F-101 Startklar ab 1.12. bis 31.5.2027',
      'zuweisen F-101 Startklar ab 1.12. trotzdem weil mit dem Träger besprochen',
    ],
    en: ['assign F-101 Startklar from 1 Dec until 31 May 2027'],
  },
  variants: [],
  find: async (rest, edit) => (await import('./fit/assign-find.ts')).findAssignment(rest, edit),
});
