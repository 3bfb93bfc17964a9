import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/fit/criteria/criterion.ts';
import { findingsFor } from './fit.ts';

const judged = (criterion: Criterion, line: string) => findingsFor([criterion], line)[0];
const outcome = (criterion: Criterion, line: string) => judged(criterion, line)?.outcome;

describe('numbers', () => {
  const upTo30: Criterion = { merkmal: 'alter', max: 30 };
  it.each([
    ['alter=30', 'met'],
    ['alter=31', 'failed'],
    ['', 'unknown'],
    ['geboren=1996-11-22', 'met'],
    ['geboren=1995-11-22', 'met'],
    ['geboren=1995-11-21', 'failed'],
    ['alter=25-30', 'met'],
    ['alter=28-33', 'unknown'],
    ['alter=31-40', 'failed'],
  ])('"bis 30 Jahre" for %s is %s on 21.11.2026', (line, expected) => {
    expect(outcome(upTo30, line)).toBe(expected);
  });

  it.each([
    [6, 'failed'],
    [7, 'met'],
  ])('"mehr als sechs Monate" for %s months is %s', (months, expected) => {
    expect(outcome({ merkmal: 'arbeitsunfaehig', above: 6 }, `arbeitsunfaehig=${months}`)).toBe(expected);
  });

  it('somebody who never worked has been without work for longer than any time', () => {
    expect(outcome({ merkmal: 'letzte-arbeit', above: 84 }, 'letzte-arbeit=nie')).toBe('met');
    expect(outcome({ merkmal: 'aufstockend', min: 60 }, 'aufstockend=nie')).toBe('met');
  });
});

describe('Langzeitleistungsbezug', () => {
  const lzb: Criterion = { merkmal: 'leistungsbezug', min: 21, within: 24 };
  it.each([
    ['leistungsbezug=21/24', 'met'],
    ['leistungsbezug=20/24', 'failed'],
    ['leistungsbezug=36', 'met'],
    ['lzb=ja', 'met'],
    ['lzb=nein', 'failed'],
    ['', 'unknown'],
  ])('%s: %s', (line, expected) => {
    expect(outcome(lzb, line)).toBe(expected);
  });

  it('three years without a break are more than 21 of 24 months', () => {
    const threeYears: Criterion = { merkmal: 'leistungsbezug', min: 36 };
    expect(outcome(threeYears, 'leistungsbezug=36')).toBe('met');
    expect(outcome(threeYears, 'leistungsbezug=35')).toBe('failed');
    expect(outcome(threeYears, 'leistungsbezug=20/24')).toBe('failed');
    expect(outcome(threeYears, 'leistungsbezug=24/24')).toBe('unknown');
  });
});

describe('Hemmnisse', () => {
  const oneOf: Criterion = { hemmnisse: ['Schulden', 'Wohnsituation'] };
  it.each([
    ['hemmnisse=schulden', 'met'],
    ['hemmnisse=wohnungslosigkeit', 'met'],
    ['hemmnisse=sprachkenntnisse', 'failed'],
    ['hemmnisse=keine', 'failed'],
    ['hemmnisse=schulden?', 'unknown'],
    ['', 'unknown'],
  ])('one of debts and housing for %s: %s', (line, expected) => {
    expect(outcome(oneOf, line)).toBe(expected);
  });

  it('leaves a sub-kind open where only its Handlungsbedarf is on record', () => {
    expect(outcome({ hemmnisse: ['Schulden'] }, 'hemmnisse="Finanzielle Situation"')).toBe('unknown');
    expect(outcome({ hemmnisse: ['Finanzielle Situation'] }, 'hemmnisse=schulden')).toBe('met');
  });

  it('takes a suspicion where the wording says that it is enough', () => {
    expect(outcome({ hemmnisse: ['Soziale Isolation'], suspicionEnough: true }, 'hemmnisse="soziale isolation?"')).toBe(
      'met',
    );
  });

  it('counts how many of a list are open', () => {
    const two: Criterion = { hemmnisse: ['Schulden', 'Sucht', 'Wohnsituation'], atLeast: 2 };
    expect(outcome(two, 'hemmnisse=schulden,sucht')).toBe('met');
    expect(outcome(two, 'hemmnisse=schulden,sucht?')).toBe('unknown');
    expect(outcome(two, 'hemmnisse=schulden')).toBe('failed');
  });

  it('says which Hemmnis is only suspected', () => {
    expect(judged(oneOf, 'hemmnisse=schulden?')?.remarks.map(({ de }) => de)).toEqual(['nur vermutet: Schulden']);
  });
});

describe('children', () => {
  const underThree: Criterion = { children: { maxAge: 2 } };
  it.each([
    ['kinder=2,9', 'met'],
    ['kinder=3', 'failed'],
    ['kinder=keine', 'failed'],
    ['kinder=ja', 'unknown'],
    ['', 'unknown'],
  ])('a child under three for %s: %s', (line, expected) => {
    expect(outcome(underThree, line)).toBe(expected);
  });
});

describe('consent', () => {
  const written: Criterion = { consent: 'schriftlich' };
  it.each([
    ['', 'unknown'],
    ['einwilligung=schriftlich', 'met'],
    ['einwilligung=mündlich', 'unknown'],
    ['einwilligung=abgelehnt', 'failed'],
  ])('in writing for "%s": %s', (line, expected) => {
    expect(outcome(written, line)).toBe(expected);
  });

  it('by word of mouth is enough where the paper asks for no form', () => {
    expect(outcome({ consent: 'mündlich' }, 'einwilligung=mündlich')).toBe('met');
  });

  it('says to reach the person first', () => {
    expect(judged(written, 'erreichbar=nein')?.remarks[0]?.de).toBe('Einwilligung offen, zuerst erreichen');
  });
});

describe('earlier participations', () => {
  const brokenOff: Criterion = { participation: { massnahmen: ['E08'], outcomes: ['Abbruch'] } };
  it.each([
    ['teilnahmen=E08:Abbruch', 'met'],
    ['teilnahmen=E08:Arbeit', 'failed'],
    ['teilnahmen=E08', 'unknown'],
    ['teilnahmen=keine', 'failed'],
    ['', 'unknown'],
  ])('broken off before for "%s": %s', (line, expected) => {
    expect(outcome(brokenOff, line)).toBe(expected);
  });
});

describe('a participation without dates', () => {
  it('is over where its result is known, else it may be running', () => {
    const over: Criterion = { participation: { running: false } };
    expect(outcome(over, 'teilnahmen=E08:Abbruch')).toBe('met');
    expect(outcome(over, 'teilnahmen=E08')).toBe('unknown');
  });
});

describe('combinations', () => {
  const a: Criterion = { merkmal: 'motiviert', of: ['ja'] };
  const b: Criterion = { merkmal: 'erreichbar', of: ['ja'] };
  const c: Criterion = { merkmal: 'fuehrerschein', of: ['ja'] };

  it('"and" fails with its first failing part, whatever is unknown', () => {
    expect(outcome({ all: [a, b] }, 'motiviert=nein')).toBe('failed');
    expect(outcome({ all: [a, b] }, 'motiviert=ja')).toBe('unknown');
    expect(outcome({ all: [a, b] }, 'motiviert=ja erreichbar=ja')).toBe('met');
  });

  it('"or" is met by one part, whatever is unknown', () => {
    expect(outcome({ any: [a, b] }, 'motiviert=ja')).toBe('met');
    expect(outcome({ any: [a, b] }, 'motiviert=nein')).toBe('unknown');
    expect(outcome({ any: [a, b] }, 'motiviert=nein erreichbar=nein')).toBe('failed');
  });

  it('"at least n" counts', () => {
    const two: Criterion = { from: [a, b, c], atLeast: 2 };
    expect(outcome(two, 'motiviert=ja erreichbar=ja')).toBe('met');
    expect(outcome(two, 'motiviert=ja')).toBe('unknown');
    expect(outcome(two, 'motiviert=nein erreichbar=nein')).toBe('failed');
  });

  it('"not" turns met and failed round and leaves unknown', () => {
    expect(outcome({ not: a }, 'motiviert=ja')).toBe('failed');
    expect(outcome({ not: a }, 'motiviert=nein')).toBe('met');
    expect(outcome({ not: a }, '')).toBe('unknown');
  });

  it('a soft condition never excludes; it says that the Maßnahme has to be asked', () => {
    const soft: Criterion = { ...a, soft: true };
    const failing = judged(soft, 'motiviert=nein');
    expect(failing?.outcome).toBe('unknown');
    expect(failing?.questions).toEqual([]);
    expect(failing?.remarks.map(({ de }) => de)).toEqual(['keine feste Bedingung: mit der Maßnahme klären']);
    expect(judged(soft, '')?.questions).toHaveLength(1);
  });

  it('two readings of a sentence are unknown where they differ, and both are named', () => {
    const readings: Criterion = {
      readings: [
        { text: 'beide Bedingungen zusammen', criterion: { all: [a, b] } },
        { text: 'eine von beiden genügt', criterion: { any: [a, b] } },
      ],
    };
    expect(outcome(readings, 'motiviert=ja erreichbar=ja')).toBe('met');
    expect(outcome(readings, 'motiviert=nein erreichbar=nein')).toBe('failed');
    const open = judged(readings, 'motiviert=ja erreichbar=nein');
    expect(open?.outcome).toBe('unknown');
    expect(open?.remarks.map(({ de }) => de)).toEqual([
      'Lesart 1: beide Bedingungen zusammen – dann nicht erfüllt',
      'Lesart 2: eine von beiden genügt – dann erfüllt',
    ]);
  });
});

describe('a direct answer', () => {
  const judge = { judge: 'bvb-noch-nicht-moeglich', text: 'BvB noch nicht möglich' };
  const direct: Criterion = { first: [judge, { merkmal: 'alter', max: 24 }] };
  it.each([
    ['bvb-noch-nicht-moeglich=ja alter=40', 'met'],
    ['bvb-noch-nicht-moeglich=nein alter=20', 'failed'],
    ['alter=20', 'met'],
    ['alter=25', 'failed'],
    ['', 'unknown'],
  ])('goes before what follows from other facts: "%s" is %s', (line, expected) => {
    expect(outcome(direct, line)).toBe(expected);
  });

  it('is what is asked for where nothing is known, and what is named where it decides', () => {
    expect(judged(direct, '')?.questions.map(({ key }) => key)).toEqual(['bvb-noch-nicht-moeglich']);
    expect(judged(direct, 'alter=25')?.fact?.de).toBe('25 Jahre');
  });
});

describe('what is said', () => {
  it.each<[Criterion, string]>([
    [{ merkmal: 'alter', min: 25, max: 48 }, 'Alter: 25 bis 48 Jahre'],
    [{ merkmal: 'alter', max: 30 }, 'Alter: höchstens 30 Jahre'],
    [{ merkmal: 'arbeitslos', min: 24 }, 'Arbeitslos seit: mindestens 2 Jahre'],
    [{ merkmal: 'leistungsbezug', min: 21, within: 24 }, 'Leistungsbezug: mindestens 21 der letzten 24 Monate'],
    [{ merkmal: 'sprache', of: ['A1', 'A2', 'B1'] }, 'Deutschkenntnisse: A1, A2 oder B1'],
    [{ merkmal: 'ausbildungsreif', of: ['ja'] }, 'Ausbildungsreif'],
    [{ not: { merkmal: 'tagespflege', of: ['ja'] } }, 'Nicht: Kindertagespflege (Tagesmutter, Tagesvater)'],
    [{ hemmnisse: ['Schulden', 'Sucht'] }, 'Mindestens eins dieser Hemmnisse ist offen: Schulden · Sucht'],
    [{ hemmnisse: ['Schulden', 'Sucht'], atLeast: 2 }, 'Mindestens 2 dieser Hemmnisse sind offen: Schulden · Sucht'],
    [{ children: { maxAge: 2 } }, 'mindestens 1 Kind bis 2 Jahre im Haushalt'],
  ])('%j reads "%s"', (criterion, text) => {
    expect(judged(criterion, '')?.condition.de).toBe(text);
  });

  it('says what is known and where from', () => {
    const finding = judged({ merkmal: 'alter', max: 30 }, 'alter=31');
    expect([finding?.fact?.de, finding?.origin?.de]).toEqual(['31 Jahre', 'Ihre Angabe']);
  });

  it('knows that health and family are nobody else’s business', () => {
    expect(judged({ any: [{ merkmal: 'gdb', min: 50 }, { children: {} }] }, '')?.private).toEqual(['health', 'family']);
  });
});
