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
    nothing: 'Keine Angabe',
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
    nothing: 'Not stated',
    missing: (label) => `“${label}” is still missing. Please fill in the field.`,
    problem: (problem) => `Please change: ${problem}`,
    cut: (shown, all) =>
      `These are ${shown} of ${all}. If the right one is not among them, please type the whole command.`,
  },
};
