import { copyFile, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FallboteError } from '../../src/errors.ts';
import { seal } from '../../src/store/json/json-file.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { HEAD, MANIFEST } from '../../src/store/json/layout.ts';
import { fillAll } from './filled.ts';
import { folders } from './folders.ts';
import { everything, line, OFFICE, sample, trailOf } from './samples.ts';

const newFolder = folders();

async function filled(): Promise<string> {
  const folder = newFolder();
  await fillAll(folder);
  return folder;
}

/** Opens a folder and reads all of it. */
async function readAll(folder: string, access: 'own' | 'read' = 'read') {
  const store = await openJsonStore(folder, { access });
  try {
    return await everything(store);
  } finally {
    await store.close();
  }
}

async function reported(
  path: string,
  folder: string,
  remedy = /fallbote restore --data .*aus der Sicherung zurückholen/u,
) {
  for (const access of ['read', 'own'] as const) {
    const error: unknown = await readAll(folder, access).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FallboteError);
    expect(error).toMatchObject({ code: 'FB102', fault: 'platform' });
    const { message } = error as FallboteError;
    expect(message).toContain(path);
    expect(message).toMatch(/^Die Datei .* kann nicht verwendet werden\. .*[a-zäöü)]\.$/u);
    expect(message).toMatch(remedy);
    expect(message).not.toMatch(/F-\d|undefined|Invalid|expected/u);
  }
  // whoever could not open it does not own it either
  expect(await readdir(folder)).not.toContain('fallbote.lock');
}

/** The current file of a kind: the newest one. */
async function fileOf(folder: string, kind: string): Promise<string> {
  if (kind === 'manifest') return join(folder, MANIFEST);
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${kind}-`) && !name.endsWith('.jsonl'));
  const number = (name: string) => Number(/\d+/u.exec(name)?.[0]);
  const name = names.sort((a, b) => number(a) - number(b)).at(kind === 'change' ? 1 : -1);
  if (name === undefined) throw new Error(`no ${kind}`);
  return join(folder, name);
}

const DAMAGES: readonly [string, (path: string) => Promise<unknown>][] = [
  ['empty', (path) => truncate(path, 0)],
  ['truncated', async (path) => truncate(path, (await stat(path)).size - 5)],
  ['full of zeros, as after a power cut', async (path) => writeFile(path, Buffer.alloc((await stat(path)).size))],
  ['foreign JSON', (path) => writeFile(path, '{"hello":"world"}')],
  ['null', (path) => writeFile(path, 'null')],
  ['a list of null', (path) => writeFile(path, '[null]')],
  ['an image', (path) => writeFile(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]))],
  ['sealed, but no JSON', (path) => writeFile(path, seal('{"a":').text)],
  ['sealed foreign JSON', (path) => writeFile(path, seal('{"hello":"world"}').text)],
  [
    'changed by one letter',
    async (path) => writeFile(path, (await readFile(path, 'utf8')).replace(/t-1|"at"/u, 't-2')),
  ],
  ['missing', (path) => rm(path)],
];
const KINDS = ['manifest', 'office', 'index', 'cases', 'history', 'entries', 'change'] as const;

describe('a file that is not sound is reported (FB102) with its path and what to do', () => {
  test.each(KINDS.flatMap((kind) => DAMAGES.map(([name, damage]) => [kind, name, damage] as const)))(
    'a %s file that is %s',
    async (kind, name, damage) => {
      const folder = await filled();
      const path = await fileOf(folder, kind);
      const before = await readFile(path, 'utf8');
      await damage(path);
      // a letter that this kind of file does not have
      if (name.startsWith('changed') && (await readFile(path, 'utf8')) === before) return;
      await reported(path, folder);
    },
  );

  test('the last change file, when it is taken away', async () => {
    const folder = await filled();
    await rm(join(folder, 'change-5.json'));
    await reported(join(folder, 'change-5.json'), folder);
  });

  test('a change file of another folder', async () => {
    const [folder, other] = [await filled(), await filled()];
    await copyFile(join(other, 'change-4.json'), join(folder, 'change-4.json'));
    await reported(join(folder, 'change-4.json'), folder);
  });

  test('a manifest from an older state, and files of an older state under a new name', async () => {
    const folder = await filled();
    await copyFile(join(folder, 'generation-1.json'), join(folder, MANIFEST));
    await expect(readAll(folder)).rejects.toMatchObject({ code: 'FB102' });
  });

  test('two segments that changed places', async () => {
    const folder = await filled();
    const names = (await readdir(folder)).filter((name) => name.startsWith('cases')).slice(0, 2);
    const [a = '', b = ''] = names.map((name) => join(folder, name));
    await rename(a, `${a}.x`);
    await rename(b, a);
    await rename(`${a}.x`, b);
    await expect(readAll(folder)).rejects.toMatchObject({ code: 'FB102', message: /cases-/u });
  });

  test('a folder in the place of a file', async () => {
    const folder = await filled();
    await rm(join(folder, MANIFEST));
    await mkdir(join(folder, MANIFEST));
    await reported(join(folder, MANIFEST), folder, /Bitte Pfad und Rechte prüfen/u);
  });

  test('a missing manifest beside data: no empty store, and nothing is written over them', async () => {
    const folder = await filled();
    await rm(join(folder, MANIFEST));
    await reported(join(folder, MANIFEST), folder);
  });

  test.each([
    ['sealed', (data: object) => seal(JSON.stringify({ ...data, version: 3, more: true })).text],
    ['in another form', () => '{"format":"fallbote","version":12}'],
  ])('a manifest of a newer version, %s', async (_, change) => {
    const folder = await filled();
    const path = join(folder, MANIFEST);
    const { data } = JSON.parse(await readFile(path, 'utf8')) as { data: object };
    await writeFile(path, change(data));
    await reported(path, folder, /Eine neuere Version von Fallbote hat sie geschrieben\. Bitte diese neuere Version/u);
  });

  test('and a question about another part of the folder is still answered', async () => {
    const folder = await filled();
    await truncate(await fileOf(folder, 'cases'), 10);
    const store = await openJsonStore(folder, { access: 'read' });
    expect((await store.office()).name).toBe(OFFICE.name);
    expect(await store.findCases({ managers: ['fm-3'], teams: ['t-2'] })).toEqual([]);
    expect((await store.findCase('F-1'))?.no).toBe('F-1');
    expect((await store.findCase('N-3'))?.no).toBe('N-3');
  });
});

test.each(['audit-2026-11.jsonl', HEAD])(
  'a broken %s stops nobody from working, and what is written goes on',
  async (name) => {
    for (const [, damage] of DAMAGES) {
      const folder = await filled();
      const before = await readAll(folder);
      await damage(join(folder, name));
      const store = await openJsonStore(folder);
      expect(await everything(store)).toEqual(before);
      await store.commit({ put: [sample('Z-1')], audit: [line(7, ['neu'])] });
      await store.log([line(8, ['danach'])]);
      const lines = await trailOf(store);
      expect(lines.slice(-2).map((text) => (JSON.parse(text) as { cases: string[] }).cases)).toEqual([
        ['neu'],
        ['danach'],
      ]);
      await store.close();
      expect((await readAll(folder)).cases).toHaveLength(before.cases.length + 1);
    }
  },
);
