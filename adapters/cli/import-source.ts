import { type Stats, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from '../../src/cases/case.ts';
import { checkImport } from '../../src/cases/check.ts';
import type { Office } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import { FallboteError } from '../../src/errors.ts';
import { checkCatalogue, isCatalogue } from '../../src/exchange/catalogue-file.ts';
import { ANY_OFFICE, officeFrom } from '../../src/exchange/draft-office.ts';
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
import { type ReadData, readData, unreadable } from './read-data.ts';

/** The mapping of `--mapping`; without one everything is named as Fallbote names it. */
export async function readMapping(path: string | undefined, language: Language): Promise<Mapping> {
  if (path === undefined) return {};
  const { mapping, problems } = checkMapping((await readData(path)).data);
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

/** Reads and checks an import: a JSON or YAML file, or a folder of CSV files. Throws FB302 where it cannot be read. */
export async function readSource(path: string, options: SourceOptions): Promise<Source> {
  const stat = statOf(path);
  if (stat?.isDirectory() === true) return readCsvFolder(path, options);
  if (/\.csv$/iu.test(path) && stat !== undefined)
    throw unreadable(`${path} ist eine CSV-Datei. Bitte den Ordner nennen, in dem sie liegt.`);
  const read = await readData(path);
  if (isCatalogue(read.data)) return fromCatalogue(read, read.data, options.skip);
  return fromData(read, options.skip);
}

function fromData({ data, found }: ReadData, skip: boolean): Source {
  const checked = skip ? skipInJson(data) : checkImport(data);
  const { file } = checked;
  if (file === undefined) return { incoming: undefined, findings: found(checked.problems) };
  const { office, cases } = file;
  const { leftOut, incomplete } = 'leftOut' in checked ? checked : { leftOut: [], incomplete: nothingLeftOut() };
  return {
    incoming: {
      office: (under) => restored(office, under, incomplete.office),
      cases,
      complete: (theirs, base) => restored(theirs, base, incomplete.case),
    },
    office,
    leftOut: found(leftOut),
    wentAlong: 0,
    rows: cases.length,
  };
}

/** A catalogue of Maßnahmen alone; everything else of the office stays. */
function fromCatalogue({ found }: ReadData, data: Parameters<typeof checkCatalogue>[0], skip: boolean): Source {
  const { massnahmen, problems, skippable } = checkCatalogue(data);
  if (problems.length > 0 && !(skip && skippable)) return { incoming: undefined, findings: found(problems) };
  const incomplete = new Set(problems.length > 0 ? ['massnahmen'] : []);
  const office = (base: Office | undefined): Office =>
    restored({ ...(base ?? ANY_OFFICE), massnahmen: [...massnahmen] }, base, incomplete);
  return {
    incoming: { office, cases: [], complete: (theirs) => theirs, catalogue: true },
    office: office(undefined),
    leftOut: found(problems),
    wentAlong: 0,
    rows: massnahmen.length,
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
    incoming: {
      office: (under) => officeFrom(draft, under) as unknown as Office,
      cases,
      complete: withUnsaid(draft),
      catalogue: draft.catalogue,
    },
    office: settled.office,
    leftOut: settled.leftOut,
    wentAlong: settled.wentAlong,
    rows,
  };
}
