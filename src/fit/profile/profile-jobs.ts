import { type Day, dayOfIso } from '../../calendar/civil-date.ts';
import type { Case, Job } from '../../cases/case.ts';
import { jobEnd } from '../../deadlines/subjects.ts';
import { exactly, type Known, oneValue, someValues } from '../values/known.ts';
import { elapsedMonths } from '../values/time.ts';
import { mergeSpells } from './profile-benefit.ts';
import type { FactFromCase } from './profile-fact.ts';

const JOBS = { de: 'Beschäftigungen im Fall', en: 'jobs in the case' } as const;
const JOBS_AND_BENEFIT = {
  de: 'Beschäftigungen und Leistungsbezug im Fall',
  en: 'jobs and benefit in the case',
} as const;
const TRAINING = { de: 'Ausbildung im Fall', en: 'apprenticeship in the case' } as const;

const SVP: readonly string[] = ['svp Teilzeit', 'svp Vollzeit'];
const SVP_JOB = someValues(SVP);
const ANY_JOB = someValues(['Minijob', ...SVP]);

/** Whether a job runs on a day. */
export const runs = (job: Job, today: Day): boolean => {
  if (dayOfIso(job.start) > today) return false;
  const end = jobEnd(job);
  return end === undefined || end >= today;
};

export const runningAusbildung = (kase: Case, today: Day) =>
  kase.ausbildungen?.find(
    ({ start, end }) => dayOfIso(start) <= today && (end === undefined || dayOfIso(end) >= today),
  );

/** A job that is not subject to social insurance is a mini-job: the table of values has no other. */
function ofJobs(jobs: readonly Job[], today: Day): Known & { readonly kind: 'choice' } {
  let found: (Known & { readonly kind: 'choice' }) | undefined;
  for (const job of jobs) {
    if (!runs(job, today)) continue;
    if (job.svp === true) return SVP_JOB;
    if (job.svp === undefined) found = ANY_JOB;
    else found ??= oneValue('Minijob');
  }
  return found ?? oneValue('keine');
}

/** Whether somebody works: a running Ausbildung is one; beside a job either may be meant. */
export function employment(kase: Case, today: Day): FactFromCase | undefined {
  const training = runningAusbildung(kase, today);
  if (kase.jobs === undefined) return training && { known: oneValue('Ausbildung'), from: TRAINING };
  const known = ofJobs(kase.jobs, today);
  if (training === undefined) return { known, from: JOBS };
  if (known.values.has('keine')) return { known: oneValue('Ausbildung'), from: TRAINING };
  return { known: someValues(['Ausbildung', ...known.values]), from: JOBS };
}

/** How long ago the latest running svp. job began; never where none runs. */
export function newJob(kase: Case, today: Day, most: number): FactFromCase | undefined {
  if (kase.jobs === undefined) return undefined;
  let start: Day | undefined;
  for (const job of kase.jobs) {
    if (!runs(job, today) || job.svp === false) continue;
    if (job.svp === undefined) return undefined;
    const begun = dayOfIso(job.start);
    if (start === undefined || begun > start) start = begun;
  }
  return { known: exactly(start === undefined ? most : elapsedMonths(start, today)), from: JOBS };
}

/** How long ago the last job ended; 0 while one runs. No job on file does not say that there was none before. */
export function lastJob(kase: Case, today: Day): FactFromCase | undefined {
  let ended: Day | undefined;
  for (const job of kase.jobs ?? []) {
    if (dayOfIso(job.start) > today) continue;
    const end = jobEnd(job);
    if (end === undefined || end >= today) return { known: exactly(0), from: JOBS };
    if (ended === undefined || end > ended) ended = end;
  }
  return ended === undefined ? undefined : { known: exactly(elapsedMonths(ended, today)), from: JOBS };
}

/**
 * How long ago somebody worked beside benefit, at the most: there may have been a job later that is not on file. 0 where a
 * job and benefit both run.
 */
export function lastBesideBenefit(kase: Case, today: Day): FactFromCase | undefined {
  if (kase.jobs === undefined || kase.leistungsbezug === undefined) return undefined;
  const spells = mergeSpells(kase.leistungsbezug, today);
  let last: Day | undefined;
  for (const job of kase.jobs) {
    const [start, end] = [dayOfIso(job.start), jobEnd(job) ?? today];
    for (const { from, until } of spells) {
      const both = Math.min(end, until, today);
      if (both >= Math.max(start, from) && (last === undefined || both > last)) last = both;
    }
  }
  if (last === undefined) return undefined;
  const known: Known = { kind: 'number', min: 0, max: elapsedMonths(last, today) };
  return { known, also: known, from: JOBS_AND_BENEFIT };
}
