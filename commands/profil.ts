import { writingCommand } from './writing/writing-command.ts';

export const profil = writingCommand({
  name: 'profil',
  aliases: ['profile', 'merkmale'],
  summary: {
    de: 'Was über eine Person bekannt ist und was noch helfen würde; Merkmale und Einwilligungen eintragen',
    en: 'What is known of a person and what would help; record facts and consents',
  },
  usage: {
    de: 'profil <Fall> [merkmal=wert …] | neu | einwilligung <Maßnahme> schriftlich',
    en: 'profile <case> [fact=value …] | new | consent <Maßnahme> written',
  },
  examples: {
    de: [
      'profil F-101',
      'profil F-101 sprache=B1 fuehrerschein=ja',
      'profil F-101 arbeitslos="seit März 2025"',
      'profil F-101 sprache=unbekannt',
    ],
    en: ['profile F-101', 'profile F-101 german=B1 fuehrerschein=yes'],
  },
  variants: [],
  find: async (rest, edit) => (await import('./fit/profile-find.ts')).findProfile(rest, edit),
  bare: async (no, context) => (await import('./fit/profile-view.ts')).showProfile(no, context),
});
