import { describe, expect, test } from 'vitest';
import type { Massnahme } from '../../src/cases/office.ts';
import { derive, deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Participation = NonNullable<Input['participations']>[number];

const massnahmen: readonly Massnahme[] = [
  { id: 'ausgeschrieben', name: 'Aktivierung', kind: 'MAbE', tendered: true },
  { id: 'gutschein', name: 'Coaching mit Gutschein', kind: 'MAbE' },
  { id: 'agh', name: 'Parkpflege', kind: 'AGH', tendered: true },
];
const until = (end: string | undefined, more: Partial<Participation> = {}): Participation => ({
  id: 'tn-1',
  massnahme: 'ausgeschrieben',
  start: '2025-11-03',
  ...(end === undefined ? {} : { end }),
  ...more,
});
const dates = (rule: string, kase: Input, today: string) =>
  deriveRule(rule, kase, { today, massnahmen, allRules: true });

const ENDS = [
  ['2026-04-30', ['2026-04-02', '2026-04-30']],
  ['2026-05-01', ['2026-04-02', '2026-04-30']], // Tag der Arbeit; 4 weeks before is Karfreitag
  ['2026-05-31', ['2026-04-30', '2026-05-29']], // a Sunday; 4 weeks before is Sunday 03.05., the Friday before 01.05.
  ['2026-08-30', ['2026-07-31', '2026-08-28']],
  ['2026-10-31', ['2026-10-02', '2026-10-30']], // Reformationstag; 4 weeks before is 03.10.
] as const;

describe('fallkonferenz: before the end of a MAbE tendered by the Jobcenter', () => {
  const RULE = 'fallkonferenz';

  test.each(ENDS)('until %s: due that day, reminders %j', (end, reminders) => {
    expect(dates(RULE, { participations: [until(end)] }, '2026-01-05')).toMatchObject([
      { subject: 'tn-1', state: 'open', due: end, reminders },
    ]);
  });

  test('not for a MAbE with a Gutschein, not for an AGH', () => {
    const participations = [
      until('2026-08-31', { massnahme: 'gutschein' }),
      until('2026-08-31', { id: 'tn-2', massnahme: 'agh' }),
    ];
    expect(dates(RULE, { participations }, '2026-08-03')).toEqual([]);
  });

  test.each([
    ['2026-08-02', 'overdue', 9], // 4 weeks and a day before
    ['2026-08-03', 'satisfied', 0],
    ['2026-08-31', 'satisfied', 0],
    ['2026-09-09', 'satisfied', 9],
    ['2026-09-10', 'overdue', 9], // tomorrow
  ])('end 31.08.2026, Fallkonferenz on %s, asked on 09.09.2026: %s', (on, state, days) => {
    const acts = [{ rule: RULE, on, subject: 'tn-1' }];
    expect(dates(RULE, { participations: [until('2026-08-31')], acts }, '2026-09-09')).toMatchObject([{ state, days }]);
  });

  test('after an early exit the exit is the end', () => {
    const kase = { participations: [until('2026-08-31', { exitOn: '2026-06-10' })] };
    expect(dates(RULE, kase, '2026-06-12')).toMatchObject([{ due: '2026-06-10', state: 'overdue', days: 2 }]);
  });

  test('a talk with the Träger that is not recorded as Fallkonferenz does not answer it', () => {
    const contacts = [{ on: '2026-08-20', kind: 'Gespräch' as const, with: 'Träger' as const }];
    expect(dates(RULE, { participations: [until('2026-08-31')], contacts }, '2026-09-01')).toMatchObject([
      { state: 'overdue', days: 1 },
    ]);
  });

  test('without an end nothing is guessed', () => {
    expect(dates(RULE, { participations: [until(undefined)] }, '2026-09-01')).toMatchObject([
      { state: 'notComputable', due: undefined, missing: expect.stringContaining('Ende') },
    ]);
  });
});

describe('anschluss: nobody leaves without a next step', () => {
  const RULE = 'anschluss';

  test('is off until the office switches it on', () => {
    const kase = { participations: [until('2026-08-31')] };
    expect(derive(kase, { today: '2026-08-03', massnahmen }).filter(({ rule }) => rule === RULE)).toEqual([]);
    expect(dates(RULE, kase, '2026-08-03')).toHaveLength(1);
  });

  test.each(ENDS)('until %s: due that day, reminders %j', (end, reminders) => {
    expect(dates(RULE, { participations: [until(end)] }, '2026-01-05')).toMatchObject([
      { subject: 'tn-1', state: 'open', due: end, reminders },
    ]);
  });

  test('for any Maßnahme', () => {
    const participations = [
      until('2026-08-31', { massnahme: 'gutschein' }),
      until('2026-08-31', { id: 'tn-2', massnahme: 'agh' }),
    ];
    expect(
      dates(RULE, { participations }, '2026-08-03')
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(['tn-1', 'tn-2']);
  });

  test('a next step is recorded: nothing is open, however early', () => {
    const kase = (on: string) => ({ participations: [until('2026-08-31', { nextStep: { on, text: 'Umschulung' } })] });
    const pending = (on: string) =>
      dates(RULE, kase(on), '2026-09-09').filter(({ state }) => state === 'open' || state === 'overdue');
    expect(pending('2026-01-12')).toEqual([]);
    expect(pending('2026-08-31')).toEqual([]);
    expect(pending('2026-09-09')).toEqual([]);
    expect(pending('2026-09-10')).toMatchObject([{ due: '2026-08-31', state: 'overdue', days: 9 }]);
  });

  test('a next step recorded after the end is late', () => {
    const kase = { participations: [until('2026-08-31', { nextStep: { on: '2026-09-09', text: 'Umschulung' } })] };
    expect(dates(RULE, kase, '2026-09-10')).toMatchObject([{ state: 'satisfied', days: 9, doneOn: '2026-09-09' }]);
  });

  test('after an early exit it is due at the exit', () => {
    const kase = { participations: [until('2026-08-31', { exitOn: '2026-06-10' })] };
    expect(dates(RULE, kase, '2026-06-12')).toMatchObject([{ due: '2026-06-10', state: 'overdue', days: 2 }]);
  });

  test('without an end nothing is guessed', () => {
    expect(dates(RULE, { participations: [until(undefined)] }, '2026-09-01')).toMatchObject([
      { state: 'notComputable', missing: expect.stringContaining('Ende') },
    ]);
  });
});
