import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import { cellOf } from './cell.ts';
import { type Column, headersOf, type Table } from './table.ts';
import { tables } from './tables.ts';

type Fields = Readonly<Record<string, unknown>>;

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((holder, name) => (holder as Fields | undefined)?.[name], value);

/** What a column shows of an entry. */
function shownIn({ path, rest }: Column, entry: Fields): unknown {
  if (rest === undefined) return at(entry, path);
  const own = rest.filter((field) => entry[field] !== undefined);
  return own.length === 0 ? undefined : Object.fromEntries(own.map((field) => [field, entry[field]]));
}

/** What is there without any content, as the column of empty lists names it. */
function emptyNames(table: Table, entry: Fields): string {
  const names: string[] = [];
  for (const [field, { name, list }] of table.empties) {
    const value = at(entry, field.split('.'));
    if (
      list
        ? Array.isArray(value) && value.length === 0
        : value !== undefined && Object.keys(value as object).length === 0
    )
      names.push(name);
  }
  return names.join('|');
}

function rowOf(table: Table, keys: readonly string[], entry: Fields): string[] {
  const cells = [...keys];
  for (const column of table.columns) cells.push(cellOf(column.kind, shownIn(column, entry)));
  if (table.empties.size > 0) cells.push(emptyNames(table, entry));
  return cells;
}

/** The entries of a table in a record, each with the values of its key columns. */
function* entriesOf(
  table: Table,
  record: Fields,
  no: string | undefined,
): Iterable<readonly [readonly string[], Fields]> {
  const keys = no === undefined ? [] : [cellOf({ is: 'text' }, no)];
  if (table.at.length === 0) yield [[], record];
  else if (table.parent === undefined)
    for (const entry of (at(record, table.at) ?? []) as readonly Fields[]) yield [keys, entry];
  else
    for (const parent of (at(record, table.parent.at) ?? []) as readonly Fields[]) {
      const key = cellOf({ is: 'text' }, parent['id']);
      for (const entry of (at(parent, table.at.slice(-1)) ?? []) as readonly Fields[]) yield [[...keys, key], entry];
    }
}

/** A table as rows of cells, the headings first. */
export interface Sheet {
  readonly table: Table;
  readonly rows: readonly (readonly string[])[];
}

/** Office and cases as tables; without an office only the cases. Tables without a row are left out, but never the cases. */
export function sheetsOf(office: Office | undefined, cases: readonly Case[]): readonly Sheet[] {
  return tables().flatMap((table): readonly Sheet[] => {
    const rows: string[][] = [];
    if (table.of === 'case')
      for (const kase of cases)
        for (const [keys, entry] of entriesOf(table, kase, kase.no)) rows.push(rowOf(table, keys, entry));
    else if (office !== undefined)
      for (const [keys, entry] of entriesOf(table, office, undefined)) rows.push(rowOf(table, keys, entry));
    const needed = table.of === 'case' && table.at.length === 0;
    return rows.length === 0 && !needed ? [] : [{ table, rows: [[...headersOf(table)], ...rows] }];
  });
}
