import { describe, expect, test } from 'vitest';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Inbeq = NonNullable<Input['inbeq']>[number];

const inbeq = (start: string, more: Partial<Inbeq> = {}): Input => ({
  inbeq: [{ id: 'inbeq-1', start, rehaTraeger: 'BA', ...more }],
});
const dates = (kase: Input, today: string) => deriveRule('inbeq-ende', kase, { today });
const open = (kase: Input, today: string) =>
  dates(kase, today).filter(({ state }) => state === 'open' || state === 'overdue');

describe('without an assigned end: 24 months, the first day counts', () => {
  test.each([
    ['2024-10-01', '2026-09-30', ['2026-07-08', '2026-09-02', '2026-09-30']],
    ['2024-10-15', '2026-10-14', ['2026-07-22', '2026-09-16', '2026-10-14']],
    ['2024-08-31', '2026-08-30', ['2026-06-05', '2026-07-31', '2026-08-28']], // a Sunday stands, its reminders move
    ['2026-02-28', '2028-02-27', ['2027-12-03', '2028-01-28', '2028-02-25']],
    ['2026-03-01', '2028-02-29', ['2027-12-07', '2028-02-01', '2028-02-29']], // the day before 01.03. of a leap year
    ['2024-02-29', '2026-02-28', ['2025-12-05', '2026-01-30', '2026-02-27']], // the day before the 29th is the 28th
  ])('from %s: ends %s, reminders 12 and 4 weeks before %j', (start, due, reminders) => {
    expect(dates(inbeq(start), '2026-03-02' > start ? due : start)).toMatchObject([
      { subject: 'inbeq-1', state: 'open', due, reminders, days: 0 },
    ]);
  });
});

describe('with an assigned end', () => {
  test('the assigned end stands, shorter or longer', () => {
    expect(dates(inbeq('2025-10-01', { assignedEnd: '2026-09-30' }), '2026-03-02')).toMatchObject([
      { due: '2026-09-30' },
    ]);
    expect(dates(inbeq('2024-10-01', { assignedEnd: '2026-12-31' }), '2026-03-02')).toMatchObject([
      { due: '2026-12-31' },
    ]);
  });

  test.each([
    ['2024-10-01', '2026-09-29', true], // a day less than 24 months
    ['2024-10-01', '2026-09-30', false],
    ['2024-10-01', '2026-12-31', false],
    ['2024-02-29', '2026-02-28', false], // exactly 24 months
    ['2024-02-29', '2026-02-27', true],
    ['2025-10-01', '2026-09-30', true],
  ])('from %s assigned to %s: flagged as under 24 months: %s', (start, assignedEnd, flagged) => {
    const [date] = dates(inbeq(start, { assignedEnd }), '2026-02-02');
    expect(date?.due).toBe(assignedEnd);
    expect(date?.mark !== undefined).toBe(flagged);
    expect(/weniger als 24 Monate/.test(date?.why ?? '')).toBe(flagged);
  });
});

describe('until an outcome is recorded', () => {
  const outcome = (on: string, kind: 'Arbeitsverhältnis' | 'endet' = 'endet') =>
    inbeq('2024-10-01', { outcome: { kind, on } });

  test('it becomes überfällig', () => {
    expect(dates(inbeq('2024-10-01'), '2026-09-30')).toMatchObject([{ state: 'open', days: 0 }]);
    expect(dates(inbeq('2024-10-01'), '2026-10-01')).toMatchObject([{ state: 'overdue', days: 1 }]);
    expect(dates(inbeq('2024-10-01'), '2026-11-30')).toMatchObject([{ state: 'overdue', days: 61 }]);
  });

  test('an outcome counts however early; after the end it is late; tomorrow it has not happened', () => {
    expect(dates(outcome('2025-11-03', 'Arbeitsverhältnis'), '2026-10-05')).toMatchObject([
      { state: 'satisfied', days: 0, doneOn: '2025-11-03' },
    ]);
    expect(dates(outcome('2026-09-30'), '2026-10-05')).toMatchObject([{ state: 'satisfied', days: 0 }]);
    expect(dates(outcome('2026-10-05'), '2026-10-05')).toMatchObject([{ state: 'satisfied', days: 5 }]);
    expect(dates(outcome('2026-10-06'), '2026-10-05')).toMatchObject([{ state: 'overdue', days: 5 }]);
  });

  test('a talk is no outcome', () => {
    const contacts = [{ on: '2026-09-20', kind: 'Gespräch' as const }];
    expect(dates({ ...inbeq('2024-10-01'), contacts }, '2026-10-01')).toMatchObject([{ state: 'overdue', days: 1 }]);
  });

  test('an extension opens a new date at the new end', () => {
    const kase = inbeq('2024-10-01', { extendedTo: '2027-03-31', outcome: { kind: 'verlängert', on: '2026-09-14' } });
    expect(open(kase, '2026-10-05')).toMatchObject([
      { due: '2027-03-31', state: 'open', reminders: ['2027-01-06', '2027-03-03', '2027-03-31'] },
    ]);
    expect(open(kase, '2027-04-01')).toMatchObject([{ due: '2027-03-31', state: 'overdue', days: 1 }]);
  });

  test('"verlängert" without a new end: the new end is missing, and nothing is guessed from the old one', () => {
    const kase = inbeq('2024-10-01', { outcome: { kind: 'verlängert', on: '2026-09-14' } });
    const list = (rule: string) =>
      deriveRule(rule, kase, { today: '2026-10-05' }).filter(({ state }) => state !== 'satisfied');
    expect(list('inbeq-ende')).toMatchObject([
      { state: 'notComputable', due: undefined, missing: expect.stringContaining('neues Ende') },
    ]);
  });

  // "no date is guessed": the end of InbeQ is unknown, so is what counts from it
  test('"verlängert" without a new end: the Rehabilitandenstatus does not end 6 months after the old end', () => {
    const kase = inbeq('2024-10-01', { outcome: { kind: 'verlängert', on: '2026-09-14' } });
    const guessed = deriveRule('reha-status-ende', kase, { today: '2026-10-05' }).filter(
      ({ due }) => due !== undefined,
    );
    expect(guessed).toEqual([]);
  });

  // "no date is guessed"
  test('"verlängert" without a new end: no Planungsgespräch 3 months before the old end', () => {
    const kase = inbeq('2024-10-01', { outcome: { kind: 'verlängert', on: '2026-05-04' } });
    const guessed = deriveRule('inbeq-planungsgespraech', kase, { today: '2026-06-01' });
    expect(guessed.filter(({ due }) => due !== undefined)).toEqual([]);
  });

  test('two InbeQ are two dates', () => {
    const kase: Input = {
      inbeq: [
        { id: 'inbeq-1', start: '2022-10-01', outcome: { kind: 'endet', on: '2024-09-02' } },
        { id: 'inbeq-2', start: '2025-02-03' },
      ],
    };
    expect(open(kase, '2026-10-05')).toMatchObject([{ subject: 'inbeq-2', due: '2027-02-02' }]);
  });
});
