import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { LinesOf } from './json-lines.ts';

/** What is wrong with a text that is no YAML, in German, and where. */
export interface YamlFault {
  readonly fault: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

const NO_ANCHOR = 'Diesen Verweis (*) gibt es nicht. Der Anker (&) muss davor stehen.';
const QUOTES = 'Texte mit Sonderzeichen bitte in Anführungszeichen setzen.';
const SENTENCES: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_INDENT: 'Die Einrückung stimmt nicht, oder eine Klammer fehlt.',
  TAB_AS_INDENT: 'Zum Einrücken gehen nur Leerzeichen, keine Tabulatoren.',
  DUPLICATE_KEY: 'Dieses Feld steht hier zweimal.',
  MISSING_CHAR: 'Hier fehlt ein Zeichen: ein Anführungszeichen, eine Klammer, ein Komma oder ein Leerzeichen.',
  MULTILINE_IMPLICIT_KEY: 'Hier fehlt wohl ein Doppelpunkt nach dem Namen des Feldes.',
  BLOCK_AS_IMPLICIT_KEY: `Zwei Doppelpunkte in einer Zeile gehen nicht. ${QUOTES}`,
  BAD_SCALAR_START: `So kann ein Text nicht beginnen. ${QUOTES}`,
  UNEXPECTED_TOKEN: `Das passt hier nicht. Bitte die Einrückung prüfen. ${QUOTES}`,
  BAD_DQ_ESCAPE: 'Ein „\\“ in doppelten Anführungszeichen hat eine eigene Bedeutung. Bitte einfache nehmen.',
  BAD_ALIAS: NO_ANCHOR,
  TAG_RESOLVE_FAILED: 'Marken mit „!“ gehen hier nicht.',
  MULTIPLE_TAGS: 'Marken mit „!“ gehen hier nicht.',
  MULTIPLE_DOCS: 'Die Datei enthält mehrere Dokumente (---). Erwartet: eines.',
  NON_STRING_KEY: 'Der Name eines Feldes muss ein Text sein.',
  RESOURCE_EXHAUSTION: 'Die Datei ist zu tief verschachtelt.',
};
const CHECK = 'Bitte Einrückung, Doppelpunkte und Anführungszeichen prüfen.';
const TOO_DEEP = 'Die Datei ist zu tief verschachtelt.';
const TOO_MANY = 'Die Verweise (*) in der Datei ergeben zu viele Daten.';

/** So often may one anchor be referred to, what it refers to itself counted. */
const MOST_ALIASES = 1000;
/** So many values may come out of a text, beside one for each of its characters. */
const MOST_VALUES = 100_000;
const DEEPEST = 200;
/** Signs and spaces in a row: each may open one more level. */
const MARGIN = new RegExp(`[ ?:-]{${DEEPEST + 1}}`, 'u');

/**
 * Whether a text may nest deeper than anything that means something. Told before it is parsed, since the parser calls
 * itself for each level and Node does not survive the end of its stack everywhere. What stands in texts counts too.
 */
function mayBeTooDeep(text: string): boolean {
  if (MARGIN.test(text)) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/gu)) {
    if (bracket === '[' || bracket === '{') depth++;
    else if (depth > 0) depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Data of its own: what several aliases refer to is one object in the data of the parser. */
function ownData(data: unknown, most: number): unknown {
  let left = most;
  const copy = (value: unknown, depth: number): unknown => {
    if (left-- <= 0) throw new Error(TOO_MANY);
    if (depth > DEEPEST) throw new Error(TOO_DEEP);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item, depth + 1)]));
  };
  return copy(data, 0);
}

function linesIn(document: Document, counter: LineCounter): LinesOf {
  const lineOf = (steps: readonly PropertyKey[]): number => {
    let node: unknown = document.contents;
    let found = document.contents?.range?.[0] ?? 0;
    for (const step of steps) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : '') === step);
        if (pair === undefined) break;
        if (isScalar(pair.key)) found = pair.key.range?.[0] ?? found;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        if (!isMap(node) && !isSeq(node) && !isScalar(node) && !isAlias(node)) break;
        found = node.range?.[0] ?? found;
      } else break;
    }
    return counter.linePos(found).line;
  };
  return (places) => places.map(lineOf);
}

/**
 * Reads YAML 1.2 with the values of JSON: a date stays a text, "ja", "no" and "on" too. A field that stands twice, a tag
 * and a second document are faults.
 */
export function readYaml(text: string): { readonly data: unknown; readonly linesOf: LinesOf } | YamlFault {
  if (mayBeTooDeep(text)) return { fault: TOO_DEEP };
  const counter = new LineCounter();
  try {
    const document = parseDocument(text, {
      schema: 'core',
      version: '1.2',
      resolveKnownTags: false,
      merge: false,
      prettyErrors: false,
      logLevel: 'error',
      lineCounter: counter,
    });
    const error = document.errors[0] ?? document.warnings[0];
    if (error !== undefined) {
      const { line, col } = counter.linePos(error.pos[0]);
      return { fault: SENTENCES[error.code] ?? CHECK, line, column: col };
    }
    const data = ownData(document.toJS({ maxAliasCount: MOST_ALIASES }), text.length + MOST_VALUES);
    return { data, linesOf: linesIn(document, counter) };
  } catch (error) {
    if (error instanceof RangeError) return { fault: TOO_DEEP };
    if (error instanceof ReferenceError) {
      const name = /^Unresolved alias .*: (.+)$/u.exec(error.message)?.[1];
      if (name === undefined) return { fault: TOO_MANY };
      const { line, col } = counter.linePos(Math.max(0, text.indexOf(`*${name}`)));
      return { fault: NO_ANCHOR, line, column: col };
    }
    if (error instanceof Error && (error.message === TOO_DEEP || error.message === TOO_MANY))
      return { fault: error.message };
    throw error;
  }
}
