import { type Day, dayOfIso } from '../../calendar/civil-date.ts';
import { fold } from '../../calendar/fold.ts';
import { addMonths } from '../../calendar/periods.ts';
import { findHandlungsbedarf, findSubKind } from '../../cases/hemmnis-catalogue.ts';
import {
  FAILED,
  type HemmnisKnown,
  MET,
  type NumberKnown,
  type ParticipationKnown,
  type Profile,
  UNKNOWN,
  type Value,
} from '../profile/knowledge.ts';
import { merkmalOf } from '../profile/merkmale.ts';
import type { Criterion } from './criterion.ts';
import { partsOf } from './parts.ts';

export type Judge = (profile: Profile) => Value;

/** A compiled condition with its parts. */
export interface Node {
  readonly criterion: Criterion;
  readonly judge: Judge;
  /** as if the condition were not soft */
  readonly hard: Judge;
  readonly parts: readonly Node[];
}

const unknown: Judge = () => UNKNOWN;

/** `sure` hold already, `maybe` others could: are `wanted` of them there? */
export const countValue = (sure: number, maybe: number, wanted: number): Value =>
  sure >= wanted ? MET : sure + maybe < wanted ? FAILED : UNKNOWN;

function inBounds({ min, max, above }: Criterion): (known: NumberKnown | undefined) => Value {
  const [low, high, over] = [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY, above ?? -1];
  return (known) => {
    if (known === undefined) return UNKNOWN;
    if (known.max < low || known.min > high || known.max <= over) return FAILED;
    return known.min >= low && known.max <= high && known.min > over ? MET : UNKNOWN;
  };
}

/** How many Hemmnisse are open: those that are only suspected may or may not be. */
export function openCount(profile: Profile): NumberKnown | undefined {
  const list = profile.hemmnisse();
  if (list === undefined) return undefined;
  return { min: list.filter((has) => !has.vermutet).length, max: list.length };
}

function byMerkmal(criterion: Criterion, key: string): Judge {
  const of = criterion.of ?? [];
  switch (merkmalOf(key)?.kind) {
    case 'number': {
      const fits = inBounds(criterion);
      if (key === 'anzahl-hemmnisse') return (profile) => fits(openCount(profile) ?? profile.number(key));
      return (profile) => fits(profile.number(key));
    }
    case 'benefit': {
      const fits = inBounds(criterion);
      return (profile) => fits(profile.benefit(criterion.within));
    }
    case 'choice': {
      const wanted = new Set(of);
      return (profile) => {
        const known = profile.choice(key);
        if (known === undefined) return UNKNOWN;
        let hits = 0;
        for (const value of known) if (wanted.has(value)) hits++;
        return hits === known.size ? MET : hits === 0 ? FAILED : UNKNOWN;
      };
    }
    case 'text': {
      const wanted = new Set(of.map(fold));
      return (profile) => {
        const known = profile.text(key);
        return known === undefined ? UNKNOWN : wanted.has(known) ? MET : FAILED;
      };
    }
    default:
      return unknown;
  }
}

/** A name of the catalogue of Hemmnisse: a Handlungsbedarf with its sub-kinds but some, or one sub-kind of it. */
interface Wanted {
  readonly handlungsbedarf: string;
  readonly sub: string | undefined;
  readonly except: ReadonlySet<string | undefined>;
}

const NONE: ReadonlySet<undefined> = new Set();

export function wantedHemmnis(name: string, except: Wanted['except'] = NONE): Wanted {
  const whole = findHandlungsbedarf(name);
  if (whole !== undefined) return { handlungsbedarf: whole.name, sub: undefined, except };
  const sub = findSubKind(name);
  return { handlungsbedarf: sub?.handlungsbedarf ?? '', sub: sub?.name ?? name, except };
}

/** The Hemmnisse that a condition names. */
export function wantedHemmnisse({ hemmnisse = [], except = [] }: Criterion): readonly Wanted[] {
  const without = new Set(except.map((name) => findSubKind(name)?.name));
  return hemmnisse.map((name) => wantedHemmnis(name, without));
}

/** Whether one Hemmnis of a person is the wanted one. Without a sub-kind on record it may be any of its Handlungsbedarf. */
export function matchHemmnis(wanted: Wanted, has: HemmnisKnown, suspicionEnough: boolean): Value {
  const same =
    wanted.sub === undefined
      ? has.handlungsbedarf === wanted.handlungsbedarf && (has.sub === undefined || !wanted.except.has(has.sub))
      : has.sub === wanted.sub;
  if (same) return has.vermutet && !suspicionEnough ? UNKNOWN : MET;
  return wanted.sub !== undefined && has.sub === undefined && has.handlungsbedarf === wanted.handlungsbedarf
    ? UNKNOWN
    : FAILED;
}

function byHemmnisse(criterion: Criterion): Judge {
  const { suspicionEnough, atLeast = 1 } = criterion;
  const names = wantedHemmnisse(criterion);
  return (profile) => {
    const list = profile.hemmnisse();
    if (list === undefined) return UNKNOWN;
    let sure = 0;
    let maybe = 0;
    for (const wanted of names) {
      let best: Value = FAILED;
      for (const has of list) {
        const value = matchHemmnis(wanted, has, suspicionEnough === true);
        if (value > best) best = value;
        if (best === MET) break;
      }
      if (best === MET) sure++;
      else if (best === UNKNOWN) maybe++;
    }
    return countValue(sure, maybe, atLeast);
  };
}

function byChildren({ children = {}, atLeast = 1 }: Criterion): Judge {
  const { minAge = 0, maxAge = Number.POSITIVE_INFINITY } = children;
  return (profile) => {
    const known = profile.children();
    if (known === undefined) return UNKNOWN;
    if ('least' in known) return countValue(minAge === 0 && maxAge > 30 ? known.least : 0, 30, atLeast);
    let sure = 0;
    let maybe = 0;
    for (const child of known) {
      if (child.min >= minAge && child.max <= maxAge) sure++;
      else if (child.max >= minAge && child.min <= maxAge) maybe++;
    }
    return countValue(sure, maybe, atLeast);
  };
}

type Sort = NonNullable<Criterion['participation']>;

function matchParticipation(sort: Sort, item: ParticipationKnown, today: Day): Value {
  const until = item.until === undefined ? undefined : dayOfIso(item.until);
  const over = until !== undefined && until < today;
  if (sort.massnahmen !== undefined && !sort.massnahmen.includes(item.massnahme)) return FAILED;
  let value: Value = MET;
  if (sort.kinds !== undefined) {
    if (item.kind === undefined) value = UNKNOWN;
    else if (!sort.kinds.some((kind) => kind === item.kind)) return FAILED;
  }
  if (sort.running !== undefined) {
    // somebody typed it without dates: a result says that it is over
    const typed = item.from === '';
    if (typed && item.outcome === undefined) value = UNKNOWN;
    else if ((typed ? false : !over && dayOfIso(item.from) <= today) !== sort.running) return FAILED;
  }
  if (sort.withinMonths !== undefined) {
    if (until !== undefined && until < addMonths(today, -sort.withinMonths)) return FAILED;
    if (until === undefined) value = UNKNOWN;
  }
  if (sort.outcomes !== undefined) {
    if (item.outcome === undefined) value = UNKNOWN;
    else if (!sort.outcomes.some((outcome) => outcome === item.outcome)) return FAILED;
  }
  return value;
}

function byParticipation({ participation = {}, atLeast = 1 }: Criterion): Judge {
  return (profile) => {
    const list = profile.participations();
    if (list === undefined) return UNKNOWN;
    let sure = 0;
    let maybe = 0;
    for (const item of list) {
      const value = matchParticipation(participation, item, profile.today);
      if (value === MET) sure++;
      else if (value === UNKNOWN) maybe++;
    }
    return countValue(sure, maybe, atLeast);
  };
}

const byConsent =
  ({ consent: form, purpose }: Criterion, massnahme: string): Judge =>
  (profile) => {
    const said = profile.consent(massnahme, purpose);
    if (said === undefined) return UNKNOWN;
    if (said === 'abgelehnt') return FAILED;
    return form === 'schriftlich' && said !== 'schriftlich' ? UNKNOWN : MET;
  };

function leaf(criterion: Criterion, massnahme: string): Judge {
  const { merkmal, hemmnisse, children, participation, judge, consent } = criterion;
  if (merkmal !== undefined) return byMerkmal(criterion, merkmal);
  if (hemmnisse !== undefined) return byHemmnisse(criterion);
  if (children !== undefined) return byChildren(criterion);
  if (participation !== undefined) return byParticipation(criterion);
  if (consent !== undefined) return byConsent(criterion, massnahme);
  if (judge === undefined) return unknown;
  return (profile) => {
    const answer = profile.judgement(judge);
    return answer === undefined ? UNKNOWN : answer ? MET : FAILED;
  };
}

export const lowest = (parts: readonly Node[], profile: Profile): Value => {
  let value: Value = MET;
  for (const part of parts) {
    const own = part.judge(profile);
    if (own === FAILED) return FAILED;
    if (own < value) value = own;
  }
  return value;
};

function highest(parts: readonly Node[], profile: Profile): Value {
  let value: Value = FAILED;
  for (const part of parts) {
    const own = part.judge(profile);
    if (own === MET) return MET;
    if (own > value) value = own;
  }
  return value;
}

function ofThem(parts: readonly Node[], wanted: number, profile: Profile): Value {
  let sure = 0;
  let maybe = 0;
  for (const part of parts) {
    const own = part.judge(profile);
    if (own === MET) sure++;
    else if (own === UNKNOWN) maybe++;
  }
  return countValue(sure, maybe, wanted);
}

function firstKnown(parts: readonly Node[], profile: Profile): Value {
  for (const part of parts) {
    const own = part.judge(profile);
    if (own !== UNKNOWN) return own;
  }
  return UNKNOWN;
}

/** Readings of one sentence: what they agree on holds. */
function agreed([first, ...others]: readonly Node[], profile: Profile): Value {
  const value = first?.judge(profile) ?? UNKNOWN;
  return others.every((other) => other.judge(profile) === value) ? value : UNKNOWN;
}

function hardJudge(criterion: Criterion, parts: readonly Node[], massnahme: string): Judge {
  const { all, any, not, from, first, readings, atLeast = 1 } = criterion;
  if (all !== undefined) return (profile) => lowest(parts, profile);
  if (any !== undefined) return (profile) => highest(parts, profile);
  if (not !== undefined) return (profile) => (MET - lowest(parts, profile)) as Value;
  if (from !== undefined) return (profile) => ofThem(parts, atLeast, profile);
  if (first !== undefined) return (profile) => firstKnown(parts, profile);
  if (readings !== undefined) return (profile) => agreed(parts, profile);
  return leaf(criterion, massnahme);
}

/**
 * Compiles a condition. A condition that is checked as wrong elsewhere (a Merkmal that does not exist) is unknown for
 * everybody.
 * @param massnahme id of the Maßnahme: consent is given to it
 */
export function compileCriterion(criterion: Criterion, massnahme: string): Node {
  const parts = partsOf(criterion).map(([, part]) => compileCriterion(part, massnahme));
  const hard = hardJudge(criterion, parts, massnahme);
  return {
    criterion,
    parts,
    hard,
    judge: criterion.soft === true ? (profile) => Math.max(hard(profile), UNKNOWN) as Value : hard,
  };
}
