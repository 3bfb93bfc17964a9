import { describe, expect, it } from 'vitest';
import type { Massnahme, Office } from '../../src/cases/office.ts';
import { findTable } from '../../src/exchange/tables.ts';
import { csvFiles } from '../../src/exchange/write-csv.ts';
import { HEADINGS } from '../../src/fit/criteria/criteria-texts.ts';
import type { Criterion } from '../../src/fit/criteria/criterion.ts';
import { type Files, settled } from './folders.ts';

const OFFICE: Office = {
  name: 'Jobcenter Test',
  land: 'BB',
  teams: [{ id: 't-1', name: 'Team 1' }],
  staff: [{ id: 'tl-1', name: 'Herr Specht', roles: ['teamLead'], team: 't-1' }],
  massnahmen: [
    {
      id: 'm-1',
      name: 'Alt',
      kind: 'MAbE',
      milestones: [{ id: 's-1', title: 'Halbzeit', after: { weeks: 6 } }],
      criteria: [{ merkmal: 'alter', max: 30 }],
    },
    { id: 'm-2', name: 'Bleibt nicht', kind: 'MAbE' },
  ],
};

const MASSNAHMEN = 'Kennung;Name;Art\nm-1;Startklar;MAbE\n';
const bedingungen = (header: string, ...rows: readonly string[]) => ({
  'massnahmen.csv': MASSNAHMEN,
  'bedingungen.csv': `Maßnahme;${header}\n${rows.map((row) => `m-1;${row}\n`).join('')}`,
});

async function rowsOf(files: Files, under?: Office): Promise<readonly Massnahme[]> {
  const result = await settled(files, under === undefined ? {} : { under });
  if (result.office === undefined) throw new Error(result.findings.map(({ text }) => text.de).join('\n'));
  return result.office.massnahmen ?? [];
}

const criteriaOf = async (files: Files): Promise<readonly Criterion[]> => (await rowsOf(files))[0]?.criteria ?? [];

async function faults(files: Files) {
  const result = await settled(files);
  return result.office === undefined
    ? result.findings.map(({ file, row, column, text }) => [file, row, column, text.de])
    : [];
}

describe('a folder with nothing but a catalogue', () => {
  it('is sound without an office and without cases', async () => {
    expect(await rowsOf({ 'massnahmen.csv': MASSNAHMEN })).toEqual([{ id: 'm-1', name: 'Startklar', kind: 'MAbE' }]);
  });

  it('has every column of a Maßnahme', async () => {
    const columns: Readonly<Record<string, string>> = {
      Kennung: 'm-1',
      Name: 'Startklar',
      Art: 'MAbE',
      Typ: 'Betreuungsansatz',
      Träger: 'Träger Nord',
      Verantwortlich: 'fm-1',
      Rechtsgrundlage: '§ 16 SGB II i. V. m. § 45 SGB III',
      Plätze: '20',
      'Läuft ab': '01.02.2026',
      'Läuft bis': '31.01.2027',
      Standorte: 'Mitte|Nord',
      'Nur für Orte': 'Musterstadt',
      Jobcenter: 'Musterland',
      'Stunden je Woche': '19,5',
      'Stunden in Teilzeit': '12.5',
      Kinderbetreuung: 'vor Ort',
      'Dauer in Monaten': '6',
      'Dauer in Wochen': '26',
      'Längstens in Monaten': '12',
      Kontaktdichte: 'wöchentlich',
      Bearbeitet: 'Wohnsituation|Schulden',
      Freiwillig: 'ja',
      Einwilligung: 'schriftlich',
      'Nur Beispiel': 'nein',
      Hinweis: 'neu seit 2026',
      Quelle: 'Leistungsverzeichnis',
    };
    const [row] = await rowsOf({
      'massnahmen.csv': `${Object.keys(columns).join(';')}\n${Object.values(columns).join(';')}\n`,
      'einstieg.csv': 'Maßnahme;Von;Bis\nm-1;01.03.2026;\nm-1;01.09.2026;15.09.2026\n',
    });
    expect(row).toEqual({
      id: 'm-1',
      name: 'Startklar',
      kind: 'MAbE',
      type: 'Betreuungsansatz',
      traeger: 'Träger Nord',
      responsible: 'fm-1',
      legalBasis: '§ 16 SGB II i. V. m. § 45 SGB III',
      places: 20,
      run: { from: '2026-02-01', until: '2027-01-31' },
      locations: ['Mitte', 'Nord'],
      area: ['Musterstadt'],
      jobcenter: 'Musterland',
      hoursPerWeek: 19.5,
      partTimeHours: 12.5,
      childcare: 'vor Ort',
      duration: { months: 6, weeks: 26, maxMonths: 12 },
      contactDensity: 'wöchentlich',
      worksOn: ['Wohnsituation', 'Schulden'],
      voluntary: true,
      consent: 'schriftlich',
      example: false,
      status: 'neu seit 2026',
      source: 'Leistungsverzeichnis',
      entry: [{ from: '2026-03-01' }, { from: '2026-09-01', until: '2026-09-15' }],
    });
  });

  it('needs the table of the Maßnahmen', async () => {
    expect(await faults({ 'einstieg.csv': 'Maßnahme;Von\nm-1;01.03.2026\n' })).toEqual(
      expect.arrayContaining([['massnahmen.csv', undefined, undefined, 'Die Datei fehlt (Tabelle massnahmen).']]),
    );
  });

  it('says nothing about what it has no table for, and replaces the rest', async () => {
    const [row, ...others] = await rowsOf({ 'massnahmen.csv': MASSNAHMEN }, OFFICE);
    expect(others).toEqual([]);
    expect(row).toEqual({ ...OFFICE.massnahmen?.[0], name: 'Startklar' });
    const result = await settled(bedingungen('Merkmal;Mindestens', 'alter;18'), { under: OFFICE });
    expect(result).toMatchObject({
      cases: [],
      office: {
        name: 'Jobcenter Test',
        teams: OFFICE.teams,
        massnahmen: [{ criteria: [{ merkmal: 'alter', min: 18 }], milestones: [{ id: 's-1' }] }],
      },
    });
  });
});

describe('a condition as a row', () => {
  it.each<[string, string, Criterion]>([
    ['Merkmal;Mindestens;Höchstens', 'alter;18;24', { merkmal: 'alter', min: 18, max: 24 }],
    ['Merkmal;Mehr als', 'arbeitslos;6', { merkmal: 'arbeitslos', above: 6 }],
    ['Merkmal;Mindestens;In Monaten', 'leistungsbezug;21;24', { merkmal: 'leistungsbezug', min: 21, within: 24 }],
    ['Merkmal;Einer von', 'rechtskreis;SGB II|SGB III', { merkmal: 'rechtskreis', of: ['SGB II', 'SGB III'] }],
    [
      'Hemmnisse;Wie viele;Verdacht genügt',
      'Schulden|Wohnsituation;2;ja',
      { hemmnisse: ['Schulden', 'Wohnsituation'], atLeast: 2, suspicionEnough: true },
    ],
    [
      'Hemmnisse;Außer',
      'Finanzielle Situation;Schulden',
      { hemmnisse: ['Finanzielle Situation'], except: ['Schulden'] },
    ],
    ['Hemmnisse;Verdacht genügt', 'Schulden;nein', { hemmnisse: ['Schulden'] }],
    [
      'Frage;Text;Frage dazu',
      'will-teilzeit;möchte Teilzeit;Wie viele Stunden?',
      { judge: 'will-teilzeit', text: 'möchte Teilzeit', ask: 'Wie viele Stunden?' },
    ],
    [
      'Einwilligung;Weich;Noch zu schaffen;Fundstelle',
      'schriftlich;ja;x;S. 4',
      { consent: 'schriftlich', soft: true, creatable: true, source: 'S. 4' },
    ],
    ['Ausdruck;Wie viele', '"{""children"":{""maxAge"":5}}";2', { children: { maxAge: 5 }, atLeast: 2 }],
    [
      'Ausdruck;Text',
      '"{""any"":[{""merkmal"":""alter"",""max"":24},{""not"":{""consent"":""mündlich""}}]}";jung',
      { any: [{ merkmal: 'alter', max: 24 }, { not: { consent: 'mündlich' } }], text: 'jung' },
    ],
  ])('%s: %s', async (header, row, criterion) => {
    expect(await criteriaOf(bedingungen(header, row))).toEqual([criterion]);
  });

  it('has its number as people here write it, and a thousand is not taken for one', async () => {
    expect(
      await criteriaOf(bedingungen('Merkmal;Mindestens', 'stunden;19,5', 'stunden;19.5', 'einkommen;1000')),
    ).toEqual([
      { merkmal: 'stunden', min: 19.5 },
      { merkmal: 'stunden', min: 19.5 },
      { merkmal: 'einkommen', min: 1000 },
    ]);
    expect(await faults(bedingungen('Merkmal;Mindestens', 'einkommen;1.000', 'stunden;viele'))).toEqual([
      [
        'bedingungen.csv',
        2,
        'Mindestens',
        '„1.000“ geht hier nicht. Erwartet: eine Zahl ohne Tausenderpunkt, z. B. 12 oder 19,5.',
      ],
      ['bedingungen.csv', 3, 'Mindestens', expect.stringContaining('„viele“ geht hier nicht.')],
    ]);
  });

  it('stands in the columns that the sentences about it name', () => {
    const table = findTable('bedingungen');
    for (const [field, heading] of Object.entries(HEADINGS)) {
      const column = table?.columns.find(({ path, rest }) => path[0] === field || rest?.includes(field));
      expect([field, column?.header]).toEqual([field, heading]);
    }
  });
});

describe('a wrong condition', () => {
  it.each([
    ['{"any":[{"merkmal":"alter","max":24}', /JSON: \{ … \}, das nicht mittendrin endet/u],
    ['{"any":[}', /bei Zeichen 9 stimmt etwas nicht/u],
    ['alter > 3', /^„alter > 3“ geht hier nicht\. Erwartet: ein Objekt als JSON: \{ … \}/u],
    ['[1]', /ein Objekt als JSON: \{ … \}\.$/u],
    [
      '{"merkmal":"alter"}',
      /nur mit children · participation · all · any · not · from · first · readings; alles andere hat/u,
    ],
    [`{"all":${'['.repeat(60)}${']'.repeat(60)}}`, /höchstens 40 Ebenen tief/u],
  ])('in a cell of JSON is told, not thrown: %s', async (cell, sentence) => {
    const found = await faults(bedingungen('Ausdruck', `"${cell.replaceAll('"', '""')}"`));
    expect(found).toEqual([['bedingungen.csv', 2, 'Ausdruck', expect.stringMatching(sentence)]]);
  });

  it('inside a cell of JSON is told with the way to it', async () => {
    const cell = (value: object) => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
    expect(
      await faults(
        bedingungen(
          'Ausdruck',
          cell({ any: [{ merkmal: 'altr', max: 3 }] }),
          cell({ not: { merkmal: 'alter', max: 300, min: 280 } }),
        ),
      ),
    ).toEqual([
      [
        'bedingungen.csv',
        2,
        'Ausdruck',
        expect.stringMatching(/^any\[0\]\.merkmal: Das Merkmal „altr“ gibt es nicht\./u),
      ],
      ['bedingungen.csv', 3, 'Ausdruck', 'not.min: So hoch wird das nie. Erwartet: höchstens 120.'],
    ]);
    expect(
      await faults(
        bedingungen(
          'Ausdruck',
          cell({ any: [{ merkmal: 'alter', maxx: 3 }] }),
          cell({ all: [{ merkmal: 'alter', max: 'x' }] }),
        ),
      ),
    ).toEqual([
      [
        'bedingungen.csv',
        2,
        'Ausdruck',
        'Im Ausdruck geht „any[0].maxx“ so nicht. Erwartet: dieses Feld gibt es nicht.',
      ],
      ['bedingungen.csv', 3, 'Ausdruck', 'Im Ausdruck geht „all[0].max“ so nicht. Erwartet: eine Zahl.'],
    ]);
  });

  it('is told with file, row and column, once for each mistake', async () => {
    const found = await faults({
      'massnahmen.csv':
        'Kennung;Name;Art;Läuft ab;Läuft bis;Bearbeitet\nm-1;A;MAbE;01.02.2026;01.01.2026;Wohnsituation|Wetter\nm-2;B;Kurs;;;\n',
      'einstieg.csv': 'Maßnahme;Von;Bis\nm-1;02.02.2026;01.02.2026\nm-9;01.01.2026;\n',
      'bedingungen.csv': [
        'Maßnahme;Merkmal;Mindestens;Höchstens;Einer von;Hemmnisse;Weich;Wie viele',
        'm-1;altr;18;;;;;',
        'm-1;alter;30;20;;;;',
        'm-1;geschlecht;;;w;;;',
        'm-1;;;;;;ja;',
        'm-1;alter;achtzehn;;;;;',
        'm-1;;;;;Schulden;;3',
        'm-1;alter;;;;;vielleicht;',
        '',
      ].join('\n'),
    });
    expect(found.map(([file, row, column]) => [file, row, column])).toEqual([
      ['massnahmen.csv', 2, 'Läuft bis'],
      ['massnahmen.csv', 2, 'Bearbeitet'],
      ['massnahmen.csv', 3, 'Art'],
      ['einstieg.csv', 2, 'Bis'],
      ['einstieg.csv', 3, 'Maßnahme'],
      ['bedingungen.csv', 2, 'Merkmal'],
      ['bedingungen.csv', 3, 'Höchstens'],
      ['bedingungen.csv', 4, 'Einer von'],
      ['bedingungen.csv', 5, undefined],
      ['bedingungen.csv', 6, 'Mindestens'],
      ['bedingungen.csv', 7, 'Wie viele'],
      ['bedingungen.csv', 8, 'Weich'],
    ]);
  });
});

describe('where wrong rows are left out', () => {
  const two = (...rows: readonly string[]) => ({
    'massnahmen.csv': 'Kennung;Name;Art\nm-1;Startklar;MAbE\nm-2;Zweite;MAbE\n',
    'bedingungen.csv': `Maßnahme;Merkmal;Mindestens\n${rows.join('\n')}\n`,
  });

  it('a Maßnahme goes with its wrong condition: without it she would fit more people', async () => {
    const result = await settled(two('m-1;alter;18', 'm-1;altr;18', 'm-2;alter;25'), { skip: true });
    expect(result).toMatchObject({
      office: { massnahmen: [{ id: 'm-2', criteria: [{ min: 25 }] }] },
      leftOut: [{ file: 'bedingungen.csv', row: 3 }],
      wentAlong: 2,
    });
  });

  it('the Maßnahme stays as it was before, where there was one', async () => {
    const result = await settled(two('m-1;altr;18'), { skip: true, under: OFFICE });
    expect(result).toMatchObject({ leftOut: [{ row: 2 }] });
    // as the import has it: the version of the last time takes the place of what was left out
    expect(result.office?.massnahmen?.map(({ id, name }) => [id, name])).toEqual([
      ['m-2', 'Zweite'],
      ['m-1', 'Alt'],
    ]);
  });

  it('nothing is taken over where nobody can tell which Maßnahme has lost a condition', async () => {
    for (const row of ['m-x;alter;18', ';alter;18', 'm-1;alter;"18'])
      expect(await settled(two('m-2;alter;25', row), { skip: true })).toMatchObject({
        office: undefined,
        findings: [{ file: 'bedingungen.csv', row: 3 }],
      });
  });
});

it('a catalogue that is written and read again is the same', async () => {
  const office: Office = {
    ...OFFICE,
    catalogues: ['instrumente'],
    massnahmen: [
      {
        id: 'm-1',
        name: 'Startklar',
        kind: 'AGH',
        run: {},
        duration: {},
        locations: [],
        entry: [],
        criteria: [
          { merkmal: 'stunden', min: 12.25 },
          { children: {}, atLeast: 2 },
          {
            readings: [
              { text: 'a; "b"', criterion: { merkmal: 'alter', max: 30 } },
              { text: 'c', criterion: { any: [{ consent: 'mündlich' }] } },
            ],
            soft: true,
          },
        ],
      },
      { id: 'm-2', name: 'Ohne', kind: 'MAbE', criteria: [] },
    ],
  };
  const files = csvFiles(office, [], { encoding: 'utf-8', delimiter: ';' });
  if ('text' in files) throw new Error(files.text.de);
  expect(await settled(files)).toMatchObject({ office });
});
