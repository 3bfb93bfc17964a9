import { describe, expect, it, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { digestOf, many, quiet, row, short } from './kit.ts';

const followUp = (due: string, doneOn?: string): Partial<CaseInput> => ({
  followUps: [{ id: 'w', due, text: 'Rückruf', ...(doneOn === undefined ? {} : { doneOn }) }],
});

describe('deadlines', () => {
  test('overdue: by rule, without the names of neutral rules, and by age', () => {
    const digest = digestOf([
      // 3 own follow-ups, a neutral rule, 4 days old
      ...many('A-1', 3, followUp('2026-11-17')),
      // 4 Folgegespräche, due on 1 October: 51 days
      ...many('B-1', 4, { contacts: [{ on: '2026-04-01', kind: 'Folgegespräch' }] }),
    ]);
    expect(short(digest, 'overdue')).toBe('7 (4)');
    const { named, others, ordered, change, act } = row(digest, 'overdue');
    expect(named.map(({ key, n }) => [key.de, n])).toEqual([
      ['Folgegespräch führen', 4],
      ['andere Termine', 3],
    ]);
    expect([others, change, act]).toEqual([0, 3, true]);
    expect(ordered.filter(({ n }) => n > 0).map(({ from, to, n }) => [from.from, to.to, n])).toEqual([
      [1, 7, 3],
      [29, 91, 4],
    ]);
  });

  test('what was overdue a period ago stays counted there when it is done since', () => {
    const digest = digestOf(many('A-1', 4, followUp('2026-11-10', '2026-11-18')));
    expect(short(digest, 'overdue')).toBe('0 (4)');
  });

  test('due next: in as many days as the period has, today included', () => {
    const cases = [
      ...many('A-1', 3, followUp('2026-11-21')),
      ...many('B-1', 3, followUp('2026-11-27')),
      ...many('C-1', 3, followUp('2026-11-28')),
    ];
    expect(short(digestOf(cases), 'dueNext')).toBe('6 (0)');
    expect(short(digestOf(cases, {}, 'month'), 'dueNext')).toBe('9 (0)');
  });
});

const job = (until: string, more: Partial<NonNullable<CaseInput['jobs']>[number]> = {}): Partial<CaseInput> => ({
  jobs: [
    {
      id: 'j',
      start: '2026-01-05',
      svp: true,
      contract: [{ from: '2026-01-05', until, knownOn: '2026-01-05' }],
      ...more,
    },
  ],
  acts: [{ rule: 'arbeitsuchendmeldung', on: '2026-09-01', subject: 'j/1' }],
});

describe('what ends', () => {
  test('Befristungen within 12 weeks that nobody has settled, and those without Berufsbegleitung', () => {
    const grant = { berufsbegleitungen: [{ id: 'g', job: 'j', start: '2026-06-01' }] };
    const digest = digestOf([
      ...many('A-1', 3, job('2026-12-18')),
      // the 84th day counts, the 85th does not
      ...many('B-1', 3, { ...job('2027-02-13'), ...grant }),
      ...many('C-1', 5, job('2027-02-14')),
      ...many(
        'D-1',
        5,
        job('2026-12-18', {
          contract: [{ from: '2026-01-05', until: '2026-12-18', outcome: { kind: 'Entfristung', on: '2026-11-02' } }],
        }),
      ),
    ]);
    expect(short(digest, 'contractsEnding')).toBe('6 (3)');
    expect(short(digest, 'contractsWithoutSupport')).toBe('3/6 (3)');
    expect(row(digest, 'contractsEnding').ordered.map(({ from, to, n }) => [from.from, to.to, n])).toEqual([
      [0, 28, 3],
      [29, 56, 0],
      [57, 84, 3],
    ]);
  });

  test('a Berufsbegleitung without a job is for every one; one that is over is none', () => {
    const digest = digestOf([
      ...many('A-1', 4, { ...job('2026-12-18'), berufsbegleitungen: [{ id: 'g', start: '2026-06-01' }] }),
      ...many('B-1', 5, {
        ...job('2026-12-18'),
        berufsbegleitungen: [{ id: 'g', job: 'j', start: '2026-06-01', end: '2026-11-20' }],
      }),
    ]);
    expect(short(digest, 'contractsWithoutSupport')).toBe('5/9 (0)');
  });

  test('fundings within 12 weeks; one that is applied for stays open', () => {
    const funding = (end: string, kind?: 'beantragt' | 'endet'): Partial<CaseInput> => ({
      fundings: [
        {
          id: 'f',
          kind: 'EGZ',
          start: '2026-01-05',
          end,
          ...(kind === undefined ? {} : { outcome: { kind, on: '2026-11-02' } }),
        },
      ],
    });
    const digest = digestOf([
      ...many('A-1', 2, funding('2026-12-31')),
      ...many('B-1', 2, funding('2026-12-31', 'beantragt')),
      ...many('C-1', 4, funding('2026-12-31', 'endet')),
    ]);
    expect(short(digest, 'fundingsEnding')).toBe('4 (4)');
  });
});

describe('contacts', () => {
  const talked = (...days: string[]): Partial<CaseInput> => ({
    contacts: days.map((on) => ({ on, kind: 'Gespräch' })),
  });

  test('cases without contact for six months; not X, Y, Z, not those just taken on, not children', () => {
    const digest = digestOf([
      ...many('A-1', 3, talked('2026-05-21')),
      ...many('B-1', 5, talked('2026-05-22')),
      ...many('C-1', 5, { ...talked(), kategorien: [{ kategorie: 'Z', since: '2026-10-01' }] }),
      ...many('D-1', 5, { ...talked(), opened: '2026-05-22' }),
      ...many('E-1', 5, { ...talked(), opened: '2020-01-07', birthDate: '2013-01-07' }),
    ]);
    expect(short(digest, 'withoutContact')).toBe('3/8 (0)');
  });

  test('an e-mail, a missed appointment and a talk with the employer are no contact', () => {
    const contacts: CaseInput['contacts'] = [
      { on: '2026-11-18', kind: 'Gespräch', channel: 'E-Mail' },
      { on: '2026-11-18', kind: 'Gespräch', tookPlace: false },
      { on: '2026-11-18', kind: 'Gespräch', with: 'Betrieb' },
    ];
    const digest = digestOf([
      ...many('A-1', 4, { contacts }),
      ...many('B-1', 5, talked('2026-11-14', '2026-11-20', '2026-11-21', '2026-11-13')),
    ]);
    expect(short(digest, 'talks')).toBe('10 (5)');
    expect(short(digest, 'withoutContact')).toBe('4/9 (4)');
  });

  test('in rhythm: cases that a rule of talks looks at, and those whose talk is not late', () => {
    const digest = digestOf([
      ...many('A-1', 6, { contacts: [{ on: '2026-10-01', kind: 'Folgegespräch' }] }),
      ...many('B-1', 3, { contacts: [{ on: '2026-05-01', kind: 'Folgegespräch' }] }),
    ]);
    expect(short(digest, 'inRhythm', 'folgegespraech')).toBe('6/9 (6)');
    expect(row(digest, 'inRhythm', 'folgegespraech').percent).toBe(66.7);
  });

  test('a rhythm keeps its number to itself where the list of overdue rules has no name for it', () => {
    const digest = digestOf([
      ...many('A-1', 6, { contacts: [{ on: '2026-10-01', kind: 'Folgegespräch' }] }),
      ...many('B-1', 3, { contacts: [{ on: '2026-05-01', kind: 'Folgegespräch' }] }),
      // 2 of another rule: 5 are overdue, none is named
      ...many('C-1', 2, { plans: [{ on: '2026-05-01' }] }),
    ]);
    expect(row(digest, 'overdue').others).toBe(5);
    expect(short(digest, 'inRhythm', 'folgegespraech')).toBe('≥ 3/11 (≥ 3)');
    expect(row(digest, 'inRhythm', 'folgegespraech').percent).toBeUndefined();
  });

  test('Integrationsbegleitung: months that ended in the period, with two talks on different days', () => {
    const participations: CaseInput['participations'] = [{ id: 't', massnahme: 'ib', start: '2026-09-01' }];
    const rules = [{ id: 'kontakt-integrationsbegleitung', active: true }];
    const cases = [
      ...many('A-1', 4, { ...talked('2026-10-05', '2026-10-26'), participations }),
      ...many('B-1', 3, { ...talked('2026-10-05', '2026-10-05'), participations }),
    ];
    expect(short(digestOf(cases, { rules }, 'month'), 'monthsWithTalks')).toBe('4/7 (0)');
    expect(short(digestOf(cases, { rules }), 'monthsWithTalks')).toBe('0/0 (0)');
  });
});

describe('Hemmnisse and Kategorien', () => {
  type Hemmnisse = NonNullable<CaseInput['hemmnisse']>;
  const hemmnis = (history: Hemmnisse[number]['history'], strategies: string[] = []): Partial<CaseInput> => ({
    hemmnisse: [{ id: 'h', handlungsbedarf: 'Wohnsituation', history, strategies }],
  });
  const found = (on: string) => ({ status: 'erkannt' as const, on });
  const done = (on: string) => ({ status: 'erfolgreich erledigt' as const, on });

  test('opened and overcome in the period; open ones without a strategy', () => {
    const digest = digestOf([
      ...many('A-1', 3, hemmnis([found('2026-11-16')])),
      ...many('B-1', 4, hemmnis([found('2026-01-12'), done('2026-11-16')])),
      ...many('C-1', 5, hemmnis([found('2026-01-12'), done('2026-11-12')])),
      // overcome and back again in the same week: not overcome
      ...many('D-1', 6, hemmnis([found('2026-01-12'), done('2026-11-16'), found('2026-11-17')])),
    ]);
    expect(short(digest, 'hemmnisseOpened')).toBe('3 (0)');
    expect(short(digest, 'hemmnisseReduced')).toBe('4 (5)');
    expect(short(digest, 'hemmnisseWithoutStrategy')).toBe('9 (10)');
  });

  test('changes of the Kategorie by where they lead; the first one is no change', () => {
    const to = (...list: [string, string][]): Partial<CaseInput> => ({
      kategorien: list.map(([kategorie, since]) => ({ kategorie: kategorie as 'C', since })),
    });
    const digest = digestOf([
      ...many('A-1', 4, to(['D', '2020-02-03'], ['C', '2026-11-16'])),
      ...many('B-1', 3, to(['C', '2020-02-03'], ['E', '2026-11-17'])),
      ...many('C-1', 5, to(['E', '2026-11-16'])),
      ...many('D-1', 5, to(['E', '2020-02-03'], ['E', '2026-11-16'])),
    ]);
    expect(short(digest, 'kategorieChanges')).toBe('7 (0)');
    expect(row(digest, 'kategorieChanges').named.map(({ key, n }) => `${key.de}: ${n}`)).toEqual([
      'nach C: 4',
      'nach E: 3',
    ]);
  });
});

describe('after the Maßnahme', () => {
  type Part = NonNullable<CaseInput['participations']>[number];
  const part = (end: string, more: Partial<Part> = {}): Partial<CaseInput> => ({
    participations: [{ id: 't', massnahme: 'kurs', start: '2026-06-01', end, ...more }],
  });
  const step = { on: '2026-11-02', text: 'Bewerbung' };

  test('ends within four weeks, or ended in the period, without a next step', () => {
    const digest = digestOf([
      ...many('A-1', 3, part('2026-12-18')),
      ...many('B-1', 5, part('2026-12-19')),
      ...many('C-1', 5, part('2026-12-18', { nextStep: step })),
      ...many('D-1', 4, part('2026-11-18', { outcome: { kind: 'ohne Anschluss', on: '2026-11-18' } })),
      ...many('E-1', 5, part('2026-11-18', { outcome: { kind: 'Arbeit', on: '2026-11-18' } })),
    ]);
    // a week earlier the 9 that have ended since were about to end as well
    expect(short(digest, 'endingWithoutStep')).toBe('3 (9)');
    expect(short(digest, 'endedWithoutStep')).toBe('4 (0)');
  });

  test('the four questions of the AQTIV-Center, about those whose Maßnahme ended in the period', () => {
    const ended = part('2026-11-18');
    const digest = digestOf([
      ...many('A-1', 3, part('2026-11-18', { outcome: { kind: 'Ausbildung', on: '2026-11-18' } })),
      ...many('B-1', 1, { ...ended, jobs: [{ id: 'j', start: '2026-11-19', svp: true }] }),
      ...many('C-1', 3, { ...ended, leistungsbezug: [{ from: '2024-01-01', until: '2026-11-19' }] }),
      ...many('D-1', 3, {
        ...ended,
        leistungsbezug: [{ from: '2024-01-01', until: '2026-10-31' }, { from: '2026-11-02' }],
      }),
      ...many('E-1', 3, part('2026-11-18', { outcome: { kind: 'Anschlussmaßnahme', on: '2026-11-18' } })),
      ...many('F-1', 4, {
        ...ended,
        hemmnisse: [
          {
            id: 'h',
            handlungsbedarf: 'Wohnsituation',
            history: [
              { status: 'erkannt', on: '2026-01-12' },
              { status: 'erfolgreich erledigt', on: '2026-07-01' },
            ],
          },
        ],
      }),
    ]);
    expect(
      ['ended', 'endedInWork', 'endedOffBenefit', 'endedFollowUp', 'endedProgress'].map((figure) =>
        short(digest, figure as 'ended'),
      ),
    ).toEqual(['17 (0)', '4/17 (0)', '3/17 (0)', '3/17 (0)', '4/17 (0)']);
  });
});

describe('integrations', () => {
  const work = (
    start: string,
    contract: { until?: string; befristet?: boolean },
    endedOn?: string,
  ): Partial<CaseInput> => ({
    jobs: [
      {
        id: 'j',
        start,
        svp: true,
        contract: [{ from: start, knownOn: start, ...contract }],
        ...(endedOn === undefined ? {} : { endedOn }),
      },
    ],
  });

  test('begun in the period, a case once; without a fixed term', () => {
    const digest = digestOf([
      ...many('A-1', 3, work('2026-11-16', { befristet: false })),
      ...many('B-1', 4, work('2026-11-20', { until: '2027-05-19' })),
      ...many('C-1', 5, work('2026-11-21', { befristet: false })),
      ...many('D-1', 5, { jobs: [{ id: 'j', start: '2026-11-16', svp: false }] }),
    ]);
    expect(short(digest, 'integrations')).toBe('7 (0)');
    expect(short(digest, 'permanent')).toBe('3/7 (0)');
  });

  test('lasting: seven months in work by a contract made for twelve, on the day that the rule names', () => {
    const digest = digestOf([
      // 20 April + 7 months: 20 November
      ...many('A-1', 3, work('2026-04-20', { until: '2027-04-19' })),
      ...many('B-1', 4, work('2026-04-20', { befristet: false })),
      ...many('C-1', 5, work('2026-04-20', { until: '2027-04-18' })),
      ...many('D-1', 5, work('2026-04-20', { befristet: false }, '2026-11-18')),
      ...many('E-1', 4, work('2026-04-20', { befristet: false }, '2026-11-19')),
      // lasting on 21 November: not yet in the period
      ...many('F-1', 5, work('2026-04-21', { befristet: false })),
    ]);
    expect(short(digest, 'sustainable')).toBe('11 (0)');
    expect(short(digest, 'expected')).toBe('5 (16)');
  });

  test('lasting ones of those who were activated in 24 months', () => {
    const activated = { participations: [{ id: 't', massnahme: 'kurs', start: '2026-02-02', end: '2026-03-27' }] };
    const digest = digestOf([
      ...many('A-1', 5, { ...work('2026-04-01', { befristet: false }), ...activated }),
      ...many('B-1', 15, activated),
    ]);
    expect(short(digest, 'sustainableQuota')).toBe('5/20 (5)');
    expect(row(digest, 'sustainableQuota').percent).toBe(25);
    expect(short(digest, 'qualificationQuota')).toBe('20/20 (20)');
  });
});

describe('care', () => {
  test('the ratio of the team: 15 under 25 and 30 older for two case managers are 20 per cent', () => {
    const digest = digestOf([
      ...many('A-1', 15, { birthDate: '2003-01-07' }),
      ...many('B-1', 30),
      ...many('C-1', 9, { birthDate: '2013-01-07' }),
      ...many('D-1', 9, { closed: { on: '2026-10-01' } }),
    ]);
    expect(short(digest, 'casesInCare')).toBe('45 (45)');
    expect(row(digest, 'casesInCare').ordered.map(({ n }) => n)).toEqual([15, 30]);
    // (15 / 75 + 30 / 150) / 2
    expect(row(digest, 'careLoad')).toMatchObject({ now: { is: 'number', n: 20 }, least: false, act: false });
  });

  test('where few are under 25 the ratio tells nothing of them', () => {
    const digest = digestOf([...many('A-1', 2, { birthDate: '2003-01-07' }), ...many('B-1', 30)]);
    expect(row(digest, 'casesInCare').ordered.map(({ n }) => n)).toEqual([32]);
    expect(row(digest, 'careLoad')).toMatchObject({ now: { is: 'number', n: 11 }, least: true });
  });

  test('a deleted case is in no figure, from the day it was deleted on', () => {
    const closed = { on: '2026-10-01', deletedOn: '2026-11-16' };
    const digest = digestOf(
      [
        ...many('A-1', 4, { contacts: [{ on: '2026-09-10', kind: 'Gespräch' }] }),
        ...many('B-1', 5, { contacts: [{ on: '2026-09-10', kind: 'Gespräch' }], closed }),
      ],
      {},
      'quarter',
    );
    expect(short(digest, 'talks')).toBe('4 (0)');
  });

  test('cases without a case manager', () => {
    const { manager: _manager, ...orphan } = quiet('X-0');
    const digest = digestOf([...many('A-1', 5), ...[1, 2, 3].map((n) => ({ ...orphan, no: `X-${n}` }))]);
    expect(short(digest, 'withoutManager')).toBe('3 (3)');
  });

  it('finds an absence whose deputy is away at the same time', () => {
    const staff = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
      id,
      name: `Frau ${id}`,
      roles: ['caseManager' as const],
      team: 'nord',
    }));
    const lead = { id: 'lead', name: 'Herr Specht', roles: ['teamLead' as const], team: 'nord' };
    const cover = (of: string, deputy: string) => ({ of, deputy, from: '2026-11-23', until: '2026-11-27' });
    const office = {
      staff: [...staff, lead],
      deputies: [cover('a', 'b'), cover('b', 'c'), cover('c', 'd'), cover('d', 'e'), cover('e', 'f')],
    };
    const digest = digestOf(many('A-1', 3, { manager: 'a' }), office);
    expect(short(digest, 'coverGaps')).toBe('4 (0)');
  });
});
