import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, minuteOf, wallTime } from '../../src/calendar/berlin.ts';
import { type Day, toDay, toIso } from '../../src/calendar/civil-date.ts';
import { LAENDER, type Land } from '../../src/calendar/holidays.ts';
import { createWorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { ReminderSettings } from '../../src/reminders/settings.ts';
import { createTimes } from '../../src/reminders/times.ts';

const MINUTE = 60_000;
const clock = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
/** "20.11.2026, 07:45", as Intl has it: another way than the one that is tested. */
const berlin = (instant: number) => clock.format(new Date(instant));
function read(instant: number): { day: Day; minute: number } {
  const [, d, m, y, h, min] = /(\d\d)\.(\d\d)\.(\d{4}), (\d\d):(\d\d)/u.exec(berlin(instant)) ?? [];
  return { day: toDay(Number(y), Number(m), Number(d)), minute: Number(h) * 60 + Number(min) };
}

const FIRST = Date.UTC(2026, 0, 1);
const LAST = Date.UTC(2028, 0, 1);
/** any time of two years, and more often the nights in which the clock changes */
const instants = fc.oneof(
  fc.integer({ min: FIRST, max: LAST }),
  fc
    .tuple(
      fc.constantFrom(
        Date.UTC(2026, 2, 29, 1),
        Date.UTC(2026, 9, 25, 1),
        Date.UTC(2027, 2, 28, 1),
        Date.UTC(2027, 9, 31, 1),
      ),
      fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }),
    )
    .map(([change, minutes]) => change + minutes * MINUTE),
);
const laender = fc.constantFrom(...(Object.keys(LAENDER) as Land[]));
const time = fc.integer({ min: 0, max: 24 * 4 - 1 }).map((n) => {
  const [hour, quarter] = [Math.floor(n / 4), n % 4];
  return `${`${hour}`.padStart(2, '0')}:${`${quarter * 15}`.padStart(2, '0')}`;
});
const twoTimes = fc.tuple(time, time).filter(([a, b]) => a !== b);
const hours = twoTimes.map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }));
const quiet = fc.option(
  twoTimes.map(([from, until]) => ({ from, until })),
  { nil: undefined },
);

const person = (quietHours: { readonly from: string; readonly until: string } | undefined) =>
  quietHours === undefined ? {} : { quietHours };

describe('the clock in Berlin', () => {
  test('shows what Intl shows', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(wallTime(instant)).toEqual(read(instant));
      }),
      { numRuns: 2000 },
    );
  });

  test('shows a time of a day first at that instant, but for the hour that spring leaves out', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 1439 }), (about, minute) => {
        const { day } = read(about);
        const at = instantOf(day, minute);
        const shown = read(at);
        if (shown.minute === minute) {
          expect(shown.day).toBe(day);
          // an hour before, it was not yet that late, unless this is the second of two
          expect(read(at - 60 * MINUTE)).not.toEqual({ day, minute });
        } else {
          expect(['2026-03-29', '2027-03-28']).toContain(toIso(day));
          expect(minute).toBeGreaterThanOrEqual(120);
          expect(minute).toBeLessThan(180);
          expect(shown).toEqual({ day, minute: 180 });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the next slot', () => {
  test('is the first minute, from now on, of an Arbeitstag, in the hours of the office and outside of quiet hours', () => {
    fc.assert(
      fc.property(laender, hours, quiet, instants, (land, open, quietHours, now) => {
        const calendar = createWorkCalendar(land);
        const times = createTimes({ hours: open }, calendar);
        const loud = (minute: number) => {
          if (quietHours === undefined) return true;
          const [from, until] = [minuteOf(quietHours.from), minuteOf(quietHours.until)];
          return from < until ? minute < from || minute >= until : minute >= until && minute < from;
        };
        const inOffice = (minute: number) => minute >= minuteOf(open.from) && minute < minuteOf(open.until);
        // whoever is never there during the hours is written to outside of the quiet hours
        const never = !Array.from({ length: 1440 }, (_, minute) => minute).some((m) => inOffice(m) && loud(m));
        const may = (instant: number) => {
          const { day, minute } = read(instant);
          return calendar.isArbeitstag(day) && loud(minute) && (never || inOffice(minute));
        };
        expect(times.mayWrite(person(quietHours), now)).toBe(may(now));
        const slot = times.nextSlot(person(quietHours), now);
        expect(slot).toBeGreaterThanOrEqual(now);
        expect(may(slot)).toBe(true);
        expect(times.mayWrite(person(quietHours), slot)).toBe(true);
        if (slot === now) return;
        // quarters of an hour are as fine as the hours are set here
        expect(slot % (15 * MINUTE)).toBe(0);
        for (let at = now; at < slot; at = (Math.floor(at / (15 * MINUTE)) + 1) * 15 * MINUTE)
          expect(may(at)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('is put off by quiet hours, nights, weekends and holidays, never lost', () => {
    const times = createTimes(undefined, createWorkCalendar('BB'));
    const from = (utc: string, quietHours?: { from: string; until: string }) =>
      berlin(times.nextSlot(person(quietHours), Date.parse(utc)));
    expect(from('2026-11-20T06:45:00Z')).toBe('20.11.2026, 07:45');
    expect(from('2026-11-20T05:00:00Z')).toBe('20.11.2026, 07:30');
    // Friday, five in the afternoon
    expect(from('2026-11-20T16:00:00Z')).toBe('23.11.2026, 07:30');
    expect(from('2026-12-24T16:30:00Z')).toBe('28.12.2026, 07:30');
    const night = { from: '15:00', until: '09:00' };
    expect(from('2026-11-20T06:45:00Z', night)).toBe('20.11.2026, 09:00');
    expect(from('2026-11-20T14:00:00Z', night)).toBe('23.11.2026, 09:00');
    expect(from('2026-11-20T11:10:00Z', { from: '12:00', until: '13:00' })).toBe('20.11.2026, 13:00');
    // quiet all day long: in the evening
    expect(from('2026-11-20T11:10:00Z', { from: '07:00', until: '18:00' })).toBe('20.11.2026, 18:00');
  });

  test('of every morning of two years is 07:45 by the clock on the wall, each Arbeitstag once', () => {
    for (const land of ['BB', 'BY', 'SN'] as const) {
      const calendar = createWorkCalendar(land);
      const times = createTimes(undefined, calendar);
      const seen = new Set<number>();
      for (let day = toDay(2026, 1, 1); day < toDay(2028, 1, 1); day++) {
        const morning = times.morningOf({}, day);
        expect(morning !== undefined).toBe(calendar.isArbeitstag(day));
        if (morning === undefined) continue;
        expect(read(morning)).toEqual({ day, minute: 7 * 60 + 45 });
        seen.add(morning);
      }
      expect(seen.size).toBe([...Array(730).keys()].filter((i) => calendar.isArbeitstag(toDay(2026, 1, 1) + i)).length);
    }
  });

  test('of the morning lies in the hours, and after the quiet hours', () => {
    const calendar = createWorkCalendar('BB');
    const morning = (settings: ReminderSettings | undefined, quietHours?: { from: string; until: string }) => {
      const at = createTimes(settings, calendar).morningOf(person(quietHours), toDay(2026, 11, 20));
      return at === undefined ? undefined : berlin(at).slice(12);
    };
    expect(morning(undefined)).toBe('07:45');
    expect(morning({ morning: '09:10' })).toBe('09:10');
    expect(morning({ hours: { from: '10:00', until: '12:00' } })).toBe('10:00');
    expect(morning({ hours: { from: '06:00', until: '07:00' } })).toBe('06:00');
    expect(morning(undefined, { from: '19:00', until: '08:30' })).toBe('08:30');
    expect(morning(undefined, { from: '07:40', until: '17:00' })).toBe('07:30');
  });
});
