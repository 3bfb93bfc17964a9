import { type Text, visible } from '../../cases/problem.ts';
import type { CRITERION_FORMS, Criterion } from './criterion.ts';

export type Form = (typeof CRITERION_FORMS)[number];

/** What each field of a condition is called in the tables. */
export const HEADINGS: Readonly<Record<keyof Criterion, string>> = {
  merkmal: 'Merkmal',
  min: 'Mindestens',
  max: 'Höchstens',
  above: 'Mehr als',
  of: 'Einer von',
  within: 'In Monaten',
  hemmnisse: 'Hemmnisse',
  except: 'Außer',
  suspicionEnough: 'Verdacht genügt',
  children: 'Ausdruck',
  participation: 'Ausdruck',
  judge: 'Frage',
  consent: 'Einwilligung',
  purpose: 'Auch Einwilligung zu',
  all: 'Ausdruck',
  any: 'Ausdruck',
  not: 'Ausdruck',
  from: 'Ausdruck',
  first: 'Ausdruck',
  readings: 'Ausdruck',
  atLeast: 'Wie viele',
  soft: 'Weich',
  creatable: 'Noch zu schaffen',
  text: 'Text',
  textEn: 'Text englisch',
  ask: 'Frage dazu',
  askEn: 'Frage dazu englisch',
  source: 'Fundstelle',
};

const named = (field: keyof Criterion): Text => ({
  de: `„${field}“ (${HEADINGS[field]})`,
  en: `“${field}” (${HEADINGS[field]})`,
});
const list = (fields: readonly (keyof Criterion)[], language: keyof Text): string =>
  fields.map((field) => named(field)[language]).join(' · ');

export const noForm = (forms: readonly Form[]): Text => ({
  de: `Hier fehlt die Bedingung selbst. Erwartet: genau eines von ${list(forms, 'de')}.`,
  en: `The condition itself is missing here. Expected: exactly one of ${list(forms, 'en')}.`,
});

export const manyForms = (forms: readonly Form[]): Text => ({
  de: `Hier stehen mehrere Bedingungen in einer: ${list(forms, 'de')}. Erwartet: eine einzige, oder mehrere in „all“.`,
  en: `Several conditions stand here in one: ${list(forms, 'en')}. Expected: a single one, or several in “all”.`,
});

export const foreignField = (field: keyof Criterion, allowed: readonly (keyof Criterion)[]): Text =>
  allowed.length === 0
    ? {
        de: `${named(field).de} passt nicht zu dieser Bedingung. Erwartet: hier nichts.`,
        en: `${named(field).en} does not fit this condition. Expected: nothing here.`,
      }
    : {
        de: `${named(field).de} passt nicht zu dieser Bedingung. Erwartet: höchstens ${list(allowed, 'de')}.`,
        en: `${named(field).en} does not fit this condition. Expected: at most ${list(allowed, 'en')}.`,
      };

export const missingOneOf = (what: Text, fields: readonly (keyof Criterion)[]): Text =>
  fields.length === 1
    ? {
        de: `${what.de} braucht einen Wert. Erwartet: ${list(fields, 'de')}.`,
        en: `${what.en} needs a value. Expected: ${list(fields, 'en')}.`,
      }
    : {
        de: `${what.de} braucht eine Grenze. Erwartet: mindestens eines von ${list(fields, 'de')}.`,
        en: `${what.en} needs a bound. Expected: at least one of ${list(fields, 'en')}.`,
      };

/** A name that does not exist, with the one that was meant where one is near. */
export const unknownName = (what: Text, name: string, near: string | undefined, where: Text): Text => ({
  de: `${what.de} „${visible(name)}“ gibt es nicht.${near === undefined ? '' : ` Meinten Sie „${near}“?`} ${where.de}`,
  en: `There is no ${what.en} “${visible(name)}”.${near === undefined ? '' : ` Did you mean “${near}”?`} ${where.en}`,
});

export const ownForm = (key: string, form: Form): Text => ({
  de: `„${key}“ hat eine eigene Form. Erwartet: „${form}“ statt „merkmal“ (docs/massnahmen.md).`,
  en: `“${key}” has a form of its own. Expected: “${form}” instead of “merkmal” (docs/massnahmen.md).`,
});

/** Two fields that no number fits, since the higher bound is not above the lower one. */
export const crossed = (high: Text, low: Text): Text => ({
  de: `Das passt zu niemandem: ${high.de} liegt nicht über ${low.de}. Erwartet: eine größere Zahl.`,
  en: `This fits nobody: ${high.en} is not above ${low.en}. Expected: a greater number.`,
});

export const tooHigh = (most: number): Text => ({
  de: `So hoch wird das nie. Erwartet: höchstens ${most}.`,
  en: `It never gets that high. Expected: at most ${most}.`,
});

export const NOT_INSIDE: Text = {
  de: 'Das gehört zu keinem der genannten Handlungsbedarfe. Erwartet: eine Unterart davon.',
  en: 'This belongs to none of the Handlungsbedarfe named. Expected: a sub-kind of them.',
};

export const tooMany = (atLeast: number, options: number): Text => ({
  de: `So viele gibt es hier nicht: ${atLeast} von ${options}. Erwartet: höchstens ${options}.`,
  en: `Not so many are listed here: ${atLeast} of ${options}. Expected: at most ${options}.`,
});

export const NEEDS_TEXT: Text = {
  de: 'Eine Frage an einen Menschen braucht Worte. Erwartet: „text“ (Text) mit der Bedingung.',
  en: 'A question for a human needs words. Expected: “text” (Text) with the condition.',
};

export const isMerkmal = (key: string): Text => ({
  de: `„${visible(key)}“ ist schon ein Merkmal oder ein Wort im Profil. Erwartet: ein anderer Name für die Frage, oder „merkmal“ statt „judge“.`,
  en: `“${visible(key)}” is a Merkmal already, or a word of the profile. Expected: another name for the question, or “merkmal” instead of “judge”.`,
});

export const notLowerCase = (key: string): Text => ({
  de: `Die Namen von Fragen sind klein geschrieben. Erwartet: „${visible(key.toLowerCase())}“.`,
  en: `The names of questions are in lower case. Expected: “${visible(key.toLowerCase())}”.`,
});

export const tooDeep = (most: number): Text => ({
  de: `Diese Bedingung ist zu tief verschachtelt. Erwartet: höchstens ${most} Ebenen.`,
  en: `This condition is nested too deeply. Expected: at most ${most} levels.`,
});

export const tooLarge = (is: number, most: number): Text => ({
  de: `Die Maßnahme hat zu viele Bedingungen: ${is}, die inneren mitgezählt. Erwartet: höchstens ${most}.`,
  en: `The Maßnahme has too many conditions: ${is}, counting the inner ones. Expected: at most ${most}.`,
});
