import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import { FallboteError } from '../../src/errors.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { MANIFEST } from '../../src/store/json/layout.ts';
import type { Change, Store } from '../../src/store/store.ts';
import { folders, manifestOf, strayFiles } from './folders.ts';
import { everything, line, numbers, OFFICE, sample, trailOf } from './samples.ts';

const newFolder = folders();
const MANY = Array.from({ length: 150 }, (_, i) => sample(`F-${i + 1}`, { manager: `fm-${(i % 3) + 1}` }));

async function filled(cases: readonly Case[] = MANY): Promise<{ readonly folder: string; readonly store: Store }> {
  const folder = newFolder();
  const store = await openJsonStore(folder);
  await store.commit({ office: OFFICE, put: cases });
  return { folder, store };
}

/** All of a folder as another process reads it beside the owner. */
const readAll = async (folder: string) => everything(await openJsonStore(folder, { access: 'read' }));
const changesIn = async (folder: string) => (await readdir(folder)).filter((name) => name.startsWith('change-'));
const snapshot = async (folder: string) =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );

describe('what is kept', () => {
  test('is there when the folder is opened again', async () => {
    const { folder, store } = await filled();
    await store.commit({ put: [sample('F-7', { manager: 'fm-9' })] });
    await store.commit({ remove: ['F-8'] });
    const before = await everything(store);
    await store.close();
    const again = await openJsonStore(folder);
    expect(await everything(again)).toEqual(before);
    expect(before.cases).toHaveLength(149);
  });

  test('is really on disk, also while NODE_ENV is "test"', async () => {
    expect(process.env['NODE_ENV']).toBe('test');
    const { folder } = await filled();
    const script = `
      import { readdirSync, readFileSync } from 'node:fs';
      const names = readdirSync(process.argv[1]).filter((name) => name.startsWith('cases'));
      const count = (name) => JSON.parse(readFileSync(process.argv[1] + '/' + name, 'utf8')).data.length;
      process.stdout.write(String(names.map(count).reduce((a, b) => a + b)));`;
    const other = spawnSync(process.execPath, ['--input-type=module', '-e', script, folder], { encoding: 'utf8' });
    expect(other.stdout).toBe('150');
  });

  test('can be read by its owner only: files 0600, the folder 0700', async () => {
    const { folder, store } = await filled();
    await store.commit({ put: [sample('F-1', { manager: 'fm-2' })], audit: [line(1)] });
    await store.commit({ remove: ['F-2'] });
    await store.close();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const names = await readdir(folder);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect([name, (await stat(join(folder, name))).mode & 0o777]).toEqual([name, 0o600]);
  });

  test('goes through a folder that others may read, without its files becoming readable', async () => {
    const folder = newFolder();
    await mkdir(folder);
    await chmod(folder, 0o755);
    const store = await openJsonStore(folder);
    await store.commit({ office: OFFICE, put: MANY });
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  test('opening a missing folder makes none, nor does a question, a close, or a commit that changes nothing', async () => {
    const folder = newFolder();
    const store = await openJsonStore(folder);
    await store.findCases();
    await store.commit({ put: [], remove: [], expect: { cases: [{ no: 'F-1', was: undefined }] } });
    await expect(store.commit({ remove: ['F-1'] })).rejects.toMatchObject({ code: 'FB104' });
    await expect(store.commit({ expect: { office: OFFICE }, put: MANY })).rejects.toMatchObject({ code: 'FB105' });
    await store.close();
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('reading writes nothing, not even a lock', async () => {
    const { folder, store } = await filled();
    await store.close();
    const before = await snapshot(folder);
    const reader = await openJsonStore(folder, { access: 'read' });
    await everything(reader);
    await trailOf(reader);
    expect(await snapshot(folder)).toEqual(before);
    await expect(reader.commit({ put: MANY })).rejects.toMatchObject({ code: 'FB106' });
    await expect(reader.log([line(1)])).rejects.toMatchObject({ code: 'FB106' });
    await reader.close();
    expect(await snapshot(folder)).toEqual(before);
  });

  test('leaves other people’s files in the folder alone', async () => {
    const folder = newFolder();
    await mkdir(folder);
    for (const name of ['notizen.txt', 'cases.json', 'x-1.json', 'fallbote.json.bak'])
      await writeFile(join(folder, name), 'x');
    const store = await openJsonStore(folder);
    await store.commit({ office: OFFICE, put: MANY });
    await store.commit({ remove: ['F-1'] });
    await store.close();
    expect(await strayFiles(folder)).toEqual(['cases.json', 'fallbote.json.bak', 'notizen.txt', 'x-1.json']);
  });

  test('cannot be changed after the store was closed', async () => {
    const { store } = await filled();
    await store.close();
    await store.close();
    await expect(store.commit({ put: MANY })).rejects.toMatchObject({ code: 'FB106' });
    await expect(store.log([line(1)])).rejects.toMatchObject({ code: 'FB106' });
    expect(await store.findCases()).toHaveLength(150);
  });
});

describe('a small commit', () => {
  test('writes one small file, however large the office is', async () => {
    const { folder, store } = await filled();
    const before = await snapshot(folder);
    await store.commit({ put: [sample('F-1', { manager: 'fm-2' })] });
    const after = await snapshot(folder);
    const news = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(news).toEqual(['change-2.json']);
    expect(after['change-2.json']?.length).toBeLessThan(700);
  });

  test('shares its file with those in flight at the same time', async () => {
    const { folder, store } = await filled();
    await Promise.all(Array.from({ length: 30 }, (_, i) => store.commit({ put: [sample(`N-${i}`)] })));
    expect((await changesIn(folder)).length).toBeLessThanOrEqual(2);
    expect((await readAll(folder)).cases).toHaveLength(180);
  });

  test('without any change writes nothing', async () => {
    const { folder, store } = await filled();
    const before = await snapshot(folder);
    await store.commit({ put: [], remove: [], history: [], audit: [] });
    expect(await snapshot(folder)).toEqual(before);
  });
});

describe('change files are folded', () => {
  test('while commits go on, and nothing is lost or left over', async () => {
    const folder = newFolder();
    const store = await openJsonStore(folder, { foldAfter: 5 });
    await store.commit({ office: OFFICE, put: MANY });
    for (let i = 0; i < 60; i++) {
      const no = `F-${(i % 20) + 1}`;
      await store.commit({ put: [sample(no, { manager: `neu-${i}` }), sample(`N-${i}`)], audit: [line(i)] });
    }
    const before = await everything(store);
    expect(before.cases).toHaveLength(210);
    await store.close();
    expect((await changesIn(folder)).length).toBeLessThan(15);
    expect(await strayFiles(folder)).toEqual([]);
    expect(await readAll(folder)).toEqual(before);
    const again = await openJsonStore(folder);
    expect(await trailOf(again)).toHaveLength(60);
  });

  test('into files that are full, and cases stay with their case manager', async () => {
    const folder = newFolder();
    const store = await openJsonStore(folder, { foldAfter: 10 });
    await store.commit({ office: OFFICE, put: MANY });
    for (let i = 0; i < 200; i++) await store.commit({ put: [sample(`N-${i}`, { manager: `fm-${(i % 3) + 1}` })] });
    await store.close();
    expect((await manifestOf(folder)).segments.length).toBeLessThanOrEqual(9);
  });

  test('when all cases are removed no file of cases is left but in generations', async () => {
    const { folder, store } = await filled();
    await store.commit({ remove: numbers(MANY) });
    await store.close();
    expect((await readAll(folder)).cases).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('cases'))).toEqual([]);
  });
});

describe('what a killed process has left', () => {
  test('goes when the folder is opened again', async () => {
    const { folder, store } = await filled();
    const before = await everything(store);
    await store.close();
    const left = [`${MANIFEST}.4711.tmp`, 'cases-900000.json.1.tmp', 'cases-900001.json', 'index-900002.json'];
    const more = ['change-2.json.77.tmp', 'audit-head.json.3.tmp', 'generation-1.json.5.tmp', 'entries-900003.json'];
    for (const name of [...left, ...more]) await writeFile(join(folder, name), '{"torn":');
    const again = await openJsonStore(folder);
    expect(await everything(again)).toEqual(before);
    await again.commit({ put: [sample('F-1')] });
    expect(await strayFiles(folder)).toEqual([]);
  });

  test('under the same process id does not stand in the way, nor give its mode away', async () => {
    const { folder, store } = await filled();
    await writeFile(join(folder, `change-2.json.${process.pid}.tmp`), 'x', { mode: 0o644 });
    await store.commit({ put: [sample('F-1', { manager: 'fm-7' })] });
    expect((await stat(join(folder, 'change-2.json'))).mode & 0o777).toBe(0o600);
    expect(await strayFiles(folder)).toEqual([]);
  });
});

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
    const { folder, store } = await filled();
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
    const { folder, store } = await filled();
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

describe('beside the owner', () => {
  test('a reader sees every commit with its next question, also through folds and removals', async () => {
    const folder = newFolder();
    const store = await openJsonStore(folder, { foldAfter: 3 });
    const reader = await openJsonStore(folder, { access: 'read' });
    await expect(reader.office()).rejects.toMatchObject({ code: 'FB101' });
    await store.commit({ office: OFFICE, put: MANY });
    for (let i = 1; i < 25; i++) {
      const audit = [line(i)];
      if (i % 9 === 0) await store.commit({ remove: [`F-${i}`], audit });
      else await store.commit({ put: [sample('F-1', { manager: `v-${i}` }), sample(`N-${i}`)], audit });
      expect(await everything(reader)).toEqual(await everything(store));
      expect(await trailOf(reader)).toHaveLength(i);
    }
  });

  test('many questions while the owner commits and folds never fail, and never mix two states', async () => {
    const folder = newFolder();
    const store = await openJsonStore(folder, { foldAfter: 2 });
    const pair = (i: number) => [sample('F-1', { manager: `v-${i}` }), sample('F-2', { manager: `v-${i}` })];
    await store.commit({ office: OFFICE, put: pair(0) });
    const asked = [0, 0];
    const enough = () => asked.every((count) => count >= 15);
    const ask = async (which: number) => {
      const reader = await openJsonStore(folder, { access: 'read' });
      for (let last = 0; !enough(); asked[which] = (asked[which] ?? 0) + 1) {
        const cases = await reader.findCases();
        expect(new Set(cases.map((kase) => kase.manager)).size).toBe(1);
        const now = Number(cases[0]?.manager?.slice(2));
        expect(now).toBeGreaterThanOrEqual(last);
        last = now;
      }
    };
    const readers = Promise.all([ask(0), ask(1)]);
    for (let i = 1; !enough() && i < 20_000; i++) await store.commit({ put: pair(i) });
    await readers;
  }, 60_000);

  test('a folder that another process fills is seen by a store that was opened before', async () => {
    const folder = newFolder();
    const store = await openJsonStore(folder);
    const other = await openJsonStore(folder);
    await other.commit({ office: OFFICE });
    await other.close();
    expect(await store.office()).toEqual(OFFICE);
    await store.commit({ put: [sample('F-1')] });
    expect(await store.findCases()).toHaveLength(1);
  });
});
