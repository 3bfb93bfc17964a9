import { describe, expect, test } from 'vitest';
import { describeKnown } from '../../src/fit/profile/profile-words.ts';
import { type Fields, of } from './profile-kit.ts';

const KASE: Fields = {
  birthDate: '1998-05-01',
  rechtskreis: 'SGB II',
  leistungsbezug: [{ from: '2025-02-01' }],
  hemmnisse: [
    {
      id: 'h-1',
      handlungsbedarf: 'Finanzielle Situation',
      sub: 'Schulden',
      history: [{ status: 'erkannt', on: '2026-01-12' }],
    },
    {
      id: 'h-2',
      handlungsbedarf: 'Örtliche Mobilität',
      sub: 'Führerschein fehlt',
      history: [{ status: 'erkannt', on: '2026-01-12' }],
    },
  ],
  jobs: [{ id: 'j-1', start: '2026-03-01', svp: true }],
  participations: [],
  profil: [
    { merkmal: 'sprache', wert: 'B1 oder B2', on: '2026-06-10' },
    { merkmal: 'beschaeftigung', wert: 'svp Teilzeit', on: '2026-06-10' },
    { merkmal: 'ort', wert: 'Bad Musterstadt', on: '2026-06-10' },
    { merkmal: 'kinder', wert: '3,7', on: '2026-11-21' },
  ],
};

describe('what is typed', () => {
  test('is laid over the case: it wins outright', () => {
    const profile = of(KASE, 'alter=40 hemmnisse=keine sprache=A1 kinder=? teilnahmen=MAG');
    expect(profile.number('alter')).toMatchObject({ min: 40, max: 40 });
    expect(profile.hemmnisse()).toEqual([]);
    expect(profile.choice('sprache')).toEqual(new Set(['A1']));
    expect(profile.children()).toBeUndefined();
    expect(profile.participations()).toHaveLength(1);
    expect(profile.choice('rechtskreis')).toEqual(new Set(['SGB II']));
  });

  test('is all that is known without a case', () => {
    const profile = of(undefined, 'alter=40');
    expect(profile.number('alter')).toMatchObject({ min: 40, max: 40 });
    expect(profile.hemmnisse()).toBeUndefined();
    expect(profile.benefit(24)).toBeUndefined();
    expect(profile.participations()).toBeUndefined();
    expect(profile.consent('m-1')).toBeUndefined();
    expect(profile.judgement('bvb-noch-nicht-moeglich')).toBeUndefined();
  });

  test('counts the Hemmnisse that are typed', () => {
    expect(of(KASE, 'hemmnisse=schulden,sucht?').number('anzahl-hemmnisse')).toEqual({ min: 1, max: 2 });
    expect(of(KASE, 'anzahl-hemmnisse=4').number('anzahl-hemmnisse')).toMatchObject({ min: 4, max: 4 });
  });
});

describe('where a fact comes from', () => {
  const from = (key: string, line = '') => of(KASE, line).origin(key)?.de;

  test.each([
    ['alter', 'Geburtsdatum im Fall'],
    ['rechtskreis', 'Rechtskreis im Fall'],
    ['leistungsbezug', 'Leistungsbezug im Fall'],
    ['hemmnisse', 'Hemmnisse im Fall'],
    ['anzahl-hemmnisse', 'Hemmnisse im Fall'],
    ['teilnahmen', 'Teilnahmen im Fall'],
    ['sprache', 'Profil, Stand 10.06.2026'],
    ['beschaeftigung', 'Beschäftigungen im Fall; Profil, Stand 10.06.2026'],
    ['fuehrerschein', 'Hemmnis „Führerschein fehlt“'],
    ['zielgruppe', 'eine Zielgruppe gibt es nur unter 25'],
  ])('%s: %s', (key, origin) => {
    expect(from(key)).toBe(origin);
  });

  test('what somebody typed is their own word; what nobody knows comes from nowhere', () => {
    expect(from('alter', 'alter=30')).toBe('Ihre Angabe');
    expect(from('leistungsbezug', 'lzb=ja')).toBe('Ihre Angabe');
    expect(from('einwilligung', 'einwilligung=ja')).toBe('Ihre Angabe');
    expect(from('sprache', 'sprache=?')).toBeUndefined();
    expect(from('gdb')).toBeUndefined();
    expect(from('einwilligung')).toBeUndefined();
    expect(of({}).origin('anzahl-hemmnisse')).toBeUndefined();
  });

  test('in English', () => {
    expect(of(KASE).origin('sprache')?.en).toBe('profile as of 10 Jun 2026');
    expect(of(KASE).origin('alter')?.en).toBe('date of birth in the case');
  });
});

describe('what is known, in words', () => {
  test.each([
    ['alter', '28 Jahre', '28 years'],
    ['rechtskreis', 'SGB II', 'SGB II'],
    ['leistungsbezug', '21 von 24 Monaten', '21 of 24 months'],
    ['hemmnisse', 'Schulden, Führerschein fehlt', 'Debts, No driving licence'],
    ['anzahl-hemmnisse', '2', '2'],
    ['sprache', 'B1 oder B2', 'B1 or B2'],
    ['beschaeftigung', 'svp Teilzeit', 'part-time'],
    ['ort', 'Bad Musterstadt', 'Bad Musterstadt'],
    ['kinder', '2 Kinder: 3 und 7 Jahre', '2 children: 3 and 7 years'],
    ['teilnahmen', 'keine', 'none'],
    ['zielgruppe', 'keine', 'none'],
    ['arbeitsaufnahme', 'über 8 Monate', 'over 8 months'],
  ])('of a case: %s is "%s"', (key, de, en) => {
    expect(describeKnown(key, of(KASE), 'de')).toBe(de);
    expect(describeKnown(key, of(KASE), 'en')).toBe(en);
  });

  test.each([
    ['alter=25-48', '25 bis 48 Jahre', '25 to 48 years'],
    ['alter=ab 25', 'mindestens 25 Jahre', 'at least 25 years'],
    ['alter=unter 30', 'höchstens 29 Jahre', 'at most 29 years'],
    ['langzeitarbeitslos=ja', 'mindestens 12 Monate', 'at least 12 months'],
    ['arbeitslos=nein', 'nein', 'no'],
    ['arbeitslos=ja', 'ja, seit wann ist unbekannt', 'yes, since when is unknown'],
    ['arbeitslos=24', '2 Jahre', '2 years'],
    ['arbeitslos=18-24', '18 bis 24 Monate', '18 to 24 months'],
    ['letzte-arbeit=nie', 'nie', 'never'],
    ['letzte-arbeit=jetzt', 'jetzt', 'now'],
    ['arbeitsunfaehig=10 Tage', 'unter 1 Monat', 'under 1 month'],
    ['anspruch=höchstens 300', 'höchstens 300 Euro', 'at most 300 euros'],
    ['gdb=kein', 'kein', 'none'],
    ['gdb=50', '50', '50'],
    ['haushalt=alleinerziehend', 'alleinerziehend', 'single parent'],
    ['fuehrerschein=ja', 'ja', 'yes'],
    ['leistungsbezug=36', '3 Jahre ohne Unterbrechung', '3 years without a break'],
    ['lzb=ja', '21 bis 24 von 24 Monaten', '21 to 24 of 24 months'],
    ['leistungsbezug=nein', 'zurzeit keiner', 'none at present'],
    ['kinder=keine', 'keine', 'none'],
    ['kinder=1', '1 Kind: 1 Jahr', '1 child: 1 year'],
    ['kinder=ja', 'mindestens 1 Kind', 'at least 1 child'],
    ['hemmnisse=schulden,sucht?', 'Schulden, Sucht (vermutet)', 'Debts, Addiction (suspected)'],
    ['hemmnisse=keine', 'keine', 'none'],
    ['teilnahmen=E08:Abbruch,MAG', 'E08 (Abbruch), MAG', 'E08 (Abbruch), MAG'],
    ['bvb-noch-nicht-moeglich=nein', 'nein', 'no'],
  ])('%s is "%s"', (line, de, en) => {
    const profile = of(undefined, line);
    const key = line.replace(/=.*/u, '').replace('langzeitarbeitslos', 'arbeitslos').replace('lzb', 'leistungsbezug');
    expect([describeKnown(key, profile, 'de'), describeKnown(key, profile, 'en')]).toEqual([de, en]);
  });

  test('of another stretch than 24 months', () => {
    expect(describeKnown('leistungsbezug', of(KASE), 'de', 36)).toBe('21 von 36 Monaten');
  });

  test('nothing where nothing is known', () => {
    for (const key of ['alter', 'sprache', 'leistungsbezug', 'hemmnisse', 'kinder', 'teilnahmen', 'ort', 'xyz'])
      expect(describeKnown(key, of({}), 'de')).toBeUndefined();
  });
});
