import type { Field, Fields } from '../../src/bot/fields.ts';
import type { Case, Job } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { type CaseEdit, variant } from '../writing/spec.ts';
import { probationField } from './contract-new.ts';
import { afterEach, replaced, theEntry, unclearWhich, whichField } from './entries.ts';
import { changeField, lastDayField, nothingToChange, standsAlready } from './fields.ts';
import { hasEnded, jobLabel, jobsOf, lastVersion, noJob, runningJobs } from './jobs.ts';
import { beforeStart, say, wrong } from './say.ts';

/** The last day that is meant where none is named: today, or the end of a contract that is over. */
function lastDay(job: Job, today: string): string {
  const { until } = lastVersion(job) ?? {};
  return until !== undefined && until < today ? until : today;
}

/** What is paid for a job that is over, and nobody has said what becomes of it. */
function stillPaid({ no, fundings, berufsbegleitungen }: Case, job: Job): readonly Text[] {
  const open = <
    T extends { readonly id: string; readonly job?: string | undefined; readonly outcome?: object | undefined },
  >(
    item: T,
  ) => item.job === job.id && item.outcome === undefined;
  return [
    ...(fundings ?? []).filter(open).map(({ id, kind }) => ({
      de: `Dazu gehört noch ${kind}. Wenn die Förderung endet: foerderung ${no} ergebnis ${id} endet`,
      en: `${kind} still belongs to it. If the funding ends: funding ${no} outcome ${id} ends`,
    })),
    ...(berufsbegleitungen ?? []).filter(open).map(({ id }) => ({
      de: `Dazu gehört noch eine Berufsbegleitung. Wenn sie endet: berufsbegleitung ${no} ergebnis ${id} endet`,
      en: `A Berufsbegleitung still belongs to it. If it ends: berufsbegleitung ${no} outcome ${id} ends`,
    })),
  ];
}

/** The job is over, or will be. */
export const jobEnded = variant({
  verb: {
    name: { de: 'beendet', en: 'ended' },
    words: ['gekündigt', 'kündigung', 'aufgehoben', 'abgebrochen', 'terminated', 'quit', 'dismissed'],
  },
  title: { de: 'Ende der Beschäftigung eintragen', en: 'Record the end of a job' },
  examples: {
    de: ['vertrag F-101 beendet am 15.11.', 'vertrag F-101 beendet zum 31.12.'],
    en: ['contract F-101 ended on 15 Nov'],
  },
  pointless: ({ kase }) => noJob(kase),
  fields: (edit): Fields => ({
    ...whichField(runningJobs(edit)),
    on: lastDayField({
      de: 'Letzter Tag (leer: heute, oder das Vertragsende)',
      en: 'Last day (empty: today, or the end of the contract)',
    }),
    ...changeField((edit.kase.jobs ?? []).some(hasEnded)),
  }),
  apply({ which, on: given, change }, edit) {
    const { kase, today } = edit;
    const entries = runningJobs(edit);
    const job = theEntry(entries, which);
    if (job === undefined) return unclearWhich(entries);
    const on = given ?? lastDay(job, today);
    const label = jobLabel(job, today);
    if (job.endedOn !== undefined && change !== 'yes') return wrong('change', standsAlready(label));
    if (job.endedOn === undefined && change === 'yes') return { refused: nothingToChange(label) };
    if (on < job.start) return wrong('on', beforeStart(on, job.start));
    const { until } = lastVersion(job) ?? {};
    if (until !== undefined && on > until) {
      return wrong(
        'on',
        say(
          (day) =>
            `Der Vertrag ist bis ${day(until)} befristet. Ging es weiter: vertrag ${kase.no} verlängerung ${job.id} bis …`,
          (day) => `The contract ends on ${day(until)}. If it went on: contract ${kase.no} extension ${job.id} until …`,
        ),
      );
    }
    const before = job.endedOn;
    const old =
      before === undefined
        ? undefined
        : say(
            (day) => ` (bisher ${day(before)})`,
            (day) => ` (so far ${day(before)})`,
          );
    return {
      kase: { ...kase, jobs: replaced(kase.jobs, { ...job, endedOn: on }) },
      said: say(
        (day) => `Beschäftigung ${job.id} ${on > today ? 'endet' : 'beendet'}, letzter Tag ${day(on)}${old?.de ?? ''}`,
        (day) => `Job ${job.id} ${on > today ? 'ends' : 'ended'}, last day ${day(on)}${old?.en ?? ''}`,
      ),
      also: stillPaid(kase, job),
    };
  },
});

const withoutProbation = ({ kase, today }: CaseEdit) =>
  jobsOf(kase, today, (job) => !hasEnded(job) && job.probezeitUntil === undefined);

/** The end of the Probezeit. */
export const probation = variant({
  verb: { name: { de: 'probezeit', en: 'probation' } },
  title: { de: 'Probezeit eintragen', en: 'Record the probation' },
  examples: { de: ['vertrag F-101 probezeit bis 31.5.2027'], en: ['contract F-101 probation until 31 May 2027'] },
  pointless: ({ kase }) => noJob(kase),
  fields: (edit): Fields => {
    const after = afterEach(withoutProbation(edit), ({ start }) => start);
    return {
      ...whichField(withoutProbation(edit)),
      until: { ...probationField(true), ...(after === undefined ? {} : { after, lengthFrom: after }) } as Field,
      ...changeField((edit.kase.jobs ?? []).some((job) => job.probezeitUntil !== undefined)),
    };
  },
  apply({ which, until = '', change }, edit) {
    const { kase, today } = edit;
    const entries = withoutProbation(edit);
    const job = theEntry(entries, which);
    if (job === undefined) return unclearWhich(entries);
    const old = job.probezeitUntil;
    if (old !== undefined && change !== 'yes') {
      return wrong(
        'change',
        standsAlready(
          say(
            (day) => `${job.id}, Probezeit bis ${day(old)}`,
            (day) => `${job.id}, probation until ${day(old)}`,
          ),
        ),
      );
    }
    if (old === undefined && change === 'yes') return { refused: nothingToChange(jobLabel(job, today)) };
    if (until < job.start) return wrong('until', beforeStart(until, job.start));
    return {
      kase: { ...kase, jobs: replaced(kase.jobs, { ...job, probezeitUntil: until }) },
      said: say(
        (day) => `Probezeit ${job.id} bis ${day(until)}${old === undefined ? '' : ` (bisher ${day(old)})`}`,
        (day) => `Probation of ${job.id} until ${day(until)}${old === undefined ? '' : ` (so far ${day(old)})`}`,
      ),
    };
  },
});
