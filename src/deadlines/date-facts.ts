import type { Language } from '../cases/values.ts';

/**
 * The dates a rule may count from, with the words for them: `name` for "why this date", `missing` for
 * "nicht berechenbar: … fehlt".
 */
const FACTS = {
  'antrag.complete': [
    'Antrag vollständig',
    'application complete',
    'Tag des vollständigen Antrags',
    'day the application was complete',
  ],
  'antrag.received': ['Antrag eingegangen', 'application received', 'Tag des Antrags', 'day of the application'],
  'bewilligung.on': ['Bewilligung', 'benefit granted', 'Bewilligung', 'benefit decision'],
  'marktnah.since': [
    'Übergabe an das FM für arbeitsmarktnahe Kunden',
    'handover to the FM for marktnahe Kunden',
    'Tag der Übergabe',
    'day of handover',
  ],
  'marktnah.invitation': [
    'Einladung zum Erstgespräch',
    'invitation to the first talk',
    'Einladung zum Erstgespräch',
    'invitation to the first talk',
  ],
  'alg.end': ['Ende des ALG-Bezugs', 'end of ALG', 'Ende des ALG-Bezugs', 'end of ALG'],
  'case.birthday15': ['15. Geburtstag', '15th birthday', 'Geburtsdatum', 'date of birth'],
  'case.turning25': ['25. Geburtstag', '25th birthday', 'Geburtsdatum', 'date of birth'],
  'case.schulentlassung': ['Schulentlassung', 'leaving school', 'Tag der Schulentlassung', 'day of leaving school'],
  'case.berufsabschluss': [
    'Berufsabschluss',
    'vocational qualification',
    'Tag des Berufsabschlusses',
    'day of the vocational qualification',
  ],
  'case.ausbildungsende': [
    'Ende der Ausbildung',
    'end of the apprenticeship',
    'Ende der Ausbildung',
    'end of the apprenticeship',
  ],
  'case.kategorieSince': [
    'Kategorie gilt seit',
    'Kategorie since',
    'Beginn der Kundenkategorie',
    'start of the Kategorie',
  ],
  'case.prognoseSince': [
    'Prognose gilt seit',
    'prognosis since',
    'Beginn der Integrationsprognose',
    'start of the prognosis',
  ],
  'case.exceptionSince': [
    'Ausnahme von der Potenzialanalyse seit',
    'exception since',
    'Beginn der Ausnahme',
    'start of the exception',
  ],
  'case.returnFromXyz': ['Rückkehr aus X, Y, Z', 'return from X, Y, Z', 'Tag der Rückkehr', 'day of return'],
  'case.closedOn': ['Fall abgeschlossen', 'case closed', 'Tag des Abschlusses', 'day of closing'],
  'last.consultation': [
    'letztes Beratungsgespräch',
    'last consultation',
    'letztes Beratungsgespräch',
    'last consultation',
  ],
  'last.contact': ['letzter Kontakt', 'last contact', 'letzter Kontakt', 'last contact'],
  'last.betrieb': [
    'letzter Kontakt mit dem Betrieb',
    'last contact with the employer',
    'letzter Kontakt mit dem Betrieb',
    'last contact with the employer',
  ],
  'last.plan': ['letzte Fassung', 'last version', 'letzte Fassung des Plans', 'last version of the plan'],
  'last.planOrReview': [
    'letzte Fassung oder Überprüfung',
    'last version or review',
    'letzte Fassung der Eingliederungsvereinbarung',
    'last version of the agreement',
  ],
  'last.review': ['letzte Überprüfung', 'last review', 'letzte Überprüfung', 'last review'],
  'last.decision': ['letzte Entscheidung', 'last decision', 'letzte Entscheidung', 'last decision'],
  'last.search': ['letzter Stellensuchlauf', 'last job search run', 'letzter Stellensuchlauf', 'last job search run'],
  'last.nachweis': [
    'letzter Nachweis',
    'last certificate',
    'letztes Zeugnis oder letzte Schulbescheinigung',
    'last school report or certificate',
  ],
  'ausbildung.end': [
    'Ende der Ausbildung',
    'end of the apprenticeship',
    'Ende der Ausbildung',
    'end of the apprenticeship',
  ],
  'participation.start': [
    'Beginn der Teilnahme',
    'start of participation',
    'Beginn der Teilnahme',
    'start of participation',
  ],
  'participation.end': ['Ende der Teilnahme', 'end of participation', 'Ende der Maßnahme', 'end of the Maßnahme'],
  'participation.assignedEnd': [
    'zugewiesenes Ende der Teilnahme',
    'assigned end of participation',
    'Ende der Maßnahme',
    'end of the Maßnahme',
  ],
  'job.start': ['Arbeitsaufnahme', 'start of the job', 'Arbeitsaufnahme', 'start of the job'],
  'job.end': ['Ende der Beschäftigung', 'end of the job', 'Ende der Beschäftigung', 'end of the job'],
  'job.probezeit': ['Ende der Probezeit', 'end of probation', 'Ende der Probezeit', 'end of probation'],
  'contract.end': ['Vertragsende', 'end of contract', 'Vertragsende', 'end of contract'],
  'funding.end': ['Ende der Förderung', 'end of funding', 'Ende der Förderung', 'end of funding'],
  'grant.end': ['Ende der Bewilligung', 'end of the grant', 'Ende der Bewilligung', 'end of the grant'],
  'inbeq.start': ['Beginn der InbeQ', 'start of InbeQ', 'Beginn der InbeQ', 'start of InbeQ'],
  'inbeq.end': ['Ende der InbeQ', 'end of InbeQ', 'Ende der InbeQ', 'end of InbeQ'],
  'inbeq.dayAfter': ['Tag nach dem Ende der InbeQ', 'day after the end of InbeQ', 'Ende der InbeQ', 'end of InbeQ'],
  'inbeq.stabilisierung': [
    'Beginn der Stabilisierungsphase',
    'start of the Stabilisierungsphase',
    'Beginn der Stabilisierungsphase',
    'start of the Stabilisierungsphase',
  ],
  'blocking.end': ['Ende des Ereignisses', 'end of the event', 'Ende des Ereignisses', 'end of the event'],
  'waived.before': ['Termin mit Verzicht', 'waived date', 'Termin mit Verzicht', 'waived date'],
  'document.validUntil': ['gültig bis', 'valid until', 'Ende der Gültigkeit', 'end of validity'],
  'followUp.due': ['vorgemerkt für', 'noted for', 'Datum', 'date'],
} as const;

export type DateFactName = keyof typeof FACTS;
export const DATE_FACT_NAMES = Object.keys(FACTS) as [DateFactName, ...DateFactName[]];

/** What a date is called in a sentence. */
export function factName(name: DateFactName, language: Language): string {
  return FACTS[name][language === 'de' ? 0 : 1];
}

/** What to call it when it is not on file. */
export function factMissing(name: DateFactName, language: Language): string {
  return FACTS[name][language === 'de' ? 2 : 3];
}
