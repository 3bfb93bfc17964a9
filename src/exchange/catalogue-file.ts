import * as z from 'zod';
import { checkRow } from '../cases/check-office.ts';
import { type Massnahme, massnahmeSchema } from '../cases/office.ts';
import { type Problem, problemsOf } from '../cases/problem.ts';
import { once } from '../cases/reference.ts';
import { shippedIds } from '../fit/catalogue.ts';

/** A catalogue of Maßnahmen without the rest of an office. */
export const catalogueSchema = z
  .strictObject({
    fallbote: z.literal(1).describe('Version des Formats'),
    massnahmen: z.array(massnahmeSchema),
  })
  .describe('Katalog von Maßnahmen');

const frameSchema = catalogueSchema.extend({ massnahmen: z.array(z.unknown()) });

type Fields = Readonly<Record<string, unknown>>;
const isFields = (data: unknown): data is Fields => typeof data === 'object' && data !== null && !Array.isArray(data);

/** Whether a file is meant as a catalogue alone. */
export const isCatalogue = (data: unknown): data is Fields =>
  isFields(data) &&
  Object.hasOwn(data, 'massnahmen') &&
  !Object.hasOwn(data, 'office') &&
  !Object.hasOwn(data, 'cases');

export interface CheckedCatalogue {
  /** the rows that are sound */
  readonly massnahmen: readonly Massnahme[];
  readonly problems: readonly Problem[];
  /** whether leaving out the rows with problems leaves a sound catalogue */
  readonly skippable: boolean;
}

/** Checks a catalogue and tells all that is wrong in it: the shape of each row, then what it says. */
export function checkCatalogue(data: Fields): CheckedCatalogue {
  const frame = frameSchema.safeParse(data);
  const problems: Problem[] = frame.success ? [] : [...problemsOf(frame.error, data)];
  const rows: readonly unknown[] = Array.isArray(data['massnahmen']) ? data['massnahmen'] : [];
  const ids = rows.flatMap((row) => (isFields(row) && typeof row['id'] === 'string' ? [row['id']] : []));
  const known = new Set([...ids, ...shippedIds()]);
  const report = (path: string, record: string | undefined, text: Problem['text']) =>
    problems.push({ path, record, text });
  const number = once(report);
  const sound: Massnahme[] = [];
  rows.forEach((row, i) => {
    const before = problems.length;
    const path = `massnahmen[${i}]`;
    const parsed = massnahmeSchema.safeParse(row);
    if (isFields(row) && typeof row['id'] === 'string') number(`${path}.id`, row['id']);
    if (parsed.success) checkRow(parsed.data, path, known, report);
    else problems.push(...problemsOf(parsed.error, data, ['massnahmen', i]));
    if (parsed.success && problems.length === before) sound.push(parsed.data);
  });
  return { massnahmen: sound, problems, skippable: frame.success };
}
