import { existsSync, statSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Case } from '../../src/cases/case.ts';
import type { Language } from '../../src/cases/values.ts';
import { FallboteError } from '../../src/errors.ts';
import { ENCODINGS, type Encoding } from '../../src/exchange/encoding.ts';
import { findingLine } from '../../src/exchange/finding.ts';
import { tables } from '../../src/exchange/tables.ts';
import { auditLines } from '../../src/exchange/take-over.ts';
import { csvFiles } from '../../src/exchange/write-csv.ts';
import { jsonText } from '../../src/exchange/write-json.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Store } from '../../src/store/store.ts';
import { type DataOptions, dataFolder, languageFrom, WAIT } from './context.ts';
import { print } from './output.ts';

export interface ExportOptions extends DataOptions {
  readonly format?: string | undefined;
  readonly encoding: string;
  readonly delimiter: string;
  readonly case?: string | undefined;
  readonly force?: boolean | undefined;
}

const wrong = (message: string) => new FallboteError('FB301', 'user', message);

function oneOf<T extends string>(name: string, text: string, values: readonly T[]): T {
  const found = values.find((value) => value === text.toLowerCase());
  if (found !== undefined) return found;
  throw wrong(`--${name} „${text}“ geht nicht. Erwartet: ${values.join(' oder ')}.`);
}

function formatOf(target: string, format: string | undefined): 'json' | 'csv' {
  if (format !== undefined) return oneOf('format', format, ['json', 'csv']);
  return /\.json$/iu.test(target) ? 'json' : 'csv';
}

async function casesOf(store: Store, no: string | undefined): Promise<readonly Case[]> {
  if (no === undefined) return store.findCases();
  const kase = await store.findCase(no);
  if (kase === undefined) throw wrong(`Den Fall „${no}“ gibt es in diesem Datenordner nicht.`);
  return [kase];
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Throws where something lies at the target already, or where the bot would take it for its own. */
async function assertFree(target: string, data: string, format: 'json' | 'csv', force: boolean): Promise<void> {
  if (`${resolve(target)}${sep}`.startsWith(`${resolve(data)}${sep}`))
    throw wrong(`${target} liegt im Datenordner. Bitte einen anderen Ort nennen.`);
  if (format === 'json') {
    if (isFolder(target))
      throw wrong(`${target} ist ein Ordner. Bitte eine Datei nennen, z. B. ${join(target, 'buero.json')}.`);
    if (existsSync(target) && !force)
      throw wrong(`Die Datei ${target} gibt es schon. Mit --force wird sie überschrieben.`);
    return;
  }
  if (existsSync(target) && !isFolder(target))
    throw wrong(`${target} ist kein Ordner. CSV-Dateien brauchen einen Ordner.`);
  if (existsSync(target) && (await readdir(target)).length > 0 && !force)
    throw wrong(`Der Ordner ${target} ist nicht leer. Mit --force werden die Tabellen darin überschrieben.`);
}

async function writePrivately(path: string, content: string | Buffer): Promise<void> {
  // the mode counts for a new file only
  await writeFile(path, content, { mode: 0o600 });
  await chmod(path, 0o600);
}

async function writeCsv(target: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  // a table without rows has no file: the one of an earlier export would be read as if it belonged to this one
  for (const { name } of tables())
    if (!files.has(`${name}.csv`)) await rm(join(target, `${name}.csv`), { force: true });
  for (const [name, bytes] of files) await writePrivately(join(target, name), bytes);
}

/** Writes office and cases as `fallbote import` reads them: a JSON file, or a folder of CSV files. */
export async function exportData(target: string, options: ExportOptions): Promise<void> {
  const language: Language = languageFrom(options.lang) ?? 'de';
  const format = formatOf(target, options.format);
  const encoding: Encoding = oneOf('encoding', options.encoding, ENCODINGS);
  const delimiter = oneOf('delimiter', options.delimiter, [';', ',']);
  const folder = dataFolder(options);
  if (folder === undefined) throw wrong('Woraus? Bitte den Datenordner nennen: --data <Ordner>.');
  if (target === '') throw wrong('Bitte sagen, wohin: eine JSON-Datei oder einen Ordner.');
  await assertFree(target, folder, format, options.force === true);
  const store = await openJsonStore(folder, { wait: WAIT, what: 'fallbote export' });
  try {
    const office = await store.office();
    const cases = await casesOf(store, options.case);
    // a single case needs no list of the staff beside it, where the format allows that
    const made =
      format === 'json'
        ? jsonText({ fallbote: 1, office, cases: [...cases] })
        : csvFiles(options.case === undefined ? office : undefined, cases, { encoding, delimiter });
    if (typeof made === 'object' && 'text' in made)
      throw new FallboteError('FB301', 'user', findingLine(made, language));
    const numbers = cases.map((kase) => kase.no);
    await store.log(auditLines('export', numbers, new Date().toISOString()));
    if (typeof made === 'string') await writePrivately(target, made);
    else await writeCsv(target, made);
    print(
      language === 'de'
        ? `${cases.length} ${cases.length === 1 ? 'Fall liegt' : 'Fälle liegen'} in ${target}. Die Daten sind schutzbedürftig: bitte sicher aufbewahren und danach löschen.`
        : `${cases.length} ${cases.length === 1 ? 'case lies' : 'cases lie'} in ${target}. The data needs protection: please keep it safe and delete it afterwards.`,
    );
  } finally {
    await store.close();
  }
}
