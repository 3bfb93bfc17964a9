import { describe, expect, test } from 'vitest';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Job = NonNullable<Input['jobs']>[number];
type Version = NonNullable<Job['contract']>[number];

const job = (...contract: readonly Version[]): Input => ({
  jobs: [{ id: 'job-1', start: '2025-01-01', svp: true, contract: [...contract] }],
});
const until = (end: string, more: Partial<Version> = {}): Version => ({ from: '2025-01-01', until: end, ...more });
const dates = (kase: Input, today: string) => deriveRule('befristung', kase, { today });
const pending = (kase: Input, today: string) => dates(kase, today).filter(({ state }) => state !== 'satisfied');

describe('the end of the contract, reminders 12, 8 and 4 weeks before', () => {
  test.each([
    ['2026-12-31', ['2026-10-08', '2026-11-05', '2026-12-03', '2026-12-31']],
    ['2026-06-30', ['2026-04-07', '2026-05-05', '2026-06-02', '2026-06-30']],
    ['2027-02-28', ['2026-12-04', '2026-12-31', '2027-01-29', '2027-02-26']], // a Sunday: all reminders on a Friday or before Neujahr
    ['2026-10-31', ['2026-08-07', '2026-09-04', '2026-10-02', '2026-10-30']], // Reformationstag; 4 weeks before is 03.10.
    ['2028-02-29', ['2027-12-07', '2028-01-04', '2028-02-01', '2028-02-29']],
  ])('%s: due that day, reminders %j', (end, reminders) => {
    expect(dates(job(until(end)), '2026-01-05')).toMatchObject([
      { subject: 'job-1/1', state: 'open', due: end, reminders, days: 0 },
    ]);
  });

  test('another Land has other reminder days', () => {
    const kase = job(until('2027-01-31')); // a Sunday
    const reminders = (land: 'BB' | 'BY') =>
      deriveRule('befristung', kase, { today: '2026-03-02', land })[0]?.reminders;
    expect(reminders('BB')).toEqual(['2026-11-06', '2026-12-04', '2026-12-31', '2027-01-29']);
    expect(reminders('BY')).toEqual(['2026-11-06', '2026-12-04', '2026-12-31', '2027-01-29']);
    const epiphany = job(until('2027-02-03')); // 4 weeks before is 06.01.2027, Heilige Drei Könige in Bayern
    const fourWeeks = (land: 'BB' | 'BY') =>
      deriveRule('befristung', epiphany, { today: '2026-03-02', land })[0]?.reminders.at(-2);
    expect(fourWeeks('BB')).toBe('2027-01-06');
    expect(fourWeeks('BY')).toBe('2027-01-05');
  });

  test('stays open until an outcome is recorded', () => {
    const kase = job(until('2026-06-30'));
    expect(dates(kase, '2026-06-30')).toMatchObject([{ state: 'open', days: 0 }]);
    expect(dates(kase, '2026-07-01')).toMatchObject([{ state: 'overdue', days: 1 }]);
    expect(dates(kase, '2026-08-30')).toMatchObject([{ state: 'overdue', days: 61 }]);
  });

  test('a talk is no outcome', () => {
    const contacts = [{ on: '2026-06-20', kind: 'Gespräch' as const }];
    expect(dates({ ...job(until('2026-06-30')), contacts }, '2026-07-01')).toMatchObject([
      { state: 'overdue', days: 1 },
    ]);
  });
});

describe('an outcome', () => {
  test.each(['Entfristung', 'Ende'] as const)('%s: answered, however early', (kind) => {
    const kase = job(until('2026-06-30', { outcome: { kind, on: '2026-01-12' } }));
    expect(dates(kase, '2026-07-06')).toMatchObject([{ state: 'satisfied', days: 0, doneOn: '2026-01-12' }]);
  });

  test('after the end it is late; tomorrow it has not happened', () => {
    const kase = (on: string) => job(until('2026-06-30', { outcome: { kind: 'Ende', on } }));
    expect(dates(kase('2026-06-30'), '2026-07-06')).toMatchObject([{ state: 'satisfied', days: 0 }]);
    expect(dates(kase('2026-07-06'), '2026-07-06')).toMatchObject([{ state: 'satisfied', days: 6 }]);
    expect(dates(kase('2026-07-07'), '2026-07-06')).toMatchObject([{ state: 'overdue', days: 6 }]);
  });

  test('a Befristung renewed in time opens a new date', () => {
    const kase = job(until('2026-06-30', { outcome: { kind: 'Verlängerung', on: '2026-06-15' } }), {
      from: '2026-07-01',
      until: '2027-06-30',
    });
    expect(dates(kase, '2026-07-06').find(({ subject }) => subject === 'job-1/1')).toMatchObject({
      state: 'satisfied',
      days: 0,
    });
    expect(pending(kase, '2026-07-06')).toMatchObject([
      {
        subject: 'job-1/2',
        due: '2027-06-30',
        state: 'open',
        reminders: ['2027-04-07', '2027-05-05', '2027-06-02', '2027-06-30'],
      },
    ]);
    expect(pending(kase, '2027-07-01')).toMatchObject([{ subject: 'job-1/2', state: 'overdue', days: 1 }]);
  });

  test('signed before the old contract ends, the renewal is on the list at once', () => {
    const kase = job(until('2026-06-30', { outcome: { kind: 'Verlängerung', on: '2026-06-15' } }), {
      from: '2026-07-01',
      until: '2027-06-30',
    });
    expect(pending(kase, '2026-06-20')).toMatchObject([{ subject: 'job-1/2', due: '2027-06-30', state: 'open' }]);
    expect(pending(kase, '2026-06-14')).toContainEqual(
      expect.objectContaining({ subject: 'job-1/1', due: '2026-06-30', state: 'open' }),
    );
  });

  test('a renewal signed on the first working day is late and opens a new date', () => {
    const kase = job(until('2026-07-31', { outcome: { kind: 'Verlängerung', on: '2026-08-03' } }), {
      from: '2026-08-03',
      until: '2027-01-31',
    });
    const first = (today: string) => dates(kase, today).find(({ subject }) => subject === 'job-1/1');
    expect(first('2026-08-02')).toMatchObject({ state: 'overdue', days: 2 });
    expect(first('2026-08-03')).toMatchObject({ state: 'satisfied', days: 3 });
    expect(pending(kase, '2026-08-03')).toMatchObject([{ subject: 'job-1/2', due: '2027-01-31', state: 'open' }]);
  });

  test('a new version without a recorded outcome answers the old end, and without a gap it is not late', () => {
    const kase = job(until('2026-06-30'), { from: '2026-07-01', until: '2027-06-30' });
    const first = (today: string) => dates(kase, today).find(({ subject }) => subject === 'job-1/1');
    expect(first('2026-07-06')).toMatchObject({ state: 'satisfied', days: 0 });
    expect(pending(kase, '2026-07-06')).toMatchObject([{ subject: 'job-1/2', due: '2027-06-30' }]);
  });

  test('three renewals, the last one Entfristung: nothing is open', () => {
    const kase = job(
      until('2025-06-30', { outcome: { kind: 'Verlängerung', on: '2025-06-02' } }),
      { from: '2025-07-01', until: '2025-12-31', outcome: { kind: 'Verlängerung', on: '2025-12-01' } },
      { from: '2026-01-01', until: '2026-06-30', outcome: { kind: 'Entfristung', on: '2026-06-01' } },
      { from: '2026-07-01', befristet: false },
    );
    expect(pending(kase, '2026-07-06')).toEqual([]);
  });

  test('"Verlängerung" without a new end is not computable', () => {
    const alone = job(until('2026-06-30', { outcome: { kind: 'Verlängerung', on: '2026-06-15' } }));
    const endless = job(until('2026-06-30', { outcome: { kind: 'Verlängerung', on: '2026-06-15' } }), {
      from: '2026-07-01',
      befristet: true,
    });
    for (const kase of [alone, endless]) {
      expect(pending(kase, '2026-07-06')).toMatchObject([{ state: 'notComputable', due: undefined }]);
      expect(pending(kase, '2026-07-06')[0]?.missing).toContain('Vertragsende');
    }
    expect(pending(alone, '2026-06-20')[0]?.missing).toBe('neues Vertragsende');
    expect(pending(alone, '2026-06-20')[0]?.why).toContain('Nicht berechenbar: neues Vertragsende fehlt');
  });
});

describe('which contracts', () => {
  test('an unbefristet one has none', () => {
    expect(dates(job({ from: '2025-01-01', befristet: false }), '2026-03-02')).toEqual([]);
  });

  test('befristet without an end; nothing said about it; no contract on file: not computable', () => {
    for (const kase of [
      job({ from: '2025-01-01', befristet: true }),
      job({ from: '2025-01-01' }),
      { jobs: [{ id: 'job-1', start: '2025-01-01', svp: true }] },
    ]) {
      expect(dates(kase, '2026-03-02')).toMatchObject([{ state: 'notComputable', due: undefined, reminders: [] }]);
    }
    expect(dates(job({ from: '2025-01-01', befristet: true }), '2026-03-02')[0]?.missing).toBe('Vertragsende');
  });

  test('two jobs are two dates', () => {
    const jobs: Job[] = [
      { id: 'job-1', start: '2025-01-01', contract: [until('2026-06-30')] },
      { id: 'job-2', start: '2025-01-01', contract: [until('2026-09-30')] },
    ];
    expect(dates({ jobs }, '2026-03-02').map(({ subject, due }) => [subject, due])).toEqual([
      ['job-1/1', '2026-06-30'],
      ['job-2/1', '2026-09-30'],
    ]);
  });

  test('a job that is already over asks no longer', () => {
    const jobs: Job[] = [{ id: 'job-1', start: '2025-01-01', endedOn: '2026-03-31', contract: [until('2026-06-30')] }];
    expect(pending({ jobs }, '2026-07-06')).toEqual([]);
  });
});

test('a waiver with a reason is for the one date', () => {
  const waivers = [{ rule: 'befristung', due: '2026-06-30', reason: 'Betrieb schließt' }];
  expect(dates({ ...job(until('2026-06-30')), waivers }, '2026-07-06')).toMatchObject([{ state: 'waived' }]);
  expect(dates({ ...job(until('2026-07-05')), waivers }, '2026-07-06')).toMatchObject([{ state: 'overdue', days: 1 }]);
});
