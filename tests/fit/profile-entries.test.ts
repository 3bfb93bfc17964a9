import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay, toIso } from '../../src/calendar/civil-date.ts';
import { addMonths } from '../../src/calendar/periods.ts';
import { choice, type Fields, number, of, TODAY } from './profile-kit.ts';

/** The profile of a case with one entry. */
const profil = (merkmal: string, wert: string, on = TODAY): Fields => ({ profil: [{ merkmal, wert, on }] });

describe('an entry of the profile', () => {
  test('says what the fields of the case do not', () => {
    expect(choice('sprache', profil('sprache', 'B1'))).toEqual(['B1']);
    expect(choice('fuehrerschein', profil('fuehrerschein', 'nein'))).toEqual(['nein']);
    expect(number('gdb', profil('gdb', '40'))).toEqual([40, 40]);
    expect(of(profil('ort', 'Bad Musterstadt')).text('ort')).toBe('bad musterstadt');
    expect(of(profil('bvb-noch-nicht-moeglich', 'ja')).judgement('bvb-noch-nicht-moeglich')).toBe(true);
    expect(of(profil('sprache', 'unbekannt')).choice('sprache')).toBeUndefined();
  });

  test('counts from its day on', () => {
    expect(choice('sprache', profil('sprache', 'B1', '2026-11-22'))).toBeUndefined();
    expect(choice('sprache', profil('sprache', 'B1', '2026-11-21'))).toEqual(['B1']);
  });

  test('says more where a field leaves it open, and nothing against a field', () => {
    const svp: Fields = { jobs: [{ id: 'j-1', start: '2026-03-01', svp: true }] };
    expect(choice('beschaeftigung', { ...svp, ...profil('beschaeftigung', 'svp Teilzeit') })).toEqual(['svp Teilzeit']);
    expect(choice('beschaeftigung', { ...svp, ...profil('beschaeftigung', 'Minijob') })).toHaveLength(2);
    const pass: Fields = { documents: [{ id: 'd-1', kind: 'Schwerbehindertenausweis' }] };
    expect(number('gdb', { ...pass, ...profil('gdb', '60') })).toEqual([60, 60]);
    expect(number('gdb', { ...pass, ...profil('gdb', '30') })).toEqual([50, 100]);
    const done: Fields = { berufsabschlussOn: '2001-07-31' };
    expect(choice('abschluss', { ...done, ...profil('abschluss', 'nicht verwertbar') })).toEqual(['nicht verwertbar']);
    expect(choice('abschluss', { ...done, ...profil('abschluss', 'keiner') })).toEqual(['vorhanden']);
  });

  test('wins over what a Hemmnis only suggests', () => {
    const missing: Fields = {
      hemmnisse: [
        {
          id: 'h-1',
          handlungsbedarf: 'Berufliche Qualifikation',
          sub: 'Berufsabschluss fehlt',
          history: [{ status: 'erkannt', on: '2026-01-12' }],
        },
      ],
    };
    expect(choice('abschluss', { ...missing, ...profil('abschluss', 'nicht anerkannt') })).toEqual(['nicht anerkannt']);
    expect(choice('abschluss', missing)).toEqual(['keiner']);
  });
});

describe('time goes on after an entry', () => {
  test.each<[string, string, string, string, [number, number]]>([
    ['arbeitslos', '14', '2026-05-10', TODAY, [20, 21]],
    ['arbeitslos', '14', '2026-11-01', TODAY, [14, 15]],
    ['arbeitslos', '14', TODAY, TODAY, [14, 14]],
    ['arbeitslos', '11', '2026-10-31', TODAY, [11, 12]],
    ['arbeitslos', '11', '2026-10-21', TODAY, [12, 13]],
    ['arbeitslos', '0,5', '2026-10-31', TODAY, [0.5, 1]],
    ['arbeitslos', 'ab 12', '2026-05-10', TODAY, [18, 720]],
    ['arbeitslos', 'bis 11', '2026-05-10', TODAY, [0, 18]],
    ['arbeitslos', 'ja', '2026-05-10', TODAY, [5, 720]],
    ['arbeitslos', 'nein', '2020-05-10', TODAY, [0, 0]],
    ['arbeitslos', 'seit 1.2.2025', '2025-03-01', TODAY, [21, 21]],
    ['arbeitslos', 'seit 2024-11-02', '2025-03-01', TODAY, [24, 24]],
    ['arbeitslos', 'seit März', '2025-06-01', TODAY, [19, 20]],
    ['arbeitsunfaehig', '3', '2026-08-21', TODAY, [6, 7]],
    ['arbeitsunfaehig', '3', '2026-08-22', TODAY, [5, 6]],
    ['arbeitsunfaehig', '3 Monate', '2026-08-20', TODAY, [6, 7]],
    ['arbeitsunfaehig', '3,5', '2026-08-22', TODAY, [5.5, 6.5]],
    ['letzte-arbeit', '36', '2025-11-21', TODAY, [48, 49]],
    ['letzte-arbeit', 'nie', '2020-11-21', TODAY, [720, 720]],
    ['letzte-arbeit', 'jetzt', '2026-01-01', TODAY, [0, 0]],
    ['arbeitsaufnahme', '0', '2026-05-21', TODAY, [6, 7]],
    ['stunden', '25', '2020-05-21', TODAY, [25, 25]],
  ])('%s=%s of %s is on %s %j', (merkmal, wert, on, today, bounds) => {
    expect(number(merkmal, profil(merkmal, wert, on), today)).toEqual(bounds);
  });

  test('children grow older: a birthday lies between or not', () => {
    const ages = (wert: string, on: string) => of(profil('kinder', wert, on)).children();
    expect(ages('3,7', TODAY)).toEqual([
      { min: 3, max: 3 },
      { min: 7, max: 7 },
    ]);
    expect(ages('3,7', '2026-11-20')).toEqual([
      { min: 3, max: 4 },
      { min: 7, max: 8 },
    ]);
    expect(ages('3', '2024-11-21')).toEqual([{ min: 5, max: 5 }]);
    expect(ages('3', '2024-11-22')).toEqual([{ min: 4, max: 5 }]);
    expect(ages('21.11.2023', '2024-01-01')).toMatchObject([{ min: 3, max: 3 }]);
    expect(ages('keine', '2020-01-01')).toEqual([]);
    expect(ages('2 Kinder', '2020-01-01')).toEqual({ least: 2 });
  });

  test('a child written down by its age is never said to be younger or older than it can be', () => {
    const day = fc.integer({ min: toDay(2015, 1, 1), max: toDay(2026, 11, 21) });
    fc.assert(
      fc.property(day, day, (born, later) => {
        const written = Math.max(born, later);
        const age = (on: number) => {
          const known = of(profil('kinder', toIso(born), toIso(on)), '', toIso(on)).children();
          return known !== undefined && 'least' in known ? -1 : (known?.[0]?.min ?? -1);
        };
        const known = of(profil('kinder', `${age(written)} Jahre`, toIso(written))).children();
        const today = age(toDay(2026, 11, 21));
        const child = known !== undefined && !('least' in known) ? known[0] : undefined;
        expect((child?.min ?? 99) <= today && today <= (child?.max ?? -1)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('months without work that were written down leave room for what they would be if they were counted today', () => {
    const since = fc.integer({ min: toDay(2018, 1, 1), max: toDay(2026, 11, 1) });
    fc.assert(
      fc.property(since, fc.nat(3000), (first, length) => {
        const on = Math.min(addMonths(first, 1) + length, toDay(2026, 11, 21));
        const then = of(profil('arbeitslos', `seit ${toIso(first)}`, toIso(on)), '', toIso(on)).number('arbeitslos');
        // a year by date may be a month short of twelve whole ones: then the count begins a month early
        fc.pre(then !== undefined && then.min >= 1 && then.min % 12 !== 0);
        const written = number('arbeitslos', profil('arbeitslos', `${then?.min}`, toIso(on)));
        const counted = number('arbeitslos', profil('arbeitslos', `seit ${toIso(first)}`, toIso(on)));
        const [months = 0] = counted ?? [];
        fc.pre(months % 12 !== 0);
        expect((written?.[0] ?? 99) <= months && months <= (written?.[1] ?? 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what follows from other entries', () => {
  test('who brings up a child has one at least', () => {
    expect(of(profil('haushalt', 'alleinerziehend')).children()).toEqual({ least: 1 });
    expect(of(profil('haushalt', 'alleinerziehend oder Paar mit Kindern')).children()).toEqual({ least: 1 });
    expect(of(profil('haushalt', 'alleinerziehend oder alleinstehend')).children()).toBeUndefined();
    expect(of(undefined, 'alleinerziehend kinder=3').children()).toMatchObject([{ min: 3, max: 3 }]);
  });
});
