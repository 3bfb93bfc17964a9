import type { AuditEntry } from '../access/audit.ts';
import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import { FallboteError } from '../errors.ts';
import { compareCaseNumbers } from '../order.ts';
import { createMemoryOutbox } from '../reminders/outbox-store.ts';
import { sameContent } from './same.ts';
import { type CaseQuery, type Change, caseKey, HISTORY_KEPT, type HistoryEntry, type Store } from './store.ts';

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

export const changedMeanwhile = () =>
  new FallboteError('FB105', 'user', 'Das hat inzwischen jemand geändert. Bitte sehen Sie noch einmal nach.');

export const noSuchCase = (no: string) => new FallboteError('FB104', 'ours', `Den Fall ${no} gibt es nicht.`);

/** A history with entries added or replaced, newest first, without those of removed cases and no longer than kept. */
export function nextHistory(history: readonly HistoryEntry[], change: Change): readonly HistoryEntry[] {
  if (change.history === undefined && change.remove === undefined) return history;
  const removed = new Set((change.remove ?? []).map(caseKey));
  const news = new Map((change.history ?? []).map((entry) => [entry.id, entry]));
  const stays = history.map((entry) => news.get(entry.id) ?? entry);
  const known = new Set(history.map((entry) => entry.id));
  const added = [...news.values()].filter((entry) => !known.has(entry.id)).reverse();
  return [...added, ...stays]
    .filter((entry) => entry.case === undefined || !removed.has(caseKey(entry.case)))
    .slice(0, HISTORY_KEPT);
}

/** The in-memory twin of the JSON store: for the example office and for tests. */
export function createMemoryStore(initial?: { readonly office: Office; readonly cases: readonly Case[] }): Store {
  let office = initial?.office;
  let importedOffice: Office | undefined;
  let cases = new Map((initial?.cases ?? []).map((kase) => [caseKey(kase.no), kase]));
  let imported = new Map<string, Case>();
  let history: readonly HistoryEntry[] = [];
  const entries: AuditEntry[] = [];
  const outbox = createMemoryOutbox(() => {
    if (office === undefined) throw emptyStore();
  });
  let commits = 0;

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
    async lastImported(no) {
      return imported.get(caseKey(no));
    },
    async lastImportedOffice() {
      return importedOffice;
    },
    async state() {
      return `${commits}`;
    },
    async history(by) {
      return by === undefined ? history : history.filter((entry) => entry.by === by);
    },
    async commit(change: Change) {
      const { expect } = change;
      if (expect?.office !== undefined && !sameContent(expect.office, office)) throw changedMeanwhile();
      for (const { no, was } of expect?.cases ?? []) {
        if (!sameContent(was, cases.get(caseKey(no)))) throw changedMeanwhile();
      }
      const next = new Map(cases);
      const nextImported = new Map(imported);
      for (const no of change.remove ?? []) {
        if (!next.delete(caseKey(no))) throw noSuchCase(no);
        nextImported.delete(caseKey(no));
      }
      for (const kase of change.put ?? []) next.set(caseKey(kase.no), kase);
      // of a case that the office does not have nothing is kept
      for (const kase of change.imported?.cases ?? [])
        if (next.has(caseKey(kase.no))) nextImported.set(caseKey(kase.no), kase);
      cases = next;
      imported = nextImported;
      office = change.office ?? office;
      importedOffice = change.imported?.office ?? importedOffice;
      history = nextHistory(history, change);
      entries.push(...(change.audit ?? []));
      commits++;
      if (change.remove !== undefined) await outbox.forget(change.remove);
    },
    async log(more) {
      entries.push(...more);
    },
    async *trail() {
      // chained only where somebody asks: hashing takes longer to load than an answer on the example office
      const { AUDIT_START, chain } = await import('../access/audit.ts');
      let head = AUDIT_START;
      for (const entry of [...entries]) {
        const next = chain(entry, head);
        yield next.line;
        head = next.head;
      }
    },
    outbox: () => outbox,
    async close() {},
  };
}
