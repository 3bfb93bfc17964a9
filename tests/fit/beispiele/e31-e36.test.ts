import { describe, expect, it } from 'vitest';
import { massnahmeSchema } from '../../../src/cases/office.ts';
import rows from '../../../src/fit/catalogue/beispiele-2013-2.json' with { type: 'json' };
import { checkMassnahme } from '../../../src/fit/criteria/check-massnahme.ts';
import { fitOf, SHIPPED } from '../fit.ts';

type Facts = Readonly<Record<string, string>>;

/** Judges a row for a known person with some facts changed; an empty value takes the fact away. */
const changed =
  (id: string, known: Facts) =>
  (change: Facts = {}) => {
    const facts = Object.entries({ ...known, ...change }).filter(([, value]) => value !== '');
    return fitOf(id, facts.map(([key, value]) => `${key}=${value}`).join(' '));
  };

describe('E31 Perspektive Einstieg', () => {
  const result = changed('E31', {
    rechtskreis: '"SGB II"',
    arbeitslos: '12',
    hemmnisse: '"psychische auffälligkeit?"',
  });

  it('fits on a suspicion: a diagnosis is not needed', () => {
    expect(result().verdict).toBe('fits');
  });

  it.each(['schulden', 'sucht', 'wohnungslosigkeit', '"soziale isolation?"', 'tagesstruktur'])(
    'one sign is enough: %s',
    (hemmnisse) => {
      expect(result({ hemmnisse }).verdict).toBe('fits');
    },
  );

  it('just misses with 11 months of unemployment', () => {
    expect(result({ arbeitslos: '11' }).verdict).toBe('excluded');
  });

  it('asks for other signs, and excludes where there are none', () => {
    const { verdict, questions } = result({ hemmnisse: '"führerschein fehlt"' });
    expect(verdict).toBe('unclear');
    expect(questions).toHaveLength(1);
    const none = result({ hemmnisse: '"führerschein fehlt"', 'psychosoziale-problemlage': 'nein' });
    expect(none.verdict).toBe('excluded');
  });

  it('brings the milestones of the paper', () => {
    const milestones = SHIPPED.find(({ id }) => id === 'E31')?.milestones ?? [];
    expect(milestones.map(({ after }) => after)).toEqual([
      { weeks: 1 },
      { weeks: 4 },
      { weeks: 8 },
      { inMonth: 8 },
      { months: 9 },
    ]);
  });
});

describe('E32 IMBUS', () => {
  const result = changed('E32', {
    rechtskreis: '"SGB III"',
    alter: '25',
    abschluss: 'keiner',
    umschulungswillig: 'ja',
    umschulungsfaehig: 'ja',
  });

  it.each(['"SGB II"', '"SGB III"'])('fits in %s', (rechtskreis) => {
    expect(result({ rechtskreis }).verdict).toBe('fits');
  });

  it.each([
    [24, 'excluded'],
    [35, 'fits'],
    [36, 'excluded'],
  ])('"25 bis 35": at %s it is %s', (age, verdict) => {
    expect(result({ alter: `${age}` }).verdict).toBe(verdict);
  });

  it('takes people whose qualification is of no use any more, and misses others with one', () => {
    expect(result({ abschluss: '"nicht verwertbar"' }).verdict).toBe('fits');
    expect(result({ abschluss: 'vorhanden' }).verdict).toBe('excluded');
  });

  it.each([
    ['umschulungswillig', 'die Bereitschaft entsteht erst im Projekt'],
    ['umschulungsfaehig', 'die Person wird im Projekt erst befähigt'],
  ])('names both readings for somebody who is not %s', (key, reading) => {
    const { verdict, unknown } = result({ [key]: 'nein' });
    expect(verdict).toBe('unclear');
    expect(unknown).toHaveLength(1);
    expect(unknown[0]).toContain('schon bei der Auswahl da sein – dann nicht erfüllt');
    expect(unknown[0]).toContain(reading);
  });

  it('asks whether the person wants to retrain', () => {
    expect(result({ umschulungswillig: '' }).questions).toEqual(['Will die Person eine Umschulung machen?']);
  });
});

describe('E33 Förderzentrum Plus', () => {
  const result = changed('E33', {
    rechtskreis: '"SGB II"',
    leistungsbezug: '21/24',
    kategorie: 'D',
    stunden: '19,5',
  });

  it.each([19, 60])('fits in long-term benefit with a complex profile, at %s', (age) => {
    expect(result({ alter: `${age}` }).verdict).toBe('fits');
  });

  it.each<[string, Facts]>([
    ['20 of 24 months in benefit', { leistungsbezug: '20/24' }],
    ['19 hours a week: part-time is 19.5', { stunden: '19' }],
  ])('just misses with %s', (_, change) => {
    expect(result(change).verdict).toBe('excluded');
  });

  it('does not exclude other profiles: complex ones are the focus, no more', () => {
    expect(result({ kategorie: 'B' })).toMatchObject({ verdict: 'unclear', failed: [] });
  });

  it('asks for the hours', () => {
    expect(result({ stunden: '' }).questions).toEqual(['Wie viele Stunden in der Woche kann die Person teilnehmen?']);
  });
});

describe('E34 AktivA', () => {
  const result = changed('E34', { rechtskreis: '"SGB II"', arbeitslos: '12', 'teil-einer-massnahme-nach-45': 'ja' });

  it.each([18, 64])('fits long-term unemployed people at %s: there is no limit of age', (age) => {
    expect(result({ alter: `${age}` }).verdict).toBe('fits');
  });

  it('just misses with 11 months of unemployment', () => {
    expect(result({ arbeitslos: '11' }).verdict).toBe('excluded');
  });

  it('is a part of another Maßnahme: not yet without one', () => {
    expect(result({ 'teil-einer-massnahme-nach-45': 'nein' }).verdict).toBe('excluded');
    expect(result({ 'teil-einer-massnahme-nach-45': '' }).verdict).toBe('unclear');
  });
});

describe('E35 Teilqualifizierung', () => {
  const result = changed('E35', {
    rechtskreis: '"SGB II"',
    abschluss: 'keiner',
    'fuer-teilqualifikation-geeignet': 'ja',
    'beruf-mit-teilqualifikation': 'ja',
  });

  it('fits who has no vocational qualification and is suited', () => {
    expect(result().verdict).toBe('fits');
  });

  it.each<[string, Facts]>([
    ['a vocational qualification', { abschluss: 'vorhanden' }],
    ['not suited', { 'fuer-teilqualifikation-geeignet': 'nein' }],
    ['another occupation', { 'beruf-mit-teilqualifikation': 'nein' }],
  ])('just misses with %s', (_, change) => {
    expect(result(change).verdict).toBe('excluded');
  });

  it.each<[string, Facts]>([
    ['SGB III', { rechtskreis: '"SGB III"' }],
    ['a qualification of no use any more', { abschluss: '"nicht verwertbar"' }],
  ])('names both readings for %s', (_, change) => {
    const { verdict, unknown } = result(change);
    expect(verdict).toBe('unclear');
    expect(unknown).toHaveLength(1);
    expect(unknown[0]).toContain('Lesart 2');
  });
});

describe('E36 Jobschmiede', () => {
  const result = changed('E36', {
    rechtskreis: '"SGB II"',
    alter: '20',
    arbeitslos: '3',
    hemmnisse: 'sozialkompetenz',
    stunden: '39',
  });

  it.each([
    [14, 'excluded'],
    [15, 'fits'],
    [24, 'fits'],
    [25, 'excluded'],
  ])('"15–24": at %s it is %s', (age, verdict) => {
    expect(result({ alter: `${age}` }).verdict).toBe(verdict);
  });

  it('just misses who is not unemployed', () => {
    expect(result({ arbeitslos: 'nein' }).verdict).toBe('excluded');
  });

  it.each<[string, Facts]>([
    ['an earlier Maßnahme broken off', { hemmnisse: 'keine', teilnahmen: 'E21:Abbruch' }],
    ['a family in benefit for many years', { hemmnisse: 'keine', 'belastete-bedarfsgemeinschaft': 'ja' }],
  ])('one of the signs is enough: %s', (_, change) => {
    expect(result(change).verdict).toBe('fits');
  });

  it.each<[string, Facts]>([
    ['none of the signs', { hemmnisse: 'keine', teilnahmen: 'keine', 'belastete-bedarfsgemeinschaft': 'nein' }],
    ['part-time: how small it may be is not said', { stunden: '25' }],
  ])('stays unclear with %s', (_, change) => {
    expect(result(change)).toMatchObject({ verdict: 'unclear', failed: [] });
  });
});

describe('the second half of the examples', () => {
  it.each(rows.map((row) => [row.id, row] as const))(
    '%s is a sound row: an example of 2013, with its lines',
    (_, row) => {
      const problems: string[] = [];
      const known = new Set(SHIPPED.map(({ id }) => id));
      checkMassnahme(massnahmeSchema.parse(row), row.id, known, (path, { de }) => problems.push(`${path}: ${de}`));
      expect(problems).toEqual([]);
      expect(row).toMatchObject({ example: true, status: 'Beispiel, Stand 2013, keine Empfehlung' });
      expect(row.source).toMatch(/^Bund-Länder-Ausschuss SGB II, AG Eingliederung, 2013, Z\. \d+–\d+$/u);
      expect(row.criteria.every(({ source }) => /^Z\. \d/u.test(source))).toBe(true);
    },
  );
});
