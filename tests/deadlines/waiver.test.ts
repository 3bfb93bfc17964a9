import { describe, expect, test } from 'vitest';
import { answered, type Case, pending } from './sentences.ts';

type Contact = NonNullable<Case['contacts']>[number];
type Waiver = NonNullable<Case['waivers']>[number];

const rule = 'folgegespraech';
const talk = (on: string): Contact => ({ on, kind: 'Folgegespräch' });
const waive = (due: string, more: Partial<Waiver> = {}): Waiver => ({
  rule,
  due,
  reason: 'stationäre Behandlung',
  ...more,
});
/** Last talk on 30.05.2026: due 30.11.2026. */
const kase = (waivers: readonly Waiver[], ...later: readonly string[]): Case => ({
  birthDate: '1984-03-12',
  rechtskreis: 'SGB II',
  kategorien: [{ kategorie: 'C', since: '2020-01-01' }],
  contacts: [talk('2026-05-30'), ...later.map(talk)],
  waivers: [...waivers],
});

describe('a waiver of a date that comes again', () => {
  test('is for the one date only', () => {
    expect(pending(rule, kase([waive('2026-11-30')]), '2026-12-15')).toEqual(['due 2027-05-30']);
    expect(answered(rule, kase([waive('2026-11-30')]), '2026-12-15')).toContain('due 2026-11-30, waived');
    expect(pending(rule, kase([waive('2026-11-30')]), '2027-05-31')).toEqual(['due 2027-05-30, overdue by 1 day']);
  });

  test('can be given for the next one too', () => {
    const twice = kase([waive('2026-11-30'), waive('2027-05-30')]);
    expect(pending(rule, twice, '2027-06-15')).toEqual(['due 2027-11-30']);
  });

  test('for another day changes nothing', () => {
    expect(pending(rule, kase([waive('2026-11-29')]), '2026-12-02')).toEqual(['due 2026-11-30, overdue by 2 days']);
  });

  test('for another rule changes nothing', () => {
    expect(pending(rule, kase([waive('2026-11-30', { rule: 'kooperationsplan' })]), '2026-12-02')).toEqual([
      'due 2026-11-30, overdue by 2 days',
    ]);
  });

  test('holds from the day it was given', () => {
    const later = kase([waive('2026-11-30', { on: '2026-12-10' })]);
    expect(pending(rule, later, '2026-12-09')).toEqual(['due 2026-11-30, overdue by 9 days']);
    expect(pending(rule, later, '2026-12-10')).toEqual(['due 2027-05-30']);
  });

  test('gives way to a talk: before the waived date or after it, the next period starts with the talk', () => {
    expect(pending(rule, kase([waive('2026-11-30')], '2026-10-15'), '2026-12-15')).toEqual(['due 2027-04-15']);
    expect(pending(rule, kase([waive('2026-11-30')], '2026-12-10'), '2026-12-15')).toEqual(['due 2027-06-10']);
  });
});

describe('a waiver of one start does not touch the other', () => {
  const marktnah = 'einladung-marktnah';
  const two = (subject: string): Case => ({
    birthDate: '1984-03-12',
    kategorien: [{ kategorie: 'A', since: '2026-05-01' }],
    marktnaheBetreuungen: [{ since: '2026-05-20' }],
    waivers: [{ rule: marktnah, due: '2026-05-28', subject, reason: 'Termin steht' }],
  });

  test('the subject is the day of the Übergabe', () => {
    expect(answered(marktnah, two('2026-05-20'), '2026-06-10')).toEqual(['due 2026-05-28, waived']);
  });

  test('by date where two Bewilligungen have two dates', () => {
    const granted: Case = {
      birthDate: '1984-03-12',
      bewilligungen: [{ on: '2024-06-03' }, { on: '2026-05-21' }],
      waivers: [{ rule: 'erstgespraech', due: '2026-06-05', reason: 'Arbeitsaufnahme' }],
      contacts: [{ on: '2024-06-10', kind: 'Erstgespräch' }],
    };
    expect(answered('erstgespraech', granted, '2026-07-01')).toEqual([
      'due 2024-06-17, done 2024-06-10',
      'due 2026-06-05, waived',
    ]);
    expect(pending('erstgespraech', granted, '2026-07-01')).toEqual([]);
  });
});

describe('a case', () => {
  test('that is closed tomorrow is open today', () => {
    const closing: Case = { ...kase([]), closed: { on: '2026-12-02' } };
    expect(pending(rule, closing, '2026-12-01')).toEqual(['due 2026-11-30, overdue by 1 day']);
    expect(pending(rule, closing, '2026-12-02')).toEqual([]);
  });

  test('may list its talks in any order', () => {
    const mixed: Case = { ...kase([]), contacts: [talk('2026-09-01'), talk('2025-12-30'), talk('2026-05-30')] };
    expect(pending(rule, mixed, '2026-10-01')).toEqual(['due 2027-03-01']);
  });
});

describe('a waiver of one of two dates of Kategorie Y', () => {
  const y = 'wiedervorlage-y';
  /** Y since 01.02.2026: a year later is 01.02.2027; the event ends on 31.03.2027: three months before is 31.12.2026. */
  const inY = (...due: readonly string[]): Case => ({
    birthDate: '1990-05-05',
    kategorien: [{ kategorie: 'Y', since: '2026-02-01' }],
    blockingEvents: [{ kind: 'Elternzeit', from: '2026-02-01', until: '2027-03-31' }],
    waivers: due.map((day) => ({ rule: y, due: day, reason: 'Termin vereinbart' })),
  });

  test('leaves the other one standing', () => {
    expect(pending(y, inY(), '2026-11-21')).toEqual(['due 2026-12-31']);
    expect(pending(y, inY('2026-12-31'), '2026-11-21')).toEqual(['due 2027-02-01']);
  });

  test('of both is followed by a date a year after the last', () => {
    expect(pending(y, inY('2026-12-31', '2027-02-01'), '2026-11-21')).toEqual(['due 2028-02-01']);
  });
});
