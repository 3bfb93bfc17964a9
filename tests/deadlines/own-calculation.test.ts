import { describe, expect, test } from 'vitest';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Land = 'BB' | 'BE' | 'BY';

// A second calculation with the Date of the platform and Gauss' Easter, that shares nothing with the engine.
const DAY = 86_400_000;
const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day);
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function easter(year: number): number {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const m = (15 + century - Math.floor(century / 4) - Math.floor((13 + 8 * century) / 25)) % 30;
  const n = (4 + century - Math.floor(century / 4)) % 7;
  const d = (19 * a + m) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  const correction = (d === 29 && e === 6) || (d === 28 && e === 6 && a > 10) ? 7 : 0;
  return utc(year, 3, 22 + d + e - correction);
}

function isHoliday(time: number, land: Land): boolean {
  const year = new Date(time).getUTCFullYear();
  const day = iso(time).slice(5);
  const fixed = ['01-01', '05-01', '10-03', '12-25', '12-26'];
  const own = { BB: ['10-31'], BE: ['03-08'], BY: ['01-06', '11-01'] }[land];
  const moving = [-2, 1, 39, 50, ...(land === 'BB' ? [0, 49] : []), ...(land === 'BY' ? [60] : [])];
  const once = land === 'BE' ? ['2028-06-17'] : [];
  return [...fixed, ...own].includes(day) || moving.includes((time - easter(year)) / DAY) || once.includes(iso(time));
}

function works(time: number, land: Land): boolean {
  const weekday = new Date(time).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(time, land);
}

function step(time: number, by: 1 | -1, land: Land): number {
  let day = time;
  while (!works(day, land)) day += by * DAY;
  return day;
}

function months(time: number, count: number, firstDayCounts = false): number {
  const date = new Date(time);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1));
  const [year, month] = [target.getUTCFullYear(), target.getUTCMonth() + 1];
  const day = date.getUTCDate() - (firstDayCounts ? 1 : 0);
  return day === 0 ? utc(year, month, 1) - DAY : utc(year, month, Math.min(day, lastOf(year, month)));
}

const everyDay = (from: number, to: number): readonly number[] =>
  Array.from({ length: (to - from) / DAY + 1 }, (_, index) => from + index * DAY);
const days = everyDay(utc(2026, 1, 1), utc(2028, 12, 31));
const today = '2026-01-01';
const first = (rule: string, kase: Input, land: Land) => {
  const [date] = deriveRule(rule, kase, { today, land });
  return `${date?.due} ${date?.reminders.join(' ')}`;
};
const line = (due: number, land: Land, ...weeks: readonly number[]) =>
  [iso(due), ...weeks.map((count) => iso(step(due - 7 * count * DAY, -1, land))), iso(step(due, -1, land))].join(' ');

describe.each<Land>(['BB', 'BE', 'BY'])('every day of 2026 to 2028 in %s', (land) => {
  const contract = (until: number): Input => ({
    jobs: [{ id: 'job-1', start: '2020-01-01', contract: [{ from: '2020-01-01', until: iso(until) }] }],
  });

  test('befristung and its reminders', () => {
    for (const until of days) expect(first('befristung', contract(until), land)).toBe(line(until, land, 12, 8, 4));
  });

  test('arbeitsuchendmeldung rolls forward', () => {
    for (const until of days) {
      const due = step(months(until, -3), 1, land);
      expect(first('arbeitsuchendmeldung', contract(until), land)).toBe(`${iso(due)} ${iso(due)}`);
    }
  });

  test('ausbildungsende stands, its reminder moves', () => {
    for (const end of days) {
      const ausbildungen: Input['ausbildungen'] = [
        { id: 'a', kind: 'außerbetriebliche Ausbildung', start: '2020-01-01', end: iso(end) },
      ];
      expect(first('ausbildungsende', { ausbildungen }, land)).toBe(line(months(end, -3), land));
    }
  });
});

test('nachhaltigkeit, InbeQ and Rehabilitandenstatus from every day of 2026 to 2028', () => {
  for (const start of days) {
    const jobs = [{ id: 'job-1', start: iso(start), svp: true }];
    expect(first('nachhaltigkeit-7-monate', { jobs }, 'BB')).toBe(line(months(start, 7), 'BB'));
    const inbeq = [{ id: 'i', start: iso(start) }];
    expect(first('inbeq-ende', { inbeq }, 'BB')).toBe(line(months(start, 24, true), 'BB', 12, 4));
    const ended = [{ id: 'i', start: '2025-01-01', endedOn: iso(start), rehaTraeger: 'BA' }];
    const [reha] = deriveRule('reha-status-ende', { inbeq: ended }, { today: iso(start + DAY) });
    expect(reha?.due).toBe(iso(months(start + DAY, 6, true)));
  }
});

test('long or short, from every day of 2026 to 2028', () => {
  const massnahmen = [{ id: 'm', name: 'Coaching', kind: 'MAbE' as const }];
  const isLong = (start: number, end: number) =>
    deriveRule(
      'absolventengespraech-lang',
      { participations: [{ id: 'tn', massnahme: 'm', start: iso(start), end: iso(end) }] },
      { today, massnahmen },
    ).length === 1;
  for (const start of days) {
    const end = months(start, 2, true);
    expect([iso(start), isLong(start, end), isLong(start, end - DAY)]).toEqual([iso(start), true, false]);
  }
});
