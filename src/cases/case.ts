import * as z from 'zod';
import { caseNumber, id, isoDate, text } from './fields.ts';
import * as v from './values.ts';

export const antragSchema = z
  .strictObject({
    receivedOn: isoDate().optional().describe('Tag, an dem der Antrag einging'),
    completeOn: isoDate()
      .optional()
      .describe('Tag, an dem er vollständig war: Beginn der Frist für die Einstiegsberatung'),
    movedIn: z.boolean().optional().describe('Zuzug (Wechsel des Trägers): dann immer ein Neufall; fehlt = nein'),
  })
  .describe('Ein Antrag auf Leistungen. antraege fehlt = unbekannt, leere Liste = keiner');

const bewilligungSchema = z
  .strictObject({
    on: isoDate().describe('Tag der Bewilligung'),
    weiterbewilligung: z.boolean().optional().describe('Weiterbewilligung: beginnt keine Frist; fehlt = nein'),
  })
  .describe('Eine Bewilligung von Leistungen');

export const contactSchema = z
  .strictObject({
    on: isoDate().describe('Tag des Kontakts'),
    kind: z.enum(v.CONTACT_KINDS).describe('Art; „Gespräch“ ist jedes andere Gespräch'),
    channel: z
      .enum(v.CHANNELS)
      .optional()
      .describe('Weg; fehlt = persönlich. E-Mail und Brief zählen nicht als Kontakt'),
    with: z.enum(v.PARTNERS).optional().describe('mit wem; fehlt = Kunde'),
    tookPlace: z.boolean().optional().describe('false = versäumt oder abgesagt, zählt nicht; fehlt = fand statt'),
    job: id()
      .optional()
      .describe('bei with = Betrieb: um welche Beschäftigung (jobs.id) es ging; fehlt = alle laufenden'),
    note: text(500).optional(),
  })
  .describe('Ein Kontakt');

const invitationSchema = z
  .strictObject({
    on: isoDate().describe('Tag, an dem die Einladung hinausging'),
    for: z.enum(v.INVITATION_KINDS).describe('wozu eingeladen wurde'),
    written: z.boolean().optional().describe('schriftlich; fehlt = ja'),
  })
  .describe('Eine Einladung');

const planSchema = z
  .strictObject({ on: isoDate().describe('Datum dieser Fassung') })
  .describe('Eine Fassung des Kooperationsplans (SGB II) oder der Eingliederungsvereinbarung (SGB III)');

export const hemmnisSchema = z
  .strictObject({
    id: id(),
    handlungsbedarf: text(80).describe('Handlungsbedarf aus dem Katalog, z. B. „Wohnsituation“'),
    sub: text(80).optional().describe('Unterart aus dem Katalog, z. B. „Schulden“'),
    vermutet: z.boolean().optional().describe('nur vermutet, ohne Feststellung; fehlt = nein'),
    priority: z
      .int()
      .min(1)
      .max(99)
      .optional()
      .describe('eigene Reihenfolge, 1 zuerst; geht der Reihenfolge der Bereiche vor'),
    history: z
      .array(
        z.strictObject({
          status: z.enum(v.HEMMNIS_STATUSES),
          on: isoDate(),
          by: id().optional().describe('wer (staff.id)'),
        }),
      )
      .min(1)
      .describe('Statusverlauf, ältester zuerst'),
    strategies: z.array(text(120)).optional().describe('Handlungsstrategien aus dem Katalog'),
  })
  .describe('Ein Hemmnis (vermittlungsrelevanter Handlungsbedarf)');

export const contractVersionSchema = z
  .strictObject({
    from: isoDate().describe('gilt ab'),
    until: isoDate().optional().describe('befristet bis'),
    befristet: z.boolean().optional().describe('fehlt: befristet, wenn until gesetzt ist, sonst unbekannt'),
    knownOn: isoDate()
      .optional()
      .describe('Tag, an dem das Ende bekannt wurde; fehlt bei einem Vertrag unter 3 Monaten: der erste Tag'),
    outcome: z
      .strictObject({ kind: z.enum(v.CONTRACT_OUTCOMES), on: isoDate() })
      .optional()
      .describe('Ergebnis zum Ende der Befristung'),
  })
  .describe('Eine Fassung des Arbeitsvertrags; eine Verlängerung ist eine neue Fassung');

export const jobSchema = z
  .strictObject({
    id: id(),
    start: isoDate().describe('Arbeitsaufnahme'),
    svp: z.boolean().optional().describe('sozialversicherungspflichtig; fehlt = unbekannt'),
    contract: z.array(contractVersionSchema).optional().describe('Fassungen des Arbeitsvertrags, älteste zuerst'),
    probezeitUntil: isoDate().optional().describe('letzter Tag der Probezeit, wenn eine vereinbart ist'),
    endedOn: isoDate().optional().describe('letzter Tag, wenn die Beschäftigung beendet ist'),
    kritischePhase: z.boolean().optional().describe('für Nachfragen nach 6 und 12 Monaten vorgemerkt; fehlt = nein'),
  })
  .describe('Eine Beschäftigung');

const outcome = <const T extends readonly [string, ...string[]]>(kinds: T) =>
  z
    .strictObject({ kind: z.enum(kinds), on: isoDate() })
    .optional()
    .describe('Ergebnis zum Ende');

export const fundingSchema = z
  .strictObject({
    id: id(),
    kind: text(60).describe('EGZ, BSZ, § 16e, § 16i …'),
    job: id().optional().describe('für welche Beschäftigung (jobs.id)'),
    start: isoDate().optional(),
    end: isoDate().optional().describe('letzter Tag der Förderung; fehlt = unbekannt'),
    outcome: outcome(v.FUNDING_OUTCOMES).describe('„beantragt“ hält die Frist offen'),
  })
  .describe('Eine Förderung der Beschäftigung');

export const grantSchema = z
  .strictObject({
    id: id(),
    job: id().optional().describe('für welche Beschäftigung (jobs.id)'),
    start: isoDate(),
    end: isoDate().optional().describe('letzter Tag der Bewilligung; fehlt = unbekannt'),
    outcome: outcome(v.GRANT_OUTCOMES),
  })
  .describe('Eine bewilligte Berufsbegleitung');

const consentSchema = z
  .strictObject({
    for: z.enum(v.CONSENT_PURPOSES).describe('in die Nachbetreuung oder in eine Maßnahme'),
    job: id().optional().describe('Nachbetreuung: für welche Beschäftigung; fehlt = jede'),
    massnahme: id().optional().describe('Maßnahme: in welche (massnahmen.id)'),
    form: z.enum(v.CONSENT_FORMS).describe('für die Nachbetreuung genügt nur schriftlich'),
    givenOn: isoDate().describe('Tag der Erklärung'),
    withdrawnOn: isoDate().optional().describe('Widerruf'),
    declined: z.boolean().optional().describe('an diesem Tag abgelehnt statt erteilt; fehlt = nein'),
  })
  .describe('Eine Einwilligung');

export const participationSchema = z
  .strictObject({
    id: id(),
    massnahme: id().describe('welche Maßnahme (massnahmen.id)'),
    start: isoDate(),
    end: isoDate().optional().describe('zugewiesenes Ende, der letzte Tag'),
    exitOn: isoDate().optional().describe('vorzeitiger Austritt: letzter Tag, auch ein vereinbarter künftiger'),
    attendance: z
      .strictObject({ days: z.int().min(0).max(2000), asOf: isoDate() })
      .optional()
      .describe('bis zum Stichtag besuchte Tage'),
    daysPerWeek: z.int().min(1).max(7).optional().describe('Tage je Woche, wenn anders als in der Maßnahme'),
    takenOver: z.boolean().optional().describe('MAG: in svp. Beschäftigung übernommen; fehlt = unbekannt'),
    outcome: outcome(v.PARTICIPATION_OUTCOMES).describe('Ergebnis der Teilnahme'),
    nextStep: z
      .strictObject({ on: isoDate(), text: text(300) })
      .optional()
      .describe('festgehaltener nächster Schritt nach der Maßnahme'),
  })
  .describe('Eine Teilnahme an einer Maßnahme');

const schuleSchema = z
  .strictObject({
    ausbildungsreif: z.boolean().optional().describe('fehlt = unbekannt'),
    schulentlassung: isoDate().optional().describe('Tag der Schulentlassung, auch der voraussichtliche'),
    entlassjahr: z.int().min(1990).max(2199).optional().describe('wenn nur das Jahr der Schulentlassung bekannt ist'),
    nachweise: z
      .array(z.strictObject({ kind: z.enum(['Zeugnis', 'Schulbescheinigung']), date: isoDate() }))
      .optional()
      .describe('vorliegende Nachweise; date = Datum auf dem Papier'),
  })
  .describe('Schule (U25)');

const ausbildungSchema = z
  .strictObject({
    id: id(),
    kind: z.enum(v.AUSBILDUNG_KINDS).describe('Art'),
    start: isoDate(),
    end: isoDate().optional().describe('letzter Tag, geplant oder tatsächlich'),
  })
  .describe('Eine Berufsausbildung');

export const inbeqSchema = z
  .strictObject({
    id: id(),
    start: isoDate(),
    assignedEnd: isoDate().optional().describe('zugewiesenes Ende; fehlt: 24 Monate ab Beginn'),
    extendedTo: isoDate().optional().describe('verlängert bis; das ist ein neuer Termin'),
    endedOn: isoDate().optional().describe('tatsächlich letzter Tag'),
    rehaTraeger: text(60).optional().describe('Reha-Träger, z. B. „BA“; fehlt = unbekannt'),
    phases: z
      .array(z.strictObject({ phase: z.enum(v.INBEQ_PHASES), from: isoDate() }))
      .optional()
      .describe('Phasen, älteste zuerst; ein Schritt zurück ist erlaubt'),
    outcome: outcome(v.INBEQ_OUTCOMES),
  })
  .describe('Individuelle betriebliche Qualifizierung (InbeQ)');

const blockingEventSchema = z
  .strictObject({ kind: text(60), from: isoDate(), until: isoDate().optional() })
  .describe('Ereignis, das der Vermittlung entgegensteht, z. B. Elternzeit');

const documentSchema = z
  .strictObject({
    id: id(),
    kind: text(60).describe('Schwerbehindertenausweis, Aufenthaltstitel …'),
    validUntil: isoDate().optional().describe('gültig bis; fehlt = unbefristet'),
    renewedOn: isoDate().optional().describe('Tag, an dem der Nachweis erneuert wurde'),
  })
  .describe('Ein Nachweis mit Gültigkeit');

const followUpSchema = z
  .strictObject({
    id: id(),
    due: isoDate().describe('vorgemerkt für'),
    text: text(300).describe('kurz, worum es geht; nur privat zu sehen'),
    doneOn: isoDate().optional().describe('erledigt am'),
  })
  .describe('Eine eigene Wiedervorlage');

export const actSchema = z
  .strictObject({
    rule: id().describe('Kennung der Regel, z. B. „wiedervorlage-x“'),
    on: isoDate(),
    subject: text(80)
      .optional()
      .describe('wozu, wenn die Regel je Eintrag gilt: dessen id, beim Meilenstein „Teilnahme/Meilenstein“'),
    outcome: z.enum(['fortsetzen', 'beenden']).optional().describe('Entscheidung der Einzelfallprüfung'),
    reason: text(500).optional().describe('Begründung; bei der Einzelfallprüfung nötig'),
  })
  .describe('Etwas Erledigtes, das keinen eigenen Platz im Fall hat: Überprüfung, Entscheidung, Übergabe, Hinweis …');

export const waiverSchema = z
  .strictObject({
    rule: id().describe('Kennung der Regel'),
    due: isoDate().describe('der eine Termin, für den der Verzicht gilt'),
    subject: text(80).optional().describe('wie bei acts; fehlt = jeder Eintrag mit diesem Termin'),
    reason: text(500).describe('Grund'),
    on: isoDate().optional().describe('Tag des Verzichts; fehlt = sofort'),
    by: id().optional().describe('wer (staff.id)'),
  })
  .describe('Ein begründeter Verzicht auf einen Termin');

const postponedSchema = z
  .strictObject({
    rule: id().describe('Kennung der Regel'),
    due: isoDate().describe('der eine Termin, um den es geht'),
    subject: text(80).optional().describe('wie bei acts; fehlt = jeder Eintrag mit diesem Termin'),
    until: isoDate().describe('vorher keine Erinnerung; bei einem Gesetz höchstens der Termin selbst'),
    on: isoDate().describe('Tag, an dem jemand das eingetragen hat'),
    by: id().describe('wer (staff.id)'),
    reason: text(500).optional().describe('Grund'),
  })
  .describe('Eine verschobene Erinnerung; der Termin selbst bleibt');

export const caseSchema = z
  .strictObject({
    no: caseNumber().describe('Fallnummer'),
    opened: isoDate().describe(
      'seit wann das Jobcenter den Fall führt; nicht vor dem Geburtsdatum. Ein 15. oder 25. Geburtstag davor ergibt keine Frist',
    ),
    closed: z
      .strictObject({ on: isoDate(), reason: text(200).optional(), deletedOn: isoDate().optional() })
      .optional()
      .describe('Fall abgeschlossen'),
    manager: id().optional().describe('Fallmanager (staff.id); fehlt: die Teamleitung ist zuständig'),
    team: id().describe('Team (teams.id)'),
    bedarfsgemeinschaft: caseNumber().optional().describe('Nummer der Bedarfsgemeinschaft; fehlt = gehört zu keiner'),
    name: text(120).optional().describe('nur wenn das Jobcenter Namen einschaltet (office.clientNames)'),
    birthDate: isoDate().optional().describe('Geburtsdatum; fehlt = unbekannt'),
    rechtskreis: z.enum(v.RECHTSKREISE).optional().describe('fehlt = unbekannt'),
    kategorien: z
      .array(z.strictObject({ kategorie: z.enum(v.KATEGORIEN), since: isoDate() }))
      .optional()
      .describe('Kundenkategorie mit Verlauf, älteste zuerst'),
    zielgruppen: z
      .array(z.strictObject({ zielgruppe: z.enum(v.ZIELGRUPPEN), since: isoDate() }))
      .optional()
      .describe('U25-Zielgruppe mit Verlauf, älteste zuerst'),
    prognosen: z
      .array(z.strictObject({ prognose: z.enum(v.PROGNOSEN), since: isoDate() }))
      .optional()
      .describe('Integrationsprognose mit Verlauf, älteste zuerst'),
    leistungsbezug: z
      .array(z.strictObject({ from: isoDate(), until: isoDate().optional() }))
      .optional()
      .describe('Zeiten mit Bürgergeld / ALG II; leer = noch nie, fehlt = unbekannt'),
    algBezug: z
      .array(z.strictObject({ from: isoDate().optional(), until: isoDate().optional() }))
      .optional()
      .describe('Zeiten mit Arbeitslosengeld neben dem Bürgergeld (ALG-Aufstocker); fehlt = keine'),
    antraege: z.array(antragSchema).optional(),
    bewilligungen: z.array(bewilligungSchema).optional(),
    marktnaheBetreuungen: z
      .array(z.strictObject({ since: isoDate().describe('Tag der Übergabe'), until: isoDate().optional() }))
      .optional()
      .describe('Betreuung durch den FM für arbeitsmarktnahe Kunden'),
    contacts: z.array(contactSchema).optional(),
    invitations: z.array(invitationSchema).optional(),
    plans: z.array(planSchema).optional(),
    potenzialanalyse: z
      .strictObject({ exceptionSince: isoDate().optional(), doneOn: isoDate().optional() })
      .optional()
      .describe('Ausnahme nach § 10 SGB II seit, Potenzialanalyse am'),
    hemmnisse: z.array(hemmnisSchema).optional(),
    jobs: z.array(jobSchema).optional(),
    fundings: z.array(fundingSchema).optional(),
    berufsbegleitungen: z.array(grantSchema).optional(),
    consents: z.array(consentSchema).optional(),
    participations: z.array(participationSchema).optional(),
    profil: z
      .array(
        z.strictObject({
          merkmal: id().describe('Merkmal (docs/merkmale.md) oder Name einer Frage aus einer Maßnahme'),
          wert: text(200).describe('Wert, wie man ihn im Chat schreibt'),
          on: isoDate().describe('Stand'),
          by: id().optional().describe('wer (staff.id)'),
        }),
      )
      .optional()
      .describe('was sonst über die Person bekannt ist, ein Eintrag je Merkmal'),
    schule: schuleSchema.optional(),
    ausbildungen: z.array(ausbildungSchema).optional(),
    berufsabschlussOn: isoDate().optional().describe('Tag des Berufsabschlusses'),
    inbeq: z.array(inbeqSchema).optional(),
    blockingEvents: z.array(blockingEventSchema).optional(),
    documents: z.array(documentSchema).optional(),
    followUps: z.array(followUpSchema).optional(),
    acts: z.array(actSchema).optional(),
    waivers: z.array(waiverSchema).optional(),
    reminders: z.array(postponedSchema).optional(),
  })
  .describe('Ein Fall');

export type Case = z.infer<typeof caseSchema>;
export type Hemmnis = z.infer<typeof hemmnisSchema>;
export type Job = z.infer<typeof jobSchema>;
export type ContractVersion = z.infer<typeof contractVersionSchema>;
export type Participation = z.infer<typeof participationSchema>;
export type Inbeq = z.infer<typeof inbeqSchema>;
