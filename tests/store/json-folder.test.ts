import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { MANIFEST, SEGMENT_SIZE } from '../../src/store/json/layout.ts';
import { filled, MANY, readAll, snapshot } from './filled.ts';
import { folders, manifestOf, strayFiles } from './folders.ts';
import { everything, line, numbers, OFFICE, sample, trailOf } from './samples.ts';

const newFolder = folders();
const changesIn = async (folder: string) => (await readdir(folder)).filter((name) => name.startsWith('change-'));

describe('what is kept', () => {
  test('is there when the folder is opened again', async () => {
    const { folder, store } = await filled(newFolder());
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
    const { folder } = await filled(newFolder());
    const script = `
      import { readdirSync, readFileSync } from 'node:fs';
      const names = readdirSync(process.argv[1]).filter((name) => name.startsWith('cases'));
      const count = (name) => JSON.parse(readFileSync(process.argv[1] + '/' + name, 'utf8')).data.length;
      process.stdout.write(String(names.map(count).reduce((a, b) => a + b)));`;
    const other = spawnSync(process.execPath, ['--input-type=module', '-e', script, folder], { encoding: 'utf8' });
    expect(other.stdout).toBe('150');
  });

  test('can be read by its owner only: files 0600, the folder 0700', async () => {
    const { folder, store } = await filled(newFolder());
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
    const { folder, store } = await filled(newFolder());
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
    const { store } = await filled(newFolder());
    await store.close();
    await store.close();
    await expect(store.commit({ put: MANY })).rejects.toMatchObject({ code: 'FB106' });
    await expect(store.log([line(1)])).rejects.toMatchObject({ code: 'FB106' });
    expect(await store.findCases()).toHaveLength(150);
  });
});

describe('a small commit', () => {
  test('writes one small file, however large the office is', async () => {
    const { folder, store } = await filled(newFolder());
    const before = await snapshot(folder);
    await store.commit({ put: [sample('F-1', { manager: 'fm-2' })] });
    const after = await snapshot(folder);
    const news = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(news).toEqual(['change-2.json']);
    expect(after['change-2.json']?.length).toBeLessThan(700);
  });

  test('shares its file with those in flight at the same time', async () => {
    const { folder, store } = await filled(newFolder());
    await Promise.all(Array.from({ length: 30 }, (_, i) => store.commit({ put: [sample(`N-${i}`)] })));
    expect((await changesIn(folder)).length).toBeLessThanOrEqual(2);
    expect((await readAll(folder)).cases).toHaveLength(180);
  });

  test('without any change writes nothing', async () => {
    const { folder, store } = await filled(newFolder());
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
    expect((await manifestOf(folder)).segments.length).toBeLessThanOrEqual(Math.ceil(350 / SEGMENT_SIZE) + 3);
  });

  test('when all cases are removed no file of cases is left but in generations', async () => {
    const { folder, store } = await filled(newFolder());
    await store.commit({ remove: numbers(MANY) });
    await store.close();
    expect((await readAll(folder)).cases).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('cases'))).toEqual([]);
  });
});

describe('what a killed process has left', () => {
  test('goes when the folder is opened again', async () => {
    const { folder, store } = await filled(newFolder());
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
    const { folder, store } = await filled(newFolder());
    await writeFile(join(folder, `change-2.json.${process.pid}.tmp`), 'x', { mode: 0o644 });
    await store.commit({ put: [sample('F-1', { manager: 'fm-7' })] });
    expect((await stat(join(folder, 'change-2.json'))).mode & 0o777).toBe(0o600);
    expect(await strayFiles(folder)).toEqual([]);
  });
});
