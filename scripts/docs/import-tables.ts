import { cellOf } from '../../src/exchange/cell.ts';
import { type Column, EMPTY_LISTS, isWhole, type Kind, type Table } from '../../src/exchange/table.ts';
import { tables } from '../../src/exchange/tables.ts';
import { defaultWinner } from '../../src/exchange/wins.ts';

const cell = (text: string) => text.replaceAll('|', '\\|');

function valueText(kind: Kind): string {
  switch (kind.is) {
    case 'date':
      return 'Datum';
    case 'yesNo':
      return 'ja / nein';
    case 'flag':
      return 'ja';
    case 'number':
      return 'ganze Zahl';
    case 'decimal':
      return 'Zahl, z. B. 19,5';
    case 'texts':
      return 'Texte, mit | getrennt';
    case 'json':
      return kind.fields === undefined
        ? 'JSON, siehe [regeln.md](regeln.md)'
        : 'JSON, siehe [massnahmen.md](massnahmen.md)';
    case 'word':
      return [...kind.show.keys()].map((value) => `\`${cellOf(kind, value)}\``).join(' · ');
    case 'wordList':
      return `${[...kind.show.keys()].map((value) => `\`${cellOf({ ...kind, is: 'word' }, value)}\``).join(' · ')}, mit | getrennt`;
    case 'text':
      return 'Text';
  }
}

const record = (table: Table): string => (table.of === 'case' ? 'cases[]' : 'office');
const pathOf = (table: Table): string =>
  [record(table), ...table.at.map((name) => `${name}[]`)]
    .join('.')
    .replace('schule[]', 'schule')
    .replace('office.reminders[]', 'office.reminders');

function row(table: Table, column: Column): string {
  const field = isWhole(column)
    ? 'die ganze Regel'
    : (column.rest ?? [column.path.join('.')]).map((name) => `\`${name}\``).join(' · ');
  const wins = defaultWinner(table.of, [...table.at, ...column.path]) === 'bot' ? 'Bot' : 'Fachverfahren';
  const cells = [
    column.header,
    cell(valueText(column.kind)),
    column.required ? 'ja' : '',
    field,
    wins,
    cell(column.about ?? (column.rest === undefined ? '' : 'was keine eigene Spalte hat, vor allem Verschachteltes')),
  ];
  return `| ${cells.join(' | ')} |`;
}

function keyRow(table: Table, header: string, of: 'case' | 'parent'): string {
  const about =
    of === 'case'
      ? 'zu welchem Fall die Zeile gehört'
      : `zu welchem Eintrag: dessen Kennung aus ${table.parent?.name}.csv`;
  return `| ${header} | Text | ja | | | ${about} |`;
}

function tableText(table: Table): string {
  const names = [...table.empties.values()].map(({ name }) => name).join(' · ');
  return [
    `### ${table.name}.csv`,
    '',
    `${table.about ?? ''}. Im JSON: \`${pathOf(table)}\`.`,
    '',
    '| Spalte | Wert | nötig | Feld im JSON | bei Konflikt gilt | Bedeutung |',
    '|---|---|---|---|---|---|',
    ...table.keys.map((key) => keyRow(table, key.header, key.of)),
    ...table.columns.map((column) => row(table, column)),
    ...(names === ''
      ? []
      : [`| ${EMPTY_LISTS} | Namen, mit \\| getrennt | | | | was bekannt ist, aber leer: ${names} |`]),
    '',
  ].join('\n');
}

/** All tables of the CSV import with their columns, the cases first. */
export function importTables(): string {
  const all = tables();
  return [...all.filter(({ of }) => of === 'case'), ...all.filter(({ of }) => of === 'office')]
    .map(tableText)
    .join('\n');
}
