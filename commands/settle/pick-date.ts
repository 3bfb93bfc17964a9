import { bare } from '../../src/bot/words.ts';
import type { Day } from '../../src/calendar/civil-date.ts';
import { fold } from '../../src/calendar/fold.ts';
import { parseDate } from '../../src/calendar/phrases.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';
import type { Rule } from '../../src/deadlines/rule.ts';
import { type CaseDates, numbered } from './case-dates.ts';
import { type Fit, fitter, isEntryOf, isIdOf, mayName } from './date-words.ts';

/** What the words of a line say about the date that is meant. `rest` are the words that say something else. */
export type Picked =
  | { readonly is: 'one'; readonly deadline: Deadline; readonly last: string; readonly rest: string }
  | { readonly is: 'several'; readonly deadlines: readonly Deadline[]; readonly rest: string }
  /** a number that no date has */
  | { readonly is: 'number'; readonly nr: number }
  /** a rule without any date in this case */
  | { readonly is: 'rule'; readonly rule: Rule }
  | { readonly is: 'nothing'; readonly rest: string };

const NUMBER_WORDS = ['nr', 'nummer', 'no', 'number', 'frist', 'termin', 'date', 'deadline'];
const LONGEST_NAME = 6;
const NUMBER = /^\d{1,3}$/u;
/** After one of these comes a reason, which may name anything. */
export const REASON_WORDS = ['weil', 'wegen', 'grund', 'because', 'reason'];

const without = (words: readonly string[], at: number, count: number): string =>
  [...words.slice(0, at), ...words.slice(at + count)].join(' ');

/** "3. Dezember", "2 weeks ago": a number that begins a date is none by itself. */
const beginsDate = (words: readonly string[], at: number, today: Day): boolean =>
  [2, 3, 4].some(
    (n) => at + n <= words.length && parseDate(words.slice(at, at + n).join(' '), today, -1) !== undefined,
  );

interface NumberFound {
  readonly nr: number;
  readonly rest: string;
}

function numberAt(words: readonly string[], at: number, today: Day): NumberFound | undefined {
  const announced = NUMBER_WORDS.includes(fold(bare(words[at] ?? '')));
  const place = announced ? at + 1 : at;
  const word = bare(words[place] ?? '');
  if (!NUMBER.test(word) || beginsDate(words, place, today)) return undefined;
  return { nr: Number(word), rest: without(words, at, place - at + 1) };
}

/** The dates that a phrase names best. */
function named<T>(all: readonly { readonly item: T; readonly rate: (typed: readonly string[]) => Fit }[]) {
  return (phrase: readonly string[]): { readonly items: readonly T[]; readonly fit: Fit } => {
    let best: Fit = 0;
    let items: T[] = [];
    for (const { item, rate } of all) {
      const own = rate(phrase);
      if (own === 0 || own < best) continue;
      if (own > best) items = [];
      best = own;
      items.push(item);
    }
    return { items, fit: best };
  };
}

const same = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));

/**
 * Finds the date that a line means: by its number, or by the name of its rule or of what it is about, loosely.
 * @param wanted which dates the command is for: of others only a better name is taken, to say what is the matter
 */
export function pickDate(
  line: string,
  dates: CaseDates,
  wanted: (deadline: Deadline) => boolean,
  rules: readonly Rule[],
  today: Day,
): Picked {
  const words = line.split(' ').filter((word) => word !== '');
  const reason = words.findIndex((word) => REASON_WORDS.includes(fold(bare(word))));
  const end = reason < 0 ? words.length : reason;
  const byNumber = ({ nr, rest }: NumberFound): Picked => {
    const deadline = numbered(dates)[nr - 1];
    return deadline === undefined ? { is: 'number', nr } : { is: 'one', deadline, last: '', rest };
  };
  const first = numberAt(words, 0, today);
  if (first !== undefined) return byNumber(first);
  const inCase = [...numbered(dates), ...dates.missing].map((item) => ({
    item,
    rate: fitter(item),
  }));
  const inOffice = rules
    .filter((rule) => !inCase.some(({ item }) => item.rule.id === rule.id))
    .map((rule) => ({ item: rule, rate: fitter({ rule, subject: '', label: undefined }) }));
  const [namedIn, namedRule] = [named(inCase), named(inOffice)];
  let other: Rule | undefined;
  for (let at = 0; at < end; at++) {
    const word = words[at] ?? '';
    // a phrase names nothing that its first word does not
    if (!mayName(word) || (namedIn([word]).fit === 0 && namedRule([word]).fit === 0)) continue;
    const phrase = (length: number) => words.slice(at, at + length);
    const most = Math.min(LONGEST_NAME, end - at);
    const lengths = Array.from({ length: most }, (_, i) => most - i);
    const longest = lengths.find((length) => namedIn(phrase(length)).items.length > 0);
    const meant = longest === undefined ? { items: [], fit: 0 as Fit } : namedIn(phrase(longest));
    const own = Math.max(0, ...lengths.map((length) => namedIn(phrase(length)).fit));
    const exact = inOffice.find(({ item }) => lengths.some((length) => isIdOf(item, phrase(length))));
    if (exact !== undefined && own < 3) return { is: 'rule', rule: exact.item };
    if (longest === undefined) {
      other ??= lengths.map((length) => namedRule(phrase(length))).find(({ fit }) => fit >= 2)?.items[0];
      continue;
    }
    // as few words as it takes: the others may answer a question
    const least = lengths.findLast((n) => same(namedIn(phrase(n)).items, meant.items)) ?? longest;
    const fitting = meant.items.filter(wanted);
    const found = fitting.length > 0 ? fitting : meant.items;
    const withEntry = at + least < end && found.every((item) => isEntryOf(item, words[at + least] ?? ''));
    const length = withEntry ? least + 1 : least;
    const rest = without(words, at, length);
    const [deadline, ...others] = found;
    if (deadline === undefined) continue;
    if (others.length > 0) return { is: 'several', deadlines: found, rest };
    return { is: 'one', deadline, last: words[at + length - 1] ?? '', rest };
  }
  for (let at = 1; at < end; at++) {
    const number = numberAt(words, at, today);
    if (number !== undefined) return byNumber(number);
  }
  return other === undefined ? { is: 'nothing', rest: line } : { is: 'rule', rule: other };
}
