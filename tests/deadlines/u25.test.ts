import { describe, expect, test } from 'vitest';
import type { Setting } from './derive.ts';
import { answered, type Case, missing, pending, remindersOf, whyPending } from './sentences.ts';

const rule = 'uebergang-ue25';
const young = (birthDate: string, more: Case = {}): Case => ({
  birthDate,
  zielgruppen: [{ zielgruppe: 'Vermittlungskunden', since: '2020-01-01' }],
  ...more,
});
const on = (today: string): Setting => ({
  today,
  massnahmen: [
    { id: 'mabe', name: 'Aktivierung', kind: 'MAbE' },
    { id: 'wb', name: 'Weiterbildung', kind: 'Weiterbildung' },
  ],
});
type Participation = Omit<NonNullable<Case['participations']>[number], 'id'>;
/** Born on 18.06.2001: 25 on Thursday 18.06.2026. */
const running = (...participations: readonly Participation[]): Case =>
  young('2001-06-18', { participations: participations.map((one, at) => ({ id: `t-${at}`, ...one })) });

describe('the Überleitung to the FM Ü25', () => {
  test('is due on the 25th birthday', () => {
    expect(pending(rule, young('2001-06-18'), '2026-01-02')).toEqual(['due 2026-06-18']);
    expect(pending(rule, young('2001-06-18'), '2026-06-18')).toEqual(['due 2026-06-18']);
    expect(pending(rule, young('2001-06-18'), '2026-06-19')).toEqual(['due 2026-06-18, overdue by 1 day']);
    expect(pending(rule, young('2001-06-18'), '2027-06-18')).toEqual(['due 2026-06-18, overdue by 365 days']);
  });

  test('is due on 28.02. for who was born on 29.02.', () => {
    expect(pending(rule, young('2004-02-29'), '2028-03-01')).toEqual(['due 2029-02-28']);
    expect(pending(rule, young('2000-02-29'), '2025-01-01')).toEqual(['due 2025-02-28']);
  });

  test('stays on a birthday that is a Sunday, with the reminder on Friday', () => {
    expect(pending(rule, young('2001-06-14'), '2026-01-02')).toEqual(['due 2026-06-14']);
    expect(remindersOf(rule, young('2001-06-14'), '2026-01-02')).toEqual(['2026-06-12']);
  });

  test('is answered by a recorded handover, from 4 weeks before on', () => {
    const handed = (day: string): Case => young('2001-06-18', { acts: [{ rule, on: day }] });
    expect(pending(rule, handed('2026-05-20'), '2026-06-01')).toEqual(['due 2026-06-18']);
    expect(answered(rule, handed('2026-05-21'), '2026-06-01')).toEqual(['due 2026-06-18, done 2026-05-21']);
    expect(pending(rule, handed('2026-05-21'), '2026-07-01')).toEqual([]);
    expect(answered(rule, handed('2026-06-30'), '2026-07-01')).toEqual([
      'due 2026-06-18, done 2026-06-30, late by 12 days',
    ]);
    expect(pending(rule, handed('2026-06-11'), '2026-06-10')).toEqual(['due 2026-06-18']);
  });

  test('is waived for its date', () => {
    const waived = young('2001-06-18', { waivers: [{ rule, due: '2026-06-18', reason: 'zieht um' }] });
    expect(answered(rule, waived, '2026-07-01')).toEqual(['due 2026-06-18, waived']);
    expect(pending(rule, waived, '2026-07-01')).toEqual([]);
  });

  test('names the birthday and the source', () => {
    const line = whyPending(rule, young('2001-06-18'), '2026-01-02');
    for (const part of ['25. Geburtstag', '18.06.2026', 'UM 6.7']) expect(line).toContain(part);
  });

  test('is not there for who was 25 when the case began, nor after the case was closed', () => {
    expect(pending(rule, { birthDate: '1984-03-12' }, '2026-01-02')).toEqual([]);
    expect(pending(rule, young('2001-06-18', { opened: '2026-06-19' }), '2026-07-01')).toEqual([]);
    expect(pending(rule, young('2001-06-18', { opened: '2026-06-17' }), '2026-06-17')).toEqual(['due 2026-06-18']);
    expect(pending(rule, young('2001-06-18', { closed: { on: '2026-06-01' } }), '2026-07-01')).toEqual([]);
  });

  test('is not computable without a date of birth', () => {
    expect(missing(rule, {}, '2026-01-02')).toContain('Geburtsdatum');
  });
});

describe('a Maßnahme that runs over the 25th birthday', () => {
  const massnahme = 'mabe';

  test('moves the Überleitung to its end', () => {
    expect(pending(rule, running({ massnahme, start: '2026-05-01', end: '2026-07-31' }), on('2026-06-01'))).toEqual([
      'due 2026-07-31',
    ]);
    expect(pending(rule, running({ massnahme, start: '2026-06-17', end: '2026-06-19' }), on('2026-06-01'))).toEqual([
      'due 2026-06-19',
    ]);
  });

  test('moves nothing where it ends on the birthday or before, or starts after it', () => {
    for (const [start, end] of [
      ['2026-05-01', '2026-06-18'],
      ['2026-05-01', '2026-06-17'],
      ['2026-06-19', '2026-07-31'],
    ] as const) {
      expect(pending(rule, running({ massnahme, start, end }), on('2026-06-01'))).toEqual(['due 2026-06-18']);
    }
  });

  test('counts with the latest end where there are several', () => {
    const two = running(
      { massnahme, start: '2026-05-01', end: '2026-09-30' },
      { massnahme: 'wb', start: '2026-04-01', end: '2026-07-31' },
      { massnahme, start: '2026-10-01', end: '2026-12-31' },
    );
    expect(pending(rule, two, on('2026-06-01'))).toEqual(['due 2026-09-30']);
  });

  test('counts with its actual last day after an early exit', () => {
    const left = (exitOn: string) => running({ massnahme, start: '2026-04-01', end: '2026-07-31', exitOn });
    expect(pending(rule, left('2026-05-15'), on('2026-06-01'))).toEqual(['due 2026-06-18']);
    expect(pending(rule, left('2026-06-30'), on('2026-07-02'))).toEqual(['due 2026-06-30, overdue by 2 days']);
  });

  test('counts the 4 weeks from its own end: 31.07. less 28 days is 03.07.', () => {
    const handed = (day: string): Case => ({
      ...running({ massnahme, start: '2026-05-01', end: '2026-07-31' }),
      acts: [{ rule, on: day }],
    });
    expect(pending(rule, handed('2026-07-02'), on('2026-07-10'))).toEqual(['due 2026-07-31']);
    expect(answered(rule, handed('2026-07-03'), on('2026-07-10'))).toEqual(['due 2026-07-31, done 2026-07-03']);
  });

  test('leaves no date to guess where its end is unknown', () => {
    expect(missing(rule, running({ massnahme, start: '2026-05-01' }), on('2026-06-20'))).toContain('Ende');
  });

  test('is named in the why line', () => {
    const line = whyPending(rule, running({ massnahme, start: '2026-05-01', end: '2026-07-31' }), on('2026-06-01'));
    expect(line).toContain('31.07.2026');
    expect(line).toContain('UM 6.7');
  });
});

describe('why the Überleitung is later than the birthday', () => {
  test('names the birthday and the end of the Maßnahme, each with its own date', () => {
    const late = running({ massnahme: 'mabe', start: '2026-05-04', end: '2026-08-14' });
    const line = whyPending(rule, late, on('2026-06-01'));
    expect(line).toContain('25. Geburtstag Do 18.06.2026');
    expect(line).toContain('bis Fr 14.08.2026');
  });
});
