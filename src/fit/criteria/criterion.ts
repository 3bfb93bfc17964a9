import * as z from 'zod';
import { id, text } from '../../cases/fields.ts';
import * as v from '../../cases/values.ts';

const months = () => z.int().min(1).max(600);

/** One condition of a Maßnahme, as data. Exactly one form of condition, besides what every condition may carry. */
export interface Criterion {
  /** a number between bounds, one of the given values, or one of the given places */
  readonly merkmal?: string | undefined;
  /** smallest and greatest number that fit, both included */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** greater than: "mehr als sechs Monate" */
  readonly above?: number | undefined;
  /** the values that fit */
  readonly of?: readonly string[] | undefined;
  /** `leistungsbezug` alone: counted among the last so many months; else without a break */
  readonly within?: number | undefined;
  /** names from the catalogue of Hemmnisse (Handlungsbedarf or sub-kind): at least `atLeast` (1) of them are open */
  readonly hemmnisse?: readonly string[] | undefined;
  /** sub-kinds that do not count, though their Handlungsbedarf is named */
  readonly except?: readonly string[] | undefined;
  /** a suspected Hemmnis is enough */
  readonly suspicionEnough?: true | undefined;
  /** at least `atLeast` (1) children of this age in the household */
  readonly children?: { readonly minAge?: number | undefined; readonly maxAge?: number | undefined } | undefined;
  /** at least `atLeast` (1) participations of this sort */
  readonly participation?:
    | {
        readonly massnahmen?: readonly string[] | undefined;
        readonly kinds?: readonly string[] | undefined;
        readonly outcomes?: readonly string[] | undefined;
        readonly withinMonths?: number | undefined;
        readonly running?: boolean | undefined;
      }
    | undefined;
  /** a question for a human: the key under which the answer is kept; `text` says the condition */
  readonly judge?: string | undefined;
  /** the person agrees; "schriftlich" is not met by word of mouth */
  readonly consent?: 'schriftlich' | 'mündlich' | undefined;
  /** with `consent`: a consent to this counts too, not only one to the Maßnahme itself */
  readonly purpose?: 'Nachbetreuung' | undefined;
  readonly all?: readonly Criterion[] | undefined;
  readonly any?: readonly Criterion[] | undefined;
  readonly not?: Criterion | undefined;
  /** at least `atLeast` of these hold */
  readonly from?: readonly Criterion[] | undefined;
  /** the first of these that is known decides: what somebody answered directly goes before what follows from other facts */
  readonly first?: readonly Criterion[] | undefined;
  /** two readings of one sentence: where they differ it is unknown, and both are named */
  readonly readings?:
    | readonly { readonly text: string; readonly textEn?: string | undefined; readonly criterion: Criterion }[]
    | undefined;
  readonly atLeast?: number | undefined;
  /** "soll", "insbesondere", "in der Regel": failing it is unknown, never an exclusion */
  readonly soft?: true | undefined;
  /** can still be created (a contract, a registration): failing it is worded "noch nicht: …" */
  readonly creatable?: true | undefined;
  /** the condition in words, where the words made from the data are not good enough */
  readonly text?: string | undefined;
  readonly textEn?: string | undefined;
  /** what to ask where it is unknown, where the question of the Merkmal is not good enough */
  readonly ask?: string | undefined;
  readonly askEn?: string | undefined;
  /** where the paper says it: "Z. 2866–2870" */
  readonly source?: string | undefined;
}

/** The forms of a condition: exactly one of these fields is given. */
export const CRITERION_FORMS = [
  'merkmal',
  'hemmnisse',
  'children',
  'participation',
  'judge',
  'consent',
  'all',
  'any',
  'not',
  'from',
  'first',
  'readings',
] as const satisfies readonly (keyof Criterion)[];

/** The shape alone; whether names exist and forms fit together is checked in `check-criteria.ts`. */
export const criterionSchema: z.ZodType<Criterion> = z
  .strictObject({
    merkmal: id().optional().describe('Merkmal aus docs/merkmale.md'),
    min: z.number().min(0).max(1e6).optional().describe('mindestens'),
    max: z.number().min(0).max(1e6).optional().describe('höchstens'),
    above: z.number().min(0).max(1e6).optional().describe('mehr als'),
    of: z.array(text(80)).min(1).optional().describe('einer dieser Werte'),
    within: months().optional().describe('nur Leistungsbezug: in den letzten so vielen Monaten'),
    hemmnisse: z.array(text(80)).min(1).optional().describe('mindestens atLeast (sonst 1) dieser Hemmnisse sind offen'),
    except: z.array(text(80)).min(1).optional().describe('Unterarten, die dabei nicht zählen'),
    suspicionEnough: z.literal(true).optional().describe('ein vermutetes Hemmnis genügt'),
    children: z
      .strictObject({ minAge: z.int().min(0).max(30).optional(), maxAge: z.int().min(0).max(30).optional() })
      .optional()
      .describe('mindestens atLeast (sonst 1) Kinder dieses Alters im Haushalt'),
    participation: z
      .strictObject({
        massnahmen: z.array(id()).optional(),
        kinds: z.array(z.enum(v.MASSNAHME_KINDS)).optional(),
        outcomes: z.array(z.enum(v.PARTICIPATION_OUTCOMES)).optional(),
        withinMonths: months().optional().describe('Ende in den letzten so vielen Monaten'),
        running: z.boolean().optional().describe('true = läuft heute, false = beendet; fehlt = beides'),
      })
      .optional()
      .describe('mindestens atLeast (sonst 1) solche Teilnahmen'),
    judge: id().optional().describe('das beurteilt ein Mensch; unter diesem Namen steht die Antwort im Profil'),
    consent: z.enum(v.CONSENT_FORMS).optional().describe('die Person ist einverstanden'),
    purpose: z.literal('Nachbetreuung').optional().describe('nur consent: eine Einwilligung dazu zählt auch'),
    get all() {
      return z.array(criterionSchema).min(1).optional().describe('alle gelten');
    },
    get any() {
      return z.array(criterionSchema).min(1).optional().describe('mindestens eine gilt');
    },
    get not() {
      return criterionSchema.optional().describe('gilt nicht');
    },
    get from() {
      return z.array(criterionSchema).min(1).optional().describe('mindestens atLeast davon gelten');
    },
    get first() {
      return z.array(criterionSchema).min(2).optional().describe('die erste davon, die bekannt ist, entscheidet');
    },
    get readings() {
      return z
        .array(z.strictObject({ text: text(300), criterion: criterionSchema }))
        .min(2)
        .optional()
        .describe('Lesarten eines Satzes: wo sie sich unterscheiden, ist es unbekannt');
    },
    atLeast: z.int().min(1).max(50).optional().describe('wie viele; fehlt = 1'),
    soft: z.literal(true).optional().describe('weich („soll“, „insbesondere“): schließt nie aus'),
    creatable: z.literal(true).optional().describe('lässt sich noch schaffen: „noch nicht: …“'),
    text: text(300).optional().describe('die Bedingung in Worten'),
    textEn: text(300).optional(),
    ask: text(200).optional().describe('was zu fragen ist'),
    askEn: text(200).optional(),
    source: text(60).optional().describe('Fundstelle'),
  })
  .describe('Eine Bedingung');
