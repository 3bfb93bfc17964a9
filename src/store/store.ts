import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';

/** Which cases to find; every given part must fit. Without any part: all cases of the office. */
export interface CaseQuery {
  /** ids of case managers; `null` stands for cases without one */
  readonly managers?: readonly (string | null)[];
  readonly teams?: readonly string[];
  readonly bedarfsgemeinschaft?: string;
}

/** What one commit changes, as a whole or not at all. */
export interface Change {
  readonly office?: Office;
  /** cases to add or to replace, by number */
  readonly put?: readonly Case[];
  /** numbers of cases to remove */
  readonly remove?: readonly string[];
}

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
  /** Resolves when the change is kept; on failure nothing has changed. Commits run one after another. */
  commit(change: Change): Promise<void>;
  close(): Promise<void>;
}

/** Two spellings of one case number have the same key. */
export const caseKey = (no: string): string => no.toUpperCase();
