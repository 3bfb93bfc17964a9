import { isCivilDate } from '../calendar/civil-date.ts';
import type { Text } from '../cases/problem.ts';
import { JSON_OBJECT, jsonIn } from './json-cell.ts';
import { type Kind, nameKey } from './table.ts';

/** What a cell holds that cannot be read. */
export class BadCell {
  readonly wanted: Text;
  constructor(wanted: Text) {
    this.wanted = wanted;
  }
}

// a spreadsheet takes these beginnings for a formula; white space at an edge would be trimmed
const SPECIAL = /^'*(?:[=+\-@\s]|$)|\s$/u;

/** A text as it may stand in a cell: with an apostrophe before it where it could be taken for something else. */
export const mark = (text: string): string => (text !== '' && SPECIAL.test(text) ? `'${text}` : text);

/** The text of a cell: without the apostrophe of {@link mark}, and without white space around it. */
export function unmark(cell: string): string {
  if (cell.startsWith("'")) {
    const text = cell.slice(1);
    if (SPECIAL.test(text)) return text;
  }
  return cell.trim();
}

const DATE: Text = {
  de: 'ein Datum TT.MM.JJJJ oder JJJJ-MM-TT, das es gibt, z. B. 21.05.2026',
  en: 'a date DD.MM.YYYY or YYYY-MM-DD that exists, e.g. 21.05.2026',
};
const YES_NO: Text = { de: 'ja oder nein', en: 'ja (yes) or nein (no)' };
const FLAG: Text = { de: 'ja, oder nichts', en: 'ja (yes), or nothing' };
const NUMBER: Text = { de: 'eine ganze Zahl', en: 'a whole number' };
const DECIMAL: Text = {
  de: 'eine Zahl ohne Tausenderpunkt, z. B. 12 oder 19,5',
  en: 'a number without thousands separator, e.g. 12 or 19,5',
};
const LIST: Text = { de: 'Texte, mit | getrennt', en: 'texts, separated by |' };

// databases write a day with the time zero
const GERMAN_DAY = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: 00:00(?::00)?)?$/u;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?$/u;
const two = (text: string) => text.padStart(2, '0');

function isoOf(text: string): string | undefined {
  const german = GERMAN_DAY.exec(text);
  const [, year = '', month = '', day = ''] =
    german === null ? (ISO_DAY.exec(text) ?? []) : [german[0], german[3], german[2], german[1]];
  return isCivilDate(Number(year), Number(month), Number(day)) ? `${year}-${two(month)}-${two(day)}` : undefined;
}

const YES = new Set(['ja', 'j', 'wahr', 'true', 'x', '1', 'yes', 'y']);
const NO = new Set(['nein', 'n', 'falsch', 'false', '0', 'no']);

function listOf(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return text.split('|').flatMap((part) => part.trim() || []);
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

/** "1.000" is a thousand to one and one to another. */
const DECIMAL_NUMBER = /^\d{1,9}(?:,\d+|\.(?:\d\d?|\d{4,}))?(?:e-\d{1,3})?$/u;

function decimalOf(text: string): number | undefined {
  return DECIMAL_NUMBER.test(text) ? Number(text.replace(',', '.')) : undefined;
}

const oneOf = (words: Iterable<string>): Text => {
  const list = [...words].join(' · ');
  return { de: `eines von: ${list}`, en: `one of: ${list}` };
};

type Reader = (text: string) => unknown;

/** Values repeat a lot in a column, dates most of all; what has been read once is remembered. */
function remembering(read: Reader, wanted: Text): Reader {
  const known = new Map<string, unknown>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(text) ?? new BadCell(wanted);
      if (known.size < 100_000) known.set(text, value);
    }
    return value;
  };
}

/** Reads the text of a cell that is not empty; gives a {@link BadCell} where it is something else. */
export function readerOf(kind: Kind): Reader {
  switch (kind.is) {
    case 'date':
      return remembering(isoOf, DATE);
    case 'yesNo':
      return remembering((text) => {
        const word = text.toLowerCase();
        return YES.has(word) ? true : NO.has(word) ? false : undefined;
      }, YES_NO);
    case 'flag':
      // "nein" is no value, as an empty cell is none
      return (text) => {
        const word = text.toLowerCase();
        return YES.has(word) ? true : NO.has(word) ? undefined : new BadCell(FLAG);
      };
    case 'decimal':
      return remembering(decimalOf, DECIMAL);
    case 'number':
      return remembering((text) => (/^\d{1,9}$/u.test(text) ? Number(text) : undefined), NUMBER);
    case 'word':
      return remembering((text) => kind.words.get(nameKey(text)), oneOf(kind.show.values()));
    case 'wordList':
      return (text) => {
        const values = listOf(text)?.map((part) => kind.words.get(nameKey(part)));
        return values?.every((value) => value !== undefined) === true ? values : new BadCell(oneOf(kind.show.values()));
      };
    case 'texts':
      return (text) => listOf(text) ?? new BadCell(LIST);
    case 'json':
      return (text) => {
        const made = jsonIn(text, kind.fields);
        return 'fault' in made ? new BadCell(made.fault) : made.value;
      };
    case 'text':
      return (text) => text;
  }
}

/** What a column expects, where the schema of the field does not say it in the words of a table. */
export const wantedOf = (kind: Kind): Text | undefined =>
  ({
    date: DATE,
    yesNo: YES_NO,
    flag: FLAG,
    number: undefined,
    decimal: undefined,
    texts: LIST,
    json: JSON_OBJECT,
    text: undefined,
    word: 'show' in kind ? oneOf(kind.show.values()) : undefined,
    wordList: 'show' in kind ? oneOf(kind.show.values()) : undefined,
  })[kind.is];

const joined = (list: readonly string[]): string =>
  list.some((text) => text.includes('|') || text.startsWith('[') || text !== text.trim() || text === '')
    ? JSON.stringify(list)
    : list.join('|');

/** A value as the text of a cell; the opposite of {@link readerOf}. */
export function cellOf(kind: Kind, value: unknown): string {
  if (value === undefined) return '';
  switch (kind.is) {
    case 'date': {
      const text = String(value);
      return `${text.slice(8, 10)}.${text.slice(5, 7)}.${text.slice(0, 4)}`;
    }
    case 'yesNo':
    case 'flag':
      return value === true ? 'ja' : 'nein';
    case 'word':
      return kind.show.get(String(value)) ?? String(value);
    case 'wordList':
      return mark(joined((value as readonly string[]).map((item) => kind.show.get(item) ?? item)));
    case 'texts':
      return mark(joined(value as readonly string[]));
    case 'json':
      return JSON.stringify(value);
    case 'decimal':
      return String(value).replace('.', ',');
    default:
      return mark(String(value));
  }
}
