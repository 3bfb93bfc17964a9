import type { Language } from '../../src/cases/values.ts';

/** A point in time as people read it: "14:05", of another day "20.11., 14:05". */
function moment(locale: 'de-DE' | 'en-GB', at: Date, isToday: boolean): string {
  const day =
    locale === 'de-DE'
      ? ({ day: '2-digit', month: '2-digit' } as const)
      : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    minute: '2-digit',
    ...(isToday ? {} : day),
  }).format(at);
}

/** What every chat adapter says of its own accord. */
export const CHAT_TEXTS = {
  de: {
    next: 'Weiter',
    waitTitle: 'Einen Moment',
    wait: 'Ihr Eintrag ist angekommen. Die Antwort erscheint gleich hier.',
    oldTitle: 'Nicht mehr aktuell',
    oldButton: 'Dieser Knopf gilt nicht mehr. Bitte stellen Sie die Frage noch einmal.',
    oldForm:
      'Dieses Formular gilt nicht mehr. Haben Sie es schon abgeschickt? Dann sehen Sie bitte erst im Fall nach. Sonst öffnen Sie es noch einmal mit dem Befehl.',
    lostForm:
      'Dieses Formular gilt nicht mehr, und es ist nichts daraus eingetragen. Bitte öffnen Sie es noch einmal mit dem Befehl.',
    lostTitle: 'Nicht ausgeführt',
    lost: (at: Date, isToday: boolean) =>
      `Ihre Anfrage ${isToday ? 'von' : 'vom'} ${moment('de-DE', at, isToday)} Uhr habe ich nicht ausgeführt: Fallbote wurde neu gestartet. Es ist nichts eingetragen. Bitte schicken Sie sie noch einmal.`,
    oldPage: 'Der Rest dieser Antwort ist nicht mehr da. Bitte stellen Sie die Frage noch einmal.',
    wrongTitle: 'Das geht nicht',
    wrongButton: 'Dieser Knopf gehört nicht zu Ihnen oder wurde verändert. Es ist nichts geschehen.',
    crowdTitle: 'Bitte langsamer',
    crowd:
      'Das waren viele Nachrichten auf einmal. Ich beantworte die ersten; die übrigen habe ich nicht ausgeführt. Bitte schicken Sie diese gleich noch einmal.',
    pictureTitle: 'Bild zum Teambericht',
    pictureFailedTitle: 'Ohne Bild',
    pictureFailed: 'Das Bild konnte ich nicht schicken. Alle Zahlen stehen im Text.',
  },
  en: {
    next: 'Next',
    waitTitle: 'One moment',
    wait: 'Your entry has arrived. The answer appears here in a moment.',
    oldTitle: 'No longer current',
    oldButton: 'This button no longer works. Please ask again.',
    oldForm:
      'This form no longer works. Have you sent it already? Then please look into the case first. Else open it again with the command.',
    lostForm: 'This form no longer works, and nothing of it is recorded. Please open it again with the command.',
    lostTitle: 'Not carried out',
    lost: (at: Date, isToday: boolean) =>
      `Your request of ${moment('en-GB', at, isToday)} was not carried out: Fallbote was restarted. Nothing is recorded. Please send it again.`,
    oldPage: 'The rest of this answer is gone. Please ask again.',
    wrongTitle: 'That does not work',
    wrongButton: 'This button is not yours or was changed. Nothing has happened.',
    crowdTitle: 'Slower, please',
    crowd:
      'Those were many messages at once. I answer the first ones; the others I have not carried out. Please send them again in a moment.',
    pictureTitle: 'Picture of the team report',
    pictureFailedTitle: 'Without a picture',
    pictureFailed: 'The picture could not be sent. The text has all figures.',
  },
} as const satisfies Record<Language, unknown>;

export type ChatTexts = (typeof CHAT_TEXTS)[Language];
