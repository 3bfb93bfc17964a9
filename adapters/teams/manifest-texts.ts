import type { Language } from '../../src/cases/values.ts';

/** Where the bot can be talked to, as Teams names it. */
export type Scope = 'personal' | 'team' | 'groupChat';

/**
 * The commands that Teams offers while somebody types, by the names of the registry; most needed first, as some clients
 * show ten, or on a telephone fewer. Everything else is found by `hilfe`.
 */
export const MENU: Readonly<Record<Scope, readonly string[]>> = {
  personal: [
    'heute',
    'fristen',
    'fall',
    'hemmnisse',
    'massnahmen',
    'kontakt',
    'erledigt',
    'wiedervorlage',
    'hilfe',
    'rueckgaengig',
    'vertretung',
    'digest',
  ],
  // others read along: what is asked here is answered in private, so the list holds what is asked in front of others
  team: ['heute', 'fristen', 'fall', 'hemmnisse', 'digest', 'hilfe'],
  groupChat: ['heute', 'fristen', 'fall', 'hilfe'],
};

interface AppTexts {
  /** behind the name of the app */
  readonly full: string;
  readonly short: string;
  readonly long: readonly string[];
}

/** What Teams shows of the app before anybody adds it. Paragraphs of `long` stand apart. */
export const APP_TEXTS: Readonly<Record<Language, AppTexts>> = {
  de: {
    full: 'für das Fallmanagement im Jobcenter',
    short: 'Fristen, Hemmnisse und Fälle, nur für die Person, die den Fall sehen darf',
    long: [
      'Fallbote nennt die nächsten Fristen und sagt, warum es dieses Datum ist. Er zeigt die offenen Hemmnisse und einen Fall auf einer Seite, schlägt Maßnahmen vor und trägt ein, was Sie ihm sagen: Kontakte, Wiedervorlagen, erledigte Fristen. Morgens erinnert er an das, was ansteht; was weder Gesetz noch Standard ist, lässt sich abschalten.',
      'Antworten sind privat. In einem Kanal oder Gruppenchat steht nur eine neutrale Zeile, die Antwort kommt im Chat mit Fallbote; im Kanal ihres Teams kann die Leitung die Fristen des Teams zeigen lassen, ohne Vertrauliches. Einen Fall sieht die zuständige Person, ihre Vertretung und die Leitung des Teams, sonst niemand. Die Daten liegen bei Ihrem Jobcenter; was an Teams geht, sagt der Hinweis zum Datenschutz.',
      'Zum Anfangen: heute. Hilfe: hilfe. Bevor Fallbote antwortet, verknüpft Ihr Jobcenter Ihr Konto mit der Liste der Mitarbeitenden.',
    ],
  },
  en: {
    full: 'for case managers in a Jobcenter',
    short: 'Deadlines, Hemmnisse and cases, only for those who may see the case',
    long: [
      'Fallbote names the next deadlines and says why it is that date. It shows the open Hemmnisse and a case on one page, proposes Maßnahmen and records what you tell it: contacts, follow-ups, deadlines that are done. In the morning it reminds you of what is due; what is neither law nor standard can be turned off.',
      'Answers are private. In a channel or group chat there is one neutral line, the answer comes in the chat with Fallbote; in the channel of her team the lead can have the deadlines of the team shown, without anything confidential. A case is seen by the person in charge, her deputy and the lead of the team, by nobody else. The data stays with your Jobcenter; the privacy notice says what goes to Teams.',
      'To begin: today. Help: help. Before Fallbote answers, your Jobcenter links your account with the list of staff.',
    ],
  },
};
