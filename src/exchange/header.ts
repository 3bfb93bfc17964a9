import { type Text, visible } from '../cases/problem.ts';
import { BadCell, readerOf, unmark } from './cell.ts';
import type { Finding } from './finding.ts';
import type { TableMapping } from './mapping.ts';
import { type Column, headersOf, nameKey, type Table } from './table.ts';

/** What is done with the cells of one column of a file. */
export interface Role {
  /** place in the row; `undefined` for a constant of the mapping */
  readonly index: number | undefined;
  /** as it stands in the file */
  readonly header: string;
  readonly is: 'case' | 'parent' | 'empties' | 'blank' | Column;
  /** value of a cell; `undefined` where it is empty, a {@link BadCell} where it cannot be read */
  readonly read: (cell: string) => unknown;
}

export interface Header {
  /** how many cells a row has */
  readonly width: number;
  readonly roles: readonly Role[];
  /** field → header in the file */
  readonly headers: ReadonlyMap<string, string>;
  /** needed fields that have no column */
  readonly missing: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

const LINE_BREAKS = /\s*[\r\n]+\s*/gu;
const NO_HEADING: Text = { de: 'nichts: die Spalte hat keine Überschrift', en: 'nothing: the column has no heading' };

function emptiesReader(table: Table): (text: string) => unknown {
  const fields = new Map([...table.empties].map(([field, { name }]) => [nameKey(name), field]));
  const names = [...table.empties.values()].map(({ name }) => name).join(' · ');
  const wanted = { de: `mit | getrennt: ${names}`, en: `separated by |: ${names}` };
  return (text) => {
    const found = text.split(/[|,]/u).flatMap((name) => (name.trim() === '' ? [] : [fields.get(nameKey(name))]));
    return found.every((field) => field !== undefined) ? found : new BadCell(wanted);
  };
}

/** Reads cells: words of the mapping first, then what the column holds. */
function cellReader(
  read: (text: string) => unknown,
  words: Readonly<Record<string, string>> | undefined,
): Role['read'] {
  const map = words === undefined ? undefined : new Map(Object.entries(words));
  return (cell) => {
    if (cell === '') return undefined;
    const given = unmark(cell.includes('\n') || cell.includes('\r') ? cell.replace(LINE_BREAKS, ' ') : cell);
    const text = map?.get(given) ?? given;
    return text === '' ? undefined : read(text);
  };
}

const unknownColumn = (table: Table): Text => {
  const list = headersOf(table).join(' · ');
  return {
    de: `Diese Spalte gibt es in ${table.name} nicht. Vorhanden: ${list}. Andere Überschriften nennt eine Zuordnung (--mapping).`,
    en: `There is no such column in ${table.name}. It has: ${list}. A mapping (--mapping) names other headings.`,
  };
};
const TWICE: Text = { de: 'Diese Spalte steht zweimal da.', en: 'This column stands there twice.' };
const noColumn = (header: string, own: string): Text => ({
  de: `Die Spalte „${header}“ fehlt${own === header ? '' : ` (für „${own}“)`}.`,
  en: `The column “${header}” is missing${own === header ? '' : ` (for “${own}”)`}.`,
});

const isPart = (table: Table, header: string): Role['is'] =>
  table.keys.find((key) => key.header === header)?.of ??
  table.columns.find((column) => column.header === header) ??
  'empties';

/** Finds out what the columns of a file are, from its header row. */
export function readHeader(
  cells: readonly string[],
  file: string,
  row: number,
  table: Table,
  own: TableMapping,
): Header {
  const findings: Finding[] = [];
  const byKey = <T>(record: Readonly<Record<string, T>> | undefined, header: string): T | undefined =>
    Object.entries(record ?? {}).find(([name]) => nameKey(name) === nameKey(header))?.[1];
  const names = new Map(headersOf(table).map((header) => [header, byKey(own.columns, header) ?? header]));
  const wanted = new Map([...names].map(([header, name]) => [nameKey(name), header]));
  const ignored = new Set(own.ignore === true ? [] : (own.ignore ?? []).map(nameKey));
  const roles: Role[] = [];
  const seen = new Set<string>();
  const roleOf = (header: string, index: number | undefined, shown: string): Role => {
    const is = isPart(table, header);
    const read =
      is === 'empties' ? emptiesReader(table) : typeof is === 'object' ? readerOf(is.kind) : (text: string) => text;
    return { index, header: shown, is, read: cellReader(read, byKey(own.words, header)) };
  };
  cells.forEach((cell, index) => {
    const shown = visible(cell.trim());
    const key = nameKey(cell);
    const header = wanted.get(key);
    if (header === undefined) {
      if (cell.trim() === '') {
        const read = cellReader(() => new BadCell(NO_HEADING), undefined);
        roles.push({ index, header: '', is: 'blank', read });
      } else if (own.ignore !== true && !ignored.has(key))
        findings.push({ file, row, column: shown, text: unknownColumn(table) });
      return;
    }
    if (seen.has(header)) findings.push({ file, row, column: shown, text: TWICE });
    else roles.push(roleOf(header, index, shown));
    seen.add(header);
  });
  for (const [name, value] of Object.entries(own.constants ?? {})) {
    const header = headersOf(table).find((other) => nameKey(other) === nameKey(name));
    if (header === undefined || seen.has(header)) continue;
    seen.add(header);
    const role = roleOf(header, undefined, header);
    const read = role.read(value);
    if (read instanceof BadCell)
      findings.push({
        file,
        column: header,
        value: visible(value),
        text: {
          de: `Die Konstante „${visible(value)}“ der Zuordnung geht hier nicht. Erwartet: ${read.wanted.de}.`,
          en: `The constant “${visible(value)}” of the mapping is not possible here. Expected: ${read.wanted.en}.`,
        },
      });
    else roles.push({ ...role, read: () => read });
  }
  const missing = new Set<string>();
  for (const [header, name] of names) {
    if (seen.has(header)) continue;
    const is = isPart(table, header);
    const required = is === 'case' || is === 'parent' || (typeof is === 'object' && is.required);
    if (typeof is === 'object' && is.required) missing.add(is.path.join('.'));
    if (required || byKey(own.columns, header) !== undefined)
      findings.push({ file, row, column: visible(name), text: noColumn(visible(name), header) });
  }
  const headers = new Map(
    roles.flatMap(({ is, header }) => (typeof is === 'object' ? [[is.path.join('.'), header] as const] : [])),
  );
  const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  return { width, roles, headers, missing, findings };
}
