import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { parseIso, toDay, toIso } from '../../src/calendar/civil-date.ts';
import {
  EXTRA_HOLIDAY_NAMES,
  LAENDER,
  type Land,
  parseExtraHoliday,
  publicHolidays,
} from '../../src/calendar/holidays.ts';

const laender = Object.keys(LAENDER) as Land[];
const years = Array.from({ length: 19 }, (_, i) => 2017 + i);

describe('public holidays against date-holidays, 2017 to 2035', () => {
  // feiertagejs alone differs in two points, both corrected: it gives Mariä Himmelfahrt to all of Bayern (there it is
  // a holiday only in municipalities with mostly Catholic inhabitants, Art. 1 FTG), and lacks Berlin's holidays of a
  // single year. No difference is left.
  test.each(laender)('%s', (land) => {
    const other = new Holidays('DE', land);
    for (const year of years) {
      const theirs = other.getHolidays(year).filter(({ type }) => type === 'public');
      const expected = theirs.map(({ date }) => date.slice(0, 10)).sort();
      expect(publicHolidays(land, year).map(({ day }) => toIso(day))).toEqual(expected);
    }
  });

  test('there are sixteen Länder', () => expect(laender).toHaveLength(16));
});

test('Berlin had or has three holidays of a single year', () => {
  const once = (year: number) => publicHolidays('BE', year).filter(({ de }) => de.includes('Jahrestag'));
  expect([2020, 2025, 2028].flatMap(once).map(({ day }) => toIso(day))).toEqual([
    '2020-05-08',
    '2025-05-08',
    '2028-06-17',
  ]);
  expect([2021, 2026, 2027].flatMap(once)).toEqual([]);
});

test('Mariä Himmelfahrt is a holiday in all of Saarland, not in all of Bayern', () => {
  const has = (land: Land) => publicHolidays(land, 2026).some(({ day }) => day === toDay(2026, 8, 15));
  expect(laender.filter(has)).toEqual(['SL']);
});

test('before 2018 the north had no Reformationstag but in 2017', () => {
  const has = (land: Land, year: number) => publicHolidays(land, year).some(({ de }) => de === 'Reformationstag');
  expect(laender.filter((land) => has(land, 2016))).toEqual(['BB', 'MV', 'SN', 'ST', 'TH']);
  expect(laender.filter((land) => has(land, 2017))).toEqual(laender);
  expect(has('HH', 2018)).toBe(true);
});

test('names read well in both languages', () => {
  const names = publicHolidays('BB', 2026).map(({ de, en }) => [de, en]);
  expect(names).toContainEqual(['Pfingstmontag', 'Whit Monday']);
  expect(names).toContainEqual(['Tag der Deutschen Einheit', 'German Unity Day']);
});

describe('additional holidays of the office', () => {
  const days = (text: string, ...of: number[]) => {
    const extra = parseExtraHoliday(text);
    return of.map((year) => {
      const day = extra?.dayIn(year);
      return day === undefined ? undefined : toIso(day);
    });
  };

  test.each([
    ['Mariä Himmelfahrt', '2026-08-15'],
    ['maria  himmelfahrt', '2026-08-15'],
    ['Assumption Day', '2026-08-15'],
    ['FRONLEICHNAM', '2026-06-04'],
    ['Friedensfest', '2026-08-08'],
    ['Augsburger Friedensfest', '2026-08-08'],
    ['Buß- und Bettag', '2026-11-18'],
    ['Buss und Bettag', '2026-11-18'],
    ['Gruendonnerstag', '2026-04-02'],
    ['Rosenmontag', '2026-02-16'],
    ['08-08', '2026-08-08'],
    ['8.8.', '2026-08-08'],
    ['08.08.', '2026-08-08'],
    ['2026-05-15', '2026-05-15'],
    ['15.05.2026', '2026-05-15'],
    [' 5.5.2026 ', '2026-05-05'],
  ])('"%s" is %s in 2026', (text, iso) => {
    expect(days(text, 2026)).toEqual([iso]);
  });

  test('a date with a year is that day only, one without is every year', () => {
    expect(days('15.05.2026', 2025, 2026, 2027)).toEqual([undefined, '2026-05-15', undefined]);
    expect(days('05-15', 2025, 2027)).toEqual(['2025-05-15', '2027-05-15']);
    expect(days('29.02.', 2027, 2028)).toEqual([undefined, '2028-02-29']);
  });

  test('Buß- und Bettag agrees with the holiday of Sachsen', () => {
    for (const year of years) {
      const sachsen = publicHolidays('SN', year).find(({ de }) => de === 'Buß- und Bettag');
      expect(parseExtraHoliday('Buß- und Bettag')?.dayIn(year)).toBe(sachsen?.day);
    }
  });

  test('every listed name is understood', () => {
    for (const name of EXTRA_HOLIDAY_NAMES) expect(parseExtraHoliday(name)).toBeDefined();
  });

  test.each(['', 'Kirmes', '31.02.', '02-30', '2026-02-29', '15.5', '15.05.26', '3. Fronleichnam', 'x'.repeat(10_000)])(
    'anything else is reported: "%.20s"',
    (text) => expect(parseExtraHoliday(text)).toBeUndefined(),
  );

  test('a holiday outside the checked years is still found', () => {
    expect(publicHolidays('BB', 2050).some(({ day }) => day === parseIso('2050-12-25'))).toBe(true);
  });
});
