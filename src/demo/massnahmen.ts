import type { Massnahme } from '../cases/office.ts';

/** An invented Maßnahme, how long people stay in it, and for whom it is. */
export interface DemoMassnahme extends Massnahme {
  readonly months: number;
  readonly ages: readonly [number, number];
  /** the scenario that asks for it */
  readonly scenario?: string;
}

const report = { id: 'zwischenbericht', title: 'Zwischenbericht des Trägers' };

export const MASSNAHMEN: readonly DemoMassnahme[] = [
  {
    id: 'kompass',
    name: 'Kompass Aktiv (Beispiel)',
    kind: 'MAbE',
    tendered: true,
    milestones: [
      { ...report, after: { months: 3 } },
      { id: 'auswertung', title: 'Auswertung', after: { inMonth: 5 } },
    ],
    months: 6,
    ages: [25, 64],
    scenario: 'mabe',
  },
  {
    id: 'bewerbung',
    name: 'Bewerbungswerkstatt Start (Beispiel)',
    kind: 'MAbE',
    tendered: true,
    months: 1,
    ages: [18, 64],
  },
  {
    id: 'tagwerk',
    name: 'Tagwerk 100 (Beispiel)',
    kind: 'MAbE',
    tendered: true,
    attendanceQuota: 100,
    daysPerWeek: 4,
    months: 8,
    ages: [25, 64],
    scenario: 'quota',
  },
  {
    id: 'werkhof',
    name: 'Werkhof 120 (Beispiel)',
    kind: 'sonstige',
    attendanceQuota: 120,
    daysPerWeek: 5,
    milestones: [{ id: 'clearing', title: 'Clearing-Rückmeldung', after: { weeks: 8 } }],
    months: 9,
    ages: [18, 60],
  },
  {
    id: 'probearbeit',
    name: 'Probearbeit im Betrieb (Beispiel)',
    kind: 'MAG',
    months: 1,
    ages: [17, 63],
    scenario: 'mag',
  },
  { id: 'gruenpflege', name: 'Grünpflege Musterland (Beispiel)', kind: 'AGH', months: 12, ages: [25, 65] },
  {
    id: 'sozialkaufhaus',
    name: 'Sozialkaufhaus (Beispiel)',
    kind: 'AGH',
    milestones: [{ ...report, after: { months: 6 } }],
    months: 9,
    ages: [25, 65],
  },
  {
    id: 'umschulung',
    name: 'Umschulung Fachkraft Lagerlogistik (Beispiel)',
    kind: 'Weiterbildung',
    newBerufsabschluss: true,
    milestones: [{ id: 'zwischenpruefung', title: 'Zwischenprüfung', after: { inMonth: 8 } }],
    months: 24,
    ages: [22, 50],
    scenario: 'weiterbildung',
  },
  { id: 'staplerschein', name: 'Staplerschein kompakt (Beispiel)', kind: 'Weiterbildung', months: 1, ages: [19, 60] },
  {
    id: 'wegbegleiter',
    name: 'Wegbegleiter (Beispiel)',
    kind: 'Integrationsbegleitung',
    milestones: [
      { id: 'kein-kontakt-1', title: 'Erster Kontakt', after: { weeks: 1 }, contact: true },
      { ...report, after: { months: 3 } },
    ],
    months: 12,
    ages: [25, 62],
    scenario: 'integrationsbegleitung',
  },
  { id: 'sprungbrett', name: 'Sprungbrett Ausbildung (Beispiel)', kind: 'BvB', months: 10, ages: [16, 22] },
  { id: 'eq-plus', name: 'Einstiegsqualifizierung Plus (Beispiel)', kind: 'EQ', months: 8, ages: [16, 24] },
  { id: 'deutsch-b1', name: 'Deutsch im Beruf B1 (Beispiel)', kind: 'Sprachkurs', months: 5, ages: [18, 60] },
];

/** The catalogue as the office keeps it. */
export function catalogue(): Massnahme[] {
  return MASSNAHMEN.map(({ months: _months, ages: _ages, scenario: _scenario, ...massnahme }) => massnahme);
}
