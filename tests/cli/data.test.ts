import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, fallbote, TODAY, temporaryFolder } from './fallbote.ts';

/** The example with F-101 looked after by somebody who does not exist. */
function unsoundFile(folder: string): string {
  const file = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
  file.cases[0].manager = 'niemand';
  const path = join(folder, 'unstimmig.json');
  writeFileSync(path, JSON.stringify(file));
  return path;
}

describe('fallbote import', () => {
  it('takes a file over, counts what is new, and answers from it', async () => {
    const data = join(temporaryFolder(), 'daten');
    const first = await fallbote(['import', EXAMPLE, '--data', data]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('18 neue, 0 geänderte, 0 unveränderte Fälle');
    expect((await fallbote(['import', EXAMPLE, '--data', data])).out).toContain('0 neue, 0 geänderte, 18 unveränderte');
    const { out } = await fallbote(['ask', 'fall F-101', '--as', 'fm-1', '--data', data, ...TODAY]);
    expect(out).toContain('Kunde Beispiel 01');
  });

  it('takes the folder from FALLBOTE_DATA, and keeps it from other users', async () => {
    const data = join(temporaryFolder(), 'daten');
    await fallbote(['import', EXAMPLE], { env: { FALLBOTE_DATA: data } });
    const { out } = await fallbote(['check'], { env: { FALLBOTE_DATA: data } });
    expect(out).toContain('18 Fälle');
    for (const name of readdirSync(data)) expect(statSync(join(data, name)).mode & 0o077).toBe(0);
  });

  it('changes nothing on a dry run', async () => {
    const data = join(temporaryFolder(), 'daten');
    const { code, out } = await fallbote(['import', EXAMPLE, '--data', data, '--dry-run']);
    expect(code).toBe(0);
    expect(out).toContain('nichts übernommen');
    expect(out).toContain('18 neue');
    expect(() => readdirSync(data)).toThrow('ENOENT');
  });

  it('takes nothing of a file over that has a mistake, and says where it is', async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'daten');
    const { code, out, err } = await fallbote(['import', unsoundFile(folder), '--data', data]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('Nichts wurde übernommen.');
    expect(err).toContain('niemand');
    expect(err).toContain('(FB303)');
    expect(() => readdirSync(data)).toThrow('ENOENT');
  });

  it('refuses a file whose office no longer fits the cases that stay in the folder', async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'daten');
    await fallbote(['import', EXAMPLE, '--data', data]);
    const file = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
    file.cases = [];
    file.office.massnahmen = [];
    const path = join(folder, 'ohne-massnahmen.json');
    writeFileSync(path, JSON.stringify(file));
    const { code, err } = await fallbote(['import', path, '--data', data]);
    expect(code).toBe(1);
    expect(err).toContain('passen nicht mehr zum neuen Jobcenter');
    expect((await fallbote(['check', '--data', data])).code).toBe(0);
  });

  it('leaves what is there when a later file has a mistake', async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'daten');
    await fallbote(['import', EXAMPLE, '--data', data]);
    const before = readdirSync(data);
    expect((await fallbote(['import', unsoundFile(folder), '--data', data])).code).toBe(1);
    expect(readdirSync(data)).toEqual(before);
  });

  it('says what is wrong with a file that is missing, no JSON, or not text', async () => {
    const folder = temporaryFolder();
    const torn = join(folder, 'torn.json');
    writeFileSync(torn, '{ "fallbote": 1,\n  "office": }');
    for (const path of [join(folder, 'nirgends.json'), torn, folder]) {
      const { code, out, err } = await fallbote(['import', path, '--data', join(folder, 'daten')]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain(path);
      expect(err).toContain('(FB302)');
    }
  });

  it('asks for the folder where none is named', async () => {
    const { code, err } = await fallbote(['import', EXAMPLE]);
    expect(code).toBe(1);
    expect(err).toContain('--data <Ordner>');
  });
});

describe('fallbote check', () => {
  it('finds the example sound, as a file and as a folder', async () => {
    const data = join(temporaryFolder(), 'daten');
    await fallbote(['import', EXAMPLE, '--data', data]);
    const [file, folder] = await Promise.all([fallbote(['check', EXAMPLE]), fallbote(['check', '--data', data])]);
    expect(file).toMatchObject({ code: 0, err: '' });
    expect(file.out).toContain('18 Fälle, 7 Personen, 2 Teams');
    expect(folder.out).toBe(file.out);
  });

  it('ends with 1 where a file has a mistake', async () => {
    const { code, out, err } = await fallbote(['check', unsoundFile(temporaryFolder())]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('niemand');
  });

  it('says what to do where a folder is empty or torn', async () => {
    const folder = temporaryFolder();
    const empty = await fallbote(['check', '--data', folder]);
    expect(empty.code).toBe(1);
    expect(empty.err).toContain('fallbote import');
    await fallbote(['import', EXAMPLE, '--data', folder]);
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{');
    const torn = await fallbote(['check', '--data', folder]);
    expect(torn.code).toBe(2);
    expect(torn.err).toContain('(FB102)');
    expect(torn.err).not.toMatch(/^\s+at /mu);
  });
});

describe('fallbote rules', () => {
  it('lists the rules in force, and their data', async () => {
    const [text, data] = await Promise.all([fallbote(['rules']), fallbote(['rules', '--json'])]);
    const rules: { readonly id: string }[] = JSON.parse(data.out);
    expect(rules.length).toBeGreaterThan(40);
    for (const rule of rules) expect(text.out).toContain(`${rule.id}`);
    expect(text.out).toContain('Standard: UM 3, 6.1');
  });

  it('shows the settings of a team, and refuses a team that does not exist', async () => {
    const { out } = await fallbote(['rules', '--team', 'u25', '--lang', 'en']);
    expect(out).toContain('Team setting, changed from UM 5.2.2');
    const { code, err } = await fallbote(['rules', '--team', 'nord']);
    expect(code).toBe(1);
    expect(err).toContain('Das Team „nord“ gibt es nicht. Vorhanden: ue25, u25.');
  });
});

describe('fallbote demo', () => {
  it('lays an office into an empty folder that can be asked at once', async () => {
    const data = join(temporaryFolder(), 'neu');
    const made = await fallbote(['demo', data, '--cases', '40', ...TODAY]);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('40 Fälle');
    const as = /--as (\S+)/u.exec(made.out)?.[1] ?? '';
    const { code, out } = await fallbote(['ask', 'fristen', '--as', as, '--data', data, ...TODAY]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Fristen: /u);
    expect((await fallbote(['check', '--data', data])).out).toContain('40 Fälle');
  });

  it('takes an empty folder that exists, and no other', async () => {
    const folder = temporaryFolder();
    expect((await fallbote(['demo', folder, '--cases', '5'])).code).toBe(0);
    const before = readdirSync(folder);
    const { code, err } = await fallbote(['demo', folder, '--cases', '5']);
    expect(code).toBe(1);
    expect(err).toContain('ist nicht leer');
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each(['0', '-3', '1.5', 'viele', '9999999'])('refuses %s cases', async (cases) => {
    const { code, err } = await fallbote(['demo', join(temporaryFolder(), 'x'), `--cases=${cases}`]);
    expect(code).toBe(1);
    expect(err).toContain('Erwartet: eine ganze Zahl von 1 bis 1000000.');
  });
});

describe('a data folder that cannot be used', () => {
  it('is refused with a sentence, by every command', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'datei');
    writeFileSync(file, '');
    mkdirSync(join(folder, 'leer'));
    for (const [path, sentence] of [
      [file, 'ist kein Ordner'],
      [join(file, 'darunter'), 'ein Teil des Pfades ist kein Ordner'],
      ['', 'ist kein Ordner'],
    ] as const) {
      for (const args of [
        ['import', EXAMPLE, '--data', path],
        ['ask', 'fristen', '--as', 'fm-1', '--data', path],
        ['serve', '--data', path],
        ['check', '--data', path],
        ['rules', '--data', path],
        ['demo', path, '--cases', '3'],
      ]) {
        const { code, out, err } = await fallbote(args);
        expect({ args, code, out }).toEqual({ args, code: 1, out: '' });
        expect(err).toContain(sentence);
        expect(err).not.toMatch(/^\s+at /mu);
      }
    }
    expect(readFileSync(file, 'utf8')).toBe('');
  }, 20_000);
});
