import * as z from 'zod';
import { id, isoDate } from '../cases/fields.ts';

export const TARGET_FIGURES = ['activations', 'integrations', 'sustainable', 'qualification'] as const;

/** A target of the office, which the digest compares with what was reached. */
export const targetSchema = z
  .strictObject({
    figure: z
      .enum(TARGET_FIGURES)
      .describe(
        'activations begonnene Teilnahmen, integrations svp. Arbeitsaufnahmen, sustainable nachhaltige, qualification Weiterbildungen; je Fall einmal',
      ),
    team: id().optional().describe('für welches Team (teams.id); fehlt = für jedes'),
    massnahme: id().optional().describe('nur wer in dieser Maßnahme ist oder war (massnahmen.id); fehlt = alle Fälle'),
    from: isoDate().describe('erster Tag, der zählt'),
    until: isoDate().describe('letzter Tag, der zählt'),
    count: z.int().min(1).max(100_000).optional().describe('Soll als Zahl; entweder count oder percent'),
    percent: z
      .number()
      .min(0.1)
      .max(100)
      .optional()
      .describe('Soll in Prozent der Aktivierungen; entweder count oder percent'),
  })
  .describe('Ein Ziel: ein Soll, mit dem der Bericht für die Teamleitung das Ist vergleicht');
export type Target = z.infer<typeof targetSchema>;
