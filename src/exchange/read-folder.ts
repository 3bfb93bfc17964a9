import { type Text, visible } from '../cases/problem.ts';
import { type Delimiter, delimiterOf, readCsv } from './csv.ts';
import { type Draft, DraftBuilder, type Filler } from './draft.ts';
import { TORN } from './draft-texts.ts';
import { decode } from './encoding.ts';
import { readHeader } from './header.ts';
import { type Mapping, mappingOf, type TableMapping } from './mapping.ts';
import { nameKey, type Table } from './table.ts';
import { tables } from './tables.ts';

/** The CSV files of a folder. */
export interface Folder {
  readonly names: readonly string[];
  read(name: string): Promise<Buffer>;
}

const EMPTY: Text = {
  de: 'Die Datei ist leer. Erwartet: eine Zeile mit den Überschriften.',
  en: 'The file is empty. Expected: a row with the headings.',
};
const TOO_TORN: Text = {
  de: 'Zu viele Zeilen, deren Anführungszeichen nicht zusammenpassen. Der Rest der Datei wurde nicht gelesen.',
  en: 'Too many rows whose quotes do not match. The rest of the file was not read.',
};
const noTable = (): Text => {
  const list = tables()
    .map(({ name }) => `${name}.csv`)
    .join(' · ');
  return {
    de: `Diese Datei gehört zu keiner Tabelle. Vorhanden: ${list}. Andere Namen nennt eine Zuordnung (--mapping).`,
    en: `This file belongs to no table. There are: ${list}. A mapping (--mapping) names other files.`,
  };
};
const TWO_FILES: Text = {
  de: 'Zu dieser Tabelle gibt es eine zweite Datei. Erwartet: eine einzige.',
  en: 'There is a second file for this table. Expected: a single one.',
};
const missingFile = (table: Table): Text => ({
  de: `Die Datei fehlt (Tabelle ${table.name}).`,
  en: `The file is missing (table ${table.name}).`,
});

const stem = (name: string): string => nameKey(name.replace(/\.csv$/iu, ''));

/** Whether a table is one of those that make up a catalogue of Maßnahmen. */
const isOfCatalogue = ({ of, at }: Table): boolean => of === 'office' && at[0] === 'massnahmen';

/** Which file holds which table. */
function assign(folder: Folder, mapping: Mapping, builder: DraftBuilder): ReadonlyMap<Table, string> {
  const found = new Map<Table, string>();
  const used = new Set((mapping.ignoreFiles ?? []).map((name) => name.toLowerCase()));
  const named = new Map<string, Table>();
  for (const table of tables()) {
    const { file } = mappingOf(mapping, table);
    if (file === undefined) named.set(stem(table.name), table);
    else {
      const name = folder.names.find((other) => other.toLowerCase() === file.toLowerCase());
      if (name === undefined) builder.report({ file: visible(file), text: missingFile(table) });
      else {
        found.set(table, name);
        used.add(name.toLowerCase());
      }
    }
  }
  for (const name of folder.names) {
    if (used.has(name.toLowerCase())) continue;
    const table = named.get(stem(name));
    if (table === undefined) builder.report({ file: visible(name), text: noTable() });
    else if (found.has(table)) builder.report({ file: visible(name), text: TWO_FILES });
    else found.set(table, name);
  }
  return found;
}

/** Reads one file into a table. Gives its number of rows. */
function readTable(
  builder: DraftBuilder,
  file: string,
  table: Table,
  bytes: Buffer,
  { shared, ...own }: TableMapping & { readonly shared: boolean },
  onRow: (share: number) => void,
): number {
  const decoded = decode(bytes, own.encoding);
  if ('fault' in decoded) {
    builder.report({ file, text: decoded.fault });
    return 0;
  }
  const { text } = decoded;
  // a character that was replaced in a sound file was so before it came here
  const damaged = decoded.damaged || /[\u0080-\u009f]/u.test(text);
  const delimiter: Delimiter = own.delimiter ?? delimiterOf(text);
  let filler: Filler | undefined;
  let rows = 0;
  let headless = false;
  const whole = readCsv(text, delimiter, {
    row(cells, row, share) {
      if (headless) return;
      if (filler === undefined) {
        const header = readHeader(cells, file, row, table, own);
        filler = builder.open({ file, table, header, shared: shared && table.at.length > 0 }, damaged);
        return;
      }
      rows++;
      onRow(share);
      filler.row(cells, row);
    },
    torn(line, row) {
      // without its headings a file says nothing
      if (filler === undefined) headless = true;
      if (headless) builder.report({ file, row, text: TORN });
      else filler?.torn(line.split(delimiter), row);
    },
  });
  if (!whole) builder.report({ file, text: TOO_TORN });
  else if (filler === undefined && !headless) builder.report({ file, text: EMPTY });
  return rows;
}

/** Reads a folder of CSV files. What is wrong with them stands in the draft; only a file that cannot be opened throws. */
export async function readFolder(
  folder: Folder,
  mapping: Mapping,
  onRow: (name: string, share: number) => void = () => undefined,
): Promise<{ readonly draft: Draft; readonly rows: number }> {
  const builder = new DraftBuilder();
  const files = assign(folder, mapping, builder);
  let rows = 0;
  // in the order of the tables, so that entries come before their own lists
  for (const table of tables()) {
    const name = files.get(table);
    if (name === undefined) continue;
    const own = mappingOf(mapping, table);
    const whole = {
      ...own,
      encoding: own.encoding ?? mapping.encoding,
      delimiter: own.delimiter ?? mapping.delimiter,
      shared: [...files.values()].filter((other) => other === name).length > 1,
    };
    rows += readTable(builder, visible(name), table, await folder.read(name), whole, (share) => onRow(name, share));
  }
  const catalogue = files.size > 0 && [...files.keys()].every(isOfCatalogue);
  // without its main table nothing of a folder has a place
  const first = tables().find(
    (table) => (catalogue ? isOfCatalogue(table) : table.of === 'case') && table.parent === undefined,
  );
  if (first !== undefined && !files.has(first) && mappingOf(mapping, first).file === undefined)
    builder.report({ file: `${first.name}.csv`, text: missingFile(first) });
  return { draft: builder.finish(catalogue), rows };
}
