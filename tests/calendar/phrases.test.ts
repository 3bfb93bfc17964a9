import { getISOWeek } from 'date-fns/getISOWeek';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromDay, toDay, toIso, weekday } from '../../src/calendar/civil-date.ts';
import { fold, foldLoose } from '../../src/calendar/fold.ts';
import { parseDate, parseRange } from '../../src/calendar/phrases.ts';

/** a Wednesday */
const TODAY = toDay(2026, 6, 10);

const date = (text: string, today = TODAY) => {
  const day = parseDate(text, today);
  return day === undefined ? undefined : toIso(day);
};
const range = (text: string, today = TODAY) => {
  const found = parseRange(text, today);
  if (found === undefined) return undefined;
  if (found.overdueOnly) return 'overdue';
  return `${found.from === undefined ? '' : toIso(found.from)}…${found.to === undefined ? '' : toIso(found.to)}`;
};

describe('folding', () => {
  test('ß, umlauts, case and spaces', () => {
    expect(fold('  Übermorgen\t GROSSE  Straße ')).toBe('uebermorgen grosse strasse');
    expect(fold('u\u0308ber')).toBe('ueber');
    expect(new Set(['Nächste', 'naechste', 'NACHSTE'].map(foldLoose)).size).toBe(1);
  });
});

describe('a date, asked on Wednesday 10.06.2026', () => {
  test.each([
    ['heute', '2026-06-10'],
    ['Morgen', '2026-06-11'],
    ['übermorgen', '2026-06-12'],
    ['uebermorgen', '2026-06-12'],
    ['ubermorgen', '2026-06-12'],
    ['gestern', '2026-06-09'],
    ['vorgestern', '2026-06-08'],
    ['today', '2026-06-10'],
    ['tomorrow!', '2026-06-11'],
    ['yesterday', '2026-06-09'],
    ['day after tomorrow', '2026-06-12'],
    ['15.12.', '2026-12-15'],
    ['15.12', '2026-12-15'],
    ['am 15.12.', '2026-12-15'],
    ['15. 12.', '2026-12-15'],
    ['10.6.', '2026-06-10'],
    ['9.6.', '2027-06-09'],
    ['29.02.', '2028-02-29'],
    ['15.12.2026', '2026-12-15'],
    ['15. 12. 2026', '2026-12-15'],
    ['15.12.2025', '2025-12-15'],
    ['15.12.26', '2026-12-15'],
    ['1.2.99', '1999-02-01'],
    ['2026-12-15', '2026-12-15'],
    ['15. Dezember', '2026-12-15'],
    ['15.Dez.', '2026-12-15'],
    ['15. Dezember 2027', '2027-12-15'],
    ['1. März', '2027-03-01'],
    ['1. maerz', '2027-03-01'],
    ['15 Dec 2026', '2026-12-15'],
    ['15th of December', '2026-12-15'],
    ['Dec 15th, 2027', '2027-12-15'],
    ['Dienstag', '2026-06-16'],
    ['Freitag', '2026-06-12'],
    ['Mittwoch', '2026-06-17'],
    ['nächsten Freitag', '2026-06-12'],
    ['next friday', '2026-06-12'],
    ['diesen Mittwoch', '2026-06-10'],
    ['letzten Freitag', '2026-06-05'],
    ['tuesday', '2026-06-16'],
    ['Fr 12.06.', '2026-06-12'],
    ['in 3 Wochen', '2026-07-01'],
    ['in drei Tagen', '2026-06-13'],
    ['in 3 Monaten', '2026-09-10'],
    ['in einer Woche', '2026-06-17'],
    ['in 3 weeks', '2026-07-01'],
    ['in a month', '2026-07-10'],
    ['vor 2 Tagen', '2026-06-08'],
    ['2 days ago', '2026-06-08'],
    ['Monatsende', '2026-06-30'],
    ['Ende des Monats', '2026-06-30'],
    ['Ende Dezember', '2026-12-31'],
    ['Ende Februar 2028', '2028-02-29'],
    ['end of february', '2027-02-28'],
    ['Ende nächster Woche', '2026-06-21'],
    ['Anfang Juli', '2026-07-01'],
    ['Jahresende', '2026-12-31'],
  ])('"%s" is %s', (text, iso) => expect(date(text)).toBe(iso));

  test.each([
    '31.02.',
    '31.02.2026',
    '29.02.2027',
    '2026-02-30',
    '31. April',
    '0.1.',
    '1.13.',
    '15.12.202',
    '15.12.1899',
    'Mo 12.06.2026',
    '5 d',
    '15',
    '',
    '.',
    'irgendwann',
    'diese Woche',
    'in 9999 Jahren',
    'Kundin 17',
  ])('"%s" is none', (text) => expect(date(text)).toBeUndefined());

  test('a period in months is clamped', () => {
    expect(date('in 6 Monaten', toDay(2026, 8, 31))).toBe('2027-02-28');
  });
});

describe('a range, asked on Wednesday 10.06.2026', () => {
  test.each([
    ['heute', '2026-06-10…2026-06-10'],
    ['morgen', '2026-06-11…2026-06-11'],
    ['tomorrow', '2026-06-11…2026-06-11'],
    ['diese Woche', '2026-06-08…2026-06-14'],
    ['this week', '2026-06-08…2026-06-14'],
    ['nächste Woche', '2026-06-15…2026-06-21'],
    ['in der nächsten Woche', '2026-06-15…2026-06-21'],
    ['übernächste Woche', '2026-06-22…2026-06-28'],
    ['letzte Woche', '2026-06-01…2026-06-07'],
    ['diesen Monat', '2026-06-01…2026-06-30'],
    ['nächsten Monat', '2026-07-01…2026-07-31'],
    ['next month', '2026-07-01…2026-07-31'],
    ['dieses Quartal', '2026-04-01…2026-06-30'],
    ['nächstes Quartal', '2026-07-01…2026-09-30'],
    ['Q4', '2026-10-01…2026-12-31'],
    ['3. Quartal', '2026-07-01…2026-09-30'],
    ['dieses Jahr', '2026-01-01…2026-12-31'],
    ['nächste 2 Wochen', '2026-06-10…2026-06-24'],
    ['naechste 2 wochen', '2026-06-10…2026-06-24'],
    ['nachste  zwei Wochen', '2026-06-10…2026-06-24'],
    ['in den nächsten 2 Wochen', '2026-06-10…2026-06-24'],
    ['next 2 weeks', '2026-06-10…2026-06-24'],
    ['the next two weeks', '2026-06-10…2026-06-24'],
    ['die nächsten 14 Tage', '2026-06-10…2026-06-24'],
    ['14 Tage', '2026-06-10…2026-06-24'],
    ['14Tage', '2026-06-10…2026-06-24'],
    ['2 Wochen', '2026-06-10…2026-06-24'],
    ['3 Monate', '2026-06-10…2026-09-10'],
    ['letzte 14 Tage', '2026-05-27…2026-06-10'],
    ['in 2 Wochen', '2026-06-24…2026-06-24'],
    ['bis 15.12.', '…2026-12-15'],
    ['bis zum 15.12.2026', '…2026-12-15'],
    ['bis Freitag', '…2026-06-12'],
    ['bis Monatsende', '…2026-06-30'],
    ['bis Ende Dezember', '…2026-12-31'],
    ['bis nächste Woche', '…2026-06-21'],
    ['until 15 Dec', '…2026-12-15'],
    ['up to 15 Dec', '…2026-12-15'],
    ['ab 1.12.', '2026-12-01…'],
    ['ab nächster Woche', '2026-06-15…'],
    ['from 1 Dec', '2026-12-01…'],
    ['seit 1.12.', '2025-12-01…'],
    ['1.12. bis 15.12.', '2026-12-01…2026-12-15'],
    ['1.12.-15.12.', '2026-12-01…2026-12-15'],
    ['1.12.–15.12.2027', '2027-12-01…2027-12-15'],
    ['vom 1.12. bis zum 15.12.', '2026-12-01…2026-12-15'],
    ['1. bis 15.12.', '2026-12-01…2026-12-15'],
    ['1.-15. Dezember', '2026-12-01…2026-12-15'],
    ['15.12. bis 15.1.', '2026-12-15…2027-01-15'],
    ['1.1. bis 31.12.', '2026-01-01…2026-12-31'],
    ['1.12.2025 bis 15.1.', '2025-12-01…2026-01-15'],
    ['2026-12-01 - 2026-12-15', '2026-12-01…2026-12-15'],
    ['2026-12-01-2026-12-15', '2026-12-01…2026-12-15'],
    ['heute bis Freitag', '2026-06-10…2026-06-12'],
    ['Montag bis Freitag', '2026-06-15…2026-06-19'],
    ['from 1 Dec to 15 Dec', '2026-12-01…2026-12-15'],
    ['between 1 Dec and 15 Dec', '2026-12-01…2026-12-15'],
    ['Oktober bis Dezember', '2026-10-01…2026-12-31'],
    ['Dezember', '2026-12-01…2026-12-31'],
    ['Juni', '2026-06-01…2026-06-30'],
    ['Mai', '2027-05-01…2027-05-31'],
    ['im Dezember 2026', '2026-12-01…2026-12-31'],
    ['in December', '2026-12-01…2026-12-31'],
    ['KW 50', '2026-12-07…2026-12-13'],
    ['kw50', '2026-12-07…2026-12-13'],
    ['KW 1', '2027-01-04…2027-01-10'],
    ['KW 53', '2026-12-28…2027-01-03'],
    ['KW 10/2026', '2026-03-02…2026-03-08'],
    ['week 50', '2026-12-07…2026-12-13'],
    ['überfällig', 'overdue'],
    ['ueberfaellig', 'overdue'],
    ['uberfallig?', 'overdue'],
    ['alle überfälligen', 'overdue'],
    ['overdue', 'overdue'],
    ['verpasst', 'overdue'],
    ['alle', '…'],
    ['alles', '…'],
    ['all', '…'],
    ['15.12.', '2026-12-15…2026-12-15'],
  ])('"%s" is %s', (text, expected) => expect(range(text)).toBe(expected));

  test.each([
    '',
    'bis',
    'ab',
    'bis bis',
    'bis 31.02.',
    '31.02. bis 15.03.',
    '15.12.2026 bis 1.12.2026',
    '2. Woche',
    'KW 53 2025',
    'KW 0',
    'KW 54',
    'nächste',
    'bla bis blub',
    '9999 Jahre',
    'was ist fällig',
  ])('"%s" is not understood', (text) => expect(range(text)).toBeUndefined());

  test('within a range without years, the range goes on: 1.12. bis 15.12., asked on 05.12.', () => {
    expect(range('1.12. bis 15.12.', toDay(2026, 12, 5))).toBe('2026-12-01…2026-12-15');
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...'bis ab vom zum in ende nächste diese letzte 2 14 31.02. 1.12. 15. - Woche Monate Dezember KW Q Freitag heute fr'.split(
      ' ',
    ),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 250 }),
    fc.array(words, { maxLength: 8 }).map((list) => list.join(' ')),
    fc.string({ unit: fc.constantFrom(...'0123456789.- bisq'), maxLength: 30 }),
  );

  test('never throws and never gives a range backwards or a day outside the calendar', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: toDay(1900, 1, 1), max: toDay(2199, 12, 31) }), (text, today) => {
        const day = parseDate(text, today);
        if (day !== undefined) expect(fromDay(day).year).toBeGreaterThanOrEqual(1900);
        const { from = 0, to = from } = parseRange(text, today) ?? {};
        expect(Number.isSafeInteger(from) && Number.isSafeInteger(to)).toBe(true);
        if (parseRange(text, today)?.from !== undefined) expect(from).toBeLessThanOrEqual(to);
      }),
      { numRuns: 3000 },
    );
  });

  test('long text is refused at once', () => {
    const begin = performance.now();
    for (const unit of ['1.', '- ', ' ', 'bis ', '1', 'ä']) {
      expect(range(unit.repeat(10_000))).toBeUndefined();
      expect(date(unit.repeat(10_000))).toBeUndefined();
      expect(range(unit.repeat(40).slice(0, 200))).toBeUndefined();
    }
    expect(performance.now() - begin).toBeLessThan(500);
  });

  test('a date without a year is never in the past and within a year (but 29.02.)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), (d, month) => {
        const day = parseDate(`${d}.${month}.`, TODAY) ?? 0;
        expect(day - TODAY).toBeGreaterThanOrEqual(0);
        expect(day - TODAY).toBeLessThan(366);
      }),
    );
  });

  test('calendar weeks are those of date-fns', () => {
    for (let year = 2020; year <= 2035; year++) {
      for (let week = 1; week <= 53; week++) {
        const from = parseRange(`KW ${week}/${year}`, TODAY)?.from;
        if (from === undefined) continue;
        const monday = fromDay(from);
        expect(weekday(from)).toBe(1);
        expect(getISOWeek(new Date(monday.year, monday.month - 1, monday.day))).toBe(week);
      }
    }
  });
});
