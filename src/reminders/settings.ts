import * as z from 'zod';
import { id, timeOfDay } from '../cases/fields.ts';
import { RULE_KINDS } from '../deadlines/rule.ts';

const arbeitstage = () => z.int().min(0).max(250);

/** One row of the stages: what it names holds, everything else stays as it is. */
export const stageRowSchema = z
  .strictObject({
    rule: id().optional().describe('gilt für diese Regel'),
    kind: z.enum(RULE_KINDS).optional().describe('gilt für Regeln dieser Art; ohne Regel und Art: für alle'),
    lead: arbeitstage()
      .optional()
      .describe('so viele Arbeitstage vorher; 0 = vorher nicht. Regeln mit leads behalten ihre Wochen'),
    leadShort: arbeitstage().optional().describe('statt lead, wenn die Frist höchstens 10 Arbeitstage dauert'),
    overdue: arbeitstage().optional().describe('so viele Arbeitstage nach dem Termin zum ersten Mal; 0 = nie'),
    overdueEvery: arbeitstage().optional().describe('danach alle so viele Arbeitstage; 0 = nur einmal'),
    escalate: arbeitstage().optional().describe('so viele Arbeitstage nach dem Termin an die Teamleitung; 0 = nie'),
    escalateEvery: arbeitstage().optional().describe('danach alle so viele Arbeitstage; 0 = nur einmal'),
  })
  .describe('Wann erinnert wird. Das Genauere gilt: Regel vor Art vor allen');
export type StageRow = z.infer<typeof stageRowSchema>;

export const DIGEST_RHYTHMS = ['never', 'week', 'month', 'quarter'] as const;

/** What an office sets about reminders; all of it may be missing. */
export const remindersSchema = z
  .strictObject({
    hours: z
      .strictObject({ from: timeOfDay(), until: timeOfDay() })
      .optional()
      .describe('nur in dieser Zeit wird von selbst geschrieben, an Arbeitstagen; fehlt = 07:30 bis 17:00'),
    morning: timeOfDay().optional().describe('Uhrzeit der Morgennachricht; fehlt = 07:45'),
    stages: z.array(stageRowSchema).optional(),
    digest: z
      .strictObject({
        every: z.enum(DIGEST_RHYTHMS).describe('wie oft die Teamleitung den Bericht bekommt; fehlt = jede Woche'),
      })
      .optional()
      .describe('Bericht für die Teamleitung'),
  })
  .describe('Erinnerungen');
export type ReminderSettings = z.infer<typeof remindersSchema>;
