import { describe, expect, test } from 'vitest';
import { answered, type Case, missing, pending } from './sentences.ts';

const rule = 'einstiegsberatung';
/** Antrag came in on Monday 18.05.2026, complete on Thursday 21.05.2026: 10 Arbeitstage in BB end on Friday 05.06.2026. */
const neufall: Case = {
  birthDate: '1984-03-12',
  rechtskreis: 'SGB II',
  kategorien: [{ kategorie: 'C', since: '2026-05-21' }],
  leistungsbezug: [],
  antraege: [{ receivedOn: '2026-05-18', completeOn: '2026-05-21' }],
};
const withBenefit = (until: string, completeOn: string): Case => ({
  ...neufall,
  leistungsbezug: [{ from: '2019-02-01', until }],
  antraege: [{ receivedOn: completeOn, completeOn }],
});

describe('the date of the Einstiegsberatung', () => {
  test('is 10 Arbeitstage after the Antrag was complete, not after it came in', () => {
    expect(pending(rule, neufall, '2026-05-21')).toEqual(['due 2026-06-05']);
  });

  test('is open on its last day and overdue from the day after', () => {
    expect(pending(rule, neufall, '2026-06-05')).toEqual(['due 2026-06-05']);
    expect(pending(rule, neufall, '2026-06-06')).toEqual(['due 2026-06-05, overdue by 1 day']);
    expect(pending(rule, neufall, '2026-07-05')).toEqual(['due 2026-06-05, overdue by 30 days']);
  });

  test('exists once for each Neufall: two Anträge, two dates, and the ESB of the first does not answer the second', () => {
    const twice: Case = {
      ...neufall,
      leistungsbezug: [{ from: '2024-06-01', until: '2025-02-28' }],
      antraege: [
        { receivedOn: '2024-06-03', completeOn: '2024-06-03' },
        { receivedOn: '2026-05-18', completeOn: '2026-05-21' },
      ],
      contacts: [{ on: '2024-06-10', kind: 'ESB' }],
    };
    expect(answered(rule, twice, '2026-05-22')).toContain('due 2024-06-17, done 2024-06-10');
    expect(pending(rule, twice, '2026-05-22')).toEqual(['due 2026-06-05']);
  });

  test('ends with the case', () => {
    expect(pending(rule, { ...neufall, closed: { on: '2026-06-10' } }, '2026-07-01')).toEqual([]);
  });
});

describe('a Neufall', () => {
  test('is who drew benefits that ended exactly six months before the Antrag was complete', () => {
    expect(pending(rule, withBenefit('2025-11-14', '2026-05-14'), '2026-05-14')).toEqual(['due 2026-05-29']);
  });

  test('is not who drew benefits one day longer', () => {
    expect(pending(rule, withBenefit('2025-11-15', '2026-05-14'), '2026-05-14')).toEqual([]);
  });

  test.each([
    ['2025-08-31', '2026-02-28', ['due 2026-03-13']],
    ['2025-08-31', '2026-02-27', []],
    ['2025-08-29', '2026-02-28', ['due 2026-03-13']],
    ['2025-08-29', '2026-02-27', []],
    ['2023-08-31', '2024-02-29', ['due 2024-03-14']],
    ['2023-08-31', '2024-02-28', []],
  ])('counted to the end of February: benefit until %s, Antrag complete on %s', (until, completeOn, dates) => {
    expect(pending(rule, withBenefit(until, completeOn), completeOn)).toEqual(dates);
  });

  test('is measured on the day the Antrag is complete, not on the day it came in', () => {
    const late = {
      ...withBenefit('2025-11-14', '2026-05-14'),
      antraege: [{ receivedOn: '2026-05-04', completeOn: '2026-05-14' }],
    };
    expect(pending(rule, late, '2026-05-14')).toEqual(['due 2026-05-29']);
  });

  test('is not who draws benefits now', () => {
    expect(pending(rule, { ...neufall, leistungsbezug: [{ from: '2019-02-01' }] }, '2026-05-22')).toEqual([]);
  });

  test('is not who drew benefits for one month in the middle of the six', () => {
    const short: Case = { ...neufall, leistungsbezug: [{ from: '2026-01-01', until: '2026-01-31' }] };
    expect(pending(rule, short, '2026-05-22')).toEqual([]);
  });

  test('stays one when the benefit for this very Antrag is granted, from the first of its month or from a later day', () => {
    const granted = (from: string): Case => ({ ...neufall, leistungsbezug: [{ from }] });
    expect(pending(rule, granted('2026-06-01'), '2026-06-02')).toEqual(['due 2026-06-05']);
    expect(pending(rule, granted('2026-05-21'), '2026-06-02')).toEqual(['due 2026-06-05']);
    expect(pending(rule, granted('2026-05-01'), '2026-06-02')).toEqual(['due 2026-06-05']);
    const slow: Case = { ...granted('2026-04-01'), antraege: [{ receivedOn: '2026-04-28', completeOn: '2026-05-21' }] };
    expect(pending(rule, slow, '2026-06-02')).toEqual(['due 2026-06-05']);
  });

  test('is not who applies again while the benefit of the first Antrag ended less than six months ago', () => {
    const again: Case = {
      ...neufall,
      leistungsbezug: [{ from: '2025-09-01', until: '2026-02-28' }],
      antraege: [
        { receivedOn: '2026-05-18', completeOn: '2026-05-21' },
        { receivedOn: '2025-09-08', completeOn: '2025-09-10' },
      ],
      contacts: [{ on: '2025-09-15', kind: 'ESB' }],
    };
    expect(pending(rule, again, '2026-05-22')).toEqual([]);
    expect(answered(rule, again, '2026-05-22')).toEqual(['due 2025-09-24, done 2025-09-15']);
  });

  test('is always who moved in, whatever was drawn before', () => {
    const moved: Case = {
      ...neufall,
      leistungsbezug: [{ from: '2019-02-01' }],
      antraege: [{ receivedOn: '2026-05-18', completeOn: '2026-05-21', movedIn: true }],
    };
    expect(pending(rule, moved, '2026-05-22')).toEqual(['due 2026-06-05']);
    const { leistungsbezug: _, ...unknown } = moved;
    expect(pending(rule, unknown, '2026-05-22')).toEqual(['due 2026-06-05']);
  });
});

describe('the Einstiegsberatung applies from age 15', () => {
  const bornOn = (birthDate: string, completeOn = '2026-05-21'): Case => ({
    ...neufall,
    opened: '2015-01-01',
    birthDate,
    zielgruppen: [{ zielgruppe: 'Schüler', since: '2026-01-01' }],
    antraege: [{ receivedOn: completeOn, completeOn }],
  });

  test('on the 15th birthday it does, on the day before it does not', () => {
    expect(pending(rule, bornOn('2011-05-21'), '2026-05-22')).toEqual(['due 2026-06-05']);
    expect(pending(rule, bornOn('2011-05-22'), '2026-05-22')).toEqual([]);
  });

  test('who was born on 29.02. turns 15 on 28.02.', () => {
    expect(pending(rule, bornOn('2012-02-29', '2027-02-28'), '2027-03-01')).toEqual(['due 2027-03-12']);
    expect(pending(rule, bornOn('2012-02-29', '2027-02-27'), '2027-03-01')).toEqual([]);
  });
});

describe('an ALG-Aufstocker', () => {
  test('has no Einstiegsberatung within 10 Arbeitstage', () => {
    expect(
      pending(rule, { ...neufall, algBezug: [{ from: '2026-02-01', until: '2026-08-31' }] }, '2026-05-22'),
    ).toEqual([]);
    expect(pending(rule, { ...neufall, algBezug: [{ until: '2026-05-21' }] }, '2026-05-21')).toEqual([]);
  });

  test('is nobody whose ALG ended before the Antrag was complete', () => {
    expect(pending(rule, { ...neufall, algBezug: [{ until: '2026-05-20' }] }, '2026-05-22')).toEqual([
      'due 2026-06-05',
    ]);
  });
});

describe('the Einstiegsberatung is answered by', () => {
  const with_ = (contact: NonNullable<Case['contacts']>[number]): Case => ({ ...neufall, contacts: [contact] });

  test('an ESB in time, on the first and on the last day', () => {
    for (const on of ['2026-05-21', '2026-06-05']) {
      expect(answered(rule, with_({ on, kind: 'ESB' }), '2026-06-20')).toEqual([`due 2026-06-05, done ${on}`]);
      expect(pending(rule, with_({ on, kind: 'ESB' }), '2026-06-20')).toEqual([]);
    }
  });

  test('an ESB after the Antrag came in, but before it was complete', () => {
    for (const on of ['2026-05-18', '2026-05-19']) {
      expect(answered(rule, with_({ on, kind: 'ESB' }), '2026-05-22')).toEqual([`due 2026-06-05, done ${on}`]);
    }
  });

  test('no ESB from before the Antrag came in', () => {
    expect(pending(rule, with_({ on: '2026-05-15', kind: 'ESB' }), '2026-05-22')).toEqual(['due 2026-06-05']);
  });

  test('a late ESB, and says by how many days', () => {
    expect(answered(rule, with_({ on: '2026-06-06', kind: 'ESB' }), '2026-07-01')).toEqual([
      'due 2026-06-05, done 2026-06-06, late by 1 day',
    ]);
    expect(answered(rule, with_({ on: '2026-06-22', kind: 'ESB' }), '2026-07-01')).toEqual([
      'due 2026-06-05, done 2026-06-22, late by 17 days',
    ]);
  });

  test('no ESB of tomorrow', () => {
    expect(pending(rule, with_({ on: '2026-06-08', kind: 'ESB' }), '2026-06-07')).toEqual([
      'due 2026-06-05, overdue by 2 days',
    ]);
  });

  test('an ESB by video or phone', () => {
    for (const channel of ['Video', 'Telefon', 'persönlich'] as const) {
      expect(pending(rule, with_({ on: '2026-06-01', kind: 'ESB', channel }), '2026-06-20')).toEqual([]);
    }
  });

  test('no e-mail, no letter, no missed appointment, no talk with the Betrieb or the Träger, no talk of another kind', () => {
    const open = ['due 2026-06-05'];
    const on = '2026-06-01';
    expect(pending(rule, with_({ on, kind: 'ESB', channel: 'E-Mail' }), '2026-06-02')).toEqual(open);
    expect(pending(rule, with_({ on, kind: 'ESB', channel: 'Brief' }), '2026-06-02')).toEqual(open);
    expect(pending(rule, with_({ on, kind: 'ESB', tookPlace: false }), '2026-06-02')).toEqual(open);
    expect(pending(rule, with_({ on, kind: 'ESB', with: 'Betrieb' }), '2026-06-02')).toEqual(open);
    expect(pending(rule, with_({ on, kind: 'ESB', with: 'Träger' }), '2026-06-02')).toEqual(open);
    expect(pending(rule, with_({ on, kind: 'Erstgespräch' }), '2026-06-02')).toEqual(open);
  });

  test('a waiver, for the one date it names only', () => {
    const waived = (due: string): Case => ({ ...neufall, waivers: [{ rule, due, reason: 'Klinik' }] });
    expect(answered(rule, waived('2026-06-05'), '2026-06-20')).toEqual(['due 2026-06-05, waived']);
    expect(pending(rule, waived('2026-06-05'), '2026-06-20')).toEqual([]);
    expect(pending(rule, waived('2026-06-04'), '2026-06-20')).toEqual(['due 2026-06-05, overdue by 15 days']);
    expect(() =>
      pending(rule, { ...neufall, waivers: [{ rule, due: '2026-06-05', reason: '' }] }, '2026-06-20'),
    ).toThrow();
  });
});

describe('the Einstiegsberatung is not computable', () => {
  const without = (field: keyof Case): Case => ({ ...neufall, [field]: undefined }) as Case;

  test('where the Antrag, the benefits or the date of birth are unknown', () => {
    expect(missing(rule, without('antraege'), '2026-05-22')).toContain('Antrag');
    expect(missing(rule, without('leistungsbezug'), '2026-05-22')).toMatch(/Leistungsbezug|Bürgergeld|ALG II/);
    expect(missing(rule, without('birthDate'), '2026-05-22')).toContain('Geburtsdatum');
  });

  test('where the Antrag came in, but nobody noted when it was complete', () => {
    expect(missing(rule, { ...neufall, antraege: [{ receivedOn: '2026-05-18' }] }, '2026-05-22')).toContain(
      'vollständig',
    );
  });

  test('but simply not there where there is no Antrag', () => {
    expect(pending(rule, { ...neufall, antraege: [] }, '2026-05-22')).toEqual([]);
  });

  test('nor where the Antrag is of tomorrow', () => {
    expect(pending(rule, neufall, '2026-05-17')).toEqual([]);
  });
});
