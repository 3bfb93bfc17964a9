import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listGenerations } from '../../src/store/json/generations.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { MANIFEST } from '../../src/store/json/layout.ts';
import { restoreGeneration } from '../../src/store/json/restore.ts';
import type { Store } from '../../src/store/store.ts';
import { namedIn } from './contract-trail.ts';
import { folders, strayFiles } from './folders.ts';
import { entry, everything, line, numbers, OFFICE, sample, trailOf } from './samples.ts';

const newFolder = folders();
const IMPORTED = { office: OFFICE, cases: [] };

/** A clock that stands, in 2026, and is set by the test. */
function clock(start = '2026-11-20T10:00:00.000Z') {
  let at = start;
  return {
    now: () => new Date(at),
    set: (next: string) => {
      at = next;
    },
  };
}

async function withStore<T>(folder: string, now: () => Date, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openJsonStore(folder, { now });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const readAll = async (folder: string) => everything(await openJsonStore(folder, { access: 'read' }));
const serials = async (folder: string) => (await listGenerations(folder)).states.map(({ serial }) => serial);
const generationsIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.startsWith('generation-')).sort();

/** Three imports with one case each, a small commit after each of them. */
async function threeImports() {
  const folder = newFolder();
  const { now } = clock();
  await withStore(folder, now, async (store) => {
    for (const n of [1, 2, 3]) {
      await store.commit({ office: { ...OFFICE, name: `Stand ${n}` }, put: [sample(`F-${n}`)], imported: IMPORTED });
      await store.commit({ put: [sample(`N-${n}`)], history: [entry(`h-${n}`)], audit: [line(n, [`n-${n}`])] });
    }
  });
  return { folder, now };
}

describe('generations', () => {
  test('are kept by every import: the state before it', async () => {
    const { folder } = await threeImports();
    const { states, broken, fault } = await listGenerations(folder);
    expect(states.map(({ serial, cases, kind }) => [serial, cases, kind])).toEqual([
      [6, 6, 'now'],
      [5, 5, 'kept'],
      [4, 4, 'kept'],
      [3, 3, 'kept'],
      [2, 2, 'kept'],
      [1, 1, 'kept'],
    ]);
    expect([broken, fault]).toEqual([[], undefined]);
    expect(states[0]?.at).toBe('2026-11-20T10:00:00.000Z');
    expect(await strayFiles(folder)).toEqual([]);
  });

  test('are kept of each day on which something was changed, and of the last five whenever they were', async () => {
    const folder = newFolder();
    const { now, set } = clock('2026-11-01T10:00:00.000Z');
    await withStore(folder, now, async (store) => {
      await store.commit({ office: OFFICE, put: [sample('F-0')], imported: IMPORTED });
      for (let day = 2; day <= 30; day++) {
        for (const hour of ['08', '15']) {
          set(`2026-11-${String(day).padStart(2, '0')}T${hour}:00:00.000Z`);
          await store.commit({ put: [sample(`F-${day}-${hour}`)] });
        }
      }
    });
    const { states } = await listGenerations(folder);
    const kept = states.filter(({ kind }) => kind === 'kept').map(({ at }) => at);
    expect(kept).toHaveLength(13);
    expect([kept[0], kept.at(-1)]).toEqual(['2026-11-29T15:00:00.000Z', '2026-11-17T15:00:00.000Z']);
    expect(await strayFiles(folder)).toEqual([]);
    set('2027-03-01T10:00:00.000Z');
    await withStore(folder, now, (store) => store.commit({ put: [sample('F-99')], imported: IMPORTED }));
    expect(await generationsIn(folder)).toHaveLength(5);
    expect(await strayFiles(folder)).toEqual([]);
  });

  test('of a folder that is empty or not there are none', async () => {
    const folder = newFolder();
    expect((await listGenerations(folder)).states).toEqual([]);
    await mkdir(folder);
    expect((await listGenerations(folder)).states).toEqual([]);
    for (const path of [folder, newFolder()])
      await expect(restoreGeneration(path, 1)).rejects.toMatchObject({ code: 'FB301' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('that are broken are named', async () => {
    const { folder } = await threeImports();
    await truncate(join(folder, 'generation-2.json'), 30);
    expect(await serials(folder)).toEqual([6, 5, 4, 3, 1]);
    expect((await listGenerations(folder)).broken).toEqual([2]);
  });
});

describe('restore', () => {
  test('goes back to a generation, and keeps the state before as one', async () => {
    const { folder, now } = await threeImports();
    const before = await readAll(folder);
    const restored = await restoreGeneration(folder, 2, { now });
    expect(restored).toEqual({ from: 2, serial: 7, cases: 2, before: 6 });
    const found = await readAll(folder);
    expect(numbers(found.cases)).toEqual(['F-1', 'N-1']);
    expect([found.office?.name, found.history.map(({ id }) => id)]).toEqual(['Stand 1', ['h-1']]);
    expect(await serials(folder)).toContain(6);
    await restoreGeneration(folder, 6, { now });
    expect(await readAll(folder)).toEqual(before);
    expect(await strayFiles(folder)).toEqual([]);
  });

  test('goes back to any state since the last fold too', async () => {
    const folder = newFolder();
    await withStore(folder, clock().now, async (store) => {
      await store.commit({ office: OFFICE, put: [sample('F-1')], imported: IMPORTED });
      for (const n of [2, 3, 4]) await store.commit({ put: [sample(`F-${n}`)] });
    });
    await restoreGeneration(folder, 3);
    expect(numbers((await readAll(folder)).cases)).toEqual(['F-1', 'F-2', 'F-3']);
  });

  test('does not set the audit trail back, and adds a line', async () => {
    const { folder, now } = await threeImports();
    await restoreGeneration(folder, 2, { now });
    const lines = await trailOf(await openJsonStore(folder, { access: 'read' }));
    expect(namedIn(lines)).toEqual(['n-1', 'n-2', 'n-3', '']);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      who: 'betrieb',
      door: 'cli',
      what: 'import',
      command: 'restore',
    });
    await withStore(folder, now, (store) => store.log([line(9, ['weiter'])]));
    expect(namedIn(await trailOf(await openJsonStore(folder, { access: 'read' })))).toHaveLength(5);
  });

  test('works on as before afterwards', async () => {
    const { folder, now } = await threeImports();
    await restoreGeneration(folder, 4, { now });
    await withStore(folder, now, async (store) => {
      await store.commit({ put: [sample('Z-1')] });
      await store.commit({ remove: ['F-1'], audit: [line(9)] });
    });
    expect(numbers((await readAll(folder)).cases)).toEqual(['F-2', 'N-1', 'N-2', 'Z-1']);
  });

  test('refuses a state that is not there, and while another process owns the folder', async () => {
    const { folder, now } = await threeImports();
    await expect(restoreGeneration(folder, 99, { now })).rejects.toMatchObject({ code: 'FB301', message: /Stand 99/u });
    await withStore(folder, now, async () => {
      await expect(restoreGeneration(folder, 2, { now })).rejects.toMatchObject({ code: 'FB106' });
    });
  });

  test('checks every file of the state first, and changes nothing where one is broken', async () => {
    const { folder, now } = await threeImports();
    const before = await readAll(folder);
    const generation = await readFile(join(folder, 'generation-2.json'), 'utf8');
    const { data } = JSON.parse(generation) as {
      data: { segments: number[]; office: { n: number }; index: { n: number }[] };
    };
    const names = [`cases-${data.segments[0]}.json`, `office-${data.office.n}.json`, `index-${data.index[0]?.n}.json`];
    for (const name of names) {
      const content = await readFile(join(folder, name));
      await writeFile(join(folder, name), content.subarray(0, content.length - 3));
      await expect(restoreGeneration(folder, 2, { now })).rejects.toMatchObject({
        code: 'FB102',
        message: new RegExp(name, 'u'),
      });
      await writeFile(join(folder, name), content);
    }
    expect(await readAll(folder)).toEqual(before);
  });
});

describe('restore where the present state cannot be read', () => {
  const asideIn = async (folder: string) => (await readdir(folder)).filter((name) => name.startsWith('defekt-'));

  test.each<[string, (folder: string) => Promise<unknown>]>([
    ['a torn manifest', (folder) => truncate(join(folder, MANIFEST), 40)],
    ['a missing manifest', (folder) => rm(join(folder, MANIFEST))],
    ['a torn change file', (folder) => truncate(join(folder, 'change-6.json'), 40)],
    ['a missing change file', (folder) => rm(join(folder, 'change-6.json'))],
  ])('goes back from %s', async (_, damage) => {
    const { folder, now } = await threeImports();
    await damage(folder);
    await expect(readAll(folder)).rejects.toMatchObject({ code: 'FB102' });
    const { states, fault } = await listGenerations(folder);
    expect(fault).toMatchObject({ code: 'FB102' });
    expect(states.length).toBeGreaterThan(3);
    const restored = await restoreGeneration(folder, 4, { now });
    expect(restored.before).toBeUndefined();
    expect(numbers((await readAll(folder)).cases)).toEqual(['F-1', 'F-2', 'N-1', 'N-2']);
    expect(restored.serial).toBeGreaterThan(6);
    await withStore(folder, now, (store) => store.commit({ put: [sample('Z-1')], audit: [line(9)] }));
    const lines = namedIn(await trailOf(await openJsonStore(folder, { access: 'read' })));
    expect(lines.slice(0, 2)).toEqual(['n-1', 'n-2']);
  });

  test('puts what is broken aside, where it stays for two weeks', async () => {
    const { folder, now } = await threeImports();
    await truncate(join(folder, 'change-6.json'), 40);
    await restoreGeneration(folder, 4, { now });
    expect((await asideIn(folder)).sort()).toEqual(
      expect.arrayContaining(['defekt-7-change-6.json', 'defekt-7-fallbote.json']),
    );
    for (const name of await asideIn(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    await withStore(folder, now, (store) => store.commit({ put: [sample('Z-1')], imported: IMPORTED }));
    expect(await asideIn(folder)).not.toEqual([]);
    const later = clock('2026-12-20T10:00:00.000Z');
    await withStore(folder, later.now, (store) => store.commit({ put: [sample('Z-2')], imported: IMPORTED }));
    expect((await asideIn(folder)).filter((name) => name.includes('change'))).toEqual([]);
  });

  test('offers the state as far as it can be read', async () => {
    const folder = newFolder();
    await withStore(folder, clock().now, async (store) => {
      await store.commit({ office: OFFICE, put: [sample('F-1')], imported: IMPORTED });
      for (const n of [2, 3, 4, 5]) await store.commit({ put: [sample(`F-${n}`)] });
    });
    await truncate(join(folder, 'change-4.json'), 40);
    const { states } = await listGenerations(folder);
    expect(states.map(({ serial, kind }) => [serial, kind])).toEqual([
      [3, 'readable'],
      [1, 'kept'],
    ]);
    expect(await restoreGeneration(folder, 3)).toMatchObject({ from: 3, serial: 6, cases: 3 });
    expect(numbers((await readAll(folder)).cases)).toEqual(['F-1', 'F-2', 'F-3']);
  });
});
