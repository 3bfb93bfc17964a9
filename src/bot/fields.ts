import { type Day, parseIso, toIso } from '../calendar/civil-date.ts';
import { formatDay } from '../calendar/format.ts';
import { canonical, MONTHS } from '../calendar/phrase-words.ts';
import { parseDate } from '../calendar/phrases.ts';
import type { Text } from '../cases/problem.ts';
import type { Language } from '../cases/values.ts';
import type { Messages } from '../messages/messages.ts';
import type { FormField } from './form.ts';

/** One of the answers that a field takes. */
export interface Choice {
  readonly value: string;
  readonly label: Text;
  /** other words for it, as typed */
  readonly words?: readonly string[];
}

interface Common {
  readonly label: Text;
  readonly hint?: Text;
  readonly required?: boolean;
  /** words that announce it in a line: "bis", "ab", "weil" */
  readonly lead?: readonly string[];
  /** in a line it is only understood after one of its lead words */
  readonly leadOnly?: boolean;
  /** what is meant where nothing is said; also what stands in the form at first */
  readonly initial?: string;
}

interface DateField extends Common {
  readonly type: 'date';
  /** past = not after today, future = not before today; a date without a year is looked for on that side */
  readonly tense?: 'past' | 'future';
  /** a date without a year is the nearest one: what began lately, or is about to */
  readonly near?: boolean;
  /**
   * The field (its name) or the day (YYYY-MM-DD) that this one comes after: a date without a year is the first one from
   * there on, but no older than some months. "ab 1.12. bis 30.11." is a year, "bis 31.10." said in November is over.
   */
  readonly after?: string;
  /** the day that a month alone means: "ab März", "bis März 2027" */
  readonly month?: 'first' | 'last';
}

/**
 * What a writing command asks for: the one description behind its line, its form and its checks. Values are text, as in
 * {@link FormField}.
 */
export type Field = Common &
  (
    | { readonly type: 'text'; readonly max?: number }
    | DateField
    /** `unit`: what may stand after the number in a line: "45 Tage" */
    | { readonly type: 'number'; readonly min: number; readonly max: number; readonly unit?: readonly string[] }
    | { readonly type: 'choice'; readonly choices: readonly Choice[] }
    /** `yes`, `no`: what says so in a line */
    | { readonly type: 'yes-no'; readonly yes: readonly string[]; readonly no?: readonly string[] }
  );

export type Fields = Readonly<Record<string, Field>>;
/** What was given, by field name. */
export type Values<F extends Fields = Fields> = { readonly [K in keyof F]?: string };

/** Most characters of a text field that says nothing else. */
export const MAX_TEXT = 300;

/** A choice field whose values are their own labels. */
export const choicesOf = (
  values: readonly string[],
  words: Readonly<Record<string, readonly string[]>> = {},
): readonly Choice[] =>
  values.map((value) => ({ value, label: { de: value, en: value }, ...(words[value] ? { words: words[value] } : {}) }));

/** How long ago, in days, the end of something may lie that is named without a year. */
const RECENT = 92;
/** Two readings of a weekday are a week apart, those of a date without a year a whole year. */
const WEEKDAY_APART = 14;

/** "März", "Dez. 2027" as its first or last day; "März 27" may be a day or a year and is neither. */
function monthAlone(month: 'first' | 'last', text: string, read: (text: string) => Day | undefined): Day | undefined {
  const [name = '', year, more] = (canonical(text) ?? '').split(' ');
  if (!MONTHS.includes(name) || more !== undefined || (year !== undefined && !/^\d{4}$/u.test(year))) return undefined;
  return read(`${month === 'first' ? 'Anfang' : 'Ende'} ${text}`);
}

/**
 * A date as somebody writes it, for a field: where it has no year, on its side of today.
 * @param after the day that it comes after, where that is known
 */
export function dateFor(field: DateField, text: string, today: Day, after?: Day): Day | undefined {
  const iso = parseIso(text);
  if (iso !== undefined) return iso;
  if (field.month !== undefined && /^[a-z]+ (?:2[4-9]|3[01])$/u.test(canonical(text) ?? '')) return undefined;
  const read = (words: string): Day | undefined => {
    if (after !== undefined) return parseDate(words, today, 1, Math.max(after, today - RECENT));
    if (field.near !== true) return parseDate(words, today, field.tense === 'past' ? -1 : 1);
    const [last, next] = [parseDate(words, today, -1), parseDate(words, today, 1)];
    if (last === undefined || next === undefined) return last ?? next;
    if (next - last <= WEEKDAY_APART) return field.tense === 'past' ? last : next;
    return next - today < today - last ? next : last;
  };
  return read(text) ?? (field.month === undefined ? undefined : monthAlone(field.month, text, read));
}

/** The day that a date field comes after; see {@link DateField.after}. */
export function afterDay(field: DateField, fields: Fields, values: Values): Day | undefined {
  if (field.after === undefined) return undefined;
  return parseIso(values[field.after] ?? fields[field.after]?.initial ?? field.after);
}

/** What is wrong with one value, as a sentence; `undefined` where it is fine. An empty value is none. */
function problemOf(
  field: Field,
  value: string,
  today: Day,
  language: Language,
  messages: Messages,
): string | undefined {
  switch (field.type) {
    case 'text': {
      const max = field.max ?? MAX_TEXT;
      return [...value].length > max ? messages.textTooLong(max) : undefined;
    }
    case 'date': {
      const day = parseIso(value);
      if (day === undefined) return messages.noDate;
      if (field.tense === 'past' && day > today) return messages.dateInFuture(formatDay(day, language, 'short'));
      if (field.tense === 'future' && day < today) return messages.dateInPast(formatDay(day, language, 'short'));
      return undefined;
    }
    case 'number': {
      const number = /^\d{1,9}$/u.test(value) ? Number(value) : Number.NaN;
      return number >= field.min && number <= field.max ? undefined : messages.numberFrom(field.min, field.max);
    }
    case 'choice':
      return field.choices.some((choice) => choice.value === value)
        ? undefined
        : messages.oneOf(field.choices.map((choice) => choice.label[language]));
    case 'yes-no':
      return value === 'yes' || value === 'no' ? undefined : messages.yesOrNo;
  }
}

/** Values with the initial ones filled in and empty ones left out, and what is wrong, by field name. */
export function checkValues(
  fields: Fields,
  given: Readonly<Record<string, string | undefined>>,
  today: Day,
  language: Language,
  messages: Messages,
): { readonly values: Values; readonly problems: Readonly<Record<string, string>> } {
  const values: Record<string, string> = {};
  const problems: Record<string, string> = {};
  for (const [name, field] of Object.entries(fields)) {
    // a form gives what was typed; a line gives canonical values
    const typed = (given[name] ?? '').trim();
    const day =
      field.type === 'date' && typed !== '' ? dateFor(field, typed, today, afterDay(field, fields, values)) : undefined;
    const value = day === undefined ? typed || (field.initial ?? '') : toIso(day);
    if (value === '') {
      if (field.required === true) problems[name] = messages.fieldMissing;
      continue;
    }
    const problem = problemOf(field, value, today, language, messages);
    if (problem === undefined) values[name] = value;
    else problems[name] = problem;
  }
  return { values, problems };
}

/** The fields as a platform draws them, in the person's language. */
export function formFields(fields: Fields, given: Values, language: Language): readonly FormField[] {
  return Object.entries(fields).map(([name, field]): FormField => {
    const initial = given[name] ?? field.initial;
    const common = {
      name,
      label: field.label[language],
      required: field.required === true,
      ...(field.hint === undefined ? {} : { hint: field.hint[language] }),
      ...(initial === undefined ? {} : { initial }),
    };
    if (field.type === 'choice') {
      const choices = field.choices.map((choice) => ({ value: choice.value, label: choice.label[language] }));
      return { ...common, type: 'choice', choices };
    }
    return { ...common, type: field.type === 'number' ? 'text' : field.type };
  });
}
