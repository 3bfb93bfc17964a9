import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Problem, visible } from '../../src/cases/problem.ts';
import { FallboteError } from '../../src/errors.ts';
import { deeperThan } from '../../src/exchange/depth.ts';
import type { Finding } from '../../src/exchange/finding.ts';
import { brokenAt } from '../../src/exchange/json-fault.ts';
import { jsonLines, type LinesOf } from '../../src/exchange/json-lines.ts';
import { stepsOf } from '../../src/exchange/place.ts';

/** What a file holds, and where in it. */
export interface ReadData {
  readonly data: unknown;
  /** problems as findings in this file, with their lines */
  readonly found: (problems: readonly Problem[]) => readonly Finding[];
}

export const unreadable = (message: string, cause?: unknown): FallboteError =>
  new FallboteError('FB302', 'user', message, { cause });

/** Far deeper than conditions may nest, and far from where a stack ends. */
const DEEPEST = 100;
/** A YAML file takes many times its size while it is read. */
const MOST_YAML = 8 * 1024 * 1024;

export const isYaml = (path: string): boolean => /\.ya?ml$/iu.test(path);

/** The data of a JSON or YAML file. Throws FB302 where it is none. */
export async function readData(path: string): Promise<ReadData> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw unreadable(`Die Datei ${path} lässt sich nicht lesen. Bitte Pfad und Rechte prüfen.`, cause);
  }
  if (isYaml(path) && bytes.length > MOST_YAML)
    throw unreadable(`Die Datei ${path} ist für YAML zu groß (höchstens 8 MB). Bitte JSON oder CSV nehmen.`);
  let text: string;
  try {
    // a byte that is no UTF-8 must not become a "�" in somebody's data
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(`Die Datei ${path} ist nicht in UTF-8 gespeichert. Bitte als UTF-8 speichern.`, cause);
  }
  const { data, linesOf } = isYaml(path)
    ? await yamlIn(path, text)
    : { data: jsonIn(path, text), linesOf: jsonLines(text) };
  if (conditionsIn(data).some((list) => deeperThan(list, DEEPEST)))
    throw unreadable(`Die Datei ${path} ist zu tief verschachtelt (höchstens ${DEEPEST} Ebenen).`);
  const file = visible(basename(path));
  return { data, found: (problems) => withLines(problems, file, linesOf) };
}

function withLines(problems: readonly Problem[], file: string, linesOf: LinesOf): readonly Finding[] {
  const lines = linesOf(problems.map((problem) => stepsOf(problem.path)));
  return problems.map((problem, i) => ({ ...problem, file, ...(lines[i] === undefined ? {} : { row: lines[i] }) }));
}

/** The only lists whose entries may hold each other. */
function conditionsIn(data: unknown): readonly unknown[] {
  const field = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  return [field(data, 'massnahmen'), field(field(data, 'office'), 'massnahmen')];
}

async function yamlIn(path: string, text: string): Promise<{ readonly data: unknown; readonly linesOf: LinesOf }> {
  const { readYaml } = await import('../../src/exchange/yaml-text.ts');
  const made = readYaml(text);
  if ('fault' in made) {
    const { fault, line, column } = made;
    const place = line === undefined ? '' : `Zeile ${line}, Spalte ${column}: `;
    throw unreadable(`Die Datei ${path} ist kein gültiges YAML: ${place}${fault}`);
  }
  if (made.data === null || made.data === undefined)
    throw unreadable(`Die Datei ${path} ist kein gültiges YAML: Sie ist leer.`);
  return made;
}

function jsonIn(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(`Die Datei ${path} ist kein gültiges JSON: ${where(text)}`, cause);
  }
}

/** Where a text stops being JSON. */
function where(text: string): string {
  if (text.trim() === '') return 'Sie ist leer.';
  const at = brokenAt(text);
  if (at === undefined) return 'Bitte Kommas, Anführungszeichen und Klammern prüfen.';
  if (at >= text.length) return 'Sie endet mittendrin. Bitte den Schluss der Datei prüfen.';
  const before = text.slice(0, at).split('\n');
  return `Zeile ${before.length}, Spalte ${(before.at(-1)?.length ?? 0) + 1}. Bitte Kommas, Anführungszeichen und Klammern prüfen.`;
}
