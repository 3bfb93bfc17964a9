import { choicesOf, type Fields } from '../../src/bot/fields.ts';
import type { Job } from '../../src/cases/case.ts';
import { CONTRACT_OUTCOMES } from '../../src/cases/values.ts';
import { type CaseEdit, variant } from '../writing/spec.ts';
import { knownField } from './contract-new.ts';
import { type Settling, settle } from './contract-settle.ts';
import { afterEach, theEntry, unclearWhich, whichField } from './entries.ts';
import { changeField, doneField, endField, startField } from './fields.ts';
import { hasEnded, isPermanent, jobsOf, lastVersion, noJob } from './jobs.ts';
import { daysAfter, wrong } from './say.ts';

/** A contract whose end is still to be settled; also one that was renewed without saying until when. */
const unsettled = (job: Job): boolean => {
  const last = lastVersion(job);
  return !hasEnded(job) && !isPermanent(last) && (last?.outcome === undefined || last.outcome.kind === 'Verlängerung');
};
const openJobs = ({ kase, today }: CaseEdit) => jobsOf(kase, today, unsettled);
const isSettled = (job: Job): boolean => lastVersion(job)?.outcome !== undefined;

/** The day after the end of the contract: a new end comes after it. */
const endSoFar = (edit: CaseEdit) =>
  afterEach(openJobs(edit), (job) => {
    const { until } = lastVersion(job) ?? {};
    return until === undefined ? undefined : daysAfter(until, 1);
  });

/** The contract goes on: a new version, and the old one is settled. */
export const renew = variant({
  verb: {
    name: { de: 'verlängerung', en: 'extension' },
    words: ['verlängert', 'verlängern', 'extended', 'extend', 'renewal', 'renewed', 'renew'],
  },
  title: { de: 'Verlängerung eintragen', en: 'Record an extension' },
  examples: {
    de: [
      'vertrag F-101 verlängerung bis 31.12.2027',
      'vertrag F-101 verlängerung ab 1.12. bis 31.12.2027 bekannt am 3.11.',
    ],
    en: ['contract F-101 extension until 31 Dec 2027'],
  },
  pointless: ({ kase }) => noJob(kase),
  fields: (edit): Fields => ({
    ...whichField(openJobs(edit)),
    until: endField({ de: 'Neues Ende', en: 'New end' }, endSoFar(edit), {
      lengthFrom: endSoFar(edit),
      required: true,
      missing: {
        de: 'Bis wann? Zum Beispiel: bis 31.12.2027. Wird nicht verlängert, sondern entfristet: ergebnis Entfristung',
        en: 'Until when? For example: until 31 Dec 2027. If it is made permanent instead: outcome permanent',
      },
    }),
    from: {
      ...startField({ de: 'Gilt ab (leer: gleich danach)', en: 'From (empty: right after)' }, { required: false }),
      leadOnly: true,
    },
    known: { ...knownField, lead: [...(knownField.lead ?? []), 'am', 'vom', 'on'] },
    ...changeField((edit.kase.jobs ?? []).some(isSettled)),
  }),
  apply({ which, until, from, known, change }, edit) {
    const entries = openJobs(edit);
    const job = theEntry(entries, which);
    if (job === undefined) return unclearWhich(entries);
    const on = known ?? edit.today;
    return settle(edit.kase, job, edit.today, {
      kind: 'Verlängerung',
      on,
      from,
      until,
      known,
      change: change === 'yes',
    });
  },
});

/** What became of the end of a contract. */
export const contractOutcome = variant({
  verb: {
    name: { de: 'ergebnis', en: 'outcome' },
    words: ['result'],
    answers: [
      'Entfristung',
      'entfristet',
      'nicht verlängert',
      'läuft aus',
      'permanent',
      'made permanent',
      'not extended',
    ],
  },
  title: { de: 'Ergebnis zum Vertragsende eintragen', en: 'Record the outcome of a contract' },
  examples: {
    de: ['vertrag F-101 ergebnis Entfristung', 'vertrag F-101 ergebnis Ende am 15.11.'],
    en: ['contract F-101 outcome permanent', 'contract F-101 outcome end on 15 Nov'],
  },
  pointless: ({ kase }) => noJob(kase),
  fields: (edit): Fields => ({
    ...whichField(openJobs(edit)),
    kind: {
      type: 'choice',
      label: { de: 'Ergebnis', en: 'Outcome' },
      required: true,
      missing: { de: 'Entfristung, Verlängerung oder Ende', en: 'permanent, extension or end' },
      choices: choicesOf(CONTRACT_OUTCOMES, {
        Entfristung: ['entfristet', 'unbefristet', 'permanent', 'made permanent'],
        Verlängerung: ['verlängert', 'extension', 'extended', 'renewal', 'renewed'],
        Ende: ['endet', 'beendet', 'läuft aus', 'nicht verlängert', 'end', 'ends', 'ended', 'not extended'],
      }),
    },
    on: doneField({ de: 'Ergebnis vom', en: 'Outcome of' }, edit.today),
    until: endField({ de: 'Neues Ende (bei Verlängerung)', en: 'New end (of an extension)' }, endSoFar(edit), {
      lengthFrom: endSoFar(edit),
      leadOnly: true,
    }),
    from: {
      ...startField({ de: 'Gilt ab (leer: gleich danach)', en: 'From (empty: right after)' }, { required: false }),
      leadOnly: true,
    },
    ...changeField((edit.kase.jobs ?? []).some(isSettled)),
  }),
  apply({ which, kind, on = '', until, from, change }, edit) {
    if (until !== undefined && kind !== 'Verlängerung') {
      return wrong('until', {
        de: 'Ein neues Ende gibt es nur bei einer Verlängerung.',
        en: 'Only an extension has a new end.',
      });
    }
    if (from !== undefined && kind === 'Ende') {
      return wrong('from', {
        de: 'Nach dem Ende gilt keine neue Fassung.',
        en: 'After the end there is no new version.',
      });
    }
    if (from !== undefined && kind === 'Verlängerung' && until === undefined) {
      return wrong('until', {
        de: 'Bis wann? Zum Beispiel: bis 31.12.2027',
        en: 'Until when? For example: until 31 Dec 2027',
      });
    }
    const entries = openJobs(edit);
    const job = theEntry(entries, which);
    if (job === undefined) return unclearWhich(entries);
    return settle(edit.kase, job, edit.today, {
      kind: kind as Settling['kind'],
      on,
      from,
      until,
      change: change === 'yes',
    });
  },
});
