import type { AuditEntry } from '../access/audit.ts';
import type { Case } from '../cases/case.ts';
import type { Difference } from '../cases/difference.ts';
import type { Office } from '../cases/office.ts';
import type { Text } from '../cases/problem.ts';
import type { OutboxStore } from '../reminders/outbox-store.ts';

/** Which cases to find; every given part must fit. Without any part: all cases of the office. */
export interface CaseQuery {
  /** ids of case managers; `null` stands for cases without one */
  readonly managers?: readonly (string | null)[];
  readonly teams?: readonly string[];
  readonly bedarfsgemeinschaft?: string;
}

/** What somebody changed, kept so that it can be taken back. */
export interface HistoryEntry {
  readonly id: string;
  /** instant, ISO 8601 in UTC */
  readonly at: string;
  /** staff.id */
  readonly by: string;
  /** name of the command */
  readonly command: string;
  /** case number; without one the office was changed */
  readonly case?: string | undefined;
  readonly differences: readonly Difference[];
  /** what was recorded, in one sentence per language */
  readonly said?: Text | undefined;
  /** set once it was taken back */
  readonly undone?: true | undefined;
}

/** A case as somebody read it; `undefined` where there was none of this number. */
export interface ExpectedCase {
  readonly no: string;
  readonly was: Case | undefined;
}

/** What one commit changes, as a whole or not at all. */
export interface Change {
  readonly office?: Office;
  /** cases to add or to replace, by number */
  readonly put?: readonly Case[];
  /** numbers of cases to remove, their history with them */
  readonly remove?: readonly string[];
  /**
   * What the change was made from. Where something else stands by now the commit throws FB105 and changes nothing.
   * Compared by content.
   */
  readonly expect?: { readonly office?: Office; readonly cases?: readonly ExpectedCase[] };
  /**
   * Given by an import only: office and cases of this change as the import file has them. They become what
   * `lastImported` gives; a change without it leaves that untouched.
   */
  readonly imported?: { readonly office: Office; readonly cases: readonly Case[] };
  /** entries to keep in the history; one with a known id replaces it */
  readonly history?: readonly HistoryEntry[];
  /** lines for the audit trail, written with the change or not at all */
  readonly audit?: readonly AuditEntry[];
}

/** How many entries the history holds; older ones drop out and can no longer be taken back. */
export const HISTORY_KEPT = 1000;

/**
 * Where an office lives. Every implementation passes the suite in tests/store/store-contract.ts.
 * Case numbers are compared without regard to upper and lower case. What is given or returned must not be changed afterwards.
 */
export interface Store {
  /** The office without its cases; throws FB101 where the store is empty. */
  office(): Promise<Office>;
  findCase(no: string): Promise<Case | undefined>;
  /** In ascending order of case number. */
  findCases(query?: CaseQuery): Promise<readonly Case[]>;
  /** The case as the last import brought it; `undefined` where none did. */
  lastImported(no: string): Promise<Case | undefined>;
  /** The office as the last import brought it; `undefined` where none did. */
  lastImportedOffice(): Promise<Office | undefined>;
  /** Names the state: another name after every commit that changed something. What only looks leaves it. */
  state(): Promise<string>;
  /** Newest first: what a person changed, or all of it. */
  history(by?: string): Promise<readonly HistoryEntry[]>;
  /**
   * Resolves when the change is kept; on failure nothing has changed. Commits take effect in the order of the calls;
   * several in flight may be written at once, and one that throws FB105 does not touch the others.
   */
  commit(change: Change): Promise<void>;
  /** Adds lines to the audit trail; resolves when they are kept. */
  log(entries: readonly AuditEntry[]): Promise<void>;
  /** The chained lines of the audit trail, oldest first, as they are kept. */
  trail(): AsyncIterable<string>;
  /** What became of messages; a case that is removed is removed from it, too. */
  outbox(): OutboxStore;
  close(): Promise<void>;
}

/** Two spellings of one case number have the same key. */
export const caseKey = (no: string): string => no.toUpperCase();
