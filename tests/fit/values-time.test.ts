import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOfIso, toDay, toIso } from '../../src/calendar/civil-date.ts';
import { addMonths, ageOn, birthday } from '../../src/calendar/periods.ts';
import { elapsedMonths, lastingMonths } from '../../src/fit/values/time.ts';
import { bounds, read } from './values-kit.ts';

describe('months without work', () => {
  test.each<[string, string, number]>([
    ['the first whole month counts', '2026-10-01', 1],
    ['one that began on the 2nd does not', '2026-10-02', 0.5],
    ['eleven calendar months, but a year by date is a year', '2025-11-21', 12],
    ['a day less than a year', '2025-11-22', 11],
    ['the running month does not count', '2025-12-01', 11],
    ['twelve whole months', '2025-11-01', 12],
    ['23 calendar months, but two years by date', '2024-11-02', 24],
    ['two years by date today', '2024-11-21', 24],
    ['a day less than two years', '2024-11-22', 23],
    ['ten years by date', '2016-11-21', 120],
  ])('%s: since %s it is %s', (_, since, months) => {
    expect(bounds(`arbeitslos=seit ${since}`)).toEqual([months, months]);
  });

  test.each<[string, number, number]>([
    ['arbeitslos=14', 14, 14],
    ['arbeitslos=14 Monate', 14, 14],
    ['arbeitslos=2 Jahre', 24, 24],
    ['arbeitslos=1,5 Jahre', 18, 18],
    ['arbeitslos=1 Jahr und 3 Monate', 15, 15],
    ['arbeitslos=ein halbes Jahr', 6, 6],
    ['arbeitslos=seit 14 Monaten', 14, 14],
    ['arbeitslos=über 2 Jahre', 25, 720],
    ['arbeitslos=mindestens 12', 12, 720],
    ['arbeitslos=nein', 0, 0],
    ['arbeitslos=seit März 2025', 19, 20],
    ['arbeitslos=seit 3/2025', 19, 20],
    ['arbeitslos=seit 2024', 22, 34],
    ['langzeitarbeitslos=ja', 12, 720],
    ['langzeitarbeitslos', 12, 720],
    ['langzeitarbeitslos=nein', 0, 11],
  ])('%s is from %s to %s', (line, min, max) => {
    expect(bounds(line)).toEqual([min, max]);
  });

  test('"ja" says that there is some time, not how long: more than none, less than any month', () => {
    expect(bounds('arbeitslos=ja')).toEqual([0.5, 720]);
    expect(bounds('arbeitslos')).toEqual([0.5, 720]);
  });

  test('since the 29th of February a year is over with the 28th', () => {
    const months = (today: string) => bounds('arbeitslos=seit 29.2.2024', dayOfIso(today))?.[0];
    expect([months('2025-02-28'), months('2025-03-01'), months('2028-02-28'), months('2028-02-29')]).toEqual([
      11, 12, 47, 48,
    ]);
  });

  test('a year by date is always a year; more whole months are never fewer', () => {
    const days = fc.integer({ min: toDay(2020, 1, 1), max: toDay(2026, 12, 31) });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 3000 }), (since, later) => {
        const today = since + later;
        const months = lastingMonths(since, today);
        for (let years = 1; years <= 8; years++) {
          if (today >= addMonths(since, 12 * years) + 1) expect(months).toBeGreaterThanOrEqual(12 * years);
          if (today < addMonths(since, 12 * years) - 1) expect(months).toBeLessThan(12 * years);
        }
        expect(lastingMonths(since, today + 1)).toBeGreaterThanOrEqual(months);
      }),
    );
  });
});

describe('other lengths', () => {
  test.each<[string, number]>([
    ['letzte-arbeit=21.8.2026', 3],
    ['letzte-arbeit=22.8.2026', 2.5],
    ['letzte-arbeit=20.8.2026', 3.5],
    ['letzte-arbeit=vor 3 Jahren', 36],
    ['letzte-arbeit=jetzt', 0],
    ['letzte-arbeit=noch nie', 720],
    ['arbeitsunfaehig=6 Wochen', 1.5],
    ['arbeitsunfähig=nein', 0],
    ['arbeitsaufnahme=1.9.2026', 2.5],
    ['arbeitsaufnahme=keine', 720],
  ])('%s is %s months', (line, months) => {
    expect(bounds(line)).toEqual([months, months]);
  });

  test('from the last day of a month it is a month to the last day of a shorter one', () => {
    expect(elapsedMonths(dayOfIso('2026-01-31'), dayOfIso('2026-02-28'))).toBe(1);
    expect(elapsedMonths(dayOfIso('2026-01-31'), dayOfIso('2026-02-27'))).toBe(0.5);
    expect(elapsedMonths(dayOfIso('2024-02-29'), dayOfIso('2025-02-28'))).toBe(12);
  });
});

describe('the day of birth', () => {
  test.each<[string, number, number]>([
    ['geboren=1999-05-01', 27, 27],
    ['geboren=21.11.1996', 30, 30],
    ['geburtsdatum=22.11.1996', 29, 29],
    ['geboren=1996', 29, 30],
    ['geboren am: 1. Mai 1999', 27, 27],
  ])('%s: from %s to %s years', (line, min, max) => {
    expect(bounds(line)).toEqual([min, max]);
  });

  test('of the 29th of February is on the 28th where there is no 29th', () => {
    const years = (iso: string) => bounds('geboren=29.2.2000', dayOfIso(iso))?.[0];
    expect([years('2027-02-27'), years('2027-02-28'), years('2028-02-28'), years('2028-02-29')]).toEqual([
      26, 27, 27, 28,
    ]);
  });

  test('is the age on every day', () => {
    const days = fc.integer({ min: toDay(1930, 1, 1), max: toDay(2026, 11, 20) });
    fc.assert(
      fc.property(days, (born) => {
        const age = ageOn(born, dayOfIso('2026-11-21'));
        expect(bounds(`geboren=${toIso(born)}`)).toEqual([age, age]);
        expect(birthday(born, age) <= dayOfIso('2026-11-21')).toBe(true);
      }),
    );
  });
});

describe('months in benefit', () => {
  test.each([
    ['leistungsbezug=21/24', '21/24'],
    ['leistungsbezug=21 von 24 Monaten', '21/24'],
    ['leistungsbezug=21 of 24', '21/24'],
    ['leistungsbezug=mindestens 21 von 24', '21-24/24'],
    ['leistungsbezug=36', '36'],
    ['leistungsbezug=3 Jahre', '36'],
    ['leistungsbezug=seit 1.3.2024', 'seit 2024-03-01'],
    ['leistungsbezug=seit 3/2024', 'seit 3/2024'],
    ['leistungsbezug=nein', '0'],
    ['lzb=ja', '21-24/24'],
    ['lzb=nein', '0-20/24'],
    ['leistungsbezug=langzeit', '21-24/24'],
    ['langzeitleistungsbezug', '21-24/24'],
  ])('%s is %s', (line, value) => {
    expect(read(line)).toEqual({ leistungsbezug: value });
  });
});
