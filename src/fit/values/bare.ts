import { type Text, visible } from '../../cases/problem.ts';
import { bareValues, type ChoiceMerkmal, readChoice } from './choice.ts';
import { exampleOf, type Named, nameAt, needsValue, readFront } from './front.ts';
import { countOf } from './interval.ts';
import { type Key, type KeyIndex, saysYes } from './keys.ts';
import { type AsOf, type Known, oneValue, problem, someValues, UNKNOWN_FACT } from './known.ts';
import { readValue } from './read.ts';
import { keyOf, NO, nearest, saysUnknown, YES } from './text.ts';
import { type Token, textOf } from './tokens.ts';

/** What facts without "=" are read with, and where they go. */
export interface Bare {
  readonly index: KeyIndex;
  readonly asOf: AsOf;
  say(statement: { readonly key: Key; readonly known: Known; readonly text: string }): void;
  report(text: Text): void;
  /** only ask whether they say something */
  readonly dry?: true;
}

/** Words between facts that say nothing. */
const FILLERS: ReadonlySet<string> = new Set(
  'und and sowie ist is hat has die der das the eine ein einen a person kundin kunde frau herr mit with alt old | + &'
    .split(' ')
    .map((word) => (keyOf(word) === '' ? word : keyOf(word))),
);

/** What a place says: how many words it took, and the fact, or what is wrong. */
interface Said {
  readonly length: number;
  readonly key?: Key;
  readonly known?: Known;
  readonly wrong?: Text;
}

const UNIT = /^(?:jahre?n?|monate?n?|wochen?|tage?n?|years?|months?|weeks?|days?)$/;

/** "seit 2 Jahren arbeitslos", "14 Monate arbeitslos": a length before its name. */
function lengthFirst(words: readonly Token[], at: number, { index, asOf }: Bare): Said | undefined {
  const lead = /^(?:seit|since)$/i.test(words[at]?.text ?? '') ? 1 : 0;
  const [count, unit] = words.slice(at + lead, at + lead + 2);
  if (count === undefined || unit === undefined || count.mark || unit.mark || !UNIT.test(unit.text.toLowerCase()))
    return undefined;
  const found = nameAt(words, at + lead + 2, index)?.key;
  if (found?.kind !== 'merkmal' || found.merkmal.kind !== 'number' || found.merkmal.since !== true) return undefined;
  const known = readValue(found, textOf([count, unit]), asOf);
  const length = lead + 2 + (nameAt(words, at + lead + 2, index)?.length ?? 0);
  return known.kind === 'problem' ? undefined : { length, key: found, known };
}

/** "23 Jahre", "28-jährig", "2 Kinder". */
function counted(words: readonly Token[], at: number, { index, asOf, dry }: Bare): Said | undefined {
  const [word = '', next = ''] = words.slice(at, at + 2).map(({ text, mark }) => (mark ? '' : text.toLowerCase()));
  const alone = /^\d{1,3}-?jährige?r?$/.test(word);
  const years = alone || (/^\d{1,3}$/.test(word) && /^(?:jahre?|j\.?|years?)$/.test(next));
  const children = /^(?:kind|kinder|child|children)$/.test(next) && countOf(word) !== undefined;
  const key = years ? index.find('alter') : children ? index.find('kinder') : undefined;
  if (key === undefined) return undefined;
  const length = alone ? 1 : 2;
  if (dry) return { length, key, known: UNKNOWN_FACT };
  const front = readFront(key, years ? words.slice(at, at + length) : words.slice(at), asOf, () => false);
  return 'problem' in front ? { length, wrong: front.problem.text } : { length: front.used, key, known: front.known };
}

function ambiguous(words: string, { key, values = [] }: Named): Text {
  const shown = visible(words);
  const ways = values.map(
    ({ merkmal, values: [value = ''] }) => `${merkmal.key}=${/ /.test(value) ? `"${value}"` : value}`,
  );
  if (key !== undefined) ways.push(`${key.typed}=${exampleOf(key)}`);
  return problem(
    `„${shown}“ kann mehreres heißen. Bitte schreiben, was gemeint ist: ${ways.map((way) => `„${way}“`).join(' oder ')}.`,
    `“${shown}” can mean more than one thing. Please write which: ${ways.map((way) => `“${way}”`).join(' or ')}.`,
  ).text;
}

const ofChoice = <K>(merkmal: ChoiceMerkmal, known: K) => ({
  key: { kind: 'merkmal' as const, key: merkmal.key, typed: merkmal.key, merkmal },
  known,
});

/** Values of a few words, which never ask what stands behind them. */
const isShort = (key: Key): boolean =>
  key.kind === 'derived' || (key.kind === 'merkmal' && key.merkmal.kind !== 'text' && key.merkmal.kind !== 'hemmnisse');

/** A name without "=", with a value behind it or as a "yes"; or a value that tells which Merkmal it is of. */
function named(words: readonly Token[], at: number, found: Named, bare: Bare): Said {
  const { dry, asOf } = bare;
  const { key, values = [], length } = found;
  const behind = words.slice(at + length);
  const [next] = behind;
  if (key !== undefined && next !== undefined && !next.mark) {
    const yes = saysYes(key) && (YES.has(keyOf(next.text)) || NO.has(keyOf(next.text)) || saysUnknown(next.text));
    if (yes || ((dry !== true || isShort(key)) && !(saysYes(key) && key.kind !== 'merkmal'))) {
      const front = readFront(key, yes ? [next] : behind, asOf, (rest) => readBare(rest, { ...bare, dry: true }));
      if ('known' in front) return { length: length + front.used, key, known: front.known };
    }
  }
  const text = textOf(words.slice(at, at + length));
  const [one, other] = values;
  if (one !== undefined && other === undefined) {
    const [value = ''] = one.values;
    const known = one.values.length === 1 ? oneValue(value) : someValues(one.values);
    return { length, ...ofChoice(one.merkmal, known) };
  }
  if (key !== undefined && saysYes(key)) {
    const known = text.endsWith('?') ? UNKNOWN_FACT : readValue(key, 'ja', asOf);
    return known.kind === 'problem' ? { length, wrong: known.text } : { length, key, known };
  }
  if (other !== undefined) return { length, wrong: ambiguous(text, found) };
  return key === undefined ? { length } : { length, wrong: needsValue(key).text };
}

/** "nicht motiviert", "kein Berufsabschluss", "ohne Führerschein", "keine Kinder". */
function negated(words: readonly Token[], at: number, { index, asOf }: Bare): Said | undefined {
  const [word] = words.slice(at, at + 1);
  if (word === undefined || word.mark || !NO.has(keyOf(word.text))) return undefined;
  const found = nameAt(words, at + 1, index);
  const [one, other] = found?.values ?? [];
  if (found !== undefined && one !== undefined && other === undefined) {
    const { key, known } = ofChoice(
      one.merkmal,
      readChoice(one.merkmal, textOf(words.slice(at, at + 1 + found.length))),
    );
    if (known.kind !== 'problem') return { length: 1 + found.length, key, known };
  }
  if (found?.key === undefined) return undefined;
  for (const value of saysYes(found.key) ? ['nein'] : ['keine', 'kein', 'nein']) {
    const known = readValue(found.key, value, asOf);
    if (known.kind !== 'problem') return { length: 1 + found.length, key: found.key, known };
  }
  return undefined;
}

function saidAt(words: readonly Token[], at: number, bare: Bare): Said | undefined {
  const number = lengthFirst(words, at, bare) ?? counted(words, at, bare);
  if (number !== undefined) return number;
  const found = nameAt(words, at, bare.index);
  const not = negated(words, at, bare);
  if (not !== undefined && not.length > (found?.length ?? 0)) return not;
  return found === undefined ? undefined : named(words, at, found, bare);
}

function notUnderstood(words: readonly Token[], { index }: Bare): Text {
  const typed = textOf(words);
  const shown = visible(typed);
  const names = new Set([
    ...index.names(),
    ...[...bareValues().values()].flatMap((list) => list.flatMap(({ values }) => values)),
  ]);
  const near = nearest(typed, names) ?? nearest(words[0]?.text ?? '', names);
  const [de, en] =
    near === undefined ? ['', ''] : [`, gemeint ist vielleicht „${near}“`, `, perhaps “${near}” is meant`];
  return problem(
    `„${shown}“ ist nicht zu verstehen${de}. Bitte jede Angabe als Paar schreiben, zum Beispiel „alter=28“.`,
    `“${shown}” is not understood${en}. Please write everything as a pair, for example “alter=28”.`,
  ).text;
}

/** Reads facts that have no "="; gives whether all of it was understood. */
export function readBare(words: readonly Token[], bare: Bare): boolean {
  let understood = true;
  let lost: Token[] = [];
  const loseThem = () => {
    if (lost.length === 0) return;
    understood = false;
    if (!bare.dry) bare.report(notUnderstood(lost, bare));
    lost = [];
  };
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined) break;
    const said = word.mark ? undefined : saidAt(words, at, bare);
    if (said !== undefined) {
      loseThem();
      if (said.wrong !== undefined) understood = false;
      if (bare.dry && !understood) return false;
      if (!bare.dry) {
        if (said.wrong !== undefined) bare.report(said.wrong);
        else if (said.key !== undefined && said.known !== undefined)
          bare.say({ key: said.key, known: said.known, text: textOf(words.slice(at, at + said.length)) });
      }
      at += Math.max(1, said.length);
      continue;
    }
    if (word.mark && word.text === ',') loseThem();
    else if (!FILLERS.has(keyOf(word.text) || word.text)) lost.push(word);
    if (bare.dry && lost.length > 0) return false;
    at++;
  }
  loseThem();
  return understood;
}
