import { type Day, dayOfIso, toIso } from '../../src/calendar/civil-date.ts';
import type { Case, Inbeq } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { replaced } from '../work/entries.ts';
import { say } from '../work/say.ts';
import { withoutContractOutcome } from './contract-back.ts';
import { dated, omit, type Step, taken } from './step.ts';
import type { Target } from './way.ts';

const outcomeText = (what: string, outcome: { readonly kind: string; readonly on: string }): Text =>
  taken(dated(`${what}: ${outcome.kind}`, `${what}: ${outcome.kind}`, outcome.on));

/** Whether something in the case points to an entry. */
const isNamed = (kase: Case, id: string): boolean =>
  [...(kase.acts ?? []), ...(kase.waivers ?? [])].some(({ subject }) => subject === id);

interface Term {
  readonly id: string;
  readonly job?: string | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly outcome?: { readonly kind: string; readonly on: string } | undefined;
}

/** A list of terms without the outcome of one of them, and without the one that followed where it was extended. */
function withoutOutcome<T extends Term>(
  kase: Case,
  list: readonly T[] | undefined,
  item: T,
  same: (a: T, b: T) => boolean,
): T[] {
  const follows = (other: T) =>
    item.outcome?.kind === 'verlängert' &&
    item.end !== undefined &&
    other.start === toIso(dayOfIso(item.end) + 1) &&
    other.outcome === undefined &&
    same(other, item) &&
    !isNamed(kase, other.id);
  return replaced(list, omit(item, 'outcome') as T).filter((other) => other.id === item.id || !follows(other));
}

/** The outcome of an InbeQ, with the extension that it brought. */
function withoutInbeqOutcome(item: Inbeq, due: Day | undefined, kase: Case): Step {
  const { outcome, extendedTo } = item;
  const wasExtended = outcome === undefined || outcome.kind === 'verlängert';
  if (extendedTo !== undefined && due !== undefined && due < dayOfIso(extendedTo)) {
    if (!wasExtended) {
      return {
        refused: {
          de: `Die InbeQ ist danach schon abgeschlossen (${outcome.kind}). Bitte zuerst deren Ende wieder öffnen.`,
          en: `The InbeQ has been concluded since (${outcome.kind}). Please reopen its end first.`,
        },
      };
    }
    return {
      kase: { ...kase, inbeq: replaced(kase.inbeq, omit(omit(item, 'outcome'), 'extendedTo')) },
      said: taken(
        say(
          (day) => `InbeQ verlängert bis ${day(extendedTo)}`,
          (day) => `InbeQ extended until ${day(extendedTo)}`,
        ),
      ),
    };
  }
  if (outcome === undefined) return undefined;
  return { kase: { ...kase, inbeq: replaced(kase.inbeq, omit(item, 'outcome')) }, said: outcomeText('InbeQ', outcome) };
}

type Dokument = NonNullable<Case['documents']>[number];

/** That a document was renewed, with the new one. */
function withoutRenewal(item: Dokument, kase: Case): Step {
  const newer = (kase.documents ?? []).filter(
    (other) =>
      other.id !== item.id && other.kind === item.kind && (other.validUntil ?? '9999') > (item.validUntil ?? '9999'),
  );
  const [only, ...more] = newer;
  if (item.renewedOn === undefined && only === undefined) return undefined;
  if (more.length > 0 || (only !== undefined && (only.renewedOn !== undefined || isNamed(kase, only.id)))) {
    return {
      refused: {
        de: `Es gibt schon einen neueren Nachweis „${item.kind}“. Bitte zuerst den wieder öffnen.`,
        en: `There is a newer document “${item.kind}” already. Please reopen that one first.`,
      },
    };
  }
  const documents = replaced(kase.documents, omit(item, 'renewedOn')).filter((other) => other.id !== only?.id);
  return {
    kase: { ...kase, documents },
    said: taken({ de: `${item.kind} erneuert`, en: `${item.kind} renewed` }),
  };
}

/** Takes back the outcome that stands in the entry itself. */
export function withoutOutcomeOf({ deadline, subject }: Target, kase: Case): Step {
  switch (subject.kind) {
    case 'contract':
      return withoutContractOutcome(subject, kase);
    case 'funding': {
      const { item } = subject;
      if (item.outcome === undefined) return undefined;
      const same = (a: typeof item, b: typeof item) => a.kind === b.kind && a.job === b.job;
      const fundings = withoutOutcome(kase, kase.fundings, item, same);
      return { kase: { ...kase, fundings }, said: outcomeText(item.kind, item.outcome) };
    }
    case 'grant': {
      const { item } = subject;
      if (item.outcome === undefined) return undefined;
      const berufsbegleitungen = withoutOutcome(kase, kase.berufsbegleitungen, item, (a, b) => a.job === b.job);
      return { kase: { ...kase, berufsbegleitungen }, said: outcomeText('Berufsbegleitung', item.outcome) };
    }
    case 'inbeq':
      return withoutInbeqOutcome(subject.item, deadline.due, kase);
    case 'document':
      return withoutRenewal(subject.item, kase);
    case 'followUp': {
      const { item } = subject;
      if (item.doneOn === undefined) return undefined;
      return {
        kase: { ...kase, followUps: replaced(kase.followUps, omit(item, 'doneOn')) },
        said: { de: `Wiedervorlage „${item.text}“ ist wieder offen`, en: `Follow-up “${item.text}” is open again` },
      };
    }
    default:
      return undefined;
  }
}
