import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { checkImport } from '../../src/cases/check.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import type { Problem } from '../../src/cases/problem.ts';
import type { Language } from '../../src/cases/values.ts';
import { FallboteError } from '../../src/errors.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { caseKey, type Store } from '../../src/store/store.ts';
import { type DataOptions, dataFolder, languageFrom } from './context.ts';
import { print } from './output.ts';

const PROBLEMS_SHOWN = 200;

/** Reads and checks an import file. Throws FB302 where it is no JSON; its problems otherwise come back as a list. */
export async function readImport(path: string): Promise<ReturnType<typeof checkImport>> {
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
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw unreadable(`Die Datei ${path} ist kein gültiges JSON: ${where(text, cause)}`, cause);
  }
  return checkImport(data);
}

const unreadable = (message: string, cause: unknown) => new FallboteError('FB302', 'user', message, { cause });

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

export function problemLines(problems: readonly Problem[], language: Language): readonly string[] {
  const lines = problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({ path, record, text }) => `  ${path}${record === undefined ? '' : ` (${record})`}: ${text[language]}`);
  if (problems.length > PROBLEMS_SHOWN)
    lines.push(
      language === 'de'
        ? `  … und ${problems.length - PROBLEMS_SHOWN} weitere`
        : `  … and ${problems.length - PROBLEMS_SHOWN} more`,
    );
  return lines;
}

interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

async function compare(store: Store, file: ImportFile): Promise<Counts> {
  let added = 0;
  let changed = 0;
  for (const kase of file.cases) {
    const old = await store.findCase(kase.no);
    if (old === undefined) added++;
    else if (!isDeepStrictEqual(old, kase)) changed++;
  }
  return { added, changed, same: file.cases.length - added - changed };
}

function unsound(path: string, problems: readonly Problem[], language: Language, note = ''): FallboteError {
  const head =
    language === 'de'
      ? `${problems.length} Fehler in ${path}. Nichts wurde übernommen.`
      : `${problems.length} errors in ${path}. Nothing was taken over.`;
  return new FallboteError('FB303', 'user', [`${head}${note}`, ...problemLines(problems, language)].join('\n'));
}

/** The cases that stay in the folder must fit the new office too. */
async function checkRest(store: Store, file: ImportFile, path: string, language: Language): Promise<void> {
  const named = new Set(file.cases.map((kase) => caseKey(kase.no)));
  const rest = (await store.findCases()).filter((kase) => !named.has(caseKey(kase.no)));
  if (rest.length === 0) return;
  const { problems } = checkImport({ fallbote: 1, office: file.office, cases: rest });
  if (problems.length === 0) return;
  const note =
    language === 'de'
      ? ' Diese Fälle liegen schon im Ordner und passen nicht mehr zum neuen Jobcenter:'
      : ' These cases are in the folder already and no longer fit the new office:';
  throw unsound(path, problems, language, note);
}

/** Takes an office file over, as a whole or not at all. Cases are matched by number; others in the folder stay. */
export async function importFile(
  path: string,
  options: DataOptions & { readonly dryRun?: boolean | undefined },
): Promise<void> {
  const language = languageFrom(options.lang) ?? 'de';
  const folder = dataFolder(options);
  if (folder === undefined)
    throw new FallboteError('FB301', 'user', 'Wohin? Bitte den Datenordner nennen: --data <Ordner>.');
  const { file, problems } = await readImport(path);
  if (file === undefined) throw unsound(path, problems, language);
  const store = await openJsonStore(folder);
  try {
    await checkRest(store, file, path, language);
    const { added, changed, same } = await compare(store, file);
    if (options.dryRun !== true) await store.commit({ office: file.office, put: file.cases });
    const verb =
      language === 'de'
        ? options.dryRun === true
          ? 'Probelauf, nichts übernommen'
          : 'Übernommen'
        : options.dryRun === true
          ? 'Dry run, nothing taken over'
          : 'Taken over';
    const counts =
      language === 'de'
        ? `${added} neue, ${changed} geänderte, ${same} unveränderte Fälle`
        : `${added} new, ${changed} changed, ${same} unchanged cases`;
    print(`${verb}: ${file.office.name}, ${counts}.`);
  } finally {
    await store.close();
  }
}
