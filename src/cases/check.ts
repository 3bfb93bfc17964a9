import * as z from 'zod';
import { type Case, caseSchema } from './case.ts';
import { checkCase } from './case-invariants.ts';
import { checkOffice } from './check-office.ts';
import { checkHemmnisse, checkReferences } from './check-references.ts';
import { type ImportFile, importSchema, officeSchema } from './office.ts';
import { type Problem, problemsOf, type Text } from './problem.ts';
import { once, type Report } from './reference.ts';

export type Checked =
  | { readonly file: ImportFile; readonly problems: readonly [] }
  | { readonly file: undefined; readonly problems: readonly Problem[] };

const frameSchema = importSchema.extend({ office: z.unknown().optional(), cases: z.array(z.unknown()) });

const fieldOf = (data: unknown, key: 'office' | 'cases' | 'no'): unknown =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? (data as Readonly<Record<string, unknown>>)[key]
    : undefined;

/**
 * Checks a whole import and tells in one pass all that can be told: the shape of everything, then the invariants of each
 * case whose shape is sound, and what it refers to where the office is sound. Either everything is sound or nothing is returned.
 */
export function checkImport(data: unknown): Checked {
  const problems: Problem[] = [];
  const report: Report = (path, record, text) => problems.push({ path, record, text });
  const frame = frameSchema.safeParse(data);
  if (!frame.success) problems.push(...problemsOf(frame.error, data));
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { file: undefined, problems };

  const office = officeSchema.safeParse(fieldOf(data, 'office'));
  if (!office.success) problems.push(...problemsOf(office.error, data, ['office']));
  const context = office.success ? checkOffice(office.data, report) : undefined;

  const cases: Case[] = [];
  const rows = fieldOf(data, 'cases');
  const number = once(report);
  (Array.isArray(rows) ? rows : []).forEach((row: unknown, c) => {
    const parsed = caseSchema.safeParse(row);
    const no = fieldOf(row, 'no');
    if (typeof no === 'string' && caseSchema.shape.no.safeParse(no).success) number(`cases[${c}].no`, no);
    if (!parsed.success) {
      problems.push(...problemsOf(parsed.error, data, ['cases', c]));
      return;
    }
    const kase = parsed.data;
    cases.push(kase);
    const local = (path: string, text: Text) => report(`cases[${c}].${path}`, kase.no, text);
    checkCase(kase, local);
    checkHemmnisse(kase, local);
    if (context !== undefined) checkReferences(kase, context, local);
  });
  if (problems.length > 0 || !frame.success || !office.success) return { file: undefined, problems };
  return { file: { fallbote: frame.data.fallbote, office: office.data, cases }, problems: [] };
}
