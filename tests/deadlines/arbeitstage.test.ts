import { describe, expect, test } from 'vitest';
import type { Setting } from './derive.ts';
import { type Case, pending, remindersOf, whyPending } from './sentences.ts';

type Land = NonNullable<Setting['land']>;

const antrag = (completeOn: string): Case => ({
  birthDate: '1984-03-12',
  rechtskreis: 'SGB II',
  leistungsbezug: [],
  antraege: [{ receivedOn: completeOn, completeOn }],
});
const bewilligung = (on: string): Case => ({ birthDate: '1984-03-12', bewilligungen: [{ on }] });
const uebergabe = (since: string): Case => ({
  birthDate: '1984-03-12',
  kategorien: [{ kategorie: 'A', since }],
  marktnaheBetreuungen: [{ since }],
});

describe('10 Arbeitstage for the Einstiegsberatung skip the holidays of the Land', () => {
  test.each<[string, Land, string, string]>([
    ['Pfingstmontag only', 'BB', '2026-05-21', '2026-06-05'],
    ['Pfingstmontag and Fronleichnam', 'BY', '2026-05-21', '2026-06-08'],
    ['Pfingstmontag and Fronleichnam', 'NW', '2026-05-21', '2026-06-08'],
    ['no Frauentag', 'BB', '2027-02-26', '2027-03-12'],
    ['Frauentag', 'BE', '2027-02-26', '2027-03-15'],
    ['Frauentag', 'MV', '2027-02-26', '2027-03-15'],
    ['Reformationstag', 'BB', '2025-10-20', '2025-11-04'],
    ['no Reformationstag', 'BE', '2025-10-20', '2025-11-03'],
    ['no Buß- und Bettag', 'BB', '2026-11-09', '2026-11-23'],
    ['Buß- und Bettag', 'SN', '2026-11-09', '2026-11-24'],
    ['Allerheiligen', 'NW', '2027-10-18', '2027-11-02'],
    ['no Allerheiligen, and a Reformationstag on a Sunday costs nothing', 'BB', '2027-10-18', '2027-11-01'],
    ['Weltkindertag', 'TH', '2027-09-13', '2027-09-28'],
    ['no Weltkindertag', 'BB', '2027-09-13', '2027-09-27'],
    ['1 May and the one 8 May that was a holiday', 'BE', '2025-04-28', '2025-05-14'],
    ['1 May only', 'BB', '2025-04-28', '2025-05-13'],
    ['Karfreitag and Ostermontag', 'BB', '2026-04-01', '2026-04-17'],
    ['Weihnachten and Neujahr; 24 and 31 December are Arbeitstage', 'BB', '2026-12-18', '2027-01-05'],
    ['nothing: from a Saturday on', 'BB', '2026-06-06', '2026-06-19'],
  ])('%s (%s): Antrag complete on %s, due %s', (_, land, completeOn, due) => {
    expect(pending('einstiegsberatung', antrag(completeOn), { today: completeOn, land })).toEqual([`due ${due}`]);
  });
});

describe('the other periods in Arbeitstagen skip them too', () => {
  test.each<[string, Land, string, string]>([
    ['BB, Pfingstmontag', 'BB', '2026-05-21', '2026-06-05'],
    ['BY, Pfingstmontag and Fronleichnam', 'BY', '2026-05-21', '2026-06-08'],
    ['BE, Frauentag', 'BE', '2027-02-26', '2027-03-15'],
    ['SN, Buß- und Bettag', 'SN', '2026-11-09', '2026-11-24'],
  ])('%s: Erstgespräch 10 Arbeitstage after the Bewilligung and after the Übergabe', (_, land, on, due) => {
    expect(pending('erstgespraech', bewilligung(on), { today: on, land })).toEqual([`due ${due}`]);
    expect(pending('erstgespraech-marktnah', uebergabe(on), { today: on, land })).toEqual([`due ${due}`]);
  });

  test.each<[string, Land, string, string]>([
    ['BB, Pfingstmontag', 'BB', '2026-05-20', '2026-05-28'],
    ['BB, none', 'BB', '2026-05-29', '2026-06-05'],
    ['BY, Fronleichnam', 'BY', '2026-05-29', '2026-06-08'],
    ['BB, no Buß- und Bettag', 'BB', '2026-11-16', '2026-11-23'],
    ['SN, Buß- und Bettag', 'SN', '2026-11-16', '2026-11-24'],
  ])('%s: the invitation 5 Arbeitstage after the Übergabe', (_, land, on, due) => {
    expect(pending('einladung-marktnah', uebergabe(on), { today: on, land })).toEqual([`due ${due}`]);
  });
});

describe('holidays that depend on the municipality', () => {
  const due = (holidays?: readonly string[]) =>
    pending('einstiegsberatung', antrag('2025-08-04'), {
      today: '2025-08-04',
      land: 'BY',
      ...(holidays === undefined ? {} : { holidays }),
    });

  test('are working days where the office does not set them', () => {
    expect(due()).toEqual(['due 2025-08-18']);
  });

  test('are skipped where it does, by name, by day of the year or by date', () => {
    expect(due(['Mariä Himmelfahrt'])).toEqual(['due 2025-08-19']);
    expect(due(['15.08.'])).toEqual(['due 2025-08-19']);
    expect(due(['2025-08-15'])).toEqual(['due 2025-08-19']);
    expect(due(['Mariä Himmelfahrt', '08.08.'])).toEqual(['due 2025-08-20']);
    expect(due(['2024-08-15'])).toEqual(['due 2025-08-18']);
  });

  test('Fronleichnam counts in a part of Sachsen', () => {
    const on = { today: '2026-05-29', land: 'SN' } as const;
    expect(pending('einladung-marktnah', uebergabe('2026-05-29'), on)).toEqual(['due 2026-06-05']);
    expect(pending('einladung-marktnah', uebergabe('2026-05-29'), { ...on, holidays: ['Fronleichnam'] })).toEqual([
      'due 2026-06-08',
    ]);
  });
});

describe('the why line', () => {
  test('names the start, the period, every skipped holiday and the source', () => {
    const line = whyPending('einstiegsberatung', antrag('2026-05-21'), { today: '2026-05-22', land: 'BY' });
    for (const part of ['21.05.2026', '10 Arbeitstage', 'Bayern', 'Pfingstmontag', '25.05.2026', 'Fronleichnam']) {
      expect(line).toContain(part);
    }
    expect(line).toContain('04.06.2026');
    expect(line).toContain('08.06.2026');
    expect(line).toContain('UM 3, 6.1');
  });

  test('names no holiday of another Land, none outside the period and none on a weekend', () => {
    const brandenburg = whyPending('einstiegsberatung', antrag('2026-05-21'), '2026-05-22');
    expect(brandenburg).not.toContain('Fronleichnam');
    expect(brandenburg).not.toContain('Himmelfahrt');
    expect(brandenburg).not.toContain('Pfingstsonntag');
    expect(whyPending('erstgespraech', bewilligung('2027-10-18'), '2027-10-19')).not.toContain('Reformationstag');
  });

  test('names the 5 Arbeitstage and the source of the invitation', () => {
    const line = whyPending('einladung-marktnah', uebergabe('2026-05-20'), '2026-05-21');
    for (const part of ['20.05.2026', '5 Arbeitstage', 'Pfingstmontag', '28.05.2026', 'UM 4.2']) {
      expect(line).toContain(part);
    }
  });

  test('speaks English too', () => {
    const line = whyPending('einstiegsberatung', antrag('2026-05-21'), { today: '2026-05-22', language: 'en' });
    expect(line).toContain('Whit Monday');
    expect(line).toContain('UM 3, 6.1');
  });
});

describe('a date on a weekend or holiday', () => {
  const search = (on: string): Case => ({
    kategorien: [{ kategorie: 'A', since: '2026-01-01' }],
    acts: [{ rule: 'stellensuchlauf', on }],
  });

  test('stands, and is brought to mind on the Arbeitstag before', () => {
    expect(pending('stellensuchlauf', search('2026-05-18'), '2026-05-19')).toEqual(['due 2026-05-25']);
    expect(remindersOf('stellensuchlauf', search('2026-05-18'), '2026-05-19')).toEqual(['2026-05-22']);
    expect(pending('stellensuchlauf', search('2026-05-17'), '2026-05-19')).toEqual(['due 2026-05-24']);
    expect(remindersOf('stellensuchlauf', search('2026-05-17'), '2026-05-19')).toEqual(['2026-05-22']);
  });

  test('is overdue on the day after it, holiday or not', () => {
    expect(pending('stellensuchlauf', search('2026-05-17'), '2026-05-25')).toEqual([
      'due 2026-05-24, overdue by 1 day',
    ]);
  });

  test('stands on a holiday of one Land while the other works', () => {
    const on = { today: '2026-05-29', land: 'BY' } as const;
    expect(pending('stellensuchlauf', search('2026-05-28'), on)).toEqual(['due 2026-06-04']);
    expect(remindersOf('stellensuchlauf', search('2026-05-28'), on)).toEqual(['2026-06-03']);
    expect(remindersOf('stellensuchlauf', search('2026-05-28'), '2026-05-29')).toEqual(['2026-06-04']);
  });
});
