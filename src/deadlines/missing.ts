import type { Language } from '../cases/values.ts';

/** Facts that decide whether a rule applies, and the words for "… fehlt" where one is not on file. */
const MISSING = {
  kategorie: ['Kundenkategorie', 'Kategorie'],
  zielgruppe: ['Zielgruppe (U25)', 'U25 target group'],
  birthDate: ['Geburtsdatum', 'date of birth'],
  rechtskreis: ['Rechtskreis', 'Rechtskreis'],
  prognose: ['Integrationsprognose', 'integration prognosis'],
  antrag: ['Antrag', 'application'],
  bewilligung: ['Bewilligung', 'benefit decision'],
  leistungsbezug: ['Zeiten des Leistungsbezugs', 'spells of benefit'],
  ausbildungsreif: ['Angabe zur Ausbildungsreife', 'readiness for an apprenticeship'],
  schulentlassung: ['Tag der Schulentlassung', 'day of leaving school'],
  svp: ['Angabe, ob die Beschäftigung versicherungspflichtig ist', 'whether the job is insurable (svp.)'],
  befristet: ['Angabe, ob der Vertrag befristet ist', 'whether the contract is fixed-term'],
  contractEnd: ['Vertragsende', 'end of contract'],
  newContractEnd: ['neues Vertragsende', 'new end of contract'],
  newInbeqEnd: ['neues Ende der InbeQ', 'new end of the InbeQ'],
  massnahmeEnd: ['Ende der Maßnahme', 'end of the Maßnahme'],
  takenOver: ['Angabe zur Übernahme nach der MAG', 'whether the MAG led to a job'],
  rehaTraeger: ['Reha-Träger', 'rehabilitation agency'],
  attendance: ['Anwesenheit', 'attendance'],
  attendanceQuota: ['Zahl der Anwesenheitstage der Maßnahme', 'attendance quota of the Maßnahme'],
  daysPerWeek: ['Tage je Woche', 'days per week'],
  retention: ['Aufbewahrungsdauer (Einstellung des Jobcenters)', 'retention period (office setting)'],
  phases: ['Phasen der InbeQ', 'phases of the InbeQ'],
} as const;

export type MissingFact = keyof typeof MISSING;

export function missingName(fact: MissingFact, language: Language): string {
  return MISSING[fact][language === 'de' ? 0 : 1];
}
