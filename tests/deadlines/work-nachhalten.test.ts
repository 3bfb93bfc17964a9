import { describe, expect, test } from 'vitest';
import { derive, deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Job = NonNullable<Input['jobs']>[number];

const job = (start: string, more: Partial<Job> = {}): Input => ({ jobs: [{ id: 'job-1', start, svp: true, ...more }] });
const pendingOf = (list: ReturnType<typeof deriveRule>) =>
  list.filter(({ state }) => state === 'open' || state === 'overdue');

describe('nachhaltigkeit-7-monate', () => {
  const RULE = 'nachhaltigkeit-7-monate';
  const dates = (kase: Input, today: string) => deriveRule(RULE, kase, { today });

  test.each([
    ['2026-03-01', '2026-10-01', '2026-10-01'],
    ['2026-07-31', '2027-02-28', '2027-02-26'], // no 31.02.; a Sunday
    ['2027-07-31', '2028-02-29', '2028-02-29'],
    ['2026-03-31', '2026-10-31', '2026-10-30'], // Reformationstag
  ])('job from %s: %s, reminder %s', (start, due, reminder) => {
    expect(dates(job(start), start)).toMatchObject([{ subject: 'job-1', state: 'open', due, reminders: [reminder] }]);
  });

  test.each([
    ['2026-02-27', 'overdue', 4], // before the job
    ['2026-10-01', 'satisfied', 0],
    ['2026-10-05', 'satisfied', 4],
    ['2026-10-06', 'overdue', 4], // tomorrow
  ])('job from 01.03.2026, finding recorded %s, asked on 05.10.2026: %s', (on, state, days) => {
    const acts = [{ rule: RULE, on, subject: 'job-1' }];
    expect(dates({ ...job('2026-03-01'), acts }, '2026-10-05')).toMatchObject([{ state, days }]);
  });

  test('a contract under 12 months is asked all the same', () => {
    const contract = [{ from: '2026-03-01', until: '2026-11-30' }];
    expect(dates(job('2026-03-01', { contract }), '2026-10-05')).toMatchObject([{ state: 'overdue', days: 4 }]);
  });

  test('the job is over before: not applicable', () => {
    expect(pendingOf(dates(job('2026-03-01', { endedOn: '2026-08-31' }), '2026-10-05'))).toEqual([]);
    expect(dates(job('2026-03-01', { endedOn: '2026-11-30' }), '2026-12-01')).toMatchObject([
      { state: 'overdue', days: 61 },
    ]);
  });

  test('a Minijob has none; unknown is not computable', () => {
    expect(dates(job('2026-03-01', { svp: false }), '2026-10-05')).toEqual([]);
    expect(dates({ jobs: [{ id: 'job-1', start: '2026-03-01' }] }, '2026-10-05')).toMatchObject([
      { state: 'notComputable', due: undefined },
    ]);
  });
});

describe('kritische-phase: 6 and 12 months after the start of the job', () => {
  const dates = (kase: Input, today: string) => deriveRule('kritische-phase', kase, { today, allRules: true });
  const flagged = (start: string) => job(start, { kritischePhase: true });
  const short = (kase: Input, today: string) =>
    dates(kase, today).map(({ due, state, days }) => `${due} ${state} ${days}`);
  const talk = (...days: readonly string[]) => ({ contacts: days.map((on) => ({ on, kind: 'Gespräch' as const })) });

  test('is off until switched on, and only for flagged cases', () => {
    expect(derive(flagged('2026-03-01'), { today: '2026-03-02' }).some(({ rule }) => rule === 'kritische-phase')).toBe(
      false,
    );
    expect(dates(job('2026-03-01'), '2026-03-02')).toEqual([]);
  });

  test.each([
    ['2026-03-01', ['2026-09-01', '2027-03-01']],
    ['2025-08-31', ['2026-02-28', '2026-08-31']],
    ['2028-02-29', ['2028-08-29', '2029-02-28']],
  ])('job from %s: %j', (start, due) => {
    expect(dates(flagged(start), start).map((date) => date.due)).toEqual(due);
  });

  test('a contact months before does not answer the date; one in the 4 weeks before does', () => {
    expect(short({ ...flagged('2026-03-01'), ...talk('2026-06-15') }, '2026-09-02')).toEqual([
      '2026-09-01 overdue 1',
      '2027-03-01 open 0',
    ]);
    expect(short({ ...flagged('2026-03-01'), ...talk('2026-08-03') }, '2026-09-02')[0]).toBe('2026-09-01 overdue 1');
    expect(short({ ...flagged('2026-03-01'), ...talk('2026-08-04') }, '2026-09-02')).toEqual([
      '2026-09-01 satisfied 0',
      '2027-03-01 open 0',
    ]);
    expect(short({ ...flagged('2026-03-01'), ...talk('2026-09-11') }, '2026-09-14')[0]).toBe('2026-09-01 satisfied 10');
  });
});

describe('betriebskontakt: 6 months after the last contact with the Betrieb', () => {
  const running = (more: Partial<Job> = {}, grant: { end?: string } = {}): Input => ({
    ...job('2025-01-02', more),
    berufsbegleitungen: [{ id: 'bb-1', job: 'job-1', start: '2025-01-02', ...grant }],
  });
  const calls = (...days: readonly string[]) => ({
    contacts: days.map((on) => ({
      on,
      kind: 'Gespräch' as const,
      with: 'Betrieb' as const,
      channel: 'Telefon' as const,
    })),
  });
  const pending = (kase: Input, today: string, rules: Parameters<typeof deriveRule>[2]['rules'] = []) =>
    pendingOf(deriveRule('betriebskontakt', kase, { today, rules }));

  test.each([
    ['2025-08-31', '2026-02-28', '2026-02-27'],
    ['2026-03-15', '2026-09-15', '2026-09-15'],
    ['2027-08-31', '2028-02-29', '2028-02-29'],
  ])('last contact %s: %s, reminder %s', (on, due, reminder) => {
    expect(pending({ ...running(), ...calls(on) }, on)).toMatchObject([
      { subject: 'job-1', state: 'open', due, reminders: [reminder] },
    ]);
  });

  test('every contact starts the next period; the last one counts', () => {
    const kase = { ...running(), ...calls('2025-08-31', '2026-03-10', '2026-03-20') };
    expect(pending(kase, '2026-03-09')).toMatchObject([{ due: '2026-02-28', state: 'overdue', days: 9 }]);
    expect(pending(kase, '2026-03-10')).toMatchObject([{ due: '2026-09-10', state: 'open' }]);
    expect(pending(kase, '2026-03-20')).toMatchObject([{ due: '2026-09-20', state: 'open' }]);
  });

  test('a talk with the client, a missed one, an e-mail, a call about another job is none', () => {
    const jobs: Job[] = [
      { id: 'job-1', start: '2025-01-02', svp: true },
      { id: 'job-2', start: '2025-01-02', svp: true },
    ];
    const kase = (contact: Partial<NonNullable<Input['contacts']>[number]>): Input => ({
      ...running(),
      jobs,
      contacts: [...calls('2025-08-31').contacts, { on: '2026-02-02', kind: 'Gespräch', with: 'Betrieb', ...contact }],
    });
    const due = (contact: Partial<NonNullable<Input['contacts']>[number]>) =>
      pending(kase(contact), '2026-02-03').find(({ subject }) => subject === 'job-1')?.due;
    expect(due({})).toBe('2026-08-02');
    expect(due({ job: 'job-1' })).toBe('2026-08-02');
    for (const none of [{ with: 'Kunde' }, { tookPlace: false }, { channel: 'E-Mail' }, { job: 'job-2' }] as const) {
      expect(due(none)).toBe('2026-02-28');
    }
  });

  test('without Berufsbegleitung or after the job there is none', () => {
    expect(pending({ ...job('2025-01-02'), ...calls('2025-08-31') }, '2026-03-02')).toEqual([]);
    expect(pending({ ...running({ endedOn: '2026-02-20' }), ...calls('2025-08-31') }, '2026-03-02')).toEqual([]);
  });

  test('a Berufsbegleitung for another job, or one that has not begun, is none for this', () => {
    const jobs: Job[] = [
      { id: 'job-1', start: '2025-01-02', svp: true },
      { id: 'job-2', start: '2025-01-02', svp: true },
    ];
    const grants = (more: { job?: string; start: string }): Input => ({
      jobs,
      berufsbegleitungen: [{ id: 'bb-1', ...more }],
      ...calls('2025-08-31'),
    });
    const subjects = (kase: Input) => pending(kase, '2026-03-02').map(({ subject }) => subject);
    expect(subjects(grants({ job: 'job-2', start: '2025-01-02' }))).toEqual(['job-2']);
    expect(subjects(grants({ start: '2025-01-02' }))).toEqual(['job-1', 'job-2']);
    expect(subjects(grants({ start: '2026-03-03' }))).toEqual([]);
  });

  test('it stops with the Berufsbegleitung, unless the region continues', () => {
    const kase = { ...running({}, { end: '2026-02-20' }), ...calls('2025-08-31') };
    expect(pending(kase, '2026-02-20')).toHaveLength(1);
    expect(pending(kase, '2026-03-02')).toEqual([]);
    const region = [{ id: 'betriebskontakt', when: { jobRunning: true as const, berufsbegleitung: 'ever' as const } }];
    expect(pending(kase, '2026-03-02', region)).toMatchObject([{ due: '2026-02-28', state: 'overdue', days: 2 }]);
  });

  test('no contact with the Betrieb on file: not computable', () => {
    expect(deriveRule('betriebskontakt', running(), { today: '2026-03-02' })).toMatchObject([
      { state: 'notComputable', due: undefined, missing: expect.stringContaining('Kontakt mit dem Betrieb') },
    ]);
  });
});

describe('job-beendet: at once', () => {
  const dates = (kase: Input, today: string) => deriveRule('job-beendet', kase, { today, allRules: true });
  const ended = job('2025-10-01', { endedOn: '2026-03-31' });
  const talk = (on: string) => ({ contacts: [{ on, kind: 'Gespräch' as const }] });

  test('is off until switched on', () => {
    expect(derive(ended, { today: '2026-04-02' }).some(({ rule }) => rule === 'job-beendet')).toBe(false);
  });

  test('due on the last day, überfällig the day after', () => {
    expect(dates(ended, '2026-03-31')).toMatchObject([{ subject: 'job-1', due: '2026-03-31', state: 'open' }]);
    expect(dates(ended, '2026-04-01')).toMatchObject([{ state: 'overdue', days: 1 }]);
  });

  test.each([
    ['2026-03-02', 'overdue', 9], // 4 weeks and a day before
    ['2026-03-03', 'satisfied', 0],
    ['2026-03-31', 'satisfied', 0],
    ['2026-04-09', 'satisfied', 9],
    ['2026-04-10', 'overdue', 9], // tomorrow
  ])('contact on %s, asked on 09.04.2026: %s', (on, state, days) => {
    expect(dates({ ...ended, ...talk(on) }, '2026-04-09')).toMatchObject([{ state, days }]);
  });

  test('a following job answers it', () => {
    const next = (start: string): Input => ({ jobs: [...(ended.jobs ?? []), { id: 'job-2', start, svp: true }] });
    expect(pendingOf(dates(next('2026-04-01'), '2026-04-09'))).toEqual([]);
    expect(pendingOf(dates(next('2026-04-07'), '2026-04-09'))).toEqual([]);
  });

  test('the following job ends too: only that end is open', () => {
    const jobs: Job[] = [...(ended.jobs ?? []), { id: 'job-2', start: '2026-04-01', svp: true, endedOn: '2026-06-30' }];
    expect(pendingOf(dates({ jobs }, '2026-07-02'))).toMatchObject([
      { subject: 'job-2', due: '2026-06-30', state: 'overdue', days: 2 },
    ]);
  });

  test('a job that was over long before does not answer it', () => {
    const jobs: Job[] = [{ id: 'job-0', start: '2024-01-01', endedOn: '2024-06-30' }, ...(ended.jobs ?? [])];
    const list = dates({ jobs }, '2026-04-09').filter(({ subject }) => subject === 'job-1');
    expect(list).toMatchObject([{ state: 'overdue', days: 9 }]);
  });

  test('a running job has none', () => {
    expect(dates(job('2025-10-01'), '2026-04-09')).toEqual([]);
  });
});
