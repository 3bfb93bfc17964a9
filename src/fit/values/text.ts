import { distance } from 'fastest-levenshtein';
import { foldLoose } from '../../calendar/fold.ts';
import { visible } from '../../cases/problem.ts';
import type { Merkmal } from '../profile/merkmale.ts';
import { type Problem, problem } from './known.ts';

/** A word or words as they are compared: letters and digits alone, without case, umlauts, hyphens and spaces. */
export const keyOf = (text: string): string => foldLoose(text).replace(/[^\p{L}\p{N}]+/gu, '');

const set = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(keyOf));

export const YES = set('ja yes j y true wahr stimmt vorhanden');
export const NO = set('nein no n false falsch nicht kein keine keiner ohne not none without');
const UNKNOWN_WORDS = set('unbekannt unknown unklar ka k.a. keine-angabe weiss-nicht nicht-bekannt not-known offen');

/** Whether a text says that nothing is known: "unbekannt", "?". */
export function saysUnknown(text: string): boolean {
  const key = keyOf(text);
  return key === '' ? text.includes('?') : UNKNOWN_WORDS.has(key);
}

/** The name that a mistyped word comes closest to; `undefined` where none is near. */
export function nearest(typed: string, names: Iterable<string>): string | undefined {
  const key = keyOf(typed);
  if (key.length < 3 || key.length > 40) return undefined;
  let best: { readonly name: string; readonly steps: number } | undefined;
  for (const name of names) {
    const other = keyOf(name);
    const allowed = other.length <= 4 ? 1 : other.length <= 8 ? 2 : 3;
    if (Math.abs(other.length - key.length) > allowed) continue;
    const steps = distance(key, other);
    if (steps <= allowed && 2 * steps < key.length && (best === undefined || steps < best.steps))
      best = { name, steps };
  }
  return best?.name;
}

/** The sentence for a value that a Merkmal cannot have. `examples` in the language-neutral form in which they are typed. */
export function notAValue(merkmal: Pick<Merkmal, 'label'>, typed: string, examples: readonly string[]): Problem {
  const { label } = merkmal;
  const shown = visible(typed);
  return problem(
    `„${shown}“ passt nicht zu „${label.de}“. Bitte zum Beispiel so: ${examples.map((one) => `„${one}“`).join(' oder ')}.`,
    `“${shown}” does not fit “${label.en}”. Please write, for example: ${examples.map((one) => `“${one}”`).join(' or ')}.`,
  );
}

/** The sentence for a name that is on no list, with the one that may be meant. */
export function notOnList(
  merkmal: Pick<Merkmal, 'label'>,
  typed: string,
  near: { readonly de: string; readonly en: string } | undefined,
  list: { readonly de: string; readonly en: string },
): Problem {
  const { label } = merkmal;
  const shown = visible(typed);
  const [de, en] =
    near === undefined ? ['', ''] : [`, gemeint ist vielleicht „${near.de}“`, `, perhaps “${near.en}” is meant`];
  return problem(
    `„${shown}“ passt nicht zu „${label.de}“${de}. Möglich: ${list.de}.`,
    `“${shown}” does not fit “${label.en}”${en}. Possible: ${list.en}.`,
  );
}
