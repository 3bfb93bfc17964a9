import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import { FallboteError } from '../../src/errors.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { MANIFEST } from '../../src/store/json/layout.ts';
import type { Store } from '../../src/store/store.ts';
import { folders, strayFiles } from './folders.ts';
import { numbers, OFFICE, sample } from './samples.ts';
import { describeStore } from './store-contract.ts';

const newFolder = folders();

describeStore('in a folder of JSON files', async () => openJsonStore(newFolder()));

const MANY = Array.from({ length: 150 }, (_, i) => sample(`F-${i + 1}`, { manager: `fm-${(i % 3) + 1}` }));

async function filled(cases: readonly Case[] = MANY): Promise<{ readonly folder: string; readonly store: Store }> {
  const folder = newFolder();
  const store = await openJsonStore(folder);
  await store.commit({ office: OFFICE, put: cases });
  return { folder, store };
}

const fileOf = async (folder: string, kind: 'office' | 'index' | 'cases') => {
  const name = (await readdir(folder))
    .filter((item) => item.startsWith(kind))
    .sort()
    .at(0);
  if (name === undefined) throw new Error(`no ${kind}`);
  return join(folder, name);
};
const everything = async (store: Store) => ({ office: await store.office(), cases: await store.findCases() });
/** Opens a folder and reads all of it. */
const readAll = async (folder: string) => everything(await openJsonStore(folder));
const snapshot = async (folder: string) =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
const edit = async (path: string, change: (data: never) => unknown) =>
  writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')) as never)));

describe('what is kept', () => {
  test('is there when the folder is opened again', async () => {
    const { folder, store } = await filled();
    await store.commit({ put: [sample('F-7', { manager: 'fm-9' })], remove: ['F-8'] });
    await store.close();
    const again = await readAll(folder);
    expect(again).toEqual(await everything(store));
    expect(again.cases).toHaveLength(149);
  });

  test('is really on disk, also while NODE_ENV is "test"', async () => {
    expect(process.env['NODE_ENV']).toBe('test');
    const { folder } = await filled();
    const script = `
      import { readdirSync, readFileSync } from 'node:fs';
      const names = readdirSync(process.argv[1]).filter((name) => name.startsWith('cases'));
      const count = (name) => JSON.parse(readFileSync(process.argv[1] + '/' + name, 'utf8')).length;
      process.stdout.write(String(names.map(count).reduce((a, b) => a + b)));`;
    const other = spawnSync(process.execPath, ['--input-type=module', '-e', script, folder], { encoding: 'utf8' });
    expect(other.stdout).toBe('150');
  });

  test('can be read by its owner only: files 0600, the folder 0700', async () => {
    const { folder, store } = await filled();
    await store.commit({ put: [sample('F-1', { manager: 'fm-2' })] });
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  test('goes through a folder that others may read, without its files becoming readable', async () => {
    const folder = newFolder();
    await mkdir(folder);
    await chmod(folder, 0o755);
    const store = await openJsonStore(folder);
    await store.commit({ office: OFFICE, put: MANY });
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  test('opening an empty or missing folder writes nothing', async () => {
    const folder = newFolder();
    await (await openJsonStore(folder)).close();
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('leaves other people’s files in the folder alone', async () => {
    const folder = newFolder();
    await mkdir(folder);
    await writeFile(join(folder, 'notizen.txt'), 'x');
    const store = await openJsonStore(folder);
    await store.commit({ office: OFFICE });
    expect(await strayFiles(folder)).toEqual(['notizen.txt']);
  });
});

describe('no file is left over', () => {
  test('after many commits', async () => {
    const { folder, store } = await filled();
    for (let i = 0; i < 12; i++) {
      await store.commit({ put: [sample(`F-${i + 1}`, { manager: `neu-${i}` }), sample(`N-${i}`)] });
      await store.commit({ office: { ...OFFICE, name: `Name ${i}` }, remove: [`N-${i}`] });
      expect(await strayFiles(folder)).toEqual([]);
    }
    expect((await readAll(folder)).cases).toEqual(await store.findCases());
  });

  test('when all cases are removed', async () => {
    const { folder, store } = await filled();
    await store.commit({ remove: numbers(MANY) });
    expect((await readdir(folder)).filter((name) => name.startsWith('cases'))).toEqual([]);
    expect((await readAll(folder)).cases).toEqual([]);
  });

  test('of a process that was killed: the next commit clears up after it', async () => {
    const { folder, store } = await filled();
    for (const name of [`${MANIFEST}.4711.tmp`, 'cases-900000.json.1.tmp', 'cases-900001.json', 'index-900002.json'])
      await writeFile(join(folder, name), '{"torn":');
    expect(await everything(await openJsonStore(folder))).toEqual(await everything(store));
    await store.commit({ put: [sample('F-1')] });
    expect(await strayFiles(folder)).toEqual([]);
  });

  test('of a write that was killed half way, under the same process id', async () => {
    const { folder, store } = await filled();
    await writeFile(join(folder, `${MANIFEST}.${process.pid}.tmp`), 'x', { mode: 0o644 });
    await store.commit({ put: [sample('F-1', { manager: 'fm-7' })] });
    expect((await stat(join(folder, MANIFEST))).mode & 0o777).toBe(0o600);
    expect(await strayFiles(folder)).toEqual([]);
  });

  test('a commit without any change writes nothing', async () => {
    const { folder, store } = await filled();
    const before = await snapshot(folder);
    await store.commit({ put: [], remove: [] });
    expect(await snapshot(folder)).toEqual(before);
  });
});

describe('a commit that cannot be written leaves memory and disk as they were', () => {
  const CHANGE = { office: { ...OFFICE, name: 'anders' }, put: [sample('F-1', { manager: 'fm-9' }), sample('N-1')] };

  async function refused(folder: string, store: Store, change: Parameters<Store['commit']>[0], fault: string) {
    const [before, files] = [await everything(store), await snapshot(folder).catch(() => 'blocked')];
    const error: unknown = await store.commit(change).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FallboteError);
    expect(error).toMatchObject({ code: 'FB103', fault, message: /Nichts wurde geändert/ });
    expect(await everything(store)).toEqual(before);
    expect(await snapshot(folder).catch(() => 'blocked')).toEqual(files);
    return before;
  }

  test('a case that does not fit the schema', async () => {
    const { folder, store } = await filled();
    const wrong = { ...sample('F-2'), opened: '2026-02-30' };
    const before = await refused(folder, store, { ...CHANGE, put: [...CHANGE.put, wrong] }, 'ours');
    expect(await readAll(folder)).toEqual(before);
    await store.commit(CHANGE);
    expect((await readAll(folder)).office.name).toBe('anders');
  });

  test('an office that does not fit the schema', async () => {
    const { folder, store } = await filled();
    await refused(folder, store, { ...CHANGE, office: { ...OFFICE, teams: [] } }, 'ours');
  });

  test.each([1, 2, 3, 4])('a folder in the way of file %i of the commit', async (n) => {
    const { folder, store } = await filled();
    const names = ['cases-200000.json', 'cases-200001.json', 'office-200002.json', 'index-200003.json'];
    const inTheWay = join(folder, names[n - 1] ?? '');
    await mkdir(inTheWay);
    const before = await everything(store);
    await expect(store.commit(CHANGE)).rejects.toMatchObject({ code: 'FB103', fault: 'platform', message: /Rechte/ });
    expect(await everything(store)).toEqual(before);
    await rm(inTheWay, { recursive: true });
    expect(await strayFiles(folder)).toEqual([]);
    expect(await readAll(folder)).toEqual(before);
    await store.commit(CHANGE);
    expect((await readAll(folder)).office.name).toBe('anders');
  });

  test('a file where the folder should be', async () => {
    const folder = newFolder();
    const store = await openJsonStore(folder);
    await writeFile(folder, 'x');
    await expect(store.commit(CHANGE)).rejects.toBeInstanceOf(FallboteError);
    await expect(openJsonStore(folder)).rejects.toMatchObject({ code: 'FB102', message: /Bitte Pfad und Rechte/ });
  });

  test('a folder that cannot be made', async () => {
    const parent = newFolder();
    const store = await openJsonStore(join(parent, 'x', 'data'));
    await writeFile(parent, 'x');
    await expect(store.commit(CHANGE)).rejects.toBeInstanceOf(FallboteError);
  });
});

describe('a folder that is not sound is reported (FB102) with the file and what to do', () => {
  async function reported(path: string, folder: string, remedy = /aus der Sicherung zurückholen/) {
    const error: unknown = await readAll(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FallboteError);
    expect(error).toMatchObject({ code: 'FB102', fault: 'platform' });
    const { message } = error as FallboteError;
    expect(message).toContain(path);
    expect(message).toMatch(/^Die Datei .* kann nicht verwendet werden\. .*[a-zäöü]\.$/);
    expect(message).toMatch(remedy);
    expect(message).not.toMatch(/F-\d|undefined|Invalid|expected/);
    return error;
  }

  const DAMAGES: readonly [string, (path: string) => Promise<unknown>][] = [
    ['empty', (path) => truncate(path, 0)],
    ['truncated', async (path) => truncate(path, (await stat(path)).size - 5)],
    ['full of zeros, as after a power cut', async (path) => writeFile(path, Buffer.alloc((await stat(path)).size))],
    ['foreign JSON', (path) => writeFile(path, '{"hello":"world"}')],
    ['null', (path) => writeFile(path, 'null')],
    ['a list of null', (path) => writeFile(path, '[null]')],
    ['an image', (path) => writeFile(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]))],
  ];
  const KINDS = ['manifest', 'office', 'index', 'cases'] as const;

  test.each(KINDS.flatMap((kind) => DAMAGES.map(([name, damage]) => [kind, name, damage] as const)))(
    'a %s file that is %s',
    async (kind, _, damage) => {
      const { folder } = await filled();
      const path = kind === 'manifest' ? join(folder, MANIFEST) : await fileOf(folder, kind);
      await damage(path);
      await reported(path, folder);
    },
  );

  test.each(['office', 'index', 'cases'] as const)('a missing %s file', async (kind) => {
    const { folder } = await filled();
    const path = await fileOf(folder, kind);
    await rm(path);
    await reported(path, folder);
  });

  test('a folder in the place of a file', async () => {
    const { folder } = await filled();
    await rm(join(folder, MANIFEST));
    await mkdir(join(folder, MANIFEST));
    await reported(join(folder, MANIFEST), folder, /Bitte Pfad und Rechte prüfen/);
  });

  test('a missing manifest beside data: no empty store, and nothing is written over them', async () => {
    const { folder } = await filled();
    await rm(join(folder, MANIFEST));
    await reported(join(folder, MANIFEST), folder);
  });

  test('a manifest of another version', async () => {
    const { folder } = await filled();
    const path = join(folder, MANIFEST);
    await edit(path, (data: object) => ({ ...data, version: 2 }));
    await reported(path, folder, /die passende Version von Fallbote/);
  });

  test('a manifest that names files outside of the folder', async () => {
    const { folder } = await filled();
    const path = join(folder, MANIFEST);
    await edit(path, (data: object) => ({ ...data, office: '../../etc/passwd' }));
    await reported(path, folder);
  });

  type Row = [string, number, string | null, string, string | null];
  test.each<[string, (rows: Row[]) => Row[]]>([
    ['lacks a case of a segment', (rows) => rows.slice(1)],
    ['names a case that its segment does not hold', (rows) => [...rows, ['Z-1', 0, 'fm-1', 't-1', null]]],
    ['names a case twice', (rows) => [...rows, rows[0] ?? ['F-1', 0, null, 't-1', null]]],
    ['names a segment that does not exist', (rows) => [...rows, ['Z-1', 99, 'fm-1', 't-1', null]]],
    [
      'gives a case to another manager',
      ([first, ...rest]) => [[first?.[0] ?? '', first?.[1] ?? 0, 'fm-x', 't-1', null], ...rest],
    ],
    [
      'gives a case to another team',
      ([first, ...rest]) => [[first?.[0] ?? '', first?.[1] ?? 0, 'fm-1', 't-2', null], ...rest],
    ],
    [
      'gives a case to a Bedarfsgemeinschaft',
      ([first, ...rest]) => [[first?.[0] ?? '', first?.[1] ?? 0, 'fm-1', 't-1', 'BG-1'], ...rest],
    ],
    [
      'spells a number in another way',
      ([first, ...rest]) => [[first?.[0].toLowerCase() ?? '', first?.[1] ?? 0, 'fm-1', 't-1', null], ...rest],
    ],
    ['knows no case at all', () => []],
  ])('an index that %s', async (_, change) => {
    const { folder } = await filled();
    await edit(await fileOf(folder, 'index'), change);
    await reported(folder, folder);
  });

  test('a segment from an older backup', async () => {
    const { folder, store } = await filled();
    const path = await fileOf(folder, 'cases');
    const old = await readFile(path, 'utf8');
    await store.commit({ remove: ['F-1'] });
    const { segments } = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as { segments: string[] };
    const now = join(folder, segments[0] ?? '');
    await writeFile(now, old);
    await reported(now, folder);
  });

  test('two segments that changed places', async () => {
    const { folder } = await filled();
    const names = (await readdir(folder)).filter((name) => name.startsWith('cases')).sort();
    const [a = '', b = ''] = names.map((name) => join(folder, name));
    await rename(a, `${a}.x`);
    await rename(b, a);
    await rename(`${a}.x`, b);
    await reported(a, folder);
  });

  test('and a question about another part of the folder is still answered', async () => {
    const { folder } = await filled();
    await truncate(await fileOf(folder, 'cases'), 10);
    const store = await openJsonStore(folder);
    expect((await store.office()).name).toBe(OFFICE.name);
    expect(await store.findCases({ managers: ['fm-3'], teams: ['t-2'] })).toEqual([]);
    expect((await store.findCase('F-150'))?.no).toBe('F-150');
  });
});

describe('an import by another process while the bot runs', () => {
  test('is seen with the next question', async () => {
    const { folder, store } = await filled();
    await store.findCases();
    const other = await openJsonStore(folder);
    await other.commit({
      office: { ...OFFICE, name: 'neu' },
      put: [sample('F-1', { manager: 'fm-8' })],
      remove: ['F-2'],
    });
    expect((await store.findCase('F-1'))?.manager).toBe('fm-8');
    expect(await store.findCase('F-2')).toBeUndefined();
    expect(await everything(store)).toEqual(await everything(other));
    expect((await store.office()).name).toBe('neu');
  });

  test('is not lost by the next commit of the bot', async () => {
    const { folder, store } = await filled();
    const other = await openJsonStore(folder);
    await other.commit({ put: [sample('N-1')] });
    await store.commit({ put: [sample('N-2')] });
    expect(numbers((await readAll(folder)).cases).filter((no) => no.startsWith('N'))).toEqual(['N-1', 'N-2']);
    expect(await strayFiles(folder)).toEqual([]);
  });

  test('fills a folder that was empty when the bot started', async () => {
    const folder = newFolder();
    const store = await openJsonStore(folder);
    await expect(store.office()).rejects.toMatchObject({ code: 'FB101' });
    await (await openJsonStore(folder)).commit({ office: OFFICE });
    expect(await store.office()).toEqual(OFFICE);
  });
});
