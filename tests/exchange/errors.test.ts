import { describe, expect, it } from 'vitest';
import { toDay } from '../../src/calendar/civil-date.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import type { Finding } from '../../src/exchange/finding.ts';
import { settled } from './folders.ts';
import { seedErrors } from './seeded-errors.ts';

const TODAY = toDay(2026, 11, 21);
/** `npm run torture:import` takes an office of the size of the real ones. */
const CASES = Number(process.env['FALLBOTE_IMPORT_CASES'] ?? 1500);

describe('a hundred mistakes in the files of an office', () => {
  const { files, seeded } = seedErrors(demoOffice({ cases: CASES, seed: 11, today: TODAY }), 100, 5);
  const found = async () => {
    const result = await settled(files);
    return result.office === undefined ? result.findings : [];
  };

  it('are a hundred, of many kinds', () => {
    expect(seeded).toHaveLength(100);
    expect(new Set(seeded.map(({ kind }) => kind)).size).toBeGreaterThan(25);
  });

  it('are all named with file, row and column, in one pass', async () => {
    const findings = await found();
    const at = (finding: Finding) => `${finding.file} ${finding.row} ${finding.column}`;
    const places = new Set(findings.map(at));
    const rows = new Set(findings.map(({ file, row }) => `${file} ${row}`));
    const missed = seeded.filter(({ file, row, column }) =>
      column === undefined ? !rows.has(`${file} ${row}`) : !places.has(`${file} ${row} ${column}`),
    );
    expect(missed).toEqual([]);
  }, 120_000);

  it('and nothing else is called a mistake', async () => {
    const known = new Set(seeded.map(({ file, row }) => `${file} ${row}`));
    expect((await found()).filter(({ file, row }) => !known.has(`${file} ${row}`))).toEqual([]);
  }, 120_000);

  it('each say what stands there and what is expected', async () => {
    for (const { text, value, column } of await found()) {
      expect(text.de).toMatch(
        /Erwartet|Jede Kennung|Jeder Eintrag|gibt es nicht|liegt (vor|nach)|nicht in der Reihenfolge|gibt es in diesem Fall nicht|Möglich:|Bitte zum Beispiel so:/u,
      );
      expect(text.de).not.toMatch(/undefined|NaN|\[object/u);
      if (value !== undefined) expect(column).toBeDefined();
    }
  }, 120_000);
});
