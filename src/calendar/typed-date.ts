import { isValid } from 'date-fns/isValid';
import { parse } from 'date-fns/parse';
import { type Day, fromDay, isCivilDate, toDay } from './civil-date.ts';
import { MONTHS } from './phrase-words.ts';

/** Which year a date without one falls into: the first fitting from `day` on, or the last up to it. */
export interface YearPick {
  readonly day: Day;
  readonly direction: 1 | -1;
}

/** A leap day comes again after 8 years at the latest (1896 to 1904, 2096 to 2104). */
const YEARS_TO_TRY = 8;

/**
 * The first answer of `inYear` that fits a pick, year by year.
 * @param inYear what the year has, `undefined` where it has none
 * @param fits whether an answer lies on the wanted side of the pick's day
 */
export function pickYear<T>(pick: YearPick, inYear: (year: number) => T | undefined, fits: (found: T) => boolean) {
  const start = fromDay(pick.day).year - pick.direction;
  for (let i = 0; i <= YEARS_TO_TRY + 1; i++) {
    const found = inYear(start + i * pick.direction);
    if (found !== undefined && fits(found)) return found;
  }
  return undefined;
}

const MONTH = `(?:${MONTHS.join('|')})`;
/** The pattern decides the format, the library decides whether the date exists. */
const FORMATS: readonly (readonly [RegExp, format: string, year: boolean])[] = [
  [/^\d{1,2}\.\d{1,2}\.\d{4}$/, 'd.M.yyyy', true],
  [/^\d{1,2}\.\d{1,2}\.\d{2}$/, 'd.M.yy', true],
  [/^\d{1,2}\.\d{1,2}$/, 'd.M', false],
  [new RegExp(`^\\d{1,2} ${MONTH} \\d{4}$`), 'd MMMM yyyy', true],
  [new RegExp(`^\\d{1,2} ${MONTH} \\d{2}$`), 'd MMMM yy', true],
  [new RegExp(`^\\d{1,2} ${MONTH}$`), 'd MMMM', false],
  [new RegExp(`^${MONTH} \\d{1,2} \\d{4}$`), 'MMMM d yyyy', true],
  [new RegExp(`^${MONTH} \\d{1,2}$`), 'MMMM d', false],
];

function parseWith(text: string, format: string, year: number): Day | undefined {
  const date = parse(text, format, new Date(year, 0, 1));
  if (!isValid(date)) return undefined;
  const [y, m, d] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return isCivilDate(y, m, d) ? toDay(y, m, d) : undefined;
}

/** A date in figures or with a month's name, in canonical words; `undefined` for anything else or no such date. */
export function typedDate(text: string, today: Day, pick: YearPick): Day | undefined {
  const plain = text.replace(/^(\d{1,2})\. (?=[a-z])/, '$1 ').replace(/^([a-z]+ \d{1,2})\.(?= |$)/, '$1');
  for (const [pattern, format, hasYear] of FORMATS) {
    if (!pattern.test(plain)) continue;
    if (hasYear) return parseWith(plain, format, fromDay(today).year);
    return pickYear(
      pick,
      (year) => parseWith(plain, format, year),
      (day) => (pick.direction === 1 ? day >= pick.day : day <= pick.day),
    );
  }
  return undefined;
}
