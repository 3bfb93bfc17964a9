const n = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What the bot says about Maßnahmen and who they fit, in German. Loaded where it is asked for. */
export const fitDe = {
  title: 'Maßnahmen',
  whyTitle: 'Warum diese Maßnahme',
  oneTitle: 'Maßnahme',
  whoTitle: 'Wer passt',
  profileTitle: 'Profil',
  whichTitle: 'Welche Maßnahme?',

  // asking
  needCase: 'Für wen? Nennen Sie einen Fall oder ein paar Angaben. Ohne Fall wird nichts gespeichert. Zum Beispiel:',
  needCaseExamples: [
    'massnahmen F-101',
    'massnahmen alter=23 rechtskreis="SGB II" abschluss=keiner hemmnisse=schulden,wohnsituation',
  ],
  twoCases: 'Bitte einen Fall nach dem anderen.',
  factsHint:
    'Angaben schreiben Sie so: sprache=B1 kinder=3,7 hemmnisse=schulden. Alle Merkmale stehen in docs/merkmale.md.',
  nameMissing: 'Welche Maßnahme meinen Sie? Ein Teil des Namens genügt.',
  nameUnknown: (name: string) => `Eine Maßnahme „${name}“ finde ich nicht.`,
  nameSeveral: (name: string) => `„${name}“ heißen mehrere. Welche meinen Sie?`,
  catalogueHint: 'Alle Maßnahmen zeigt: massnahme',

  // who is asked for
  assumed: (facts: string) => `Angenommen: ${facts}`,
  given: (facts: string) => `Angaben: ${facts}. Nichts davon wird gespeichert.`,
  needs: (list: string) => `Offen, in der Reihenfolge der Bearbeitung: ${list}`,
  needsUnknown: 'Welche Hemmnisse offen sind, weiß ich nicht. Deshalb kann ich nicht sagen, was eine Maßnahme abdeckt.',
  recordNeeds: (no: string) => `Erfassen Sie sie zuerst, dann wird die Liste kürzer: hemmnis ${no} neu …`,
  needsButton: 'Hemmnisse erfassen',
  needsNone: 'Kein Hemmnis ist offen.',
  placementFirst: (why: string) => `Zuerst: Vermittlung in Arbeit (${why}).`,
  noNeed:
    'Kein Handlungsbedarf: Nichts ist offen, also braucht es keine Maßnahme. Was unten steht, würde nichts Offenes abdecken.',
  nothingFits: 'Zurzeit passt keine Maßnahme, die an etwas Offenem arbeitet. Woran es liegt, steht unten.',

  whyButton: (name: string) => `Warum ${name}`,
  assignButton: 'Zuweisen',
  showAll: 'Alles im Einzelnen',
  catalogueButton: 'Alle Maßnahmen',

  // groups
  possible: (count: number) => `Möglich, wenn es dafür einen Bedarf gibt (${count})`,
  conditionsHold: 'Bedingungen erfüllt',
  proposals: (count: number) => `Vorschläge (${count})`,
  more: (count: number) => `… und ${n(count, 'weiterer Vorschlag', 'weitere Vorschläge')}`,
  moreOthers: (count: number) => `… und ${count} weitere`,
  excluded: (count: number) => `Passt nicht (${count})`,
  unavailable: (count: number) => `Zurzeit nicht möglich (${count})`,
  notNeeded: (count: number) => `Kein offener Bedarf dafür (${count})`,
  contacts: (count: number) => `Anlaufstellen (${count})`,
  contactsHint: 'Netzwerke und Stellen, die Sie fragen können. Zugewiesen wird dorthin niemand.',
  examples: (count: number) => `Beispiele aus anderen Jobcentern (${count}; Stand 2013, keine Empfehlung)`,
  exampleCounts: (fits: number, unclear: number, excluded: number) =>
    `${n(fits, 'passt', 'passen')}, ${unclear} noch unklar, ${n(excluded, 'passt', 'passen')} nicht`,
  exampleNames: (list: string) => `Es würden passen: ${list}`,
  exampleContacts: (list: string) => `Dazu Netzwerke und Stellen: ${list}.`,
  exampleNote:
    'Beispiel aus einem anderen Jobcenter, Stand 2013, keine Empfehlung. Hier kann niemand zugewiesen werden.',

  // one candidate
  fits: 'passt',
  unclear: 'noch unklar',
  doesNotFit: 'passt nicht',
  covers: (list: string) => `Deckt ab: ${list}`,
  leaves: (list: string) => `Es bleibt: ${list}`,
  leavesNothing: 'Damit ist alles Offene abgedeckt',
  coversNothing: 'Deckt nichts ab, was offen ist',
  worksOn: (list: string) => `Arbeitet an: ${list}`,
  worksOnUnknown: 'Woran sie arbeitet, ist nicht hinterlegt',
  noExperience: 'Erfahrung hier: noch keine vergleichbare Teilnahme beendet',
  fewExperiences: 'Erfahrung hier: weniger als 3 vergleichbare Teilnahmen, zu wenige für eine Aussage',
  experience: (count: string, finished: string, placed: string, brokenOff: string) =>
    `Erfahrung hier: ${count} vergleichbare Teilnahmen, ${finished} bis zum Ende, ${placed} in Arbeit oder Ausbildung, ${brokenOff} abgebrochen`,
  comparable: (who: string) => `vergleichbar: ${who}`,
  tried: (list: string) => `Das gab es schon: ${list}`,
  triedUntil: (day: string) => ` bis ${day}`,
  triedOutcome: (result: string) => `, Ergebnis: ${result}`,
  noConditions: 'Keine Bedingungen hinterlegt',
  conditionsMet: (met: number, all: number) =>
    all === 1 ? 'Die einzige Bedingung ist erfüllt' : `${met} von ${all} Bedingungen erfüllt`,
  conditionsOpen: (met: number, all: number, unknown: number) =>
    all === 1 ? 'Die einzige Bedingung ist noch offen' : `${met} von ${all} Bedingungen erfüllt, ${unknown} noch offen`,
  ask: (list: string) => `Noch fragen: ${list}`,
  askMore: (count: number) => `(und ${n(count, 'weitere Frage', 'weitere Fragen')})`,
  settle: (list: string) => `Mit der Maßnahme klären: ${list}`,
  free: (count: number) => n(count, 'Platz frei', 'Plätze frei'),
  startNow: 'Beginn sofort möglich',
  moreFailed: (count: number) => `und ${n(count, 'weitere Bedingung', 'weitere Bedingungen')}`,
  notYet: (condition: string) => `noch nicht: ${condition}`,
  andMore: (count: number) => `${count} weitere`,

  // why
  outcome: { met: '✓ erfüllt', failed: '✗ nicht erfüllt', unknown: '? unbekannt' },
  summary: (met: number, failed: number, unknown: number) =>
    `${met} erfüllt, ${failed} nicht erfüllt, ${unknown} unbekannt`,
  conditions: (count: number) => `Bedingungen (${count})`,
  softMark: 'weiche Bedingung, schließt niemanden aus',
  creatableMark: 'lässt sich noch schaffen',
  source: (text: string) => `Quelle: ${text}`,
  changes: 'Was sie ändern würde',
  success: 'Was für Erfolg spricht',
  placesAndStart: 'Plätze und Beginn',
  notPossible: (why: string) => `Zurzeit nicht möglich: ${why}`,
  noPlacesKnown: 'Plätze und Beginn sind nicht hinterlegt. Bitte fragen Sie nach.',
  nextQuestions: 'Noch fragen',
  answerWith: (command: string) => `Antworten mit: ${command}`,
  nextQuestion: (question: string) => `Nächste Frage: ${question}`,
  typedAnswer: (example: string) => `Ergänzen Sie zum Beispiel: ${example}`,
  decide: 'Der Bot schlägt vor, Sie entscheiden.',
  network: 'Das ist ein Netzwerk oder eine Anlaufstelle: Zugewiesen wird dorthin niemand.',

  // one Maßnahme
  type: (type: string) => type,
  traeger: (name: string) => `Träger: ${name}`,
  responsible: (name: string) => `Fragen Sie: ${name}`,
  legalBasis: (text: string) => `Rechtsgrundlage: ${text}`,
  jobcenter: (name: string) => `Jobcenter: ${name}`,
  places: (free: number, of: number) => `${free} von ${n(of, 'Platz', 'Plätzen')} frei`,
  placesFree: 'Plätze: frei',
  placesFull: 'Plätze: voll',
  run: (span: string) => `Laufzeit: ${span}`,
  runFrom: (day: string) => `ab ${day}`,
  runUntil: (day: string) => `bis ${day}`,
  locations: (list: string) => `Standorte: ${list}`,
  hours: (hours: string) => `${hours} Stunden je Woche`,
  partTime: (hours: string) => `in Teilzeit ab ${hours} Stunden`,
  childcare: (text: string) => `Kinderbetreuung: ${text}`,
  months: (count: number) => n(count, 'Monat', 'Monate'),
  weeks: (count: number) => n(count, 'Woche', 'Wochen'),
  duration: (text: string) => `Dauer: ${text}`,
  atMost: (text: string) => `längstens ${text}`,
  contactDensity: (text: string) => `Kontaktdichte: ${text}`,
  attendance: (days: number) => `endet nach ${n(days, 'Anwesenheitstag', 'Anwesenheitstagen')}`,
  about: 'Eckdaten',
  statusLine: (status: string) => `Stand: ${status}`,
  shippedHint: 'Mitgeliefertes Instrument, kein Angebot Ihres Jobcenters: bitte vor Ort prüfen.',
  shipped: 'Mitgeliefert, kein Eintrag Ihres Jobcenters.',
  own: (count: number) => `Ihr Jobcenter (${count})`,
  instruments: (count: number) => `Instrumente (${count}; mitgeliefert, vor Ort prüfen)`,
  noneOwn: 'Ihr Jobcenter hat noch keine eigenen Maßnahmen eingetragen. Das macht die Administration mit dem Import.',

  // who fits
  fitsFor: (count: number) => `Passt (${count})`,
  unclearFor: (count: number) => `Noch unklar (${count})`,
  notFor: (excluded: number) => `${n(excluded, 'Fall passt', 'Fälle passen')} nicht.`,
  notNeededFor: (count: number) => `In ${n(count, 'Fall', 'Fällen')} ist nichts offen, woran sie arbeitet.`,
  needsNotRecorded: 'Hemmnisse sind nicht erfasst',
  runningFor: (count: number) => `${n(count, 'Person nimmt', 'Personen nehmen')} schon teil.`,
  triedBefore: 'Das gab es mit dieser Person schon.',
  nobody: 'Unter diesen Fällen passt sie zu niemandem.',
  noCases: 'Ihnen sind keine Fälle zugeordnet.',
  noCasesLead: (name: string) => `Sie betreuen keine eigenen Fälle. Die Ihres Teams zeigt: wer-passt ${name} team`,
  onlyLead: 'Die Fälle des ganzen Teams sieht nur die Teamleitung.',
  fullNow: (why: string) => `Achtung: ${why}`,

  // assigning
  notAssigned: (name: string) => `Noch nicht zugewiesen. Gegen „${name}“ spricht:`,
  anywayButton: 'Trotzdem zuweisen',
  moreOf: (command: string) => `Mehr dazu: ${command}`,
  anyway: (command: string) => `Wenn Sie trotzdem zuweisen möchten, schreiben Sie mit Ihrem Grund: ${command}`,
  stillOpen: (count: number, list: string) => `${n(count, 'Bedingung ist', 'Bedingungen sind')} noch offen: ${list}`,
  usualEnd: (day: string) => `Das Ende ${day} ergibt sich aus der üblichen Dauer.`,

  // profile
  known: (count: number) => `Bekannt (${count})`,
  nothingKnown: 'Noch nichts Näheres bekannt.',
  missing: (count: number) => `Was noch helfen würde (${count})`,
  nothingMissing: 'Für die Maßnahmen Ihres Jobcenters ist keine Frage offen.',
  helpsFor: (list: string) => `entscheidet bei: ${list}`,
  recordHint: (no: string) => `So tragen Sie etwas ein: profil ${no} sprache=B1 fuehrerschein=ja`,
  form: 'Offene Fragen beantworten',
  consentTo: (name: string) => `Einwilligung in „${name}“`,
  consentSaid: { schriftlich: 'schriftlich', mündlich: 'mündlich', abgelehnt: 'abgelehnt' },
};

export type FitMessages = typeof fitDe;
