import { describe, expect, test } from 'vitest';
import { answered, type Case, missing, pending, whyPending } from './sentences.ts';

const rule = 'erstgespraech';
/** Bewilligung on Thursday 21.05.2026: 10 Arbeitstage in BB end on Friday 05.06.2026. */
const granted: Case = { birthDate: '1984-03-12', rechtskreis: 'SGB II', bewilligungen: [{ on: '2026-05-21' }] };
const talked = (on: string, more: Partial<NonNullable<Case['contacts']>[number]> = {}): Case => ({
  ...granted,
  contacts: [{ on, kind: 'Erstgespräch', ...more }],
});

describe('the Erstgespräch', () => {
  test('is due 10 Arbeitstage after the Bewilligung, overdue from the day after', () => {
    expect(pending(rule, granted, '2026-05-21')).toEqual(['due 2026-06-05']);
    expect(pending(rule, granted, '2026-06-05')).toEqual(['due 2026-06-05']);
    expect(pending(rule, granted, '2026-06-06')).toEqual(['due 2026-06-05, overdue by 1 day']);
    expect(pending(rule, granted, '2027-06-05')).toEqual(['due 2026-06-05, overdue by 365 days']);
  });

  test('is answered by an Erstgespräch on the day of the Bewilligung or later', () => {
    expect(answered(rule, talked('2026-05-21'), '2026-05-22')).toEqual(['due 2026-06-05, done 2026-05-21']);
    expect(answered(rule, talked('2026-06-05'), '2026-06-05')).toEqual(['due 2026-06-05, done 2026-06-05']);
    expect(pending(rule, talked('2026-06-05'), '2026-06-05')).toEqual([]);
  });

  test('is not answered by one before the Bewilligung', () => {
    expect(pending(rule, talked('2026-05-20'), '2026-06-01')).toEqual(['due 2026-06-05']);
  });

  test('held late, is answered late by so many days', () => {
    expect(answered(rule, talked('2026-06-08'), '2026-06-09')).toEqual([
      'due 2026-06-05, done 2026-06-08, late by 3 days',
    ]);
  });

  test('of tomorrow has not taken place', () => {
    expect(pending(rule, talked('2026-06-03'), '2026-06-02')).toEqual(['due 2026-06-05']);
  });

  test('takes place with the client, in person, by video or phone', () => {
    for (const channel of ['Video', 'Telefon'] as const) {
      expect(pending(rule, talked('2026-06-02', { channel }), '2026-06-03')).toEqual([]);
    }
    for (const no of [
      { channel: 'E-Mail' },
      { channel: 'Brief' },
      { tookPlace: false },
      { with: 'Betrieb' },
    ] as const) {
      expect(pending(rule, talked('2026-06-02', no), '2026-06-03')).toEqual(['due 2026-06-05']);
    }
    for (const kind of ['ESB', 'Folgegespräch', 'Gespräch'] as const) {
      expect(pending(rule, talked('2026-06-02', { kind }), '2026-06-03')).toEqual(['due 2026-06-05']);
    }
  });

  test('is waived for its one date', () => {
    const waivers = [{ rule, due: '2026-06-05', reason: 'Arbeitsaufnahme' }];
    expect(answered(rule, { ...granted, waivers }, '2026-07-01')).toEqual(['due 2026-06-05, waived']);
    expect(pending(rule, { ...granted, waivers }, '2026-07-01')).toEqual([]);
  });

  test('is not due any more where the case is closed', () => {
    expect(pending(rule, { ...granted, closed: { on: '2026-06-01' } }, '2026-07-01')).toEqual([]);
  });

  test('names Bewilligung, period, holiday and source', () => {
    const line = whyPending(rule, granted, '2026-05-22');
    for (const part of ['Bewilligung', '21.05.2026', '10 Arbeitstage', 'Pfingstmontag', '05.06.2026', 'UM 3, 4.1, 5']) {
      expect(line).toContain(part);
    }
  });
});

describe('there is one Erstgespräch per Neufall', () => {
  test('a Weiterbewilligung starts none', () => {
    const renewed: Case = {
      ...talked('2026-05-28'),
      bewilligungen: [{ on: '2026-05-21' }, { on: '2026-11-18', weiterbewilligung: true }],
    };
    expect(pending(rule, renewed, '2027-02-01')).toEqual([]);
  });

  test('a Weiterbewilligung does not move the date of the first one', () => {
    const renewed: Case = {
      ...granted,
      bewilligungen: [{ on: '2026-05-21' }, { on: '2026-06-01', weiterbewilligung: true }],
    };
    expect(pending(rule, renewed, '2026-06-02')).toEqual(['due 2026-06-05']);
  });

  test('nor does a Weiterbewilligung alone', () => {
    const renewed: Case = { ...granted, bewilligungen: [{ on: '2026-05-21', weiterbewilligung: true }] };
    expect(pending(rule, renewed, '2026-05-22')).toEqual([]);
  });

  test('a new Bewilligung years later starts another one', () => {
    const again: Case = {
      ...granted,
      bewilligungen: [{ on: '2024-06-03' }, { on: '2026-05-21' }],
      contacts: [{ on: '2024-06-10', kind: 'Erstgespräch' }],
    };
    expect(answered(rule, again, '2026-05-22')).toContain('due 2024-06-17, done 2024-06-10');
    expect(pending(rule, again, '2026-05-22')).toEqual(['due 2026-06-05']);
  });
});

describe('no Erstgespräch has', () => {
  const young: Case = { ...granted, birthDate: '2010-08-01', opened: '2020-01-01' };

  test('a Schüler', () => {
    const pupil: Case = { ...young, zielgruppen: [{ zielgruppe: 'Schüler', since: '2025-08-01' }] };
    expect(pending(rule, pupil, '2026-05-22')).toEqual([]);
  });

  // the day of the Bewilligung decides, as it does for Aufstocker
  test('who was a Schüler on the day of the Bewilligung and is looking for an Ausbildung now', () => {
    const left: Case = {
      ...young,
      bewilligungen: [{ on: '2026-01-21' }],
      zielgruppen: [
        { zielgruppe: 'Schüler', since: '2025-08-01' },
        { zielgruppe: 'Ausbildungssuchende', since: '2026-07-01' },
      ],
    };
    expect(pending(rule, left, '2026-07-22')).toEqual([]);
  });

  test('an ALG-Aufstocker', () => {
    const alg: Case = { ...granted, algBezug: [{ until: '2026-08-31' }] };
    expect(pending(rule, alg, '2026-05-22')).toEqual([]);
    expect(pending(rule, alg, '2026-09-22')).toEqual([]);
  });

  test('but every other young person has', () => {
    for (const zielgruppe of [
      'Ausbildungssuchende',
      'Ausbildungsabsolventen',
      'Vermittlungskunden',
      'Aktivierungskunden',
    ] as const) {
      const other: Case = { ...young, zielgruppen: [{ zielgruppe, since: '2026-01-01' }] };
      expect(pending(rule, other, '2026-05-22')).toEqual(['due 2026-06-05']);
    }
  });

  test('and so has a former Schüler of 25 whose Zielgruppe nobody changed', () => {
    const grown: Case = {
      ...granted,
      birthDate: '2001-05-21',
      zielgruppen: [{ zielgruppe: 'Schüler', since: '2015-08-01' }],
    };
    expect(pending(rule, grown, '2026-05-22')).toEqual(['due 2026-06-05']);
  });

  test('and whose ALG ended before the Bewilligung', () => {
    expect(pending(rule, { ...granted, algBezug: [{ until: '2026-05-20' }] }, '2026-05-22')).toEqual([
      'due 2026-06-05',
    ]);
  });
});

describe('the Erstgespräch is not computable', () => {
  test('without a Bewilligung on file', () => {
    expect(missing(rule, { birthDate: '1984-03-12' }, '2026-05-22')).toContain('Bewilligung');
    expect(missing(rule, { birthDate: '1984-03-12', bewilligungen: [] }, '2026-05-22')).toContain('Bewilligung');
  });

  test('where nobody knows whether this is a Schüler', () => {
    const { birthDate: _, ...ageless } = granted;
    expect(missing(rule, ageless, '2026-05-22')).toContain('Geburtsdatum');
    expect(missing(rule, { ...granted, birthDate: '2008-08-01' }, '2026-05-22')).toContain('Zielgruppe');
  });
});
