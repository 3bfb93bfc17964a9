import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import { checkCases } from './check-draft.ts';
import type { Draft, Found } from './draft.ts';
import { ANY_OFFICE, checkDraftOffice, officeFrom } from './draft-office.ts';
import type { Finding } from './finding.ts';
import type { Raw } from './row.ts';
import type { Table } from './table.ts';

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
  // a catalogue can be checked for itself
  const base = under ?? (draft.catalogue ? ANY_OFFICE : undefined);
  const office = officeFrom(draft, base);
  const hasOffice =
    base !== undefined || [...draft.files.keys()].some(({ of, at }) => of === 'office' && at.length === 0);
  if (!hasOffice) tell(NO_OFFICE);
  const checked = hasOffice
    ? checkDraftOffice(draft, office, tell)
    : { context: undefined, rulesUnknown: true, questionsUnknown: true };
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

/** The table whose entries are left out for wrong rows of a table. */
const leftOutOf = (table: Table): Table => (table.goesWithParent && table.parent !== undefined ? table.parent : table);

/** Notes the lists that rows are left out of: what they no longer have is not gone. */
function noteIncomplete(draft: Draft, leftOut: readonly Finding[]): void {
  const files = new Set(leftOut.map(({ file }) => file));
  for (const [table, file] of draft.files) {
    const { of, at } = leftOutOf(table);
    if (at.length > 0 && files.has(file)) draft.incomplete[of].add(at.join('.'));
  }
}

/** The entries that go with one of these. */
function parentsOf(draft: Draft, drops: ReadonlySet<object>): readonly object[] {
  return [...draft.files.keys()].flatMap(({ of, at, goesWithParent }) => {
    if (!goesWithParent || of !== 'office') return [];
    const [list = '', field = ''] = at;
    const entries = (draft.office[list] ?? []) as readonly Raw[];
    return entries.filter((entry) => ((entry[field] ?? []) as readonly object[]).some((row) => drops.has(row)));
  });
}

/**
 * Checks a draft.
 * @param under the office that holds where the files are silent about it
 * @param skip leave wrong rows out, and what can then no longer stay, until the rest is sound
 */
export function settle(draft: Draft, under: Office | undefined, skip = false): Settled {
  const leftOut: Found[] = [];
  /** rows that are wrong, and what is left out for them */
  const wrong = new Set<object>();
  const dropped = new Set<object>();
  for (let pending: readonly Found[] = draft.findings; ; pending = []) {
    const { office, found } = check(draft, under);
    const all = [...pending, ...found];
    if (all.length === 0) {
      const cases = draft.cases as unknown as readonly Case[];
      if (leftOut.length === 0) return { office: office as unknown as Office, cases, leftOut: [], wentAlong: 0 };
      const left = [draft.office, ...cases].reduce((sum, record) => sum + rowsIn(record, draft), 0);
      const wentAlong = draft.sources.size - left - wrong.size;
      return { office: office as unknown as Office, cases, leftOut: inOrder(draft, leftOut), wentAlong };
    }
    leftOut.push(...all);
    const drops = all.flatMap(({ drop }) => (typeof drop === 'object' && !wrong.has(drop) ? [drop] : []));
    const helps = all.every(({ drop }) => drop !== undefined) && (drops.length > 0 || found.length === 0);
    if (!skip || !helps) return { office: undefined, findings: inOrder(draft, leftOut) };
    for (const drop of drops) wrong.add(drop);
    for (const drop of [...drops, ...parentsOf(draft, wrong)]) dropped.add(drop);
    noteIncomplete(draft, all);
    draft.cases.splice(0, draft.cases.length, ...draft.cases.filter((kase) => !dropped.has(kase)));
    for (const record of [draft.office, ...draft.cases, ...draft.strays]) prune(record, dropped);
  }
}
