import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkMapping } from '../../src/exchange/mapping.ts';
import { settled } from './folders.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const DOC = read('docs/import.md');

describe('the examples of docs/import.md', () => {
  it('can be imported: the tables', async () => {
    const files = new Map(
      [...DOC.matchAll(/\*\*([\w-]+\.csv)\*\*\n\n```csv\n([\s\S]*?)```/gu)].map(([, name = '', text = '']) => [
        name,
        text,
      ]),
    );
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
    const { findingLine } = await import('../../src/exchange/finding.ts');
    const lines =
      result.office === undefined ? result.findings.map((finding) => `  ${findingLine(finding, 'de')}`) : [];
    expect(DOC).toContain(`3 Fehler in daten. Nichts wurde übernommen.\n${lines.join('\n')}\n(FB303)`);
  });
});
