import type { Language } from '../../src/cases/values.ts';
import { checkAccounts } from '../../src/doctor/accounts.ts';
import { type Finding, type Severity, worst } from '../../src/doctor/finding.ts';
import { checkFolder } from '../../src/doctor/folder.ts';
import { checkClock, checkNode, checkVariables } from '../../src/doctor/machine.ts';
import { checkHolidays, checkPeople, checkShipped, checkSoundness } from '../../src/doctor/office.ts';
import { safeLines } from '../console/safe.ts';
import { type DataOptions, dataFolder, dayFrom, languageFrom } from './context.ts';
import { checkPlatforms } from './doctor-platforms.ts';
import { print } from './output.ts';

const MARKS: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  ok: { de: 'gut', en: 'ok' },
  note: { de: 'Hinweis', en: 'note' },
  warning: { de: 'Warnung', en: 'warning' },
  error: { de: 'Fehler', en: 'error' },
};

const SUMMARY: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  ok: { de: 'Alles in Ordnung.', en: 'All is well.' },
  note: { de: 'Alles läuft; Hinweise siehe oben.', en: 'All works; see the notes above.' },
  warning: { de: 'Es läuft, aber bitte die Warnungen ansehen.', en: 'It works, but please look at the warnings.' },
  error: { de: 'Bitte die Fehler beheben.', en: 'Please mend the errors.' },
};

const NO_FOLDER: Finding = {
  check: 'data-folder',
  severity: 'note',
  text: {
    de: 'Kein Datenordner genannt: geprüft sind nur Programm und Rechner.',
    en: 'No data folder given: only program and machine are checked.',
  },
  remedy: {
    de: 'Mit --data <Ordner> oder FALLBOTE_DATA auch die Daten prüfen.',
    en: 'Check the data too with --data <folder> or FALLBOTE_DATA.',
  },
};

const EXIT: Readonly<Record<Severity, number>> = { ok: 0, note: 0, warning: 1, error: 2 };

/**
 * Looks at program, machine and data, and says what to do about what is not as it should be. Reads only. The exit code is
 * 0 where all is well, 1 for warnings, 2 for errors.
 */
export async function doctor(options: DataOptions & { readonly json?: boolean | undefined }): Promise<void> {
  const language = languageFrom(options.lang) ?? 'de';
  const folder = dataFolder(options);
  const data = folder === undefined ? undefined : await checkFolder(folder);
  const today = dayFrom(options.today);
  const findings: Finding[] = [
    checkNode(process.version),
    ...checkVariables(Object.keys(process.env)),
    ...checkClock(new Date(), data?.newest),
    ...checkShipped(),
    ...(await checkPlatforms()),
    ...(data?.findings ?? [NO_FOLDER]),
  ];
  if (data?.office !== undefined) {
    findings.push(
      ...checkSoundness(data.office, data.cases),
      ...checkPeople(data.office, today),
      ...checkAccounts(data.office),
      ...checkHolidays(data.office, today),
    );
  }
  const severity = worst(findings);
  process.exitCode = EXIT[severity];
  if (options.json === true) return print(JSON.stringify({ severity, findings }, null, 2));
  const width = Math.max(...Object.values(MARKS).map((mark) => mark[language].length));
  for (const finding of findings) {
    print(safeLines(`${MARKS[finding.severity][language].padEnd(width)}  ${finding.text[language]}`));
    if (finding.remedy !== undefined) print(safeLines(`${' '.repeat(width)}  → ${finding.remedy[language]}`));
  }
  print(`\n${SUMMARY[severity][language]}`);
}
