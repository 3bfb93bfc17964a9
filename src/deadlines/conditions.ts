import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import { addMonths, ageOn, monthOf } from '../calendar/periods.ts';
import { birthdayOf, type Facts, isAlgAufstocker, optionalDay } from './facts.ts';
import type { MissingFact } from './missing.ts';
import type { Rule, When } from './rule.ts';
import { inbeqEnd, jobEnd, lastsMonths, type Subject } from './subjects.ts';

/** A condition holds, does not hold, or cannot be decided because this fact is missing. */
export type Verdict = true | false | MissingFact;

/** Decides one condition. `at` is the day it is asked for: the rule's start where there is one, else today. */
export type Condition = (facts: Facts, subject: Subject, at: Day) => Verdict;

const member = (values: readonly string[]) => {
  const set = new Set(values);
  return (value: string) => set.has(value);
};

/** Zielgruppen belong to people under 25: from 25 on "none" is known, below it is missing. */
function zielgruppeOf(facts: Facts, at: Day): string | MissingFact {
  const age = ageAt(facts, at);
  const value = zielgruppeAt(facts, at);
  if (value !== undefined) return age !== undefined && age >= 25 ? '' : value;
  if (age === undefined) return 'birthDate';
  // who is 25 by now is not asked for a Zielgruppe any more
  return (facts.age ?? age) >= 25 ? '' : 'zielgruppe';
}

/** The Zielgruppe on a day; before the first entry it is taken to have been that one already. */
function zielgruppeAt(facts: Facts, at: Day): string | undefined {
  if (at >= facts.today || facts.zielgruppeSince === undefined || at >= facts.zielgruppeSince) return facts.zielgruppe;
  const entries = facts.case.zielgruppen ?? [];
  return (entries.findLast((entry) => dayOfIso(entry.since) <= at) ?? entries[0])?.zielgruppe;
}

function ageAt(facts: Facts, at: Day): number | undefined {
  if (at === facts.today) return facts.age;
  return facts.born === undefined ? undefined : ageOn(facts.born, at);
}

function placed(facts: Facts): boolean {
  const { jobs, ausbildungen } = facts.case;
  const running = (end: Day | undefined) => end === undefined || end >= facts.today;
  return (
    (jobs?.some((job) => running(jobEnd(job))) ?? false) ||
    (ausbildungen?.some((item) => running(optionalDay(item.end))) ?? false)
  );
}

/** In a running svp. job or in an Ausbildung. */
function integrated(facts: Facts): Verdict {
  for (const item of facts.case.ausbildungen ?? []) {
    if (dayOfIso(item.start) <= facts.today && (item.end === undefined || dayOfIso(item.end) >= facts.today))
      return true;
  }
  let unknown = false;
  for (const job of facts.case.jobs ?? []) {
    const end = jobEnd(job);
    if (dayOfIso(job.start) > facts.today || (end !== undefined && end < facts.today)) continue;
    if (job.svp === true) return true;
    if (job.svp === undefined) unknown = true;
  }
  return unknown ? 'svp' : false;
}

/** Neufall: moved in, or no benefit in the six months before the application was complete (UM 3). */
function neufall(facts: Facts, subject: Subject, at: Day): Verdict {
  if (subject.kind !== 'antrag') return 'antrag';
  if (subject.item.movedIn === true) return true;
  const spells = facts.case.leistungsbezug;
  if (spells === undefined) return 'leistungsbezug';
  // What this very application led to starts at the earliest on the first of its month (§ 37 Abs. 2 SGB II).
  const own = monthOf(optionalDay(subject.item.receivedOn) ?? at).first;
  for (const spell of spells) {
    if (dayOfIso(spell.from) >= own) continue;
    if (spell.until === undefined || addMonths(dayOfIso(spell.until), 6) > at) return false;
  }
  return true;
}

function berufsbegleitung(facts: Facts, jobId: string, extent: 'running' | 'ever'): boolean {
  for (const grant of facts.case.berufsbegleitungen ?? []) {
    if (grant.job !== undefined && grant.job !== jobId) continue;
    if (dayOfIso(grant.start) > facts.today) continue;
    if (extent === 'ever' || grant.end === undefined || dayOfIso(grant.end) >= facts.today) return true;
  }
  return false;
}

/** The written consent to Nachbetreuung that holds for a job, where there is one. */
export function consentFor(facts: Facts, jobId: string): { readonly givenOn: Day } | undefined {
  for (const consent of facts.case.consents ?? []) {
    if (consent.for !== 'Nachbetreuung' || consent.declined === true) continue;
    if (consent.form !== 'schriftlich' || (consent.job !== undefined && consent.job !== jobId)) continue;
    if (dayOfIso(consent.givenOn) > facts.today) continue;
    if (consent.withdrawnOn !== undefined && dayOfIso(consent.withdrawnOn) <= facts.today) continue;
    return { givenOn: dayOfIso(consent.givenOn) };
  }
  return undefined;
}

type Builders = { [K in keyof When]-?: (value: NonNullable<When[K]>) => Condition };

const not = (verdict: Verdict): Verdict => (typeof verdict === 'boolean' ? !verdict : verdict);

const BUILDERS: Builders = {
  kategorie: (values) => {
    const has = member(values);
    return (facts) => (facts.kategorie === undefined ? 'kategorie' : has(facts.kategorie));
  },
  kategorieNot: (values) => {
    const has = member(values);
    return (facts) => (facts.kategorie === undefined ? 'kategorie' : !has(facts.kategorie));
  },
  zielgruppe: (values) => {
    const has = member(values);
    return (facts) => {
      const value = zielgruppeOf(facts, facts.today);
      return value === 'birthDate' || value === 'zielgruppe' ? value : has(value);
    };
  },
  zielgruppeNot: (values) => {
    const has = member(values);
    return (facts, _subject, at) => {
      const value = zielgruppeOf(facts, at);
      return value === 'birthDate' || value === 'zielgruppe' ? value : !has(value);
    };
  },
  rechtskreis: (value) => (facts) =>
    facts.case.rechtskreis === undefined ? 'rechtskreis' : facts.case.rechtskreis === value,
  prognose: (values) => {
    const has = member(values);
    return (facts) => (facts.prognose === undefined ? 'prognose' : has(facts.prognose));
  },
  ageFrom: (years) => (facts, _subject, at) => {
    const age = ageAt(facts, at);
    return age === undefined ? 'birthDate' : age >= years;
  },
  ageUnder: (years) => (facts, _subject, at) => {
    const age = ageAt(facts, at);
    return age === undefined ? 'birthDate' : age < years;
  },
  u25: () => (facts) => (facts.age === undefined ? 'birthDate' : facts.age < 25),
  birthdayInCare: (years) => (facts) => {
    const day = birthdayOf(facts, years);
    return day === undefined ? 'birthDate' : day >= facts.opened;
  },
  neufall: () => neufall,
  algAufstocker: () => (facts, _subject, at) => facts.case.algBezug === undefined || !isAlgAufstocker(facts, at),
  bedarfsgemeinschaft: () => (facts) => facts.case.bedarfsgemeinschaft !== undefined,
  ausbildungsreif: () => (facts) => facts.case.schule?.ausbildungsreif ?? 'ausbildungsreif',
  schuelerOhneReife: () => (facts) => {
    if (facts.zielgruppe !== 'Schüler') return true;
    return facts.case.schule?.ausbildungsreif ?? 'ausbildungsreif';
  },
  notPlacedOrNotReif: () => (facts) => {
    if (!placed(facts)) return true;
    return not(facts.case.schule?.ausbildungsreif ?? 'ausbildungsreif');
  },
  placed: () => (facts) => !placed(facts),
  integrated: () => (facts) => not(integrated(facts)),
  exception: () => (facts) => facts.case.potenzialanalyse?.exceptionSince !== undefined,
  marktnahRunning: () => (facts, subject) =>
    subject.kind === 'marktnah' && (subject.item.until === undefined || dayOfIso(subject.item.until) >= facts.today),
  massnahme: (values) => {
    const has = member(values);
    return (facts, subject) =>
      subject.kind === 'participation' && has(facts.massnahmen.get(subject.item.massnahme)?.kind ?? '');
  },
  tendered: () => (facts, subject) =>
    subject.kind === 'participation' && facts.massnahmen.get(subject.item.massnahme)?.tendered === true,
  newBerufsabschluss: () => (facts, subject) =>
    subject.kind === 'participation' && facts.massnahmen.get(subject.item.massnahme)?.newBerufsabschluss === true,
  monthsFrom: (months) => (_facts, subject) =>
    subject.kind === 'participation' && (lastsMonths(subject.item, months) ?? 'massnahmeEnd'),
  monthsUnder: (months) => (_facts, subject) => {
    if (subject.kind !== 'participation') return false;
    return not(lastsMonths(subject.item, months) ?? 'massnahmeEnd');
  },
  notTakenOver: () => (facts, subject) => {
    if (subject.kind !== 'participation') return false;
    if (facts.massnahmen.get(subject.item.massnahme)?.kind !== 'MAG') return true;
    return not(subject.item.takenOver ?? 'takenOver');
  },
  außerbetrieblich: () => (_facts, subject) =>
    subject.kind === 'ausbildung' && subject.item.kind === 'außerbetriebliche Ausbildung',
  befristet: () => (facts, subject) => {
    if (subject.kind !== 'contract') return false;
    if (subject.item.befristet !== undefined || subject.item.until !== undefined)
      return subject.item.befristet !== false;
    const end = jobEnd(subject.job);
    return end !== undefined && end <= facts.today ? false : 'befristet';
  },
  svp: () => (_facts, subject) => subject.kind === 'job' && (subject.item.svp ?? 'svp'),
  jobRunning: () => (facts, subject) => {
    if (subject.kind !== 'job' || dayOfIso(subject.item.start) > facts.today) return false;
    const end = jobEnd(subject.item);
    return end === undefined || end >= facts.today;
  },
  jobEnded: () => (facts, subject) => {
    if (subject.kind !== 'job') return false;
    const end = jobEnd(subject.item);
    return end !== undefined && end <= facts.today;
  },
  kritischePhase: () => (_facts, subject) => subject.kind === 'job' && subject.item.kritischePhase === true,
  berufsbegleitung: (extent) => (facts, subject) =>
    subject.kind === 'job' && berufsbegleitung(facts, subject.item.id, extent),
  consentNachbetreuung: () => (facts, subject) =>
    subject.kind === 'job' && consentFor(facts, subject.item.id) !== undefined,
  inbeqEnded: () => (facts, subject) => {
    if (subject.kind !== 'inbeq') return false;
    const end = inbeqEnd(subject.item);
    return end === undefined ? 'newInbeqEnd' : end <= facts.today;
  },
  rehaTraeger: (name) => (_facts, subject) => {
    if (subject.kind !== 'inbeq') return false;
    return subject.item.rehaTraeger === undefined ? 'rehaTraeger' : subject.item.rehaTraeger === name;
  },
};

/** The Zielgruppe was one of these and has just changed: what the rule asked for is done. */
export function leftZielgruppe(facts: Facts, values: readonly string[] | undefined): boolean {
  const { zielgruppe, previousZielgruppe } = facts;
  if (values === undefined || zielgruppe === undefined || previousZielgruppe === undefined) return false;
  return !values.includes(zielgruppe) && values.includes(previousZielgruppe);
}

/** The conditions of a rule as functions, in the order of the row. */
export function compileConditions({ when, done }: Rule): readonly Condition[] {
  if (when === undefined) return [];
  if (done.zielgruppeChanged === true) {
    const { zielgruppe, ...others } = when;
    const current = zielgruppe === undefined ? undefined : BUILDERS.zielgruppe(zielgruppe);
    const rest = compileConditions({ when: others, done: {} } as Rule);
    if (current === undefined) return rest;
    return [(facts, subject, at) => leftZielgruppe(facts, zielgruppe) || current(facts, subject, at), ...rest];
  }
  return (Object.keys(when) as (keyof When)[])
    .filter((key) => when[key] !== undefined)
    .map((key) => (BUILDERS[key] as (value: unknown) => Condition)(when[key]));
}
