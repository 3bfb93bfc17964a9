import type { Day } from '../../calendar/civil-date.ts';
import { type Text, visible } from '../../cases/problem.ts';
import { type Bare, readBare } from './bare.ts';
import { contradictions } from './contradictions.ts';
import { readFront } from './front.ts';
import { countOf } from './interval.ts';
import { type Key, keyIndex, LONGEST_KEY, labelOf } from './keys.ts';
import { type Known, meet, problem } from './known.ts';
import { keyOf, nearest } from './text.ts';
import { type Token, textOf, tokenize } from './tokens.ts';
import { writeValue } from './write.ts';

/** What was typed about a person, by Merkmal, `teilnahmen`, `einwilligung` or the key of a question. */
export type ProfileValues = ReadonlyMap<string, Known>;

export type ParsedProfile =
  | { readonly ok: true; readonly values: ProfileValues }
  | { readonly ok: false; readonly problems: readonly Text[] };

/** Longest line that is read, in characters. */
const MAX_LINE = 2000;

/** A name with "=", and the words up to the next one. */
interface Pair {
  /** `undefined`: what stands before the first name */
  readonly key: Key | undefined;
  /** a name that there is not */
  readonly unknown: string | undefined;
  readonly words: readonly Token[];
}

/** Where the words before "=" at `at` begin that are a name, not before `from`. */
function nameBefore(tokens: readonly Token[], at: number, from: number, find: (words: string) => Key | undefined) {
  const [last] = tokens.slice(Math.max(from, at - 1), at);
  if (last === undefined || last.mark) return undefined;
  for (let start = Math.max(from, at - (last.quoted ? 1 : LONGEST_KEY)); start < at; start++) {
    const words = tokens.slice(start, at);
    if (keyOf(words[0]?.text ?? '') === '' || words.some(({ mark, quoted }) => mark || (quoted && words.length > 1)))
      continue;
    const key = find(textOf(words));
    if (key !== undefined) return { start, key };
  }
  return undefined;
}

/** "2 Kinder: 3 und 7" is one value, also behind "kinder="; "alter: 2 kinder: 3" is not. */
function counts(tokens: readonly Token[], at: number, from: number, open: Key | undefined): boolean {
  if (countOf(tokens[at]?.text ?? '') === undefined || at < from) return false;
  return at === from ? open === undefined || open.key === 'kinder' : tokens[at - 1]?.text === ',';
}

function pairsIn(tokens: readonly Token[], find: (words: string) => Key | undefined): readonly Pair[] {
  const pairs: Pair[] = [];
  let open: Omit<Pair, 'words'> = { key: undefined, unknown: undefined };
  let from = 0;
  const close = (end: number, next: Omit<Pair, 'words'>, begin: number) => {
    pairs.push({ ...open, words: tokens.slice(from, end) });
    open = next;
    from = begin;
  };
  tokens.forEach(({ text, mark }, at) => {
    if (!mark || text === ',' || text === '|' || at < from) return;
    // "alter >= 25": the sign belongs to the value
    const begin = text === '=' || text === ':' ? at + 1 : at;
    const named = nameBefore(tokens, at, from, find);
    if (named?.key.key === 'kinder' && text === ':' && counts(tokens, named.start - 1, from, open.key)) return;
    if (named !== undefined) return close(named.start, { key: named.key, unknown: undefined }, begin);
    const before = tokens[at - 1];
    if (text !== '=' || at - 1 < from || before === undefined || before.mark) return;
    close(at - 1, { key: undefined, unknown: before.text }, begin);
  });
  close(tokens.length, open, tokens.length);
  return pairs;
}

function unknownName(typed: string, names: Iterable<string>): Text {
  const near = nearest(typed, names);
  const shown = visible(typed);
  const [de, en] =
    near === undefined ? ['', ''] : [`, gemeint ist vielleicht „${near}“`, `, perhaps “${near}” is meant`];
  return problem(
    `Das Merkmal „${shown}“ gibt es nicht${de}. Alle Merkmale stehen in docs/merkmale.md.`,
    `There is no Merkmal “${shown}”${en}. All of them are in docs/merkmale.md.`,
  ).text;
}

/** One fact as it was typed. */
export interface Statement {
  readonly key: Key;
  readonly known: Known;
  readonly text: string;
}

/** What statements about one fact come to together, whatever their order; a sentence where they contradict each other. */
function together(statements: readonly Statement[]): Known | Text {
  const [first, ...others] = [...statements].sort((a, b) => (written(a) < written(b) ? -1 : 1));
  if (first === undefined) return { de: '', en: '' };
  let known: Known | undefined = first.known;
  for (const other of others) {
    if (known === undefined) break;
    const twice = statements.some((one) => one.key.typed === other.key.typed && written(one) !== written(other));
    if (written(other) === written(first) && !twice) continue;
    known = twice && !differentStretches(statements) ? undefined : meet(known, other.known);
  }
  if (known !== undefined) return known;
  const label = labelOf(first.key);
  const shown = textsOf(statements);
  return {
    de: `„${label.de}“ steht zweimal da, und das passt nicht zusammen: ${shown.map((one) => `„${one}“`).join(' und ')}. Bitte nur eine Angabe.`,
    en: `“${label.en}” stands there twice, and the two do not fit together: ${shown.map((one) => `“${one}”`).join(' and ')}. Please give only one.`,
  };
}

const textsOf = (statements: readonly Statement[]): readonly string[] =>
  [...new Set(statements.map(({ text }) => visible(text)))].sort();
const asTyped = (statements: readonly Statement[]): string => textsOf(statements).join(' ');

const written = ({ key, known }: Statement): string => writeValue(key.key, known);

/** "leistungsbezug=21/24 leistungsbezug=5" are two facts: of the last 24 months, and without a break. */
function differentStretches(statements: readonly Statement[]): boolean {
  const stretches = statements.flatMap(({ known }) =>
    known.kind === 'benefit' ? known.statements.map(({ within }) => within) : [],
  );
  return stretches.length === statements.length && new Set(stretches).size === stretches.length;
}

/**
 * Reads what is typed about a person: `alter=23 hemmnisse=schulden,wohnen arbeitslos=14`, in any order and spelling; what
 * only one Merkmal can mean needs no name ("alleinerziehend", "Minijob"). Every problem is a sentence that says what to do.
 * Never throws; time is linear in the length of the line.
 * @param judgements keys of the questions that only a person can judge
 */
export function parseProfileLine(line: string, today: Day, judgements: ReadonlySet<string>): ParsedProfile {
  if (line.length > MAX_LINE) {
    const { text } = problem(
      `Das ist zu lang: höchstens ${MAX_LINE} Zeichen. Bitte nur die Angaben, auf die es ankommt.`,
      `That is too long: at most ${MAX_LINE} characters. Please give only what matters.`,
    );
    return { ok: false, problems: [text] };
  }
  const index = keyIndex(judgements);
  const asOf = () => today;
  const problems: Text[] = [];
  const statements = new Map<string, Statement[]>();
  const bare: Bare = {
    index,
    asOf,
    say: (one) => statements.set(one.key.key, [...(statements.get(one.key.key) ?? []), one]),
    report: (text) => problems.push(text),
  };
  for (const { key, unknown, words } of pairsIn(tokenize(line), index.find)) {
    if (unknown !== undefined) problems.push(unknownName(unknown, index.names()));
    else if (key === undefined) readBare(words, bare);
    else {
      const front = readFront(key, words, asOf, (rest) => readBare(rest, { ...bare, dry: true }));
      if ('problem' in front) problems.push(front.problem.text);
      else bare.say({ key, known: front.known, text: `${key.typed}=${front.text}` });
      readBare(words.slice(front.used), bare);
    }
  }
  const values = new Map<string, Known>();
  for (const [key, list] of statements) {
    const known = together(list);
    if ('kind' in known) values.set(key, known);
    else problems.push(known);
  }
  problems.push(...contradictions(values, (key) => asTyped(statements.get(key) ?? [])));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values };
}
