import { describe, expect, test } from 'vitest';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Funding = NonNullable<Input['fundings']>[number];
type Grant = NonNullable<Input['berufsbegleitungen']>[number];

describe('foerderung: the end of EGZ, BSZ, § 16e, § 16i …', () => {
  const egz = (more: Partial<Funding> = {}): Input => ({
    fundings: [{ id: 'f-1', kind: 'EGZ', start: '2025-07-01', end: '2026-06-30', ...more }],
  });
  const dates = (kase: Input, today: string) => deriveRule('foerderung', kase, { today });

  test.each([
    ['2026-06-30', ['2026-04-07', '2026-05-05', '2026-06-02', '2026-06-30']],
    ['2027-01-31', ['2026-11-06', '2026-12-04', '2026-12-31', '2027-01-29']], // a Sunday stands
    ['2028-02-29', ['2027-12-07', '2028-01-04', '2028-02-01', '2028-02-29']],
  ])('until %s: due that day, reminders 12, 8 and 4 weeks before %j', (end, reminders) => {
    expect(dates(egz({ end }), '2026-01-05')).toMatchObject([{ subject: 'f-1', state: 'open', due: end, reminders }]);
  });

  test.each(['verlängert', 'Anschluss geklärt', 'endet'] as const)('%s answers it, however early', (kind) => {
    expect(dates(egz({ outcome: { kind, on: '2026-01-12' } }), '2026-07-06')).toMatchObject([
      { state: 'satisfied', days: 0, doneOn: '2026-01-12' },
    ]);
  });

  test('an outcome after the end is late; one of tomorrow has not happened', () => {
    const kase = (on: string) => egz({ outcome: { kind: 'endet', on } });
    expect(dates(kase('2026-07-06'), '2026-07-06')).toMatchObject([{ state: 'satisfied', days: 6 }]);
    expect(dates(kase('2026-07-07'), '2026-07-06')).toMatchObject([{ state: 'overdue', days: 6 }]);
  });

  test('"beantragt" keeps it open, after the end it is überfällig and marked', () => {
    const kase = (on: string) => egz({ outcome: { kind: 'beantragt', on } });
    expect(dates(kase('2026-05-11'), '2026-06-30')).toMatchObject([{ state: 'open', days: 0 }]);
    expect(dates(kase('2026-05-11'), '2026-06-30')[0]?.why).toContain('beantragt');
    for (const on of ['2026-05-11', '2026-07-02']) {
      const [late] = dates(kase(on), '2026-07-06');
      expect(late).toMatchObject({ state: 'overdue', days: 6, due: '2026-06-30' });
      expect(late?.mark).toBeDefined();
      expect(late?.why).toContain('beantragt');
    }
    const [tomorrow] = dates(kase('2026-07-07'), '2026-07-06');
    expect(tomorrow).toMatchObject({ state: 'overdue', mark: undefined });
    expect(dates(egz(), '2026-07-06')).toMatchObject([{ state: 'overdue', mark: undefined }]);
  });

  test('EGZ and the BSZ after it are two dates', () => {
    const fundings: Funding[] = [
      { id: 'egz', kind: 'EGZ', end: '2026-06-30', outcome: { kind: 'Anschluss geklärt', on: '2026-06-01' } },
      { id: 'bsz', kind: 'BSZ', start: '2026-07-01', end: '2027-06-30' },
    ];
    expect(dates({ fundings }, '2026-07-06').filter(({ state }) => state === 'open')).toMatchObject([
      { subject: 'bsz', due: '2027-06-30', reminders: ['2027-04-07', '2027-05-05', '2027-06-02', '2027-06-30'] },
    ]);
  });

  test('a funding without an end gives no date', () => {
    const fundings: Funding[] = [{ id: 'f-1', kind: '§ 16i' }];
    expect(dates({ fundings }, '2026-07-06').filter(({ due }) => due !== undefined)).toEqual([]);
  });
});

describe('berufsbegleitung-ende: the end of the grant', () => {
  const grant = (more: Partial<Grant> = {}): Input => ({
    berufsbegleitungen: [{ id: 'bb-1', start: '2025-10-01', end: '2026-09-30', ...more }],
  });
  const dates = (kase: Input, today: string) => deriveRule('berufsbegleitung-ende', kase, { today });

  test.each([
    ['2026-09-30', ['2026-07-08', '2026-09-02', '2026-09-30']],
    ['2027-02-28', ['2026-12-04', '2027-01-29', '2027-02-26']], // a Sunday stands
  ])('until %s: reminders 12 and 4 weeks before %j', (end, reminders) => {
    expect(dates(grant({ end }), '2026-03-02')).toMatchObject([
      { subject: 'bb-1', state: 'open', due: end, reminders },
    ]);
  });

  test('verlängert or endet answers it; late after the end; tomorrow not yet', () => {
    const outcome = (kind: 'verlängert' | 'endet', on: string) => grant({ outcome: { kind, on } });
    expect(dates(outcome('endet', '2026-09-30'), '2026-10-05')).toMatchObject([{ state: 'satisfied', days: 0 }]);
    expect(dates(outcome('endet', '2026-10-02'), '2026-10-05')).toMatchObject([{ state: 'satisfied', days: 2 }]);
    expect(dates(outcome('endet', '2026-10-06'), '2026-10-05')).toMatchObject([{ state: 'overdue', days: 5 }]);
    const renewed: Input = {
      berufsbegleitungen: [
        { id: 'bb-1', start: '2025-10-01', end: '2026-09-30', outcome: { kind: 'verlängert', on: '2026-09-10' } },
        { id: 'bb-2', start: '2026-10-01', end: '2027-09-30' },
      ],
    };
    expect(dates(renewed, '2026-10-05').filter(({ state }) => state !== 'satisfied')).toMatchObject([
      { subject: 'bb-2', due: '2027-09-30', state: 'open' },
    ]);
  });
});

describe('probezeit: a talk at its end', () => {
  const until = (probezeitUntil: string): Input => ({
    jobs: [{ id: 'job-1', start: '2026-02-02', svp: true, probezeitUntil }],
  });
  const dates = (kase: Input, today: string) => deriveRule('probezeit', kase, { today });

  test.each([
    ['2026-07-31', ['2026-07-03', '2026-07-31']],
    ['2026-05-31', ['2026-04-30', '2026-05-29']], // a Sunday; 4 weeks before is 03.05., the Friday before is 01.05.
    ['2026-10-31', ['2026-10-02', '2026-10-30']],
  ])('until %s: reminders 4 weeks before and at the end %j', (end, reminders) => {
    expect(dates(until(end), '2026-02-03')).toMatchObject([{ subject: 'job-1', state: 'open', due: end, reminders }]);
  });

  test.each([
    ['2026-07-02', 'overdue', 5], // 4 weeks and a day before
    ['2026-07-03', 'satisfied', 0],
    ['2026-07-31', 'satisfied', 0],
    ['2026-08-05', 'satisfied', 5],
    ['2026-08-06', 'overdue', 5], // tomorrow
  ])('until 31.07.2026, talk on %s, asked on 05.08.2026: %s', (on, state, days) => {
    const contacts = [{ on, kind: 'Gespräch' as const }];
    expect(dates({ ...until('2026-07-31'), contacts }, '2026-08-05')).toMatchObject([{ state, days }]);
  });

  test('a talk with the Betrieb alone is none', () => {
    const contacts = [{ on: '2026-07-20', kind: 'Gespräch' as const, with: 'Betrieb' as const }];
    expect(dates({ ...until('2026-07-31'), contacts }, '2026-08-05')).toMatchObject([{ state: 'overdue', days: 5 }]);
  });

  test('no Probezeit on file: no date, and nothing is missing', () => {
    expect(dates({ jobs: [{ id: 'job-1', start: '2026-02-02', svp: true }] }, '2026-08-05')).toEqual([]);
  });
});
