import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import { birthday, lastDayOfMonths } from '../calendar/periods.ts';
import type { Case, ContractVersion, Inbeq, Job, Participation } from '../cases/case.ts';
import type { Massnahme } from '../cases/office.ts';
import type { DateFactName } from './date-facts.ts';
import { ANY_CLIENT_CONTACT, type Facts, optionalDay } from './facts.ts';
import type { Rule } from './rule.ts';
import type { SubjectKind } from './subject-kinds.ts';

type ItemOf<K extends keyof Case> = NonNullable<Case[K]> extends readonly (infer T)[] ? T : never;

/** One thing a rule is applied to. `key` names it inside its case ('' for the case itself). */
export type Subject =
  | { readonly kind: 'case'; readonly key: ''; readonly item: undefined }
  | { readonly kind: 'antrag'; readonly key: string; readonly item: ItemOf<'antraege'> }
  | { readonly kind: 'bewilligung'; readonly key: string; readonly item: ItemOf<'bewilligungen'> }
  | { readonly kind: 'marktnah'; readonly key: string; readonly item: ItemOf<'marktnaheBetreuungen'> }
  | { readonly kind: 'alg'; readonly key: string; readonly item: ItemOf<'algBezug'> }
  | { readonly kind: 'job'; readonly key: string; readonly item: Job }
  | {
      readonly kind: 'contract';
      readonly key: string;
      readonly item: ContractVersion;
      readonly job: Job;
      readonly index: number;
    }
  | { readonly kind: 'funding'; readonly key: string; readonly item: ItemOf<'fundings'> }
  | { readonly kind: 'grant'; readonly key: string; readonly item: ItemOf<'berufsbegleitungen'> }
  | { readonly kind: 'participation'; readonly key: string; readonly item: Participation }
  | { readonly kind: 'inbeq'; readonly key: string; readonly item: Inbeq }
  | { readonly kind: 'ausbildung'; readonly key: string; readonly item: ItemOf<'ausbildungen'> }
  | { readonly kind: 'document'; readonly key: string; readonly item: ItemOf<'documents'> }
  | { readonly kind: 'followUp'; readonly key: string; readonly item: ItemOf<'followUps'> };

const NONE: readonly Subject[] = [];
const THE_CASE: readonly Subject[] = [{ kind: 'case', key: '', item: undefined }];

const byId = <
  K extends 'job' | 'funding' | 'grant' | 'participation' | 'inbeq' | 'ausbildung' | 'document' | 'followUp',
>(
  kind: K,
  items: readonly { readonly id: string }[] | undefined,
): readonly Subject[] =>
  items === undefined || items.length === 0
    ? NONE
    : (items.map((item) => ({ kind, key: item.id, item })) as unknown as Subject[]);

const byDate = <K extends 'antrag' | 'bewilligung' | 'marktnah' | 'alg', T>(
  kind: K,
  items: readonly T[] | undefined,
  dateOf: (item: T) => string | undefined,
): readonly Subject[] =>
  items === undefined || items.length === 0
    ? NONE
    : (items.map((item, index) => ({ kind, key: dateOf(item) ?? `${index + 1}`, item })) as unknown as Subject[]);

/** The things of a case that a rule of this kind of subject looks at. */
export function subjectsOf(kase: Case, kind: SubjectKind): readonly Subject[] {
  switch (kind) {
    case 'case':
      return THE_CASE;
    case 'antrag':
      return byDate(kind, kase.antraege, (item) => item.completeOn ?? item.receivedOn);
    case 'bewilligung':
      return byDate(
        kind,
        kase.bewilligungen?.filter((item) => item.weiterbewilligung !== true),
        (item) => item.on,
      );
    case 'marktnah':
      return byDate(kind, kase.marktnaheBetreuungen, (item) => item.since);
    case 'alg':
      return byDate(kind, kase.algBezug, (item) => item.until);
    case 'job':
      return byId(kind, kase.jobs);
    case 'contract':
      if (kase.jobs === undefined) return NONE;
      return kase.jobs.flatMap((job) =>
        (job.contract === undefined || job.contract.length === 0 ? [{ from: job.start }] : job.contract).map(
          (item, index) => ({ kind, key: `${job.id}/${index + 1}`, item, job, index }),
        ),
      );
    case 'funding':
      return byId(kind, kase.fundings);
    case 'grant':
      return byId(kind, kase.berufsbegleitungen);
    case 'participation':
      return byId(kind, kase.participations);
    case 'inbeq':
      return byId(kind, kase.inbeq);
    case 'ausbildung':
      return byId(kind, kase.ausbildungen);
    case 'document':
      return byId(
        kind,
        kase.documents?.filter((item) => item.validUntil !== undefined),
      );
    case 'followUp':
      return byId(kind, kase.followUps);
  }
}

/** Individual end of a participation: an early exit wins over the assigned end. */
export function participationEnd(item: Participation): Day | undefined {
  return optionalDay(item.exitOn ?? item.end);
}

/**
 * End of an InbeQ: the actual one, else the extended or assigned one, else 24 months from its first day; `undefined` where
 * it was extended and nobody noted until when.
 */
export function inbeqEnd(item: Inbeq): Day | undefined {
  if (item.outcome?.kind === 'verlängert' && item.extendedTo === undefined && item.endedOn === undefined)
    return undefined;
  return optionalDay(item.endedOn ?? item.extendedTo ?? item.assignedEnd) ?? lastDayOfMonths(dayOfIso(item.start), 24);
}

/** Last day of a job: on file as ended, or by a contract that was settled as ending. */
export function jobEnd(job: Job): Day | undefined {
  if (job.endedOn !== undefined) return dayOfIso(job.endedOn);
  const last = job.contract?.at(-1);
  return last?.outcome?.kind === 'Ende' ? optionalDay(last.until) : undefined;
}

export function schulentlassung(facts: Facts): Day | undefined {
  return optionalDay(facts.case.schule?.schulentlassung);
}

/** The 25th birthday, or the latest end of a Maßnahme that runs over it; `undefined` where one of the two is not on file. */
function turning25(facts: Facts): Day | undefined {
  if (facts.born === undefined) return undefined;
  const day = birthday(facts.born, 25);
  let due = day;
  for (const item of facts.case.participations ?? []) {
    if (dayOfIso(item.start) >= day) continue;
    const end = participationEnd(item);
    if (end === undefined) return undefined;
    if (end > due) due = end;
  }
  for (const item of facts.case.inbeq ?? []) {
    if (dayOfIso(item.start) < day) due = Math.max(due, inbeqEnd(item) ?? due);
  }
  return due;
}

function lastAusbildungsende(facts: Facts): Day | undefined {
  let last: Day | undefined;
  for (const item of facts.case.ausbildungen ?? []) {
    const end = optionalDay(item.end);
    if (end !== undefined && (last === undefined || end > last)) last = end;
  }
  return last;
}

function firstInvitation(facts: Facts, since: Day): Day | undefined {
  let first: Day | undefined;
  for (const item of facts.case.invitations ?? []) {
    const day = dayOfIso(item.on);
    if (item.for !== 'Erstgespräch' || item.written === false || day < since || day > facts.today) continue;
    if (first === undefined || day < first) first = day;
  }
  return first;
}

/** The day a named date of a subject falls on; `undefined` where it is not on file. */
export function dateFact(name: DateFactName, facts: Facts, subject: Subject): Day | undefined {
  switch (name) {
    case 'antrag.complete':
      return subject.kind === 'antrag' ? optionalDay(subject.item.completeOn) : undefined;
    case 'antrag.received':
      return subject.kind === 'antrag' ? optionalDay(subject.item.receivedOn ?? subject.item.completeOn) : undefined;
    case 'bewilligung.on':
      return subject.kind === 'bewilligung' ? dayOfIso(subject.item.on) : undefined;
    case 'marktnah.since':
      return subject.kind === 'marktnah' ? dayOfIso(subject.item.since) : undefined;
    case 'marktnah.invitation':
      return subject.kind === 'marktnah' ? firstInvitation(facts, dayOfIso(subject.item.since)) : undefined;
    case 'alg.end':
      return subject.kind === 'alg' ? optionalDay(subject.item.until) : undefined;
    case 'case.birthday15':
      return facts.born === undefined ? undefined : birthday(facts.born, 15);
    case 'case.turning25':
      return turning25(facts);
    case 'case.schulentlassung':
      return schulentlassung(facts);
    case 'case.berufsabschluss':
      return optionalDay(facts.case.berufsabschlussOn);
    case 'case.ausbildungsende':
      return lastAusbildungsende(facts);
    case 'case.kategorieSince':
      return facts.kategorieSince;
    case 'case.prognoseSince':
      return facts.prognoseSince;
    case 'case.exceptionSince':
      return optionalDay(facts.case.potenzialanalyse?.exceptionSince);
    case 'case.returnFromXyz':
      return facts.returnFromXyz;
    case 'case.closedOn':
      return optionalDay(facts.case.closed?.on);
    case 'last.contact':
      return lastContact(facts, ANY_CLIENT_CONTACT);
    case 'ausbildung.end':
      return subject.kind === 'ausbildung' ? optionalDay(subject.item.end) : undefined;
    case 'participation.start':
      return subject.kind === 'participation' ? dayOfIso(subject.item.start) : undefined;
    case 'participation.end':
      return subject.kind === 'participation' ? participationEnd(subject.item) : undefined;
    case 'participation.assignedEnd':
      return subject.kind === 'participation' ? optionalDay(subject.item.end) : undefined;
    case 'job.start':
      return subject.kind === 'job' ? dayOfIso(subject.item.start) : undefined;
    case 'job.end':
      return subject.kind === 'job' ? jobEnd(subject.item) : undefined;
    case 'job.probezeit':
      return subject.kind === 'job' ? optionalDay(subject.item.probezeitUntil) : undefined;
    case 'contract.end':
      return subject.kind === 'contract' ? optionalDay(subject.item.until) : undefined;
    case 'funding.end':
      return subject.kind === 'funding' ? optionalDay(subject.item.end) : undefined;
    case 'grant.end':
      return subject.kind === 'grant' ? optionalDay(subject.item.end) : undefined;
    case 'inbeq.start':
      return subject.kind === 'inbeq' ? dayOfIso(subject.item.start) : undefined;
    case 'inbeq.end':
      return subject.kind === 'inbeq' ? inbeqEnd(subject.item) : undefined;
    case 'inbeq.dayAfter': {
      const end = subject.kind === 'inbeq' ? inbeqEnd(subject.item) : undefined;
      return end === undefined ? undefined : end + 1;
    }
    case 'document.validUntil':
      return subject.kind === 'document' ? optionalDay(subject.item.validUntil) : undefined;
    case 'followUp.due':
      return subject.kind === 'followUp' ? dayOfIso(subject.item.due) : undefined;
    default:
      return undefined;
  }
}

/** The last counting contact of one of the kinds in `mask`. */
export function lastContact(facts: Facts, mask: number): Day | undefined {
  let last: Day | undefined;
  for (let i = 0; i < facts.contactDays.length; i++) {
    const day = facts.contactDays[i] as Day;
    if (((facts.contactBits[i] as number) & mask) !== 0 && (last === undefined || day > last)) last = day;
  }
  return last;
}

/** Whether a participation lasts at least so many months by its assigned length, first and last day counted. */
export function lastsMonths(item: Participation, months: number): boolean | undefined {
  if (item.end === undefined) return undefined;
  return dayOfIso(item.end) >= lastDayOfMonths(dayOfIso(item.start), months);
}

/** The names by which acts may point to an entry that a rule looks at. */
export type SubjectKeys = (rule: Rule) => ReadonlySet<string>;

export function subjectKeys(kase: Case, massnahmen: ReadonlyMap<string, Massnahme>): SubjectKeys {
  return (rule) => {
    const keys = subjectsOf(kase, rule.subject).map((subject) => subject.key);
    if (rule.due.form === 'series') {
      const { months } = rule.due;
      return new Set(keys.flatMap((key) => months.map((month) => `${key}/${month}`)));
    }
    if (rule.due.form !== 'milestones') return new Set(keys);
    const milestones = (kase.participations ?? []).flatMap((item) =>
      (massnahmen.get(item.massnahme)?.milestones ?? []).map((milestone) => `${item.id}/${milestone.id}`),
    );
    return new Set(milestones);
  };
}
