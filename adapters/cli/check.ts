import { checkImport } from '../../src/cases/check.ts';
import type { ImportFile, Office } from '../../src/cases/office.ts';
import { FallboteError } from '../../src/errors.ts';
import type { Finding } from '../../src/exchange/finding.ts';
import { currentOffice } from '../../src/exchange/take-over.ts';
import { type DataOptions, dataFolder, dayFrom, languageFrom, openStore } from './context.ts';
import { readMapping, readSource } from './import-source.ts';
import { catalogueText, findingLines } from './import-texts.ts';
import { print } from './output.ts';
import { createProgress } from './progress.ts';

export interface CheckOptions extends DataOptions {
  readonly mapping?: string | undefined;
}

type Result =
  | { readonly office: Office; readonly cases: number; readonly catalogue?: boolean | undefined }
  | { readonly office: undefined; readonly findings: readonly Finding[] };

/** Checks a JSON or YAML file or a folder of CSV files, or without one the data folder: shape, references, invariants, rules. */
export async function check(path: string | undefined, options: CheckOptions): Promise<void> {
  const language = languageFrom(options.lang) ?? 'de';
  const result = path === undefined ? await checkStore(options) : await checkSource(path, options);
  if (result.office === undefined) {
    const { findings } = result;
    const head = language === 'de' ? `${findings.length} Fehler gefunden:` : `${findings.length} errors found:`;
    throw new FallboteError('FB303', 'user', [head, ...findingLines(findings, language)].join('\n'));
  }
  const { office, cases } = result;
  if (result.catalogue === true) {
    print(catalogueText(office.massnahmen ?? [], language));
    return;
  }
  print(
    language === 'de'
      ? `Alles in Ordnung: ${office.name}, ${cases} Fälle, ${office.staff.length} Personen, ${office.teams.length} Teams.`
      : `All sound: ${office.name}, ${cases} cases, ${office.staff.length} persons, ${office.teams.length} teams.`,
  );
}

async function checkSource(path: string, options: CheckOptions): Promise<Result> {
  const language = languageFrom(options.lang) ?? 'de';
  const mapping = await readMapping(options.mapping, language);
  const progress = createProgress();
  try {
    const source = await readSource(path, {
      mapping,
      skip: false,
      office: () => officeOf(options),
      language,
      progress,
    });
    if (source.incoming === undefined) return { office: undefined, findings: source.findings };
    const { cases, catalogue } = source.incoming;
    return { office: source.office, cases: cases.length, catalogue };
  } finally {
    progress.end();
  }
}

/** The office of the data folder, for a folder of CSV files that has none. */
async function officeOf(options: DataOptions): Promise<Office | undefined> {
  if (dataFolder(options) === undefined) return undefined;
  const { store } = await openStore(options, dayFrom(options.today), 'check', 'read');
  try {
    return await currentOffice(store);
  } finally {
    await store.close();
  }
}

async function checkStore(options: DataOptions): Promise<Result> {
  const { store } = await openStore(options, dayFrom(options.today), 'check', 'read');
  try {
    const data: ImportFile = { fallbote: 1, office: await store.office(), cases: [...(await store.findCases())] };
    const { file, problems } = checkImport(data);
    return file === undefined
      ? { office: undefined, findings: problems }
      : { office: file.office, cases: file.cases.length };
  } finally {
    await store.close();
  }
}
