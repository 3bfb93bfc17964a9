import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { EXAMPLE, fallbote, TODAY, temporaryFolder } from './fallbote.ts';

vi.setConfig({ testTimeout: 30_000 });

/** The example office as a data folder and as a folder of CSV files in Windows-1252. */
async function example(): Promise<{ readonly data: string; readonly csv: string; readonly folder: string }> {
  const folder = temporaryFolder();
  const [data, csv] = [join(folder, 'daten'), join(folder, 'csv')];
  expect((await fallbote(['import', EXAMPLE, '--data', data])).code).toBe(0);
  const made = await fallbote(['export', csv, '--data', data, '--encoding', 'windows-1252']);
  expect(made).toMatchObject({ code: 0, err: '' });
  return { data, csv, folder };
}

/** Replaces text in a file of Windows-1252. */
function edit(path: string, from: string | RegExp, to: string): void {
  writeFileSync(path, readFileSync(path, 'latin1').replace(from, to), 'latin1');
}

describe('fallbote import of CSV files', () => {
  it('takes an office over, and a second time changes nothing', async () => {
    const { csv, folder } = await example();
    const data = join(folder, 'neu');
    const first = await fallbote(['import', csv, '--data', data]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toBe('Übernommen: Jobcenter Vogelsang (erfunden), 18 neue, 0 geänderte, 0 unveränderte Fälle.\n');
    const again = await fallbote(['import', csv, '--data', data]);
    expect(again.out).toBe(
      'Nichts zu ändern: Jobcenter Vogelsang (erfunden), 0 neue, 0 geänderte, 18 unveränderte Fälle.\n',
    );
    const english = await fallbote(['import', csv, '--data', data, '--lang', 'en']);
    expect(english.out).toBe(
      'Nothing to change: Jobcenter Vogelsang (erfunden), 0 new, 0 changed, 18 unchanged cases.\n',
    );
  });

  it('keeps what was entered in the bot in between, and lists a conflict with who won', async () => {
    const { data, csv, folder } = await example();
    const json = join(folder, 'bot.json');
    await fallbote(['import', csv, '--data', data]);
    const entered = await fallbote([
      'ask',
      'kontakt F-101 20.11. gespräch telefon',
      '--as',
      'fm-1',
      '--data',
      data,
      ...TODAY,
    ]);
    expect(entered.code).toBe(0);
    const kept = await fallbote(['import', csv, '--data', data]);
    expect(kept.out).toContain('18 unveränderte');
    await fallbote(['export', json, '--data', data, '--case', 'f-101']);
    const { cases } = JSON.parse(readFileSync(json, 'utf8'));
    expect(cases[0].contacts.at(-1)).toMatchObject({ on: '2026-11-20', kind: 'Gespräch', channel: 'Telefon' });
    expect(kept.out).toMatch(/Aus dem Bot bleib/u);
    // the Fachverfahren now has the same talk, in another way
    edit(join(csv, 'kontakte.csv'), /$/u, 'F-101;20.11.2026;Gespräch;Video;;;;\r\n');
    const conflict = await fallbote(['import', csv, '--data', data]);
    expect(conflict.out).toContain(
      'Konflikte: 1\n  F-101, kontakte, Spalte „Weg“ (20.11.2026 Gespräch): im Bot „Telefon“, im Fachverfahren „Video“. Es gilt der Bot.',
    );
  });

  it('takes nothing over where a row is wrong, and names file, row, column and what is expected', async () => {
    const { csv, folder } = await example();
    const data = join(folder, 'neu');
    edit(join(csv, 'kontakte.csv'), /(\r\nF-10\d);\d\d\.\d\d\./u, '$1;31.02.');
    edit(join(csv, 'faelle.csv'), ';fm-1;', ';fm-9;');
    const { code, out, err } = await fallbote(['import', csv, '--data', data]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`2 Fehler in ${csv}. Nichts wurde übernommen.`);
    expect(err).toMatch(
      /^ {2}kontakte\.csv, Zeile 2, Spalte „Datum“: „31\.02\.\d{4}“ geht hier nicht\. Erwartet: ein Datum TT\.MM\.JJJJ /mu,
    );
    expect(err).toContain(
      'faelle.csv, Zeile 2, Spalte „Fallmanager“: Die Fallmanagerin oder den Fallmanager „fm-9“ gibt es nicht (mitarbeiter mit der Rolle Fallmanagement).',
    );
    expect(() => readdirSync(data)).toThrow('ENOENT');
    const check = await fallbote(['check', csv]);
    expect(check.code).toBe(1);
    expect(check.err).toContain('2 Fehler gefunden:');
  });

  it('leaves wrong rows out where that is wanted, and says which', async () => {
    const { csv, folder } = await example();
    edit(join(csv, 'kontakte.csv'), /(\r\nF-10\d);\d\d\.\d\d\./u, '$1;31.02.');
    const { code, out } = await fallbote(['import', csv, '--data', join(folder, 'neu'), '--skip-bad-rows']);
    expect(code).toBe(0);
    expect(out).toContain('18 neue');
    expect(out).toMatch(/Ausgelassen wegen Fehlern: 1\n {2}kontakte\.csv, Zeile 2, Spalte „Datum“/u);
  });

  it('leaves wrong entries of a JSON file out as well', async () => {
    const folder = temporaryFolder();
    const file = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
    const talks = file.cases.filter((kase: { contacts?: unknown }) => kase.contacts !== undefined);
    talks[0].contacts[0].on = 'gestern';
    talks[1].manager = 'niemand';
    writeFileSync(join(folder, 'falsch.json'), JSON.stringify(file));
    const { code, out } = await fallbote([
      'import',
      join(folder, 'falsch.json'),
      '--data',
      join(folder, 'neu'),
      '--skip-bad-rows',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('17 neue');
    expect(out).toContain('Ausgelassen wegen Fehlern: 2');
  });

  it('writes everything into a report that only its owner may read, and shows 200 lines', async () => {
    const { csv, folder } = await example();
    const report = join(folder, 'bericht.json');
    writeFileSync(report, 'alt');
    writeFileSync(join(csv, 'plaene.csv'), `Fallnummer;Datum\r\n${'F-101;gestern\r\n'.repeat(300)}`);
    const { err } = await fallbote(['import', csv, '--data', join(folder, 'neu'), '--report', report]);
    expect(err).toContain('… und 100 weitere (alle mit --report)');
    expect(statSync(report).mode & 0o777).toBe(0o600);
    const { errors } = JSON.parse(readFileSync(report, 'utf8'));
    expect(errors).toHaveLength(300);
    expect(errors[299]).toMatchObject({
      file: 'plaene.csv',
      row: 301,
      column: 'Datum',
      value: 'gestern',
      record: 'F-101',
    });
  });

  it('changes nothing on a dry run, and says what would change', async () => {
    const { data, csv } = await example();
    edit(join(csv, 'faelle.csv'), ';SGB II;', ';SGB III;');
    const { code, out } = await fallbote(['import', csv, '--data', data, '--dry-run']);
    expect(code).toBe(0);
    expect(out).toContain(
      'Probelauf, nichts übernommen: Jobcenter Vogelsang (erfunden), 0 neue, 1 geänderte, 17 unveränderte Fälle.',
    );
    expect((await fallbote(['import', csv, '--data', data, '--dry-run'])).out).toContain('1 geänderte');
  });

  it('reads other names with a mapping, and says what is wrong with one', async () => {
    const { data, csv, folder } = await example();
    edit(join(csv, 'faelle.csv'), 'Fallnummer', 'Kundennummer');
    const mapping = join(folder, 'zuordnung.json');
    writeFileSync(mapping, JSON.stringify({ tables: { faelle: { columns: { Fallnummer: 'Kundennummer' } } } }));
    expect((await fallbote(['import', csv, '--data', data])).err).toContain(
      'Spalte „Fallnummer“: Die Spalte „Fallnummer“ fehlt.',
    );
    expect((await fallbote(['import', csv, '--data', data, '--mapping', mapping])).out).toContain('18 unveränderte');
    expect((await fallbote(['check', csv, '--mapping', mapping])).out).toContain('18 Fälle');
    writeFileSync(
      mapping,
      JSON.stringify({ tables: { faelle: { columns: { Nummer: 'x' } }, kunden: {} }, wins: { kontakte: 'ich' } }),
    );
    const wrong = await fallbote(['import', csv, '--data', data, '--mapping', mapping]);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain(
      `1 Fehler in der Zuordnung ${mapping}:\n  wins.kontakte: „ich“ geht hier nicht. Erwartet: eines von: bot · fachverfahren.`,
    );
    writeFileSync(mapping, JSON.stringify({ tables: { faelle: { columns: { Nummer: 'x' } }, kunden: {} } }));
    const { err } = await fallbote(['import', csv, '--data', data, '--mapping', mapping]);
    expect(err).toContain(
      'tables.faelle.columns: Die Tabelle faelle hat keine Spalte „Nummer“. Vorhanden: Fallnummer · ',
    );
    expect(err).toContain('tables.kunden: Die Tabelle „kunden“ gibt es nicht.');
  });

  it('says how many entries go, as when a table is cut off between two rows', async () => {
    const { data, csv } = await example();
    await fallbote(['import', csv, '--data', data]);
    const path = join(csv, 'kontakte.csv');
    const rows = readFileSync(path, 'latin1').trimEnd().split('\r\n');
    writeFileSync(path, rows.slice(0, -3).join('\r\n'), 'latin1');
    const { out } = await fallbote(['import', csv, '--data', data, '--dry-run']);
    expect(out).toContain('3 Einträge fallen weg: das Fachverfahren hat sie nicht mehr.');
  });

  it('needs a folder with CSV files, not one of them', async () => {
    const { data, csv, folder } = await example();
    mkdirSync(join(folder, 'leer'));
    for (const [path, sentence] of [
      [join(folder, 'leer'), 'liegt keine CSV-Datei'],
      [join(csv, 'faelle.csv'), 'Bitte den Ordner nennen, in dem sie liegt.'],
    ] as const) {
      const { code, err } = await fallbote(['import', path, '--data', data]);
      expect(code).toBe(1);
      expect(err).toContain(sentence);
      expect(err).toContain('(FB302)');
    }
  });

  it('takes cases alone where the folder has an office already', async () => {
    const { data, csv, folder } = await example();
    const only = join(folder, 'nur');
    mkdirSync(only);
    writeFileSync(join(only, 'faelle.csv'), readFileSync(join(csv, 'faelle.csv')));
    expect((await fallbote(['import', only, '--data', data])).out).toContain('18 unveränderte');
    expect((await fallbote(['import', only, '--data', join(folder, 'neu')])).err).toContain(
      'jobcenter.csv: Die Datei fehlt',
    );
    expect((await fallbote(['check', only, '--data', data])).out).toContain('18 Fälle');
  });
});
