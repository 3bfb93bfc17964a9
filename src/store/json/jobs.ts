import type { AuditEntry } from '../../access/audit.ts';
import { FallboteError } from '../../errors.ts';
import type { Change } from '../store.ts';
import { Draft } from './draft.ts';
import type { View } from './view.ts';

/** What is asked of the owner of a folder: a commit, or lines for the audit trail. */
export type Job = { readonly change: Change } | { readonly entries: readonly AuditEntry[] };

/** A commit of more cases writes segments at once. */
const SMALL = 64;
/** So many commits go into one change file at most. */
const GROUP = 64;

/** Whether it fits into a change file: no import, which makes a generation, and no removal, which must leave none there. */
export const isSmall = (job: Job): boolean =>
  'entries' in job ||
  (job.change.imported === undefined &&
    (job.change.remove?.length ?? 0) === 0 &&
    (job.change.put?.length ?? 0) <= SMALL);

/** How many of the jobs that wait are done together: small ones, or one that is not. */
export function groupSize(jobs: readonly Job[]): number {
  const big = jobs.findIndex((job) => !isSmall(job));
  return big < 0 ? Math.min(jobs.length, GROUP) : Math.max(1, Math.min(big, GROUP));
}

/** What a group changes, and why some of it is refused. */
export interface Decision {
  readonly draft: Draft;
  readonly refused: Map<Job, unknown>;
}

/** Decides jobs one after another against a view; nothing is changed yet. */
export async function decide(view: View, jobs: readonly Job[]): Promise<Decision> {
  const draft = new Draft(view);
  const refused = new Map<Job, unknown>();
  for (const job of jobs) {
    try {
      if ('entries' in job) draft.log(job.entries);
      else await draft.add(job.change);
    } catch (error) {
      refused.set(job, error);
    }
  }
  return { draft, refused };
}

/** Refused because of the state: which another commit of the same group may have made. */
const isOverruled = (error: unknown) => error instanceof FallboteError && /^FB10[45]$/u.test(error.code);

/** The group could not be written: who was not refused for a reason of its own is refused for this one. */
export function refuseAll({ refused }: Decision, jobs: readonly Job[], error: unknown): void {
  for (const job of jobs) if (!refused.has(job) || isOverruled(refused.get(job))) refused.set(job, error);
}
