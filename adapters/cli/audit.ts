import { writeFile } from 'node:fs/promises';
import type { AuditEntry } from '../../src/access/audit.ts';
import type { TrailReport } from '../../src/access/verify-trail.ts';
import type { Language } from '../../src/cases/values.ts';
import { followTrail } from '../../src/doctor/trail.ts';
import { FallboteError } from '../../src/errors.ts';
import { readTrail } from '../../src/store/json/trail-files.ts';
import { caseKey } from '../../src/store/store.ts';
import { type DataOptions, dataFolder, languageFrom } from './context.ts';
import { complain, print } from './output.ts';

const FINDINGS_SHOWN = 100;

function folderOf(options: DataOptions): string {
  const folder = dataFolder(options);
  if (folder !== undefined) return folder;
  throw new FallboteError('FB301', 'user', 'Welches Protokoll? Bitte den Datenordner nennen: --data <Ordner>.');
}

function verdict({ lines, hash }: TrailReport, language: Language): string {
  return language === 'de'
    ? `Das Protokoll ist lückenlos: ${lines} Zeilen. Letzter Prüfwert: ${hash}`
    : `The trail is whole: ${lines} lines. Last hash: ${hash}`;
}

/** Follows the chain of the audit trail; throws FB305 with every place where it is broken. */
export async function auditVerify(
  options: DataOptions & { readonly hash?: string | undefined; readonly json?: boolean | undefined },
): Promise<void> {
  const language = languageFrom(options.lang) ?? 'de';
  const report = await followTrail(folderOf(options), options.hash);
  if (options.json === true) print(JSON.stringify(report, null, 2));
  const { findings } = report;
  if (findings.length === 0) {
    if (options.json !== true) print(verdict(report, language));
    return;
  }
  const head =
    language === 'de'
      ? `Das Protokoll wurde verändert: ${findings.length === 1 ? '1 Stelle' : `${findings.length} Stellen`}.`
      : `The trail was changed: ${findings.length === 1 ? '1 place' : `${findings.length} places`}.`;
  const shown = findings.slice(0, FINDINGS_SHOWN).map(({ where, text }) => `  ${where}: ${text[language]}`);
  const more = findings.length - shown.length;
  if (more > 0) shown.push(language === 'de' ? `  … und ${more} weitere` : `  … and ${more} more`);
  throw new FallboteError('FB305', 'user', [head, ...shown].join('\n'));
}

const WHAT: Readonly<Record<AuditEntry['what'], Readonly<Record<Language, string>>>> = {
  look: { de: 'angesehen', en: 'looked at' },
  refused: { de: 'verweigert', en: 'refused' },
  change: { de: 'geändert', en: 'changed' },
  undo: { de: 'zurückgenommen', en: 'taken back' },
  delivery: { de: 'zugestellt', en: 'delivered' },
  import: { de: 'importiert', en: 'imported' },
  export: { de: 'ausgegeben', en: 'exported' },
  delete: { de: 'gelöscht', en: 'deleted' },
};
const COLUMNS = {
  de: ['Nr.', 'Zeitpunkt (UTC)', 'Wer', 'Was', 'Befehl', 'Über', 'Fall'],
  en: ['No.', 'Time (UTC)', 'Who', 'What', 'Command', 'Through', 'Case'],
} as const;

const BROKEN = {
  de: 'Achtung: Das Protokoll ist nicht lückenlos. Alle Stellen zeigt: fallbote audit verify',
  en: 'Attention: the trail is not whole. All places: fallbote audit verify',
} as const;

type Kept = AuditEntry & { readonly n: number };

function entryOf(text: string): Kept | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { n, at, cases } = value as Partial<Kept>;
    return typeof n === 'number' && typeof at === 'string' && Array.isArray(cases) ? (value as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** One line per time somebody had to do with the case; other cases of the same line stay out. */
export async function auditExport(
  options: DataOptions & {
    readonly case?: string | undefined;
    readonly format?: string | undefined;
    readonly out?: string | undefined;
  },
): Promise<void> {
  const language = languageFrom(options.lang) ?? 'de';
  const { format = 'csv' } = options;
  if (format !== 'csv' && format !== 'json')
    throw new FallboteError('FB301', 'user', `--format „${format}“ gibt es nicht. Erwartet: csv oder json.`);
  const folder = folderOf(options);
  const { findings } = await followTrail(folder);
  if (findings.length > 0) complain(BROKEN[language]);
  const key = options.case === undefined ? undefined : caseKey(options.case);
  const entries: Kept[] = [];
  for await (const { text } of readTrail(folder)) {
    const entry = entryOf(text);
    if (entry === undefined) continue;
    const cases = key === undefined ? entry.cases : entry.cases.filter((no) => caseKey(no) === key);
    if (key === undefined || cases.length > 0) entries.push({ ...entry, cases });
  }
  const text = format === 'json' ? jsonText(entries) : await csvText(entries, language, options.out !== undefined);
  if (options.out === undefined) return print(text.trimEnd());
  await writeFile(options.out, text, { mode: 0o600, flag: 'wx' });
  print(
    language === 'de'
      ? `${entries.length === 1 ? '1 Zeile' : `${entries.length} Zeilen`} nach ${options.out} geschrieben.`
      : `${entries.length === 1 ? '1 line' : `${entries.length} lines`} written to ${options.out}.`,
  );
}

const jsonText = (entries: readonly Kept[]): string =>
  `${JSON.stringify(
    entries.map(({ n, at, who, door, what, command, cases }) => ({ n, at, who, what, command, door, cases })),
    null,
    2,
  )}\n`;

async function csvText(entries: readonly Kept[], language: Language, marked: boolean): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const rows = entries.map(({ n, at, who, what, command, door, cases }) => [
    n,
    at,
    who,
    WHAT[what]?.[language] ?? what,
    command ?? '',
    door,
    cases.join(' '),
  ]);
  // in a file the mark lets a spreadsheet see that it is UTF-8
  return stringify([COLUMNS[language], ...rows], { delimiter: ';', bom: marked, escape_formulas: true });
}
