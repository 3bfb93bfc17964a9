import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import type { Massnahme } from '../../src/cases/office.ts';
import { checkCatalogue } from '../../src/exchange/catalogue-file.ts';
import { findingLine } from '../../src/exchange/finding.ts';
import { languageFaults } from '../cases/sound-file.ts';
import { EXAMPLE, fallbote, temporaryFolder } from '../cli/fallbote.ts';
import { anyFile } from './arbitrary.ts';

vi.setConfig({ testTimeout: 30_000 });

const row = (id: string, more: Partial<Massnahme> = {}): Massnahme => ({
  id,
  name: `Name ${id}`,
  kind: 'MAbE',
  ...more,
});
const catalogue = (...massnahmen: readonly Massnahme[]) => ({ fallbote: 1, massnahmen });

interface Named {
  readonly massnahme?: string;
}
interface Office {
  readonly office: { readonly massnahmen: readonly Massnahme[]; readonly staff: readonly unknown[] };
  readonly cases: readonly { readonly participations?: readonly Named[]; readonly consents?: readonly Named[] }[];
}
const exampleOffice = (): Office => JSON.parse(readFileSync(EXAMPLE, 'utf8'));
/** Maßnahmen of the example that a case is in, and those that none is in. */
const NAMED = new Set(
  exampleOffice().cases.flatMap(({ participations = [], consents = [] }) =>
    [...participations, ...consents].map((one) => one.massnahme),
  ),
);
const IDS = exampleOffice().office.massnahmen.map(({ id }) => id);

/** A data folder with the example office, and a place for files. */
async function folders(): Promise<{
  readonly data: string;
  readonly folder: string;
  readonly exported: () => Promise<Office>;
}> {
  const folder = temporaryFolder();
  const data = join(folder, 'daten');
  expect((await fallbote(['import', EXAMPLE, '--data', data])).code).toBe(0);
  let n = 0;
  const exported = async (): Promise<Office> => {
    const path = join(folder, `stand-${n++}.json`);
    await fallbote(['export', path, '--data', data]);
    return JSON.parse(readFileSync(path, 'utf8'));
  };
  return { data, folder, exported };
}

function written(folder: string, name: string, content: object): string {
  const path = join(folder, name);
  writeFileSync(path, name.endsWith('.json') ? JSON.stringify(content, null, 2) : stringify(content));
  return path;
}

describe('fallbote check of a catalogue', () => {
  it.each(['katalog.json', 'katalog.yaml', 'katalog.yml'])('needs no data folder: %s', async (name) => {
    const path = written(temporaryFolder(), name, catalogue(row('m-1', { criteria: [{ merkmal: 'alter', max: 30 }] })));
    expect(await fallbote(['check', path])).toMatchObject({
      code: 0,
      out: 'Alles in Ordnung: Katalog mit 1 Maßnahme und 1 Bedingung.\n',
      err: '',
    });
    expect((await fallbote(['check', path, '--lang', 'en'])).out).toBe(
      'All sound: a catalogue of 1 Maßnahme and 1 condition.\n',
    );
  });

  it('takes tables as well', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'massnahmen.csv'), 'Kennung;Name;Art\nm-1;Startklar;MAbE\nm-2;Zweite;AGH\n');
    expect((await fallbote(['check', folder])).out).toBe(
      'Alles in Ordnung: Katalog mit 2 Maßnahmen und 0 Bedingungen.\n',
    );
  });

  it('names file, line, place, what is wrong and what was meant', async () => {
    const path = join(temporaryFolder(), 'katalog.yaml');
    writeFileSync(
      path,
      [
        'fallbote: 1',
        'massnahmen:',
        '  - id: m-1',
        '    name: Startklar',
        '    kind: MAbE',
        '    run: { from: 2026-05-01, until: 2026-04-01 }',
        '    criteria:',
        '      - merkmal: altr',
        '        max: 24',
        '      - any:',
        '          - merkmal: geschlecht',
        '            of: [w]',
        '  - id: m-1',
        '    kind: Kurs',
        '',
      ].join('\n'),
    );
    const { code, err } = await fallbote(['check', path]);
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual([
      '6 Fehler gefunden:',
      '  katalog.yaml, Zeile 6, massnahmen[0].run.until (m-1): Das Ende 2026-04-01 liegt vor dem Beginn 2026-05-01.',
      '  katalog.yaml, Zeile 8, massnahmen[0].criteria[0].merkmal (m-1): Das Merkmal „altr“ gibt es nicht. Meinten Sie „alter“? Alle Merkmale stehen in docs/merkmale.md.',
      '  katalog.yaml, Zeile 12, massnahmen[0].criteria[1].any[0].of[0] (m-1): Den Wert „w“ gibt es nicht. Meinten Sie „weiblich“? Erwartet: bei „geschlecht“ eines von: weiblich · männlich · divers.',
      '  katalog.yaml, Zeile 13, massnahmen[1].id (m-1): „m-1“ steht zweimal in der Datei. Jede Kennung darf nur einmal vorkommen, groß oder klein geschrieben.',
      expect.stringMatching(/^ {2}katalog\.yaml, Zeile 13, massnahmen\[1\]\.name \(m-1\): Das Feld fehlt\./u),
      expect.stringMatching(/^ {2}katalog\.yaml, Zeile 14, massnahmen\[1\]\.kind \(m-1\): „Kurs“ geht hier nicht\./u),
      '(FB303)',
      '',
    ]);
  });

  it('says where a file is no YAML', async () => {
    const folder = temporaryFolder();
    for (const [text, sentence] of [
      [
        'fallbote: 1\n\tmassnahmen: []',
        'ist kein gültiges YAML: Zeile 2, Spalte 1: Zum Einrücken gehen nur Leerzeichen',
      ],
      ['', 'ist kein gültiges YAML: Sie ist leer.'],
      [`fallbote: 1\nmassnahmen: [${'['.repeat(5000)}`, 'ist kein gültiges YAML: Die Datei ist zu tief verschachtelt.'],
      [`fallbote: 1\n# ${'x'.repeat(9_000_000)}`, 'ist für YAML zu groß (höchstens 8 MB)'],
    ] as const) {
      const path = join(folder, 'katalog.yaml');
      writeFileSync(path, text);
      const { code, err } = await fallbote(['check', path]);
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(sentence) });
      expect(err).toContain('(FB302)');
    }
  });

  it('does not lose its footing in a file that nests without end', async () => {
    const path = join(temporaryFolder(), 'katalog.json');
    const deep = `${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)}`;
    writeFileSync(path, `{"fallbote":1,"massnahmen":[{"id":"m","name":"m","kind":"AGH","criteria":[${deep}]}]}`);
    const { code, err } = await fallbote(['check', path]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('ist zu tief verschachtelt') });
  });
});

describe('fallbote import of a catalogue', () => {
  it('replaces the Maßnahmen by their ids and leaves everything else', async () => {
    const { data, folder, exported } = await folders();
    const before = await exported();
    const changed = before.office.massnahmen.map((one) => ({ ...one, name: `${one.name} neu` }));
    const path = written(folder, 'katalog.yaml', catalogue(row('neu-1'), ...changed));
    const { code, out } = await fallbote(['import', path, '--data', data]);
    expect({ code, out }).toEqual({
      code: 0,
      out: `Übernommen: Jobcenter Vogelsang (erfunden), Katalog: 1 neue, ${IDS.length} geänderte, 0 unveränderte Maßnahmen.\n`,
    });
    const after = await exported();
    expect(after.office.massnahmen).toEqual([...changed, row('neu-1')]);
    expect({ ...after, office: { ...after.office, massnahmen: [] } }).toEqual({
      ...before,
      office: { ...before.office, massnahmen: [] },
    });
    expect((await fallbote(['import', path, '--data', data])).out).toContain('Nichts zu ändern');
  });

  it('keeps what it no longer has where a case names it, and says so', async () => {
    const { data, folder, exported } = await folders();
    const path = written(folder, 'katalog.json', catalogue(row('neu-1')));
    const dry = await fallbote(['import', path, '--data', data, '--dry-run']);
    expect(dry.out).toContain('Probelauf, nichts übernommen');
    const { out } = await fallbote(['import', path, '--data', data]);
    const stay = IDS.filter((id) => NAMED.has(id));
    expect(stay.length).toBeGreaterThan(0);
    expect(out).toContain(`Nicht mehr im Katalog, aber in Fällen genannt, deshalb bleiben: ${stay.join(', ')}.`);
    const { office } = await exported();
    expect(office.massnahmen.map(({ id }) => id)).toEqual([...stay, 'neu-1']);
    expect((await fallbote(['check', '--data', data])).code).toBe(0);
    expect((await fallbote(['import', path, '--data', data])).out).toContain('Nichts zu ändern');
  });

  it('says how many go', async () => {
    const { data, folder, exported } = await folders();
    const more = catalogue(...exampleOffice().office.massnahmen, row('neu-1'), row('neu-2'));
    await fallbote(['import', written(folder, 'mehr.yaml', more), '--data', data]);
    const fewer = catalogue(...exampleOffice().office.massnahmen);
    const { out } = await fallbote(['import', written(folder, 'weniger.yaml', fewer), '--data', data]);
    expect(out).toContain('2 Maßnahmen fallen weg: der Katalog hat sie nicht mehr.');
    expect((await exported()).office.massnahmen.map(({ id }) => id)).toEqual(IDS);
  });

  it('as tables does the same', async () => {
    const { data, folder, exported } = await folders();
    const csv = join(folder, 'katalog');
    mkdirSync(csv);
    writeFileSync(join(csv, 'massnahmen.csv'), 'Kennung;Name;Art;Plätze\nneu-1;Neu;AGH;12\n');
    writeFileSync(join(csv, 'bedingungen.csv'), 'Maßnahme;Merkmal;Höchstens\nneu-1;alter;24\n');
    const { code, out } = await fallbote(['import', csv, '--data', data]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Katalog: 1 neue') });
    const { office, cases } = await exported();
    expect(office.massnahmen.at(-1)).toEqual({
      id: 'neu-1',
      name: 'Neu',
      kind: 'AGH',
      places: 12,
      criteria: [{ merkmal: 'alter', max: 24 }],
    });
    expect(cases).toEqual(exampleOffice().cases);
  });

  it('leaves out a Maßnahme with a wrong condition where that is wanted, and takes nothing over otherwise', async () => {
    const { data, folder, exported } = await folders();
    const wrong = row('neu-2', {
      criteria: [
        { merkmal: 'alter', max: 24 },
        { merkmal: 'altr', max: 24 },
      ],
    });
    const path = written(folder, 'katalog.yaml', catalogue(row('neu-1'), wrong));
    const refused = await fallbote(['import', path, '--data', data]);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining(`1 Fehler in ${path}. Nichts wurde übernommen.`),
    });
    const { code, out } = await fallbote(['import', path, '--data', data, '--skip-bad-rows']);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringContaining('Ausgelassen wegen Fehlern: 1\n  katalog.yaml, Zeile'),
    });
    expect((await exported()).office.massnahmen.map(({ id }) => id)).toContain('neu-1');
    expect((await exported()).office.massnahmen.map(({ id }) => id)).not.toContain('neu-2');
  });

  it('may drop a question that somebody has answered', async () => {
    const { data, folder, exported } = await folders();
    const asking = row('neu-1', { criteria: [{ judge: 'will-gruppe', text: 'will in eine Gruppe' }] });
    const file = await exported();
    const [first, ...others] = file.cases;
    const answer = { merkmal: 'will-gruppe', wert: 'ja', on: '2026-11-02' };
    const office = { ...file.office, massnahmen: [...file.office.massnahmen, asking] };
    const asked = { ...file, office, cases: [{ ...first, profil: [answer] }, ...others] };
    expect(await fallbote(['import', written(folder, 'alles.json', asked), '--data', data])).toMatchObject({ code: 0 });
    const path = written(folder, 'katalog.yaml', catalogue(...file.office.massnahmen, row('neu-1')));
    expect(await fallbote(['import', path, '--data', data])).toMatchObject({ code: 0, err: '' });
    expect((await exported()).office.massnahmen.at(-1)).toEqual(row('neu-1'));
  });

  it('needs an office that is there', async () => {
    const folder = temporaryFolder();
    const path = written(folder, 'katalog.yaml', catalogue(row('neu-1')));
    const { code, err } = await fallbote(['import', path, '--data', join(folder, 'daten')]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('Bitte zuerst das Jobcenter importieren.') });
  });
});

it('a whole office can be YAML too, dates included', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'buero.yaml');
  // dates without quotes, as people write them
  writeFileSync(path, stringify(exampleOffice()).replace(/"(\d{4}-\d\d-\d\d)"/gu, '$1'));
  const { code, out } = await fallbote(['import', path, '--data', join(folder, 'daten')]);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('18 neue') });
  await fallbote(['export', join(folder, 'neu.json'), '--data', join(folder, 'daten')]);
  expect(JSON.parse(readFileSync(join(folder, 'neu.json'), 'utf8'))).toEqual(exampleOffice());
});

describe('the sentences about a wrong catalogue', () => {
  const problems: { readonly path: string; readonly text: { readonly de: string; readonly en: string } }[] = [];
  beforeAll(() => {
    const wrong = {
      fallbote: 2,
      katalog: 1,
      massnahmen: [
        { id: 'a', name: 'A', kind: 'MAbE', criteria: [{}, { merkmal: 'x' }, { not: {} }], worksOn: ['x'] },
        { id: 'a', name: 7 },
        'text',
      ],
    };
    problems.push(...checkCatalogue(wrong).problems);
  });

  it('are whole ones in their own language', () => {
    expect(languageFaults(problems.map((problem) => ({ ...problem, record: undefined })))).toEqual([]);
  });

  it('can be printed, whatever a catalogue of the right shape says', () => {
    fc.assert(
      fc.property(anyFile(false), ({ office }) => {
        const found = checkCatalogue({ fallbote: 1, massnahmen: office.massnahmen ?? [] });
        for (const { path, record, text } of found.problems)
          for (const language of ['de', 'en'] as const) {
            const line = findingLine({ path, record, text }, language);
            if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|undefined|NaN|\[object/u.test(line) || line.length > 2500)
              throw new Error(`not printable: ${JSON.stringify(line)}`);
          }
      }),
      { numRuns: 150 },
    );
  });

  it('come all at once', () => {
    expect(new Set(problems.map(({ path }) => path))).toEqual(
      new Set([
        'fallbote',
        'katalog',
        'massnahmen[0].worksOn[0]',
        'massnahmen[0].criteria[0]',
        'massnahmen[0].criteria[1].merkmal',
        'massnahmen[0].criteria[2].not',
        'massnahmen[1].id',
        'massnahmen[1].name',
        'massnahmen[1].kind',
        'massnahmen[2]',
      ]),
    );
  });
});
