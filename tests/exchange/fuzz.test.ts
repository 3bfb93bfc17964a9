import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toDay } from '../../src/calendar/civil-date.ts';
import { checkImport } from '../../src/cases/check.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { findingLine } from '../../src/exchange/finding.ts';
import { readFolder } from '../../src/exchange/read-folder.ts';
import { type Settled, settle } from '../../src/exchange/settle.ts';
import { tables } from '../../src/exchange/tables.ts';
import { csvFiles } from '../../src/exchange/write-csv.ts';

vi.setConfig({ testTimeout: 30_000 });

const EXAMPLE = exampleOffice(toDay(2026, 11, 21));
const FILES = (() => {
  const files = csvFiles(EXAMPLE.office, EXAMPLE.cases, { encoding: 'windows-1252', delimiter: ';' });
  if ('text' in files) throw new Error(files.text.de);
  return files;
})();
const NAMES = [...FILES.keys()];
const SLOWEST = 5000;

/** Rows of a file that hold something, without its headings, as plain lines. */
const linesIn = (bytes: Buffer): number =>
  bytes
    .toString('latin1')
    .split(/\r\n|\n|\r/u)
    .slice(1)
    .filter((line) => line.replace(/[;\s]/gu, '') !== '').length;

async function read(files: ReadonlyMap<string, Buffer>): Promise<{ readonly result: Settled; readonly rows: number }> {
  const start = performance.now();
  const { draft, rows } = await readFolder(
    { names: [...files.keys()], read: async (name) => files.get(name) ?? Buffer.of() },
    {},
  );
  const result = settle(draft, undefined);
  expect(performance.now() - start).toBeLessThan(SLOWEST);
  return { result, rows };
}

/** Sound and whole, or refused with sentences that can be printed; `lines`: rows that were in the files. */
async function sane(files: ReadonlyMap<string, Buffer>, lines?: number): Promise<boolean> {
  const { result, rows } = await read(files);
  if (result.office !== undefined) {
    expect(checkImport({ fallbote: 1, office: result.office, cases: result.cases }).problems).toEqual([]);
    if (lines !== undefined) expect(rows).toBe(lines);
    return true;
  }
  expect(result.findings.length).toBeGreaterThan(0);
  for (const finding of result.findings) {
    for (const language of ['de', 'en'] as const) {
      const line = findingLine(finding, language);
      if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|undefined|NaN|\[object/u.test(line) || line.length > 2500)
        throw new Error(`not printable: ${JSON.stringify(line)}`);
    }
    expect(finding.file).toBeDefined();
  }
  return false;
}

const withFile = (name: string, bytes: Uint8Array) => new Map(FILES).set(name, Buffer.from(bytes));
const anyName = fc.constantFrom(...NAMES);
const anyTable = fc.constantFrom(...tables().map(({ name }) => `${name}.csv`));

describe('whatever lies in the folder, it is taken over whole or refused with a clear report', () => {
  it('random bytes in place of any file', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTable,
        fc.uint8Array({ maxLength: 300 }),
        async (name, bytes) => void (await sane(withFile(name, bytes))),
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('random characters that mean something in CSV, below the right headings', async () => {
    const soup = fc.string({
      unit: fc.constantFrom('"', ';', ',', '\n', '\r', "'", '|', 'a', '1', '0', '.', 'F', '-', ' ', '=', 'ä', '[', '{'),
      maxLength: 120,
    });
    await fc.assert(
      fc.asyncProperty(anyName, soup, async (name, text) => {
        const head = FILES.get(name)?.toString('latin1').split('\r\n')[0] ?? '';
        await sane(withFile(name, Buffer.from(`${head}\r\n${text}`, 'latin1')));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('any file cut off at any byte: no row goes missing unnoticed', async () => {
    let sound = 0;
    await fc.assert(
      fc.asyncProperty(anyName, fc.nat(), async (name, at) => {
        const whole = FILES.get(name) ?? Buffer.of();
        const cut = whole.subarray(0, at % (whole.length + 1));
        const files = withFile(name, cut);
        const lines = [...files.values()].reduce((sum, bytes) => sum + linesIn(bytes), 0);
        if (await sane(files, lines)) sound++;
      }),
      { numRuns: 400 },
    );
    expect(sound).toBeGreaterThan(0);
  }, 60_000);

  it('every file cut off in its last rows', async () => {
    for (const [name, whole] of FILES) {
      for (let cut = 1; cut < 60 && cut < whole.length; cut += 4) {
        const files = withFile(name, whole.subarray(0, whole.length - cut));
        await sane(
          files,
          [...files.values()].reduce((sum, bytes) => sum + linesIn(bytes), 0),
        );
      }
    }
  }, 120_000);

  it('a few bytes changed, in any file: the rows are all there, or the report says why not', async () => {
    const change = fc.tuple(anyName, fc.nat(), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const files = new Map([...FILES].map(([name, bytes]) => [name, Buffer.from(bytes)]));
        for (const [name, at, byte] of changes) {
          const bytes = files.get(name) ?? Buffer.of();
          bytes[at % bytes.length] = byte;
        }
        await sane(files);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('the columns in any order: the same office', async () => {
    const random = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(random, async (stream) => {
        const files = new Map(
          [...FILES].map(([name, bytes]) => {
            const rows = bytes
              .toString('latin1')
              .trimEnd()
              .split('\r\n')
              // the example has no quotes but around a rule, which stands alone
              .map((line) => (name.startsWith('regeln') ? [line] : line.split(';')));
            const order = (rows[0] ?? [])
              .map((_, i) => ({ i, key: stream.next().value ?? 0 }))
              .sort((a, b) => a.key - b.key);
            const text = rows.map((row) => order.map(({ i }) => row[i]).join(';')).join('\n');
            return [name, Buffer.from(text, 'latin1')] as const;
          }),
        );
        const { result } = await read(files);
        expect(result).toMatchObject({ office: EXAMPLE.office, cases: EXAMPLE.cases });
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('the files of one table under the name of another', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyName,
        anyTable,
        async (from, name) => void (await sane(withFile(name, FILES.get(from) ?? Buffer.of()))),
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  it.each<[string, string]>([
    ['a page of the web', '<!DOCTYPE html>\n<html><body><table><tr><td>1</td></tr></table>\n</body></html>'],
    ['JSON', JSON.stringify(EXAMPLE, null, 2)],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR'],
    ['only quotes', '"'.repeat(5000)],
    ['only line ends', '\n'.repeat(5000)],
    ['only delimiters', ';'.repeat(5000)],
    ['one endless line', 'x'.repeat(2_000_000)],
    ['a hundred thousand lines of nonsense', 'a;b;c\n'.repeat(100_000)],
    ['a hundred thousand open quotes', `Fallnummer;Fall seit;Team\n${'F-1;"x\n'.repeat(100_000)}`],
    ['a thousand columns', `${Array.from({ length: 1000 }, (_, i) => `spalte${i}`).join(';')}\n`],
    ['a heading of a prototype', '__proto__;constructor;toString\n1;2;3\n'],
  ])(
    '%s is refused',
    async (_, text) => {
      expect(await sane(withFile('faelle.csv', Buffer.from(text, 'latin1')))).toBe(false);
    },
    60_000,
  );
});
