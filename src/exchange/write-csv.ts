import { stringify } from 'csv-stringify/sync';
import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import { type Text, visible } from '../cases/problem.ts';
import { decode, type Encoding, toWindows } from './encoding.ts';
import { sheetsOf } from './to-tables.ts';

export interface CsvOptions {
  readonly encoding: Encoding;
  readonly delimiter: ';' | ',';
}

/** A character that cannot be written. */
export interface Unwritable {
  readonly file: string;
  readonly row: number | undefined;
  readonly text: Text;
}

const BOM = Buffer.of(0xef, 0xbb, 0xbf);

const inWindows = (char: string): Text => ({
  de: `Das Zeichen „${visible(char)}“ gibt es in Windows-1252 nicht. Bitte --encoding utf-8 nehmen.`,
  en: `Windows-1252 has no “${visible(char)}”. Please use --encoding utf-8.`,
});
const AMBIGUOUS: Text = {
  de: 'In Windows-1252 ließe sich diese Datei nicht von UTF-8 unterscheiden. Bitte --encoding utf-8 nehmen.',
  en: 'In Windows-1252 nobody could tell this file from UTF-8. Please use --encoding utf-8.',
};
const halfCharacter = (char: string): Text => ({
  de: `Das halbe Zeichen „${visible(char)}“ lässt sich in CSV nicht schreiben. Bitte als JSON exportieren.`,
  en: `The half character “${visible(char)}” cannot be written in CSV. Please export as JSON.`,
});

/** The bytes of a file; or a character that cannot be written, and why. */
function bytesOf(text: string, encoding: Encoding): Buffer | { readonly char: string; readonly why: Text } {
  if (encoding === 'utf-8') {
    const half = /\p{Surrogate}/u.exec(text)?.[0];
    // without the mark Excel takes it for Windows-1252
    return half === undefined ? Buffer.concat([BOM, Buffer.from(text)]) : { char: half, why: halfCharacter(half) };
  }
  const made = toWindows(text);
  if ('char' in made) return { char: made.char, why: inWindows(made.char) };
  const read = decode(made.bytes);
  return 'text' in read && read.text === text ? made.bytes : { char: '', why: AMBIGUOUS };
}

/** Office and cases as CSV files by name, ready to be written; or the character that cannot. */
export function csvFiles(
  office: Office | undefined,
  cases: readonly Case[],
  { encoding, delimiter }: CsvOptions,
): ReadonlyMap<string, Buffer> | Unwritable {
  const files = new Map<string, Buffer>();
  for (const { table, rows } of sheetsOf(office, cases)) {
    const file = `${table.name}.csv`;
    const bytes = bytesOf(stringify(rows as string[][], { delimiter, record_delimiter: 'windows' }), encoding);
    if ('why' in bytes) {
      const row = bytes.char === '' ? -1 : rows.findIndex((cells) => cells.some((cell) => cell.includes(bytes.char)));
      return { file, row: row < 0 ? undefined : row + 1, text: bytes.why };
    }
    files.set(file, bytes);
  }
  return files;
}
