import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay, toIso } from '../../src/calendar/civil-date.ts';
import { catalogue, findHandlungsbedarf, findSubKind } from '../../src/cases/hemmnis-catalogue.ts';
import { MASSNAHME_KINDS, PARTICIPATION_OUTCOMES } from '../../src/cases/values.ts';
import { isYesNo, MERKMALE, type Merkmal } from '../../src/fit/profile/merkmale.ts';
import { HEMMNIS_WORDS } from '../../src/fit/values/hemmnis-words.ts';
import { parseProfileLine } from '../../src/fit/values/values.ts';
import { read, TODAY } from './values-kit.ts';

const QUESTIONS: ReadonlySet<string> = new Set(['bvb-noch-nicht-moeglich']);
const { handlungsbedarfe, subKinds } = catalogue();
const HEMMNISSE = [...handlungsbedarfe, ...subKinds].map(({ name }) => name);

const day = fc.integer({ min: toDay(1990, 1, 1), max: TODAY }).map(toIso);
const spanUpTo = (most: number) =>
  fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => (a === b ? `${a}` : `${Math.min(a, b)}-${Math.max(a, b)}`));

/** Any value that a Merkmal can have, as somebody may type it. */
function anyValue(merkmal: Merkmal): fc.Arbitrary<string> {
  switch (merkmal.kind) {
    case 'number': {
      const words = [...(merkmal.none ?? []), ...(merkmal.never ?? [])];
      return fc.oneof(
        spanUpTo(Math.min(merkmal.most, 600)),
        fc.nat(Math.min(merkmal.most, 600)).map((n) => `ab ${n}`),
        ...(words.length > 0 ? [fc.constantFrom(...words)] : []),
        ...(merkmal.since === true ? [day.map((iso) => `seit ${iso}`)] : []),
      );
    }
    case 'choice':
      return fc
        .subarray([...merkmal.values], { minLength: 1, maxLength: Math.min(3, merkmal.values.length) })
        .map((values) => values.map(({ value }) => value).join(' oder '));
    case 'text':
      return fc.constantFrom('Neustadt', 'Bad Musterstadt');
    case 'benefit':
      return fc.oneof(
        fc.nat(24).map((n) => `${n}/24`),
        fc.nat(600).map(String),
      );
    case 'children':
      return fc.oneof(
        fc.array(fc.nat(17), { minLength: 1, maxLength: 5 }).map((ages) => ages.join(',')),
        fc.constantFrom('keine', 'ja', '3 Kinder'),
      );
    case 'hemmnisse':
      return fc.oneof(
        fc.constant('keine'),
        fc
          .array(fc.tuple(fc.constantFrom(...HEMMNISSE), fc.boolean()), { minLength: 1, maxLength: 5 })
          .map((list) => list.map(([name, suspected]) => (suspected ? `${name}?` : name)).join(', ')),
      );
  }
}

const pairs = fc
  .subarray([...MERKMALE], { maxLength: 8 })
  .chain((some) => fc.tuple(...some.map((merkmal) => anyValue(merkmal).map((value) => `${merkmal.key}=${value}`))))
  // two facts may contradict each other: "unemployed" and "full-time"
  .filter((list) => parseProfileLine(list.join(' '), TODAY, QUESTIONS).ok);

/** Values in one order: the order in which they are typed says nothing. */
const sorted = (facts: Readonly<Record<string, string>>) => Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));

describe('a line about a person', () => {
  test('says the same in every order', () => {
    const twice = pairs.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(twice, fc.constantFrom(' ', ', ', ' ; '), ([list, other], between) => {
        expect(sorted(read(other.join(between)))).toEqual(sorted(read(list.join(' '))));
      }),
    );
  });

  test('reads what it writes as the same fact', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const once = read(list.join(' '));
        const again = read(
          Object.entries(once)
            .filter(([key]) => key !== 'leistungsbezug')
            .map(([key, value]) => `${key}=${value}`)
            .join(' '),
        );
        expect({ ...once, ...again }).toEqual(once);
      }),
    );
  });

  test('contradicts itself in every order, or in none', () => {
    const some = fc.constantFrom(
      ...[
        'alter=23',
        'alter=24',
        'geboren=2003-05-01',
        'alter=20-30',
        'alter=?',
        'arbeitslos=3',
        'langzeitarbeitslos=ja',
      ],
      ...['beschaeftigung=Vollzeit', 'beschaeftigung=Minijob', 'aufstockend=nie', 'rechtskreis=2', 'bezug=nein'],
      ...['haushalt=alleinerziehend', 'kinder=keine'],
    );
    const list = fc.array(some, { minLength: 2, maxLength: 6 });
    const outcome = (line: readonly string[]) => {
      const parsed = parseProfileLine(line.join(' '), TODAY, QUESTIONS);
      // each problem once, in the order in which it was typed
      return parsed.ok ? sorted(read(line.join(' '))) : parsed.problems.map(({ de }) => de).sort();
    };
    fc.assert(
      fc.property(
        list.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length }))),
        ([one, other]) => {
          expect(outcome(other)).toEqual(outcome(one));
        },
      ),
    );
  });
});

const WORDS = [
  ...MERKMALE.flatMap(({ key, aliases = [] }) => [key, ...aliases]),
  ...'= : , ; | / ? " „ “ > < >= - und oder nicht kein ja nein keine vermutet E08:Abbruch 21/24 3,7 23 seit 1.2.2025 ab Jahre Kinder schulden einwilligung teilnahmen geboren lzb'.split(
    ' ',
  ),
];
const nonsense = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join('')),
);

describe('any text at all', () => {
  test('is read or answered with whole sentences in both languages, without an exception', () => {
    fc.assert(
      fc.property(nonsense, (line) => {
        const parsed = parseProfileLine(line, TODAY, QUESTIONS);
        for (const { de, en } of parsed.ok ? [] : parsed.problems) {
          expect(de).toMatch(/^[\p{Lu}„][^\p{Cc}]*\.$/u);
          expect(en).toMatch(/^[\p{Lu}“][^\p{Cc}]*\.$/u);
        }
      }),
      { numRuns: 600 },
    );
  });

  test.each([
    'alter=',
    'kinder=',
    'hemmnisse=',
    'ort=',
    '"',
    "'",
    'ort ',
    'Minijob ',
    'teilnahmen=E08,',
    'xyz ',
    '= : ',
    '1,',
    'sucht? ',
  ])('is read quickly however long: %j again and again', (part) => {
    const start = performance.now();
    parseProfileLine(part.repeat(2000).slice(0, 2000), TODAY, QUESTIONS);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('the tables of words', () => {
  test('every Merkmal is found by its name, its aliases and what the answers call it', () => {
    for (const merkmal of MERKMALE) {
      const [value = ''] = fc.sample(anyValue(merkmal), { numRuns: 1, seed: 7 });
      for (const name of [merkmal.key, ...(merkmal.aliases ?? []), merkmal.key.replaceAll('-', ' ')])
        expect(Object.keys(read(`${name}=${value}`)), name).toEqual([merkmal.key]);
    }
  });

  test('every value of a choice is read by its name, its English name and each of its other words', () => {
    for (const merkmal of MERKMALE) {
      if (merkmal.kind !== 'choice') continue;
      for (const { value, en, words = [] } of merkmal.values)
        for (const word of [value, value.toUpperCase(), en, ...words])
          expect(read(`${merkmal.key}=${word}`), `${merkmal.key}=${word}`).toEqual({ [merkmal.key]: value });
    }
  });

  test('a value that only one Merkmal has needs no name; yes and no do', () => {
    const { haushalt, beschaeftigung } = read('Paar mit Kindern, svp Vollzeit');
    expect([haushalt, beschaeftigung]).toEqual(['Paar mit Kindern', 'svp Vollzeit']);
    for (const merkmal of MERKMALE.filter(isYesNo)) expect(read(merkmal.key)).toEqual({ [merkmal.key]: 'ja' });
  });

  test('every name of the catalogue of Hemmnisse is read, in German and in English', () => {
    for (const { name, en } of [...handlungsbedarfe, ...subKinds]) {
      expect(read(`hemmnisse=${name}`)).toEqual({ hemmnisse: name });
      expect(read(`hemmnisse="${en}"`), en).toEqual({ hemmnisse: name });
    }
  });

  test('every other word for a Hemmnis leads to a name of the catalogue', () => {
    for (const [name, words] of Object.entries(HEMMNIS_WORDS)) {
      expect(findHandlungsbedarf(name) ?? findSubKind(name), name).toBeDefined();
      for (const word of words.split('|')) expect(read(`hemmnisse=${word}`), word).toEqual({ hemmnisse: name });
    }
  });

  test('every kind of Maßnahme and every result is read', () => {
    for (const kind of MASSNAHME_KINDS)
      for (const outcome of PARTICIPATION_OUTCOMES)
        expect(read(`teilnahmen=${kind}:${outcome}`)).toEqual({ teilnahmen: `${kind}:${outcome}` });
  });
});
