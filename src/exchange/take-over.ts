import type { AuditEntry } from '../access/audit.ts';
import type { Case } from '../cases/case.ts';
import { differences } from '../cases/difference.ts';
import type { Office } from '../cases/office.ts';
import { FallboteError } from '../errors.ts';
import { type Change, caseKey, type Store } from '../store/store.ts';
import { type CataloguePlan, cataloguePlan, staying } from './catalogue-plan.ts';
import { checkMerged } from './check-merged.ts';
import type { Finding } from './finding.ts';
import { inOrderOf, setApart } from './identity.ts';
import type { Mapping } from './mapping.ts';
import { type Conflict, merge } from './merge.ts';
import { same } from './same.ts';
import { winners } from './wins.ts';

/** What an import brings, sound in itself. */
export interface Incoming {
  /** its office; what the files are silent about is filled in from `under` */
  readonly office: (under: Office | undefined) => Office;
  readonly cases: readonly Case[];
  /** a case with what the files are silent about, from the version of the last import */
  readonly complete: (theirs: Case, base: Case | undefined) => Case;
  /** nothing but the office's Maßnahmen */
  readonly catalogue?: boolean | undefined;
}

export interface Plan {
  readonly change: Change | undefined;
  readonly office: Office;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** things in the bot's data that the import does not have and that stay */
  readonly kept: number;
  /** entries that go, because the Fachverfahren no longer has them */
  readonly gone: number;
  readonly conflicts: readonly Conflict[];
  /** cases that would be unsound after merging, and are left as they are */
  readonly leftOut: readonly Finding[];
  /** for a catalogue alone */
  readonly catalogue: CataloguePlan | undefined;
}

/** A plan, or why there is none: the records that would not fit together. */
export type Planned =
  | Plan
  | { readonly change: 'unsound'; readonly merged: readonly Finding[]; readonly rest: readonly Finding[] };

async function officeOf(store: Store): Promise<Office | undefined> {
  try {
    return await store.office();
  } catch (error) {
    if (error instanceof FallboteError && error.code === 'FB101') return undefined;
    throw error;
  }
}

/** The office that holds where an import is silent about it. */
export const currentOffice = officeOf;

interface MergedCase {
  readonly no: string;
  readonly base: Case | undefined;
  readonly mine: Case | undefined;
  readonly theirs: Case;
  readonly merged: Case;
}

/** Works out what an import changes. Nothing is written. */
export async function planImport(store: Store, incoming: Incoming, mapping: Mapping, skip = false): Promise<Planned> {
  const conflicts: Conflict[] = [];
  const wins = winners(mapping);
  const [mineOffice, baseOffice] = [await officeOf(store), await store.lastImportedOffice()];
  const current = new Map(
    (mineOffice === undefined ? [] : await store.findCases()).map((kase) => [caseKey(kase.no), kase]),
  );
  const given = incoming.office(baseOffice ?? mineOffice);
  const stay = incoming.catalogue === true ? staying(given, mineOffice, current.values()) : [];
  const whole = stay.length === 0 ? given : { ...given, massnahmen: [...(given.massnahmen ?? []), ...stay] };
  const theirsOffice = inOrderOf(whole, baseOffice ?? mineOffice);
  const office =
    mineOffice === undefined
      ? theirsOffice
      : merge(baseOffice, mineOffice, theirsOffice, { of: 'office', wins, tell: (one) => conflicts.push(one) });

  const rows: MergedCase[] = [];
  for (const read of incoming.cases) {
    const base = await store.lastImported(read.no);
    const theirs = inOrderOf(incoming.complete(read, base), base);
    const mine = current.get(caseKey(read.no));
    current.delete(caseKey(read.no));
    const tell = (conflict: Conflict) => conflicts.push({ case: theirs.no, ...conflict });
    const own = mine === undefined || base === undefined ? mine : setApart(base, mine, theirs);
    const merged = own === undefined ? theirs : merge(base, own, theirs, { of: 'case', wins, tell });
    rows.push({ no: theirs.no, base, mine, theirs, merged });
  }
  const found = checkMerged(office, rows, [...current.values()]);
  const leave = new Set(skip ? found.merged.flatMap(({ no, sound }) => (sound ? [no] : [])) : []);
  const unsound = found.merged.filter(({ no }) => !leave.has(no));
  const merged = [...found.office, ...unsound.flatMap(({ findings }) => findings)];
  if (merged.length > 0 || found.rest.length > 0) return { change: 'unsound', merged, rest: found.rest };
  return planOf(
    rows.filter(({ no }) => !leave.has(no)),
    {
      office,
      mineOffice,
      baseOffice,
      theirsOffice,
      conflicts: conflicts.filter((conflict) => conflict.case === undefined || !leave.has(conflict.case)),
      leftOut: found.merged.flatMap(({ no, findings }) => (leave.has(no) ? findings : [])),
      catalogue: incoming.catalogue === true ? cataloguePlan(mineOffice, office, stay) : undefined,
    },
  );
}

interface Offices {
  readonly office: Office;
  readonly mineOffice: Office | undefined;
  readonly baseOffice: Office | undefined;
  readonly theirsOffice: Office;
  readonly conflicts: readonly Conflict[];
  readonly leftOut: readonly Finding[];
  readonly catalogue: CataloguePlan | undefined;
}

/** How many entries fewer the lists of a case have. */
function fewer(mine: Case | undefined, merged: Case): number {
  const length = (kase: Case, list: string): number => {
    const value = (kase as unknown as Readonly<Record<string, unknown>>)[list];
    return Array.isArray(value) ? value.length : 0;
  };
  if (mine === undefined || mine === merged) return 0;
  return Object.keys(mine).reduce((sum, list) => sum + Math.max(0, length(mine, list) - length(merged, list)), 0);
}

function planOf(rows: readonly MergedCase[], offices: Offices): Plan {
  const { office, mineOffice, baseOffice, theirsOffice, conflicts, leftOut, catalogue } = offices;
  const put = rows.filter(({ mine, merged }) => mine === undefined || !same(mine, merged));
  const imported = rows.filter(({ base, theirs }) => base === undefined || !same(base, theirs));
  const added = rows.filter(({ mine }) => mine === undefined).length;
  const kept = rows.reduce(
    (sum, { theirs, merged }) => sum + (same(theirs, merged) ? 0 : differences(theirs, merged).length),
    0,
  );
  const officeChanged = !same(office, mineOffice);
  const nothing = put.length === 0 && imported.length === 0 && !officeChanged && same(theirsOffice, baseOffice);
  const change: Change = {
    ...(officeChanged ? { office } : {}),
    put: put.map(({ merged }) => merged),
    expect: {
      ...(mineOffice === undefined ? {} : { office: mineOffice }),
      cases: put.map(({ no, mine }) => ({ no, was: mine })),
    },
    imported: { office: theirsOffice, cases: imported.map(({ theirs }) => theirs) },
  };
  return {
    change: nothing ? undefined : change,
    office,
    added,
    changed: put.length - added,
    same: rows.length - put.length,
    kept,
    gone: rows.reduce((sum, { mine, merged }) => sum + fewer(mine, merged), 0),
    conflicts,
    leftOut,
    catalogue,
  };
}

const NUMBERS_PER_LINE = 200;

/** Lines for the audit trail about many cases. */
export function auditLines(what: 'import' | 'export', cases: readonly string[], at: string): readonly AuditEntry[] {
  const lines: AuditEntry[] = [];
  for (let i = 0; i === 0 || i < cases.length; i += NUMBERS_PER_LINE)
    lines.push({ at, who: 'betrieb', door: 'cli', what, command: what, cases: cases.slice(i, i + NUMBERS_PER_LINE) });
  return lines;
}
