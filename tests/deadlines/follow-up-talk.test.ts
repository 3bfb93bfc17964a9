import { describe, expect, test } from 'vitest';
import { answered, type Case, missing, pending, whyPending } from './sentences.ts';

type Contact = NonNullable<Case['contacts']>[number];
type Kategorie = NonNullable<Case['kategorien']>[number]['kategorie'];

const client = (kategorie: Kategorie, ...contacts: readonly Contact[]): Case => ({
  birthDate: '1984-03-12',
  rechtskreis: 'SGB II',
  kategorien: [{ kategorie, since: '2020-01-01' }],
  contacts: [...contacts],
});
const esb = (on: string): Contact => ({ on, kind: 'ESB' });
const first = (on: string): Contact => ({ on, kind: 'Erstgespräch' });
const next = (on: string, more: Partial<Contact> = {}): Contact => ({ on, kind: 'Folgegespräch', ...more });

describe('the Folgegespräch', () => {
  const rule = 'folgegespraech';

  test.each([
    ['2026-05-14', '2026-11-14'],
    ['2025-08-31', '2026-02-28'],
    ['2025-08-29', '2026-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-02-28', '2026-08-28'],
    ['2028-02-29', '2028-08-29'],
  ])('after a consultation on %s is due on %s', (on, due) => {
    expect(pending(rule, client('C', next(on)), on)).toEqual([`due ${due}`]);
  });

  test('counts from the last ESB, Erst- or Folgegespräch', () => {
    expect(pending(rule, client('C', esb('2026-01-12')), '2026-02-01')).toEqual(['due 2026-07-12']);
    expect(pending(rule, client('C', esb('2026-01-12'), first('2026-01-26')), '2026-02-01')).toEqual([
      'due 2026-07-26',
    ]);
    expect(pending(rule, client('C', first('2026-01-26'), next('2026-03-31')), '2026-04-01')).toEqual([
      'due 2026-09-30',
    ]);
  });

  test('does not count from a talk of another kind', () => {
    const talks = client(
      'C',
      next('2026-01-12'),
      { on: '2026-03-02', kind: 'Gespräch' },
      { on: '2026-03-05', kind: 'Nachbetreuung' },
    );
    expect(pending(rule, talks, '2026-04-01')).toEqual(['due 2026-07-12']);
  });

  test('starts the next period, early or late', () => {
    const early = client('C', next('2026-01-12'), next('2026-02-16'));
    expect(pending(rule, early, '2026-03-01')).toEqual(['due 2026-08-16']);
    const late = client('C', next('2026-01-12'), next('2026-07-20'));
    expect(answered(rule, late, '2026-07-21')).toContain('due 2026-07-12, done 2026-07-20, late by 8 days');
    expect(pending(rule, late, '2026-07-21')).toEqual(['due 2027-01-20']);
  });

  test('is open on its day and overdue after it, until it takes place', () => {
    const kase = client('C', next('2026-01-12'));
    expect(pending(rule, kase, '2026-07-12')).toEqual(['due 2026-07-12']);
    expect(pending(rule, kase, '2026-07-13')).toEqual(['due 2026-07-12, overdue by 1 day']);
    expect(pending(rule, kase, '2027-07-12')).toEqual(['due 2026-07-12, overdue by 365 days']);
  });

  test('is no e-mail, no letter, no missed appointment, no talk with the Betrieb, and none of tomorrow', () => {
    for (const no of [
      { channel: 'E-Mail' },
      { channel: 'Brief' },
      { tookPlace: false },
      { with: 'Betrieb' },
      { with: 'Träger' },
    ] as const) {
      expect(pending(rule, client('C', next('2026-01-12'), next('2026-06-01', no)), '2026-06-02')).toEqual([
        'due 2026-07-12',
      ]);
    }
    expect(pending(rule, client('C', next('2026-01-12'), next('2026-06-03')), '2026-06-02')).toEqual([
      'due 2026-07-12',
    ]);
  });

  test('may be by phone or video', () => {
    for (const channel of ['Telefon', 'Video'] as const) {
      expect(pending(rule, client('C', next('2026-01-12'), next('2026-06-01', { channel })), '2026-06-02')).toEqual([
        'due 2026-12-01',
      ]);
    }
  });

  test('waived once, comes again after another 6 months', () => {
    const waived: Case = {
      ...client('C', next('2026-05-30')),
      waivers: [{ rule, due: '2026-11-30', reason: 'stationäre Behandlung' }],
    };
    expect(answered(rule, waived, '2026-12-15')).toContain('due 2026-11-30, waived');
    expect(pending(rule, waived, '2026-12-15')).toEqual(['due 2027-05-30']);
    expect(pending(rule, waived, '2027-06-02')).toEqual(['due 2027-05-30, overdue by 3 days']);
  });

  test('names the last consultation, the period and the source', () => {
    const line = whyPending(rule, client('C', next('2025-08-31')), '2025-09-01');
    for (const part of ['31.08.2025', '6 Monate', '28.02.2026', 'UM 4.1.4']) expect(line).toContain(part);
  });

  test('is for C, D, E and S', () => {
    for (const kategorie of ['C', 'D', 'E', 'S'] as const) {
      expect(pending(rule, client(kategorie, next('2026-01-12')), '2026-02-01')).toEqual(['due 2026-07-12']);
    }
  });

  test('is not for A, B, X, Y and Z', () => {
    for (const kategorie of ['A', 'B', 'X', 'Y', 'Z'] as const) {
      expect(pending(rule, client(kategorie, next('2025-01-12')), '2026-02-01')).toEqual([]);
    }
  });

  test('is not for aufstockende Personen', () => {
    expect(
      pending(rule, { ...client('C', next('2026-01-12')), algBezug: [{ until: '2026-06-30' }] }, '2026-06-30'),
    ).toEqual([]);
  });

  describe('of a young person', () => {
    const young = (
      zielgruppe: NonNullable<Case['zielgruppen']>[number]['zielgruppe'],
      birthDate = '2007-03-12',
    ): Case => ({
      ...client('C', next('2026-01-12')),
      birthDate,
      zielgruppen: [{ zielgruppe, since: '2025-01-01' }],
    });

    test('is not for Ausbildungssuchende and Schüler', () => {
      expect(pending(rule, young('Ausbildungssuchende'), '2026-02-01')).toEqual([]);
      expect(pending(rule, young('Schüler'), '2026-02-01')).toEqual([]);
    });

    test('is for the other Zielgruppen', () => {
      for (const zielgruppe of ['Ausbildungsabsolventen', 'Vermittlungskunden', 'Aktivierungskunden'] as const) {
        expect(pending(rule, young(zielgruppe), '2026-02-01')).toEqual(['due 2026-07-12']);
      }
    });

    test('comes back on the 25th birthday, when the Zielgruppe says no more', () => {
      expect(pending(rule, young('Ausbildungssuchende', '2001-02-02'), '2026-02-01')).toEqual([]);
      expect(pending(rule, young('Ausbildungssuchende', '2001-02-02'), '2026-02-02')).toEqual(['due 2026-07-12']);
    });

    test('is not computable where the Zielgruppe is unknown', () => {
      const { zielgruppen: _, ...unknown } = young('Vermittlungskunden');
      expect(missing(rule, unknown, '2026-02-01')).toContain('Zielgruppe');
    });
  });

  test('is not computable without a consultation, a Kategorie or a date of birth', () => {
    expect(missing(rule, client('C'), '2026-02-01')).toMatch(/gespräch/i);
    expect(missing(rule, client('C', { on: '2026-01-12', kind: 'Gespräch' }), '2026-02-01')).toMatch(/gespräch/i);
    expect(missing(rule, { ...client('C', next('2026-01-12')), kategorien: [] }, '2026-02-01')).toContain('ategorie');
    const { birthDate: _, ...ageless } = client('C', next('2026-01-12'));
    expect(missing(rule, ageless, '2026-02-01')).toContain('Geburtsdatum');
  });
});

describe('the Folgegespräch of Kategorie B', () => {
  const rule = 'folgegespraech-b';

  test.each([
    ['2026-05-14', '2026-08-14'],
    ['2025-11-30', '2026-02-28'],
    ['2027-11-30', '2028-02-29'],
    ['2026-01-31', '2026-04-30'],
  ])('after a consultation on %s is due on %s, 3 months later', (on, due) => {
    expect(pending(rule, client('B', next(on)), on)).toEqual([`due ${due}`]);
  });

  test('is the only one of Kategorie B, and of no other', () => {
    expect(pending('folgegespraech', client('B', next('2026-05-14')), '2026-06-01')).toEqual([]);
    for (const kategorie of ['A', 'C', 'D', 'E', 'S', 'X', 'Y', 'Z'] as const) {
      expect(pending(rule, client(kategorie, next('2026-05-14')), '2026-06-01')).toEqual([]);
    }
  });

  test('is overdue, answered late, and starts again', () => {
    expect(pending(rule, client('B', esb('2026-05-14')), '2026-08-15')).toEqual(['due 2026-08-14, overdue by 1 day']);
    const late = client('B', first('2026-05-14'), next('2026-08-24'));
    expect(answered(rule, late, '2026-09-01')).toContain('due 2026-08-14, done 2026-08-24, late by 10 days');
    expect(pending(rule, late, '2026-09-01')).toEqual(['due 2026-11-24']);
  });

  test('is not computable without a consultation, or where the Kategorie is unknown', () => {
    expect(missing(rule, client('B'), '2026-06-01')).toMatch(/gespräch/i);
    expect(missing(rule, { contacts: [next('2026-05-14')] }, '2026-06-01')).toContain('ategorie');
  });

  test('follows the latest Kategorie that is not of tomorrow', () => {
    const becomes: Case = {
      ...client('C', next('2026-05-14')),
      kategorien: [
        { kategorie: 'C', since: '2020-01-01' },
        { kategorie: 'B', since: '2026-06-10' },
      ],
    };
    expect(pending(rule, becomes, '2026-06-09')).toEqual([]);
    expect(pending(rule, becomes, '2026-06-10')).toEqual(['due 2026-08-14']);
    expect(pending('folgegespraech', becomes, '2026-06-10')).toEqual([]);
  });
});
