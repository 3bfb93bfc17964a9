import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import { FallboteError } from '../errors.ts';
import { compareCaseNumbers } from '../order.ts';
import { type CaseQuery, type Change, caseKey, type Store } from './store.ts';

/** Whether a case is one that the query asks for. */
export function matches(kase: Pick<Case, 'manager' | 'team' | 'bedarfsgemeinschaft'>, query: CaseQuery): boolean {
  if (query.managers !== undefined && !query.managers.includes(kase.manager ?? null)) return false;
  if (query.teams !== undefined && !query.teams.includes(kase.team)) return false;
  return query.bedarfsgemeinschaft === undefined || kase.bedarfsgemeinschaft === query.bedarfsgemeinschaft;
}

export const emptyStore = () =>
  new FallboteError(
    'FB101',
    'user',
    'Hier liegen noch keine Daten. Bitte zuerst importieren: fallbote import <Datei> --data <Ordner>',
  );

/** The in-memory twin of the JSON store: for the example office and for tests. */
export function createMemoryStore(initial?: { readonly office: Office; readonly cases: readonly Case[] }): Store {
  let office = initial?.office;
  let cases = new Map((initial?.cases ?? []).map((kase) => [caseKey(kase.no), kase]));
  return {
    async office() {
      if (office === undefined) throw emptyStore();
      return office;
    },
    async findCase(no) {
      return cases.get(caseKey(no));
    },
    async findCases(query = {}) {
      return [...cases.values()].filter((kase) => matches(kase, query)).sort((a, b) => compareCaseNumbers(a.no, b.no));
    },
    async commit(change: Change) {
      const next = new Map(cases);
      for (const no of change.remove ?? []) {
        if (!next.delete(caseKey(no))) throw new FallboteError('FB104', 'ours', `Den Fall ${no} gibt es nicht.`);
      }
      for (const kase of change.put ?? []) next.set(caseKey(kase.no), kase);
      cases = next;
      office = change.office ?? office;
    },
    async close() {},
  };
}
