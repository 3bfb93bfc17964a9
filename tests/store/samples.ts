import type { AuditEntry } from '../../src/access/audit.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import type { HistoryEntry, Store } from '../../src/store/store.ts';

export const OFFICE: Office = {
  name: 'Jobcenter Probe',
  land: 'BB',
  teams: [
    { id: 't-1', name: 'Team 1' },
    { id: 't-2', name: 'Team 2' },
  ],
  staff: [{ id: 'fm-1', name: 'Frau Amsel', roles: ['caseManager'], team: 't-1' }],
};

export type CaseParts = Partial<Omit<Case, 'no'>>;

export const sample = (no: string, parts: CaseParts = {}): Case => ({
  no,
  opened: '2026-01-05',
  team: 't-1',
  ...parts,
});

export const numbers = (cases: readonly Case[]): readonly string[] => cases.map((kase) => kase.no);

/** An audit line about cases; `n` tells it from others. */
export const line = (n: number, cases: readonly string[] = ['F-1'], parts: Partial<AuditEntry> = {}): AuditEntry => ({
  at: `2026-11-20T10:00:00.${String(n % 1000).padStart(3, '0')}Z`,
  who: 'fm-1',
  door: 'console',
  what: 'change',
  cases,
  ...parts,
});

export const entry = (id: string, parts: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  at: '2026-11-20T10:00:00.000Z',
  by: 'fm-1',
  command: 'kontakt',
  case: 'F-1',
  differences: [{ kind: 'set', path: ['team'], before: 't-1', after: 't-2' }],
  ...parts,
});

/** All that a store gives, to compare two of them. */
export async function everything(store: Store) {
  const cases = await store.findCases();
  return {
    office: await store.office().catch(() => undefined),
    importedOffice: await store.lastImportedOffice(),
    cases,
    imported: await Promise.all(cases.map((kase) => store.lastImported(kase.no))),
    history: await store.history(),
  };
}

export async function trailOf(store: Store): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const text of store.trail()) lines.push(text);
  return lines;
}
