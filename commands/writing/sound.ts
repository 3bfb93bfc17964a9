import { type Case, caseSchema } from '../../src/cases/case.ts';
import { checkCase } from '../../src/cases/case-invariants.ts';
import { type Context, checkOffice } from '../../src/cases/check-office.ts';
import { checkHemmnisse, checkReferences } from '../../src/cases/check-references.ts';
import { type Office, officeSchema } from '../../src/cases/office.ts';
import { problemsOf, type Text } from '../../src/cases/problem.ts';

const contexts = new WeakMap<Office, Context>();

function contextOf(office: Office): Context {
  let context = contexts.get(office);
  if (context === undefined) {
    context = checkOffice(office, () => undefined);
    contexts.set(office, context);
  }
  return context;
}

/** A record as it is kept: without fields that hold nothing. */
export const tidy = <T extends object>(record: T): T => JSON.parse(JSON.stringify(record)) as T;

/** What an import of this case would complain about; nothing may be written that could not be read again. */
export function caseFaults(kase: Case, office: Office): readonly Text[] {
  const parsed = caseSchema.safeParse(kase);
  if (!parsed.success) return problemsOf(parsed.error, kase).map((problem) => problem.text);
  const faults: Text[] = [];
  const report = (_path: string, text: Text) => faults.push(text);
  checkCase(kase, report);
  checkHemmnisse(kase, report);
  checkReferences(kase, contextOf(office), report);
  return faults;
}

/** The same for the office itself. */
export function officeFaults(office: Office): readonly Text[] {
  const parsed = officeSchema.safeParse(office);
  if (!parsed.success) return problemsOf(parsed.error, office).map((problem) => problem.text);
  const faults: Text[] = [];
  checkOffice(office, (_path, _record, text) => faults.push(text));
  return faults;
}
