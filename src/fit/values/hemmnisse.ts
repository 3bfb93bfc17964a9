import { catalogue, findHandlungsbedarf, findSubKind } from '../../cases/hemmnis-catalogue.ts';
import { visible } from '../../cases/problem.ts';
import type { HemmnisKnown } from '../profile/knowledge.ts';
import { HEMMNIS_WORDS } from './hemmnis-words.ts';
import { type Known, type Problem, problem } from './known.ts';
import { keyOf, NO, nearest } from './text.ts';
import type { Token } from './tokens.ts';

/** A name of the catalogue; the sub-kind where the name says it. */
type Named = Pick<HemmnisKnown, 'handlungsbedarf' | 'sub'>;

const named = (name: string): Named | undefined => {
  const whole = findHandlungsbedarf(name);
  if (whole !== undefined) return { handlungsbedarf: whole.name };
  const sub = findSubKind(name);
  return sub === undefined ? undefined : { handlungsbedarf: sub.handlungsbedarf, sub: sub.name };
};

let index: ReadonlyMap<string, { readonly name: string; readonly is: Named }> | undefined;

/** Every word for a Hemmnis by its key; names of the catalogue win over parts of names and other words. */
function names(): NonNullable<typeof index> {
  if (index !== undefined) return index;
  const made = new Map<string, { readonly name: string; readonly is: Named }>();
  const add = (word: string, name: string) => {
    const is = named(name);
    if (is !== undefined && !made.has(keyOf(word))) made.set(keyOf(word), { name: word, is });
  };
  const { handlungsbedarfe, subKinds } = catalogue();
  for (const { name } of [...handlungsbedarfe, ...subKinds]) add(name, name);
  for (const [name, words] of Object.entries(HEMMNIS_WORDS)) for (const word of words.split('|')) add(word, name);
  for (const { name } of [...handlungsbedarfe, ...subKinds])
    for (const part of name.split(' / ')) if (!part.endsWith('-')) add(part, name);
  for (const { name, en } of [...handlungsbedarfe, ...subKinds]) add(en, name);
  index = made;
  return made;
}

/** Only so many words are looked at for one name. */
const LONGEST = 8;

const SUSPECTED: ReadonlySet<string> = new Set(
  'vermutet vermutlich vermutung verdacht suspected evtl eventuell'.split(' '),
);

/** The Hemmnis that a word names, or that alone begins like it. */
function find(word: string): Named | undefined {
  const key = keyOf(word);
  const exact = names().get(key)?.is;
  if (exact !== undefined || key.length < 5 || SUSPECTED.has(key)) return exact;
  let begun: Named | undefined;
  for (const [other, { is }] of names()) {
    if (!other.startsWith(key)) continue;
    if (begun !== undefined && (begun.sub !== is.sub || begun.handlungsbedarf !== is.handlungsbedarf)) return undefined;
    begun = is;
  }
  return begun;
}

const JOINTS: ReadonlySet<string> = new Set([',', '|', '/', '+', '&', 'und', 'and', 'sowie', '-']);

/** A word with its place in what was typed. */
interface Placed extends Token {
  readonly at: number;
}

/** "schulden/wohnen" as its words, where it is no name itself. */
const parted = (words: readonly Token[]): readonly Placed[] =>
  words.flatMap((word, at) =>
    word.mark || !/.[/+&]./.test(word.text) || find(word.text) !== undefined
      ? [{ ...word, at }]
      : word.text.split(/([/+&])/u).map((text) => ({ ...word, text, at })),
  );

interface Match {
  readonly is: Named;
  readonly length: number;
}

function nameAt(words: readonly Token[], at: number): Match | undefined {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const slice = words.slice(at, at + length);
    if (slice.some(({ mark }) => mark)) continue;
    if (length > 1 && (JOINTS.has(slice[0]?.text ?? '') || JOINTS.has(slice[length - 1]?.text ?? ''))) continue;
    const text = slice.map((word) => word.text).join(' ');
    const is = length === 1 ? find(text) : names().get(keyOf(text))?.is;
    // "sucht? wohnen": the mark belongs to one of the two
    if (is !== undefined && !slice.slice(0, -1).some((word) => word.text.endsWith('?'))) return { is, length };
  }
  return undefined;
}

function unknownName(words: readonly Token[], at: number): Problem {
  const comma = words.findIndex((word, i) => i > at && word.mark && word.text === ',');
  const typed = words
    .slice(at, comma < 0 ? Math.min(words.length, at + LONGEST) : comma)
    .map(({ text }) => text)
    .join(' ');
  const near = nearest(
    typed.replaceAll('?', ''),
    [...names().values()].map(({ name }) => name),
  );
  const meant = near === undefined ? undefined : names().get(keyOf(near))?.is;
  const name = meant?.sub ?? meant?.handlungsbedarf;
  const english = name === undefined ? '' : ((findHandlungsbedarf(name) ?? findSubKind(name))?.en ?? name);
  const shown = visible(typed);
  const [de, en] =
    name === undefined ? ['', ''] : [`, gemeint ist vielleicht „${name}“`, `, perhaps “${english}” is meant`];
  return problem(
    `Das Hemmnis „${shown}“ steht nicht im Katalog${de}. Alle Namen stehen in docs/hemmnisse.md.`,
    `The Hemmnis “${shown}” is not in the catalogue${en}. All names are in docs/hemmnisse.md.`,
  );
}

/** The sentence for "keine, Schulden". */
function noneAndSome({ handlungsbedarf, sub }: Named): Problem {
  const name = sub ?? handlungsbedarf;
  const english = (findHandlungsbedarf(name) ?? findSubKind(name))?.en ?? name;
  return problem(
    `„keine“ und „${name}“ passen bei „Hemmnisse“ nicht zusammen. Bitte nur eines von beiden angeben.`,
    `“none” and “${english}” do not fit together in “Hemmnisse”. Please give only one of the two.`,
  );
}

/** Adds a Hemmnis to a list; one that is established wins over the same one that is only suspected. */
function add(list: HemmnisKnown[], one: HemmnisKnown): void {
  const at = list.findIndex(({ handlungsbedarf, sub }) => handlungsbedarf === one.handlungsbedarf && sub === one.sub);
  const same = list[at];
  if (same === undefined) list.push(one);
  else list[at] = { ...one, vermutet: same.vermutet && one.vermutet };
}

/** How far a list was understood, and what is wrong with the rest. */
export interface ReadList {
  readonly known: Known;
  readonly used: number;
  readonly problem?: Problem;
}

/**
 * Reads "schulden, wohnen?, vermutet: sucht" or "keine" from the front, as far as it goes. A "?" behind a name, or
 * "vermutet" before or behind it, says that it is only suspected.
 */
export function readHemmnisse(typed: readonly Token[]): ReadList {
  const words = parted(typed);
  const list: HemmnisKnown[] = [];
  const known: Known = { kind: 'hemmnisse', list };
  const [first] = words;
  if (first !== undefined && NO.has(keyOf(first.text)) && nameAt(words, 0) === undefined) {
    let next = 1;
    while (JOINTS.has(words[next]?.text ?? '')) next++;
    const other = nameAt(words, next);
    return other === undefined ? { known, used: 1 } : { known, used: 1, problem: noneAndSome(other.is) };
  }
  let suspected = false;
  /** whether a name stands directly before: "vermutet" may belong to it */
  let justNamed = false;
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined) break;
    const match = nameAt(words, at);
    if (match !== undefined) {
      const last = words[at + match.length - 1]?.text ?? '';
      add(list, { ...match.is, vermutet: suspected || last.endsWith('?') });
      at += match.length;
      suspected = false;
      justNamed = true;
      continue;
    }
    const key = keyOf(word.text);
    if (word.text === '?' && justNamed) markLast(list);
    else if (SUSPECTED.has(key) && !word.mark) {
      if (justNamed && words[at + 1]?.text !== ':') markLast(list);
      else suspected = true;
    } else if (word.text === ':' && justNamed) refine(list, nameAt(words, at + 1)?.is);
    else if (!(JOINTS.has(word.text) || word.text === ':' || (suspected && (key === 'auf' || key === 'of')))) break;
    if (word.text !== '?') justNamed = justNamed && !JOINTS.has(word.text);
    at++;
  }
  if (list.length === 0) return { known, used: 0, problem: unknownName(words, 0) };
  const stopped = words[at];
  if (stopped === undefined) return { known, used: typed.length };
  const [one] = NO.has(keyOf(stopped.text)) && (words[at + 1]?.mark ?? true) ? list : [];
  return { known, used: stopped.at, problem: one === undefined ? unknownName(words, at) : noneAndSome(one) };
}

function markLast(list: HemmnisKnown[]): void {
  const last = list.pop();
  if (last !== undefined) list.push({ ...last, vermutet: true });
}

/** "Finanzielle Situation: Schulden" is one Hemmnis: what follows says more of the Handlungsbedarf before the colon. */
function refine(list: HemmnisKnown[], next: Named | undefined): void {
  const last = list.at(-1);
  if (last?.sub === undefined && last?.handlungsbedarf === next?.handlungsbedarf && next?.sub !== undefined) list.pop();
}
