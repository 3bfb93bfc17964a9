import { checkImport } from '../../src/cases/check.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import { FallboteError } from '../../src/errors.ts';
import { type DataOptions, dayFrom, languageFrom, openStore } from './context.ts';
import { problemLines, readImport } from './import.ts';
import { print } from './output.ts';

/** Checks an import file, or without one the data folder: shape, references, invariants, rules. */
export async function check(path: string | undefined, options: DataOptions): Promise<void> {
  const language = languageFrom(options.lang) ?? 'de';
  const { file, problems } = path === undefined ? await checkStore(options) : await readImport(path);
  if (file === undefined) {
    const head = language === 'de' ? `${problems.length} Fehler gefunden:` : `${problems.length} errors found:`;
    throw new FallboteError('FB303', 'user', [head, ...problemLines(problems, language)].join('\n'));
  }
  print(
    language === 'de'
      ? `Alles in Ordnung: ${file.office.name}, ${file.cases.length} Fälle, ${file.office.staff.length} Personen, ${file.office.teams.length} Teams.`
      : `All sound: ${file.office.name}, ${file.cases.length} cases, ${file.office.staff.length} persons, ${file.office.teams.length} teams.`,
  );
}

async function checkStore(options: DataOptions): Promise<ReturnType<typeof checkImport>> {
  const { store } = await openStore(options, dayFrom(options.today));
  try {
    const data: ImportFile = { fallbote: 1, office: await store.office(), cases: [...(await store.findCases())] };
    return checkImport(data);
  } finally {
    await store.close();
  }
}
