import type { Language } from '../../src/cases/values.ts';
import { CHAT_TEXTS } from '../chat/texts.ts';

/** What the Teams adapter says of its own accord. */
export const TEAMS_TEXTS = {
  de: {
    ...CHAT_TEXTS.de,
    welcomeTitle: 'Guten Tag, ich bin Fallbote',
    welcome: [
      'Ich nenne Ihnen Ihre nächsten Fristen und sage, warum es dieses Datum ist. Ich erinnere Sie, bevor etwas ausläuft, und ich trage ein, was Sie mir sagen.',
      'Datenschutz: Was ich zu einem Fall sage, steht nur hier in Ihrem Chat, in einem Kanal höchstens eine neutrale Zeile.',
      'Wer was angesehen und geändert hat, wird festgehalten. Auch Microsoft speichert, was Sie hier schreiben.',
    ],
    welcomeFirst: 'Fangen Sie an mit: heute',
    desk: 'Heute',
    help: 'Hilfe',
    welcomeTeamTitle: 'Guten Tag, ich bin Fallbote',
    welcomeTeam: [
      'Hier erreichen Sie mich mit @Fallbote. Was zu einem Fall gehört, schreibe ich Ihnen in den Chat mit mir.',
      'Fügen Sie Fallbote dazu bitte auch für sich selbst hinzu: Apps, Fallbote, „Hinzufügen“.',
    ],
    cancelledTitle: 'Abgebrochen',
    cancelled: 'Es ist nichts eingetragen.',
    pressedTitle: 'In Arbeit',
    pressed: 'Die Antwort kommt gleich.',
    inChat: 'Ich antworte in Ihrem Chat mit Fallbote. Kommt dort nichts, fügen Sie Fallbote bitte für sich hinzu.',
    unheardTitle: 'Ich erreiche Sie nicht',
    unheard:
      'Ich möchte Ihnen privat antworten und kann es nicht. Bitte fügen Sie Fallbote für sich hinzu (Apps, Fallbote, „Hinzufügen“) und fragen Sie noch einmal.',
    chosenNothing: 'Bitte wählen Sie zuerst etwas aus der Liste.',
  },
  en: {
    ...CHAT_TEXTS.en,
    welcomeTitle: 'Hello, I am Fallbote',
    welcome: [
      'I name your next deadlines and say why it is this date. I remind you before something runs out, and I record what you tell me.',
      'Data protection: what I say about a case stands here in your chat only, in a channel one neutral line at most.',
      'Who looked at what and changed what is written down. Microsoft, too, stores what you write here.',
    ],
    welcomeFirst: 'Begin with: today',
    desk: 'Today',
    help: 'Help',
    welcomeTeamTitle: 'Hello, I am Fallbote',
    welcomeTeam: [
      'Here you reach me with @Fallbote. What belongs to a case I write into your chat with me.',
      'Please add Fallbote for yourself as well: Apps, Fallbote, “Add”.',
    ],
    cancelledTitle: 'Cancelled',
    cancelled: 'Nothing is recorded.',
    pressedTitle: 'At work',
    pressed: 'The answer comes in a moment.',
    inChat: 'I answer in your chat with Fallbote. If nothing arrives there, please add Fallbote for yourself.',
    unheardTitle: 'I cannot reach you',
    unheard:
      'I would like to answer you in private and cannot. Please add Fallbote for yourself (Apps, Fallbote, “Add”) and ask again.',
    chosenNothing: 'Please choose something from the list first.',
  },
} as const satisfies Record<Language, unknown>;

export type TeamsTexts = (typeof TEAMS_TEXTS)[Language];
