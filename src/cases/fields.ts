import * as z from 'zod';
import { parseIso } from '../calendar/civil-date.ts';
import type { Wanted } from './problem.ts';

/** Names what a field expects, for the sentence that says so; see `WANTED`. */
export const wants = (name: Wanted): string => name;

/** A civil date as text, `YYYY-MM-DD`, that exists in the calendar, years 1900 to 2199. */
export const isoDate = () =>
  z
    .string({ error: wants('date') })
    .refine((text) => parseIso(text) !== undefined, wants('date'))
    .meta({ format: 'date' });

/** A time of day, `HH:MM`. */
export const timeOfDay = () =>
  z.string({ error: wants('time') }).regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/u, wants('time'));

/** A name that other records point to: letters, digits, `-`, `_`, `.`; 1 to 40 characters. */
export const id = () => z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u, wants('id'));

/** A case number: like an id, `/` allowed, with at least one digit, so that nobody takes a word for it. */
export const caseNumber = () => z.string().regex(/^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}./_-]{0,39}$/u, wants('caseNumber'));

/** One line of text for people, 1 to `max` characters, without control characters. */
export const text = (max = 200) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*[^\p{Cc}\s]\P{Cc}*$/u, wants('line'));
