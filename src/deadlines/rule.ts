import * as z from 'zod';
import { id, text, wants } from '../cases/fields.ts';
import * as v from '../cases/values.ts';
import { DATE_FACT_NAMES } from './date-facts.ts';
import { SUBJECTS } from './subject-kinds.ts';

const count = () => z.int().min(1).max(1200);
export const periodSchema = z.union(
  [
    z.strictObject({ months: count() }),
    z.strictObject({ weeks: count() }),
    z.strictObject({ arbeitstage: count() }),
    z.strictObject({ days: count() }),
  ],
  { error: wants('period') },
);
/** A length of time; exactly one unit. */
export type Period = z.infer<typeof periodSchema>;

const fact = () => z.enum(DATE_FACT_NAMES);
const names = <const T extends readonly [string, ...string[]]>(values: T) => z.array(z.enum(values)).min(1);

/** Conditions that must all hold. Each is decided true, false or unknown from the case. */
export const whenSchema = z.strictObject({
  kategorie: names(v.KATEGORIEN).optional().describe('Kundenkategorie heute ist eine davon'),
  kategorieNot: names(v.KATEGORIEN).optional().describe('Kundenkategorie heute ist keine davon'),
  zielgruppe: names(v.ZIELGRUPPEN).optional().describe('Zielgruppe (U25) ist eine davon'),
  zielgruppeNot: names(v.ZIELGRUPPEN).optional().describe('Zielgruppe (U25) ist keine davon'),
  rechtskreis: z.enum(v.RECHTSKREISE).optional().describe('Rechtskreis'),
  prognose: names(v.PROGNOSEN).optional().describe('Integrationsprognose ist eine davon'),
  ageFrom: z.int().min(0).max(120).optional().describe('mindestens so alt (am Beginn der Frist, sonst heute)'),
  ageUnder: z.int().min(0).max(120).optional().describe('jünger als (am Beginn der Frist, sonst heute)'),
  u25: z.literal(true).optional().describe('unter 25'),
  birthdayInCare: z.int().min(0).max(120).optional().describe('dieser Geburtstag liegt nicht vor dem Beginn des Falls'),
  neufall: z
    .literal(true)
    .optional()
    .describe('Zuzug, oder in den 6 Monaten vor dem vollständigen Antrag kein Leistungsbezug'),
  algAufstocker: z.literal(false).optional().describe('kein ALG-Aufstocker an diesem Tag'),
  bedarfsgemeinschaft: z.literal(true).optional().describe('gehört zu einer Bedarfsgemeinschaft'),
  ausbildungsreif: z.literal(true).optional().describe('ausbildungsreif'),
  schuelerOhneReife: z.literal(false).optional().describe('nicht: Schüler, der nicht ausbildungsreif ist'),
  notPlacedOrNotReif: z.literal(true).optional().describe('nicht vermittelt oder nicht ausbildungsreif'),
  placed: z
    .literal(false)
    .optional()
    .describe('nicht vermittelt (keine laufende oder künftige Beschäftigung oder Ausbildung)'),
  integrated: z.literal(false).optional().describe('weder in svp. Beschäftigung noch in Ausbildung'),
  exception: z.literal(true).optional().describe('Ausnahme von der Potenzialanalyse eingetragen'),
  marktnahRunning: z.literal(true).optional().describe('die marktnahe Betreuung läuft'),
  massnahme: names(v.MASSNAHME_KINDS).optional().describe('Art der Maßnahme'),
  tendered: z.literal(true).optional().describe('vom Jobcenter ausgeschrieben'),
  newBerufsabschluss: z.literal(true).optional().describe('mit neuem Berufsabschluss'),
  monthsFrom: z.int().min(1).max(120).optional().describe('zugewiesen für mindestens so viele Monate'),
  monthsUnder: z.int().min(1).max(120).optional().describe('zugewiesen für weniger Monate'),
  notTakenOver: z.literal(true).optional().describe('bei MAG: nicht in svp. Beschäftigung übernommen'),
  außerbetrieblich: z.literal(true).optional().describe('außerbetriebliche Ausbildung'),
  befristet: z.literal(true).optional().describe('der Vertrag ist befristet'),
  svp: z.literal(true).optional().describe('sozialversicherungspflichtig'),
  jobRunning: z.literal(true).optional().describe('die Beschäftigung läuft'),
  jobEnded: z.literal(true).optional().describe('die Beschäftigung ist beendet'),
  kritischePhase: z.literal(true).optional().describe('für die kritische Phase vorgemerkt'),
  berufsbegleitung: z
    .enum(['running', 'ever'])
    .optional()
    .describe('mit Berufsbegleitung: läuft sie (running) oder gab es sie (ever)'),
  consentNachbetreuung: z
    .literal(true)
    .optional()
    .describe('schriftliche Einwilligung liegt vor und ist nicht widerrufen'),
  inbeqEnded: z.literal(true).optional().describe('die InbeQ ist zu Ende'),
  rehaTraeger: text(60).optional().describe('Reha-Träger'),
});
export type When = z.infer<typeof whenSchema>;

const contactKinds = z.union([z.literal('any'), names(v.CONTACT_KINDS)], { error: wants('contactKinds') });

/** What satisfies a date: any one of these. */
export const doneSchema = z.strictObject({
  contacts: contactKinds.optional().describe('ein Kontakt, der zählt: jeder (any) oder dieser Art'),
  betrieb: z.literal(true).optional().describe('ein Kontakt mit dem Betrieb'),
  invitations: names(v.INVITATION_KINDS).optional().describe('eine Einladung dazu'),
  written: z.literal(true).optional().describe('die Einladung muss schriftlich sein'),
  act: z
    .union([z.literal(true), z.literal('withReason')], { error: wants('actMark') })
    .optional()
    .describe('ein Eintrag in acts; withReason: mit Begründung'),
  plan: z.literal(true).optional().describe('eine neue Fassung des Plans'),
  nachweis: z.literal(true).optional().describe('ein neuer Nachweis der Schule'),
  zielgruppeChanged: z.literal(true).optional().describe('eine neue Zielgruppe'),
  job: z.literal(true).optional().describe('eine neue Beschäftigung'),
  outcome: z.literal(true).optional().describe('das Ergebnis, das im Eintrag selbst steht'),
  nextStep: z.literal(true).optional().describe('der nächste Schritt der Teilnahme'),
  potenzialanalyse: z.literal(true).optional().describe('die Potenzialanalyse'),
});
export type Done = z.infer<typeof doneSchema>;

const dueSchema = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('after').describe('einmal: Beginn + Zeitraum'),
    start: fact(),
    period: periodSchema.nullable(),
    firstDayCounts: z.boolean().optional(),
    doneFrom: fact().optional(),
  }),
  z.strictObject({
    form: z.literal('recurring').describe('immer wieder: nach dem letzten Mal + Zeitraum'),
    last: doneSchema.optional(),
    lastLabel: fact(),
    fallback: fact().optional(),
    resetAt: fact().optional(),
    notBefore: fact().optional(),
    period: periodSchema,
  }),
  z.strictObject({ form: z.literal('before').describe('vor einem Ende'), end: fact(), period: periodSchema }),
  z.strictObject({ form: z.literal('on').describe('an einem Tag'), date: fact() }),
  z.strictObject({
    form: z.literal('window').describe('Zeitraum um ein Ende'),
    around: fact(),
    before: periodSchema,
    after: periodSchema,
  }),
  z.strictObject({
    form: z.literal('yearDay').describe('fester Tag im Jahr der Schulentlassung oder danach'),
    day: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, wants('monthDay')),
    yearsLater: z.int().min(0).max(10).optional(),
    nextIfPassed: z.boolean().optional(),
  }),
  z.strictObject({
    form: z.literal('monthly').describe('n Gespräche im Kalendermonat'),
    count: z.int().min(1).max(31),
  }),
  z.strictObject({
    form: z.literal('series').describe('mehrere Termine ab einem Beginn'),
    start: fact(),
    months: z.array(z.int().min(1).max(120)).min(1).max(24),
    countBy: z.enum(['number', 'date']),
  }),
  z.strictObject({ form: z.literal('milestones').describe('Meilensteine der Maßnahme') }),
  z.strictObject({ form: z.literal('attendance').describe('voraussichtliches Ende nach Anwesenheitstagen') }),
  z.strictObject({
    form: z.literal('notice').describe('vor dem Ende; später bekannt: Tage danach'),
    period: periodSchema,
    late: periodSchema,
  }),
  z.strictObject({
    form: z.literal('blockingEvent').describe('nach der Überprüfung oder vor dem Ende des Ereignisses, was früher ist'),
    period: periodSchema,
    beforeEnd: periodSchema,
  }),
  z.strictObject({
    form: z.literal('planningTalk').describe('Beginn der Stabilisierungsphase; je Land spätestens vor dem Ende'),
    beforeEnd: z.record(z.string(), periodSchema),
  }),
  z.strictObject({
    form: z.literal('inbeqEnd').describe('zugewiesenes Ende, sonst Beginn + Zeitraum'),
    period: periodSchema,
  }),
]);
export type DueSpec = z.infer<typeof dueSchema>;

export const RULE_KINDS = ['law', 'standard', 'practice', 'team'] as const;

/** One row of the rule data. */
export const ruleSchema = z.strictObject({
  id: id().describe('Kennung, klein und mit Bindestrich'),
  title: z.strictObject({ de: text(160), en: text(160) }).describe('Name der Frist'),
  channelTitle: z
    .strictObject({ de: text(160), en: text(160) })
    .optional()
    .describe(
      'Name im Teamkanal, wo „title“ eine Kategorie oder Zielgruppe nennt; ohne ihn steht dort „title“. Nur mit privacy team',
    ),
  kind: z.enum(RULE_KINDS).describe('law Gesetz, standard verbindlich, practice Praxisbeispiel, team Team-Einstellung'),
  privacy: z
    .enum(['team', 'neutral'])
    .describe(
      'team: darf mit Namen in den Teamkanal; neutral: dort nur „Termin fällig“. Neutral ist alles, was Gesundheit, Alter, Leistung oder Familie verrät',
    ),
  source: text(160).describe('woher die Regel kommt'),
  active: z.boolean().describe('eingeschaltet'),
  subject: z.enum(SUBJECTS).describe('wofür sie gilt: den Fall einmal, oder jeden Eintrag einer Liste'),
  under15: z.boolean().optional().describe('gilt auch für Kinder unter 15'),
  closedCases: z.boolean().optional().describe('gilt nur für abgeschlossene Fälle'),
  when: whenSchema.optional().describe('Bedingungen, die alle gelten müssen'),
  due: dueSchema.describe('wie der Termin gezählt wird'),
  done: doneSchema.describe('was ihn erledigt; eines genügt'),
  early: z
    .union([z.literal('any'), z.strictObject({ weeks: z.int().min(0).max(520) })], { error: wants('early') })
    .optional()
    .describe('so früh vor dem Termin zählt es schon; „any“ = jederzeit'),
  leads: z
    .array(z.strictObject({ weeks: z.int().min(0).max(104) }))
    .max(6)
    .optional()
    .describe('Erinnerungen vorher (Team-Einstellung)'),
  roll: z.boolean().optional().describe('verschiebt sich auf den nächsten Arbeitstag (§ 193 BGB, § 26 Abs. 3 SGB X)'),
  several: z.literal('earliest').optional().describe('bei mehreren offenen gilt der früheste'),
});
/** Who changed the row, or whether it was only switched on, or is an own one; without it it is as shipped. */
export type Origin = 'office' | 'team' | 'switched' | 'own';
export type Rule = z.infer<typeof ruleSchema> & { readonly origin?: Origin };

/** A row of an office's or team's own rules: an id and what differs; a new rule gives every field. */
export const ruleOverrideSchema = ruleSchema
  .partial()
  .extend({
    id: id(),
    due: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('nur die Felder, die anders sind; geprüft mit der ganzen Regel'),
  })
  .describe('Eigene Regel: nur id und was anders ist; eine neue Regel nennt alle Felder');
export type RuleOverride = z.infer<typeof ruleOverrideSchema>;
