import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { MANIFEST } from '../../src/store/json/layout.ts';
import { folders, manifestOf, strayFiles } from './folders.ts';
import { everything, line, numbers, OFFICE, sample, trailOf } from './samples.ts';

const newFolder = folders();
const CASES = [sample('F-1', { manager: 'fm-1' }), sample('F-2', { manager: 'fm-1' }), sample('G-1')];

/** A folder as Fallbote 0.1 left it. */
async function oldFolder(): Promise<string> {
  const folder = newFolder();
  await mkdir(folder);
  const files: Readonly<Record<string, unknown>> = {
    'fallbote.json': {
      format: 'fallbote',
      version: 1,
      serial: 2,
      office: 'office-100002.json',
      index: 'index-200001.json',
      segments: ['cases-100000.json', null, 'cases-200000.json'],
    },
    'office-100002.json': OFFICE,
    'index-200001.json': [
      ['F-1', 0, 'fm-1', 't-1', null],
      ['F-2', 0, 'fm-1', 't-1', null],
      ['G-1', 2, null, 't-1', null],
    ],
    'cases-100000.json': CASES.slice(0, 2),
    'cases-200000.json': CASES.slice(2),
  };
  for (const [name, data] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(data));
  return folder;
}

describe('a folder of version 1', () => {
  test('is read as it is, and reading does not change it', async () => {
    const folder = await oldFolder();
    const before = await readdir(folder);
    const store = await openJsonStore(folder, { access: 'read' });
    expect(await store.office()).toEqual(OFFICE);
    expect(await store.findCases()).toEqual(CASES);
    expect(await store.findCase('f-2')).toEqual(CASES[1]);
    expect(await readdir(folder)).toEqual(before);
  });

  test('is brought up to date by the process that owns it; all in it came with an import', async () => {
    const folder = await oldFolder();
    const store = await openJsonStore(folder);
    const found = await everything(store);
    expect(found).toEqual({ office: OFFICE, importedOffice: OFFICE, cases: CASES, imported: CASES, history: [] });
    expect(await manifestOf(folder)).toMatchObject({ version: 2, serial: 2, cases: 3 });
    await store.commit({ put: [sample('F-1', { manager: 'fm-2' })], audit: [line(1)] });
    await store.close();
    expect(await strayFiles(folder)).toEqual([]);
    expect(await readdir(folder)).not.toContain('cases-100000.json');
    const again = await openJsonStore(folder);
    expect((await again.findCase('F-1'))?.manager).toBe('fm-2');
    expect(await again.lastImported('F-1')).toEqual(CASES[0]);
    expect(await trailOf(again)).toHaveLength(1);
  });

  test('may be empty', async () => {
    const folder = newFolder();
    await mkdir(folder);
    const manifest = { format: 'fallbote', version: 1, serial: 0, office: null, index: null, segments: [] };
    await writeFile(join(folder, MANIFEST), JSON.stringify(manifest));
    const store = await openJsonStore(folder);
    await expect(store.office()).rejects.toMatchObject({ code: 'FB101' });
    await store.commit({ office: OFFICE });
    expect(await store.office()).toEqual(OFFICE);
  });

  test.each(['office-100002.json', 'index-200001.json', 'cases-200000.json'])(
    'is refused where %s is broken',
    async (name) => {
      for (const text of ['', '[', 'null', '[null]', '{"a":1}']) {
        const folder = await oldFolder();
        const before = await readFile(join(folder, MANIFEST), 'utf8');
        await writeFile(join(folder, name), text);
        for (const access of ['own', 'read'] as const)
          await expect(openJsonStore(folder, { access })).rejects.toMatchObject({ code: 'FB102' });
        expect(await readFile(join(folder, MANIFEST), 'utf8')).toBe(before);
      }
    },
  );

  test('is refused where a case is missing', async () => {
    const folder = await oldFolder();
    await writeFile(join(folder, 'cases-100000.json'), JSON.stringify(CASES.slice(0, 1)));
    await expect(openJsonStore(folder)).rejects.toMatchObject({ code: 'FB102', message: /index-200001/u });
  });

  test('of many cases keeps all of them', async () => {
    const folder = await oldFolder();
    const many = Array.from({ length: 1300 }, (_, i) => sample(`M-${i}`, { manager: `fm-${i % 20}` }));
    await writeFile(join(folder, 'cases-200000.json'), JSON.stringify(many));
    const rows = [...CASES.slice(0, 2), ...many].map((kase) => [kase.no, 0, null, 't-1', null]);
    await writeFile(join(folder, 'index-200001.json'), JSON.stringify(rows));
    const store = await openJsonStore(folder);
    expect(numbers(await store.findCases())).toHaveLength(1302);
    await store.close();
    expect((await manifestOf(folder)).cases).toBe(1302);
  });
});
