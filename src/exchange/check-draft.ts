import type * as z from 'zod';
import { type Case, caseSchema } from '../cases/case.ts';
import { checkCase } from '../cases/case-invariants.ts';
import { checkHemmnisse, checkReferences } from '../cases/check-references.ts';
import type { Text } from '../cases/problem.ts';
import { once } from '../cases/reference.ts';
import type { Draft, Found, Source } from './draft.ts';
import type { OfficeCheck } from './draft-office.ts';
import { foundByCheck, foundBySchema, isKnown, locate, stepsOf } from './place.ts';
import type { Raw } from './row.ts';
import { soundPart } from './sound-part.ts';

type Tell = (found: Found) => void;

/** Tells what a schema refuses, but not again what was told when the cells were read. */
export function tellIssues(
  error: z.ZodError,
  root: Raw,
  sourceOf: (entry: object) => Source | undefined,
  record: string | undefined,
  tell: Tell,
): void {
  const told = new Set<string>();
  for (const issue of error.issues) {
    const spot = locate(root, issue.path, sourceOf);
    if (spot === undefined || isKnown(spot)) continue;
    const found = foundBySchema(spot, issue, record);
    const place = `${found.file}\n${found.row}\n${found.column}`;
    if (!told.has(place)) tell(found);
    told.add(place);
  }
}

/** Earliest day there is: nothing of a case lies before it. */
const FIRST_DAY = '1900-01-01';

type Report = (path: string, text: Text) => void;

/** Says nothing of answers where nobody can tell which questions there are. */
const withQuestions =
  ({ questionsUnknown }: OfficeCheck, report: Report): Report =>
  (path, text) => {
    if (!questionsUnknown || !/^profil\[\d+\]\.merkmal$/u.test(path)) report(path, text);
  };

/** What is checked of a case of which some rows are wrong: the rest, without what would only follow from them. */
function checkPart(raw: Raw, draft: Draft, office: OfficeCheck, record: string | undefined, tell: Tell): void {
  const { context, rulesUnknown } = office;
  const anyTeam = [...(context?.teams ?? [])][0] ?? 'x';
  const sound = soundPart<Case>(caseSchema, raw, (copy) => {
    copy['no'] ??= 'X1';
    copy['team'] ??= anyTeam;
    copy['opened'] ??= typeof copy['birthDate'] === 'string' ? copy['birthDate'] : FIRST_DAY;
  });
  if (sound === undefined) return;
  const { part, copy, from } = sound;
  const sourceOf = (entry: object) => draft.sources.get(from.get(entry) ?? entry);
  const jobs = new Set(idsOf(raw['jobs']));
  const report = (path: string, text: Text) => {
    const steps = stepsOf(path);
    const spot = locate(copy, steps, sourceOf);
    if (spot === undefined || isKnown(spot)) return;
    const field = steps.at(-1);
    if (field === 'job' && jobs.has(String(spot.value))) return;
    // whose entry is gone with a wrong row
    if (field === 'subject' || (field === 'rule' && rulesUnknown)) return;
    if (field === 'manager' && bad(spot.source, 'team')) return;
    if ((field === 'birthDate' || path === 'closed.on') && bad(spot.source, 'opened')) return;
    tell({ ...foundByCheck(spot, text, record), drop: from.get(spot.entry) ?? spot.entry });
  };
  checkCase(part, report);
  checkHemmnisse(part, report);
  if (context !== undefined) checkReferences(part, context, withQuestions(office, report));
}

const bad = ({ bad: fields }: Source, field: string) => fields !== undefined && (fields.has(field) || fields.has('*'));
const idsOf = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.flatMap((item: { id?: unknown }) => (typeof item.id === 'string' ? [item.id] : [])) : [];

/** Checks every case for itself and tells all that is wrong in it. */
export function checkCases(draft: Draft, office: OfficeCheck, tell: Tell): void {
  const sourceOf = (entry: object) => draft.sources.get(entry);
  const { context } = office;
  const number = once((place, no, text) => {
    const raw = draft.cases[Number(place)];
    const spot = raw === undefined ? undefined : locate(raw, ['no'], sourceOf);
    if (spot !== undefined) tell(foundByCheck(spot, text, no));
  });
  draft.cases.forEach((raw, c) => {
    const no = typeof raw['no'] === 'string' ? raw['no'] : undefined;
    if (no !== undefined) number(String(c), no);
    const parsed = caseSchema.safeParse(raw);
    if (!parsed.success) {
      tellIssues(parsed.error, raw, sourceOf, no, tell);
      checkPart(raw, draft, office, no, tell);
      return;
    }
    const found: (readonly [path: string, text: Text])[] = [];
    const report = (path: string, text: Text) => found.push([path, text]);
    checkCase(parsed.data, report);
    checkHemmnisse(parsed.data, report);
    if (context !== undefined) checkReferences(parsed.data, context, withQuestions(office, report));
    if (found.length > 0) tellFound(found);

    function tellFound(all: typeof found): void {
      const massnahme = all.some(([path]) => path.endsWith('.massnahme'));
      for (const [path, text] of all) {
        const spot = locate(raw, stepsOf(path), sourceOf);
        if (spot === undefined || isKnown(spot)) continue;
        // an unknown Maßnahme brings no milestones, and a rule that could not be read has no subjects
        if (path.endsWith('.subject') && (massnahme || office.rulesUnknown)) continue;
        if (path.endsWith('.rule') && office.rulesUnknown) continue;
        if (path === 'manager' && bad(spot.source, 'team')) continue;
        tell(foundByCheck(spot, text, no));
      }
    }
  });
  for (const stray of draft.strays) {
    const parsed = caseSchema.safeParse(stray);
    if (!parsed.success) tellIssues(parsed.error, stray, sourceOf, undefined, tell);
  }
}
