import { describe, expect, test } from 'vitest';
import { type Day, parseIso, toIso } from '../../src/calendar/civil-date.ts';
import { addMonths, addWeeks, ageOn, birthday, lastDayOfMonths, monthOf } from '../../src/calendar/periods.ts';
import { todayInBerlin } from '../../src/calendar/today.ts';
import { createWorkCalendar } from '../../src/calendar/work-calendar.ts';

const day = (iso: string): Day => {
  const found = parseIso(iso);
  if (found === undefined) throw new Error(`no date: ${iso}`);
  return found;
};
const bb = createWorkCalendar('BB');

describe('a period in months', () => {
  test.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-05-14', 6, '2026-11-14'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
  ])('from %s, %i months: %s (§ 188 Abs. 2, 3 BGB)', (from, months, end) => {
    expect(toIso(addMonths(day(from), months))).toBe(end);
  });

  test.each([
    ['2026-05-31', 3, '2026-02-28'],
    ['2026-07-31', 1, '2026-06-30'],
    ['2028-05-31', 3, '2028-02-29'],
    ['2026-01-15', 3, '2025-10-15'],
  ])('before %s, %i months: counted backwards and clamped the same way: %s', (end, months, start) => {
    expect(toIso(addMonths(day(end), -months))).toBe(start);
  });
});

test('a period in weeks is 7 days each', () => {
  expect(toIso(addWeeks(day('2026-12-24'), 2))).toBe('2027-01-07');
  expect(toIso(addWeeks(day('2026-12-24'), -4))).toBe('2026-11-26');
});

describe('a period whose first day counts (§ 187 Abs. 2, § 188 Abs. 2 BGB)', () => {
  test.each([
    ['InbeQ', '2024-10-01', 24, '2026-09-30'],
    ['Rehabilitandenstatus', '2026-10-01', 6, '2027-03-31'],
    ['a Maßnahme of exactly 2 months', '2026-03-02', 2, '2026-05-01'],
    ['from the last day of August into a short February', '2026-08-31', 6, '2027-02-28'],
    ['from 29.08. into a short February', '2026-08-29', 6, '2027-02-28'],
    ['from 30.08. into a leap February', '2027-08-30', 6, '2028-02-29'],
    ['from 31.03. into April', '2026-03-31', 1, '2026-04-30'],
    ['from 01.01. over a whole year', '2026-01-01', 12, '2026-12-31'],
  ])('%s from %s, %i months: last day %s', (_, first, months, last) => {
    expect(toIso(lastDayOfMonths(day(first), months))).toBe(last);
  });
});

describe('a period in Arbeitstagen', () => {
  test('Antrag on Thursday 21.05.2026 in Brandenburg, 10 Arbeitstage: Friday 05.06.2026', () => {
    expect(toIso(bb.addArbeitstage(day('2026-05-21'), 10))).toBe('2026-06-05');
  });

  test('the reason is Pfingstmontag, 25.05.', () => {
    const skipped = bb.holidaysBetween(day('2026-05-21'), day('2026-06-05'));
    expect(skipped).toEqual([{ day: day('2026-05-25'), name: 'Pfingstmontag' }]);
    expect(bb.holidaysBetween(day('2026-05-21'), day('2026-06-05'), 'en')[0]?.name).toBe('Whit Monday');
    expect(bb.holidaysBetween(day('2026-05-25'), day('2026-06-05'))).toEqual([]);
    expect(bb.holidaysBetween(day('2026-05-22'), day('2026-05-25'))).toHaveLength(1);
  });

  test('the day itself is not counted, even where it is an Arbeitstag', () => {
    expect(toIso(bb.addArbeitstage(day('2026-06-01'), 1))).toBe('2026-06-02');
    expect(toIso(bb.addArbeitstage(day('2026-06-06'), 1))).toBe('2026-06-08');
    expect(toIso(bb.addArbeitstage(day('2026-06-06'), 0))).toBe('2026-06-06');
  });

  test('a period over Fronleichnam is a day longer in Nordrhein-Westfalen than in Brandenburg', () => {
    expect(toIso(bb.addArbeitstage(day('2026-06-03'), 2))).toBe('2026-06-05');
    expect(toIso(createWorkCalendar('NW').addArbeitstage(day('2026-06-03'), 2))).toBe('2026-06-08');
  });

  test('a period over the turn of the year skips Christmas and New Year', () => {
    expect(toIso(bb.addArbeitstage(day('2026-12-23'), 6))).toBe('2027-01-04');
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d Arbeitstage are refused', (n) => {
    expect(() => bb.addArbeitstage(day('2026-06-01'), n)).toThrow(RangeError);
  });
});

describe('public holidays follow the Land of the office', () => {
  test('Brandenburg has Ostersonntag, Pfingstsonntag and Reformationstag', () => {
    expect(bb.holidayOn(day('2026-04-05'))).toBe('Ostersonntag');
    expect(bb.holidayOn(day('2026-05-24'))).toBe('Pfingstsonntag');
    expect(bb.holidayOn(day('2026-10-31'))).toBe('Reformationstag');
    expect(bb.holidayOn(day('2026-10-31'), 'en')).toBe('Reformation Day');
    expect(createWorkCalendar('BE').holidayOn(day('2026-10-31'))).toBeUndefined();
  });

  test.each([
    ['SN', '2026-11-18', 'Buß- und Bettag'],
    ['BE', '2027-03-08', 'Internationaler Frauentag'],
    ['HE', '2026-06-04', 'Fronleichnam'],
  ] as const)('%s: %s is %s, an Arbeitstag in Brandenburg', (land, iso, name) => {
    expect(createWorkCalendar(land).holidayOn(day(iso))).toBe(name);
    expect(createWorkCalendar(land).isArbeitstag(day(iso))).toBe(false);
    expect(bb.isArbeitstag(day(iso))).toBe(true);
  });
});

describe('the last day is a Saturday, Sunday or holiday', () => {
  test('what somebody must declare moves to the next Arbeitstag (§ 193 BGB, § 26 Abs. 3 SGB X)', () => {
    expect(toIso(bb.onOrAfter(day('2026-05-23')))).toBe('2026-05-26');
    expect(toIso(bb.onOrAfter(day('2026-12-25')))).toBe('2026-12-28');
    expect(toIso(bb.onOrAfter(day('2026-05-26')))).toBe('2026-05-26');
  });

  test('a reminder moves to the Arbeitstag before', () => {
    expect(toIso(bb.onOrBefore(day('2026-05-25')))).toBe('2026-05-22');
    expect(toIso(bb.onOrBefore(day('2027-01-01')))).toBe('2026-12-31');
    expect(toIso(bb.onOrBefore(day('2026-05-22')))).toBe('2026-05-22');
  });
});

describe('holidays of the municipality', () => {
  const assumption = day('2025-08-15');

  test('are Arbeitstage unless the office sets them', () => {
    expect(createWorkCalendar('BY').isArbeitstag(assumption)).toBe(true);
    expect(createWorkCalendar('SL').isArbeitstag(assumption)).toBe(false);
    expect(createWorkCalendar('BY', ['Mariä Himmelfahrt']).holidayOn(assumption)).toBe('Mariä Himmelfahrt');
    expect(createWorkCalendar('BY', ['Friedensfest']).isArbeitstag(day('2025-08-08'))).toBe(false);
    expect(createWorkCalendar('BY').isArbeitstag(day('2025-08-08'))).toBe(true);
    expect(createWorkCalendar('TH').isArbeitstag(day('2026-06-04'))).toBe(true);
    expect(createWorkCalendar('TH', ['Fronleichnam']).isArbeitstag(day('2026-06-04'))).toBe(false);
  });

  test('may be a date of every year or of one year', () => {
    const calendar = createWorkCalendar('BB', ['24.12.', '2026-05-15']);
    expect(calendar.isArbeitstag(day('2026-12-24'))).toBe(false);
    expect(calendar.isArbeitstag(day('2027-12-24'))).toBe(false);
    expect(calendar.isArbeitstag(day('2026-05-15'))).toBe(false);
    expect(calendar.isArbeitstag(day('2028-05-15'))).toBe(true);
  });

  test('an entry that is no holiday is refused, not passed over', () => {
    expect(() => createWorkCalendar('BB', ['Kirmes'])).toThrow(RangeError);
  });

  test('an office that is closed on every day is an error, not an endless loop', () => {
    const every = Array.from({ length: 366 }, (_, i) => toIso(day('2028-01-01') + i).slice(5));
    const closed = createWorkCalendar('BB', every);
    expect(() => closed.addArbeitstage(day('2026-06-01'), 1)).toThrow(RangeError);
    expect(() => closed.onOrBefore(day('2026-06-01'))).toThrow(RangeError);
  });
});

describe('Vollendung eines Lebensjahres', () => {
  test('the date shown is the birthday', () => {
    expect(toIso(birthday(day('2001-06-05'), 25))).toBe('2026-06-05');
    expect(toIso(birthday(day('2011-06-05'), 15))).toBe('2026-06-05');
  });

  test('born on 29.02.: 28.02. in other years', () => {
    expect(toIso(birthday(day('2004-02-29'), 25))).toBe('2029-02-28');
    expect(toIso(birthday(day('2008-02-29'), 20))).toBe('2028-02-29');
    expect(ageOn(day('2004-02-29'), day('2029-02-27'))).toBe(24);
    expect(ageOn(day('2004-02-29'), day('2029-02-28'))).toBe(25);
  });
});

test('the calendar month of a day', () => {
  expect(monthOf(day('2028-02-10'))).toEqual({ first: day('2028-02-01'), last: day('2028-02-29') });
});

describe('dates are civil dates in Europe/Berlin', () => {
  test.each([
    ['2026-06-05T21:59:59Z', '2026-06-05'],
    ['2026-06-05T22:00:00Z', '2026-06-06'],
    ['2026-12-31T22:59:59Z', '2026-12-31'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
    ['2026-03-29T00:59:59Z', '2026-03-29'],
    ['2026-10-24T21:59:59Z', '2026-10-24'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
  ])('at %s it is %s in Berlin', (instant, iso) => {
    expect(toIso(todayInBerlin(new Date(instant)))).toBe(iso);
  });

  test('an invalid instant is refused', () => {
    expect(() => todayInBerlin(new Date('nonsense'))).toThrow(RangeError);
  });
});
