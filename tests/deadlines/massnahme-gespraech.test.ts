import { describe, expect, test } from 'vitest';
import type { Massnahme } from '../../src/cases/office.ts';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Participation = NonNullable<Input['participations']>[number];

const massnahmen: readonly Massnahme[] = [
  { id: 'coaching', name: 'Coaching', kind: 'MAbE' },
  { id: 'praktikum', name: 'Praktikum', kind: 'MAG' },
  { id: 'park', name: 'Parkpflege', kind: 'AGH' },
];
const LANG = 'absolventengespraech-lang';
const KURZ = 'absolventengespraech-kurz';
const dates = (rule: string, kase: Input, today: string) => deriveRule(rule, kase, { today, massnahmen });
const tn = (start: string, end: string, more: Partial<Participation> = {}): Input => ({
  participations: [{ id: 'tn-1', massnahme: 'coaching', start, end, ...more }],
});
const talk = (...days: string[]) => ({ contacts: days.map((on) => ({ on, kind: 'Gespräch' as const })) });

describe('long or short: at least two months, the first day counts', () => {
  test.each([
    ['2026-03-02', '2026-05-01', 'long'], // exactly two months
    ['2026-03-02', '2026-04-30', 'short'], // a day less
    ['2026-07-01', '2026-08-31', 'long'],
    ['2026-07-01', '2026-08-30', 'short'],
    ['2026-06-30', '2026-08-29', 'long'], // the day before the 30th
    ['2026-06-30', '2026-08-28', 'short'],
    ['2025-12-31', '2026-02-28', 'long'], // the 30th does not exist: the last day of February
    ['2025-12-31', '2026-02-27', 'short'],
    ['2027-12-31', '2028-02-29', 'long'],
    ['2027-12-31', '2028-02-28', 'short'],
    ['2026-01-01', '2026-02-28', 'long'],
  ])('%s to %s is %s', (start, end, length) => {
    expect(dates(LANG, tn(start, end), start)).toHaveLength(length === 'long' ? 1 : 0);
    expect(dates(KURZ, tn(start, end), start)).toHaveLength(length === 'long' ? 0 : 1);
  });
});

describe('absolventengespraech-lang: a window of 4 weeks before to 4 weeks after the end', () => {
  test.each([
    ['2026-03-02', '2026-05-01', '2026-04-03', '2026-05-29', '2026-05-29'],
    ['2026-02-01', '2026-08-31', '2026-08-03', '2026-09-28', '2026-09-28'],
    ['2025-10-01', '2026-02-28', '2026-01-31', '2026-03-28', '2026-03-27'], // a Saturday
    ['2027-10-01', '2028-02-29', '2028-02-01', '2028-03-28', '2028-03-28'],
    ['2026-04-04', '2026-10-03', '2026-09-05', '2026-10-31', '2026-10-30'], // Reformationstag, a Saturday
  ])('%s to %s: open from %s, due %s, reminder %s', (start, end, opens, due, reminder) => {
    expect(dates(LANG, tn(start, end), start)).toMatchObject([
      { subject: 'tn-1', state: 'open', opens, due, reminders: [reminder] },
    ]);
  });

  test.each([
    ['2026-08-02', 'overdue', 3], // the day before the window
    ['2026-08-03', 'satisfied', 0], // its first day
    ['2026-08-31', 'satisfied', 0],
    ['2026-09-28', 'satisfied', 0], // its last day
    ['2026-09-29', 'satisfied', 1], // the day after: late
    ['2026-10-01', 'satisfied', 3],
    ['2026-10-02', 'overdue', 3], // tomorrow
  ])('a talk on %s, asked on 01.10.2026: %s', (on, state, days) => {
    expect(dates(LANG, { ...tn('2026-02-01', '2026-08-31'), ...talk(on) }, '2026-10-01')).toMatchObject([
      { due: '2026-09-28', state, days },
    ]);
  });

  test('by video or phone is a talk; an e-mail, a missed one or one with the Träger is not', () => {
    const kase = tn('2026-02-01', '2026-08-31');
    const state = (contact: Partial<NonNullable<Input['contacts']>[number]>) =>
      dates(LANG, { ...kase, contacts: [{ on: '2026-09-01', kind: 'Gespräch', ...contact }] }, '2026-09-10')[0]?.state;
    expect(state({ channel: 'Video' })).toBe('satisfied');
    expect(state({ channel: 'Telefon' })).toBe('satisfied');
    expect(state({ kind: 'Folgegespräch' })).toBe('satisfied');
    expect(state({ channel: 'E-Mail' })).toBe('open');
    expect(state({ tookPlace: false })).toBe('open');
    expect(state({ with: 'Träger' })).toBe('open');
  });

  test('after an early exit the window lies around the exit, and long stays long', () => {
    const kase = tn('2026-02-01', '2026-08-31', { exitOn: '2026-03-20' });
    expect(dates(LANG, kase, '2026-03-25')).toMatchObject([{ opens: '2026-02-20', due: '2026-04-17', state: 'open' }]);
    expect(dates(KURZ, kase, '2026-03-25')).toEqual([]);
    expect(dates(LANG, { ...kase, ...talk('2026-02-19') }, '2026-04-18')).toMatchObject([
      { state: 'overdue', days: 1 },
    ]);
    expect(dates(LANG, { ...kase, ...talk('2026-04-17') }, '2026-04-18')).toMatchObject([
      { state: 'satisfied', days: 0 },
    ]);
  });

  test('a MAG of two months and more stays in it, taken over or not', () => {
    const kase = tn('2026-03-02', '2026-05-01', { massnahme: 'praktikum', takenOver: true });
    expect(dates(LANG, kase, '2026-05-04')).toMatchObject([{ due: '2026-05-29', state: 'open' }]);
  });

  test('one talk in two windows answers both', () => {
    const participations: Participation[] = [
      { id: 'tn-1', massnahme: 'coaching', start: '2026-02-01', end: '2026-08-31' },
      { id: 'tn-2', massnahme: 'park', start: '2026-03-01', end: '2026-09-15' },
    ];
    const list = dates(LANG, { participations, ...talk('2026-09-10') }, '2026-09-20');
    expect(list.map(({ subject, due, state }) => [subject, due, state])).toEqual([
      ['tn-1', '2026-09-28', 'satisfied'],
      ['tn-2', '2026-10-13', 'satisfied'],
    ]);
  });
});

describe('absolventengespraech-kurz: within 4 weeks after the end', () => {
  test.each([
    ['2026-07-30', 'overdue', 4], // before the end
    ['2026-07-31', 'satisfied', 0], // the last day counts as after the end
    ['2026-08-28', 'satisfied', 0],
    ['2026-08-29', 'satisfied', 1],
    ['2026-09-02', 'overdue', 4], // tomorrow
  ])('Maßnahme to 31.07.2026, talk on %s, asked on 01.09.2026: %s', (on, state, days) => {
    expect(dates(KURZ, { ...tn('2026-07-06', '2026-07-31'), ...talk(on) }, '2026-09-01')).toMatchObject([
      { due: '2026-08-28', state, days },
    ]);
  });

  test('a due date on Reformationstag stands, the reminder is the day before', () => {
    expect(dates(KURZ, tn('2026-09-14', '2026-10-03'), '2026-10-05')).toMatchObject([
      { due: '2026-10-31', reminders: ['2026-10-30'] },
    ]);
  });

  test('an early exit from a short one moves the date', () => {
    const kase = tn('2026-07-06', '2026-07-31', { exitOn: '2026-07-10' });
    expect(dates(KURZ, kase, '2026-07-13')).toMatchObject([{ due: '2026-08-07', state: 'open' }]);
  });

  test('a MAG only without a take-over into svp. Beschäftigung', () => {
    const mag = (takenOver?: boolean) =>
      tn('2026-07-06', '2026-07-31', { massnahme: 'praktikum', ...(takenOver === undefined ? {} : { takenOver }) });
    expect(dates(KURZ, mag(false), '2026-08-03')).toMatchObject([{ due: '2026-08-28', state: 'open' }]);
    expect(dates(KURZ, mag(true), '2026-08-03')).toEqual([]);
    expect(dates(KURZ, mag(), '2026-08-03')).toMatchObject([
      { state: 'notComputable', due: undefined, missing: expect.stringContaining('bernahme') },
    ]);
  });
});

test('without an end nobody knows whether it is long or short', () => {
  const participations: Participation[] = [{ id: 'tn-1', massnahme: 'coaching', start: '2026-07-06' }];
  const both = [LANG, KURZ].flatMap((rule) => dates(rule, { participations }, '2026-07-20'));
  expect(both.length).toBeGreaterThan(0);
  for (const date of both) {
    expect(date).toMatchObject({ state: 'notComputable', due: undefined, missing: expect.stringContaining('Ende') });
  }
});
