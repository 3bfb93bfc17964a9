import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { fold } from '../src/calendar/fold.ts';
import { catalogue } from '../src/cases/hemmnis-catalogue.ts';
import type { Massnahme } from '../src/cases/office.ts';
import type { Criterion } from '../src/fit/criteria/criterion.ts';
import { wantedHemmnisse } from '../src/fit/criteria/judge.ts';
import type { Profile } from '../src/fit/profile/knowledge.ts';
import { merkmalOf } from '../src/fit/profile/merkmale.ts';

type Condition = Extract<TopLevelCondition, { all: unknown }>['all'][number];
/** Everything about a person as plain values, for an engine that knows nothing of unknown facts. */
export type Facts = Readonly<Record<string, unknown>>;

/** As it can be said with two values: hard, of two readings the first, and of a direct answer and what follows the answer. */
export function hardened(criterion: Criterion): Criterion {
  const { soft: _, readings, first, ...rest } = criterion;
  const [reading] = readings?.map((one) => one.criterion) ?? first ?? [];
  if (reading !== undefined) return hardened(reading);
  const { all, any, from, not } = rest;
  return {
    ...rest,
    ...(all === undefined ? {} : { all: all.map(hardened) }),
    ...(any === undefined ? {} : { any: any.map(hardened) }),
    ...(from === undefined ? {} : { from: from.map(hardened) }),
    ...(not === undefined ? {} : { not: hardened(not) }),
  };
}

const benefitFact = (within: number | undefined) => `leistungsbezug/${within ?? 'now'}`;

function bounds(fact: string, { min, max, above }: Criterion): Condition {
  const parts: Condition[] = [
    ...(min === undefined ? [] : [{ fact, operator: 'greaterThanInclusive', value: min }]),
    ...(max === undefined ? [] : [{ fact, operator: 'lessThanInclusive', value: max }]),
    ...(above === undefined ? [] : [{ fact, operator: 'greaterThan', value: above }]),
  ];
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { all: parts };
}

/** Names that stand for the wanted Hemmnisse; a Handlungsbedarf with exceptions by the sub-kinds that are left. */
const hemmnisNames = (criterion: Criterion): readonly string[] =>
  wantedHemmnisse(criterion).flatMap(({ handlungsbedarf, sub, except }) => {
    if (sub !== undefined) return [sub];
    if (except.size === 0) return [handlungsbedarf];
    const subKinds = catalogue().subKinds.filter((one) => one.handlungsbedarf === handlungsbedarf);
    return subKinds.map(({ name }) => name).filter((name) => !except.has(name));
  });

/** Condition by condition the same; `undefined` where the engine has no words for it. */
function translated(criterion: Criterion): Condition | undefined {
  const { merkmal, of = [], within, hemmnisse, children, judge, consent, all, any, not, atLeast = 1 } = criterion;
  if (merkmal !== undefined) {
    const kind = merkmalOf(merkmal)?.kind;
    if (kind === 'number') return bounds(merkmal, criterion);
    if (kind === 'benefit') return bounds(benefitFact(within), criterion);
    return { fact: merkmal, operator: 'in', value: kind === 'text' ? of.map(fold) : of };
  }
  if (hemmnisse !== undefined) {
    const names = hemmnisNames(criterion);
    if (atLeast === 1) return { any: names.map((value) => ({ fact: 'hemmnisse', operator: 'contains', value })) };
    // a Handlungsbedarf counts once, however many of its sub-kinds are open
    if (names.length !== hemmnisse.length) return undefined;
    return { fact: 'hemmnisse', operator: 'containsAtLeast', value: { names, atLeast } };
  }
  if (children !== undefined) return { fact: 'kinder', operator: 'agedAtLeast', value: { ...children, atLeast } };
  if (judge !== undefined) return { fact: judge, operator: 'equal', value: true };
  if (consent !== undefined) return { fact: 'einwilligung', operator: 'equal', value: 'schriftlich' };
  if (not !== undefined) {
    const inner = translated(not);
    return inner && { not: inner };
  }
  const inner = (all ?? any)?.map(translated);
  if (inner === undefined || inner.some((part) => part === undefined)) return undefined;
  const parts = inner as Condition[];
  return any === undefined ? { all: parts } : { any: parts };
}

/** A Maßnahme as a rule; `undefined` where one of its conditions cannot be said. */
export function ruleOf({ id, criteria = [] }: Massnahme): RuleProperties | undefined {
  const all = criteria.map(translated);
  if (all.length === 0 || all.some((part) => part === undefined)) return undefined;
  return { conditions: { all: all as Condition[] }, event: { type: id } };
}

interface Ages {
  readonly minAge?: number;
  readonly maxAge?: number;
  readonly atLeast: number;
}

export function engineOf(rules: readonly RuleProperties[]): Engine {
  const engine = new Engine([...rules]);
  engine.addOperator('containsAtLeast', (has: readonly string[], wanted: { names: string[]; atLeast: number }) => {
    return wanted.names.filter((name) => has.includes(name)).length >= wanted.atLeast;
  });
  engine.addOperator('agedAtLeast', (ages: readonly number[], { minAge = 0, maxAge = 999, atLeast }: Ages) => {
    return ages.filter((age) => age >= minAge && age <= maxAge).length >= atLeast;
  });
  return engine;
}

function collect(criterion: Criterion, into: Criterion[]): void {
  const { all = [], any = [], from = [], not } = criterion;
  into.push(criterion);
  for (const part of [...all, ...any, ...from, ...(not === undefined ? [] : [not])]) collect(part, into);
}

/** All conditions of some Maßnahmen, inner ones too. */
export function conditionsOf(rows: readonly Massnahme[]): readonly Criterion[] {
  const found: Criterion[] = [];
  for (const { criteria = [] } of rows) for (const criterion of criteria) collect(criterion, found);
  return found;
}

function factOf({ merkmal, within, judge }: Criterion, profile: Profile): readonly [string, unknown] | undefined {
  if (judge !== undefined) return [judge, profile.judgement(judge)];
  if (merkmal === undefined) return undefined;
  switch (merkmalOf(merkmal)?.kind) {
    case 'number':
      return [merkmal, profile.number(merkmal)?.min];
    case 'benefit':
      return [benefitFact(within), profile.benefit(within)?.min];
    case 'text':
      return [merkmal, profile.text(merkmal)];
    default:
      return [merkmal, [...(profile.choice(merkmal) ?? [])][0]];
  }
}

/** What the conditions ask of a person of whom everything is known, read before the clock runs. */
export function factsOf(conditions: readonly Criterion[], profile: Profile): Facts {
  const children = profile.children() ?? [];
  return {
    hemmnisse: (profile.hemmnisse() ?? []).flatMap(({ handlungsbedarf, sub }) => [
      handlungsbedarf,
      ...(sub === undefined ? [] : [sub]),
    ]),
    kinder: 'least' in children ? [] : children.map(({ min }) => min),
    einwilligung: profile.consent(''),
    ...Object.fromEntries(conditions.map((one) => factOf(one, profile)).filter((fact) => fact !== undefined)),
  };
}
