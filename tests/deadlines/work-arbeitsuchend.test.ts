import { describe, expect, test } from 'vitest';
import type { Office } from '../../src/cases/office.ts';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Version = NonNullable<NonNullable<Input['jobs']>[number]['contract']>[number];
type Land = Office['land'];

const RULE = 'arbeitsuchendmeldung';
const contract = (from: string, until: string, more: Partial<Version> = {}): Input => ({
  jobs: [{ id: 'job-1', start: from, svp: true, contract: [{ from, until, ...more }] }],
});
const dates = (kase: Input, today: string, land: Land = 'BB', holidays?: readonly string[]) =>
  deriveRule(RULE, kase, { today, land, ...(holidays === undefined ? {} : { holidays }) });
const dueOf = (kase: Input, today: string, land?: Land, holidays?: readonly string[]) =>
  dates(kase, today, land, holidays).map(({ due }) => due);

describe('3 months before the end, rolled to the next Arbeitstag', () => {
  test.each<[string, string, Land]>([
    ['2026-12-31', '2026-09-30', 'BB'], // there is no 31.09.
    ['2028-05-31', '2028-02-29', 'BB'], // a leap year
    ['2026-05-31', '2026-03-02', 'BB'], // 28.02. is a Saturday: Monday
    ['2027-02-28', '2026-11-30', 'BB'], // 28.11. is a Saturday
    ['2026-01-31', '2025-11-03', 'BB'], // Friday 31.10.2025, Reformationstag
    ['2026-01-31', '2025-10-31', 'BE'], // no holiday in Berlin
    ['2025-02-01', '2024-11-04', 'BY'], // Friday 01.11.2024, Allerheiligen
    ['2025-02-01', '2024-11-01', 'BB'], // no holiday in Brandenburg
    ['2028-01-31', '2027-11-01', 'BB'], // Sunday 31.10.2027
    ['2028-01-31', '2027-11-02', 'BY'], // Monday 01.11. is Allerheiligen
    ['2026-04-01', '2026-01-02', 'BB'], // Neujahr, then a Friday
    ['2026-03-25', '2025-12-29', 'BB'], // Weihnachten, Friday 26.12., weekend
    ['2026-07-03', '2026-04-07', 'BB'], // Karfreitag to Ostermontag
    ['2027-06-08', '2027-03-09', 'BE'], // Monday 08.03.2027, Frauentag in Berlin
    ['2027-06-08', '2027-03-08', 'BB'],
  ])('contract until %s: %s in %s, and the reminder that day', (until, due, land) => {
    expect(dates(contract('2022-01-01', until), '2024-09-02', land)).toMatchObject([
      { subject: 'job-1/1', state: 'open', due, reminders: [due] },
    ]);
  });

  test('holidays of the municipality roll it too, when the office sets them', () => {
    const kase = contract('2024-06-01', '2025-11-15'); // Friday 15.08.2025
    expect(dueOf(kase, '2025-06-02', 'BY')).toEqual(['2025-08-15']);
    expect(dueOf(kase, '2025-06-02', 'BY', ['Mariä Himmelfahrt'])).toEqual(['2025-08-18']);
    expect(dueOf(kase, '2025-06-02', 'BY', ['15.08.'])).toEqual(['2025-08-18']);
    expect(dueOf(kase, '2025-06-02', 'BY', ['2025-08-15', '2025-08-18'])).toEqual(['2025-08-19']);
  });

  test('overdue counts from the rolled date', () => {
    const kase = contract('2025-06-01', '2026-05-31');
    expect(dates(kase, '2026-03-02')).toMatchObject([{ state: 'open', days: 0 }]);
    expect(dates(kase, '2026-03-03')).toMatchObject([{ state: 'overdue', days: 1 }]);
  });
});

describe('the end became known later: 3 days after', () => {
  const known = (knownOn: string) => contract('2026-01-01', '2026-12-31', { knownOn });

  test.each([
    ['2026-01-01', '2026-09-30'],
    ['2026-09-30', '2026-09-30'], // on the date itself: not later
    ['2026-10-01', '2026-10-05'], // 04.10. is a Sunday
    ['2026-10-12', '2026-10-15'],
    ['2026-10-15', '2026-10-19'], // 18.10. is a Sunday
  ])('contract until 31.12.2026, known %s: %s', (knownOn, due) => {
    expect(dueOf(known(knownOn), '2026-12-01')).toEqual([due]);
  });

  test('"later" means later than the unrolled date', () => {
    const kase = (knownOn: string) => contract('2026-01-01', '2027-02-28', { knownOn }); // Saturday 28.11.2026
    expect(dueOf(kase('2026-11-28'), '2026-12-01')).toEqual(['2026-11-30']);
    expect(dueOf(kase('2026-11-29'), '2026-12-01')).toEqual(['2026-12-02']);
  });

  test('3 days after the 22.12.2025 is Weihnachten: Monday 29.12.', () => {
    expect(dueOf(contract('2025-01-01', '2026-02-28', { knownOn: '2025-12-22' }), '2025-12-23')).toEqual([
      '2025-12-29',
    ]);
  });
});

describe('a contract shorter than 3 months', () => {
  test.each([
    ['2026-10-02', '2026-12-31', '2026-10-05'], // a day less: known on its first day, 3 days after
    ['2026-10-01', '2026-11-30', '2026-10-05'], // 04.10. is a Sunday
    ['2026-10-12', '2026-11-30', '2026-10-15'],
  ])('%s to %s: %s', (from, until, due) => {
    expect(dueOf(contract(from, until), from)).toEqual([due]);
  });

  // the first day counts (as in 02.03.–01.05. = 2 months): 01.10.–31.12. is 3 months, not shorter
  test('of exactly 3 months is not shorter: 3 months before the end', () => {
    expect(dueOf(contract('2026-10-01', '2026-12-31'), '2026-10-01')).toEqual(['2026-09-30']);
  });

  test('a date of knowledge goes before the first day', () => {
    expect(dueOf(contract('2026-10-12', '2026-11-30', { knownOn: '2026-09-21' }), '2026-10-12')).toEqual([
      '2026-09-24',
    ]);
    expect(dueOf(contract('2026-10-12', '2026-11-30', { knownOn: '2026-10-19' }), '2026-10-20')).toEqual([
      '2026-10-22',
    ]);
  });
});

describe('the hint to the client', () => {
  const kase = contract('2026-01-01', '2026-12-31'); // due 30.09.2026
  const act = (on: string, subject?: string) => ({
    acts: [{ rule: RULE, on, ...(subject === undefined ? {} : { subject }) }],
  });

  test.each([
    ['2026-09-01', 'overdue', 12], // 4 weeks and a day before
    ['2026-09-02', 'satisfied', 0],
    ['2026-09-30', 'satisfied', 0],
    ['2026-10-12', 'satisfied', 12],
    ['2026-10-13', 'overdue', 12], // tomorrow
  ])('given on %s, asked on 12.10.2026: %s', (on, state, days) => {
    expect(dates({ ...kase, ...act(on, 'job-1/1') }, '2026-10-12')).toMatchObject([{ state, days }]);
  });

  test('a talk that is not recorded as the hint does not answer it', () => {
    const contacts = [{ on: '2026-09-20', kind: 'Gespräch' as const }];
    expect(dates({ ...kase, contacts }, '2026-10-01')).toMatchObject([{ state: 'overdue', days: 1 }]);
  });

  test('a renewal is a new contract with a date of its own', () => {
    const renewed: Input = {
      jobs: [
        {
          id: 'job-1',
          start: '2025-07-01',
          contract: [
            { from: '2025-07-01', until: '2026-06-30', outcome: { kind: 'Verlängerung', on: '2026-06-15' } },
            { from: '2026-07-01', until: '2027-06-30' },
          ],
        },
      ],
    };
    const second = (more: Input) =>
      dates({ ...renewed, ...more }, '2027-04-01').find(({ subject }) => subject === 'job-1/2');
    expect(second({})).toMatchObject({ due: '2027-03-30', state: 'overdue', days: 2 });
    expect(second(act('2026-03-25', 'job-1/1'))).toMatchObject({ state: 'overdue' });
    expect(second(act('2027-03-15', 'job-1/2'))).toMatchObject({ state: 'satisfied' });
  });

  test('nobody is asked for the hint when the contract was already made unbefristet before the date', () => {
    const outcome = { kind: 'Entfristung' as const, on: '2026-08-03' };
    const list = dates(contract('2026-01-01', '2026-12-31', { outcome }), '2026-09-15');
    expect(list.filter(({ state }) => state === 'open' || state === 'overdue')).toEqual([]);
  });
});

describe('which contracts', () => {
  const version = (more: Version): Input => ({ jobs: [{ id: 'job-1', start: '2026-01-01', contract: [more] }] });

  test('an unbefristet one has none', () => {
    expect(dates(version({ from: '2026-01-01', befristet: false }), '2026-09-15')).toEqual([]);
  });

  test('befristet without an end, or nothing said about it: not computable', () => {
    expect(dates(version({ from: '2026-01-01', befristet: true }), '2026-09-15')).toMatchObject([
      { state: 'notComputable', due: undefined, missing: 'Vertragsende' },
    ]);
    expect(dates(version({ from: '2026-01-01' }), '2026-09-15')).toMatchObject([{ state: 'notComputable' }]);
  });
});

test('the why line names the end, the period, the roll and the statute', () => {
  const [date] = dates(contract('2025-06-01', '2026-05-31'), '2026-01-05');
  for (const part of ['31.05.2026', '3 Monate', '28.02.2026', '02.03.2026', '§ 38 Abs. 1 SGB III']) {
    expect(date?.why).toContain(part);
  }
});
