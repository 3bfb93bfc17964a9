import { describe, expect, test } from 'vitest';
import type { Massnahme } from '../../src/cases/office.ts';
import { deriveRule } from './derive.ts';

type Participation = NonNullable<Parameters<typeof deriveRule>[1]['participations']>[number];

const bahn: Massnahme = { id: 'bahn', name: 'In 100 Tagen', kind: 'MAbE', attendanceQuota: 100, daysPerWeek: 4 };
const erprobung: Massnahme = { id: 'erprobung', name: 'Arbeitserprobung', kind: 'AGH', attendanceQuota: 120 };
const ohne: Massnahme = { id: 'ohne', name: 'Coaching', kind: 'MAbE', daysPerWeek: 4 };

const dates = (more: Partial<Participation>, today: string) =>
  deriveRule(
    'anwesenheitsende',
    { participations: [{ id: 'tn-1', massnahme: 'bahn', start: '2026-03-02', ...more }] },
    { today, allRules: true, massnahmen: [bahn, erprobung, ohne] },
  );
const attended = (days: number, asOf = '2026-06-12') => ({ attendance: { days, asOf } });

describe('anwesenheitsende: the remaining days in whole weeks, rounded up', () => {
  test.each([
    [60, '2026-08-21'], // 40 days at 4 a week: 10 weeks
    [59, '2026-08-28'], // 41 days: 10¼, so 11 weeks
    [57, '2026-08-28'], // 43 days: 10¾, so 11 weeks
    [56, '2026-08-28'], // 44 days: 11 weeks
    [99, '2026-06-19'], // 1 day: 1 week
    [0, '2026-12-04'], // 100 days: 25 weeks
  ])('%i of 100 days on Friday 12.06.2026: %s', (days, due) => {
    expect(dates(attended(days), '2026-06-15')).toMatchObject([{ subject: 'tn-1', state: 'open', due }]);
  });

  test('it is marked "voraussichtlich"', () => {
    const [date] = dates(attended(60), '2026-06-15');
    expect(`${date?.mark} ${date?.why}`).toMatch(/voraussichtlich/i);
  });

  test('holidays are not counted in: a projected end on Neujahr stands', () => {
    // 68 days on Friday 06.11.2026, 32 days at 4 a week: 8 weeks
    expect(dates(attended(68, '2026-11-06'), '2026-11-09')).toMatchObject([
      { due: '2027-01-01', reminders: ['2026-12-31'] },
    ]);
  });

  test('the days per week of the participation go before those of the Maßnahme', () => {
    expect(dates({ ...attended(60), daysPerWeek: 5 }, '2026-06-15')).toMatchObject([{ due: '2026-08-07' }]); // 8 weeks
    expect(dates({ ...attended(60), daysPerWeek: 3 }, '2026-06-15')).toMatchObject([{ due: '2026-09-18' }]); // 13⅓: 14
    expect(dates({ ...attended(60), massnahme: 'erprobung', daysPerWeek: 5 }, '2026-06-15')).toMatchObject([
      { due: '2026-09-04' }, // 60 of 120 left: 12 weeks
    ]);
  });

  test('absence is added: fewer days at a later count move the end', () => {
    expect(dates(attended(60, '2026-06-12'), '2026-07-13')).toMatchObject([{ due: '2026-08-21' }]);
    expect(dates(attended(64, '2026-07-10'), '2026-07-13')).toMatchObject([{ due: '2026-09-11' }]); // 9 weeks
  });

  test.each([100, 104])('%i days: the quota is reached, nothing is open', (days) => {
    expect(dates(attended(days), '2026-06-15').filter(({ state }) => state !== 'satisfied')).toEqual([]);
  });

  test('the projected day has passed and the quota is not reached: überfällig', () => {
    expect(dates(attended(60), '2026-08-21')).toMatchObject([{ state: 'open' }]);
    expect(dates(attended(60), '2026-08-24')).toMatchObject([{ state: 'overdue', days: 3 }]);
  });

  test('a Maßnahme without an attendance quota has no such date', () => {
    expect(dates({ ...attended(60), massnahme: 'ohne' }, '2026-06-15')).toEqual([]);
  });

  test('missing: the days attended, the days per week', () => {
    const missing = (more: Partial<Participation>) =>
      dates(more, '2026-06-15').map(({ state, due, missing }) => ({ state, due, missing }));
    expect(missing({})).toEqual([
      { state: 'notComputable', due: undefined, missing: expect.stringContaining('Anwesenheit') },
    ]);
    expect(missing({ ...attended(60), massnahme: 'erprobung' })).toEqual([
      { state: 'notComputable', due: undefined, missing: expect.stringMatching(/Tage (je|pro) Woche/) },
    ]);
  });

  // what lies after today has not happened
  test('a count of tomorrow is not known yet', () => {
    expect(dates(attended(60, '2026-06-16'), '2026-06-15')).toMatchObject([{ state: 'notComputable', due: undefined }]);
  });

  test('who left early no longer has a projected end', () => {
    expect(
      dates({ ...attended(60), exitOn: '2026-06-12' }, '2026-06-15').filter(({ due }) => due !== undefined),
    ).toEqual([]);
  });
});
