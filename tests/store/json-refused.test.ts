import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FallboteError } from '../../src/errors.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { MANIFEST } from '../../src/store/json/layout.ts';
import type { Change } from '../../src/store/store.ts';
import { filled, readAll, snapshot } from './filled.ts';
import { folders, strayFiles } from './folders.ts';
import { everything, line, OFFICE, sample } from './samples.ts';

const newFolder = folders();

describe('a commit that cannot be written leaves memory and disk as they were', () => {
  const CHANGE: Change = {
    office: { ...OFFICE, name: 'anders' },
    put: [sample('F-1', { manager: 'fm-9' }), sample('N-1')],
  };

  test.each<[string, Change]>([
    ['a case', { ...CHANGE, put: [...(CHANGE.put ?? []), { ...sample('F-2'), opened: '2026-02-30' }] }],
    ['an office', { ...CHANGE, office: { ...OFFICE, teams: [] } }],
    ['an imported case', { imported: { office: OFFICE, cases: [{ ...sample('F-2'), opened: '' }] } }],
    ['an imported office', { imported: { office: { ...OFFICE, name: '' }, cases: [] } }],
    ['an audit line', { ...CHANGE, audit: [{ ...line(1), at: 'gestern' }] }],
    ['a history entry', { ...CHANGE, history: [{} as never] }],
  ])('%s that does not fit the schema', async (_, change) => {
    const { folder, store } = await filled(newFolder());
    const [before, files] = [await everything(store), await snapshot(folder)];
    const others = [store.commit({ put: [sample('A-1')] }), store.commit({ put: [sample('B-1')] })];
    const error: unknown = await store.commit(change).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FallboteError);
    expect(error).toMatchObject({ code: 'FB103', fault: 'ours', message: /Nichts wurde geändert/u });
    await Promise.all(others);
    await store.commit({ remove: ['A-1', 'B-1'] });
    expect(await everything(store)).toEqual(before);
    expect(Object.keys(files)).toContain(MANIFEST);
    await store.commit(CHANGE);
    expect((await readAll(folder)).office?.name).toBe('anders');
  });

  test('where a folder is in the way of its file', async () => {
    const { folder, store } = await filled(newFolder());
    const before = await everything(store);
    await mkdir(join(folder, 'change-2.json'));
    const error = { code: 'FB103', fault: 'platform', message: /Nichts wurde geändert\. Bitte Rechte/u };
    await expect(store.commit(CHANGE)).rejects.toMatchObject(error);
    expect(await everything(store)).toEqual(before);
    await rm(join(folder, 'change-2.json'), { recursive: true });
    expect(await strayFiles(folder)).toEqual([]);
    expect(await readAll(folder)).toEqual(before);
    await store.commit(CHANGE);
    expect((await readAll(folder)).office?.name).toBe('anders');
  });

  test('where a file is in the place of the folder', async () => {
    const folder = newFolder();
    const store = await openJsonStore(folder);
    await writeFile(folder, 'x');
    await expect(store.commit(CHANGE)).rejects.toBeInstanceOf(FallboteError);
    await expect(openJsonStore(folder)).rejects.toBeInstanceOf(FallboteError);
    await expect(openJsonStore(folder, { access: 'read' })).rejects.toMatchObject({ code: 'FB102' });
  });

  test('where the folder cannot be made', async () => {
    const parent = newFolder();
    const store = await openJsonStore(join(parent, 'x', 'data'));
    await writeFile(parent, 'x');
    await expect(store.commit(CHANGE)).rejects.toBeInstanceOf(FallboteError);
  });
});
