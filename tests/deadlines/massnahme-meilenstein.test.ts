import { describe, expect, test } from 'vitest';
import type { Massnahme } from '../../src/cases/office.ts';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Participation = NonNullable<Input['participations']>[number];
type Milestone = NonNullable<Massnahme['milestones']>[number];

const tn = (start: string, more: Partial<Participation> = {}): Participation => ({
  id: 'tn-1',
  massnahme: 'm',
  start,
  end: '2029-12-31',
  ...more,
});
const dates = (milestones: readonly Milestone[], kase: Input, today: string) =>
  deriveRule('meilenstein', kase, {
    today,
    allRules: true,
    massnahmen: [{ id: 'm', name: 'Perspektive', kind: 'AGH', milestones: [...milestones] }],
  });
const zwischenbericht: Milestone = { id: 'zb', title: 'Zwischenbericht', after: { months: 3 } };
const clearing: Milestone = { id: 'cl', title: 'Clearing-Rückmeldung', after: { weeks: 8 } };
const auswertung: Milestone = { id: 'aw', title: 'Auswertung', after: { inMonth: 8 } };
const erreicht: Milestone = { id: 'kk', title: 'Kein Kontakt', after: { weeks: 1 }, contact: true };

describe('where a milestone lies', () => {
  test.each([
    ['2026-03-02', '2026-06-02', '2026-06-02'],
    ['2026-08-31', '2026-11-30', '2026-11-30'],
    ['2025-11-30', '2026-02-28', '2026-02-27'],
    ['2027-11-30', '2028-02-29', '2028-02-29'],
  ])('+3 months from %s: %s, reminder %s', (start, due, reminder) => {
    expect(dates([zwischenbericht], { participations: [tn(start)] }, start)).toMatchObject([
      { subject: 'tn-1/zb', state: 'open', due, reminders: [reminder] },
    ]);
  });

  test.each([
    ['2026-03-02', '2026-04-27', '2026-04-27'],
    ['2025-11-30', '2026-01-25', '2026-01-23'], // a Sunday
  ])('+8 weeks from %s: %s, reminder %s', (start, due, reminder) => {
    expect(dates([clearing], { participations: [tn(start)] }, start)).toMatchObject([{ due, reminders: [reminder] }]);
  });

  test.each([
    ['2026-03-02', '2026-11-01', '2026-10-30'], // Sunday; Saturday before it is Reformationstag
    ['2026-03-01', '2026-10-31', '2026-10-30'],
    ['2026-06-30', '2027-02-28', '2027-02-26'], // there is no 29.02.2027: the last day
    ['2026-07-31', '2027-03-30', '2027-03-30'],
    ['2027-06-30', '2028-02-29', '2028-02-29'],
  ])('in month 8 from %s: the last day of that month, %s, reminder %s', (start, due, reminder) => {
    expect(dates([auswertung], { participations: [tn(start)] }, start)).toMatchObject([{ due, reminders: [reminder] }]);
  });

  test('a Maßnahme brings several', () => {
    const list = dates([zwischenbericht, clearing, auswertung], { participations: [tn('2026-03-02')] }, '2026-03-02');
    expect(list.map(({ subject, due }) => `${subject} ${due}`).sort()).toEqual([
      'tn-1/aw 2026-11-01',
      'tn-1/cl 2026-04-27',
      'tn-1/zb 2026-06-02',
    ]);
  });

  test('a Maßnahme without milestones has none', () => {
    expect(dates([], { participations: [tn('2026-03-02')] }, '2026-06-03')).toEqual([]);
  });
});

describe('what answers a milestone', () => {
  const report = (on: string, subject?: string): Input => ({
    participations: [tn('2026-03-02')],
    acts: [{ rule: 'meilenstein', on, ...(subject === undefined ? {} : { subject }) }],
  });

  test.each([
    ['2026-03-16', 'satisfied', 0],
    ['2026-06-02', 'satisfied', 0],
    ['2026-06-10', 'satisfied', 8],
    ['2026-06-11', 'overdue', 8], // tomorrow
  ])('due 02.06.2026, recorded %s, asked on 10.06.2026: %s', (on, state, days) => {
    expect(dates([zwischenbericht], report(on, 'tn-1/zb'), '2026-06-10')).toMatchObject([{ state, days }]);
  });

  // "an act before the start does not satisfy"
  test('a record from before the participation began does not answer it', () => {
    expect(dates([zwischenbericht], report('2026-03-01', 'tn-1/zb'), '2026-06-10')).toMatchObject([
      { state: 'overdue', days: 8 },
    ]);
  });

  test('the record of one milestone leaves the other open', () => {
    const list = dates([zwischenbericht, clearing], report('2026-04-20', 'tn-1/cl'), '2026-04-28');
    expect(Object.fromEntries(list.map(({ subject, state }) => [subject, state]))).toEqual({
      'tn-1/cl': 'satisfied',
      'tn-1/zb': 'open',
    });
  });

  test('a milestone "contact" is answered by a contact, not before the start, not by letter', () => {
    const kase = (contact: NonNullable<Input['contacts']>[number]): Input => ({
      participations: [tn('2026-03-02')],
      contacts: [contact],
    });
    const state = (contact: NonNullable<Input['contacts']>[number]) =>
      dates([erreicht], kase(contact), '2026-03-12').map((date) => [date.due, date.state, date.days]);
    expect(state({ on: '2026-03-05', kind: 'Gespräch' })).toEqual([['2026-03-09', 'satisfied', 0]]);
    expect(state({ on: '2026-03-11', kind: 'Gespräch' })).toEqual([['2026-03-09', 'satisfied', 2]]);
    expect(state({ on: '2026-02-27', kind: 'Gespräch' })).toEqual([['2026-03-09', 'overdue', 3]]);
    expect(state({ on: '2026-03-05', kind: 'Gespräch', channel: 'Brief' })).toEqual([['2026-03-09', 'overdue', 3]]);
  });

  test('a contact does not answer a report', () => {
    const contacts = [{ on: '2026-05-20', kind: 'Gespräch' as const }];
    expect(dates([zwischenbericht], { participations: [tn('2026-03-02')], contacts }, '2026-06-03')).toMatchObject([
      { state: 'overdue', days: 1 },
    ]);
  });
});

describe('who left', () => {
  test('left before: the milestone is not applicable', () => {
    const participations = [tn('2026-03-02', { exitOn: '2026-06-01' })];
    expect(dates([zwischenbericht], { participations }, '2026-06-03')).toEqual([]);
  });

  test('left on the day of the milestone or later: it stands', () => {
    const on = (exitOn: string) => ({ participations: [tn('2026-03-02', { exitOn })] });
    expect(dates([zwischenbericht], on('2026-06-02'), '2026-06-03')).toMatchObject([{ state: 'overdue', days: 1 }]);
    expect(dates([zwischenbericht], on('2026-07-15'), '2026-07-16')).toMatchObject([{ state: 'overdue', days: 44 }]);
  });

  // "left before: not applicable"; who was assigned to 01.05. has left on 02.06.
  test('the assigned end lies before the milestone: nobody is there any more', () => {
    const participations = [tn('2026-03-02', { end: '2026-05-01' })];
    expect(dates([zwischenbericht], { participations }, '2026-06-03')).toEqual([]);
  });

  test('of three milestones only those before the exit remain', () => {
    const participations = [tn('2026-03-02', { exitOn: '2026-05-15' })];
    const list = dates([zwischenbericht, clearing, auswertung], { participations }, '2026-05-18');
    expect(list).toMatchObject([{ subject: 'tn-1/cl', due: '2026-04-27', state: 'overdue', days: 21 }]);
  });
});
