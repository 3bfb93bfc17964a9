import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import { checkCases } from './check-draft.ts';
import type { Draft, Found } from './draft.ts';
import { checkDraftOffice, officeFrom } from './draft-office.ts';
import type { Finding } from './finding.ts';
import type { Raw } from './row.ts';

/** What came of a draft: sound records, or everything that is wrong with it. */
export type Settled =
  | {
      readonly office: Office;
      readonly cases: readonly Case[];
      /** rows that were left out, because they are wrong */
      readonly leftOut: readonly Finding[];
      /** further rows that went with them: those of a case that was left out, or that belong to none */
      readonly wentAlong: number;
    }
  | { readonly office: undefined; readonly findings: readonly Finding[] };

const NO_OFFICE: Found = {
  file: 'jobcenter.csv',
  text: {
    de: 'Die Datei fehlt, und im Datenordner liegt noch kein Jobcenter. Erwartet: eine Zeile mit Name und Land.',
    en: 'The file is missing, and there is no office in the data folder yet. Expected: a row with Name and Land.',
  },
  drop: undefined,
};

function check(draft: Draft, under: Office | undefined): { readonly office: Raw; readonly found: readonly Found[] } {
  const found: Found[] = [];
  const tell = (one: Found) => found.push(one);
  const office = officeFrom(draft, under);
  const hasOffice =
    under !== undefined || [...draft.files.keys()].some(({ of, at }) => of === 'office' && at.length === 0);
  if (!hasOffice) tell(NO_OFFICE);
  const checked = hasOffice ? checkDraftOffice(draft, office, tell) : { context: undefined, rulesUnknown: true };
  checkCases(draft, checked, tell);
  return { office, found };
}

/** Takes entries out of the lists of a record. A list of which nothing is left is unknown, not empty. */
function prune(record: Raw, drops: ReadonlySet<object>): void {
  for (const [field, value] of Object.entries(record)) {
    if (Array.isArray(value)) {
      const left = value.filter((item) => !drops.has(item as object));
      for (const item of left) if (typeof item === 'object' && item !== null) prune(item as Raw, drops);
      if (left.length === value.length) continue;
      if (left.length === 0) delete record[field];
      else record[field] = left;
    } else if (typeof value === 'object' && value !== null) prune(value as Raw, drops);
  }
}

/** How many entries made from rows a record holds. */
function rowsIn(value: unknown, draft: Draft): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = draft.sources.has(value) ? 1 : 0;
  return Object.values(value).reduce((sum: number, item) => sum + rowsIn(item, draft), own);
}

// in the order of the files, so that a list can be worked through
function inOrder(draft: Draft, found: readonly Found[]): readonly Finding[] {
  const rank = new Map([...draft.files.values()].map((file, i) => [file, i]));
  // a row of a file that holds two tables is wrong once
  const once = new Map(
    found.map(({ drop: _drop, ...one }) => [`${one.file}\n${one.row}\n${one.column}\n${one.text.de}`, one]),
  );
  return [...once.values()].sort(
    (a, b) => (rank.get(a.file ?? '') ?? -1) - (rank.get(b.file ?? '') ?? -1) || (a.row ?? 0) - (b.row ?? 0),
  );
}

/** Notes the lists that rows are left out of: what they no longer have is not gone. */
function noteIncomplete(draft: Draft, leftOut: readonly Finding[]): void {
  const files = new Set(leftOut.map(({ file }) => file));
  for (const [{ of, at }, file] of draft.files)
    if (at.length > 0 && files.has(file)) draft.incomplete[of].add(at.join('.'));
}

/**
 * Checks a draft.
 * @param under the office that holds where the files are silent about it
 * @param skip leave wrong rows out, and what can then no longer stay, until the rest is sound
 */
export function settle(draft: Draft, under: Office | undefined, skip = false): Settled {
  const leftOut: Found[] = [];
  const dropped = new Set<object>();
  for (let pending: readonly Found[] = draft.findings; ; pending = []) {
    const { office, found } = check(draft, under);
    const all = [...pending, ...found];
    if (all.length === 0) {
      const cases = draft.cases as unknown as readonly Case[];
      if (leftOut.length === 0) return { office: office as unknown as Office, cases, leftOut: [], wentAlong: 0 };
      const left = [draft.office, ...cases].reduce((sum, record) => sum + rowsIn(record, draft), 0);
      const wentAlong = draft.sources.size - left - dropped.size;
      return { office: office as unknown as Office, cases, leftOut: inOrder(draft, leftOut), wentAlong };
    }
    leftOut.push(...all);
    const drops = all.flatMap(({ drop }) => (typeof drop === 'object' && !dropped.has(drop) ? [drop] : []));
    const helps = all.every(({ drop }) => drop !== undefined) && (drops.length > 0 || found.length === 0);
    if (!skip || !helps) return { office: undefined, findings: inOrder(draft, leftOut) };
    for (const drop of drops) dropped.add(drop);
    noteIncomplete(draft, all);
    draft.cases.splice(0, draft.cases.length, ...draft.cases.filter((kase) => !dropped.has(kase)));
    for (const record of [draft.office, ...draft.cases, ...draft.strays]) prune(record, dropped);
  }
}
