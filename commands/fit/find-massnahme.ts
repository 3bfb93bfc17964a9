import { distance } from 'fastest-levenshtein';
import { bare } from '../../src/bot/words.ts';
import { fold } from '../../src/calendar/fold.ts';
import type { Massnahme } from '../../src/cases/office.ts';

/** What a name means: one Maßnahme, several, or none. */
export type NamedMassnahme =
  | { readonly is: 'one'; readonly massnahme: Massnahme }
  | { readonly is: 'several'; readonly of: readonly Massnahme[] }
  | { readonly is: 'none' };

/** A name as it is compared: without punctuation, ß and umlauts in letters. */
const keyOf = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}§]+/gu, ' ')
    .trim();

/** Longest name that is searched for near spellings. */
const LONGEST = 60;

/** How many letters may be wrong. */
const allowed = (length: number): number => (length <= 4 ? 1 : length <= 8 ? 2 : 3);

const NONE: NamedMassnahme = { is: 'none' };

function meant(found: readonly Massnahme[]): NamedMassnahme | undefined {
  const [massnahme, ...others] = found;
  if (massnahme === undefined) return undefined;
  return others.length === 0 ? { is: 'one', massnahme } : { is: 'several', of: found };
}

/** Every word that was typed begins a word of the name. */
function isPart(typed: readonly string[], name: readonly string[]): boolean {
  return typed.every((word) => name.some((own) => (word.length < 3 ? own === word : own.startsWith(word))));
}

/** Fewest wrong letters between what was typed and the name or one of its words; `undefined` where none is near. */
function steps(key: string, name: string): number | undefined {
  const candidates = [name, ...name.split(' ').filter((word) => word.length >= 4)];
  const near = candidates.flatMap((candidate) => {
    const count = distance(key, candidate);
    // of a short word at least half must be right
    return count <= allowed(candidate.length) && 2 * count <= key.length ? [count] : [];
  });
  return near.length === 0 ? undefined : Math.min(...near);
}

/**
 * Finds a Maßnahme by its id, its name, a part of its name or a near spelling. Of several with that part in their name
 * those of the office come before shipped ones.
 * @param isOwn whether a row is one of the office's own
 */
export function findMassnahme(
  typed: string,
  rows: readonly Massnahme[],
  isOwn: (row: Massnahme) => boolean,
): NamedMassnahme {
  const key = keyOf(typed);
  if (key === '') return NONE;
  const id = fold(bare(typed));
  const exact = meant(rows.filter((row) => fold(row.id) === id || keyOf(row.name) === key));
  if (exact !== undefined) return exact;
  const parts = key.split(' ');
  const names = new Map(rows.map((row) => [row, keyOf(row.name)]));
  const nameOf = (row: Massnahme) => names.get(row) ?? '';
  const whole = rows.filter((row) => ` ${nameOf(row)} `.includes(` ${key} `));
  const begun = rows.filter((row) => isPart(parts, nameOf(row).split(' ')));
  for (const found of [whole, begun]) {
    const own = found.filter(isOwn);
    const one = meant(own.length > 0 ? own : found);
    if (one !== undefined) return one;
  }
  if (key.length < 3 || key.length > LONGEST) return NONE;
  const near = rows.flatMap((row) => {
    const count = steps(key, nameOf(row));
    return count === undefined ? [] : [{ row, count }];
  });
  const best = Math.min(...near.map(({ count }) => count));
  return meant(near.filter(({ count }) => count === best).map(({ row }) => row)) ?? NONE;
}

/** What words name, and the words around the name. */
export interface FoundInWords {
  readonly named: NamedMassnahme;
  readonly others: readonly string[];
}

/**
 * Finds a name among other words: all of them, else the longest run that is one.
 * @param fits whether the words around a name make sense; a name for which they do is preferred
 */
export function findInWords(
  typed: readonly string[],
  rows: readonly Massnahme[],
  isOwn: (row: Massnahme) => boolean,
  fits: (others: readonly string[]) => boolean = () => true,
): FoundInWords {
  const whole: FoundInWords = { named: findMassnahme(typed.join(' '), rows, isOwn), others: [] };
  if (whole.named.is !== 'none') return whole;
  const found: FoundInWords[] = [];
  for (let length = typed.length - 1; length > 0; length--) {
    for (let from = 0; from + length <= typed.length; from++) {
      const named = findMassnahme(typed.slice(from, from + length).join(' '), rows, isOwn);
      if (named.is !== 'none') found.push({ named, others: typed.toSpliced(from, length) });
    }
  }
  return found.find(({ others }) => fits(others)) ?? found[0] ?? whole;
}
