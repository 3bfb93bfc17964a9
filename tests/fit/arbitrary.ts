import fc from 'fast-check';
import { MASSNAHME_KINDS, PARTICIPATION_OUTCOMES } from '../../src/cases/values.ts';
import type { Criterion } from '../../src/fit/criteria/criterion.ts';
import { partsOf } from '../../src/fit/criteria/parts.ts';
import type {
  ChildKnown,
  ConsentKnown,
  HemmnisKnown,
  NumberKnown,
  ParticipationKnown,
} from '../../src/fit/profile/knowledge.ts';
import { MERKMALE } from '../../src/fit/profile/merkmale.ts';
import { hemmnis, type Told } from './stub.ts';

/** The same person known little and known better: everything that the first says the second says too, or more exactly. */
export interface Learned {
  readonly little: Told;
  readonly more: Told;
}

// few keys, so that conditions and facts meet
const NUMBERS = ['alter', 'arbeitslos', 'gdb'];
const CHOICES = MERKMALE.filter(({ key }) =>
  ['kategorie', 'beschaeftigung', 'rechtskreis', 'reha'].includes(key),
).flatMap((merkmal) =>
  merkmal.kind === 'choice' ? [{ key: merkmal.key, values: merkmal.values.map(({ value }) => value) }] : [],
);
const PLACES = ['bad musterstadt', 'neudorf'];
const WITHIN = [undefined, 24, 36];
const QUESTIONS = ['fortschritt', 'eignung'];
export const NAMES = [
  'Finanzielle Situation',
  'Schulden',
  'Geringes Einkommen / Minijob',
  'Gesundheitliche Einschränkungen',
  'Sucht',
  'Sprachkenntnisse',
];
const MOST = 30;
const small = fc.integer({ min: 0, max: MOST });
const interval: fc.Arbitrary<NumberKnown> = fc
  .tuple(small, small)
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));

/** A number interval that lies inside another. */
const intervals = fc.tuple(interval, small, small).map(([more, below, above]) => ({
  more,
  little: { min: Math.max(0, more.min - below), max: Math.min(MOST, more.max + above) },
}));

/** Of two states of knowledge either the first one is unknown, or both are as they come. */
const known = <T>(pair: fc.Arbitrary<{ little: T; more: T }>) =>
  fc.oneof(
    pair,
    pair.map(({ more }) => ({ little: undefined, more })),
    fc.constant({ little: undefined, more: undefined }),
  );

type Pair<T> = { readonly little: T | undefined; readonly more: T | undefined };

function sides<T>(pairs: Readonly<Record<string, Pair<T>>>): { little: Record<string, T>; more: Record<string, T> } {
  const side = (which: 'little' | 'more') =>
    Object.fromEntries(
      Object.entries(pairs).flatMap(([key, pair]) => {
        const value = pair[which];
        return value === undefined ? [] : [[key, value]];
      }),
    );
  return { little: side('little'), more: side('more') };
}

const record = <T>(keys: readonly string[], of: (key: string) => fc.Arbitrary<Pair<T>>) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, of(key)]))).map(sides<T>);

const choices = record<readonly string[]>(
  CHOICES.map(({ key }) => key),
  (key) => {
    const values = CHOICES.find((one) => one.key === key)?.values ?? [];
    const some = fc.subarray(values, { minLength: 1 });
    return known(
      fc
        .tuple(
          fc.oneof(
            fc.constantFrom(...values).map((value) => [value]),
            some,
          ),
          fc.subarray(values),
        )
        .map(([more, others]) => ({ more, little: [...new Set([...more, ...others])] })),
    );
  },
);

const hemmnisse = known(
  fc
    .array(fc.tuple(fc.constantFrom(...NAMES), fc.boolean(), fc.boolean(), fc.boolean()), { maxLength: 4 })
    .map((items) => ({
      more: items.map(([name, vermutet]) => hemmnis(name, { vermutet })),
      // what is suspected may be confirmed, and the sub-kind may become known
      little: items.map(([name, vermutet, suspected, withoutSub]): HemmnisKnown => {
        const { sub, ...has } = hemmnis(name, { vermutet: vermutet || suspected });
        return withoutSub ? has : { ...has, sub };
      }),
    })),
);

const children = fc.oneof(
  known<readonly ChildKnown[] | { readonly least: number }>(
    fc.array(intervals, { maxLength: 3 }).map((ages) => ({
      more: ages.map(({ more }) => more),
      little: ages.map(({ little }) => little),
    })),
  ),
  fc.array(interval, { minLength: 1, maxLength: 3 }).map((ages) => ({ little: { least: ages.length }, more: ages })),
);

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const participations = known(
  fc
    .array(
      fc.tuple(
        fc.record({
          massnahme: fc.constantFrom('m', 'a', 'b'),
          kind: fc.constantFrom(...MASSNAHME_KINDS.slice(0, 2)),
          from: day,
          until: fc.option(day, { nil: undefined }),
          outcome: fc.constantFrom(...PARTICIPATION_OUTCOMES),
        }),
        fc.boolean(),
        fc.boolean(),
      ),
      { maxLength: 3 },
    )
    .map((items) => ({
      more: items.map(([item]): ParticipationKnown => item),
      little: items.map(
        ([item, kind, outcome]): ParticipationKnown => ({
          ...item,
          ...(kind ? { kind: undefined } : {}),
          ...(outcome ? { outcome: undefined } : {}),
        }),
      ),
    })),
);

const benefit = record<NumberKnown>(WITHIN.map(String), () => known(intervals));
const sure = <T>(value: fc.Arbitrary<T>) => known(value.map((one) => ({ little: one, more: one })));

export const learned: fc.Arbitrary<Learned> = fc
  .record({
    numbers: record<NumberKnown>(NUMBERS, () => known(intervals)),
    choices,
    texts: record<string>(['ort'], () => sure(fc.constantFrom(...PLACES))),
    benefit,
    hemmnisse,
    children,
    participations,
    consents: record<ConsentKnown>(['m'], () => sure(fc.constantFrom('schriftlich', 'mündlich', 'abgelehnt'))),
    judgements: record<boolean>(QUESTIONS, () => sure(fc.boolean())),
  })
  .map((facts) => {
    const side = (which: 'little' | 'more'): Told => ({
      numbers: facts.numbers[which],
      choices: facts.choices[which],
      texts: facts.texts[which],
      benefit: (within) => facts.benefit[which][String(within)],
      consents: facts.consents[which],
      judgements: facts.judgements[which],
      hemmnisse: facts.hemmnisse[which],
      children: facts.children[which],
      participations: facts.participations[which],
    });
    return { little: side('little'), more: side('more') };
  });

const bounds = fc
  .record({ min: small, max: small, above: small }, { requiredKeys: [] })
  .filter((given) => Object.keys(given).length > 0);
const atLeast = fc.integer({ min: 1, max: 3 });

/**
 * `except` is left out: a Hemmnis without a sub-kind on record counts as one of those that are not excepted (E08), so that
 * a sub-kind that becomes known afterwards can change the answer.
 */
const leaf: fc.Arbitrary<Criterion> = fc.oneof(
  fc.tuple(fc.constantFrom(...NUMBERS), bounds).map(([merkmal, limits]) => ({ merkmal, ...limits })),
  fc
    .constantFrom(...CHOICES)
    .chain(({ key, values }) => fc.subarray(values, { minLength: 1 }).map((of) => ({ merkmal: key, of }))),
  fc.constantFrom(...PLACES).map((place) => ({ merkmal: 'ort', of: [place] })),
  fc
    .tuple(fc.constantFrom(...WITHIN), bounds)
    .map(([within, limits]) => ({ merkmal: 'leistungsbezug', ...(within === undefined ? {} : { within }), ...limits })),
  fc
    .record(
      {
        hemmnisse: fc.subarray(NAMES, { minLength: 1 }),
        suspicionEnough: fc.constant(true as const),
        atLeast,
      },
      { requiredKeys: ['hemmnisse'] },
    )
    .map((criterion) => criterion),
  fc.tuple(fc.record({ minAge: small, maxAge: small }, { requiredKeys: [] }), atLeast).map(([ages, least]) => ({
    children: ages,
    atLeast: least,
  })),
  fc
    .record(
      {
        massnahmen: fc.subarray(['m', 'a'], { minLength: 1 }),
        kinds: fc.subarray(MASSNAHME_KINDS.slice(0, 2), { minLength: 1 }),
        outcomes: fc.subarray([...PARTICIPATION_OUTCOMES], { minLength: 1, maxLength: 4 }),
        withinMonths: fc.integer({ min: 1, max: 24 }),
        running: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    .map((participation) => ({ participation })),
  fc.constantFrom(...QUESTIONS).map((judge) => ({ judge })),
  fc.constantFrom('schriftlich' as const, 'mündlich' as const).map((consent) => ({ consent })),
);

/** A condition of any form, some levels deep. */
export const criterion: fc.Arbitrary<Criterion> = fc.letrec<{ tree: Criterion }>((tie) => {
  const parts = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
  const soft = (of: fc.Arbitrary<Criterion>) =>
    fc.tuple(of, fc.boolean()).map(([one, isSoft]) => (isSoft ? { ...one, soft: true as const } : one));
  return {
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      soft(leaf),
      parts.map((all) => ({ all })),
      soft(parts.map((any) => ({ any }))),
      tie('tree').map((not) => ({ not })),
      fc.tuple(parts, atLeast).map(([from, least]) => ({ from, atLeast: least })),
      fc.array(tie('tree'), { minLength: 2, maxLength: 2 }).map((list) => ({
        readings: list.map((one, i) => ({ text: `${i}`, criterion: one })),
      })),
    ),
  };
}).tree;

/** A person of whom only those facts are as in the first that are asked for; all others are as in the second. */
export function onlyAsked(asked: ReadonlySet<string>, own: Told, other: Told): Told {
  const of = (key: string): Told => (asked.has(key) ? own : other);
  const mixed = <T>(mine: Readonly<Record<string, T>> = {}, foreign: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries([
      ...Object.entries(foreign).filter(([key]) => !asked.has(key)),
      ...Object.entries(mine).filter(([key]) => asked.has(key)),
    ]);
  return {
    numbers: mixed(own.numbers, other.numbers),
    choices: mixed(own.choices, other.choices),
    texts: mixed(own.texts, other.texts),
    judgements: mixed(own.judgements, other.judgements),
    benefit: of('leistungsbezug').benefit,
    consents: of('consent').consents,
    hemmnisse: of('hemmnisse').hemmnisse,
    children: of('children').children,
    participations: of('participations').participations,
  };
}

/** The same items in another order. */
export const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** The same condition with its parts, values and names in another order. */
export function reordered(tree: Criterion): fc.Arbitrary<Criterion> {
  const list = (items: readonly Criterion[]) =>
    fc.tuple(...items.map(reordered)).chain((inner) => shuffled(inner as Criterion[]));
  const { all, any, from, not, readings, of, hemmnisse: names } = tree;
  if (all !== undefined) return list(all).map((inner) => ({ ...tree, all: inner }));
  if (any !== undefined) return list(any).map((inner) => ({ ...tree, any: inner }));
  if (from !== undefined) return list(from).map((inner) => ({ ...tree, from: inner }));
  if (not !== undefined) return reordered(not).map((inner) => ({ ...tree, not: inner }));
  if (readings !== undefined) return shuffled(readings).map((inner) => ({ ...tree, readings: inner }));
  if (of !== undefined) return shuffled(of).map((inner) => ({ ...tree, of: inner }));
  if (names !== undefined) return shuffled(names).map((inner) => ({ ...tree, hemmnisse: inner }));
  return fc.constant(tree);
}

/** Facts that a condition asks for, by the name under which a profile has them. */
export function asksFor(tree: Criterion): ReadonlySet<string> {
  const { merkmal } = tree;
  return new Set([
    ...(merkmal === undefined ? [] : [merkmal]),
    ...(tree.hemmnisse === undefined ? [] : ['hemmnisse']),
    ...(tree.children === undefined ? [] : ['children']),
    ...(tree.participation === undefined ? [] : ['participations']),
    ...(tree.judge === undefined ? [] : [tree.judge]),
    ...(tree.consent === undefined ? [] : ['consent']),
    ...partsOf(tree).flatMap(([, part]) => [...asksFor(part)]),
  ]);
}
