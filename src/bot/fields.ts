import { type Day, parseIso, toIso } from '../calendar/civil-date.ts';
import { formatDay } from '../calendar/format.ts';
import { addWeeks, lastDayOfMonths } from '../calendar/periods.ts';
import { canonical, MONTHS } from '../calendar/phrase-words.ts';
import { parseDate } from '../calendar/phrases.ts';
import type { Text } from '../cases/problem.ts';
import type { Language } from '../cases/values.ts';
import type { Messages } from '../messages/messages.ts';
import type { FormField } from './form.ts';
import { says } from './words.ts';

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
  /** what to say where it is required and not given; else that it is missing */
  readonly missing?: Text;
  /** words that announce it in a line: "bis", "ab", "weil" */
  readonly lead?: readonly string[];
  /** in a line it is only understood after one of its lead words */
  readonly leadOnly?: boolean;
  /** what is meant where nothing is said; also what stands in the form at first */
  readonly initial?: string;
}

/** A day (YYYY-MM-DD) or the name of a date field; or a day for each answer of a choice. */
export type After = string | { readonly field: string; readonly days: Readonly<Record<string, string>> };

interface DateField extends Common {
  readonly type: 'date';
  /** past = not after today, future = not before today; a date without a year is looked for on that side */
  readonly tense?: 'past' | 'future';
  /** a date without a year is the nearest one: what began lately, or is about to */
  readonly near?: boolean;
  /** lead words that say that it is past, where the field itself does not: "seit" */
  readonly since?: readonly string[];
  /**
   * What this one comes after: a date without a year is the first one from there on, but no older than some months.
   * "ab 1.12. bis 30.11." is a year, "bis 31.10." said in November is over.
   */
  readonly after?: After;
  /** the first day of a length: "für 6 Monate" from the start, "um 3 Monate" from the day after the old end */
  readonly lengthFrom?: After;
  /** the day that a month alone means: "ab März", "bis März 2027" */
  readonly month?: 'first' | 'last';
  /** for what is put off: "nächste Woche", "KW 50" are their first day, "3 Tage" so many from today */
  readonly later?: true;
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

/** "nächste Woche", "KW 50", "2 Wochen": a time that somebody puts something off to. */
function laterThan(text: string, read: (text: string) => Day | undefined): Day | undefined {
  const words = canonical(text) ?? '';
  if (/^\d{1,3} (?:day|week|month)$/u.test(words)) return read(`in ${words}`);
  return /^(?:(?:after)?next (?:week|month|quarter|year)|kw \d{1,2}(?: \d{4})?)$/u.test(words)
    ? read(`Anfang ${text}`)
    : undefined;
}

interface DateBase {
  readonly after?: Day | undefined;
  readonly lengthFrom?: Day | undefined;
}

/** "12 Monate", "ein Jahr": how many months or weeks; `undefined` for other text. */
export function lengthOf(text: string): { readonly months: number } | { readonly weeks: number } | undefined {
  const [, count, unit] = /^(\d{1,3}) (month|year|week)$/u.exec(canonical(text) ?? '') ?? [];
  if (count === undefined) return undefined;
  return unit === 'week' ? { weeks: Number(count) } : { months: Number(count) * (unit === 'year' ? 12 : 1) };
}

/**
 * A date as somebody writes it, for a field: where it has no year, on its side of today.
 * @param base the days that it depends on, where they are known
 */
export function dateFor(field: DateField, text: string, today: Day, base: DateBase = {}): Day | undefined {
  const iso = parseIso(text);
  if (iso !== undefined) return iso;
  if (field.month !== undefined && /^[a-z]+ (?:2[4-9]|3[01])$/u.test(canonical(text) ?? '')) return undefined;
  const { after, lengthFrom } = base;
  const length = lengthFrom === undefined ? undefined : lengthOf(text);
  if (lengthFrom !== undefined && length !== undefined)
    return 'weeks' in length ? addWeeks(lengthFrom, length.weeks) - 1 : lastDayOfMonths(lengthFrom, length.months);
  const read = (words: string): Day | undefined => {
    if (after !== undefined) return parseDate(words, today, 1, Math.max(after, today - RECENT));
    if (field.near !== true) return parseDate(words, today, field.tense === 'past' ? -1 : 1);
    const [last, next] = [parseDate(words, today, -1), parseDate(words, today, 1)];
    if (last === undefined || next === undefined) return last ?? next;
    if (next - last <= WEEKDAY_APART) return field.tense === 'past' ? last : next;
    return next - today < today - last ? next : last;
  };
  const day = read(text) ?? (field.month === undefined ? undefined : monthAlone(field.month, text, read));
  return day ?? (field.later === true ? laterThan(text, read) : undefined);
}

/** The days that a date field depends on; see {@link DateField.after}, {@link DateField.lengthFrom}. */
export function dateBase({ after, lengthFrom }: DateField, fields: Fields, values: Values): DateBase {
  const answer = (name: string) => values[name] ?? fields[name]?.initial;
  const dayBy = (by: After | undefined): Day | undefined => {
    if (typeof by === 'string') return parseIso(answer(by) ?? by);
    return by === undefined ? undefined : parseIso(by.days[answer(by.field) ?? ''] ?? '');
  };
  return { after: dayBy(after), lengthFrom: dayBy(lengthFrom) };
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
      field.type === 'date' && typed !== '' ? dateFor(field, typed, today, dateBase(field, fields, values)) : undefined;
    const value = day === undefined ? typed || (field.initial ?? '') : toIso(day);
    if (value === '' || (field.type === 'text' && field.required === true && !says(value))) {
      if (field.required === true) problems[name] = field.missing?.[language] ?? messages.fieldMissing;
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
