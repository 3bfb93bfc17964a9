import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import { decode, toWindows } from '../../src/exchange/encoding.ts';
import type { Mapping } from '../../src/exchange/mapping.ts';
import { type Files, settled } from './folders.ts';

const OFFICE: Office = {
  name: 'Jobcenter Test',
  land: 'BB',
  teams: [{ id: 't-1', name: 'Team 1' }],
  staff: [
    { id: 'fm-1', name: 'Frau Amsel', roles: ['caseManager'], team: 't-1' },
    { id: 'tl-1', name: 'Herr Specht', roles: ['teamLead'], team: 't-1' },
  ],
  massnahmen: [{ id: 'm-1', name: 'Startklar', kind: 'MAbE' }],
};
const FAELLE = 'Fallnummer;Fall seit;Team\nF-1;05.01.2026;t-1\n';

/** The one case of these files. */
async function caseOf(files: Files, mapping?: Mapping): Promise<Case | undefined> {
  const result = await settled(files, { under: OFFICE, ...(mapping === undefined ? {} : { mapping }) });
  if (result.office === undefined)
    throw new Error(
      result.findings.map(({ file, row, column, text }) => `${file} ${row} ${column} ${text.de}`).join('\n'),
    );
  return result.cases[0];
}

/** What is wrong: file, row, column, sentence. */
async function faults(files: Files, mapping?: Mapping) {
  const result = await settled(files, { under: OFFICE, ...(mapping === undefined ? {} : { mapping }) });
  return result.office === undefined
    ? result.findings.map(({ file, row, column, text }) => [file, row, column, text.de])
    : [];
}

const contact = (cells: string) => ({
  'faelle.csv': FAELLE,
  'kontakte.csv': `Fallnummer;Datum;Art;Fand statt;Notiz\nF-1;${cells}\n`,
});

describe('a day', () => {
  it.each([
    '04.05.2026',
    '4.5.2026',
    '2026-05-04',
    ' 04.05.2026 ',
    '2026-05-04 00:00:00',
    '2026-05-04T00:00:00.000',
    '04.05.2026 00:00',
  ])('may be written %s', async (text) => {
    expect((await caseOf(contact(`${text};ESB;;`)))?.contacts).toEqual([{ on: '2026-05-04', kind: 'ESB' }]);
  });

  it.each(['04.05.26', '31.02.2026', '5/4/2026', '2026-05-04 08:30', '31.12.9999', 'heute', '46146'])(
    'may not be written %s',
    async (text) => {
      expect(await faults(contact(`${text};ESB;;`))).toEqual([
        [
          'kontakte.csv',
          2,
          'Datum',
          `„${text}“ geht hier nicht. Erwartet: ein Datum TT.MM.JJJJ oder JJJJ-MM-TT, das es gibt, z. B. 21.05.2026.`,
        ],
      ]);
    },
  );
});

describe('a value', () => {
  it.each([
    ['ja', true],
    ['JA', true],
    ['x', true],
    ['wahr', true],
    ['1', true],
    ['nein', false],
    ['Falsch', false],
    ['0', false],
    ['', undefined],
  ])('%j of yes or no is %j', async (text, value) => {
    expect((await caseOf(contact(`04.05.2026;ESB;${text};`)))?.contacts?.[0]?.tookPlace).toBe(value);
  });

  it.each(['Erstgespräch', 'ERSTGESPRÄCH', 'erstgespraech', ' Erst-Gespräch '])(
    'of a closed list is found however it is written: %s',
    async (text) => {
      expect((await caseOf(contact(`04.05.2026;${text};;`)))?.contacts?.[0]?.kind).toBe('Erstgespräch');
    },
  );

  it('of a closed list is not guessed', async () => {
    expect(await faults(contact('04.05.2026;Erst;;'))).toEqual([
      [
        'kontakte.csv',
        2,
        'Art',
        '„Erst“ geht hier nicht. Erwartet: eines von: ESB · Erstgespräch · Folgegespräch · Nachbetreuung · Gespräch.',
      ],
    ]);
  });

  it('in quotes may hold delimiters, quotes and several lines, which become one', async () => {
    const note = async (cell: string) => (await caseOf(contact(`04.05.2026;ESB;;${cell}`)))?.contacts?.[0]?.note;
    expect(await note('"a; b ""c"""')).toBe('a; b "c"');
    expect(await note('"erste Zeile\r\nzweite Zeile\n\ndritte"')).toBe('erste Zeile zweite Zeile dritte');
  });

  it('that is empty is none, also of several texts', async () => {
    const files = {
      'faelle.csv': FAELLE,
      'hemmnisse.csv':
        'Fallnummer;Kennung;Handlungsbedarf;Strategien\nF-1;h1;Wohnsituation;Wohnsituation stabilisieren | Vermittlung |\n',
      'hemmnis-verlauf.csv': 'Fallnummer;Hemmnis;Status;Datum\nF-1;h1;erkannt;2026-02-01\n',
    };
    expect((await caseOf(files))?.hemmnisse?.[0]?.strategies).toEqual(['Wohnsituation stabilisieren', 'Vermittlung']);
  });
});

describe('a file', () => {
  const umlauts =
    'Fallnummer;Fall seit;Team;Abschlussgrund;Abgeschlossen am;Gelöscht am\nF-1;05.01.2026;t-1;Umzug nach Köln – „später“ 5 €;06.05.2026;\n';
  const windows = (text: string) => {
    const made = toWindows(text);
    if ('char' in made) throw new Error(made.char);
    return made.bytes;
  };

  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(umlauts)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${umlauts}`)],
    ['Windows-1252', windows(umlauts)],
    ['with Windows line ends', Buffer.from(umlauts.replaceAll('\n', '\r\n'))],
    ['with the line ends of an old Mac', Buffer.from(umlauts.replaceAll('\n', '\r'))],
    ['without a last line end', Buffer.from(umlauts.trimEnd())],
    ['with commas', Buffer.from(umlauts.replaceAll(';', ','))],
    ['with tabs', Buffer.from(umlauts.replaceAll(';', '\t'))],
    ['that names its delimiter for Excel', Buffer.from(`sep=;\n${umlauts}`)],
    ['with empty rows', Buffer.from(`${umlauts.replace('\n', '\n\n;;;;;\n')}\n\n`)],
    ['with all values in quotes', Buffer.from(umlauts.replace(/[^;\n]+/gu, '"$&"'))],
  ])('is read: %s', async (_, bytes) => {
    expect((await caseOf({ 'faelle.csv': bytes }))?.closed).toEqual({
      on: '2026-05-06',
      reason: 'Umzug nach Köln – „später“ 5 €',
    });
  });

  it.each([
    ['faelle.csv', 'UTF-16', Buffer.from(`\ufeff${umlauts}`, 'utf16le'), /ist in UTF-16 gespeichert/u],
    ['faelle.csv', 'UTF-16 without a mark', Buffer.from(umlauts, 'utf16le'), /ist in UTF-16 gespeichert/u],
    ['faelle.csv', 'a spreadsheet', Buffer.from('PK\u0003\u0004\u0014\u0006abc\u0000'), /ist keine CSV-Datei/u],
    ['faelle.csv', 'empty', Buffer.of(), /Die Datei ist leer/u],
  ])('%s that is %s is told so', async (file, _, bytes, sentence) => {
    expect(await faults({ [file]: bytes })).toEqual([[file, undefined, undefined, expect.stringMatching(sentence)]]);
  });

  it('with a byte that is nothing in Windows-1252 has it named by row and column', async () => {
    const bytes = windows(umlauts.replace('Köln', 'Köln\u00ad')).map((byte) => (byte === 0xad ? 0x81 : byte));
    expect(await faults({ 'faelle.csv': bytes })).toEqual([
      ['faelle.csv', 2, 'Abschlussgrund', expect.stringContaining('Erwartet: ein Text ohne beschädigte Zeichen')],
    ]);
  });

  it('in UTF-8 with a broken byte is not taken for Windows-1252', async () => {
    const bytes = Buffer.from(umlauts.replace('Köln', 'Köln#'));
    bytes[bytes.indexOf('#')] = 0xff;
    expect(await faults({ 'faelle.csv': bytes })).toEqual([
      ['faelle.csv', 2, 'Abschlussgrund', expect.stringContaining('Erwartet: ein Text ohne beschädigte Zeichen')],
    ]);
  });

  it('may be named with umlauts or capitals', async () => {
    expect(await caseOf({ 'Fälle.CSV': FAELLE })).toMatchObject({ no: 'F-1' });
  });

  it('that belongs to no table, or twice to one, or is missing, is told', async () => {
    expect(await faults({ 'faelle.csv': FAELLE, 'kunden.csv': 'a;b\n' })).toEqual([
      [
        'kunden.csv',
        undefined,
        undefined,
        expect.stringMatching(/^Diese Datei gehört zu keiner Tabelle\. Vorhanden: jobcenter\.csv · /u),
      ],
    ]);
    expect(await faults({ 'faelle.csv': FAELLE, 'fälle.csv': FAELLE })).toMatchObject([
      ['fälle.csv', undefined, undefined, expect.stringContaining('zweite Datei')],
    ]);
    expect(await faults({ 'kontakte.csv': 'Fallnummer;Datum;Art\n' })).toEqual([
      ['faelle.csv', undefined, undefined, 'Die Datei fehlt (Tabelle faelle).'],
    ]);
  });

  it('is named as it may be printed', async () => {
    expect(await faults({ 'faelle.csv': FAELLE, 'x\u001b[2J.csv': 'a;b\n' })).toMatchObject([
      ['x\\u001b[2J.csv', undefined, undefined, expect.anything()],
    ]);
  });

  it('does not let an open quote swallow the rows behind it', async () => {
    const rows = [
      'F-1;04.05.2026;ESB;ja;"offen',
      'F-1;05.05.2026;ESB;ja;x',
      'F-1;99.05.2026;ESB;ja;zu"',
      'F-1;06.05.2026;ESB;ja;"gut"',
    ];
    const files = {
      'faelle.csv': FAELLE,
      'kontakte.csv': `Fallnummer;Datum;Art;Fand statt;Notiz\n${rows.join('\n')}\n`,
    };
    expect(await faults(files)).toEqual([
      ['kontakte.csv', 2, undefined, expect.stringContaining('Anführungszeichen passen nicht zusammen')],
      ['kontakte.csv', 4, undefined, expect.stringContaining('Anführungszeichen passen nicht zusammen')],
    ]);
  });
});

describe('the headings', () => {
  it('may stand in any order and spelling', async () => {
    expect(
      await caseOf({ 'faelle.csv': 'TEAM;fall_seit;Fall-Nummer;Geburts-Datum\nt-1;05.01.2026;F-1;1.2.1990\n' }),
    ).toEqual({
      no: 'F-1',
      opened: '2026-01-05',
      team: 't-1',
      birthDate: '1990-02-01',
    });
  });

  it('that are unknown, twice or missing are told, each once', async () => {
    expect(
      await faults({ 'faelle.csv': 'Fallnummer;Team;team;Haarfarbe\nF-1;t-1;t-1;rot\nF-2;t-1;t-1;rot\n' }),
    ).toEqual([
      ['faelle.csv', 1, 'team', 'Diese Spalte steht zweimal da.'],
      [
        'faelle.csv',
        1,
        'Haarfarbe',
        expect.stringMatching(/^Diese Spalte gibt es in faelle nicht\. Vorhanden: Fallnummer · /u),
      ],
      ['faelle.csv', 1, 'Fall seit', 'Die Spalte „Fall seit“ fehlt.'],
    ]);
  });

  it('may be followed by empty columns, but not by values without a heading', async () => {
    expect(await caseOf({ 'faelle.csv': 'Fallnummer;Fall seit;Team;;\nF-1;05.01.2026;t-1;;\n' })).toMatchObject({
      no: 'F-1',
    });
    expect(await faults({ 'faelle.csv': 'Fallnummer;Fall seit;Team;;Name\nF-1;05.01.2026;t-1;oha;\n' })).toEqual([
      ['faelle.csv', 2, undefined, '„oha“ geht hier nicht. Erwartet: nichts: die Spalte hat keine Überschrift.'],
    ]);
  });

  it('tell unknown from none: the column "Leere Listen"', async () => {
    const files = (cell: string) => ({
      'faelle.csv': `Fallnummer;Fall seit;Team;Leere Listen\nF-1;05.01.2026;t-1;${cell}\n`,
    });
    expect(await caseOf(files(''))).not.toHaveProperty('antraege');
    expect(await caseOf(files('Anträge|Leistungsbezug'))).toMatchObject({ antraege: [], leistungsbezug: [] });
    expect(
      await caseOf({ ...files('Anträge'), 'antraege.csv': 'Fallnummer;Eingang am\nF-1;04.05.2026\n' }),
    ).toMatchObject({
      antraege: [{ receivedOn: '2026-05-04' }],
    });
    expect(await faults(files('Anträge|Wünsche'))).toMatchObject([
      ['faelle.csv', 2, 'Leere Listen', expect.stringContaining('mit | getrennt: kategorien')],
    ]);
  });
});

describe('a mapping', () => {
  const files = {
    'BG_Export.csv': 'KUNDENNR;BEGINN;ORG;RK;SB\n4711;20260105;4;2;\n',
    'gespraeche.csv': 'KUNDENNR,AM,WAS\n4711,2026-05-04,Beratung\n',
    'protokoll.csv': 'x\n',
  };
  const mapping: Mapping = {
    ignoreFiles: ['protokoll.csv'],
    tables: {
      faelle: {
        file: 'bg_export.csv',
        columns: { Fallnummer: 'Kundennr', 'Fall seit': 'BEGINN', Rechtskreis: 'RK' },
        constants: { Team: 't-1', 'Leere Listen': 'antraege' },
        words: { Rechtskreis: { 2: 'SGB II', 3: 'SGB III' }, 'Fall seit': { 20260105: '05.01.2026' } },
        ignore: ['ORG', 'SB'],
      },
      Kontakte: {
        file: 'gespraeche.csv',
        columns: { Fallnummer: 'KUNDENNR', Datum: 'AM', Art: 'WAS' },
        words: { Art: { Beratung: 'Gespräch' } },
      },
    },
  };

  it('gives other files, headings, words and constants', async () => {
    expect(await caseOf(files, mapping)).toEqual({
      no: '4711',
      opened: '2026-01-05',
      team: 't-1',
      rechtskreis: 'SGB II',
      antraege: [],
      contacts: [{ on: '2026-05-04', kind: 'Gespräch' }],
    });
  });

  it('leaves mistakes named as they stand in the file', async () => {
    expect(
      await faults(
        { ...files, 'gespraeche.csv': 'KUNDENNR,AM,WAS\n4711,2026-05-04,Tanz\n4712,2026-05-04,Beratung\n' },
        mapping,
      ),
    ).toMatchObject([
      ['gespraeche.csv', 2, 'WAS', expect.stringContaining('„Tanz“')],
      ['gespraeche.csv', 3, 'KUNDENNR', expect.stringContaining('„4712“')],
    ]);
  });

  it('that names a heading the file does not have is told', async () => {
    expect(await faults({ 'faelle.csv': FAELLE }, { tables: { faelle: { columns: { Name: 'NACHNAME' } } } })).toEqual([
      ['faelle.csv', 1, 'NACHNAME', 'Die Spalte „NACHNAME“ fehlt (für „Name“).'],
    ]);
  });

  it('may read two tables from one file; a row without values for one is no entry of it', async () => {
    const wide = {
      'kunden.csv':
        'Fallnummer;Fall seit;Team;Kategorie;seit\nF-1;05.01.2026;t-1;C;06.01.2026\nF-2;05.01.2026;t-1;;\nF-3;05.01.2026;t-1;C\n',
    };
    const both: Mapping = {
      tables: { faelle: { file: 'kunden.csv', ignore: true }, kategorien: { file: 'kunden.csv', ignore: true } },
    };
    expect(await faults(wide, both)).toEqual([
      ['kunden.csv', 4, undefined, expect.stringContaining('4 Werte. Erwartet: 5')],
    ]);
    const result = await settled(
      { 'kunden.csv': wide['kunden.csv'].replace('F-3;05.01.2026;t-1;C\n', '') },
      { under: OFFICE, mapping: both },
    );
    expect(result).toMatchObject({
      cases: [{ no: 'F-1', kategorien: [{ kategorie: 'C', since: '2026-01-06' }] }, { no: 'F-2' }],
    });
    expect(result.office === undefined ? [] : result.cases[1]).not.toHaveProperty('kategorien');
  });

  it('may set encoding and delimiter, and overread unknown columns', async () => {
    const bytes = Buffer.from('Fallnummer,;Fall seit;Team,x;Spaß\nF-1;05.01.2026;t-1;\n');
    const own: Mapping = {
      encoding: 'utf-8',
      delimiter: ';',
      tables: { faelle: { columns: { Team: 'Team,x' }, ignore: true } },
    };
    expect(await caseOf({ 'faelle.csv': bytes }, own)).toMatchObject({ no: 'F-1', team: 't-1' });
  });
});

describe('Windows-1252', () => {
  it('is read and written byte for byte, on every version of Node', () => {
    const all = Buffer.from(
      Array.from({ length: 223 }, (_, i) => i + 33).filter((byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)),
    );
    const read = decode(all, 'windows-1252');
    if (!('text' in read)) throw new Error('not read');
    expect(read.text).toContain('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');
    expect(toWindows(read.text)).toEqual({ bytes: all });
    expect(toWindows('x\u0081')).toEqual({ char: '\u0081' });
    expect(toWindows('x😀')).toEqual({ char: '😀' });
  });
});
