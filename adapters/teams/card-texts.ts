import type { Language } from '../../src/cases/values.ts';
import type { CardTexts } from './card-types.ts';

export const CARD_TEXTS: Readonly<Record<Language, CardTexts>> = {
  de: {
    lang: 'de',
    whatToDo: 'Was möchten Sie tun?',
    besides: 'Außerdem möglich',
    doIt: 'Ausführen',
    chooseFirst: 'Bitte wählen Sie zuerst etwas aus.',
    next: 'Weiter',
    send: 'Eintragen',
    cancel: 'Abbrechen',
    yes: 'Ja',
    no: 'Nein',
    choose: 'Bitte wählen',
    chooseDate: 'Datum wählen',
    nothing: 'Keine Angabe',
    notYet: 'Noch nicht eingetragen. Was zu ändern ist, steht bei den Feldern.',
    missing: (label) => `„${label}“ fehlt noch. Bitte füllen Sie das Feld aus.`,
    problem: (problem) => `Bitte ändern: ${problem}`,
    cut: (shown, all) =>
      `Hier stehen ${shown} von ${all}. Ist die richtige nicht dabei, schreiben Sie bitte den ganzen Befehl.`,
  },
  en: {
    lang: 'en',
    whatToDo: 'What would you like to do?',
    besides: 'Also possible',
    doIt: 'Do it',
    chooseFirst: 'Please choose something first.',
    next: 'Next',
    send: 'Record',
    cancel: 'Cancel',
    yes: 'Yes',
    no: 'No',
    choose: 'Please choose',
    chooseDate: 'Choose a date',
    nothing: 'Not stated',
    notYet: 'Not recorded yet. What has to be changed stands at the fields.',
    missing: (label) => `“${label}” is still missing. Please fill in the field.`,
    problem: (problem) => `Please change: ${problem}`,
    cut: (shown, all) =>
      `These are ${shown} of ${all}. If the right one is not among them, please type the whole command.`,
  },
};
