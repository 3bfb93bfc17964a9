import type { Field, Fields } from '../../src/bot/fields.ts';
import type { Case, Job } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { nextId } from '../writing/next-id.ts';
import { variant } from '../writing/spec.ts';
import { endField, startField } from './fields.ts';
import { jobLabel, knownEnd } from './jobs.ts';
import { beforeStart, endBeforeStart, say, wrong } from './say.ts';

/** Whether a job is svp., as people type it. */
export const svpField: Field = {
  type: 'yes-no',
  label: { de: 'Sozialversicherungspflichtig (svp.)', en: 'With social insurance (svp.)' },
  yes: ['svp', 'svp.', 'svp ja', 'svp yes', 'sozialversicherungspflichtig', 'versicherungspflichtig'],
  no: ['nicht svp', 'kein svp', 'ohne svp', 'svp nein', 'not svp', 'no svp', 'svp no', 'minijob', 'geringfügig'],
};

/** Whether a contract has an end. */
export const termField: Field = {
  type: 'yes-no',
  label: { de: 'Befristet', en: 'Fixed-term' },
  yes: ['befristet', 'fixed-term', 'temporary'],
  no: ['unbefristet', 'permanent', 'open-ended'],
};

export const knownField: Field = {
  type: 'date',
  label: { de: 'Ende bekannt seit', en: 'End known since' },
  tense: 'past',
  near: true,
  lead: ['bekannt am', 'bekannt seit', 'bekannt', 'known on', 'known since', 'known'],
  leadOnly: true,
};

export const probationField = (required: boolean): Field => ({
  type: 'date',
  label: { de: 'Probezeit bis', en: 'Probation until' },
  month: 'last',
  lead: ['probezeit bis', 'probezeit bis zum', 'probezeit', 'probation until', 'probation', 'bis', 'until'],
  ...(required ? { required } : { leadOnly: true }),
});

export const criticalField: Field = {
  type: 'yes-no',
  label: { de: 'Kritische Phase: nach 6 und 12 Monaten nachfragen', en: 'Critical phase: ask after 6 and 12 months' },
  yes: ['kritische Phase', 'kritisch', 'kritische Phase ja', 'critical phase', 'critical'],
  no: ['nicht kritisch', 'kritische Phase nein', 'keine kritische Phase', 'not critical', 'no critical phase'],
};

const secondField: Field = {
  type: 'yes-no',
  label: { de: 'Zusätzlich zur anderen Beschäftigung', en: 'Beside the other job' },
  yes: ['zusätzlich', 'zweite', 'weitere', 'daneben', 'additional', 'second', 'besides'],
};

/** A job that runs in the same days as a new one. */
const besides = (kase: Case, start: string, until: string | undefined): Job | undefined =>
  (kase.jobs ?? []).find((job) => (knownEnd(job) ?? '9999') >= start && (until === undefined || job.start <= until));

function overlap({ no }: Case, job: Job, today: string): Text {
  const label = jobLabel(job, today);
  return {
    de: `Da läuft schon ${label.de}. Eine Verlängerung wäre: vertrag ${no} verlängerung bis 31.12.2027. Ist es eine weitere Beschäftigung, schreiben Sie „zusätzlich“ dazu; ist die alte vorbei, zuerst: vertrag ${no} beendet am 30.11.`,
    en: `There is already ${label.en}. An extension would be: contract ${no} extension until 31 Dec 2027. If it is one more job, add “additional”; if the old one is over, first: contract ${no} ended on 30 Nov`,
  };
}

/** A job that nobody has said the outcome of, though its contract is over when the new one begins. */
function stillOpen({ no, jobs }: Case, start: string): readonly Text[] {
  const job = (jobs ?? []).find(({ endedOn, contract }) => {
    const last = contract?.at(-1);
    return endedOn === undefined && last?.until !== undefined && last.until < start && last.outcome === undefined;
  });
  if (job === undefined) return [];
  return [
    {
      de: `Zum Ende von ${job.id} fehlt noch das Ergebnis: vertrag ${no} ergebnis ${job.id} Ende`,
      en: `The outcome of ${job.id} is still missing: contract ${no} outcome ${job.id} end`,
    },
  ];
}

/** What is still unknown of a new job, and how it is added later. */
const unknowns = (no: string, { id, svp, contract }: Job): readonly Text[] => [
  ...(svp === undefined
    ? [
        {
          de: `Ob sie svp. ist, fehlt noch: vertrag ${no} ändern ${id} svp (oder: nicht svp)`,
          en: `Whether it is svp. is missing: contract ${no} change ${id} svp (or: not svp)`,
        },
      ]
    : []),
  ...(contract?.[0]?.befristet === true
    ? [
        {
          de: `Das Ende des Vertrags fehlt noch: vertrag ${no} ändern ${id} bis 30.11.2027`,
          en: `The end of the contract is missing: contract ${no} change ${id} until 30 Nov 2027`,
        },
      ]
    : []),
];

/** A new job with the first version of its contract. */
export const newJob = variant({
  verb: {
    name: { de: 'neu', en: 'new' },
    words: ['neuer Vertrag', 'neue Beschäftigung', 'neuer Job', 'new contract', 'new job', 'arbeitsaufnahme', 'start'],
  },
  title: { de: 'Neue Beschäftigung eintragen', en: 'Record a new job' },
  examples: {
    de: [
      'vertrag F-101 neu ab 1.12. bis 30.11.2027 svp',
      'vertrag F-101 neu ab 1.12. unbefristet svp Probezeit bis 31.5.',
    ],
    en: ['contract F-101 new from 1 Dec until 30 Nov 2027 svp', 'contract F-101 new from 1 Dec permanent not svp'],
  },
  fields: ({ kase }): Fields => ({
    start: startField({ de: 'Beginn', en: 'Start' }),
    until: endField({ de: 'Befristet bis', en: 'Fixed-term until' }, 'start', {
      lengthFrom: 'start',
    }),
    term: termField,
    svp: svpField,
    probation: { ...probationField(false), after: 'start', lengthFrom: 'start' } as Field,
    known: knownField,
    critical: criticalField,
    ...((kase.jobs ?? []).length > 0 ? { second: secondField } : {}),
  }),
  apply({ start = '', until, term, svp, probation, known, critical, second }, { kase, today }) {
    if (until === undefined && term === undefined) {
      return wrong('until', {
        de: 'Bitte das Ende („bis 30.11.2027“) oder „unbefristet“ angeben. Ist es noch nicht bekannt: „befristet“.',
        en: 'Please give the end (“until 30 Nov 2027”) or “permanent”. If it is not known yet: “fixed-term”.',
      });
    }
    if (until !== undefined && term === 'no') {
      return wrong('until', {
        de: 'Ein unbefristeter Vertrag hat kein Ende. Bitte nur eines von beiden angeben.',
        en: 'A permanent contract has no end. Please give only one of the two.',
      });
    }
    if (until !== undefined && until < start) return wrong('until', endBeforeStart(until, start));
    if (probation !== undefined && probation < start) return wrong('probation', beforeStart(probation, start));
    const other = besides(kase, start, until);
    if (other !== undefined && second !== 'yes') return wrong('second', overlap(kase, other, today));
    const job: Job = {
      id: nextId('b', kase.jobs),
      start,
      ...(svp === undefined ? {} : { svp: svp === 'yes' }),
      contract: [
        {
          from: start,
          ...(until === undefined ? { befristet: term === 'yes' } : { until }),
          ...(known === undefined ? {} : { knownOn: known }),
        },
      ],
      ...(probation === undefined ? {} : { probezeitUntil: probation }),
      ...(critical === 'yes' ? { kritischePhase: true } : {}),
    };
    const label = jobLabel(job, today);
    const kind = svp === undefined ? { de: '', en: '' } : svp === 'yes' ? { de: ', svp.', en: ', svp.' } : NOT_SVP;
    const trial =
      probation === undefined
        ? { de: '', en: '' }
        : say(
            (day) => `, Probezeit bis ${day(probation)}`,
            (day) => `, probation until ${day(probation)}`,
          );
    const flag = critical === 'yes' ? { de: ', kritische Phase', en: ', critical phase' } : { de: '', en: '' };
    return {
      kase: { ...kase, jobs: [...(kase.jobs ?? []), job] },
      said: {
        de: `Neue Beschäftigung ${label.de}${kind.de}${trial.de}${flag.de}`,
        en: `New job ${label.en}${kind.en}${trial.en}${flag.en}`,
      },
      also: [...unknowns(kase.no, job), ...stillOpen(kase, start)],
    };
  },
});

const NOT_SVP: Text = { de: ', nicht svp.', en: ', not svp.' };
