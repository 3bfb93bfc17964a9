import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOfIso, toDay, toIso } from '../../src/calendar/civil-date.ts';
import { monthOf } from '../../src/calendar/periods.ts';
import { mergeSpells, monthsInBenefit } from '../../src/fit/profile/profile-benefit.ts';
import { type Fields, of, TODAY } from './profile-kit.ts';

type Spells = NonNullable<Fields['leistungsbezug']>;

const months = (leistungsbezug: Spells, within?: number, today = TODAY) =>
  of({ leistungsbezug }, '', today).benefit(within)?.min;

describe('21 of the last 24 months', () => {
  test('the 24 months before the running one count: November 2024 to October 2026', () => {
    expect(months([{ from: '2024-11-01' }], 24)).toBe(24);
    expect(months([{ from: '2020-01-01' }], 24)).toBe(24);
    expect(months([{ from: '2026-11-01' }], 24)).toBe(0);
  });

  test.each([
    ['2025-02-01', 21],
    ['2025-02-02', 20],
    ['2025-01-31', 21],
  ])('from %s on they are %s', (from, count) => {
    expect(months([{ from }], 24)).toBe(count);
  });

  test.each([
    ['2026-07-31', 21],
    ['2026-07-30', 20],
    ['2026-08-30', 21],
  ])('until %s they are %s', (until, count) => {
    expect(months([{ from: '2020-01-01', until }], 24)).toBe(count);
  });

  test('a gap of a day costs the month it lies in; two spells that adjoin are one', () => {
    const from = { from: '2020-01-01', until: '2026-03-15' };
    expect(months([from, { from: '2026-03-16' }], 24)).toBe(24);
    expect(months([{ from: '2026-03-16' }, from], 24)).toBe(24);
    expect(months([from, { from: '2026-03-17' }], 24)).toBe(23);
    expect(months([from, { from: '2025-01-01', until: '2025-12-31' }, { from: '2026-03-16' }], 24)).toBe(24);
  });
});

describe('months without a break', () => {
  test.each<[string, Spells, number]>([
    ['up to today', [{ from: '2024-11-01' }], 24],
    ['the first month is not whole', [{ from: '2025-03-02' }], 19],
    ['eleven whole months, but a year by date is a year', [{ from: '2025-11-21' }], 12],
    ['35 whole months, but three years by date', [{ from: '2023-11-21' }], 36],
    ['a day less than three years', [{ from: '2023-11-22' }], 35],
    ['it goes on beyond today', [{ from: '2024-11-01', until: '2027-05-31' }], 24],
    ['it ended yesterday', [{ from: '2024-11-01', until: '2026-11-20' }], 0],
    ['it ends today', [{ from: '2024-11-01', until: '2026-11-21' }], 24],
    ['after a gap it begins anew', [{ from: '2020-01-01', until: '2026-03-15' }, { from: '2026-03-17' }], 7],
    ['it has begun, but no month is whole', [{ from: '2026-10-15' }], 0.5],
    ['it begins tomorrow', [{ from: '2026-11-22' }], 0],
    ['never', [], 0],
  ])('%s', (_, spells, count) => {
    expect(months(spells)).toBe(count);
  });

  test('are unknown where nobody knows the spells', () => {
    expect(of({}).benefit(24)).toBeUndefined();
    expect(of({}).benefit(undefined)).toBeUndefined();
  });
});

test('the count of the last months knows whole calendar months alone, however many years by date', () => {
  expect(months([{ from: '2023-11-21' }], 36)).toBe(35);
  expect(months([{ from: '2024-11-02' }], 24)).toBe(23);
});

describe('however the spells lie', () => {
  const day = fc.integer({ min: toDay(2023, 1, 1), max: toDay(2027, 6, 30) });
  const spells = fc.array(
    fc.tuple(day, fc.option(fc.nat(500), { nil: undefined })).map(([from, length]) => ({
      from: toIso(from),
      ...(length === undefined ? {} : { until: toIso(from + length) }),
    })),
    { maxLength: 5 },
  );

  /** A month counts when each of its days lies in a spell. */
  const counted = (list: Spells, within: number, today: number) => {
    let count = 0;
    let first = monthOf(today).first;
    for (let i = 0; i < within; i++) {
      const { first: begin, last: end } = monthOf(first - 1);
      first = begin;
      let whole = true;
      for (let at = begin; at <= end && whole; at++)
        whole = list.some(({ from, until }) => dayOfIso(from) <= at && (until === undefined || dayOfIso(until) >= at));
      if (whole) count++;
    }
    return count;
  };

  test('months are counted as by hand, day by day, in whatever order the spells stand', () => {
    fc.assert(
      fc.property(spells, fc.constantFrom(1, 12, 24, 36), day, (list, within, today) => {
        const count = monthsInBenefit(mergeSpells(list, today), within, today);
        expect(count).toBe(counted(list, within, today));
        expect(monthsInBenefit(mergeSpells([...list].reverse(), today), within, today)).toBe(count);
        const run = monthsInBenefit(mergeSpells(list, today), undefined, today);
        // full years by date may be a month more than the whole ones
        if (run > within) expect(count).toBe(within);
        if (run === within) expect(count).toBeGreaterThanOrEqual(within - 1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is typed of benefit', () => {
  const typed = (line: string, within?: number) => {
    const known = of(undefined, line).benefit(within);
    return known && [known.min, known.max];
  };

  test('says something of other stretches too', () => {
    expect(typed('leistungsbezug=36', 24)).toEqual([24, 24]);
    expect(typed('leistungsbezug=12', 24)).toEqual([12, 23]);
    expect(typed('leistungsbezug=24/24')).toEqual([24, 720]);
    expect(typed('leistungsbezug=20/24')).toEqual([0, 20]);
    expect(typed('leistungsbezug=20/24', 36)).toEqual([20, 32]);
    expect(typed('leistungsbezug=20/24', 12)).toEqual([8, 12]);
    expect(typed('leistungsbezug=nie', 24)).toEqual([0, 0]);
    expect(typed('leistungsbezug=nein', 24)).toBeUndefined();
    expect(typed('leistungsbezug=ja')).toEqual([0.5, 720]);
  });

  test('since a day: full years by date without a break, whole calendar months of the last ones', () => {
    expect(typed('leistungsbezug=seit 21.11.2023')).toEqual([36, 36]);
    expect(typed('leistungsbezug=seit 22.11.2023')).toEqual([35, 35]);
    expect(typed('leistungsbezug=seit 21.11.2023', 36)).toEqual([35, 35]);
    expect(typed('leistungsbezug=seit 21.11.2023', 24)).toEqual([24, 24]);
    expect(typed('leistungsbezug=seit 2023')).toEqual([34, 46]);
  });

  test('"langzeit" is 21 of the last 24 months', () => {
    expect(typed('leistungsbezug=langzeit', 24)).toEqual([21, 24]);
    expect(typed('leistungsbezug=langzeit lzb=ja', 24)).toEqual([21, 24]);
  });

  test('wins over the case', () => {
    const kase: Fields = { leistungsbezug: [{ from: '2020-01-01' }] };
    expect(of(kase, 'leistungsbezug=3/24').benefit(24)).toEqual({ min: 3, max: 3 });
    expect(of(kase, 'leistungsbezug=?').benefit(24)).toBeUndefined();
  });
});
