import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type { Criterion } from '../../src/fit/criteria/criterion.ts';
import { fitOf, verdictOf } from '../../src/fit/criteria/fit.ts';
import { UNKNOWN } from '../../src/fit/profile/knowledge.ts';
import type { Proposal } from '../../src/fit/ranking/proposal.ts';
import { propose } from '../../src/fit/ranking/propose.ts';
import { statsOf } from '../../src/fit/ranking/stats.ts';
import { whoFits } from '../../src/fit/ranking/who-fits.ts';
import { asksFor, criterion, learned, NAMES, onlyAsked, reordered, shuffled } from './arbitrary.ts';
import { profileStub, row, TODAY, type Told } from './stub.ts';

const criteria = fc.array(criterion, { minLength: 1, maxLength: 4 });
const valuesFor = (list: readonly Criterion[], told: Told) =>
  fitOf(row('m', { criteria: [...list] })).values(profileStub(told));
const verdictFor = (list: readonly Criterion[], told: Told) =>
  verdictOf(fitOf(row('m', { criteria: [...list] })).judge(profileStub(told)));

describe('to know more', () => {
  test('never changes a condition that is decided already', () => {
    fc.assert(
      fc.property(criteria, learned, (list, { little, more }) => {
        const before = valuesFor(list, little);
        const after = valuesFor(list, more);
        before.forEach((value, i) => {
          if (value !== UNKNOWN) expect(after[i]).toBe(value);
        });
      }),
      { numRuns: 1500 },
    );
  });

  test('never changes „passt“ or „passt nicht“', () => {
    fc.assert(
      fc.property(criteria, learned, (list, { little, more }) => {
        const before = verdictFor(list, little);
        if (before !== 'unclear') expect(verdictFor(list, more)).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });

  test('of something that no condition asks for changes nothing', () => {
    fc.assert(
      fc.property(criteria, learned, learned, (list, { more }, { more: other }) => {
        const asked = new Set(list.flatMap((one) => [...asksFor(one)]));
        expect(valuesFor(list, onlyAsked(asked, more, other))).toEqual(valuesFor(list, more));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the order in which things lie', () => {
  test('in a condition and in a person does not matter', () => {
    const same = fc
      .tuple(criteria, learned)
      .chain(([list, { little }]) =>
        fc.tuple(
          fc.constant(list),
          fc.constant(little),
          fc.tuple(...list.map(reordered)),
          shuffled(little.hemmnisse ?? []),
          shuffled(little.participations ?? []),
        ),
      );
    fc.assert(
      fc.property(same, ([list, told, others, hemmnisse, participations]) => {
        const other: Told = {
          ...told,
          hemmnisse: told.hemmnisse && hemmnisse,
          participations: told.participations && participations,
        };
        expect(valuesFor(others as Criterion[], other)).toEqual(valuesFor(list, told));
      }),
      { numRuns: 1000 },
    );
  });

  const massnahmen: fc.Arbitrary<Massnahme[]> = fc
    .array(
      fc
        .record({
          criteria: fc.array(criterion, { maxLength: 2 }),
          worksOn: fc.subarray([...NAMES, 'Vermittlung'], { maxLength: 2 }),
          places: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
          example: fc.constantFrom(true, false, false),
          run: fc.constantFrom({}, { from: '2027-01-04' }, { until: '2026-10-31' }),
          name: fc.constantFrom('A', 'B'),
        })
        .map(({ places, ...rest }) => ({ ...rest, ...(places === undefined ? {} : { places }) })),
      { maxLength: 8 },
    )
    .map((rows) => rows.map((more, i) => row(`m${i}`, more)));

  const cases: fc.Arbitrary<Case[]> = fc
    .array(
      fc.record({
        massnahme: fc.integer({ min: 0, max: 7 }),
        start: fc.constantFrom('2026-01-05', '2026-09-01', '2027-02-01'),
        end: fc.constantFrom('2026-06-30', '2027-01-31', '2027-03-31'),
        placed: fc.boolean(),
        born: fc.constantFrom('1980-01-01', '2003-01-01'),
      }),
      { maxLength: 12 },
    )
    .map((items) =>
      items.map(({ massnahme, start, end, placed, born }, i) => ({
        no: `F-${i}`,
        opened: '2025-01-01',
        team: 'a',
        birthDate: born,
        participations: [
          {
            id: 't',
            massnahme: `m${massnahme}`,
            start,
            end: end < start ? '2027-12-31' : end,
            ...(placed ? { takenOver: true } : {}),
          },
        ],
      })),
    );

  const lists = ({ proposed, notNeeded, unavailable, excluded, examples }: Proposal) =>
    [proposed, notNeeded, unavailable, excluded, examples].map((list) =>
      list.map(({ massnahme, availability, experience }) => ({ id: massnahme.id, availability, experience })),
    );

  test('in the catalogue and in the office does not matter', () => {
    const twice = fc
      .tuple(massnahmen, cases, learned)
      .chain(([rows, all, { little }]) =>
        fc.tuple(fc.constant(rows), fc.constant(all), shuffled(rows), shuffled(all), fc.constant(little)),
      );
    fc.assert(
      fc.property(twice, ([rows, all, otherRows, otherCases, told]) => {
        const asked = (catalogue: readonly Massnahme[], office: readonly Case[]) =>
          lists(propose({ profile: profileStub(told), catalogue, stats: statsOf(office, TODAY), today: TODAY }));
        expect(asked(otherRows, otherCases)).toEqual(asked(rows, all));
      }),
      { numRuns: 500 },
    );
  });

  test('of the people does not matter', () => {
    const twice = fc.array(learned, { maxLength: 8 }).chain((people) => {
      const named = people.map(({ little }, i) => ({ key: `F-${i}`, profile: profileStub(little) }));
      return fc.tuple(fc.constant(named), shuffled(named));
    });
    fc.assert(
      fc.property(criteria, twice, (list, [people, others]) => {
        const massnahme = row('m', { criteria: list, worksOn: ['Schulden'] });
        const asked = (all: typeof people) => {
          const { shown, ...counts } = whoFits(massnahme, all, TODAY);
          return { ...counts, shown: shown.map(({ key }) => key) };
        };
        expect(asked(others)).toEqual(asked(people));
      }),
      { numRuns: 60 },
    );
  });
});

test('every proposed Maßnahme is open, has no failed condition and is needed', () => {
  const told = learned.map(({ little }) => little);
  const rows = fc.array(fc.tuple(criteria, fc.subarray(NAMES, { minLength: 1, maxLength: 2 })), { maxLength: 5 });
  fc.assert(
    fc.property(rows, told, (list, person) => {
      const catalogue = list.map(([all, worksOn], i) => row(`m${i}`, { criteria: all, worksOn }));
      const answer = propose({
        profile: profileStub(person),
        catalogue,
        stats: statsOf([], TODAY),
        today: TODAY,
      });
      for (const candidate of answer.proposed) {
        expect(candidate.counts.failed).toBe(0);
        expect(candidate.availability.open).toBe(true);
        expect(answer.needs === undefined || candidate.covers.length > 0).toBe(true);
        expect(candidate.findings.filter(({ outcome }) => outcome === 'unknown')).toHaveLength(
          candidate.counts.unknown,
        );
      }
    }),
    { numRuns: 200 },
  );
});
