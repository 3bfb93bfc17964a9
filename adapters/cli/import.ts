import { chmod, writeFile } from 'node:fs/promises';
import { checkImport } from '../../src/cases/check.ts';
import type { Office } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import { FallboteError } from '../../src/errors.ts';
import type { Finding } from '../../src/exchange/finding.ts';
import type { Mapping } from '../../src/exchange/mapping.ts';
import { auditLines, currentOffice, type Plan, planImport } from '../../src/exchange/take-over.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Store } from '../../src/store/store.ts';
import { type DataOptions, dataFolder, languageFrom, WAIT } from './context.ts';
import { readMapping, readSource, type Source } from './import-source.ts';
import { findingLines, outcomeLines } from './import-texts.ts';
import { print } from './output.ts';
import { createProgress, type Progress } from './progress.ts';
import { readData } from './read-data.ts';

export interface ImportOptions extends DataOptions {
  readonly dryRun?: boolean | undefined;
  readonly mapping?: string | undefined;
  readonly skipBadRows?: boolean | undefined;
  readonly report?: string | undefined;
}

/** Reads and checks an import file of JSON or YAML. Throws FB302 where it is none; its problems otherwise come back as a list. */
export const readImport = async (path: string): Promise<ReturnType<typeof checkImport>> =>
  checkImport((await readData(path)).data);

function unsound(path: string, findings: readonly Finding[], language: Language, note = ''): FallboteError {
  const head =
    language === 'de'
      ? `${findings.length} Fehler in ${path}. Nichts wurde übernommen.`
      : `${findings.length} errors in ${path}. Nothing was taken over.`;
  return new FallboteError('FB303', 'user', [`${head}${note}`, ...findingLines(findings, language)].join('\n'));
}

/** Writes the whole of what an import found; it holds contents of cases, so only its owner may read it. */
async function writeReport(path: string | undefined, content: object): Promise<void> {
  if (path === undefined) return;
  await writeFile(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await chmod(path, 0o600);
}

const NO_LONGER_FIT: Readonly<Record<Language, string>> = {
  de: ' Diese Fälle liegen schon im Ordner und passen nicht mehr zum neuen Jobcenter:',
  en: ' These cases are in the folder already and no longer fit the new office:',
};
const NOT_TOGETHER: Readonly<Record<Language, string>> = {
  de: ' Das stimmt nicht mehr, wenn die Angaben aus dem Bot und aus der Datei zusammenkommen:',
  en: ' This is no longer sound when what is in the bot and what is in the file come together:',
};

const NO_OFFICE: Readonly<Record<Language, string>> = {
  de: 'Im Datenordner liegt noch kein Jobcenter, zu dem der Katalog gehört. Bitte zuerst das Jobcenter importieren. Nichts wurde übernommen.',
  en: 'There is no office in the data folder yet that the catalogue is for. Please import the office first. Nothing was taken over.',
};

/** How often somebody in the bot may come first while an import is worked out. */
const TRIES = 3;

async function takeOver(
  store: Store,
  source: Extract<Source, { incoming: object }>,
  mapping: Mapping,
  { path, options, language, progress }: Call,
): Promise<Plan> {
  for (let left = TRIES; ; left--) {
    progress.show(language === 'de' ? 'Zusammenführen …' : 'Merging …');
    const plan = await planImport(store, source.incoming, mapping, options.skipBadRows === true);
    if (plan.change === 'unsound') {
      const [findings, note] =
        plan.merged.length > 0 ? [[...plan.merged, ...plan.rest], NOT_TOGETHER] : [plan.rest, NO_LONGER_FIT];
      await writeReport(options.report, { file: path, errors: findings });
      throw unsound(path, findings, language, note[language]);
    }
    if (options.dryRun === true || plan.change === undefined) return plan;
    progress.show(language === 'de' ? 'Schreiben …' : 'Writing …');
    const numbers = (plan.change.put ?? []).map((kase) => kase.no);
    try {
      await store.commit({ ...plan.change, audit: auditLines('import', numbers, new Date().toISOString()) });
      return plan;
    } catch (error) {
      if (!(error instanceof FallboteError) || error.code !== 'FB105' || left <= 1) throw error;
    }
  }
}

interface Call {
  readonly path: string;
  readonly options: ImportOptions;
  readonly language: Language;
  readonly progress: Progress;
}

/**
 * Takes an office over from a JSON or YAML file or a folder of CSV files, as a whole or not at all; or a catalogue of
 * Maßnahmen into an office that is there. Cases are matched by number
 * and merged with what was entered in the bot; others in the folder stay.
 */
export async function importFile(path: string, options: ImportOptions): Promise<void> {
  const language = languageFrom(options.lang) ?? 'de';
  const folder = dataFolder(options);
  if (folder === undefined)
    throw new FallboteError('FB301', 'user', 'Wohin? Bitte den Datenordner nennen: --data <Ordner>.');
  const mapping = await readMapping(options.mapping, language);
  // a report that cannot be written is told before anything else happens
  await writeReport(options.report, {});
  const call: Call = { path, options, language, progress: createProgress() };
  try {
    const skip = options.skipBadRows === true;
    const office = () => officeIn(folder);
    const source = await readSource(path, { mapping, skip, office, language, progress: call.progress });
    if (source.incoming === undefined) {
      await writeReport(options.report, { file: path, errors: source.findings });
      throw unsound(path, source.findings, language);
    }
    if (source.incoming.catalogue === true && (await office()) === undefined)
      throw new FallboteError('FB303', 'user', NO_OFFICE[language]);
    // the folder is ours only now, so that a wrong file does not even make it
    const access = options.dryRun === true ? 'read' : 'own';
    const store = await openJsonStore(folder, { access, wait: WAIT, what: 'fallbote import' });
    try {
      await finish(store, source, mapping, call);
    } finally {
      await store.close();
    }
  } finally {
    call.progress.end();
  }
}

/** The office of the data folder, while somebody else may work in it. */
async function officeIn(folder: string): Promise<Office | undefined> {
  const store = await openJsonStore(folder, { access: 'read' });
  try {
    return await currentOffice(store);
  } finally {
    await store.close();
  }
}

async function finish(
  store: Store,
  source: Extract<Source, { incoming: object }>,
  mapping: Mapping,
  call: Call,
): Promise<void> {
  const { path, options, language } = call;
  const plan = await takeOver(store, source, mapping, call);
  const outcome = {
    plan,
    dryRun: options.dryRun === true,
    leftOut: [...source.leftOut, ...plan.leftOut],
    wentAlong: source.wentAlong,
  };
  const { added, changed, same, kept, gone, conflicts, catalogue } = plan;
  await writeReport(options.report, {
    file: path,
    dryRun: outcome.dryRun,
    cases: { added, changed, same },
    ...(catalogue === undefined ? {} : { massnahmen: catalogue }),
    kept,
    gone,
    conflicts,
    leftOut: outcome.leftOut,
    wentAlong: outcome.wentAlong,
  });
  call.progress.end();
  print(outcomeLines(outcome, language).join('\n'));
}
