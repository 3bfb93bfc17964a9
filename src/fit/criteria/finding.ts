import type { Text } from '../../cases/problem.ts';
import type { PrivateKind } from '../profile/merkmale.ts';

export type Outcome = 'met' | 'failed' | 'unknown';
/** excluded: a condition fails · unclear: none fails, some are unknown · fits: all are met. */
export type Verdict = 'fits' | 'unclear' | 'excluded';

/** What to ask where a fact is missing. */
export interface Question {
  /** the Merkmal or the question's own key, as `profil` takes it; `einwilligung`, `hemmnisse`, `kinder`, `teilnahmen` */
  readonly key: string;
  readonly text: Text;
}

/** One condition, looked at for one person. */
export interface Finding {
  readonly outcome: Outcome;
  /** the condition in words */
  readonly condition: Text;
  /** what is known of the person: "28 Jahre"; nothing where nothing is known */
  readonly fact?: Text;
  /** where that comes from */
  readonly origin?: Text;
  /** why it is unknown or how it is meant: "weich: mit der Maßnahme klären", the readings of a sentence */
  readonly remarks: readonly Text[];
  /** what would make it known; empty where it is known or nothing can be asked */
  readonly questions: readonly Question[];
  readonly soft: boolean;
  /** failing it can be changed: "noch nicht" */
  readonly creatable: boolean;
  /** Merkmale and questions that it looked at */
  readonly keys: readonly string[];
  /** what it tells about the person, where that is more than work */
  readonly private: readonly PrivateKind[];
  /** where the paper says it */
  readonly source?: string;
  readonly parts: readonly Finding[];
}
