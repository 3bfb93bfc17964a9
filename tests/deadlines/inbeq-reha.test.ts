import { describe, expect, test } from 'vitest';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Inbeq = NonNullable<Input['inbeq']>[number];

const RULE = 'reha-status-ende';
const ended = (endedOn: string, more: Partial<Inbeq> = {}): Input => ({
  inbeq: [
    {
      id: 'inbeq-1',
      start: '2024-04-01',
      endedOn,
      rehaTraeger: 'BA',
      outcome: { kind: 'endet', on: endedOn },
      ...more,
    },
  ],
});
const dates = (kase: Input, today: string) => deriveRule(RULE, kase, { today });
const act = (on: string, subject = 'inbeq-1') => ({ acts: [{ rule: RULE, on, subject }] });

describe('reha-status-ende: 6 months from the day after InbeQ, that day counts', () => {
  test.each([
    ['2026-03-31', '2026-09-30', '2026-09-30'],
    ['2026-04-30', '2026-10-31', '2026-10-30'], // from 01.05.; Reformationstag stands
    ['2026-02-14', '2026-08-14', '2026-08-14'],
    ['2025-08-31', '2026-02-28', '2026-02-27'], // from 01.09.; a Saturday stands
    ['2025-08-30', '2026-02-28', '2026-02-27'], // from 31.08.: there is no 30.02.
    ['2025-08-29', '2026-02-28', '2026-02-27'], // from 30.08.: there is no 29.02.2026
    ['2025-08-28', '2026-02-28', '2026-02-27'], // from 29.08.: the 28th
    ['2026-02-28', '2026-08-31', '2026-08-31'], // from 01.03.
    ['2027-08-30', '2028-02-29', '2028-02-29'], // from 31.08., a leap year
    ['2028-02-29', '2028-08-31', '2028-08-31'],
  ])('InbeQ ended %s: until %s, reminder %s', (endedOn, due, reminder) => {
    expect(dates(ended(endedOn), due)).toMatchObject([
      { subject: 'inbeq-1', state: 'open', due, reminders: [reminder] },
    ]);
  });

  test('only with the BA as Reha-Träger; unknown: not computable', () => {
    expect(dates(ended('2026-03-31', { rehaTraeger: 'DRV' }), '2026-05-04')).toEqual([]);
    const [first] = ended('2026-03-31').inbeq ?? [];
    const { rehaTraeger: _, ...unknown } = first ?? { id: 'inbeq-1', start: '2024-04-01' };
    expect(dates({ inbeq: [unknown] }, '2026-05-04')).toMatchObject([
      { state: 'notComputable', due: undefined, missing: expect.stringMatching(/Reha-?Träger/) },
    ]);
  });

  test('while InbeQ runs there is none', () => {
    expect(dates({ inbeq: [{ id: 'inbeq-1', start: '2025-04-01', rehaTraeger: 'BA' }] }, '2026-05-04')).toEqual([]);
    expect(dates(ended('2026-05-05'), '2026-05-04')).toEqual([]);
  });

  test('the last day of InbeQ passed without a word: its end counts from there', () => {
    const kase: Input = { inbeq: [{ id: 'inbeq-1', start: '2024-04-01', rehaTraeger: 'BA' }] };
    expect(dates(kase, '2026-04-01')).toMatchObject([{ due: '2026-09-30', state: 'open' }]);
  });

  test('after an extension the extended end counts', () => {
    const kase: Input = {
      inbeq: [
        {
          id: 'inbeq-1',
          start: '2024-04-01',
          rehaTraeger: 'BA',
          extendedTo: '2026-06-30',
          outcome: { kind: 'verlängert', on: '2026-03-10' },
        },
      ],
    };
    expect(dates(kase, '2026-05-04')).toEqual([]);
    expect(dates(kase, '2026-07-01')).toMatchObject([{ due: '2026-12-31' }]);
  });

  test('recorded in time, late, tomorrow', () => {
    const kase = ended('2026-03-31');
    expect(dates({ ...kase, ...act('2026-05-20') }, '2026-10-07')).toMatchObject([{ state: 'satisfied', days: 0 }]);
    expect(dates({ ...kase, ...act('2026-09-30') }, '2026-10-07')).toMatchObject([{ state: 'satisfied', days: 0 }]);
    expect(dates({ ...kase, ...act('2026-10-07') }, '2026-10-07')).toMatchObject([{ state: 'satisfied', days: 7 }]);
    expect(dates({ ...kase, ...act('2026-10-08') }, '2026-10-07')).toMatchObject([{ state: 'overdue', days: 7 }]);
  });

  test('an entry for another InbeQ does not answer this one', () => {
    const inbeq = [...(ended('2026-03-31').inbeq ?? []), { id: 'inbeq-2', start: '2026-05-04', rehaTraeger: 'BA' }];
    expect(dates({ inbeq, ...act('2026-05-20', 'inbeq-2') }, '2026-10-01')).toMatchObject([
      { subject: 'inbeq-1', state: 'overdue', days: 1 },
    ]);
  });

  // "an act before the start does not satisfy"; the date has a period of its own, which starts after InbeQ
  test('an entry from before the end of InbeQ is none about the status after it', () => {
    expect(dates({ ...ended('2026-03-31'), ...act('2025-03-03') }, '2026-10-01')).toMatchObject([
      { state: 'overdue', days: 1 },
    ]);
  });

  test('the outcome of InbeQ itself is not the outcome of the Rehabilitandenstatus', () => {
    expect(dates(ended('2026-03-31'), '2026-10-01')).toMatchObject([{ state: 'overdue', days: 1 }]);
  });

  test('the why line names start, period and source', () => {
    const [date] = dates(ended('2026-03-31'), '2026-05-04');
    expect(date?.why).toContain('6 Monate');
    expect(date?.why).toContain('UB 2.5');
    expect(date?.why).toContain('30.09.2026');
    expect(date?.why).toMatch(/31\.03\.2026|01\.04\.2026/);
  });
});
