import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toDay } from '../../src/calendar/civil-date.ts';
import { checkImport } from '../../src/cases/check.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { officeFrom } from '../../src/exchange/draft-office.ts';
import { ENCODINGS, type Encoding } from '../../src/exchange/encoding.ts';
import { csvFiles } from '../../src/exchange/write-csv.ts';
import { jsonText } from '../../src/exchange/write-json.ts';
import { anyFile } from './arbitrary.ts';
import { draftOf, settled } from './folders.ts';

vi.setConfig({ testTimeout: 30_000 });

const TODAY = toDay(2026, 11, 21);
const DELIMITERS = [';', ','] as const;

function written(file: ImportFile, encoding: Encoding, delimiter: ';' | ','): ReadonlyMap<string, Buffer> {
  const files = csvFiles(file.office, file.cases, { encoding, delimiter });
  if ('text' in files) throw new Error(files.text.de);
  return files;
}

describe('export and import again give back the very same office', () => {
  const WAYS = ENCODINGS.flatMap((encoding) => DELIMITERS.map((delimiter) => [encoding, delimiter] as const));

  it.each(WAYS)('as CSV in %s with %s: the example and an invented office', async (encoding, delimiter) => {
    for (const file of [exampleOffice(TODAY), demoOffice({ cases: 300, seed: 4, today: TODAY })]) {
      const again = await settled(written(file, encoding, delimiter));
      expect(again.office === undefined ? again.findings : []).toEqual([]);
      expect(again).toMatchObject({ office: file.office, leftOut: [] });
      expect(again.office === undefined ? [] : again.cases).toEqual(file.cases);
    }
  });

  it.each(WAYS)(
    'as CSV in %s with %s: any data of the right shape, with any texts',
    async (encoding, delimiter) => {
      let tried = 0;
      await fc.assert(
        fc.asyncProperty(anyFile(encoding === 'windows-1252'), async (file) => {
          const files = csvFiles(file.office, file.cases, { encoding, delimiter });
          // a file that could be taken for UTF-8 is refused
          if ('text' in files) return;
          tried++;
          const draft = await draftOf(files);
          expect(draft.findings).toEqual([]);
          expect(draft.cases).toEqual(file.cases);
          expect(officeFrom(draft, undefined)).toEqual(file.office);
        }),
        { numRuns: 120 },
      );
      expect(tried).toBeGreaterThan(60);
    },
    60_000,
  );

  it('as JSON', () => {
    for (const cases of [0, 1, 40]) {
      const file = demoOffice({ cases: 40, seed: cases, today: TODAY });
      const cut = { ...file, cases: file.cases.slice(0, cases) };
      expect(JSON.parse(jsonText(cut))).toEqual(cut);
      // the same text, whatever way the data came in
      const turned = { ...cut, cases: cut.cases.map((kase) => Object.fromEntries(Object.entries(kase).reverse())) };
      expect(jsonText(turned as ImportFile)).toBe(jsonText(cut));
      expect(checkImport(JSON.parse(jsonText(cut))).problems).toEqual([]);
    }
    fc.assert(
      fc.property(anyFile(false), (file) => void expect(JSON.parse(jsonText(file))).toEqual(file)),
      { numRuns: 100 },
    );
  });
});

describe('an exported table', () => {
  const note = (text: string): ImportFile => {
    const file = exampleOffice(TODAY);
    const [first, ...rest] = file.cases;
    if (first === undefined) throw new Error('no case');
    return { ...file, cases: [{ ...first, contacts: [{ on: '2026-05-04', kind: 'Gespräch', note: text }] }, ...rest] };
  };

  it.each(['=HYPERLINK("http://x")', '+1', '-1+1', '@SUM(A1)', '   =1'])('holds no formula: %s', (text) => {
    const bytes = written(note(text), 'utf-8', ';').get('kontakte.csv')?.toString('utf8') ?? '';
    const cells = bytes.split(/[;\r\n]/u).map((cell) => cell.replace(/^"|"$/gu, ''));
    expect(cells.some((cell) => /^[=+\-@]/u.test(cell.trim()))).toBe(false);
    expect(bytes).toContain(`'${text.replaceAll('"', '""')}`);
  });

  it('begins with the mark by which Excel knows UTF-8', () => {
    for (const bytes of written(note('x'), 'utf-8', ';').values())
      expect(bytes.subarray(0, 3)).toEqual(Buffer.of(0xef, 0xbb, 0xbf));
  });

  it('is not written in Windows-1252 where that has no such character, and says which', () => {
    expect(
      csvFiles(note('Ελένη').office, note('Ελένη').cases, { encoding: 'windows-1252', delimiter: ';' }),
    ).toMatchObject({
      file: 'kontakte.csv',
      row: 2,
      text: { de: expect.stringContaining('„Ε“') },
    });
  });
});
