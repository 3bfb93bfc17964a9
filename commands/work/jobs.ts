import type { Case, ContractVersion, Job } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { CaseEdit } from '../writing/spec.ts';
import type { Entries } from './entries.ts';
import { sinceWords } from './fields.ts';
import { say } from './say.ts';

/** The version of the contract that counts last; it may not have begun. */
export const lastVersion = (job: Job): ContractVersion | undefined => job.contract?.at(-1);

/** Whether a contract is known to have no end. */
export const isPermanent = (version: ContractVersion | undefined): boolean => version?.befristet === false;

/** The last day of a job as far as anybody knows: on file as ended, or the end of its contract. */
export const knownEnd = (job: Job): string | undefined => job.endedOn ?? lastVersion(job)?.until;

/** How a job is called: "b1 seit Mo 02.03.2026, befristet bis So 28.02.2027". */
export function jobLabel(job: Job, today: string): Text {
  const since = sinceWords(job.start, today);
  const version = lastVersion(job);
  const { endedOn } = job;
  const { until } = version ?? {};
  let term: Text = { de: '', en: '' };
  if (endedOn !== undefined) {
    term = say(
      (day) => `, letzter Tag ${day(endedOn)}`,
      (day) => `, last day ${day(endedOn)}`,
    );
  } else if (until !== undefined) {
    term = say(
      (day) => `, befristet bis ${day(until)}`,
      (day) => `, fixed-term until ${day(until)}`,
    );
  } else if (isPermanent(version)) term = { de: ', unbefristet', en: ', permanent' };
  return { de: `${job.id} ${since.de}${term.de}`, en: `${job.id} ${since.en}${term.en}` };
}

/** The jobs of a case that a command may be about. */
export const jobsOf = (kase: Case, today: string, fits: (job: Job) => boolean): Entries<Job> => ({
  all: kase.jobs ?? [],
  label: (job) => jobLabel(job, today),
  fits,
  which: { de: 'Welche Beschäftigung', en: 'Which job' },
});

/** Jobs without a last day on file. */
export const runningJobs = ({ kase, today }: CaseEdit): Entries<Job> => jobsOf(kase, today, (job) => !hasEnded(job));

/** Nobody has recorded a job yet. */
export const noJob = ({ no, jobs }: Case): Text | undefined =>
  (jobs ?? []).length > 0
    ? undefined
    : {
        de: `In diesem Fall steht noch keine Beschäftigung. Zuerst zum Beispiel: vertrag ${no} neu ab 1.12. bis 30.11.2027 svp`,
        en: `There is no job in this case yet. First, for example: contract ${no} new from 1 Dec until 30 Nov 2027 svp`,
      };

/** A job whose contract has no end on file: what hangs on that end cannot be recorded yet. */
export const endUnknown = (no: string, job: Job): Text => ({
  de: `Wann der Vertrag ${job.id} endet, ist nicht eingetragen. Zuerst zum Beispiel: vertrag ${no} ändern ${job.id} bis 30.11.2026`,
  en: `When the contract ${job.id} ends is not recorded. First, for example: contract ${no} change ${job.id} until 30 Nov 2026`,
});

/** The last day of the job stands there. */
export const isOver = (no: string, job: Job & { readonly endedOn: string }): Text =>
  say(
    (day) =>
      `Für die Beschäftigung ${job.id} ist als letzter Tag der ${day(job.endedOn)} eingetragen. Geht sie doch weiter, zuerst: vertrag ${no} ändern ${job.id} läuft weiter`,
    (day) =>
      `The job ${job.id} has ${day(job.endedOn)} on file as its last day. If it goes on after all, first: contract ${no} change ${job.id} goes on`,
  );

export const hasEnded = (job: Job): job is Job & { readonly endedOn: string } => job.endedOn !== undefined;
