import { dayOfIso } from '../../src/calendar/civil-date.ts';
import type { Case, ContractVersion, Job } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { CONTRACT_OUTCOMES } from '../../src/cases/values.ts';
import type { Edited } from '../writing/spec.ts';
import { replaced } from './entries.ts';
import { nothingToChange, standsAlready } from './fields.ts';
import { endUnknown, hasEnded, isOver, isPermanent, jobLabel, lastVersion } from './jobs.ts';
import { beforeStart, daysAfter, endBeforeStart, mustBeAfter, say, wrong } from './say.ts';

type Kind = (typeof CONTRACT_OUTCOMES)[number];
type Open = ContractVersion & { readonly until: string };

/** What the last version of a contract is said to lead to, with this outcome and what follows it. */
export interface Settling {
  readonly kind: Kind;
  readonly on: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly known?: string | undefined;
  readonly change: boolean;
}

function settled(kase: Case, job: Job, last: Open, outcome: ContractVersion['outcome'], next?: ContractVersion): Case {
  const before = job.contract?.slice(0, -1) ?? [];
  const contract = [...before, { ...last, outcome }, ...(next === undefined ? [] : [next])];
  return { ...kase, jobs: replaced(kase.jobs, { ...job, contract }) };
}

/** A renewal with its new end: a new version after the old one. */
function renewal(kase: Case, job: Job, last: Open, { on, from, until = '', known }: Settling): Edited {
  const begins = from ?? daysAfter(last.until, 1);
  if (begins <= last.until) {
    return wrong(
      'from',
      say(
        (day) =>
          `Die bisherige Fassung gilt bis ${day(last.until)}. Die neue kann frühestens am ${day(daysAfter(last.until, 1))} beginnen.`,
        (day) =>
          `The version so far holds until ${day(last.until)}. The new one cannot begin before ${day(daysAfter(last.until, 1))}.`,
      ),
    );
  }
  if (until <= last.until) return wrong('until', mustBeAfter(until, last.until));
  if (until < begins) return wrong('until', endBeforeStart(until, begins));
  // where the renewal was recorded before without its end, that day stays
  const outcome = last.outcome?.kind === 'Verlängerung' ? last.outcome : { kind: 'Verlängerung' as const, on };
  const gap = dayOfIso(begins) - dayOfIso(last.until) - 1;
  return {
    kase: settled(kase, job, last, outcome, {
      from: begins,
      until,
      ...(known === undefined ? {} : { knownOn: known }),
    }),
    said: say(
      (day) => `Vertrag ${job.id} verlängert: ${day(begins)} bis ${day(until)} (bisher bis ${day(last.until)})`,
      (day) => `Contract ${job.id} extended: ${day(begins)} until ${day(until)} (so far until ${day(last.until)})`,
    ),
    also:
      gap === 0
        ? []
        : [
            {
              de: `Zwischen den beiden Fassungen ${gap === 1 ? 'liegt 1 Tag' : `liegen ${gap} Tage`} ohne Vertrag.`,
              en: `Between the two versions there ${gap === 1 ? 'is 1 day' : `are ${gap} days`} without a contract.`,
            },
          ],
  };
}

function permanentFrom(kase: Case, job: Job, last: Open, { on, from }: Settling): Edited {
  const begins = from ?? daysAfter(last.until, 1);
  if (begins <= last.from) return wrong('from', beforeStart(begins, last.from));
  return {
    kase: settled(kase, job, last, { kind: 'Entfristung', on }, { from: begins, befristet: false }),
    said: say(
      (day) => `Vertrag ${job.id} entfristet am ${day(on)}: unbefristet ab ${day(begins)}`,
      (day) => `Contract ${job.id} made permanent on ${day(on)}: without an end from ${day(begins)}`,
    ),
  };
}

function without(kase: Case, job: Job, last: Open, { kind, on }: Settling): Edited {
  const said = say(
    (day) =>
      kind === 'Ende'
        ? `Vertrag ${job.id} endet am ${day(last.until)} (Ergebnis vom ${day(on)})`
        : `Vertrag ${job.id} wird über den ${day(last.until)} hinaus verlängert (Ergebnis vom ${day(on)})`,
    (day) =>
      kind === 'Ende'
        ? `Contract ${job.id} ends on ${day(last.until)} (outcome of ${day(on)})`
        : `Contract ${job.id} is extended beyond ${day(last.until)} (outcome of ${day(on)})`,
  );
  const { no } = kase;
  const also: Text[] =
    kind === 'Ende'
      ? []
      : [
          {
            de: `Das neue Ende fehlt noch. Bitte nachtragen: vertrag ${no} verlängerung ${job.id} bis 31.12.2027`,
            en: `The new end is still missing. Please add it: contract ${no} extension ${job.id} until 31 Dec 2027`,
          },
        ];
  return { kase: settled(kase, job, last, { kind, on }), said, also };
}

/** Records what a fixed-term contract leads to; nothing where something else stands there. */
export function settle(kase: Case, job: Job, today: string, settling: Settling): Edited {
  const last = lastVersion(job);
  if (hasEnded(job)) return { refused: isOver(kase.no, job) };
  if (isPermanent(last)) {
    return {
      refused: {
        de: `Der Vertrag ${job.id} ist unbefristet, da gibt es kein Ende zu klären. Ist die Beschäftigung vorbei: vertrag ${kase.no} beendet am 30.11.`,
        en: `The contract ${job.id} is permanent, there is no end to settle. If the job is over: contract ${kase.no} ended on 30 Nov`,
      },
    };
  }
  const { outcome, until } = last ?? {};
  if (last === undefined || until === undefined) return { refused: endUnknown(kase.no, job) };
  const { kind, change } = settling;
  const completes = outcome?.kind === 'Verlängerung' && kind === 'Verlängerung' && settling.until !== undefined;
  if (outcome !== undefined && !completes && !change) {
    return wrong(
      'change',
      standsAlready(
        say(
          (day) => `${job.id}, ${outcome.kind} vom ${day(outcome.on)}`,
          (day) => `${job.id}, ${outcome.kind} of ${day(outcome.on)}`,
        ),
      ),
    );
  }
  if (change && outcome === undefined) return { refused: nothingToChange(jobLabel(job, today)) };
  const open: Open = { ...last, until };
  if (kind === 'Entfristung') return permanentFrom(kase, job, open, settling);
  return kind === 'Verlängerung' && settling.until !== undefined
    ? renewal(kase, job, open, settling)
    : without(kase, job, open, settling);
}
