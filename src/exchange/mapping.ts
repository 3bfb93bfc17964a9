import * as z from 'zod';
import { type Problem, problemsOf, visible } from '../cases/problem.ts';
import { DELIMITERS } from './csv.ts';
import { ENCODINGS } from './encoding.ts';
import { headersOf, nameKey, type Table } from './table.ts';
import { findTable } from './tables.ts';

const text = () => z.string().min(1).max(200);
const WINNERS = ['bot', 'fachverfahren'] as const;
export type Winner = (typeof WINNERS)[number];

export const tableMappingSchema = z.strictObject({
  file: text().optional().describe('Name der Datei im Ordner; fehlt = Name der Tabelle mit .csv'),
  encoding: z.enum(ENCODINGS).optional().describe('fehlt: Fallbote erkennt es selbst'),
  delimiter: z.enum(DELIMITERS).optional().describe('fehlt: Fallbote erkennt es selbst'),
  columns: z.record(z.string(), text()).optional().describe('Spalte von Fallbote: Spalte in der Datei'),
  constants: z
    .record(z.string(), z.string().max(500))
    .optional()
    .describe('Spalte von Fallbote: ein Wert für jede Zeile, wenn die Datei die Spalte nicht hat'),
  words: z
    .record(z.string(), z.record(z.string(), z.string().max(500)))
    .optional()
    .describe('Spalte von Fallbote: { Wert in der Datei: Wert für Fallbote }; "" = kein Wert'),
  ignore: z
    .union([z.literal(true), z.array(text())])
    .optional()
    .describe('Spalten, die Fallbote überliest; true = alle unbekannten'),
});

export const mappingSchema = z.strictObject({
  encoding: z.enum(ENCODINGS).optional().describe('für alle Dateien'),
  delimiter: z.enum(DELIMITERS).optional().describe('für alle Dateien'),
  ignoreFiles: z.array(text()).optional().describe('CSV-Dateien im Ordner, die Fallbote überliest'),
  tables: z.record(z.string(), tableMappingSchema).optional().describe('je Tabelle, was anders ist'),
  wins: z
    .record(z.string(), z.enum(WINNERS))
    .optional()
    .describe('wessen Angabe bei einem Konflikt gilt: „tabelle“ oder „tabelle.Spalte“'),
});
export type Mapping = z.infer<typeof mappingSchema>;
export type TableMapping = z.infer<typeof tableMappingSchema>;

/** Headers of a table by their folded name. */
const headerKeys = (table: Table) => new Map(headersOf(table).map((header) => [nameKey(header), header]));

/** Checks a mapping: its shape, and that the tables and columns it names exist. */
export function checkMapping(
  data: unknown,
):
  | { readonly mapping: Mapping; readonly problems: readonly [] }
  | { readonly mapping: undefined; readonly problems: readonly Problem[] } {
  const parsed = mappingSchema.safeParse(data);
  if (!parsed.success) return { mapping: undefined, problems: problemsOf(parsed.error, data) };
  const problems: Problem[] = [];
  const unknownTable = (path: string, name: string) =>
    problems.push({
      path,
      record: undefined,
      text: {
        de: `Die Tabelle „${visible(name)}“ gibt es nicht. Die Tabellen stehen in docs/import.md.`,
        en: `There is no table “${visible(name)}”. The tables are listed in docs/import.md.`,
      },
    });
  const checkColumn = (path: string, table: Table, name: string) => {
    if (headerKeys(table).has(nameKey(name))) return;
    problems.push({
      path,
      record: undefined,
      text: {
        de: `Die Tabelle ${table.name} hat keine Spalte „${visible(name)}“. Vorhanden: ${headersOf(table).join(' · ')}.`,
        en: `The table ${table.name} has no column “${visible(name)}”. It has: ${headersOf(table).join(' · ')}.`,
      },
    });
  };
  for (const [name, own] of Object.entries(parsed.data.tables ?? {})) {
    const table = findTable(name);
    const path = `tables.${visible(name)}`;
    if (table === undefined) {
      unknownTable(path, name);
      continue;
    }
    for (const part of ['columns', 'constants', 'words'] as const)
      for (const header of Object.keys(own[part] ?? {})) checkColumn(`${path}.${part}`, table, header);
    if (own.file !== undefined && /[/\\]/u.test(own.file))
      problems.push({
        path: `${path}.file`,
        record: undefined,
        text: {
          de: `„${visible(own.file)}“ ist kein Dateiname. Die Dateien liegen alle in einem Ordner.`,
          en: `“${visible(own.file)}” is no file name. All files lie in one folder.`,
        },
      });
  }
  for (const place of Object.keys(parsed.data.wins ?? {})) {
    const [name = '', ...column] = place.split('.');
    const table = findTable(name);
    if (table === undefined) unknownTable(`wins`, place);
    else if (column.length > 0) checkColumn(`wins.${visible(place)}`, table, column.join('.'));
  }
  return problems.length === 0 ? { mapping: parsed.data, problems: [] } : { mapping: undefined, problems };
}

/** What the mapping says of a table. */
export function mappingOf(mapping: Mapping, table: Table): TableMapping {
  const found = Object.entries(mapping.tables ?? {}).find(([name]) => nameKey(name) === nameKey(table.name));
  return found?.[1] ?? {};
}
