import { type Case, caseSchema } from '../cases/case.ts';
import { checkCase } from '../cases/case-invariants.ts';
import { checkOffice } from '../cases/check-office.ts';
import { checkHemmnisse, checkReferences } from '../cases/check-references.ts';
import { type Office, officeSchema } from '../cases/office.ts';
import { problemsOf, type Text } from '../cases/problem.ts';
import type { Finding } from './finding.ts';

interface Merged {
  readonly no: string;
  readonly mine: Case | undefined;
  readonly theirs: Case;
  readonly merged: Case;
}

/** An answer to a question that no Maßnahme asks any more: it stays. One in a file was checked with the file. */
const STALE_ANSWER = /^profil\[\d+\]\.merkmal$/u;

/** A case that would be unsound. */
export interface Unsound {
  readonly no: string;
  readonly findings: readonly Finding[];
  /** whether it could stay as the bot has it */
  readonly sound: boolean;
}

/**
 * Whether office and cases fit together after merging. A version that was checked when it was read or written is not
 * checked again for itself, only against the office.
 * @param rest the cases that the import does not name
 */
export function checkMerged(
  office: Office,
  cases: readonly Merged[],
  rest: readonly Case[],
): { readonly office: readonly Finding[]; readonly merged: readonly Unsound[]; readonly rest: readonly Finding[] } {
  const ofOffice: Finding[] = [];
  const parsed = officeSchema.safeParse(office);
  if (!parsed.success) ofOffice.push(...problemsOf(parsed.error, { office }, ['office']));
  const context = checkOffice(office, (path, record, text) => ofOffice.push({ path, record, text }));
  const references = (kase: Case): readonly Finding[] => {
    const found: Finding[] = [];
    checkReferences(kase, context, (path, text) => {
      if (!STALE_ANSWER.test(path)) found.push({ path, record: kase.no, text });
    });
    return found;
  };
  const merged: Unsound[] = [];
  for (const { no, mine, theirs, merged: kase } of cases) {
    const findings = [...(kase === mine || kase === theirs ? [] : shape(kase)), ...references(kase)];
    if (findings.length > 0) merged.push({ no, findings, sound: mine !== undefined && references(mine).length === 0 });
  }
  return { office: ofOffice, merged, rest: rest.flatMap(references) };
}

function shape(kase: Case): readonly Finding[] {
  const parsed = caseSchema.safeParse(kase);
  if (!parsed.success) return problemsOf(parsed.error, kase).map((problem) => ({ ...problem, record: kase.no }));
  const found: Finding[] = [];
  const report = (path: string, text: Text) => found.push({ path, record: kase.no, text });
  checkCase(kase, report);
  checkHemmnisse(kase, report);
  return found;
}
