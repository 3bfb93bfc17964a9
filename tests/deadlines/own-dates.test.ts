import { describe, expect, test } from 'vitest';
import { derive, deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];

describe('dokument: a Nachweis with a date', () => {
  const doc = (validUntil?: string, renewedOn?: string): Input => ({
    documents: [
      {
        id: 'd-1',
        kind: 'Aufenthaltstitel',
        ...(validUntil === undefined ? {} : { validUntil }),
        ...(renewedOn === undefined ? {} : { renewedOn }),
      },
    ],
  });
  const dates = (kase: Input, today: string) => deriveRule('dokument', kase, { today });

  test.each([
    ['2026-09-30', ['2026-07-08', '2026-09-02', '2026-09-30']],
    ['2026-10-31', ['2026-08-07', '2026-10-02', '2026-10-30']], // Reformationstag; 4 weeks before is 03.10.
    ['2028-02-29', ['2027-12-07', '2028-02-01', '2028-02-29']],
  ])('valid until %s: due that day, reminders 12 and 4 weeks before %j', (end, reminders) => {
    expect(dates(doc(end), '2026-03-02')).toMatchObject([{ subject: 'd-1', state: 'open', due: end, reminders }]);
  });

  test('unbefristet: no date, nothing is missing', () => {
    expect(dates(doc(), '2026-03-02')).toEqual([]);
  });

  test('renewed in time, late, tomorrow, not at all', () => {
    expect(dates(doc('2026-09-30', '2026-05-04'), '2026-10-05')).toMatchObject([{ state: 'satisfied', days: 0 }]);
    expect(dates(doc('2026-09-30', '2026-10-05'), '2026-10-05')).toMatchObject([{ state: 'satisfied', days: 5 }]);
    expect(dates(doc('2026-09-30', '2026-10-06'), '2026-10-05')).toMatchObject([{ state: 'overdue', days: 5 }]);
    expect(dates(doc('2026-09-30'), '2026-10-05')).toMatchObject([{ state: 'overdue', days: 5 }]);
  });

  test('an Ausweis that expires is not answered by a newer Aufenthaltstitel', () => {
    const documents = [
      { id: 'ausweis', kind: 'Schwerbehindertenausweis', validUntil: '2026-09-30' },
      { id: 'titel', kind: 'Aufenthaltstitel', validUntil: '2028-09-30' },
    ];
    expect(dates({ documents }, '2026-10-05').map(({ subject, state }) => [subject, state])).toEqual([
      ['ausweis', 'overdue'],
      ['titel', 'open'],
    ]);
  });
});

describe('wiedervorlage: the own follow-up', () => {
  const note = (due: string, doneOn?: string): Input => ({
    followUps: [{ id: 'w-1', due, text: 'Unterlagen', ...(doneOn === undefined ? {} : { doneOn }) }],
  });
  const dates = (kase: Input, today: string, land: 'BB' | 'BE' | 'BY' = 'BB') =>
    deriveRule('wiedervorlage', kase, { today, land });

  test.each([
    ['2026-10-14', 'BB', '2026-10-14'],
    ['2026-10-31', 'BB', '2026-10-30'],
    ['2024-10-31', 'BB', '2024-10-30'], // a Thursday, Reformationstag
    ['2024-10-31', 'BE', '2024-10-31'],
    ['2024-11-01', 'BY', '2024-10-31'], // a Friday, Allerheiligen
    ['2024-11-01', 'BB', '2024-11-01'],
    ['2027-01-01', 'BB', '2026-12-31'],
    ['2026-12-27', 'BB', '2026-12-24'], // Sunday; Friday and Saturday are Weihnachten
    ['2026-04-06', 'BB', '2026-04-02'], // Ostermontag: the Thursday before Karfreitag
  ] as const)('set for %s in %s: it stands, reminder %s', (due, land, reminder) => {
    expect(dates(note(due), '2024-09-02', land)).toMatchObject([
      { subject: 'w-1', state: 'open', due, reminders: [reminder] },
    ]);
  });

  test('done early, late, tomorrow, not at all', () => {
    expect(dates(note('2026-10-14', '2026-08-03'), '2026-10-20')).toMatchObject([{ state: 'satisfied', days: 0 }]);
    expect(dates(note('2026-10-14', '2026-10-20'), '2026-10-20')).toMatchObject([{ state: 'satisfied', days: 6 }]);
    expect(dates(note('2026-10-14', '2026-10-21'), '2026-10-20')).toMatchObject([{ state: 'overdue', days: 6 }]);
    expect(dates(note('2026-10-14'), '2026-10-14')).toMatchObject([{ state: 'open', days: 0 }]);
  });

  test('several on one day are several', () => {
    const followUps = [
      { id: 'w-1', due: '2026-10-14', text: 'a' },
      { id: 'w-2', due: '2026-10-14', text: 'b', doneOn: '2026-10-12' },
      { id: 'w-3', due: '2026-10-14', text: 'c' },
    ];
    const open = dates({ followUps }, '2026-10-13').filter(({ state }) => state === 'open');
    expect(open.map(({ subject }) => subject)).toEqual(['w-1', 'w-3']);
  });
});

describe('loeschfrist: closed cases', () => {
  const closed = (on: string, deletedOn?: string): Input => ({
    closed: { on, ...(deletedOn === undefined ? {} : { deletedOn }) },
  });
  const dates = (kase: Input, today: string, months: number) =>
    deriveRule('loeschfrist', kase, { today, retention: { months } });

  test.each([
    ['2026-08-31', 6, '2027-02-28', '2027-02-26'], // no 31.02.; a Sunday
    ['2024-02-29', 12, '2025-02-28', '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29', '2028-02-29'],
    ['2023-03-31', 36, '2026-03-31', '2026-03-31'],
    ['2024-04-30', 6, '2024-10-30', '2024-10-30'],
  ])('closed %s, kept %i months: %s, reminder %s', (on, months, due, reminder) => {
    expect(dates(closed(on), on, months)).toMatchObject([{ state: 'open', due, reminders: [reminder] }]);
  });

  test('deleted in time, late, not at all', () => {
    expect(dates(closed('2023-03-31', '2026-03-31'), '2026-04-09', 36)).toMatchObject([
      { state: 'satisfied', days: 0 },
    ]);
    expect(dates(closed('2023-03-31', '2026-04-09'), '2026-04-09', 36)).toMatchObject([
      { state: 'satisfied', days: 9 },
    ]);
    expect(dates(closed('2023-03-31'), '2026-04-09', 36)).toMatchObject([{ state: 'overdue', days: 9 }]);
  });

  test('without a retention of the office nothing is guessed', () => {
    expect(deriveRule('loeschfrist', closed('2023-03-31'), { today: '2026-04-09' })).toMatchObject([
      { state: 'notComputable', due: undefined, missing: expect.stringContaining('Aufbewahrung') },
    ]);
  });

  test('an open case has none; one that closes tomorrow is open', () => {
    expect(dates({}, '2026-04-09', 36)).toEqual([]);
    expect(dates(closed('2026-04-10'), '2026-04-09', 36)).toEqual([]);
  });

  const full: Input = {
    birthDate: '1984-03-12',
    rechtskreis: 'SGB II',
    kategorien: [{ kategorie: 'A', since: '2024-01-02' }],
    contacts: [{ on: '2024-01-02', kind: 'Erstgespräch' }],
    jobs: [
      {
        id: 'job-1',
        start: '2025-01-02',
        svp: true,
        probezeitUntil: '2025-07-01',
        contract: [{ from: '2025-01-02', until: '2026-06-30' }],
      },
    ],
    fundings: [{ id: 'f-1', kind: 'EGZ', end: '2026-06-30' }],
    inbeq: [{ id: 'i-1', start: '2022-10-01', rehaTraeger: 'BA' }],
    documents: [{ id: 'd-1', kind: 'Aufenthaltstitel', validUntil: '2026-03-31' }],
    followUps: [{ id: 'w-1', due: '2026-03-31', text: 'Unterlagen' }],
  };

  test('a closed case has nothing else; one that closes tomorrow still has all', () => {
    const rules = (on: string) =>
      derive({ ...full, closed: { on } }, { today: '2026-04-09', allRules: true, retention: { months: 36 } }).map(
        ({ rule }) => rule,
      );
    expect(rules('2026-04-09')).toEqual(['loeschfrist']);
    expect(rules('2026-02-02')).toEqual(['loeschfrist']);
    const tomorrow = rules('2026-04-10');
    expect(tomorrow).not.toContain('loeschfrist');
    for (const rule of ['befristung', 'foerderung', 'dokument', 'wiedervorlage', 'inbeq-ende', 'kontakt-a']) {
      expect(tomorrow).toContain(rule);
    }
  });
});
