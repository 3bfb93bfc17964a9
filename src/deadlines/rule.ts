import * as z from 'zod';
import { id, text } from '../cases/fields.ts';
import * as v from '../cases/values.ts';
import { DATE_FACT_NAMES } from './date-facts.ts';

/** What a rule is applied to: the case once, or each entry of one of its lists. */
export const SUBJECTS = [
  'case',
  'antrag',
  'bewilligung',
  'marktnah',
  'alg',
  'job',
  'contract',
  'funding',
  'grant',
  'participation',
  'inbeq',
  'ausbildung',
  'document',
  'followUp',
] as const;
export type SubjectKind = (typeof SUBJECTS)[number];

const count = () => z.int().min(0).max(1200);
export const periodSchema = z.union([
  z.strictObject({ months: count() }),
  z.strictObject({ weeks: count() }),
  z.strictObject({ arbeitstage: count() }),
  z.strictObject({ days: count() }),
]);
/** A length of time; exactly one unit. */
export type Period = z.infer<typeof periodSchema>;

const fact = () => z.enum(DATE_FACT_NAMES);
const names = <const T extends readonly [string, ...string[]]>(values: T) => z.array(z.enum(values)).min(1);

/** Conditions that must all hold. Each is decided true, false or unknown from the case. */
export const whenSchema = z.strictObject({
  kategorie: names(v.KATEGORIEN).optional(),
  kategorieNot: names(v.KATEGORIEN).optional(),
  zielgruppe: names(v.ZIELGRUPPEN).optional(),
  zielgruppeNot: names(v.ZIELGRUPPEN).optional(),
  rechtskreis: z.enum(v.RECHTSKREISE).optional(),
  prognose: names(v.PROGNOSEN).optional(),
  ageFrom: z.int().min(0).max(120).optional(),
  ageUnder: z.int().min(0).max(120).optional(),
  u25: z.literal(true).optional(),
  birthdayInCare: z.int().min(0).max(120).optional(),
  neufall: z.literal(true).optional(),
  algAufstocker: z.literal(false).optional(),
  bedarfsgemeinschaft: z.literal(true).optional(),
  ausbildungsreif: z.literal(true).optional(),
  schuelerOhneReife: z.literal(false).optional(),
  notPlacedOrNotReif: z.literal(true).optional(),
  placed: z.literal(false).optional(),
  employed: z.literal(false).optional(),
  exception: z.literal(true).optional(),
  marktnahRunning: z.literal(true).optional(),
  massnahme: names(v.MASSNAHME_KINDS).optional(),
  tendered: z.literal(true).optional(),
  newBerufsabschluss: z.literal(true).optional(),
  monthsFrom: z.int().min(1).max(120).optional(),
  monthsUnder: z.int().min(1).max(120).optional(),
  notTakenOver: z.literal(true).optional(),
  außerbetrieblich: z.literal(true).optional(),
  befristet: z.literal(true).optional(),
  svp: z.literal(true).optional(),
  jobRunning: z.literal(true).optional(),
  jobEnded: z.literal(true).optional(),
  kritischePhase: z.literal(true).optional(),
  berufsbegleitung: z.enum(['running', 'ever']).optional(),
  consentNachbetreuung: z.literal(true).optional(),
  inbeqEnded: z.literal(true).optional(),
  rehaTraeger: text(60).optional(),
});
export type When = z.infer<typeof whenSchema>;

const contactKinds = z.union([z.literal('any'), names(v.CONTACT_KINDS)]);

/** What satisfies a date: any one of these. */
export const doneSchema = z.strictObject({
  contacts: contactKinds.optional(),
  betrieb: z.literal(true).optional(),
  invitations: names(v.INVITATION_KINDS).optional(),
  act: z.union([z.literal(true), z.literal('withReason')]).optional(),
  plan: z.literal(true).optional(),
  nachweis: z.literal(true).optional(),
  zielgruppeChanged: z.literal(true).optional(),
  job: z.literal(true).optional(),
  outcome: z.literal(true).optional(),
  nextStep: z.literal(true).optional(),
  potenzialanalyse: z.literal(true).optional(),
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
    day: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
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
  id: id(),
  title: z.strictObject({ de: text(160), en: text(160) }),
  kind: z.enum(RULE_KINDS).describe('law Gesetz, standard verbindlich, practice Praxisbeispiel, team Team-Einstellung'),
  privacy: z
    .enum(['team', 'neutral'])
    .describe('team: darf mit Namen in den Teamkanal; neutral: dort nur „Termin fällig“'),
  source: text(160),
  active: z.boolean(),
  subject: z.enum(SUBJECTS),
  under15: z.boolean().optional().describe('gilt auch für Kinder unter 15'),
  closedCases: z.boolean().optional().describe('gilt nur für abgeschlossene Fälle'),
  when: whenSchema.optional(),
  due: dueSchema,
  done: doneSchema,
  early: z
    .union([z.literal('any'), z.strictObject({ weeks: z.int().min(0).max(520) })])
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
/** `origin` tells who changed or added the row; without it it is as shipped. */
export type Rule = z.infer<typeof ruleSchema> & { readonly origin?: 'office' | 'team' };

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
