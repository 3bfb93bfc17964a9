import type { Language } from '../../src/cases/values.ts';
import { CHAT_TEXTS } from '../chat/texts.ts';

/** What the Slack adapter says of its own accord. */
export const SLACK_TEXTS = {
  de: {
    ...CHAT_TEXTS.de,
    openForm: 'Formular öffnen',
    send: 'Eintragen',
    close: 'Schließen',
    cancel: 'Abbrechen',
    yes: 'Ja',
    no: 'Nein',
    choose: 'Bitte wählen',
    choices: (from: number, to: number) => `${from} bis ${to}`,
    shortened: (full: string) => `Vollständig: ${full}`,
    noPictures: 'Ohne Bild: Fallbote darf in diesem Slack keine Dateien ablegen.',
    askTitle: 'Fallbote',
    askLabel: 'Was möchten Sie wissen oder eintragen?',
    askHint: 'Zum Beispiel: fristen · fall F-101 · hilfe',
    ask: 'Fragen',
    homeHelp: 'Hilfe',
    homeChange: 'Einstellungen ändern',
  },
  en: {
    ...CHAT_TEXTS.en,
    openForm: 'Open the form',
    send: 'Record',
    close: 'Close',
    cancel: 'Cancel',
    yes: 'Yes',
    no: 'No',
    choose: 'Please choose',
    choices: (from: number, to: number) => `${from} to ${to}`,
    shortened: (full: string) => `In full: ${full}`,
    noPictures: 'Without a picture: Fallbote may not store files in this Slack.',
    askTitle: 'Fallbote',
    askLabel: 'What would you like to know or record?',
    askHint: 'For example: fristen · fall F-101 · hilfe',
    ask: 'Ask',
    homeHelp: 'Help',
    homeChange: 'Change the settings',
  },
} as const satisfies Record<Language, unknown>;

export type SlackTexts = (typeof SLACK_TEXTS)[Language];
