import type { After, Field, Fields } from '../../src/bot/fields.ts';
import type { Text } from '../../src/cases/problem.ts';
import { say } from './say.ts';

/** The first day of something: "ab 1.12.", "seit März". */
export const startField = (
  label: Text,
  more: { readonly required?: boolean; readonly initial?: string } = {},
): Field => ({
  type: 'date',
  label,
  near: true,
  month: 'first',
  lead: ['ab', 'vom', 'von', 'beginn', 'from', 'starting'],
  since: ['seit', 'since'],
  required: true,
  ...more,
});

/**
 * The last day of something: "bis 30.11.", "bis Ende März".
 * @param after what it comes after, where that is known
 */
export const endField = (
  label: Text,
  after: After | undefined,
  {
    lengthFrom,
    ...others
  }: {
    readonly required?: boolean;
    readonly leadOnly?: boolean;
    readonly missing?: Text;
    /** the first day of a length: "für 6 Monate" */
    readonly lengthFrom?: After | undefined;
  } = {},
): Field => ({
  type: 'date',
  label,
  month: 'last',
  lead: ['bis', 'bis zum', '-', 'auf', 'um', 'für', 'until', 'till', 'to', 'by', 'for'],
  ...(after === undefined ? {} : { after }),
  ...others,
  ...(lengthFrom === undefined ? {} : { lengthFrom }),
});

/** The day on which something happened or was settled; today where nothing is said. */
export const doneField = (label: Text, today: string): Field => ({
  type: 'date',
  label,
  tense: 'past',
  near: true,
  lead: ['am', 'vom', 'on'],
  initial: today,
});

/** The last day of something that ends early; it may be agreed for a day to come. */
export const lastDayField = (label: Text, initial?: string): Field => ({
  type: 'date',
  label,
  near: true,
  lead: ['am', 'zum', 'on'],
  ...(initial === undefined ? {} : { initial }),
});

/** Says that what stands there is to be replaced; only where something stands there. */
export const changeField = (something: boolean): Fields =>
  something
    ? {
        change: {
          type: 'yes-no',
          label: { de: 'Vorhandenen Eintrag ändern', en: 'Change what is recorded' },
          initial: 'no',
          yes: ['ändern', 'korrigieren', 'berichtigen', 'change', 'correct'],
        },
      }
    : {};

/** Something is recorded already. Nothing is overwritten until somebody says so. */
export const standsAlready = (what: Text): Text => ({
  de: `Da steht schon: ${what.de}. Wenn das falsch ist, schreiben Sie dasselbe noch einmal mit „ändern“.`,
  en: `Already recorded: ${what.en}. If that is wrong, write the same again with “change”.`,
});

/** Somebody wants to change what is not there. */
export const nothingToChange = (label: Text): Text => ({
  de: `Bei ${label.de} gibt es dazu noch nichts zu ändern. Bitte lassen Sie „ändern“ weg oder nennen Sie den anderen Eintrag.`,
  en: `For ${label.en} there is nothing of the kind to change yet. Please leave out “change” or name the other entry.`,
});

/** "seit 01.12.2026" or, for what has not begun, "ab 01.12.2026". */
export const sinceWords = (start: string, today: string): Text =>
  say(
    (day) => `${start > today ? 'ab' : 'seit'} ${day(start)}`,
    (day) => `${start > today ? 'from' : 'since'} ${day(start)}`,
  );
