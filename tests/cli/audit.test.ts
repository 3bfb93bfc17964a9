import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, fallbote, TODAY, temporaryFolder } from './fallbote.ts';

/** The example office after Frau Amsel, a colleague without the right and a lead have asked for F-101. */
async function asked() {
  const data = join(temporaryFolder(), 'daten');
  await fallbote(['import', EXAMPLE, '--data', data]);
  const ask = (as: string, text: string) => fallbote(['ask', text, '--as', as, '--data', data, ...TODAY]);
  await ask('fm-1', 'kontakt F-101 Gespräch');
  await ask('fm-3', 'fall F-101');
  await ask('tl-1', 'fristen F-101');
  const name = readdirSync(data).find((file) => file.startsWith('audit-2')) ?? '';
  const path = join(data, name);
  const lines = () => readFileSync(path, 'utf8').trimEnd().split('\n');
  const write = (changed: readonly string[]) => writeFileSync(path, `${changed.join('\n')}\n`);
  const verify = (...more: readonly string[]) => fallbote(['audit', 'verify', '--data', data, ...more]);
  return { data, path, name, lines, write, verify };
}

describe('fallbote audit', () => {
  it('holds the import, a change, a refused look and a look, and is whole', async () => {
    const { lines, verify, path } = await asked();
    expect(lines().map((line) => [JSON.parse(line).who, JSON.parse(line).what])).toEqual([
      ['betrieb', 'import'],
      ['fm-1', 'change'],
      ['fm-3', 'refused'],
      ['tl-1', 'look'],
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { code, out } = await verify();
    expect(code).toBe(0);
    expect(out).toMatch(/^Das Protokoll ist lückenlos: 4 Zeilen\. Letzter Prüfwert: [0-9a-f]{64}$/mu);
    const hash = /[0-9a-f]{64}/u.exec(out)?.[0] ?? '';
    expect((await verify('--hash', hash)).code).toBe(0);
    expect((await verify('--hash', 'a'.repeat(64))).code).toBe(1);
  });

  it.each<[string, (lines: readonly string[]) => readonly string[], RegExp]>([
    [
      'changed',
      (lines) => lines.with(1, lines[1]?.replace('fm-1', 'fm-2') ?? ''),
      /:2: Diese Zeile oder die davor wurde verändert/u,
    ],
    ['removed', (lines) => lines.toSpliced(2, 1), /:3: Zeile Nr\. 3 fehlt/u],
    ['removed at the end', (lines) => lines.slice(0, -1), /:3: Am Ende fehlt etwas: Zeile Nr\. 4 fehlt/u],
    ['moved', (lines) => [lines[0] ?? '', lines[2] ?? '', lines[1] ?? '', lines[3] ?? ''], /:2: Zeile Nr\. 2 fehlt/u],
    ['added', (lines) => [...lines, lines[3] ?? ''], /:5: Zeile Nr\. 4 steht hier an falscher Stelle oder doppelt/u],
  ])('finds a line that was %s', async (_, change, expected) => {
    const { lines, write, verify, name } = await asked();
    write(change(lines()));
    const { code, err } = await verify();
    expect(code).toBe(1);
    expect(err).toMatch(expected);
    expect(err).toContain(name);
    const json = JSON.parse((await verify('--json')).out);
    expect(json.findings.length).toBeGreaterThan(0);
  });

  it('gives out what happened to one case, without naming any other', async () => {
    const { data } = await asked();
    const csv = await fallbote(['audit', 'export', '--data', data, '--case', 'f-101']);
    expect(
      csv.out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(';').slice(2, 5).join(' ')),
    ).toEqual([
      'Wer Was Befehl',
      'betrieb importiert import',
      'fm-1 geändert kontakt',
      'fm-3 verweigert fall',
      'tl-1 angesehen fristen',
    ]);
    expect(csv.out).not.toContain('F-102');
    const target = join(data, '..', 'auskunft.json');
    const { out } = await fallbote([
      'audit',
      'export',
      '--data',
      data,
      '--case',
      'F-101',
      '--format',
      'json',
      '--out',
      target,
    ]);
    expect(out).toContain('4 Zeilen nach');
    expect(JSON.parse(readFileSync(target, 'utf8'))).toHaveLength(4);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect((await fallbote(['audit', 'export', '--data', data, '--out', target])).code).toBe(1);
  });

  it('finds that all of it was taken away, and says so with what it gives out', async () => {
    const { data, verify } = await asked();
    for (const name of readdirSync(data)) if (name.startsWith('audit-')) rmSync(join(data, name));
    const { code, err } = await verify();
    expect(code).toBe(1);
    expect(err).toContain('audit-head.json: Diese Datei fehlt.');
    const given = await fallbote(['audit', 'export', '--data', data]);
    expect(given.code).toBe(0);
    expect(given.err).toContain('Das Protokoll ist nicht lückenlos.');
  });

  it('calls no trail whole where there is no data', async () => {
    const data = join(temporaryFolder(), 'nirgends');
    for (const what of ['verify', 'export']) {
      const { code, err } = await fallbote(['audit', what, '--data', data]);
      expect(code).toBe(1);
      expect(err).toContain('Hier liegen noch keine Daten.');
    }
  });

  it('says what is missing where no folder is named', async () => {
    const { code, err } = await fallbote(['audit', 'verify']);
    expect(code).toBe(1);
    expect(err).toContain('Bitte den Datenordner nennen: --data <Ordner>.');
  });
});
