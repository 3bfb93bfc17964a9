import { describe, expect, test } from 'vitest';
import type { Office } from '../../src/cases/office.ts';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Inbeq = NonNullable<Input['inbeq']>[number];

const RULE = 'inbeq-planungsgespraech';
const stab = (from: string): Partial<Inbeq> => ({
  phases: [
    { phase: 'Einstieg', from: '2024-10-01' },
    { phase: 'Qualifizierung', from: '2024-12-02' },
    { phase: 'Stabilisierung', from },
  ],
});
const inbeq = (more: Partial<Inbeq> = {}): Input => ({ inbeq: [{ id: 'inbeq-1', start: '2024-10-01', ...more }] });
const dates = (kase: Input, today: string, land: Office['land'] = 'BB') => deriveRule(RULE, kase, { today, land });
const talk = (on: string, subject?: string) => ({
  acts: [{ rule: RULE, on, ...(subject === undefined ? {} : { subject }) }],
});

describe('in Brandenburg: at the latest 3 months before the end of InbeQ', () => {
  test.each([
    ['2026-09-30', '2026-06-30', '2026-06-30'],
    ['2026-08-31', '2026-05-31', '2026-05-29'], // a Sunday
    ['2027-05-31', '2027-02-28', '2027-02-26'], // no 31.02.; a Sunday
    ['2028-05-31', '2028-02-29', '2028-02-29'],
    ['2026-07-31', '2026-04-30', '2026-04-30'], // no 31.04.
  ])('assigned to %s: due %s, reminder %s', (assignedEnd, due, reminder) => {
    expect(dates(inbeq({ assignedEnd, ...stab('2026-01-12') }), '2026-02-02')).toMatchObject([
      { subject: 'inbeq-1', state: 'open', due, reminders: [reminder] },
    ]);
  });

  test('without an assigned end 24 months are the end', () => {
    expect(dates(inbeq(stab('2026-01-12')), '2026-02-02')).toMatchObject([{ due: '2026-06-30' }]);
  });

  test('an extension moves the end, and the date with it', () => {
    const more: Partial<Inbeq> = { extendedTo: '2026-12-31', outcome: { kind: 'verlängert', on: '2026-01-20' } };
    expect(dates(inbeq({ ...stab('2026-01-12'), ...more }), '2026-02-02')).toMatchObject([{ due: '2026-09-30' }]);
  });

  test('the Stabilisierungsphase has begun: open since then', () => {
    expect(dates(inbeq(stab('2026-01-12')), '2026-02-02')).toMatchObject([{ opens: '2026-01-12', state: 'open' }]);
    expect(dates({ ...inbeq(stab('2026-01-12')), ...talk('2026-01-11') }, '2026-02-02')).toMatchObject([
      { state: 'open' },
    ]);
    expect(dates({ ...inbeq(stab('2026-01-12')), ...talk('2026-01-12') }, '2026-02-02')).toMatchObject([
      { state: 'satisfied', days: 0 },
    ]);
  });

  test.each([
    ['2026-06-01', 'overdue', 7], // 4 weeks and a day before
    ['2026-06-02', 'satisfied', 0],
    ['2026-06-30', 'satisfied', 0],
    ['2026-07-07', 'satisfied', 7],
    ['2026-07-08', 'overdue', 7], // tomorrow
  ])('no Stabilisierungsphase yet, talk on %s, asked on 07.07.2026: %s', (on, state, days) => {
    const kase = inbeq({ phases: [{ phase: 'Qualifizierung', from: '2024-12-02' }] });
    expect(dates({ ...kase, ...talk(on, 'inbeq-1') }, '2026-07-07')).toMatchObject([
      { due: '2026-06-30', state, days },
    ]);
  });

  test('back to Qualifizierung: the date before the end stands', () => {
    const phases: Inbeq['phases'] = [
      { phase: 'Stabilisierung', from: '2026-01-12' },
      { phase: 'Qualifizierung', from: '2026-03-02' },
    ];
    expect(dates(inbeq({ phases }), '2026-04-01')).toMatchObject([{ due: '2026-06-30', state: 'open' }]);
  });

  test('a contact is not the Planungsgespräch', () => {
    const contacts = [{ on: '2026-06-20', kind: 'Gespräch' as const }];
    expect(dates({ ...inbeq(stab('2026-01-12')), contacts }, '2026-07-01')).toMatchObject([
      { state: 'overdue', days: 1 },
    ]);
  });
});

describe('in other Länder: at the start of the Stabilisierungsphase', () => {
  const BE = 'BE' as const;

  test.each([
    ['2026-05-04', '2026-05-04'],
    ['2026-03-08', '2026-03-06'], // Frauentag in Berlin, and a Sunday
    ['2026-05-01', '2026-04-30'],
  ])('phase from %s: due that day, reminder %s', (from, reminder) => {
    expect(dates(inbeq(stab(from)), from, BE)).toMatchObject([{ due: from, state: 'open', reminders: [reminder] }]);
  });

  test.each([
    ['2026-04-05', 'overdue', 9], // 4 weeks and a day before
    ['2026-04-06', 'satisfied', 0],
    ['2026-05-04', 'satisfied', 0],
    ['2026-05-13', 'satisfied', 9],
    ['2026-05-14', 'overdue', 9], // tomorrow
  ])('phase from 04.05.2026, talk on %s, asked on 13.05.2026: %s', (on, state, days) => {
    expect(dates({ ...inbeq(stab('2026-05-04')), ...talk(on, 'inbeq-1') }, '2026-05-13', BE)).toMatchObject([
      { due: '2026-05-04', state, days },
    ]);
  });

  test('no Stabilisierungsphase yet: no date', () => {
    const kase = inbeq({ phases: [{ phase: 'Qualifizierung', from: '2024-12-02' }] });
    expect(dates(kase, '2026-09-28', BE).filter(({ due }) => due !== undefined)).toEqual([]);
  });

  test('back to Qualifizierung: no date until the next Stabilisierungsphase, which is a new one', () => {
    const phases: Inbeq['phases'] = [
      { phase: 'Qualifizierung', from: '2024-12-02' },
      { phase: 'Stabilisierung', from: '2026-01-12' },
      { phase: 'Qualifizierung', from: '2026-03-02' },
      { phase: 'Stabilisierung', from: '2026-07-06' },
    ];
    const pending = (kase: Input, today: string) =>
      dates(kase, today, BE).filter(({ state }) => state === 'open' || state === 'overdue');
    const kase = { ...inbeq({ phases }), ...talk('2026-01-14') };
    expect(dates(kase, '2026-02-02', BE)).toMatchObject([{ due: '2026-01-12', state: 'satisfied', days: 2 }]);
    expect(pending(kase, '2026-04-01')).toEqual([]);
    expect(pending(inbeq({ phases }), '2026-04-01')).toEqual([]);
    expect(pending(kase, '2026-07-13')).toMatchObject([{ due: '2026-07-06', state: 'overdue', days: 7 }]);
  });
});
