import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { EXAMPLE, fallbote, temporaryFolder } from './fallbote.ts';
import { schemaCheck } from './schemas.ts';

vi.setConfig({ testTimeout: 30_000 });

async function imported(): Promise<{ readonly data: string; readonly folder: string }> {
  const folder = temporaryFolder();
  const data = join(folder, 'daten');
  await fallbote(['import', EXAMPLE, '--data', data]);
  return { data, folder };
}

describe('fallbote export', () => {
  it('gives back as JSON what was imported, and the schema accepts it', async () => {
    const { data, folder } = await imported();
    const target = join(folder, 'buero.json');
    const { code, out, err } = await fallbote(['export', target, '--data', data]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      `18 Fälle liegen in ${target}. Die Daten sind schutzbedürftig: bitte sicher aufbewahren und danach löschen.\n`,
    );
    const made = JSON.parse(readFileSync(target, 'utf8'));
    expect(made).toEqual(JSON.parse(readFileSync(EXAMPLE, 'utf8')));
    expect(schemaCheck('import')(made)).toEqual([]);
    expect(statSync(target).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['utf-8', ';'],
    ['utf-8', ','],
    ['windows-1252', ';'],
    ['windows-1252', ','],
  ])('as CSV in %s with %s is the same office after the next import', async (encoding, delimiter) => {
    const { data, folder } = await imported();
    const [csv, again, json] = [join(folder, 'csv'), join(folder, 'neu'), join(folder, 'neu.json')];
    await fallbote(['export', csv, '--data', data, '--encoding', encoding, '--delimiter', delimiter]);
    for (const name of readdirSync(csv)) expect(statSync(join(csv, name)).mode & 0o777).toBe(0o600);
    expect((await fallbote(['import', csv, '--data', again])).code).toBe(0);
    await fallbote(['export', json, '--data', again]);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(JSON.parse(readFileSync(EXAMPLE, 'utf8')));
  });

  it('gives a single case without the office around it', async () => {
    const { data, folder } = await imported();
    const csv = join(folder, 'akte');
    const { out } = await fallbote(['export', csv, '--data', data, '--case', 'f-101', '--lang', 'en']);
    expect(out).toContain(`1 case lies in ${csv}.`);
    expect(readdirSync(csv)).not.toContain('mitarbeiter.csv');
    expect(readFileSync(join(csv, 'faelle.csv'), 'utf8').trim().split('\r\n')).toHaveLength(2);
    const none = await fallbote(['export', join(folder, 'x'), '--data', data, '--case', 'F-999']);
    expect(none.code).toBe(1);
    expect(none.err).toContain('Den Fall „F-999“ gibt es in diesem Datenordner nicht.');
  });

  it('overwrites nothing unless told to, and then leaves no table of an earlier export behind', async () => {
    const { data, folder } = await imported();
    const [csv, json] = [join(folder, 'csv'), join(folder, 'da.json')];
    mkdirSync(csv);
    writeFileSync(join(csv, 'vertraege.csv'), 'alt');
    writeFileSync(join(csv, 'notiz.txt'), 'bleibt');
    writeFileSync(json, 'alt');
    for (const [target, sentence] of [
      [csv, 'ist nicht leer'],
      [json, 'gibt es schon'],
      [join(data, 'export'), 'liegt im Datenordner'],
      [data, 'liegt im Datenordner'],
    ] as const) {
      const { code, out, err } = await fallbote(['export', target, '--data', data]);
      expect({ target, code, out }).toEqual({ target, code: 1, out: '' });
      expect(err).toContain(sentence);
    }
    expect(readFileSync(json, 'utf8')).toBe('alt');
    expect((await fallbote(['export', json, '--data', data, '--force'])).code).toBe(0);
    expect((await fallbote(['export', csv, '--data', data, '--case', 'F-102', '--force'])).code).toBe(0);
    expect(readdirSync(csv)).toContain('notiz.txt');
    expect(readdirSync(csv)).not.toContain('vertraege.csv');
    expect((await fallbote(['check', '--data', data])).code).toBe(0);
  });

  it('writes nothing where a character is not in Windows-1252', async () => {
    const folder = temporaryFolder();
    const [file, data, csv] = [join(folder, 'x.json'), join(folder, 'daten'), join(folder, 'csv')];
    const office = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
    office.cases.find((kase: { contacts?: unknown }) => kase.contacts !== undefined).contacts[0].note =
      'Gespräch mit Ελένη';
    writeFileSync(file, JSON.stringify(office));
    await fallbote(['import', file, '--data', data]);
    const { code, err } = await fallbote(['export', csv, '--data', data, '--encoding', 'windows-1252']);
    expect(code).toBe(1);
    expect(err).toContain(
      'kontakte.csv, Zeile 2: Das Zeichen „Ε“ gibt es in Windows-1252 nicht. Bitte --encoding utf-8 nehmen.',
    );
    expect(() => readdirSync(csv)).toThrow('ENOENT');
  });

  it.each([
    [['--format', 'xml'], '--format „xml“ geht nicht. Erwartet: json oder csv.'],
    [['--encoding', 'latin1'], '--encoding „latin1“ geht nicht. Erwartet: utf-8 oder windows-1252.'],
    [['--delimiter', '|'], '--delimiter „|“ geht nicht. Erwartet: ; oder ,.'],
  ])('refuses %j', async (args, sentence) => {
    const folder = temporaryFolder();
    const { code, err } = await fallbote(['export', join(folder, 'x'), '--data', folder, ...args]);
    expect(code).toBe(1);
    expect(err).toContain(sentence);
  });

  it('needs a data folder with data in it', async () => {
    const folder = temporaryFolder();
    expect((await fallbote(['export', join(folder, 'x')])).err).toContain('Woraus? Bitte den Datenordner nennen');
    const empty = await fallbote(['export', join(folder, 'x'), '--data', join(folder, 'leer')]);
    expect(empty.code).toBe(1);
    expect(empty.err).toContain('fallbote import');
  });
});
