import { describe, expect, test } from 'vitest';
import { AUDIT_START, type AuditEntry, chain } from '../../src/access/audit.ts';
import { type TrailLine, verifyTrail } from '../../src/access/verify-trail.ts';

const entry = (n: number): AuditEntry => ({
  at: `2026-11-20T08:00:${String(n).padStart(2, '0')}.000Z`,
  who: 'fm-1',
  door: 'slack',
  what: 'look',
  command: 'fall',
  cases: [`F-${n}`],
});
const LINES: string[] = [];
let head = AUDIT_START;
for (let n = 1; n <= 12; n++) {
  const next = chain(entry(n), head);
  LINES.push(next.line);
  head = next.head;
}
const line = (n: number): string => LINES[n - 1] ?? '';

async function* trail(lines: readonly string[]): AsyncIterable<TrailLine> {
  yield* lines.map((text, i) => ({ text, file: 'audit-2026-11.jsonl', number: i + 1, torn: false }));
}
const verify = (lines: readonly string[], anchor?: string) => verifyTrail(trail(lines), head, anchor);
const found = async (lines: readonly string[]) =>
  (await verify(lines)).findings.map(({ where, text }) => `${where} ${text.de}`);

describe('a trail is checked', () => {
  test('a whole one: no finding, its length and last hash', async () => {
    expect(await verify(LINES)).toEqual({ findings: [], lines: 12, hash: head.hash });
  });

  test('a changed line is named by file and line', async () => {
    const changed = line(5).replace('"look"', '"change"');
    const [first = ''] = await found(LINES.with(4, changed));
    expect(first).toMatch(/^audit-2026-11\.jsonl:5 Diese Zeile/);
  });

  test('a changed line with a hash that fits it again breaks at the next one', async () => {
    let at = AUDIT_START;
    for (let n = 1; n <= 4; n++) at = chain(entry(n), at).head;
    const forged = chain({ ...entry(5), who: 'fm-2' }, at).line;
    expect((await found(LINES.with(4, forged)))[0]).toMatch(/:6 Diese Zeile oder die davor wurde verändert\.$/);
  });

  test.each([
    ['one line', LINES.toSpliced(4, 1), ':5 Zeile Nr. 5 fehlt.'],
    ['three lines', LINES.toSpliced(4, 3), ':5 Die Zeilen Nr. 5 bis 7 fehlen.'],
    ['the first line', LINES.slice(1), ':1 Zeile Nr. 1 fehlt.'],
    ['the last line', LINES.slice(0, -1), ':11 Am Ende fehlt etwas: Zeile Nr. 12 fehlt.'],
    ['the last three', LINES.slice(0, -3), ':9 Am Ende fehlt etwas: Die Zeilen Nr. 10 bis 12 fehlen.'],
    ['everything', [], 'audit Am Ende fehlt etwas: Die Zeilen Nr. 1 bis 12 fehlen.'],
  ])('%s removed', async (_, lines, expected) => {
    expect((await found(lines)).join('\n')).toContain(expected);
  });

  test('two lines in another order, a line twice, a foreign line', async () => {
    expect(await found([...LINES.slice(0, 3), line(5), line(4), ...LINES.slice(5)])).not.toEqual([]);
    expect((await found(LINES.toSpliced(3, 0, line(3))))[0]).toContain(
      'Zeile Nr. 3 steht hier an falscher Stelle oder doppelt.',
    );
    expect((await found(LINES.toSpliced(3, 0, 'hallo')))[0]).toContain(':4 Das ist keine Zeile des Protokolls');
  });

  test('every place of several is named', async () => {
    const text = (await found(LINES.with(2, line(3).replace('fm-1', 'fm-9')).toSpliced(7, 1))).join('\n');
    expect(text).toContain(':3 ');
    expect(text).toContain('Zeile Nr. 8 fehlt.');
  });

  test('a hash that somebody noted earlier proves that the lines up to it still stand', async () => {
    const noted = /"hash":"(\w+)"/.exec(line(6))?.[1] ?? '';
    expect((await verify(LINES, noted)).findings).toEqual([]);
    expect((await verify(LINES, 'f'.repeat(64))).findings.map((item) => item.text.de)).toEqual([
      'Der angegebene Prüfwert kommt nicht vor.',
    ]);
  });
});
