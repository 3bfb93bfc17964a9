import { type Stats, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from '../../src/cases/case.ts';
import { type Checked, checkImport } from '../../src/cases/check.ts';
import type { Office } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import { FallboteError } from '../../src/errors.ts';
import { officeFrom } from '../../src/exchange/draft-office.ts';
import type { Finding } from '../../src/exchange/finding.ts';
import { checkMapping, type Mapping } from '../../src/exchange/mapping.ts';
import { readFolder } from '../../src/exchange/read-folder.ts';
import { nothingLeftOut, restored } from '../../src/exchange/restore.ts';
import { settle } from '../../src/exchange/settle.ts';
import { withUnsaid } from '../../src/exchange/silent.ts';
import { skipInJson } from '../../src/exchange/skip-json.ts';
import type { Incoming } from '../../src/exchange/take-over.ts';
import { findingLines } from './import-texts.ts';
import type { Progress } from './progress.ts';

const unreadable = (message: string, cause?: unknown) => new FallboteError('FB302', 'user', message, { cause });

/** The data of a JSON file. Throws FB302 where it is none. */
export async function readJson(path: string): Promise<unknown> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw unreadable(`Die Datei ${path} lässt sich nicht lesen. Bitte Pfad und Rechte prüfen.`, cause);
  }
  let text: string;
  try {
    // a byte that is no UTF-8 must not become a "�" in somebody's data
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(`Die Datei ${path} ist nicht in UTF-8 gespeichert. Bitte als UTF-8 speichern.`, cause);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(`Die Datei ${path} ist kein gültiges JSON: ${where(text, cause)}`, cause);
  }
}

/** Where a JSON error is, as far as the engine tells. */
function where(text: string, error: unknown): string {
  if (text.trim() === '') return 'Sie ist leer.';
  const message = error instanceof Error ? error.message : '';
  if (message.includes('end of JSON input')) return 'Sie endet mittendrin. Bitte den Schluss der Datei prüfen.';
  const position = /position (\d+)/u.exec(message)?.[1];
  if (position === undefined) return 'Bitte Kommas, Anführungszeichen und Klammern prüfen.';
  const before = text.slice(0, Number(position)).split('\n');
  return `Zeile ${before.length}, Spalte ${(before.at(-1)?.length ?? 0) + 1}. Bitte Kommas, Anführungszeichen und Klammern prüfen.`;
}

/** The mapping of `--mapping`; without one everything is named as Fallbote names it. */
export async function readMapping(path: string | undefined, language: Language): Promise<Mapping> {
  if (path === undefined) return {};
  const { mapping, problems } = checkMapping(await readJson(path));
  if (mapping !== undefined) return mapping;
  const head =
    language === 'de'
      ? `${problems.length} Fehler in der Zuordnung ${path}:`
      : `${problems.length} errors in the mapping ${path}:`;
  throw new FallboteError('FB303', 'user', [head, ...findingLines(problems, language)].join('\n'));
}

/** What a file or folder brings: sound records and what was left out for it, or everything that is wrong. */
export type Source =
  | {
      readonly incoming: Incoming;
      readonly office: Office;
      readonly leftOut: readonly Finding[];
      readonly wentAlong: number;
      readonly rows: number;
    }
  | { readonly incoming: undefined; readonly findings: readonly Finding[] };

export interface SourceOptions {
  readonly mapping: Mapping;
  readonly skip: boolean;
  /** the office that holds where a folder has none */
  readonly office: () => Promise<Office | undefined>;
  readonly language: Language;
  readonly progress?: Progress | undefined;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Reads and checks an import: a JSON file, or a folder of CSV files. Throws FB302 where it cannot be read. */
export async function readSource(path: string, options: SourceOptions): Promise<Source> {
  const stat = statOf(path);
  if (stat?.isDirectory() === true) return readCsvFolder(path, options);
  if (/\.csv$/iu.test(path) && stat !== undefined)
    throw unreadable(`${path} ist eine CSV-Datei. Bitte den Ordner nennen, in dem sie liegt.`);
  const data = await readJson(path);
  return fromJson(options.skip ? skipInJson(data) : checkImport(data));
}

function fromJson(checked: Checked | ReturnType<typeof skipInJson>): Source {
  const { file } = checked;
  if (file === undefined) return { incoming: undefined, findings: checked.problems };
  const { office, cases } = file;
  const { leftOut, incomplete } = 'leftOut' in checked ? checked : { leftOut: [], incomplete: nothingLeftOut() };
  return {
    incoming: {
      office: (under) => restored(office, under, incomplete.office),
      cases,
      complete: (theirs, base) => restored(theirs, base, incomplete.case),
    },
    office,
    leftOut,
    wentAlong: 0,
    rows: cases.length,
  };
}

async function readCsvFolder(
  path: string,
  { mapping, skip, office, language, progress }: SourceOptions,
): Promise<Source> {
  const entries = await readdir(path).catch((cause: unknown) => {
    throw unreadable(`Der Ordner ${path} lässt sich nicht lesen. Bitte Pfad und Rechte prüfen.`, cause);
  });
  // what spreadsheets and systems leave lying about
  const names = entries.filter((name) => /\.csv$/iu.test(name) && !/^[.~]/u.test(name)).sort();
  if (names.length === 0)
    throw unreadable(
      `Im Ordner ${path} liegt keine CSV-Datei. Welche Dateien gelesen werden, steht in docs/import.md.`,
    );
  const sizes = new Map(names.map((name) => [name, statOf(join(path, name))?.size ?? 0]));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  let before = 0;
  const folder = {
    names,
    read: async (name: string) => {
      const bytes = await readFile(join(path, name)).catch((cause: unknown) => {
        throw unreadable(`Die Datei ${name} lässt sich nicht lesen. Bitte die Rechte prüfen.`, cause);
      });
      return bytes;
    },
  };
  let current = '';
  const { draft, rows } = await readFolder(folder, mapping, (name, share) => {
    if (progress === undefined) return;
    if (name !== current) before += sizes.get(current) ?? 0;
    current = name;
    progress.show(name, total === 0 ? 0 : Math.min(1, (before + share * (sizes.get(name) ?? 0)) / total));
  });
  progress?.show(language === 'de' ? 'Prüfen …' : 'Checking …');
  const settled = settle(draft, await office(), skip);
  if (settled.office === undefined) return { incoming: undefined, findings: settled.findings };
  const cases: readonly Case[] = settled.cases;
  return {
    incoming: { office: (under) => officeFrom(draft, under) as unknown as Office, cases, complete: withUnsaid(draft) },
    office: settled.office,
    leftOut: settled.leftOut,
    wentAlong: settled.wentAlong,
    rows,
  };
}
