import { describe, expect, test } from 'vitest';
import { derive, deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Job = NonNullable<Input['jobs']>[number];
type Consent = NonNullable<Input['consents']>[number];
type Contact = NonNullable<Input['contacts']>[number];

const RULE = 'nachbetreuung';
const job = (start: string, more: Partial<Job> = {}): readonly Job[] => [{ id: 'job-1', start, svp: true, ...more }];
const consent = (more: Partial<Consent> = {}): readonly Consent[] => [
  { for: 'Nachbetreuung', form: 'schriftlich', givenOn: '2025-12-01', ...more },
];
const base = (jobMore: Partial<Job> = {}, consentMore: Partial<Consent> = {}): Input => ({
  jobs: [...job('2026-01-15', jobMore)],
  consents: [...consent(consentMore)],
});
const talks = (...days: readonly string[]): { contacts: Contact[] } => ({
  contacts: days.map((on) => ({ on, kind: 'Nachbetreuung' })),
});
const dates = (kase: Input, today: string) => deriveRule(RULE, kase, { today, allRules: true });
const short = (kase: Input, today: string) =>
  dates(kase, today).map(({ due, state, days }) => `${due} ${state} ${days}`);

test('is off until the office switches it on', () => {
  expect(derive(base(), { today: '2026-02-02' }).filter(({ rule }) => rule === RULE)).toEqual([]);
});

describe('months 2, 4 and 6 after the start of the job', () => {
  test.each([
    ['2026-01-15', ['2026-03-15', '2026-05-15', '2026-07-15']],
    ['2025-12-31', ['2026-02-28', '2026-04-30', '2026-06-30']], // February and short months
    ['2027-12-31', ['2028-02-29', '2028-04-30', '2028-06-30']], // a leap year
    ['2025-08-31', ['2025-10-31', '2025-12-31', '2026-02-28']],
  ])('job from %s: %j', (start, due) => {
    const kase: Input = { jobs: [...job(start)], consents: [...consent({ givenOn: '2025-01-02' })] };
    expect(dates(kase, start).map((date) => date.due)).toEqual(due);
  });

  test('a date at the weekend stands, the reminder is on the Friday', () => {
    expect(dates(base(), '2026-02-02').map(({ reminders }) => reminders)).toEqual([
      ['2026-03-13'], // Sunday 15.03.2026
      ['2026-05-15'],
      ['2026-07-15'],
    ]);
  });
});

describe('talks are counted by number', () => {
  test('two talks early answer the first two dates', () => {
    expect(short({ ...base(), ...talks('2026-01-20', '2026-02-03') }, '2026-02-10')).toEqual([
      '2026-03-15 satisfied 0',
      '2026-05-15 satisfied 0',
      '2026-07-15 open 0',
    ]);
  });

  test('one late talk answers the first date only', () => {
    expect(short({ ...base(), ...talks('2026-03-25') }, '2026-05-16')).toEqual([
      '2026-03-15 satisfied 10',
      '2026-05-15 overdue 1',
      '2026-07-15 open 0',
    ]);
  });

  test('three talks answer all; the fourth is of tomorrow and nobody needs it', () => {
    expect(
      short({ ...base(), ...talks('2026-03-02', '2026-05-15', '2026-07-20', '2026-08-04') }, '2026-08-03'),
    ).toEqual(['2026-03-15 satisfied 0', '2026-05-15 satisfied 0', '2026-07-15 satisfied 5']);
  });

  test('without a talk all become überfällig', () => {
    expect(short(base(), '2026-07-16')).toEqual([
      '2026-03-15 overdue 123',
      '2026-05-15 overdue 62',
      '2026-07-15 overdue 1',
    ]);
  });

  test('a phone call counts; another kind of talk, a letter, a missed one, one with the Betrieb does not', () => {
    const first = (contact: Partial<Contact>) =>
      short({ ...base(), contacts: [{ on: '2026-03-10', kind: 'Nachbetreuung', ...contact }] }, '2026-03-16')[0];
    expect(first({ channel: 'Telefon' })).toBe('2026-03-15 satisfied 0');
    for (const none of [
      { kind: 'Folgegespräch' },
      { channel: 'Brief' },
      { channel: 'E-Mail' },
      { tookPlace: false },
      { with: 'Betrieb' },
    ] as const) {
      expect(first(none)).toBe('2026-03-15 overdue 1');
    }
  });

  test('a talk before the job began is none', () => {
    expect(short({ ...base(), ...talks('2026-01-14') }, '2026-03-16')[0]).toBe('2026-03-15 overdue 1');
  });
});

describe('none is planned without written consent', () => {
  test('no consent, an oral one, one for another job, one of tomorrow', () => {
    const jobs: readonly Job[] = [
      ...job('2026-01-15'),
      { id: 'job-2', start: '2024-01-15', svp: true, endedOn: '2024-12-31' },
    ];
    const withConsents = (...consents: readonly Consent[]) =>
      dates({ jobs: [...jobs], consents: [...consents] }, '2026-03-16').filter(({ subject }) =>
        subject.startsWith('job-1'),
      );
    expect(dates({ jobs: [...jobs] }, '2026-03-16')).toEqual([]);
    expect(withConsents()).toEqual([]);
    expect(withConsents(...consent({ form: 'mündlich' }))).toEqual([]);
    expect(withConsents(...consent({ job: 'job-2' }))).toEqual([]);
    expect(withConsents(...consent({ givenOn: '2026-03-17' }))).toEqual([]);
    expect(withConsents(...consent({ for: 'Maßnahme', massnahme: 'E07' }))).toEqual([]);
    expect(withConsents(...consent({ declined: true }))).toEqual([]);
    expect(withConsents(...consent({ job: 'job-1' }))).toHaveLength(3);
  });

  test('given late: the dates before it drop out', () => {
    expect(short(base({}, { givenOn: '2026-03-15' }), '2026-03-16')).toEqual([
      '2026-03-15 overdue 1',
      '2026-05-15 open 0',
      '2026-07-15 open 0',
    ]);
    expect(short(base({}, { givenOn: '2026-03-16' }), '2026-03-16')).toEqual([
      '2026-05-15 open 0',
      '2026-07-15 open 0',
    ]);
    expect(short(base({}, { givenOn: '2026-07-16' }), '2026-07-16')).toEqual([]);
  });

  test('given late: the next talk answers the first date that is left', () => {
    const kase = { ...base({}, { givenOn: '2026-04-01' }), ...talks('2026-05-11') };
    expect(short(kase, '2026-05-18')).toEqual(['2026-05-15 satisfied 0', '2026-07-15 open 0']);
  });

  test('withdrawn: not applicable any more; withdrawn tomorrow: still', () => {
    expect(dates(base({}, { withdrawnOn: '2026-04-01' }), '2026-04-01')).toEqual([]);
    expect(dates(base({}, { withdrawnOn: '2026-04-02' }), '2026-04-01')).toHaveLength(3);
  });

  test('withdrawn and given again: the dates from the new consent on', () => {
    const consents = [...consent({ withdrawnOn: '2026-02-02' }), ...consent({ givenOn: '2026-04-01' })];
    expect(short({ jobs: [...job('2026-01-15')], consents }, '2026-04-02')).toEqual([
      '2026-05-15 open 0',
      '2026-07-15 open 0',
    ]);
  });
});

describe('a svp. job', () => {
  test('a Minijob has none; unknown is not computable', () => {
    expect(dates(base({ svp: false }), '2026-03-16')).toEqual([]);
    const unknown: Input = { jobs: [{ id: 'job-1', start: '2026-01-15' }], consents: [...consent()] };
    const list = dates(unknown, '2026-03-16');
    expect(list.length).toBeGreaterThan(0);
    for (const date of list) {
      expect(date).toMatchObject({ state: 'notComputable', due: undefined });
      expect(date.missing).toMatch(/versicherungspflichtig/i);
    }
  });
});

describe('a waiver is for one of the dates', () => {
  test('and takes no talk from the others', () => {
    const waivers = [{ rule: RULE, due: '2026-05-15', reason: 'Kur' }];
    expect(short({ ...base(), ...talks('2026-03-10', '2026-07-14'), waivers }, '2026-07-20')).toEqual([
      '2026-03-15 satisfied 0',
      '2026-05-15 waived 0',
      '2026-07-15 satisfied 0',
    ]);
  });

  const waived = (more: { subject?: string }) =>
    short({ ...base(), waivers: [{ rule: RULE, due: '2026-03-15', reason: 'im Krankenhaus', ...more }] }, '2026-03-16');

  test('the other two stay', () => {
    expect(waived({})).toEqual(['2026-03-15 waived 0', '2026-05-15 open 0', '2026-07-15 open 0']);
  });

  test('its subject is the job and the month; the job alone is refused, not ignored', () => {
    expect(waived({ subject: 'job-1/2' })[0]).toBe('2026-03-15 waived 0');
    expect(waived({ subject: 'job-1/4' })[0]).toBe('2026-03-15 overdue 1');
    expect(() => waived({ subject: 'job-1' })).toThrow('cases[0].waivers[0].subject');
  });
});
