import { describe, expect, it } from 'vitest';
import { fitOf } from '../fit.ts';

type Facts = Readonly<Record<string, string>>;

/** Judges a row for a known person with some facts changed; an empty value takes the fact away. */
const changed =
  (id: string, known: Facts) =>
  (change: Facts = {}) => {
    const facts = Object.entries({ ...known, ...change }).filter(([, value]) => value !== '');
    return fitOf(id, facts.map(([key, value]) => `${key}=${value}`).join(' '));
  };

describe('E25 Primus II', () => {
  const result = changed('E25', {
    rechtskreis: '"SGB II"',
    alter: '30',
    arbeitslos: '12',
    hemmnisse: 'schulden,sprachkenntnisse',
  });

  it.each([
    [24, 'excluded'],
    [25, 'fits'],
    [48, 'fits'],
    [49, 'excluded'],
  ])('"25–48": at %s it is %s', (age, verdict) => {
    expect(result({ alter: `${age}` }).verdict).toBe(verdict);
  });

  it('just misses with 11 months of unemployment', () => {
    expect(result({ arbeitslos: '11' }).verdict).toBe('excluded');
  });

  it('needs several Hemmnisse; two of one Handlungsbedarf are several', () => {
    expect(result({ hemmnisse: 'schulden' }).verdict).toBe('excluded');
    expect(result({ hemmnisse: 'sucht,"psychische auffälligkeit"' }).verdict).toBe('fits');
  });

  it('stays unclear where the second Hemmnis is only suspected', () => {
    expect(result({ hemmnisse: 'schulden,sprachkenntnisse?' }).verdict).toBe('unclear');
  });

  it('asks for the age where it is missing', () => {
    expect(result({ alter: '' }).questions).toEqual(['Wie alt ist die Person?']);
  });
});

describe('E26 Neustart', () => {
  const result = changed('E26', {
    rechtskreis: '"SGB II"',
    leistungsbezug: '21/24',
    alter: '49',
    arbeitslos: '18',
    einwilligung: 'mündlich',
  });

  it('fits with 21 of 24 months in benefit, under 50 and 18 months unemployed', () => {
    expect(result().verdict).toBe('fits');
  });

  it('just misses with 20 of 24 months in benefit', () => {
    expect(result({ leistungsbezug: '20/24' }).verdict).toBe('excluded');
  });

  it.each<[string, Facts]>([
    ['50 years old, 18 months unemployed', { alter: '50' }],
    ['49 years old, 17 months unemployed', { arbeitslos: '17' }],
  ])('names both readings of "und": %s', (_, change) => {
    const { verdict, unknown } = result(change);
    expect(verdict).toBe('unclear');
    expect(unknown).toHaveLength(1);
    expect(unknown[0]).toContain('beide Bedingungen gelten zusammen – dann nicht erfüllt');
    expect(unknown[0]).toContain('es sind zwei Gruppen, eine Bedingung genügt – dann erfüllt');
  });

  it('excludes who meets neither condition: both readings agree', () => {
    expect(result({ alter: '50', arbeitslos: '17' }).verdict).toBe('excluded');
  });

  it('is voluntary', () => {
    expect(result({ einwilligung: '' }).verdict).toBe('unclear');
    expect(result({ einwilligung: 'abgelehnt' }).verdict).toBe('excluded');
  });
});

describe('E27 Service Point Migration', () => {
  const result = changed('E27', {
    rechtskreis: '"SGB II"',
    migrationshintergrund: 'ja',
    abschluss: '"teilweise anerkannt"',
    hemmnisse: 'keine',
  });

  it.each(['"SGB II"', '"SGB III"'])('fits in %s at any age', (rechtskreis) => {
    expect(result({ rechtskreis, alter: '19' }).verdict).toBe('fits');
    expect(result({ rechtskreis, alter: '61' }).verdict).toBe('fits');
  });

  it.each<[string, Facts]>([
    ['a foreign qualification that is not recognised', { abschluss: '"nicht anerkannt"' }],
    ['German to be learned', { abschluss: 'vorhanden', hemmnisse: 'deutschkenntnisse' }],
    ['no work experience', { abschluss: 'vorhanden', hemmnisse: '"berufserfahrung fehlt"' }],
    ['another need from it', { abschluss: 'vorhanden', 'handlungsbedarf-aus-migration': 'ja' }],
  ])('one sign is enough: %s', (_, change) => {
    expect(result(change).verdict).toBe('fits');
  });

  it('just misses a migration background from which no need follows', () => {
    expect(result({ abschluss: 'vorhanden', 'handlungsbedarf-aus-migration': 'nein' }).verdict).toBe('excluded');
  });

  it('asks whether another need follows: the list of the paper is open', () => {
    const { verdict, questions } = result({ abschluss: 'vorhanden' });
    expect(verdict).toBe('unclear');
    expect(questions).toHaveLength(1);
  });

  it('is nothing without a migration background', () => {
    expect(result({ migrationshintergrund: 'nein' }).verdict).toBe('excluded');
  });
});

describe('E28 INA!', () => {
  const result = changed('E28', {
    rechtskreis: '"SGB II"',
    arbeitsaufnahme: '2',
    einwilligung: 'schriftlich',
  });

  it('fits for six months after the start of a job, with a consent in writing', () => {
    expect(result().verdict).toBe('fits');
    expect(result({ arbeitsaufnahme: '6' }).verdict).toBe('fits');
  });

  it('just misses seven months after the start of a job', () => {
    expect(result({ arbeitsaufnahme: '7' }).verdict).toBe('excluded');
  });

  it('does not fit without a job: that can still come', () => {
    expect(result({ arbeitsaufnahme: 'keine' }).verdict).toBe('excluded');
  });

  it('waits for the signature', () => {
    const { verdict, unknown } = result({ einwilligung: 'mündlich' });
    expect(verdict).toBe('unclear');
    expect(unknown.join()).toContain('die Unterschrift fehlt noch');
    expect(result({ einwilligung: '' }).verdict).toBe('unclear');
    expect(result({ einwilligung: 'abgelehnt' }).verdict).toBe('excluded');
  });

  it('does not exclude people outside SGB II: the paper says "in der Regel"', () => {
    expect(result({ rechtskreis: '"SGB III"' })).toMatchObject({ verdict: 'unclear', failed: [] });
  });
});

describe('E29 Perspektiven in Betrieben', () => {
  const result = changed('E29', {
    rechtskreis: '"SGB II"',
    alter: '36',
    arbeitslos: '24',
    aufstockend: '60',
    abschluss: 'keiner',
    hemmnisse: '"körperliche erkrankung"',
    teilnahmen: 'E08:Abbruch',
    'fallmanagement-abgeschlossen': 'ja',
    'arbeit-vor-12-monaten-unwahrscheinlich': 'ja',
    motiviert: 'ja',
  });

  it('fits who meets all of the list', () => {
    expect(result().verdict).toBe('fits');
    expect(result({ aufstockend: 'nie' }).verdict).toBe('fits');
  });

  it.each<[string, Facts]>([
    ['35 years are not "older than 35"', { alter: '35' }],
    ['23 months unemployed', { arbeitslos: '23' }],
    ['a job beside benefit 59 months ago', { aufstockend: '59' }],
    ['a vocational qualification', { abschluss: 'vorhanden' }],
    ['no health limitation', { hemmnisse: 'schulden' }],
    ['Fallmanagement still going on', { 'fallmanagement-abgeschlossen': 'nein' }],
    ['a better forecast', { 'arbeit-vor-12-monaten-unwahrscheinlich': 'nein' }],
    ['not motivated', { motiviert: 'nein' }],
    ['SGB III', { rechtskreis: '"SGB III"' }],
  ])('misses with one condition alone: %s', (_, change) => {
    const { verdict, failed } = result(change);
    expect(verdict).toBe('excluded');
    expect(failed).toHaveLength(1);
  });

  it.each<[string, Facts]>([
    ['a suspected illness', { hemmnisse: '"körperliche erkrankung?"' }],
    ['a foreign qualification that is not recognised', { abschluss: '"nicht anerkannt"' }],
    ['nobody said whether the person is motivated', { motiviert: '' }],
    ['an earlier Maßnahme that led to work', { teilnahmen: 'E08:Arbeit' }],
  ])('stays unclear: %s', (_, change) => {
    expect(result(change)).toMatchObject({ verdict: 'unclear', failed: [] });
  });

  it('asks whether support was tried where no Maßnahme is on record', () => {
    const { questions } = result({ teilnahmen: 'keine' });
    expect(questions).toEqual(['Wurden schon Eingliederungsleistungen eingesetzt, ohne Erfolg?']);
    expect(result({ teilnahmen: 'keine', 'eingliederungsleistungen-erfolglos': 'ja' }).verdict).toBe('fits');
    expect(result({ teilnahmen: 'keine', 'eingliederungsleistungen-erfolglos': 'nein' }).verdict).toBe('excluded');
  });
});

describe('E30 Passiv-Aktiv-Transfer', () => {
  const result = changed('E30', {
    rechtskreis: '"SGB II"',
    arbeitslos: '40',
    leistungsbezug: '36',
    hemmnisse: 'schulden,"gesundheitliche einschränkungen"',
    'stundenlohn-mindestens-8-50': 'ja',
  });

  it('fits after three years in benefit, with several Hemmnisse', () => {
    expect(result().verdict).toBe('fits');
  });

  it.each<[string, Facts]>([
    ['35 months in benefit', { leistungsbezug: '35' }],
    ['11 months unemployed', { arbeitslos: '11' }],
    ['one Hemmnis', { hemmnisse: 'schulden' }],
  ])('just misses with %s', (_, change) => {
    expect(result(change).verdict).toBe('excluded');
  });

  it('cannot tell three years from the last 24 months', () => {
    expect(result({ leistungsbezug: '24/24' }).verdict).toBe('unclear');
  });

  it('does not exclude for the wage: the paper says "soll"', () => {
    expect(result({ 'stundenlohn-mindestens-8-50': 'nein' })).toMatchObject({ verdict: 'unclear', failed: [] });
    expect(result({ 'stundenlohn-mindestens-8-50': '' }).questions).toEqual([
      'Zahlt der Betrieb mindestens 8,50 Euro in der Stunde?',
    ]);
  });
});
