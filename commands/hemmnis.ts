import { writingCommand } from './writing/writing-command.ts';

export const hemmnis = writingCommand({
  name: 'hemmnis',
  aliases: ['handlungsbedarf', 'obstacle', 'barrier'],
  summary: {
    de: 'Ein Hemmnis eintragen, oder Status, Strategie und Priorität eines Hemmnisses ändern',
    en: 'Record a Hemmnis, or change its status, strategy or priority',
  },
  usage: {
    de: 'hemmnis <Fall> neu <Handlungsbedarf> [Unterart] [vermutet] <Strategie> | <Nr> <Status | Strategie | Priorität n>',
    en: 'obstacle <case> new <Handlungsbedarf> [kind] [suspected] <strategy> | <no> <status | strategy | priority n>',
  },
  examples: {
    de: [
      'hemmnis F-101 neu Wohnsituation stabilisieren vermutet seit 2.11.',
      'hemmnis F-105 1 erledigt',
      'hemmnis F-105 1 Vermittlung',
      'hemmnis F-105 2 Priorität 1',
    ],
    en: ['obstacle F-101 new housing suspected still open', 'obstacle F-105 1 solved', 'obstacle F-105 2 priority 1'],
  },
  variants: [],
  find: async (rest, edit) => (await import('./caseload/hemmnis-find.ts')).findHemmnis(rest, edit),
  bare: async (no, context) => (await import('./hemmnisse.ts')).showHemmnisse(no, context),
});
