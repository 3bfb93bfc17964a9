import type { Field, Fields } from '../../src/bot/fields.ts';
import type { ContractVersion, Job } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { type Edited, variant } from '../writing/spec.ts';
import { criticalField, knownField, svpField, termField } from './contract-new.ts';
import { afterEach, replaced, theEntry, unclearWhich, whichField } from './entries.ts';
import { endField } from './fields.ts';
import { hasEnded, isPermanent, jobLabel, lastVersion, noJob, runningJobs } from './jobs.ts';
import { endBeforeStart, say, wrong } from './say.ts';

/** The contract version with what was said about it. */
function changedVersion(job: Job, until: string | undefined, term: string | undefined, known: string | undefined) {
  const last: ContractVersion = lastVersion(job) ?? { from: job.start };
  const { until: oldEnd, befristet: _, ...others } = last;
  const end = term === 'no' ? undefined : (until ?? oldEnd);
  const changed: ContractVersion = {
    ...others,
    ...(end === undefined ? {} : { until: end }),
    ...(end === undefined && term !== undefined ? { befristet: term === 'yes' } : {}),
    ...(end === undefined && term === undefined && last.befristet !== undefined ? { befristet: last.befristet } : {}),
    ...(known === undefined ? {} : { knownOn: known }),
  };
  return [...(job.contract?.slice(0, -1) ?? []), changed];
}

const goesOnField: Field = {
  type: 'yes-no',
  label: { de: 'Geht doch weiter (ohne letzten Tag)', en: 'Goes on after all (without a last day)' },
  yes: ['läuft weiter', 'geht weiter', 'läuft doch weiter', 'geht doch weiter', 'goes on', 'continues'],
};

/** Adds or puts right what is on file about a job; what stood there is said. */
export const changeJob = variant({
  verb: { name: { de: 'ändern', en: 'change' }, words: ['angaben', 'korrigieren', 'nachtragen', 'correct', 'add'] },
  title: { de: 'Angaben zur Beschäftigung ändern', en: 'Change what is on file about a job' },
  examples: {
    de: ['vertrag F-101 ändern bis 30.11.2027', 'vertrag F-101 ändern svp', 'vertrag F-101 ändern unbefristet'],
    en: ['contract F-101 change until 30 Nov 2027', 'contract F-101 change svp'],
  },
  pointless: ({ kase }) => noJob(kase),
  fields: (edit): Fields => {
    const from = afterEach(runningJobs(edit), (job) => lastVersion(job)?.from ?? job.start);
    return {
      ...whichField(runningJobs(edit)),
      until: endField({ de: 'Befristet bis', en: 'Fixed-term until' }, from, { leadOnly: true }),
      term: termField,
      svp: svpField,
      known: knownField,
      critical: criticalField,
      ...((edit.kase.jobs ?? []).some(hasEnded) ? { goesOn: goesOnField } : {}),
    };
  },
  apply({ which, until, term, svp, known, critical, goesOn }, edit): Edited {
    const { kase, today } = edit;
    if ([until, term, svp, known, critical, goesOn].every((value) => value === undefined)) {
      return wrong('until', {
        de: 'Was soll sich ändern? Zum Beispiel: bis 30.11.2027, unbefristet, svp, kritische Phase',
        en: 'What is to change? For example: until 30 Nov 2027, permanent, svp, critical phase',
      });
    }
    const entries = runningJobs(edit);
    const job = theEntry(entries, which);
    if (job === undefined) return unclearWhich(entries);
    const from = lastVersion(job)?.from ?? job.start;
    if (until !== undefined && until < from) return wrong('until', endBeforeStart(until, from));
    if (until !== undefined && term === 'no') {
      return wrong('until', {
        de: 'Ein unbefristeter Vertrag hat kein Ende. Bitte nur eines von beiden angeben.',
        en: 'A permanent contract has no end. Please give only one of the two.',
      });
    }
    const aboutContract = until !== undefined || term !== undefined || known !== undefined;
    const { endedOn: _, ...withoutEnd } = job;
    const next: Job = {
      ...(goesOn === 'yes' ? withoutEnd : job),
      ...(svp === undefined ? {} : { svp: svp === 'yes' }),
      ...(critical === undefined ? {} : { kritischePhase: critical === 'yes' }),
      ...(aboutContract ? { contract: changedVersion(job, until, term, known) } : {}),
    };
    const [before, after] = [facts(job, today), facts(next, today)];
    return {
      kase: { ...kase, jobs: replaced(kase.jobs, next) },
      said: { de: `Geändert: ${after.de}`, en: `Changed: ${after.en}` },
      also: [{ de: `Bisher: ${before.de}`, en: `So far: ${before.en}` }],
    };
  },
});

/** All that may be changed about a job, in one line. */
function facts(job: Job, today: string): Text {
  const label = jobLabel(job, today);
  const last = lastVersion(job);
  const open = last?.befristet === true && last.until === undefined;
  const { knownOn } = last ?? {};
  const known =
    knownOn === undefined
      ? { de: '', en: '' }
      : say(
          (day) => `, bekannt seit ${day(knownOn)}`,
          (day) => `, known since ${day(knownOn)}`,
        );
  const svp =
    job.svp === undefined
      ? ['svp. unbekannt', 'svp. unknown']
      : job.svp
        ? ['svp.', 'svp.']
        : ['nicht svp.', 'not svp.'];
  const critical = job.kritischePhase === true;
  const unknown = last === undefined || (!isPermanent(last) && last.until === undefined && !open);
  const term = open
    ? [', befristet, Ende unbekannt', ', fixed-term, end unknown']
    : unknown
      ? [', Befristung unbekannt', ', term unknown']
      : ['', ''];
  return {
    de: `${label.de}${term[0]}${known.de}, ${svp[0]}${critical ? ', kritische Phase' : ''}`,
    en: `${label.en}${term[1]}${known.en}, ${svp[1]}${critical ? ', critical phase' : ''}`,
  };
}
