import { type Text, visible } from '../cases/problem.ts';
import type { Language } from '../cases/values.ts';

/** Something in the given files that has to be put right, with its place. */
export interface Finding {
  /** name of the file */
  readonly file?: string | undefined;
  /** as a spreadsheet counts: the header is row 1; in a JSON or YAML file the line */
  readonly row?: number | undefined;
  /** header as it stands in that file */
  readonly column?: string | undefined;
  /** what stands there, as it may be printed */
  readonly value?: string | undefined;
  /** in a JSON or YAML file: where, as `cases[3].contacts[0].on` */
  readonly path?: string | undefined;
  /** case number or id of the nearest record */
  readonly record?: string | undefined;
  /** what is wrong, and what is expected */
  readonly text: Text;
}

/** A finding as one line for people. */
export function findingLine(finding: Finding, language: Language): string {
  const { file, row, column, path, record, text } = finding;
  const line = path === undefined ? 'row' : 'line';
  const place = [
    ...(file === undefined ? [] : [file]),
    ...(row === undefined ? [] : [`${language === 'de' ? 'Zeile' : line} ${row}`]),
    ...(path === undefined ? [] : [`${path}${record === undefined ? '' : ` (${record})`}`]),
    ...(column === undefined ? [] : [language === 'de' ? `Spalte „${column}“` : `column “${column}”`]),
  ];
  return `${place.join(', ')}: ${text[language]}`;
}

/** "X is not possible here. Expected: Y." */
export const notPossible = (value: string, wanted: Text): Text => ({
  de: `„${visible(value)}“ geht hier nicht. Erwartet: ${wanted.de}.`,
  en: `“${visible(value)}” is not possible here. Expected: ${wanted.en}.`,
});

/** "A value is missing. Expected: Y." */
export const missingValue = (wanted: Text): Text => ({
  de: `Hier fehlt ein Wert. Erwartet: ${wanted.de}.`,
  en: `A value is missing here. Expected: ${wanted.en}.`,
});
