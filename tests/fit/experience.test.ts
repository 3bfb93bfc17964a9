import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import { comparableText, likeOf, shownCount, tierOf } from '../../src/fit/ranking/experience.ts';
import { type Like, statsOf, type Tally } from '../../src/fit/ranking/stats.ts';
import { profileStub, TODAY } from './stub.ts';

type Participation = NonNullable<Case['participations']>[number];

const PAST: Participation = { id: 't1', massnahme: 'm', start: '2026-01-05', end: '2026-06-30' };
const kase = (no: string, participation: Partial<Participation>, more: Partial<Case> = {}): Case => ({
  no,
  opened: '2025-01-01',
  team: 'a',
  birthDate: '1990-05-05',
  kategorien: [{ kategorie: 'D', since: '2025-01-01' }],
  participations: [{ ...PAST, ...participation }],
  ...more,
});

const count = (cases: readonly Case[], like: Like = {}, without?: string) =>
  statsOf(cases, TODAY).ended('m', like, without);
const one = (participation: Partial<Participation>, more: Partial<Case> = {}) => {
  const { n, finished, placed, brokenOff } = count([kase('F-1', participation, more)]);
  return { n, finished, placed, brokenOff };
};

describe('what became of a participation', () => {
  test('to its assigned end it is finished', () => {
    expect(one({})).toEqual({ n: 1, finished: 1, placed: 0, brokenOff: 0 });
    expect(one({ exitOn: '2026-06-30' })).toEqual({ n: 1, finished: 1, placed: 0, brokenOff: 0 });
  });

  test('one that runs, or has no end on file, has not ended', () => {
    expect(one({ end: '2026-11-21' }).n).toBe(0);
    expect(one({ end: '2026-11-20' }).n).toBe(1);
    expect(count([kase('F-1', { end: undefined } as never)]).n).toBe(0);
  });

  test('an early exit breaks it off, unless it led to work', () => {
    expect(one({ exitOn: '2026-03-01' })).toEqual({ n: 1, finished: 0, placed: 0, brokenOff: 1 });
    expect(one({ exitOn: '2026-03-01', outcome: { kind: 'Arbeit', on: '2026-03-02' } })).toEqual({
      n: 1,
      finished: 0,
      placed: 1,
      brokenOff: 0,
    });
  });

  test('the result „Abbruch“ breaks it off without a date of exit', () => {
    expect(one({ outcome: { kind: 'Abbruch', on: '2026-04-01' } })).toMatchObject({ finished: 0, brokenOff: 1 });
  });

  test.each(['Arbeit', 'Ausbildung', 'Selbständigkeit'] as const)('%s is a placement', (kind) => {
    expect(one({ outcome: { kind, on: '2026-07-01' } })).toMatchObject({ finished: 1, placed: 1 });
  });

  test('a mini-job is none', () => {
    expect(one({ outcome: { kind: 'Minijob', on: '2026-07-01' } }).placed).toBe(0);
  });

  test('taken over by the firm is a placement', () => {
    expect(one({ takenOver: true }).placed).toBe(1);
  });

  test('a svp. job within 31 days after the end is a placement; a later, an earlier or another job is none', () => {
    const job = (start: string, svp = true) => one({}, { jobs: [{ id: 'j', start, svp }] }).placed;
    expect([job('2026-06-30'), job('2026-07-01'), job('2026-07-31')]).toEqual([1, 1, 1]);
    expect([job('2026-06-29'), job('2026-08-01'), job('2026-07-01', false)]).toEqual([0, 0, 0]);
  });

  test('what is to come is no result yet', () => {
    expect(one({ end: '2026-11-15', outcome: { kind: 'Arbeit', on: '2026-12-01' } }).placed).toBe(0);
    expect(one({ end: '2026-11-15' }, { jobs: [{ id: 'j', start: '2026-12-01', svp: true }] }).placed).toBe(0);
  });

  test('the end of the case ends it too', () => {
    expect(one({ end: '2027-06-30' }, { closed: { on: '2026-09-30' } }).n).toBe(1);
  });
});

describe('who is comparable', () => {
  const cases = [
    kase('F-1', {}),
    kase('F-2', {}, { birthDate: '2001-01-06' }),
    kase('F-3', {}, { birthDate: '2001-01-05' }),
    kase('F-4', {}, { birthDate: '1976-01-05' }),
    kase('F-5', {}, { kategorien: [{ kategorie: 'E', since: '2025-01-01' }] }),
    kase('F-6', {}, { kategorien: [{ kategorie: 'A', since: '2026-01-06' }] }),
  ];

  test('is in the same age group at the start', () => {
    expect(count(cases, { age: 'unter 25' }).n).toBe(1);
    expect(count(cases, { age: '25 bis 49' }).n).toBe(4);
    expect(count(cases, { age: 'ab 50' }).n).toBe(1);
  });

  test('was in the same group of Kategorien at the start', () => {
    expect(count(cases, { kategorie: 'D, E' }).n).toBe(5);
    expect(count(cases, { kategorie: 'A' }).n).toBe(0);
  });

  test('is somebody else', () => {
    expect(count(cases, {}).n).toBe(6);
    expect(count(cases, {}, 'F-1').n).toBe(5);
  });

  test('is said in words', () => {
    const text = (numbers: Record<string, number | { min: number; max: number }>, kategorie?: string | string[]) =>
      comparableText(likeOf(profileStub({ numbers, choices: kategorie === undefined ? {} : { kategorie } }))).de;
    expect(text({ alter: 24 }, 'D')).toBe('unter 25 Jahre, Kategorie D oder E');
    expect(text({ alter: { min: 25, max: 49 } }, ['X', 'Z'])).toBe('25 bis 49 Jahre, Kategorie X, Y oder Z');
    expect(text({ alter: { min: 24, max: 25 } }, ['A', 'B'])).toBe('alle, Alter und Kategorie sind unbekannt');
    expect(text({ alter: 50 })).toBe('ab 50 Jahre');
  });
});

describe('places that are taken', () => {
  test('are those of participations that have not ended', () => {
    const stats = statsOf(
      [
        kase('F-1', {}),
        kase('F-2', { end: '2027-01-31' }),
        kase('F-3', { end: undefined } as never),
        kase('F-4', { end: undefined } as never, { closed: { on: '2026-10-01' } }),
        kase('F-5', { end: '2027-01-31', exitOn: '2026-11-01' }),
      ],
      TODAY,
    );
    expect(stats.stays('m')).toHaveLength(2);
    expect(stats.stays('m', 'F-2')).toHaveLength(1);
    expect(stats.stays('n')).toEqual([]);
  });
});

describe('how the experience stands to the others', () => {
  const tally = (n: number, placed: number, brokenOff: number): Tally => ({ n, placed, brokenOff, finished: 0 });
  const pooled = tally(100, 30, 20);

  test('better: at least as many placed and at most as many broken off', () => {
    expect(tierOf(tally(10, 4, 1), pooled)).toBe(1);
    expect(tierOf(tally(10, 3, 1), pooled)).toBe(1);
    expect(tierOf(tally(10, 4, 2), pooled)).toBe(1);
  });

  test('worse: the other way round', () => {
    expect(tierOf(tally(10, 2, 3), pooled)).toBe(-1);
    expect(tierOf(tally(10, 2, 2), pooled)).toBe(-1);
  });

  test('neither: both more or both fewer, the same, or fewer than three participations', () => {
    expect(tierOf(tally(10, 5, 3), pooled)).toBe(0);
    expect(tierOf(tally(10, 3, 2), pooled)).toBe(0);
    expect(tierOf(tally(2, 2, 0), pooled)).toBe(0);
    expect(tierOf(tally(0, 0, 0), tally(0, 0, 0))).toBe(0);
  });
});

test('counts of one and two are not shown', () => {
  expect([0, 1, 2, 3, 14].map(shownCount)).toEqual(['0', '< 3', '< 3', '3', '14']);
});
