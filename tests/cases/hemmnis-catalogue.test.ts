import { describe, expect, test } from 'vitest';
import { catalogue, findHandlungsbedarf, findSubKind, strategiesFor } from '../../src/cases/hemmnis-catalogue.ts';
import { parseCatalogue } from '../../src/cases/hemmnis-catalogue-schema.ts';
import { AREAS } from '../../src/cases/values.ts';

describe('the catalogue of Handlungsbedarfe', () => {
  test('has 16 rows, and each of the five areas has at least one', () => {
    const { handlungsbedarfe } = catalogue();
    expect(handlungsbedarfe).toHaveLength(16);
    expect(new Set(handlungsbedarfe.map(({ area }) => area))).toEqual(new Set(AREAS));
  });

  test('is read once: every call gives the same object', () => {
    expect(catalogue()).toBe(catalogue());
  });

  test.each([
    ['Wohnsituation', 'Rahmenbedingungen', 'personal'],
    ['Betreuungsverhältnisse (Kinder)', 'Rahmenbedingungen', 'family'],
    ['Betreuungsverhältnisse (Pflege)', 'Rahmenbedingungen', 'family'],
    ['Familiäre Situation', 'Rahmenbedingungen', 'family'],
    ['Örtliche Mobilität', 'Rahmenbedingungen', null],
    ['Gesundheitliche Einschränkungen', 'Leistungsfähigkeit', 'health'],
    ['Intellektuelle Leistungsfähigkeit', 'Leistungsfähigkeit', 'health'],
    ['Eigeninitiative / Arbeitshaltung', 'Motivation / Leistungsbereitschaft', 'personal'],
    ['Lern- / Weiterbildungsbereitschaft', 'Motivation / Leistungsbereitschaft', null],
    ['Arbeits- und Sozialverhalten', 'soziale Kompetenzen', 'personal'],
    ['Sprachkenntnisse', 'berufliche Kompetenz', null],
  ])('%s belongs to %s, sensitive: %s', (name, area, sensitive) => {
    expect(findHandlungsbedarf(name)).toMatchObject({ name, area, sensitive });
  });

  test.each([
    ['WOHNSITUATION', 'Wohnsituation'],
    ['  oertliche   mobilitaet ', 'Örtliche Mobilität'],
    ['eigeninitiative/arbeitshaltung', 'Eigeninitiative / Arbeitshaltung'],
    ['Eigeninitiative', 'Eigeninitiative / Arbeitshaltung'],
    ['betreuungsverhaeltnisse(pflege)', 'Betreuungsverhältnisse (Pflege)'],
  ])('a case manager may type “%s” for %s', (typed, name) => {
    expect(findHandlungsbedarf(typed)?.name).toBe(name);
  });

  test.each(['', ' ', '/', 'Lern-', 'Wetter', 'constructor'])('“%s” is no Handlungsbedarf and no sub-kind', (typed) => {
    expect(findHandlungsbedarf(typed)).toBeUndefined();
    expect(findSubKind(typed)).toBeUndefined();
  });
});

describe('the Handlungsstrategien', () => {
  test('for health are to establish the capacity, to build it up, and to find work that suits', () => {
    expect(findHandlungsbedarf('Gesundheitliche Einschränkungen')?.strategies).toEqual([
      'Leistungsfähigkeit feststellen',
      'Leistungsfähigkeit fördern',
      'Gesundheitlich angemessene Beschäftigung realisieren',
    ]);
  });

  test('of a Handlungsbedarf come first, the general ones follow', () => {
    expect(strategiesFor('wohnsituation')).toEqual(['Wohnsituation stabilisieren', ...catalogue().generalStrategies]);
    expect(catalogue().generalStrategies[0]).toBe('Vermittlung');
  });

  test('for an unknown Handlungsbedarf are the general ones alone', () => {
    expect(strategiesFor('Wetter')).toEqual(catalogue().generalStrategies);
  });
});

describe('the sub-kinds', () => {
  test.each([
    'Sucht',
    'Justiz / Haft',
    'Verdacht auf Schwarzarbeit',
    'Psychische Auffälligkeit',
    'Psychische Krise',
    'Körperliche Erkrankung',
    'Medikamentenumstellung / Anfälle',
    'Hörbehinderung',
  ])('%s is never printed', (name) => {
    expect(findSubKind(name)).toMatchObject({ name, neverPrint: true });
  });

  test.each([
    ['Haft', 'Justiz / Haft'],
    ['JUSTIZ/HAFT', 'Justiz / Haft'],
    ['psychische auffaelligkeit', 'Psychische Auffälligkeit'],
    ['Anfälle', 'Medikamentenumstellung / Anfälle'],
  ])('and hides no less when it is written “%s”', (typed, name) => {
    expect(findSubKind(typed)).toMatchObject({ name, neverPrint: true });
  });

  test.each([
    ['Schulden', 'Finanzielle Situation'],
    ['Analphabetismus', 'Schulische Qualifikation'],
    ['fuehrerschein fehlt', 'Örtliche Mobilität'],
    ['Kinderbetreuung', 'Betreuungsverhältnisse (Kinder)'],
    ['Wohnungslosigkeit', 'Wohnsituation'],
    ['Tagesstruktur', 'Arbeits- und Sozialverhalten'],
    ['Sucht', 'Gesundheitliche Einschränkungen'],
  ])('%s refines %s', (name, handlungsbedarf) => {
    expect(findSubKind(name)?.handlungsbedarf).toBe(handlungsbedarf);
  });

  test('that are never printed only refine a Handlungsbedarf that is sensitive itself', () => {
    for (const { neverPrint, handlungsbedarf } of catalogue().subKinds) {
      if (neverPrint) expect(findHandlungsbedarf(handlungsbedarf)?.sensitive).not.toBeNull();
    }
  });
});

describe('a wrong row is named by its place', () => {
  const wohnen = {
    name: 'Wohnsituation',
    area: 'Rahmenbedingungen',
    strategies: ['Wohnsituation stabilisieren'],
    sensitive: 'personal',
    en: 'Housing',
  };
  const umzug = { name: 'Umzug', handlungsbedarf: 'Wohnsituation', neverPrint: false, en: 'Moving' };
  const good = { handlungsbedarfe: [wohnen], generalStrategies: ['Vermittlung'], subKinds: [umzug] };

  test('a small correct catalogue is read as it is', () => {
    expect(parseCatalogue(good)).toEqual(good);
  });

  test.each<[string, unknown, string]>([
    [
      'an area that does not exist',
      { ...good, handlungsbedarfe: [{ ...wohnen, area: 'Wohnen' }] },
      'handlungsbedarfe.0.area',
    ],
    ['no strategy', { ...good, handlungsbedarfe: [{ ...wohnen, strategies: [] }] }, 'handlungsbedarfe.0.strategies'],
    ['a field too many', { ...good, handlungsbedarfe: [{ ...wohnen, note: 'x' }] }, 'handlungsbedarfe.0'],
    [
      'the same name twice',
      { ...good, handlungsbedarfe: [wohnen, { ...wohnen, name: 'WOHN SITUATION' }] },
      'handlungsbedarfe.1.name',
    ],
    [
      'the same strategy twice',
      { ...good, handlungsbedarfe: [{ ...wohnen, strategies: ['a', 'A'] }] },
      'handlungsbedarfe.0.strategies.1',
    ],
    ['the same general strategy twice', { ...good, generalStrategies: ['a', 'b', 'a'] }, 'generalStrategies.2'],
    ['the same sub-kind twice', { ...good, subKinds: [umzug, umzug] }, 'subKinds.1.name'],
    [
      'a sub-kind of nothing',
      { ...good, subKinds: [umzug, { ...umzug, name: 'Lärm', handlungsbedarf: 'Wohnen' }] },
      'subKinds.1.handlungsbedarf',
    ],
    [
      'no word on printing',
      { ...good, subKinds: [{ name: 'x', handlungsbedarf: 'Wohnsituation', en: 'x' }] },
      'subKinds.0.neverPrint',
    ],
    ['no catalogue at all', null, '(top)'],
  ])('%s', (_what, input, place) => {
    expect(() => parseCatalogue(input)).toThrow(`${place}: `);
  });
});
