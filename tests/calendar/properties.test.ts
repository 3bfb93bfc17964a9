import * as dateFns from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Day,
  dayOfIso,
  daysInMonth,
  easterSunday,
  fromDay,
  isCivilDate,
  isLeapYear,
  parseIso,
  toDay,
  toIso,
  weekday,
} from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import { LAENDER, type Land, publicHolidays } from '../../src/calendar/holidays.ts';
import { addMonths, ageOn, birthday, lastDayOfMonths, monthOf } from '../../src/calendar/periods.ts';
import { parseDate } from '../../src/calendar/phrases.ts';
import { createWorkCalendar } from '../../src/calendar/work-calendar.ts';

const days = fc.integer({ min: toDay(1900, 1, 1), max: toDay(2199, 12, 31) });
/** far enough from both ends to move by 200 months */
const inner = fc.integer({ min: toDay(1920, 1, 1), max: toDay(2180, 12, 31) });
const local = (day: Day) => {
  const { year, month, day: d } = fromDay(day);
  return new Date(year, month - 1, d);
};
const civil = (date: Date) => toDay(date.getFullYear(), date.getMonth() + 1, date.getDate());

describe('civil dates against date-fns', () => {
  test('a day number is a date and back, and the next one is the next date', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { year, month, day: d } = fromDay(day);
        expect(isCivilDate(year, month, d)).toBe(true);
        expect(toDay(year, month, d)).toBe(day);
        expect(parseIso(toIso(day))).toBe(day);
        expect(dayOfIso(toIso(day))).toBe(day);
        expect(toIso(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(civil(dateFns.addDays(local(day), 1))).toBe(day + 1);
      }),
    );
  });

  test('weekdays, days between, months and leap years', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(weekday(a)).toBe(dateFns.getISODay(local(a)));
        expect(a - b).toBe(dateFns.differenceInCalendarDays(local(a), local(b)));
        const { year, month } = fromDay(a);
        expect(daysInMonth(year, month)).toBe(dateFns.getDaysInMonth(local(a)));
        expect(isLeapYear(year)).toBe(dateFns.isLeapYear(local(a)));
        expect(monthOf(a)).toEqual({
          first: civil(dateFns.startOfMonth(local(a))),
          last: civil(dateFns.endOfMonth(local(a))),
        });
      }),
    );
  });

  test('Easter Sunday lies 50 days before Pfingstmontag of feiertagejs', () => {
    for (let year = 1900; year <= 2199; year++) {
      const whitMonday = publicHolidays('BB', year).find(({ de }) => de === 'Pfingstmontag');
      expect(whitMonday?.day).toBe(easterSunday(year) + 50);
    }
  });

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '26-01-01',
    '1899-12-31',
    '2200-01-01',
    '2026-1-1',
    ' 2026-01-01',
  ])('%s is no date', (text) => expect(parseIso(text)).toBeUndefined());
});

describe('periods against date-fns', () => {
  test('months forwards and backwards', () => {
    fc.assert(
      fc.property(inner, fc.integer({ min: -200, max: 200 }), (day, months) => {
        expect(addMonths(day, months)).toBe(civil(dateFns.addMonths(local(day), months)));
      }),
    );
  });

  test('a period whose first day counts ends before the next one of the same kind begins', () => {
    fc.assert(
      fc.property(inner, fc.integer({ min: 1, max: 200 }), (day, months) => {
        const last = lastDayOfMonths(day, months);
        const clamped = fromDay(addMonths(day, months)).day < fromDay(day).day;
        expect(last).toBe(clamped ? addMonths(day, months) : addMonths(day, months) - 1);
        expect(last).toBeGreaterThan(day);
      }),
    );
  });

  test('age: the birthday completes a year and the day before does not', () => {
    fc.assert(
      fc.property(inner, fc.integer({ min: 1, max: 18 }), (born, years) => {
        expect(ageOn(born, birthday(born, years))).toBe(years);
        expect(ageOn(born, birthday(born, years) - 1)).toBe(years - 1);
      }),
    );
  });
});

describe('Arbeitstage', () => {
  const laender = fc.constantFrom(...(Object.keys(LAENDER) as Land[]));
  const some = fc.integer({ min: toDay(2017, 1, 1), max: toDay(2035, 12, 31) });
  const extras = fc.subarray(['Mariä Himmelfahrt', 'Fronleichnam', '24.12.', '2026-05-15']);

  test('n Arbeitstage after a day: an Arbeitstag, with exactly n of them in between', () => {
    fc.assert(
      fc.property(laender, extras, some, fc.integer({ min: 1, max: 60 }), (land, extra, day, n) => {
        const calendar = createWorkCalendar(land, extra);
        const end = calendar.addArbeitstage(day, n);
        expect(calendar.isArbeitstag(end)).toBe(true);
        let counted = 0;
        for (let d = day + 1; d <= end; d++) if (calendar.isArbeitstag(d)) counted++;
        expect(counted).toBe(n);
      }),
    );
  });

  test('later start or longer period, later end; two periods add up to one', () => {
    const n = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(laender, some, n, n, (land, day, a, b) => {
        const calendar = createWorkCalendar(land);
        expect(calendar.addArbeitstage(day + 1, a)).toBeGreaterThanOrEqual(calendar.addArbeitstage(day, a));
        expect(calendar.addArbeitstage(day, a + 1)).toBeGreaterThan(calendar.addArbeitstage(day, a));
        expect(calendar.addArbeitstage(calendar.addArbeitstage(day, a), b)).toBe(calendar.addArbeitstage(day, a + b));
      }),
    );
  });

  test('rolling moves to the nearest Arbeitstag of its side; only weekends and holidays are passed', () => {
    fc.assert(
      fc.property(laender, some, (land, day) => {
        const calendar = createWorkCalendar(land);
        const [before, after] = [calendar.onOrBefore(day), calendar.onOrAfter(day)];
        expect(before <= day && day <= after).toBe(true);
        expect(calendar.isArbeitstag(before) && calendar.isArbeitstag(after)).toBe(true);
        for (let d = before + 1; d < after; d++) {
          expect(weekday(d) > 5 || calendar.holidayOn(d) !== undefined).toBe(true);
        }
      }),
    );
  });

  test('Arbeitstage, holidays on weekdays and weekends make up all days', () => {
    fc.assert(
      fc.property(laender, some, fc.integer({ min: 0, max: 400 }), (land, day, length) => {
        const calendar = createWorkCalendar(land);
        let [work, weekend] = [0, 0];
        for (let d = day + 1; d <= day + length; d++) {
          if (weekday(d) > 5) weekend++;
          else if (calendar.isArbeitstag(d)) work++;
        }
        expect(work + weekend + calendar.holidaysBetween(day, day + length).length).toBe(length);
      }),
    );
  });

  test('the order of questions does not matter', () => {
    const shared = createWorkCalendar('BE');
    fc.assert(
      fc.property(some, (day) => {
        expect(shared.isArbeitstag(day)).toBe(createWorkCalendar('BE').isArbeitstag(day));
      }),
    );
  });

  test('a million questions take well under a second', () => {
    const calendar = createWorkCalendar('BB');
    const begin = performance.now();
    let day = toDay(2026, 1, 1);
    for (let i = 0; i < 100_000; i++) day = toDay(2026, 1, 1) + (calendar.addArbeitstage(day, 10) % 700);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

describe('format', () => {
  const friday = toDay(2026, 6, 5);

  test.each([
    ['de', 'short', 'Fr 05.06.2026'],
    ['de', 'long', 'Freitag, 5. Juni 2026'],
    ['en', 'short', 'Fri 5 Jun 2026'],
    ['en', 'long', 'Friday, 5 June 2026'],
  ] as const)('%s %s: %s', (language, style, text) => expect(formatDay(friday, language, style)).toBe(text));

  test('every format can be typed back', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('de', 'en'), fc.constantFrom('short', 'long'), (day, language, style) => {
        expect(parseDate(formatDay(day, language, style), friday)).toBe(day);
      }),
    );
  });

  test('long names are those of date-fns', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(formatDay(day, 'en', 'long')).toBe(dateFns.format(local(day), 'EEEE, d MMMM yyyy'));
      }),
    );
  });
});
