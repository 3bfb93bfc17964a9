import type { DigestSection } from '../digest/digest.ts';
import type { Figure } from '../digest/measure.ts';
import type { DigestPeriod } from '../digest/period.ts';
import type { Target } from '../digest/settings.ts';

const SECTIONS: Readonly<Record<DigestSection, string>> = {
  dates: 'Fristen',
  ending: 'Was endet',
  contacts: 'Kontakte',
  progress: 'Hemmnisse und Kategorien',
  aqtiv: 'Nach der Maßnahme',
  work: 'Integrationen',
  staff: 'Betreuung',
};

const FIGURES: Readonly<Record<Figure, string>> = {
  overdue: 'Überfällige Fristen',
  dueNext: 'Fristen, die als Nächstes kommen',
  contractsEnding: 'Befristungen, die in 12 Wochen enden',
  contractsWithoutSupport: 'davon ohne Berufsbegleitung',
  fundingsEnding: 'Förderungen, die in 12 Wochen enden',
  withoutContact: 'Fälle ohne Kontakt seit 6 Monaten',
  inRhythm: 'Im Takt',
  monthsWithTalks: 'Monate der Integrationsbegleitung mit genug Gesprächen',
  talks: 'Kontakte',
  hemmnisseOpened: 'Hemmnisse neu',
  hemmnisseReduced: 'Hemmnisse erledigt',
  hemmnisseWithoutStrategy: 'Hemmnisse ohne Strategie',
  kategorieChanges: 'Wechsel der Kategorie',
  endingWithoutStep: 'Maßnahmen, die in 4 Wochen ohne nächsten Schritt enden',
  endedWithoutStep: 'Beendete Maßnahmen ohne nächsten Schritt',
  ended: 'Personen mit beendeter Maßnahme',
  endedInWork: 'in Arbeit oder Ausbildung',
  endedOffBenefit: 'nicht mehr im Leistungsbezug',
  endedFollowUp: 'in einer Anschlussmaßnahme',
  endedProgress: 'mit erledigtem Hemmnis',
  activations: 'Aktivierungen',
  integrations: 'Integrationen',
  permanent: 'davon unbefristet',
  sustainable: 'Nachhaltig geworden (7 Monate)',
  expected: 'Voraussichtlich noch nachhaltig',
  qualification: 'Qualifizierungen',
  atEmployer: 'Maßnahmen beim Arbeitgeber',
  aftercare: 'Personen in Nachbetreuung',
  sustainableQuota: 'Integrationsquote, 24 Monate',
  qualificationQuota: 'Qualifizierungsquote, 24 Monate',
  casesInCare: 'Fälle in Betreuung',
  careLoad: 'Auslastung nach Schlüssel (U25 1:75, Ü25 1:150)',
  withoutManager: 'Fälle ohne Fallmanagement',
  coverGaps: 'Abwesenheiten ohne Vertretung',
};

const PERIODS: Readonly<Record<DigestPeriod, string>> = { week: 'Woche', month: '4 Wochen', quarter: '13 Wochen' };
const AGES = (from: number, to: number | undefined): string =>
  to === undefined ? `seit über ${from - 1} Tagen` : `seit ${from}–${to} Tagen`;
const AHEAD = (from: number, to: number | undefined): string => {
  if (to === 0) return 'heute';
  return from === 0 ? `in den nächsten ${to} Tagen` : `in ${from}–${to} Tagen`;
};
const YEARS = (from: number, to: number | undefined): string => {
  if (from < 25 && to === undefined) return 'alle zusammen';
  return to === undefined ? 'Ü25' : 'U25';
};
const TARGETS: Readonly<Record<Target['figure'], string>> = {
  activations: 'Aktivierungen',
  integrations: 'Integrationen',
  sustainable: 'Nachhaltige Integrationen',
  qualification: 'Qualifizierungen',
};

/** What the digest says, in German. Loaded where it is asked for. */
export const digestDe = {
  title: (period: DigestPeriod) => `Teambericht: ${PERIODS[period]}`,
  period: (team: string, from: string, until: string) => `${team}, ${from} bis ${until}`,
  against: (from: string, until: string) => `verglichen mit ${from} bis ${until}`,
  nothing: (team: string, from: string, until: string, command: string) =>
    `${team}: nichts zu tun (${from} bis ${until}). Alle Zahlen zeigt: ${command}`,
  toDo: 'Zu tun',
  targets: 'Ziele',
  section: SECTIONS,
  figure: FIGURES,
  days: { overdue: AGES, dueNext: AHEAD, contractsEnding: AHEAD, fundingsEnding: AHEAD, casesInCare: YEARS },
  of: (part: string, whole: string) => `${part} von ${whole}`,
  before: (before: string) => `vorher ${before}`,
  others: 'andere',
  atLeast: (percent: string) => `mindestens ${percent}`,
  zero: (list: string) => `Keine: ${list}`,
  decimal: ',',
  target: TARGETS,
  targetTime: (from: string, until: string) => `${from} bis ${until}`,
  goal: (reached: string, goal: string) => `${reached}, Soll ${goal}`,
  goalMore: (expected: string) => `dazu voraussichtlich ${expected}`,
  ofActivations: (n: string) => `${n} Aktivierungen`,
  allButton: 'Alle Zahlen',
  csvButton: 'Alles als Tabelle',
  overdueButton: 'Überfällige zeigen',
  csv: ['Bereich', 'Kennzahl', 'Teil', 'Jetzt', 'Vorher', 'Veränderung', 'Von', 'Prozent', 'Prozent vorher', 'Soll'],
  csvHint: 'Tabelle mit Semikolon als Trenner, zum Kopieren:',
  onlyLead: 'Den Bericht eines Teams sieht nur seine Teamleitung.',
  noTeam: 'Dazu kann ich Ihnen nichts zeigen: Das Team gibt es nicht, oder Sie leiten es nicht.',
  picture: {
    title: (team: string, period: DigestPeriod) => `${team}: ${PERIODS[period]} im Vergleich`,
    until: (day: string) => `bis ${day}`,
    figure: {
      overdue: 'Überfällige Fristen am Stichtag',
      talks: 'Kontakte',
      hemmnisseReduced: 'Erledigte Hemmnisse',
      integrations: 'Integrationen',
    },
    note: 'Gestreift: der letzte Zeitraum. Zahlen unter 3 stehen als „< 3“.',
    alt: (title: string, until: string) => `${title}. Balken für die Zeiträume bis ${until}.`,
  },
};

export type DigestMessages = typeof digestDe;
