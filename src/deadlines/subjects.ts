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

/** Reads a named date of a subject; `undefined` where it is not on file. */
export type DateGetter = (facts: Facts, subject: Subject) => Day | undefined;

const GETTERS: Partial<Record<DateFactName, DateGetter>> = {
  'antrag.complete': (_facts, subject) =>
    subject.kind === 'antrag' ? optionalDay(subject.item.completeOn) : undefined,
  'antrag.received': (_facts, subject) =>
    subject.kind === 'antrag' ? optionalDay(subject.item.receivedOn ?? subject.item.completeOn) : undefined,
  'bewilligung.on': (_facts, subject) => (subject.kind === 'bewilligung' ? dayOfIso(subject.item.on) : undefined),
  'marktnah.since': (_facts, subject) => (subject.kind === 'marktnah' ? dayOfIso(subject.item.since) : undefined),
  'marktnah.invitation': (facts, subject) =>
    subject.kind === 'marktnah' ? firstInvitation(facts, dayOfIso(subject.item.since)) : undefined,
  'alg.end': (_facts, subject) => (subject.kind === 'alg' ? optionalDay(subject.item.until) : undefined),
  'case.birthday15': (facts) => (facts.born === undefined ? undefined : birthday(facts.born, 15)),
  'case.turning25': (facts) => turning25(facts),
  'case.schulentlassung': (facts) => schulentlassung(facts),
  'case.berufsabschluss': (facts) => optionalDay(facts.case.berufsabschlussOn),
  'case.ausbildungsende': (facts) => lastAusbildungsende(facts),
  'case.kategorieSince': (facts) => facts.kategorieSince,
  'case.prognoseSince': (facts) => facts.prognoseSince,
  'case.exceptionSince': (facts) => optionalDay(facts.case.potenzialanalyse?.exceptionSince),
  'case.returnFromXyz': (facts) => facts.returnFromXyz,
  'case.closedOn': (facts) => optionalDay(facts.case.closed?.on),
  'last.contact': (facts) => lastContact(facts, ANY_CLIENT_CONTACT),
  'ausbildung.end': (_facts, subject) => (subject.kind === 'ausbildung' ? optionalDay(subject.item.end) : undefined),
  'participation.start': (_facts, subject) =>
    subject.kind === 'participation' ? dayOfIso(subject.item.start) : undefined,
  'participation.end': (_facts, subject) =>
    subject.kind === 'participation' ? participationEnd(subject.item) : undefined,
  'participation.assignedEnd': (_facts, subject) =>
    subject.kind === 'participation' ? optionalDay(subject.item.end) : undefined,
  'job.start': (_facts, subject) => (subject.kind === 'job' ? dayOfIso(subject.item.start) : undefined),
  'job.end': (_facts, subject) => (subject.kind === 'job' ? jobEnd(subject.item) : undefined),
  'job.probezeit': (_facts, subject) => (subject.kind === 'job' ? optionalDay(subject.item.probezeitUntil) : undefined),
  'contract.end': (_facts, subject) => (subject.kind === 'contract' ? optionalDay(subject.item.until) : undefined),
  'funding.end': (_facts, subject) => (subject.kind === 'funding' ? optionalDay(subject.item.end) : undefined),
  'grant.end': (_facts, subject) => (subject.kind === 'grant' ? optionalDay(subject.item.end) : undefined),
  'inbeq.start': (_facts, subject) => (subject.kind === 'inbeq' ? dayOfIso(subject.item.start) : undefined),
  'inbeq.end': (_facts, subject) => (subject.kind === 'inbeq' ? inbeqEnd(subject.item) : undefined),
  'inbeq.dayAfter': (_facts, subject) => {
    const end = subject.kind === 'inbeq' ? inbeqEnd(subject.item) : undefined;
    return end === undefined ? undefined : end + 1;
  },
  'document.validUntil': (_facts, subject) =>
    subject.kind === 'document' ? optionalDay(subject.item.validUntil) : undefined,
  'followUp.due': (_facts, subject) => (subject.kind === 'followUp' ? dayOfIso(subject.item.due) : undefined),
};

const NOT_ON_FILE: DateGetter = () => undefined;

/** The getter of a named date; looked up once, when a rule is compiled. */
export function dateGetter(name: DateFactName): DateGetter {
  return GETTERS[name] ?? NOT_ON_FILE;
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
