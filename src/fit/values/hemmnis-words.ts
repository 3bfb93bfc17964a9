/**
 * Words that the practice papers and case managers use for a Hemmnis, by the name that the catalogue has for it
 * (Bund-Länder-Ausschuss SGB II, AG Eingliederung, 2013, among others Z. 1850–1870, 4786–4790, 6455–6459, 7406–7420).
 * A word that leaves the sub-kind open stands for the Handlungsbedarf.
 */
export const HEMMNIS_WORDS: Readonly<Record<string, string>> = {
  'Gesundheitliche Einschränkungen':
    'gesundheit|gesundheitlich|gesundheitliche probleme|krankheit|erkrankung|krank|health',
  'Körperliche Erkrankung': 'körperlich|körperliche einschränkung|körperliche einschränkungen|physisch|physical',
  'Psychische Auffälligkeit':
    'psychisch|psyche|psychologisch|psychische probleme|psychische einschränkung|psychische einschränkungen|psychologische auffälligkeit|psychische erkrankung|verhaltensauffälligkeit|burnout|burn-out|depression|depressionen|depressiv|angst|ängste|angststörung|panik|mental',
  'Psychische Krise': 'krise|lebenskrise',
  Sucht: 'alkohol|drogen|abhängigkeit|suchtproblematik|suchterkrankung|suchtmittel',
  Hörbehinderung: 'gehörlos|schwerhörig',
  'Leistungsfähigkeit ungeklärt': 'leistungsfähigkeit|erwerbsfähigkeit|erwerbsfähigkeit ungeklärt',
  'Rente oder Reha zu prüfen': 'rente|reha|rente prüfen|reha prüfen',
  'Intellektuelle Leistungsfähigkeit': 'lernbehinderung|lernschwäche|intellektuell',
  'Finanzielle Situation': 'finanzen|finanziell|geld|armut|verarmung|money',
  Schulden: 'verschuldung|überschuldung|schuldensituation|schulden ungeregelt|debt',
  'Geringes Einkommen / Minijob': 'einkommen|zu wenig einkommen|lock in|lock-in minijob',
  'Selbständigkeit trägt nicht': 'selbständigkeit|selbstständigkeit',
  Wohnsituation: 'wohnen|wohnung|wohnungssituation|unterkunft|housing',
  Wohnungslosigkeit: 'wohnungslos|obdachlos|obdachlosigkeit|homeless',
  'Ungesicherte Wohnung': 'wohnungsverlust|räumung|räumungsklage',
  'Umzug / Verselbständigung': 'auszug',
  'Familiäre Situation': 'familie|familiär|family',
  'Familiäre Konflikte': 'familiäre probleme|familienkonflikte|familienkonflikt|konflikte in der familie',
  'Betreuungsverhältnisse (Kinder)': 'betreuung|betreuung der kinder|vereinbarkeit|vereinbarkeit familie beruf|kinder',
  'Betreuungsverhältnisse (Pflege)': 'pflege|pflege angehöriger|angehörige|pflegende angehörige',
  Kinderbetreuung: 'kita|kinderbetreuung fehlt|keine kinderbetreuung',
  'Örtliche Mobilität': 'mobilität|mobil|immobil',
  'Führerschein fehlt': 'führerschein|kein führerschein|ohne führerschein',
  'Kein Fahrzeug / schlechte Anbindung': 'fahrzeug|auto|kein auto|öpnv|anbindung|verkehrsanbindung',
  'Persönliche Rahmenbedingungen':
    'psychosozial|psychosoziale probleme|psychosoziale problemlage|psychosoziale problemlagen',
  'Justiz / Haft': 'straffällig|straffälligkeit|vorstrafe|vorstrafen|hafterfahrung|haftentlassung|gefängnis|bewährung',
  'Verdacht auf Schwarzarbeit': 'schwarzarbeit',
  'Soziale Isolation': 'isolation|isoliert|einsamkeit|vereinsamung',
  'Hygiene / Erscheinungsbild': 'mangelnde hygiene|äußeres erscheinungsbild',
  'Angst vor Stigmatisierung': 'stigma|stigmatisierung',
  Bewerbungsunterlagen: 'bewerbung|bewerbungen|lebenslauf',
  'Fehlende Motivation':
    'motivation|unmotiviert|demotiviert|mangelnde motivation|keine motivation|verweigerung|einstellung',
  'Nicht erreichbar': 'erreichbarkeit|nichterreichbarkeit|unerreichbar|entzieht sich',
  'Arbeits- und Sozialverhalten': 'arbeitsverhalten|sozialverhalten',
  Sozialkompetenz:
    'soziale kompetenz|soziale kompetenzen|sozialkompetenzen|mangelnde sozialkompetenz|schlüsselqualifikation|schlüsselqualifikationen',
  Tagesstruktur: 'alltag|alltagsbewältigung|struktur|keine tagesstruktur',
  'Schulische Qualifikation': 'schulabschluss|schule|kein schulabschluss|ohne schulabschluss',
  'Analphabetismus / Grundbildung': 'analphabet|analphabetin|alphabetisierung|lesen und schreiben',
  'Berufliche Qualifikation': 'qualifikation|qualifizierung',
  'Berufsabschluss fehlt':
    'berufsabschluss|kein berufsabschluss|ohne berufsabschluss|abschluss|kein abschluss|ohne abschluss|ungelernt|keine ausbildung',
  'Berufsabschluss nicht verwertbar': 'wieder ungelernt|abschluss nicht verwertbar',
  'Ausländischer Abschluss nicht anerkannt': 'anerkennung|ausländischer abschluss|abschluss nicht anerkannt',
  'EDV-Kenntnisse': 'edv|computer|pc|computerkenntnisse',
  Berufserfahrung: 'erfahrung|arbeitserfahrung',
  'Berufserfahrung fehlt': 'keine berufserfahrung|ohne berufserfahrung|fehlende berufserfahrung',
  'Berufserfahrung lange zurück': 'lange zurückliegende berufserfahrung|lange nicht gearbeitet',
  Sprachkenntnisse: 'sprache|sprachlich|sprachbarriere|language',
  Deutschkenntnisse: 'deutsch|german|deutsch als zweitsprache',
};
