import type { Case } from '../../src/cases/case.ts';
import type { Subject } from '../../src/deadlines/subjects.ts';
import { replaced } from '../work/entries.ts';
import { say } from '../work/say.ts';
import type { Step } from './step.ts';

/** Takes back what became of a fixed term: the outcome, and the version of the contract that it led to. */
export function withoutContractOutcome({ item, job, index }: Extract<Subject, { kind: 'contract' }>, kase: Case): Step {
  const versions = job.contract ?? [];
  const next = versions[index + 1];
  if (item.outcome === undefined && next === undefined) {
    return job.endedOn === undefined
      ? undefined
      : {
          refused: say(
            (day) =>
              `Das ist erledigt, weil die Beschäftigung am ${day(job.endedOn ?? '')} endete. Ändern geht so: vertrag ${kase.no}`,
            (day) =>
              `This is settled because the job ended on ${day(job.endedOn ?? '')}. To change it: contract ${kase.no}`,
          ),
        };
  }
  const named = [...(kase.acts ?? []), ...(kase.waivers ?? [])].some(
    ({ subject }) => subject === `${job.id}/${index + 2}`,
  );
  if (next !== undefined && (versions.length > index + 2 || next.outcome !== undefined || named)) {
    return {
      refused: say(
        (day) => `Zur Fassung ab ${day(next.from)} ist schon mehr eingetragen. Bitte zuerst die wieder öffnen.`,
        (day) => `More has been recorded about the version from ${day(next.from)}. Please reopen that one first.`,
      ),
    };
  }
  const { outcome, ...open } = item;
  const contract = [...versions.slice(0, index), open];
  const kind = outcome?.kind ?? 'Verlängerung';
  return {
    kase: { ...kase, jobs: replaced(kase.jobs, { ...job, contract }) },
    said: say(
      (day) =>
        `Zurückgenommen: ${kind} des Vertrags ${job.id}${next === undefined ? '' : `, samt der Fassung ab ${day(next.from)}`}`,
      (day) =>
        `Taken back: ${kind} of the contract ${job.id}${next === undefined ? '' : `, with the version from ${day(next.from)}`}`,
    ),
  };
}
