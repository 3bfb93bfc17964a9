import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';

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
