import { describe, expect, test } from 'vitest';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type More = Partial<Parameters<typeof deriveRule>[2]>;

describe('ausbildungsende: 3 months before the end of an außerbetriebliche Ausbildung', () => {
  const ausbildung = (
    end?: string,
    kind: 'außerbetriebliche Ausbildung' | 'betriebliche Ausbildung' = 'außerbetriebliche Ausbildung',
  ) => ({
    id: 'aus-1',
    kind,
    start: '2023-09-01',
    ...(end === undefined ? {} : { end }),
  });
  const dates = (kase: Input, today: string, more: More = {}) =>
    deriveRule('ausbildungsende', kase, { today, ...more });

  test.each([
    ['2026-09-30', '2026-06-30', '2026-06-30'],
    ['2026-08-31', '2026-05-31', '2026-05-29'], // a Sunday: the date stands, the reminder is on Friday
    ['2026-05-31', '2026-02-28', '2026-02-27'], // February has no 31st
    ['2028-05-31', '2028-02-29', '2028-02-29'], // a leap year
    ['2027-01-31', '2026-10-31', '2026-10-30'], // Reformationstag in Brandenburg, and a Saturday
  ])('Ausbildung until %s: due %s, reminder %s', (end, due, reminder) => {
    expect(dates({ ausbildungen: [ausbildung(end)] }, '2025-12-01')).toMatchObject([
      { subject: 'aus-1', state: 'open', due, reminders: [reminder] },
    ]);
  });

  test.each([
    ['2026-06-01', 'overdue', 17], // 4 weeks and 1 day before the due date: too early
    ['2026-06-02', 'satisfied', 0], // 4 weeks before to the day
    ['2026-06-30', 'satisfied', 0],
    ['2026-07-01', 'satisfied', 1],
    ['2026-07-17', 'satisfied', 17],
    ['2026-07-18', 'overdue', 17], // tomorrow
  ])('a contact on %s, asked on 17.07.2026: %s', (on, state, days) => {
    const kase = { ausbildungen: [ausbildung('2026-09-30')], contacts: [{ on, kind: 'Gespräch' as const }] };
    expect(dates(kase, '2026-07-17')).toMatchObject([{ due: '2026-06-30', state, days }]);
  });

  test('an e-mail, a missed appointment, a talk with the Träger is no contact', () => {
    const contacts = [
      { on: '2026-06-20', kind: 'Gespräch' as const, channel: 'E-Mail' as const },
      { on: '2026-06-22', kind: 'Gespräch' as const, channel: 'Brief' as const },
      { on: '2026-06-24', kind: 'Gespräch' as const, tookPlace: false },
      { on: '2026-06-25', kind: 'Gespräch' as const, with: 'Träger' as const },
      { on: '2026-06-26', kind: 'Gespräch' as const, with: 'Betrieb' as const },
    ];
    expect(dates({ ausbildungen: [ausbildung('2026-09-30')], contacts }, '2026-07-01')).toMatchObject([
      { state: 'overdue', days: 1 },
    ]);
  });

  test('on the due date itself nothing is overdue', () => {
    expect(dates({ ausbildungen: [ausbildung('2026-09-30')] }, '2026-06-30')).toMatchObject([
      { state: 'open', days: 0 },
    ]);
  });

  test('an Ausbildung in a Betrieb has no such date', () => {
    expect(dates({ ausbildungen: [ausbildung('2026-09-30', 'betriebliche Ausbildung')] }, '2026-01-05')).toEqual([]);
  });

  test('without an end nothing is guessed', () => {
    expect(dates({ ausbildungen: [ausbildung()] }, '2026-01-05')).toMatchObject([
      { state: 'notComputable', due: undefined, missing: expect.stringContaining('Ende der Ausbildung') },
    ]);
  });

  test('a waiver with a reason is for this date', () => {
    const waivers = [{ rule: 'ausbildungsende', due: '2026-06-30', reason: 'zieht um' }];
    expect(dates({ ausbildungen: [ausbildung('2026-09-30')], waivers }, '2026-07-17')).toMatchObject([
      { state: 'waived' },
    ]);
    expect(dates({ ausbildungen: [ausbildung('2026-10-31')], waivers }, '2026-08-01')).toMatchObject([
      { due: '2026-07-31', state: 'overdue', days: 1 },
    ]);
  });
});

describe('weiterbildungsende: 2 months before the end of a Weiterbildung with a new Berufsabschluss', () => {
  const massnahmen = [
    { id: 'umschulung', name: 'Umschulung Lagerlogistik', kind: 'Weiterbildung' as const, newBerufsabschluss: true },
    { id: 'kurs', name: 'Staplerschein', kind: 'Weiterbildung' as const },
    { id: 'agh', name: 'AGH Park', kind: 'AGH' as const },
  ];
  const dates = (kase: Input, today: string) => deriveRule('weiterbildungsende', kase, { today, massnahmen });
  const until = (end: string, massnahme = 'umschulung', id = 'tn-1') => ({ id, massnahme, start: '2024-05-02', end });

  test.each([
    ['2026-09-15', '2026-07-15', '2026-07-15'],
    ['2026-04-30', '2026-02-28', '2026-02-27'], // 30.02. does not exist; a Saturday
    ['2028-04-30', '2028-02-29', '2028-02-29'],
    ['2026-12-31', '2026-10-31', '2026-10-30'], // Reformationstag and a Saturday
  ])('until %s: due %s, reminder %s', (end, due, reminder) => {
    expect(dates({ participations: [until(end)] }, '2026-01-05')).toMatchObject([
      { subject: 'tn-1', state: 'open', due, reminders: [reminder] },
    ]);
  });

  test('a Weiterbildung without a new Berufsabschluss and an AGH have none', () => {
    const participations = [until('2026-09-15', 'kurs', 'tn-2'), until('2026-09-15', 'agh', 'tn-3')];
    expect(dates({ participations }, '2026-01-05')).toEqual([]);
  });

  test.each([
    ['2026-06-16', 'overdue', 27], // due 15.07.2026: 4 weeks and a day before
    ['2026-06-17', 'satisfied', 0],
    ['2026-07-15', 'satisfied', 0],
    ['2026-08-11', 'satisfied', 27],
    ['2026-08-12', 'overdue', 27], // tomorrow
  ])('the Arbeitsbündnis recorded on %s, asked on 11.08.2026: %s', (on, state, days) => {
    const acts = [{ rule: 'weiterbildungsende', on, subject: 'tn-1' }];
    expect(dates({ participations: [until('2026-09-15')], acts }, '2026-08-11')).toMatchObject([{ state, days }]);
  });

  test('an entry for one participation leaves the other open; without subject it is for both', () => {
    const participations = [until('2026-09-15'), until('2026-09-22', 'umschulung', 'tn-2')];
    const one = [{ rule: 'weiterbildungsende', on: '2026-07-10', subject: 'tn-2' }];
    const both = [{ rule: 'weiterbildungsende', on: '2026-07-10' }];
    const states = (acts: Input['acts']) =>
      Object.fromEntries(
        dates({ participations, ...(acts && { acts }) }, '2026-07-11').map(({ subject, state }) => [subject, state]),
      );
    expect(states(one)).toEqual({ 'tn-1': 'open', 'tn-2': 'satisfied' });
    expect(states(both)).toEqual({ 'tn-1': 'satisfied', 'tn-2': 'satisfied' });
  });

  test('a contact is not the record of the Arbeitsbündnis', () => {
    const contacts = [{ on: '2026-07-10', kind: 'Gespräch' as const }];
    expect(dates({ participations: [until('2026-09-15')], contacts }, '2026-07-16')).toMatchObject([
      { state: 'overdue', days: 1 },
    ]);
  });

  test('without an end nothing is guessed', () => {
    const participations = [{ id: 'tn-1', massnahme: 'umschulung', start: '2024-05-02' }];
    expect(dates({ participations }, '2026-01-05')).toMatchObject([
      { state: 'notComputable', due: undefined, missing: expect.stringContaining('Ende') },
    ]);
  });
});
