import { bareValues } from './choice.ts';
import { type ReadList, readHemmnisse } from './hemmnisse.ts';
import { type Key, type KeyIndex, LONGEST_KEY, labelOf } from './keys.ts';
import { type AsOf, type Known, type Problem, problem, UNKNOWN_FACT } from './known.ts';
import { readParticipations } from './participations.ts';
import { readValue, yesOrNo } from './read.ts';
import { keyOf, saysUnknown } from './text.ts';
import { type Token, textOf, tokenize } from './tokens.ts';

/** Most words of a value that is no list. */
const LONGEST_VALUE = 12;

/** The value at the front of some words, and how many it took. */
export type Front =
  | { readonly known: Known; readonly used: number; readonly text: string }
  | { readonly problem: Problem; readonly used: number };

/** What a value may look like, for somebody who gave none. */
export function exampleOf(key: Key): string {
  if (key.kind === 'judgement' || key.kind === 'derived') return key.typed === 'geboren' ? '1999-05-01' : 'ja';
  if (key.kind === 'teilnahmen') return 'keine';
  if (key.kind === 'einwilligung') return 'schriftlich';
  const { merkmal } = key;
  switch (merkmal.kind) {
    case 'number':
      return { years: '28', months: '14', hours: '25', euro: '300', degree: '50', class: '9', count: '3' }[
        merkmal.unit
      ];
    case 'choice': {
      const { value = '' } = merkmal.values.find((one) => yesOrNo(one.value) !== false) ?? {};
      return value.includes(' ') ? `"${value}"` : value;
    }
    case 'text':
      return 'Neustadt';
    case 'benefit':
      return '21/24';
    case 'children':
      return '3,7';
    case 'hemmnisse':
      return 'schulden,wohnen';
  }
}

export function needsValue(key: Key): Problem {
  const { de, en } = labelOf(key);
  const example = `${key.typed}=${exampleOf(key)}`;
  return problem(
    `Zu „${de}“ fehlt der Wert. Bitte zum Beispiel so: „${example}“.`,
    `The value of “${en}” is missing. Please write, for example: “${example}”.`,
  );
}

/** Words with quoted lists taken apart, and where each of them stood. */
function flat(words: readonly Token[]): { readonly tokens: readonly Token[]; readonly places: readonly number[] } {
  const tokens: Token[] = [];
  const places: number[] = [];
  words.forEach((word, at) => {
    for (const token of word.quoted ? tokenize(word.text) : [word]) {
      tokens.push(token);
      places.push(at);
    }
  });
  return { tokens, places };
}

/**
 * Reads a value from the front of the words that follow its name, as far as it goes: behind it other facts may stand
 * ("alter=23 alleinerziehend").
 * @param says whether words say something of their own, all of them
 */
export function readFront(
  key: Key,
  words: readonly Token[],
  asOf: AsOf,
  says: (words: readonly Token[]) => boolean,
): Front {
  const [first] = words;
  const comma = words.findIndex(({ mark, text }) => mark && text === ',');
  const end = comma < 0 ? words.length : comma;
  if (first === undefined || end === 0) return { problem: needsValue(key), used: 0 };
  for (const used of [2, 1]) {
    const text = textOf(words.slice(0, used));
    if (used <= end && saysUnknown(text)) return { known: UNKNOWN_FACT, used, text };
  }
  const list = key.kind === 'teilnahmen' || (key.kind === 'merkmal' && key.merkmal.kind === 'hemmnisse');
  if (list) return readList(key, words, says);
  if (key.kind === 'merkmal' && key.merkmal.kind === 'text') return readPlace(key, words, end, asOf, says);
  // "3, 7", "integriert, aber hilfebedürftig"
  const goesOn = key.kind === 'merkmal' && (key.merkmal.kind === 'children' || key.merkmal.kind === 'choice');
  for (let used = Math.min(goesOn ? words.length : end, LONGEST_VALUE); used > 0; used--) {
    if (words[used - 1]?.mark && words[used - 1]?.text === ',') continue;
    const text = textOf(words.slice(0, used));
    const known = readValue(key, text, asOf);
    if (known.kind !== 'problem') return { known, used, text };
  }
  const wrong = readValue(key, textOf(words.slice(0, end)), asOf);
  return { problem: wrong.kind === 'problem' ? wrong : needsValue(key), used: end };
}

function readList(key: Key, words: readonly Token[], says: (words: readonly Token[]) => boolean): Front {
  const { tokens, places } = flat(words);
  const read: ReadList =
    key.kind === 'teilnahmen'
      ? readParticipations(tokens, (word) => says([{ text: word, quoted: false, mark: false }]))
      : readHemmnisse(tokens);
  const used = places[read.used] ?? words.length;
  if (read.problem !== undefined && (read.used === 0 || !says(words.slice(used))))
    return { problem: read.problem, used: words.length };
  return { known: read.known, used, text: textOf(words.slice(0, used)) };
}

/** A place takes all words up to a comma, but not the facts at the end: "ort=Neustadt alleinerziehend". */
function readPlace(
  key: Key,
  words: readonly Token[],
  comma: number,
  asOf: AsOf,
  says: (words: readonly Token[]) => boolean,
): Front {
  const end = Math.min(comma, LONGEST_VALUE);
  let used = end;
  if (words[0]?.quoted) used = 1;
  else
    for (let at = 1; at < end; at++) {
      if (!says(words.slice(at, comma))) continue;
      used = at;
      break;
    }
  const text = textOf(words.slice(0, used));
  const known = readValue(key, text, asOf);
  return known.kind === 'problem' ? { problem: known, used } : { known, used, text };
}

/** What words at a place name: a Merkmal, or a value that says which Merkmal it is of. */
export interface Named {
  readonly length: number;
  readonly key: Key | undefined;
  readonly values: ReturnType<ReturnType<typeof bareValues>['get']>;
}

/** The longest name or telling value at a place. */
export function nameAt(words: readonly Token[], at: number, index: KeyIndex): Named | undefined {
  if (keyOf(words[at]?.text ?? '') === '') return undefined;
  const isComma = (word: Token | undefined) => word?.mark === true && word.text === ',';
  let longest = 0;
  while (longest < LONGEST_KEY && (words[at + longest]?.mark === false || isComma(words[at + longest]))) longest++;
  for (let length = longest; length > 0; length--) {
    const slice = words.slice(at, at + length);
    if (isComma(slice[length - 1])) continue;
    const text = textOf(slice);
    // no name has a comma in it, but a value may
    const key = slice.some(isComma) ? undefined : index.find(text);
    const values = bareValues().get(keyOf(text));
    if (key !== undefined || values !== undefined) return { length, key, values };
  }
  return undefined;
}
