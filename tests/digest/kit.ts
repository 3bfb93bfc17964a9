import type { ImportFile } from '../../src/cases/office.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import type { Digest, DigestInput, DigestRow } from '../../src/digest/digest.ts';
import { createDigest } from '../../src/digest/digest.ts';
import type { Figure } from '../../src/digest/measure.ts';
import type { DigestPeriod } from '../../src/digest/period.ts';
import { shownText } from '../../src/digest/wording.ts';
import { type CaseInput, dayOf, sound } from '../bot/ask.ts';

/** A Saturday: the week before is 14 to 20 November, the one before that 7 to 13. */
export const TODAY = '2026-11-21';

/** A case in care for years where nothing is due, with what a test adds. */
export const quiet = (no: string, more: Partial<CaseInput> = {}): CaseInput => ({
  no,
  opened: '2020-01-07',
  birthDate: '1980-02-03',
  team: 'nord',
  manager: 'fm',
  rechtskreis: 'SGB II',
  kategorien: [{ kategorie: 'D', since: '2020-02-03' }],
  prognosen: [{ prognose: 'nicht marktnah', since: '2020-02-03' }],
  antraege: [],
  bewilligungen: [{ on: '2020-01-20', weiterbewilligung: true }],
  contacts: [{ on: '2026-10-01', kind: 'Folgegespräch' }],
  plans: [{ on: '2026-10-01' }],
  ...more,
});

/** So many quiet cases, alike but for their number. */
export const many = (prefix: string, n: number, more: Partial<CaseInput> = {}): CaseInput[] =>
  Array.from({ length: n }, (_, i) => quiet(`${prefix}-${i + 1}`, more));

type OfficeInput = Partial<ImportFile['office']>;

export function fileWith(cases: readonly CaseInput[], office: OfficeInput = {}): ImportFile {
  return sound({
    fallbote: 1,
    office: {
      name: 'Jobcenter Probe',
      land: 'BB',
      teams: [
        { id: 'nord', name: 'Nord' },
        { id: 'sued', name: 'Süd' },
      ],
      staff: [
        { id: 'fm', name: 'Frau Amsel', roles: ['caseManager'], team: 'nord' },
        { id: 'star', name: 'Herr Star', roles: ['caseManager'], team: 'nord' },
        { id: 'lead', name: 'Herr Specht', roles: ['teamLead'], team: 'nord' },
        { id: 'boss', name: 'Frau Eule', roles: ['teamLead'], team: 'sued' },
      ],
      massnahmen: [
        { id: 'ib', name: 'Begleitung', kind: 'Integrationsbegleitung' },
        { id: 'kurs', name: 'Kurs', kind: 'Weiterbildung' },
        { id: 'probe', name: 'Probearbeit', kind: 'MAG' },
      ],
      rules: [{ id: 'kontakt-integrationsbegleitung', active: false }],
      ...office,
    },
    cases,
  });
}

export function inputOf(file: ImportFile, period: DigestPeriod = 'week', today = TODAY, team = 'nord'): DigestInput {
  const deadlines = createOfficeDeadlines(file.office);
  return { office: file.office, team, cases: file.cases, deadlines, period, today: dayOf(today) };
}

export const digestOf = (cases: readonly CaseInput[], office: OfficeInput = {}, period: DigestPeriod = 'week') =>
  createDigest(inputOf(fileWith(cases, office), period));

export function row(digest: Digest, figure: Figure, key?: string): DigestRow {
  const found = digest.rows.find((one) => one.figure === figure && (key === undefined || one.key === key));
  if (found === undefined) throw new Error(`no row ${figure} ${key ?? ''}`);
  return found;
}

/** A row in short: "5 (3)", "4/10 (< 3)". */
export function short(digest: Digest, figure: Figure, key?: string): string {
  const { now, before, whole } = row(digest, figure, key);
  return `${shownText(now)}${whole === undefined ? '' : `/${shownText(whole)}`} (${shownText(before)})`;
}
