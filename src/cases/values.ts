/** The closed lists of the field, in the words the papers use. */
export const RECHTSKREISE = ['SGB II', 'SGB III'] as const;
export const KATEGORIEN = ['A', 'B', 'C', 'D', 'E', 'S', 'X', 'Y', 'Z'] as const;
export const ZIELGRUPPEN = [
  'Schüler',
  'Ausbildungssuchende',
  'Ausbildungsabsolventen',
  'Vermittlungskunden',
  'Aktivierungskunden',
] as const;
export const PROGNOSEN = [
  'marktnah',
  'nicht marktnah',
  'integriert, aber hilfebedürftig',
  'Zuordnung nicht erforderlich',
] as const;
export const CONTACT_KINDS = ['ESB', 'Erstgespräch', 'Folgegespräch', 'Nachbetreuung', 'Gespräch'] as const;
export const CHANNELS = ['persönlich', 'Video', 'Telefon', 'E-Mail', 'Brief'] as const;
/** Channels in which a contact counts; an e-mail or a letter is none. */
export const COUNTING_CHANNELS: readonly string[] = ['persönlich', 'Video', 'Telefon'];
export const PARTNERS = ['Kunde', 'Betrieb', 'Träger'] as const;
export const INVITATION_KINDS = ['ESB', 'Erstgespräch', 'Folgegespräch', 'Gespräch'] as const;
export const HEMMNIS_STATUSES = ['erkannt', 'in Bearbeitung', 'erfolglos bearbeitet', 'erfolgreich erledigt'] as const;
export const AREAS = [
  'Rahmenbedingungen',
  'Leistungsfähigkeit',
  'Motivation / Leistungsbereitschaft',
  'soziale Kompetenzen',
  'berufliche Kompetenz',
] as const;
export const AUSBILDUNG_KINDS = [
  'betriebliche Ausbildung',
  'schulische Ausbildung',
  'außerbetriebliche Ausbildung',
] as const;
export const MASSNAHME_KINDS = [
  'MAbE',
  'MAG',
  'AGH',
  'Weiterbildung',
  'Integrationsbegleitung',
  'BvB',
  'EQ',
  'Sprachkurs',
  'sonstige',
] as const;
/** What can be proposed, and what cannot: a Betreuungsansatz is a way of care, a Netzwerk nobody is assigned to. */
export const MASSNAHME_TYPES = ['Maßnahme', 'Betreuungsansatz', 'Förderleistung', 'Netzwerk'] as const;
/** The catalogues that ship with Fallbote: instruments of the law, and examples from other Jobcenter. */
export const CATALOGUES = ['instrumente', 'beispiele-2013'] as const;
export const PARTICIPATION_OUTCOMES = [
  'Arbeit',
  'Ausbildung',
  'Selbständigkeit',
  'Minijob',
  'Schule',
  'Weiterbildung',
  'Anschlussmaßnahme',
  'Reha',
  'Rente',
  'ohne Anschluss',
  'Abbruch',
  'Krankheit',
  'Umzug',
] as const;
export const INBEQ_PHASES = ['Einstieg', 'Qualifizierung', 'Stabilisierung'] as const;
export const CONTRACT_OUTCOMES = ['Entfristung', 'Verlängerung', 'Ende'] as const;
export const FUNDING_OUTCOMES = ['beantragt', 'verlängert', 'Anschluss geklärt', 'endet'] as const;
export const GRANT_OUTCOMES = ['verlängert', 'endet'] as const;
export const INBEQ_OUTCOMES = ['verlängert', 'Arbeitsverhältnis', 'endet'] as const;
export const CONSENT_FORMS = ['schriftlich', 'mündlich'] as const;
export const CONSENT_PURPOSES = ['Nachbetreuung', 'Maßnahme'] as const;
export const ROLES = ['caseManager', 'teamLead', 'admin'] as const;
export const LANGUAGES = ['de', 'en'] as const;

export type Kategorie = (typeof KATEGORIEN)[number];
export type Zielgruppe = (typeof ZIELGRUPPEN)[number];
export type Area = (typeof AREAS)[number];
export type HemmnisStatus = (typeof HEMMNIS_STATUSES)[number];
export type Language = (typeof LANGUAGES)[number];
