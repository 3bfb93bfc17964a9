import { describe, expect, test } from 'vitest';
import { answered, type Case, missing, pending } from './sentences.ts';

const acts = (rule: string, ...days: readonly string[]) => days.map((on) => ({ rule, on }));

describe('the Integrationsprognose "marktnah"', () => {
  const rule = 'integrationsprognose';
  const marktnah = (day: string, ...reviews: readonly string[]): Case => ({
    birthDate: '1984-03-12',
    prognosen: [{ prognose: 'marktnah', since: day }],
    acts: acts(rule, ...reviews),
  });

  test.each([
    ['2026-05-14', '2026-11-14'],
    ['2026-08-31', '2027-02-28'],
  ])('since %s is reviewed until %s', (day, due) => {
    expect(pending(rule, marktnah(day), day)).toEqual([`due ${due}`]);
  });

  test('is reviewed again 6 months after a review that left it unchanged', () => {
    expect(pending(rule, marktnah('2026-01-14', '2026-07-31'), '2026-08-01')).toEqual(['due 2027-01-31']);
    expect(answered(rule, marktnah('2026-01-14', '2026-07-31'), '2026-08-01')).toContain(
      'due 2026-07-14, done 2026-07-31, late by 17 days',
    );
    expect(pending(rule, marktnah('2026-01-14', '2026-08-02'), '2026-08-01')).toEqual([
      'due 2026-07-14, overdue by 18 days',
    ]);
  });

  test('ends with the integration into versicherungspflichtige Beschäftigung and comes back after it', () => {
    const employed = (job: Omit<NonNullable<Case['jobs']>[number], 'id'>): Case => ({
      ...marktnah('2026-01-14'),
      jobs: [{ id: 'j', ...job }],
    });
    expect(pending(rule, employed({ start: '2026-03-01', svp: true }), '2026-04-01')).toEqual([]);
    expect(pending(rule, employed({ start: '2025-03-01', endedOn: '2025-12-31', svp: true }), '2026-04-01')).toEqual([
      'due 2026-07-14',
    ]);
  });

  test('is not computable where nobody knows whether a job is versicherungspflichtig', () => {
    const job: Case = { ...marktnah('2026-01-14'), jobs: [{ id: 'j', start: '2026-03-01' }] };
    expect(missing(rule, job, '2026-04-01')).toContain('versicherungspflichtig');
  });

  // an Ausbildung is an integration too (UM 2.3, 5.2.2)
  test('ends with the integration into an Ausbildung', () => {
    const trainee: Case = {
      ...marktnah('2026-01-14'),
      ausbildungen: [{ id: 'a', kind: 'betriebliche Ausbildung', start: '2026-03-01' }],
    };
    expect(pending(rule, trainee, '2026-04-01')).toEqual([]);
  });

  test('is not asked about where it is another one, and is missing where there is none', () => {
    expect(pending(rule, { prognosen: [{ prognose: 'nicht marktnah', since: '2026-01-14' }] }, '2026-04-01')).toEqual(
      [],
    );
    expect(missing(rule, { prognosen: [] }, '2026-04-01')).toContain('rognose');
  });

  test('counts from the second time anew', () => {
    const again: Case = {
      ...marktnah('2025-01-14', '2025-07-01'),
      prognosen: [
        { prognose: 'marktnah', since: '2025-01-14' },
        { prognose: 'nicht marktnah', since: '2025-08-01' },
        { prognose: 'marktnah', since: '2026-03-01' },
      ],
    };
    expect(pending(rule, again, '2026-04-01')).toEqual(['due 2026-09-01']);
  });
});

describe('the exception from the Potenzialanalyse (§ 10 SGB II)', () => {
  const rule = 'potenzialanalyse-ausnahme';
  const except = (day: string, more: Case = {}): Case => ({
    birthDate: '1984-03-12',
    potenzialanalyse: { exceptionSince: day },
    ...more,
  });

  test.each([
    ['2026-05-14', '2026-11-14'],
    ['2027-08-31', '2028-02-29'],
  ])('since %s is reviewed until %s', (day, due) => {
    expect(pending(rule, except(day), day)).toEqual([`due ${due}`]);
  });

  test('is reviewed again after 6 months, and overdue in between', () => {
    expect(pending(rule, except('2026-01-14'), '2026-07-17')).toEqual(['due 2026-07-14, overdue by 3 days']);
    expect(pending(rule, except('2026-01-14', { acts: acts(rule, '2026-07-10') }), '2026-07-17')).toEqual([
      'due 2027-01-10',
    ]);
    expect(answered(rule, except('2026-01-14', { acts: acts(rule, '2026-07-16') }), '2026-07-17')).toContain(
      'due 2026-07-14, done 2026-07-16, late by 2 days',
    );
  });

  test('ends with the Potenzialanalyse, and does not exist without an exception', () => {
    const done: Case = { potenzialanalyse: { exceptionSince: '2026-01-14', doneOn: '2026-06-02' } };
    expect(pending(rule, done, '2026-08-01')).toEqual([]);
    expect(pending(rule, done, '2026-06-01')).toEqual(['due 2026-07-14']);
    expect(pending(rule, { potenzialanalyse: {} }, '2026-06-01')).toEqual([]);
    expect(pending(rule, { birthDate: '1984-03-12' }, '2026-06-01')).toEqual([]);
  });
});
