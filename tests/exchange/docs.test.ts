import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readData } from '../../adapters/cli/read-data.ts';
import { checkCatalogue, isCatalogue } from '../../src/exchange/catalogue-file.ts';
import { findingLine } from '../../src/exchange/finding.ts';
import { checkMapping } from '../../src/exchange/mapping.ts';
import { readYaml } from '../../src/exchange/yaml-text.ts';
import { checkCriteria } from '../../src/fit/criteria/check-criteria.ts';
import { type Criterion, criterionSchema } from '../../src/fit/criteria/criterion.ts';
import { MERKMALE } from '../../src/fit/profile/merkmale.ts';
import { temporaryFolder } from '../cli/fallbote.ts';
import { schemaCheck } from '../cli/schemas.ts';
import { settled } from './folders.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const DOC = read('docs/import.md');
const MASSNAHMEN = read('docs/massnahmen.md');

/** The CSV files that a document shows. */
const csvIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/\*\*([\w-]+\.csv)\*\*\n\n```csv\n([\s\S]*?)```/gu)].map(([, name = '', csv = '']) => [
      name,
      csv,
    ]),
  );

function yamlData(text: string): unknown {
  const made = readYaml(text);
  if ('fault' in made) throw new Error(made.fault);
  return made.data;
}

describe('the examples of docs/import.md', () => {
  it('can be imported: the tables', async () => {
    const files = csvIn(DOC);
    expect(files.size).toBe(5);
    const result = await settled(files);
    expect(result).toMatchObject({
      office: { staff: [{ roles: ['caseManager'] }, { roles: ['teamLead', 'admin'] }] },
      cases: [
        { contacts: [{ kind: 'ESB' }, { note: 'Unterlagen fehlen; kommt am Montag' }] },
        { antraege: [], leistungsbezug: [] },
      ],
    });
  });

  it('can be used: the mapping, which also lies in examples/', () => {
    const [, mapping = ''] = /```json\n(\{\n {2}"encoding"[\s\S]*?)```/u.exec(DOC) ?? [];
    expect(mapping).toBe(read('examples/zuordnung.json'));
    expect(checkMapping(JSON.parse(mapping)).problems).toEqual([]);
  });

  it('say what is said: the list of mistakes', async () => {
    const faelle = `Fallnummer;Fall seit;Team;Fallmanager\n${Array.from({ length: 12 }, (_, i) => `F-${i};05.01.2026;t-1;${i === 10 ? 'fm-9' : 'fm-1'}`).join('\n')}\n`;
    const rows = Array.from({ length: 39 }, (_, i) =>
      i === 15 ? 'F-1;31.02.2026;ESB;;' : i === 38 ? 'F-1;01.02.2026;ESB' : 'F-1;01.02.2026;ESB;;',
    );
    const result = await settled({
      'jobcenter.csv': 'Name;Land\nX;BB\n',
      'teams.csv': 'Kennung;Name\nt-1;T\n',
      'mitarbeiter.csv': 'Kennung;Name;Rollen;Team\nfm-1;A;Fallmanager;t-1\n',
      'faelle.csv': faelle,
      'kontakte.csv': `Fallnummer;Datum;Art;Weg;Notiz\n${rows.join('\n')}\n`,
    });
    const lines =
      result.office === undefined ? result.findings.map((finding) => `  ${findingLine(finding, 'de')}`) : [];
    expect(DOC).toContain(`3 Fehler in daten. Nichts wurde übernommen.\n${lines.join('\n')}\n(FB303)`);
  });
});

describe('the examples of docs/massnahmen.md', () => {
  const [, example = ''] = /```yaml\n([\s\S]*?)```/u.exec(MASSNAHMEN) ?? [];

  it('can be imported: the catalogue in YAML', () => {
    const data = yamlData(example);
    expect(isCatalogue(data) ? checkCatalogue(data).problems : undefined).toEqual([]);
    expect(schemaCheck('catalogue')(data)).toEqual([]);
  });

  it('are the same as tables', async () => {
    const files = csvIn(MASSNAHMEN);
    expect([...files.keys()]).toEqual(['massnahmen.csv', 'einstieg.csv', 'meilensteine.csv', 'bedingungen.csv']);
    const result = await settled(files);
    expect(result.office === undefined ? result.findings : []).toEqual([]);
    expect(result.office?.massnahmen).toEqual((yamlData(example) as { massnahmen: unknown }).massnahmen);
  });

  it('can be judged: every condition of the table of forms', () => {
    const cells = [...MASSNAHMEN.matchAll(/^\|[^|]*\| `(\{ .+? \})` \|/gmu)].flatMap(([, cell = '']) => {
      return cell.includes('…') ? [] : [yamlData(cell) as Criterion];
    });
    expect(cells.length).toBeGreaterThan(8);
    for (const criterion of cells) {
      expect(criterionSchema.safeParse(criterion).error).toBeUndefined();
      checkCriteria([criterion], JSON.stringify(criterion), new Set(), (path, { de }) => expect.fail(`${path}: ${de}`));
    }
  });

  it('say what is said: the list of mistakes', async () => {
    const path = join(temporaryFolder(), 'katalog.yaml');
    const conditions = [
      '{ merkmal: altr,\n max: 24 }',
      '{ merkmal: alter, min: 30,\n max: 20 }',
      '{ merkmal: geschlecht, of: [w] }',
    ];
    const head =
      'fallbote: 1\nmassnahmen:\n- id: startklar\n  name: Startklar\n  kind: MAbE\n  traeger: T\n  criteria:\n';
    writeFileSync(path, `${head}${conditions.map((text) => `  - ${text.replace('\n', '\n   ')}\n`).join('')}`);
    const { data, found } = await readData(path);
    const lines = found(isCatalogue(data) ? checkCatalogue(data).problems : []).map((one) => findingLine(one, 'de'));
    expect(MASSNAHMEN).toContain(`3 Fehler gefunden:\n${lines.map((line) => `  ${line}`).join('\n')}\n(FB303)`);
  });

  it('name every Merkmal: docs/merkmale.md', () => {
    const text = read('docs/merkmale.md');
    for (const { key } of MERKMALE) expect(text).toContain(`| \`${key}\` |`);
  });
});
