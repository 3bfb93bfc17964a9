import { canonical, MONTHS } from '../calendar/phrase-words.ts';
import { bare } from './words.ts';

const DAY_AND_MONTH = String.raw`\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})?`;
const SPAN = new RegExp(`^(${DAY_AND_MONTH})-(${DAY_AND_MONTH})$`, 'u');

/** "1.12.-31.5." as its two dates; other words as they are. */
export function spansApart(word: string): readonly string[] {
  const [, from, until] = SPAN.exec(word) ?? [];
  return from === undefined || until === undefined ? [word] : [from, 'bis', until];
}

const IN_DIGITS = new RegExp(String.raw`^(?:${DAY_AND_MONTH}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}[/-]\d{4})$`, 'u');

/** Whether words are written like a date: "31.02.", "31.02", "31. Februar". How many; 0 where they are not. */
function dateLike(words: readonly string[], at: number): number {
  const word = words[at] ?? '';
  const [digits, next = ''] = [word.replace(/[„“"'«»()[\],;:!?]/gu, ''), words[at + 1] ?? ''];
  if (IN_DIGITS.test(digits)) return 1;
  const [, day, month] = /^(\d{1,2})\.(\d{1,2})$/u.exec(digits) ?? [];
  // "12.50" is a price, "31.02" a day
  if (day !== undefined && month !== undefined) {
    const [d, m] = [Number(day), Number(month)];
    if (d >= 1 && d <= 31 && m >= 1 && m <= 12) return 1;
  }
  const named = MONTHS.includes(canonical(bare(next)) ?? '');
  return /^\d{1,2}\.?$/u.test(digits) && named ? 2 : 0;
}

/**
 * What is written like a date at the beginning or the end of words that no date was found in: a day that does not exist.
 * @param small whether a word only announces a date: "am", "seit"
 */
export function brokenDate(
  words: readonly string[],
  small: (word: string) => boolean,
): { readonly at: number; readonly length: number } | undefined {
  const first = words.findIndex((word) => !small(word));
  if (first < 0) return undefined;
  const length = dateLike(words, first);
  if (length > 0) return { at: 0, length: first + length };
  for (const size of [2, 1]) {
    let at = words.length - size;
    if (at <= first || dateLike(words, at) !== size) continue;
    while (at > first && small(words[at - 1] ?? '')) at--;
    return { at, length: words.length - at };
  }
  return undefined;
}
