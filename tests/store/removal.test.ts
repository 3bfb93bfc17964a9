import { cp, readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Files, nodeFiles } from '../../src/store/json/files.ts';
import { listGenerations } from '../../src/store/json/generations.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { restoreGeneration } from '../../src/store/json/restore.ts';
import { createFailingDisk } from './disks/failing-disk.ts';
import { PowerDisk } from './disks/power-disk.ts';
import { folders, manifestOf, strayFiles } from './folders.ts';
import { entry, line, numbers, OFFICE, sample } from './samples.ts';
import { tell, times } from './torture.ts';

const newFolder = folders();
const NO = 'GEHEIM-77';
const MARK = 'Nur-Hier-Steht-Das';
const IMPORTED = { office: OFFICE, cases: [] };

/** The files in which a text stands. */
async function filesWith(folder: string, text: string, files: Files = nodeFiles): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await files.readdir(folder))
    if ((await files.readFile(join(folder, name))).toString().toLowerCase().includes(text.toLowerCase()))
      found.push(name);
  return found;
}

/** A folder that has written a case in every way: import, change, history, generations, change files. */
async function written(options: Parameters<typeof openJsonStore>[1] = {}) {
  const folder = newFolder();
  const store = await openJsonStore(folder, { foldAfter: 3, ...options });
  const others = Array.from({ length: 100 }, (_, i) => sample(`F-${i}`, { manager: `fm-${i % 3}` }));
  const secret = sample(NO, { name: MARK, manager: 'fm-1' });
  const cases = [...others, secret];
  await store.commit({ office: OFFICE, put: cases, imported: { office: OFFICE, cases } });
  for (let i = 0; i < 10; i++) {
    await store.commit({
      put: [{ ...secret, team: i % 2 === 0 ? 't-2' : 't-1' }, sample('F-1', { manager: `v-${i}` })],
      history: [entry(`h-${i}`, { case: NO, differences: [{ kind: 'set', path: ['name'], before: MARK }] })],
      audit: [line(i, [NO])],
    });
  }
  await store.commit({ put: [sample('F-2', { team: 't-2' })], imported: IMPORTED });
  await store.commit({ put: [sample('F-3', { team: 't-2' })], history: [entry('bleibt', { case: 'F-3' })] });
  return { folder, store };
}

describe('a case that is removed', () => {
  test('is gone from every file of the folder, at once; the audit trail alone has its number', async () => {
    const { folder, store } = await written();
    expect((await filesWith(folder, MARK)).length).toBeGreaterThan(4);
    await store.commit({ remove: [NO.toLowerCase()], audit: [line(99, [NO], { what: 'delete' })] });
    expect(await filesWith(folder, MARK)).toEqual([]);
    expect(await filesWith(folder, NO)).toEqual(['audit-2026-11.jsonl']);
    await store.close();
    expect(await filesWith(folder, MARK)).toEqual([]);
    expect(await filesWith(folder, NO)).toEqual(['audit-2026-11.jsonl']);
    expect(await strayFiles(folder)).toEqual([]);
    expect((await manifestOf(folder)).purge).toEqual([]);
  });

  test('leaves generations that can be gone back to, without it and with all others', async () => {
    const { folder, store } = await written();
    const before = (await listGenerations(folder)).states;
    await store.commit({ remove: [NO] });
    await store.close();
    const { states, broken } = await listGenerations(folder);
    expect(broken).toEqual([]);
    const kept = states.filter(({ kind }) => kind === 'kept');
    expect(kept.length).toBeGreaterThanOrEqual(4);
    for (const { serial, cases } of kept) {
      const was = before.find((state) => state.serial === serial);
      if (was !== undefined) expect(cases).toBe(was.cases - 1);
      // each from a copy: going back makes generations, too, and older ones drop out
      const copy = newFolder();
      await cp(folder, copy, { recursive: true });
      await restoreGeneration(copy, serial);
      const reader = await openJsonStore(copy, { access: 'read' });
      expect(numbers(await reader.findCases())).toHaveLength(100);
      expect((await reader.history()).filter((item) => item.case === NO)).toEqual([]);
    }
    expect(await filesWith(folder, MARK)).toEqual([]);
  });

  test('takes a generation with it that is broken, and what a restore has put aside', async () => {
    const { folder, store } = await written();
    await store.close();
    const [change = ''] = (await readdir(folder)).filter((name) => name.startsWith('change-'));
    await truncate(join(folder, change), 40);
    const [{ serial } = { serial: 0 }] = (await listGenerations(folder)).states.filter(({ kind }) => kind === 'kept');
    await restoreGeneration(folder, serial);
    expect((await readdir(folder)).filter((name) => name.startsWith('defekt-'))).not.toEqual([]);
    const again = await openJsonStore(folder);
    const first = (await readdir(folder)).filter((name) => name.startsWith('generation-')).at(0) ?? '';
    await truncate(join(folder, first), 40);
    await again.commit({ remove: [NO] });
    await again.close();
    expect(await filesWith(folder, MARK)).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('defekt-') || name === first)).toEqual([]);
  });

  test('is finished later where the disk fails in the middle', async () => {
    for (let good = 0; good < 300; good += times(3, 1)) {
      const disk = createFailingDisk(new PowerDisk().process());
      const { files } = disk;
      const { folder, store } = await written({ files });
      disk.fail(good, 1);
      const kept = await store.commit({ remove: [NO] }).then(
        () => true,
        () => false,
      );
      disk.heal();
      await store.close();
      const again = await openJsonStore(folder, { files });
      expect((await again.findCase(NO)) === undefined).toBe(kept);
      await again.close();
      if (kept) expect(await filesWith(folder, MARK, files)).toEqual([]);
    }
    tell('removals: broken off at 300 moments by a failing disk, finished with the next opening each time');
  }, 120_000);

  test('may be put again, and is a new one then', async () => {
    const { folder, store } = await written();
    await store.commit({ remove: [NO], put: [sample(NO, { team: 't-2' })] });
    expect(await filesWith(folder, MARK)).toEqual([]);
    expect(await store.findCase(NO)).toEqual(sample(NO, { team: 't-2' }));
    expect(await store.lastImported(NO)).toBeUndefined();
  });
});
