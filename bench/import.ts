import { parse } from 'csv-parse/sync';
import { toDay } from '../src/calendar/civil-date.ts';
import { checkImport } from '../src/cases/check.ts';
import { demoOffice } from '../src/demo/demo-office.ts';
import { readFolder } from '../src/exchange/read-folder.ts';
import { settle } from '../src/exchange/settle.ts';
import { csvFiles } from '../src/exchange/write-csv.ts';
import { jsonText } from '../src/exchange/write-json.ts';
import { ms, sideBySide, table } from './measure.ts';

const perSecond = (count: number, time: number): string =>
  String(Math.round((count / time) * 10) * 100).replace(/(\d)(?=\d{3}$)/u, '$1 ');

/** Reading and checking an office as CSV and as JSON, against the bare parsers on the same bytes. */
export async function benchImport(): Promise<string> {
  const size = 13_000;
  const file = demoOffice({ cases: size, seed: 7, today: toDay(2026, 11, 20) });
  const files = csvFiles(file.office, file.cases, { encoding: 'windows-1252', delimiter: ';' });
  if ('text' in files) throw new Error(files.text.de);
  const folder = { names: [...files.keys()], read: async (name: string) => files.get(name) ?? Buffer.of() };
  let rows = 0;
  const csv = await sideBySide(
    {
      parse: () => {
        for (const bytes of files.values()) parse(bytes, { delimiter: ';', encoding: 'latin1' });
      },
      read: async () => {
        rows = (await readFolder(folder, {})).rows;
      },
      check: async () => {
        const settled = settle((await readFolder(folder, {})).draft, undefined);
        if (settled.office === undefined) throw new Error('not sound');
      },
    },
    5,
  );
  const text = jsonText(file);
  const json = await sideBySide(
    {
      parse: () => JSON.parse(text),
      check: () => {
        if (checkImport(JSON.parse(text)).file === undefined) throw new Error('not sound');
      },
    },
    5,
  );
  const { parse: bare = 0, read = 0, check = 0 } = csv;
  const { parse: bareJson = 0, check: checkJson = 0 } = json;
  const row = (name: string, count: number, own: number, other: number) => [
    name,
    `${count}`,
    `${ms(other)} ms`,
    `${ms(own)} ms`,
    perSecond(count, own),
    `**${(own / other).toFixed(2)}×**`,
  ];
  return table(
    [`${size} cases`, 'rows / cases', 'parser alone', 'Fallbote', 'per second', 'Fallbote / parser'],
    [
      row('CSV: read', rows, read, bare),
      row('CSV: read and check', rows, check, bare),
      row('JSON: read and check', size, checkJson, bareJson),
    ],
  );
}
