import { describe, expect, test } from 'vitest';
import { answered, type Case, missing, pending, remindersOf, whyPending } from './sentences.ts';

describe('ALG-Aufstocker are invited to the ESB one month before the ALG ends', () => {
  const rule = 'einstiegsberatung-aufstocker';
  const alg = (until: string, more: Case = {}): Case => ({
    birthDate: '1984-03-12',
    rechtskreis: 'SGB II',
    algBezug: [{ from: '2025-02-01', until }],
    ...more,
  });

  test.each([
    ['2026-07-15', '2026-06-15'],
    ['2026-07-31', '2026-06-30'],
    ['2026-05-31', '2026-04-30'],
    ['2026-03-31', '2026-02-28'],
    ['2026-03-29', '2026-02-28'],
    ['2028-03-31', '2028-02-29'],
    ['2026-01-31', '2025-12-31'],
  ])('ALG until %s: due %s', (until, due) => {
    expect(pending(rule, alg(until), '2025-10-01')).toEqual([`due ${due}`]);
  });

  test('a due date on a Sunday stands, the reminder comes on Friday', () => {
    expect(pending(rule, alg('2026-07-14'), '2026-06-01')).toEqual(['due 2026-06-14']);
    expect(remindersOf(rule, alg('2026-07-14'), '2026-06-01')).toEqual(['2026-06-12']);
  });

  test('it is open on the day and overdue after it', () => {
    expect(pending(rule, alg('2026-07-31'), '2026-06-30')).toEqual(['due 2026-06-30']);
    expect(pending(rule, alg('2026-07-31'), '2026-07-10')).toEqual(['due 2026-06-30, overdue by 10 days']);
  });

  test('an invitation to the ESB answers it from four weeks before on, not earlier', () => {
    const invited = (on: string) => alg('2026-07-31', { invitations: [{ on, for: 'ESB' }] });
    expect(pending(rule, invited('2026-06-01'), '2026-06-20')).toEqual(['due 2026-06-30']);
    expect(answered(rule, invited('2026-06-02'), '2026-06-20')).toEqual(['due 2026-06-30, done 2026-06-02']);
    expect(pending(rule, invited('2026-06-02'), '2026-06-20')).toEqual([]);
  });

  test('the ESB itself answers it, in the same four weeks', () => {
    const talked = (on: string) => alg('2026-07-31', { contacts: [{ on, kind: 'ESB' }] });
    expect(pending(rule, talked('2026-06-01'), '2026-06-20')).toEqual(['due 2026-06-30']);
    expect(answered(rule, talked('2026-06-15'), '2026-06-20')).toEqual(['due 2026-06-30, done 2026-06-15']);
  });

  test('a late invitation answers it and says by how many days', () => {
    const late = alg('2026-07-31', { invitations: [{ on: '2026-07-03', for: 'ESB' }] });
    expect(answered(rule, late, '2026-07-10')).toEqual(['due 2026-06-30, done 2026-07-03, late by 3 days']);
  });

  test('no invitation to another talk, none of tomorrow and no missed ESB answers it', () => {
    const open = ['due 2026-06-30'];
    const on = '2026-06-15';
    expect(pending(rule, alg('2026-07-31', { invitations: [{ on, for: 'Erstgespräch' }] }), on)).toEqual(open);
    expect(pending(rule, alg('2026-07-31', { invitations: [{ on: '2026-06-16', for: 'ESB' }] }), on)).toEqual(open);
    expect(pending(rule, alg('2026-07-31', { contacts: [{ on, kind: 'ESB', tookPlace: false }] }), on)).toEqual(open);
  });

  test('a waiver is for the one end of ALG; the next one has its own date', () => {
    const twice: Case = {
      birthDate: '1984-03-12',
      algBezug: [
        { from: '2024-02-01', until: '2025-01-31' },
        { from: '2026-02-01', until: '2026-07-31' },
      ],
      waivers: [{ rule, due: '2024-12-31', reason: 'Krankenhaus' }],
    };
    expect(answered(rule, twice, '2026-06-01')).toContain('due 2024-12-31, waived');
    expect(pending(rule, twice, '2026-06-01')).toEqual(['due 2026-06-30']);
  });

  test('where nobody knows when the ALG ends, nothing is guessed', () => {
    expect(missing(rule, { birthDate: '1984-03-12', algBezug: [{ from: '2026-02-01' }] }, '2026-06-01')).toMatch(
      /Ende.*ALG/,
    );
  });

  test('who is no Aufstocker has no such date', () => {
    expect(pending(rule, { birthDate: '1984-03-12' }, '2026-06-01')).toEqual([]);
    expect(pending(rule, { birthDate: '1984-03-12', algBezug: [] }, '2026-06-01')).toEqual([]);
  });

  test('the why line counts backwards and names the source', () => {
    const line = whyPending(rule, alg('2026-07-31'), '2026-06-01');
    for (const part of ['31.07.2026', '1 Monat', '30.06.2026', 'UM 3']) expect(line).toContain(part);
  });
});

describe('a member of a Bedarfsgemeinschaft is invited to the ESB on the 15th birthday', () => {
  const rule = 'einstiegsberatung-15';
  const child = (birthDate: string, more: Case = {}): Case => ({
    opened: '2020-01-01',
    bedarfsgemeinschaft: 'BG-7',
    birthDate,
    ...more,
  });

  test('the date is the birthday', () => {
    expect(pending(rule, child('2011-06-18'), '2026-05-01')).toEqual(['due 2026-06-18']);
    expect(pending(rule, child('2011-06-18'), '2026-06-18')).toEqual(['due 2026-06-18']);
    expect(pending(rule, child('2011-06-18'), '2026-06-25')).toEqual(['due 2026-06-18, overdue by 7 days']);
  });

  test('who was born on 29.02. turns 15 on 28.02., a Sunday that stands', () => {
    expect(pending(rule, child('2012-02-29'), '2027-01-10')).toEqual(['due 2027-02-28']);
    expect(remindersOf(rule, child('2012-02-29'), '2027-01-10')).toEqual(['2027-02-26']);
  });

  test('an invitation or the ESB counts from four weeks before on', () => {
    const invited = (on: string) => child('2011-06-18', { invitations: [{ on, for: 'ESB' }] });
    const talked = (on: string) => child('2011-06-18', { contacts: [{ on, kind: 'ESB' }] });
    expect(pending(rule, invited('2026-05-20'), '2026-06-01')).toEqual(['due 2026-06-18']);
    expect(answered(rule, invited('2026-05-21'), '2026-06-01')).toEqual(['due 2026-06-18, done 2026-05-21']);
    expect(pending(rule, talked('2026-05-20'), '2026-06-01')).toEqual(['due 2026-06-18']);
    expect(answered(rule, talked('2026-05-21'), '2026-06-01')).toEqual(['due 2026-06-18, done 2026-05-21']);
    expect(answered(rule, talked('2026-06-20'), '2026-06-30')).toEqual([
      'due 2026-06-18, done 2026-06-20, late by 2 days',
    ]);
  });

  test('it can be waived', () => {
    const waived = child('2011-06-18', { waivers: [{ rule, due: '2026-06-18', reason: 'lebt im Internat' }] });
    expect(answered(rule, waived, '2026-07-01')).toEqual(['due 2026-06-18, waived']);
    expect(pending(rule, waived, '2026-07-01')).toEqual([]);
  });

  test('who was 15 before the case began never turns 15 in it', () => {
    expect(pending(rule, child('1984-03-12'), '2026-06-01')).toEqual([]);
    expect(pending(rule, { ...child('2011-06-18'), opened: '2026-06-19' }, '2026-07-01')).toEqual([]);
    expect(pending(rule, { ...child('2011-06-18'), opened: '2026-06-17' }, '2026-07-01')).toEqual([
      'due 2026-06-18, overdue by 13 days',
    ]);
  });

  test('where the date of birth of a member is unknown, nothing is guessed', () => {
    const { birthDate: _, ...unknown } = child('2011-06-18');
    expect(missing(rule, unknown, '2026-06-01')).toContain('Geburtsdatum');
  });

  test('the why line names the birthday and the source', () => {
    const line = whyPending(rule, child('2011-06-18'), '2026-05-01');
    for (const part of ['15. Geburtstag', '18.06.2026', 'UM 3, 5.2.1']) expect(line).toContain(part);
  });
});
