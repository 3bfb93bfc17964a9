import { dayOfIso, toIso } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Edited } from '../writing/spec.ts';

/** A date YYYY-MM-DD as the language of the sentence writes it. */
type DayWords = (iso: string) => string;

const GERMAN: DayWords = (iso) => formatDay(dayOfIso(iso), 'de', 'short');
const ENGLISH: DayWords = (iso) => formatDay(dayOfIso(iso), 'en', 'short');

/** A sentence in both languages, each with the dates as it writes them. */
export const say = (de: (day: DayWords) => string, en: (day: DayWords) => string): Text => ({
  de: de(GERMAN),
  en: en(ENGLISH),
});

/** What is wrong with one field. */
export const wrong = (field: string, text: Text): Edited => ({ problems: { [field]: text } });

/** The day some days after one, YYYY-MM-DD. */
export const daysAfter = (iso: string, days: number): string => toIso(dayOfIso(iso) + days);

/** " bis 31.12.2026", or nothing where the end is not known. */
export const untilWords = (end: string | undefined): Text =>
  end === undefined
    ? { de: '', en: '' }
    : say(
        (day) => ` bis ${day(end)}`,
        (day) => ` until ${day(end)}`,
      );

const DATE_IN_IT =
  /(?:^|\s)(?:ab|seit|bis|from|since|until)(?:\s|$)|\d\.\s?\d|(?:^|\s)(?:am|zum|für|um|on|for)\s+\d|\d\s*(?:monat|jahr|woche|tag|month|year|week|day)/iu;

/** A name that holds "bis …" or "13.11.": a date in it was not understood and must not become part of the name. */
export const unreadDate = (name: string): Text | undefined =>
  DATE_IN_IT.test(name)
    ? {
        de: `Das Datum darin habe ich nicht verstanden: „${name}“. Bitte zum Beispiel so: bis 31.12.2028`,
        en: `I did not understand the date in it: “${name}”. Please write for example: until 31 Dec 2028`,
      }
    : undefined;

export const endBeforeStart = (end: string, start: string): Text =>
  say(
    (day) => `Das Ende ${day(end)} liegt vor dem Beginn ${day(start)}.`,
    (day) => `The end ${day(end)} is before the start ${day(start)}.`,
  );

export const beforeStart = (on: string, start: string): Text =>
  say(
    (day) => `${day(on)} liegt vor dem Beginn am ${day(start)}.`,
    (day) => `${day(on)} is before the start on ${day(start)}.`,
  );

export const mustBeAfter = (end: string, old: string): Text =>
  say(
    (day) => `${day(end)} ist keine Verlängerung: Das bisherige Ende ist ${day(old)}.`,
    (day) => `${day(end)} is no extension: the end so far is ${day(old)}.`,
  );
