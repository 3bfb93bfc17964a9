import * as z from 'zod';
import { LAENDER, type Land } from '../calendar/holidays.ts';
import { ruleOverrideSchema } from '../deadlines/rule.ts';
import { targetSchema } from '../digest/settings.ts';
import { criterionSchema } from '../fit/criteria/criterion.ts';
import { remindersSchema } from '../reminders/settings.ts';
import { caseSchema } from './case.ts';
import { id, isoDate, text, timeOfDay, wants } from './fields.ts';
import * as v from './values.ts';

const offset = () =>
  z.union(
    [
      z.strictObject({ months: z.int().min(0).max(120) }),
      z.strictObject({ weeks: z.int().min(0).max(520) }),
      z.strictObject({ inMonth: z.int().min(1).max(120) }).describe('letzter Tag des n-ten Monats'),
    ],
    { error: wants('offset') },
  );

export const massnahmeSchema = z
  .strictObject({
    id: id(),
    name: text(120),
    kind: z.enum(v.MASSNAHME_KINDS).describe('Art; MAbE = Maßnahme zur Aktivierung, MAG = Maßnahme beim Arbeitgeber'),
    tendered: z.boolean().optional().describe('vom Jobcenter ausgeschrieben; fehlt = nein'),
    newBerufsabschluss: z.boolean().optional().describe('Weiterbildung mit neuem Berufsabschluss; fehlt = nein'),
    attendanceQuota: z.int().min(1).max(2000).optional().describe('endet nach so vielen besuchten Tagen'),
    daysPerWeek: z.int().min(1).max(7).optional().describe('Tage je Woche, für die Hochrechnung'),
    milestones: z
      .array(
        z.strictObject({
          id: id(),
          title: text(120),
          after: offset().describe('ab Beginn der Teilnahme'),
          contact: z.boolean().optional().describe('erledigt durch einen Kontakt; fehlt: durch einen Eintrag in acts'),
        }),
      )
      .optional()
      .describe('Meilensteine, die die Maßnahme mitbringt'),
    type: z
      .enum(v.MASSNAHME_TYPES)
      .optional()
      .describe('fehlt = Maßnahme (zuweisbar); ein Netzwerk wird niemandem vorgeschlagen'),
    traeger: text(120).optional().describe('wer sie durchführt'),
    responsible: text(120).optional().describe('Maßnahmeverantwortliche: Kennung (staff.id) oder Name der Stelle'),
    legalBasis: text(200).optional().describe('Rechtsgrundlage'),
    places: z.int().min(0).max(100_000).optional().describe('Plätze; belegt wird nach den Teilnahmen gezählt'),
    run: z
      .strictObject({ from: isoDate().optional(), until: isoDate().optional() })
      .optional()
      .describe('Laufzeit; danach wird sie nicht mehr vorgeschlagen'),
    entry: z
      .array(z.strictObject({ from: isoDate(), until: isoDate().optional() }))
      .optional()
      .describe('Zeiten, in denen man beginnen kann; until fehlt = nur an diesem Tag. Ohne entry jederzeit'),
    locations: z.array(text(80)).optional().describe('Standorte'),
    area: z.array(text(80)).optional().describe('nur für Personen, die in einem dieser Orte wohnen'),
    jobcenter: text(120).optional().describe('wo es sie gibt, wenn anderswo'),
    hoursPerWeek: z.number().min(0.5).max(60).optional().describe('Stunden je Woche'),
    partTimeHours: z.number().min(0.5).max(60).optional().describe('Stunden je Woche in der kleinsten Form'),
    childcare: text(120).optional().describe('Kinderbetreuung'),
    duration: z
      .strictObject({
        months: z.int().min(1).max(120).optional(),
        weeks: z.int().min(1).max(520).optional(),
        maxMonths: z.int().min(1).max(120).optional(),
      })
      .optional()
      .describe('übliche Dauer, und längstens'),
    contactDensity: text(120).optional().describe('Kontaktdichte'),
    worksOn: z
      .array(text(80))
      .optional()
      .describe('Handlungsbedarfe, Unterarten oder allgemeine Handlungsstrategien aus docs/hemmnisse.md'),
    criteria: z.array(criterionSchema).optional().describe('Bedingungen; alle gelten'),
    voluntary: z.boolean().optional().describe('nur freiwillig; fehlt = nein'),
    consent: z
      .enum(v.CONSENT_FORMS)
      .optional()
      .describe('Form der Einwilligung; fehlt bei voluntary = mündlich genügt'),
    example: z.boolean().optional().describe('nur ein Beispiel: wird gezeigt, aber nie vorgeschlagen; fehlt = nein'),
    status: text(200).optional().describe('Hinweis zum Stand'),
    source: text(200).optional().describe('Quelle'),
  })
  .describe('Eine Maßnahme');
export type Massnahme = z.infer<typeof massnahmeSchema>;

const staffSchema = z
  .strictObject({
    id: id(),
    name: text(80),
    roles: z.array(z.enum(v.ROLES)).min(1).describe('caseManager Fallmanager, teamLead Teamleitung, admin Verwaltung'),
    team: id().describe('Team (teams.id)'),
    language: z.enum(v.LANGUAGES).optional().describe('fehlt = Deutsch'),
    platforms: z
      .strictObject({ slack: text(40).optional(), teams: text(80).optional() })
      .optional()
      .describe('Kennungen auf den Chat-Plattformen'),
    quietHours: z
      .strictObject({ from: timeOfDay(), until: timeOfDay() })
      .optional()
      .describe('Ruhezeit, in der nichts von selbst geschrieben wird; darf über Mitternacht gehen'),
    muted: z
      .array(id())
      .optional()
      .describe('Regeln, an die diese Person nicht erinnert wird; nur der Art practice oder team'),
  })
  .describe('Eine Mitarbeiterin oder ein Mitarbeiter');
export type Staff = z.infer<typeof staffSchema>;

const teamSchema = z
  .strictObject({
    id: id(),
    name: text(80),
    channels: z
      .strictObject({ slack: z.array(text(40)).optional(), teams: z.array(text(120)).optional() })
      .optional()
      .describe('Kanäle des Teams auf den Chat-Plattformen, nach ihrer Kennung'),
    rules: z.array(ruleOverrideSchema).optional().describe('Team-Einstellungen zu Regeln: nur Zahlen, an oder aus'),
  })
  .describe('Ein Team');
export type Team = z.infer<typeof teamSchema>;

/** Everything of an office but its cases. */
export const officeSchema = z
  .strictObject({
    name: text(120),
    land: z
      .enum(Object.keys(LAENDER) as [Land, ...Land[]])
      .describe('Land, dessen Feiertage gelten: BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST, TH'),
    holidays: z
      .array(text(40))
      .optional()
      .describe('weitere Feiertage der Gemeinde: ein Name („Fronleichnam“), TT.MM. oder JJJJ-MM-TT'),
    clientNames: z.boolean().optional().describe('Namen der Kundinnen und Kunden führen; fehlt = nein'),
    retention: z
      .strictObject({ months: z.int().min(1).max(600) })
      .optional()
      .describe('Aufbewahrung nach dem Abschluss eines Falls'),
    teams: z.array(teamSchema).min(1),
    staff: z.array(staffSchema),
    deputies: z
      .array(z.strictObject({ of: id(), deputy: id(), from: isoDate(), until: isoDate() }))
      .optional()
      .describe('Vertretungen; beide Tage zählen mit'),
    massnahmen: z.array(massnahmeSchema).optional(),
    catalogues: z
      .array(z.enum(v.CATALOGUES))
      .optional()
      .describe('mitgelieferte Kataloge, die neben den eigenen Maßnahmen gezeigt werden; fehlt = alle'),
    rules: z.array(ruleOverrideSchema).optional().describe('eigene Regeln des Jobcenters'),
    reminders: remindersSchema.optional(),
    targets: z.array(targetSchema).optional().describe('Ziele, mit denen der Bericht vergleicht'),
  })
  .describe('Das Jobcenter');
export type Office = z.infer<typeof officeSchema>;

/** The file that `fallbote import` reads. */
export const importSchema = z
  .strictObject({
    fallbote: z.literal(1).describe('Version des Formats'),
    office: officeSchema,
    cases: z.array(caseSchema),
  })
  .describe('Importdatei von Fallbote');
export type ImportFile = z.infer<typeof importSchema>;
