import { stringify } from 'csv-stringify/sync';
import type { ImportFile } from '../../src/cases/office.ts';
import { createRandom, type Random } from '../../src/demo/random.ts';
import { toWindows } from '../../src/exchange/encoding.ts';
import { type Sheet, sheetsOf } from '../../src/exchange/to-tables.ts';

/** A mistake at a known place. */
export interface Seeded {
  readonly kind: string;
  readonly file: string;
  /** as a spreadsheet counts */
  readonly row: number;
  /** none where the row as a whole is wrong */
  readonly column: string | undefined;
}

/** A table while mistakes are put into it. */
interface Open {
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: string[][];
  /** lines that are written as they are */
  readonly lines: Map<number, string>;
}

/** One kind of mistake: the cell of a column becomes this, in a row where it holds something. */
type Kind = readonly [kind: string, table: string, column: string, value: string | ((row: Row) => string | undefined)];
interface Row {
  readonly cell: (header: string) => string;
  /** the row before it in the file */
  readonly before: ((header: string) => string) | undefined;
}

const dayBefore = (german: string): string => `${german.slice(0, 6)}${Number(german.slice(6)) - 60}`;
const sameCase = ({ cell, before }: Row) => before !== undefined && before('Fallnummer') === cell('Fallnummer');

const KINDS: readonly Kind[] = [
  ['a day that does not exist', 'kontakte', 'Datum', '31.02.2026'],
  ['a year of two digits', 'kontakte', 'Datum', '01.02.26'],
  ['an unknown word', 'kontakte', 'Art', 'Geschpräch'],
  ['a missing value', 'kategorien', 'Seit', ''],
  ['no such case', 'kontakte', 'Fallnummer', 'F-99999999'],
  ['no case number', 'einladungen', 'Fallnummer', ''],
  ['no such team', 'faelle', 'Team', 'team-gibt-es-nicht'],
  ['no such case manager', 'faelle', 'Fallmanager', 'fm-gibt-es-nicht'],
  ['born after the case was opened', 'faelle', 'Geburtsdatum', '01.01.2190'],
  ['neither yes nor no', 'bewilligungen', 'Weiterbewilligung', 'vielleicht'],
  [
    'an end before the start',
    'leistungsbezug',
    'Bis',
    ({ cell }) => (cell('Bis') === '' ? undefined : dayBefore(cell('Von'))),
  ],
  [
    'a history out of order',
    'kategorien',
    'Seit',
    (row) => (sameCase(row) ? dayBefore(row.before?.('Seit') ?? '') : undefined),
  ],
  ['no such Maßnahme', 'teilnahmen', 'Maßnahme', 'gibt-es-nicht'],
  ['no such job', 'foerderungen', 'Beschäftigung', 'gibt-es-nicht'],
  ['a text that is too long', 'wiedervorlagen', 'Text', 'x'.repeat(400)],
  ['no number', 'hemmnisse', 'Reihenfolge', 'zuerst'],
  ['no such Handlungsbedarf', 'hemmnisse', 'Handlungsbedarf', 'Wetter'],
  ['no such strategy', 'hemmnisse', 'Strategien', 'Abwarten'],
  [
    'no such Hemmnis',
    'hemmnis-verlauf',
    'Hemmnis',
    (row) => (sameCase(row) && row.before?.('Hemmnis') === row.cell('Hemmnis') ? 'h-gibt-es-nicht' : undefined),
  ],
  ['an id twice', 'hemmnisse', 'Kennung', (row) => (sameCase(row) ? row.before?.('Kennung') : undefined)],
  ['an id that is none', 'nachweise', 'Kennung', '?'],
  ['a byte that is no character', 'wiedervorlagen', 'Text', 'abc\u0081'],
  ['no such rule', 'erledigt', 'Regel', 'gibt-es-nicht'],
  ['no such role', 'mitarbeiter', 'Rollen', 'Häuptling'],
  ['a team of the staff that is not there', 'mitarbeiter', 'Team', 'team-gibt-es-nicht'],
  ['no number of days', 'massnahmen', 'Tage je Woche', 'fünf'],
  ['no such Hemmnis to work on', 'massnahmen', 'Bearbeitet', 'Wetter'],
  ['no such Merkmal in a condition', 'bedingungen', 'Merkmal', 'gibt-es-nicht'],
  ['no number in a condition', 'bedingungen', 'Mindestens', 'viele'],
  ['no such Hemmnis in a condition', 'bedingungen', 'Hemmnisse', 'Wetter'],
  ['no such value in a condition', 'bedingungen', 'Einer von', 'lila'],
  ['JSON that ends midway', 'bedingungen', 'Ausdruck', '{"any":[{"merkmal":"alter"'],
  ['no such outcome', 'teilnahmen', 'Ergebnis', 'Ruhm'],
  ['no such Merkmal in a profile', 'profil', 'Merkmal', 'ALTR'],
  [
    'no such value in a profile',
    'profil',
    'Wert',
    ({ cell }) => (cell('Merkmal') === 'ort' ? undefined : 'Mondschein'),
  ],
];

const number = (row: readonly string[], table: Open): string | undefined => row[table.headers.indexOf('Fallnummer')];

function openTable({ table, rows }: Sheet): Open {
  const [headers = [], ...rest] = rows;
  return { file: `${table.name}.csv`, headers, rows: rest.map((row) => [...row]), lines: new Map() };
}

/** Rows from a random one on, until one is found that fits; each row and each case is taken once. */
function pick(
  table: Open,
  random: Random,
  taken: Set<string>,
  fits: (row: readonly string[], index: number) => boolean,
): number | undefined {
  const start = random.int(0, Math.max(table.rows.length - 1, 0));
  for (let i = 0; i < table.rows.length; i++) {
    const index = (start + i) % table.rows.length;
    const row = table.rows[index] ?? [];
    const key = number(row, table) ?? `${table.file} ${index}`;
    if (taken.has(key) || !fits(row, index)) continue;
    taken.add(key);
    return index;
  }
  return undefined;
}

function seedCell(
  [kind, name, column, value]: Kind,
  tables: readonly Open[],
  random: Random,
  taken: Set<string>,
): Seeded | undefined {
  const table = tables.find(({ file }) => file === `${name}.csv`);
  const at = table?.headers.indexOf(column) ?? -1;
  if (table === undefined || at < 0) return undefined;
  const reader = (row: readonly string[] | undefined) =>
    row === undefined ? undefined : (header: string) => row[table.headers.indexOf(header)] ?? '';
  const wrong = (row: readonly string[], index: number) => {
    const cell = reader(row);
    return typeof value === 'string'
      ? value
      : cell === undefined
        ? undefined
        : value({ cell, before: reader(table.rows[index - 1]) });
  };
  const index = pick(
    table,
    random,
    taken,
    (row, i) =>
      wrong(row, i) !== undefined &&
      (row[at] !== '' || column === 'Reihenfolge' || name === 'bewilligungen' || name === 'massnahmen'),
  );
  const row = index === undefined ? undefined : table.rows[index];
  if (row === undefined || index === undefined) return undefined;
  row[at] = wrong(row, index) ?? '';
  return { kind, file: table.file, row: index + 2, column };
}

/** Mistakes in the shape of a line. */
function seedLine(kind: string, tables: readonly Open[], random: Random, taken: Set<string>): Seeded | undefined {
  const table = tables.find(({ file }) => file === 'kontakte.csv');
  const index = table === undefined ? undefined : pick(table, random, taken, () => true);
  const row = index === undefined ? undefined : table?.rows[index];
  if (table === undefined || index === undefined || row === undefined) return undefined;
  const line = row.join(';');
  const made: Readonly<Record<string, string>> = {
    'a line cut off': row.slice(0, 4).join(';'),
    'values too many': `${line};noch;etwas`,
    'a quote out of place': `${row.slice(0, -1).join(';')};"offen`,
    'a quote in a value': `${row.slice(0, -1).join(';')};er "sagte" nichts`,
  };
  table.lines.set(index, made[kind] ?? '');
  return { kind, file: table.file, row: index + 2, column: undefined };
}

const LINES = ['a line cut off', 'values too many', 'a quote out of place', 'a quote in a value'];

/** A case whose row stands twice, at the end of the file. */
function seedTwice(tables: readonly Open[], random: Random, taken: Set<string>): Seeded | undefined {
  const table = tables.find(({ file }) => file === 'faelle.csv');
  const index = table === undefined ? undefined : pick(table, random, taken, () => true);
  const row = index === undefined ? undefined : table?.rows[index];
  if (table === undefined || row === undefined) return undefined;
  table.rows.push([...row]);
  return { kind: 'a case twice', file: table.file, row: table.rows.length + 1, column: 'Fallnummer' };
}

/** The CSV files of an office in Windows-1252 with semicolons, with mistakes at known places, each in a case of its own. */
export function seedErrors(
  office: ImportFile,
  count: number,
  seed: number,
): { readonly files: ReadonlyMap<string, Buffer>; readonly seeded: readonly Seeded[] } {
  const random = createRandom(seed);
  const tables = sheetsOf(office.office, office.cases).map(openTable);
  const taken = new Set<string>();
  const seeded: Seeded[] = [];
  const makers = [
    ...KINDS.map((kind) => () => seedCell(kind, tables, random, taken)),
    ...LINES.map((kind) => () => seedLine(kind, tables, random, taken)),
    () => seedTwice(tables, random, taken),
  ];
  for (let i = 0; seeded.length < count && i < 20 * count; i++) {
    const made = makers[i % makers.length]?.();
    if (made !== undefined) seeded.push(made);
  }
  const files = new Map(
    tables.map(({ file, headers, rows, lines }) => {
      const head = stringify([[...headers]], { delimiter: ';', record_delimiter: 'windows' });
      const text = rows.map((row, i) => {
        const line = lines.get(i);
        return line === undefined ? stringify([row], { delimiter: ';', record_delimiter: 'windows' }) : `${line}\r\n`;
      });
      // the byte 81 stands for nothing in Windows-1252
      const bytes = toWindows((head + text.join('')).replaceAll('\u0081', '\u00ad'));
      if ('char' in bytes) throw new Error(`no ${bytes.char} in Windows-1252`);
      return [file, Buffer.from(bytes.bytes.map((byte) => (byte === 0xad ? 0x81 : byte)))] as const;
    }),
  );
  return { files, seeded };
}
