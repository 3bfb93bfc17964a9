import { appendFile, copyFile, cp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AUDIT_START, type AuditHead, follow } from '../../src/access/audit.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { HEAD } from '../../src/store/json/layout.ts';
import { readHead, readTrail, type TrailLine } from '../../src/store/json/trail-files.ts';
import type { Store } from '../../src/store/store.ts';
import { namedIn } from './contract-trail.ts';
import { createFailingDisk } from './disks/failing-disk.ts';
import { folders } from './folders.ts';
import { line, OFFICE, sample, trailOf } from './samples.ts';

const newFolder = folders();
const FILE = 'audit-2026-11.jsonl';

async function withStore<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openJsonStore(folder);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A folder with a commit and two more lines. */
async function filled(): Promise<string> {
  const folder = newFolder();
  await withStore(folder, async (store) => {
    await store.commit({ office: OFFICE, audit: [line(1, ['a'])] });
    await store.log([line(2, ['b'])]);
    await store.commit({ put: [sample('F-1')], audit: [line(3, ['c'])] });
  });
  return folder;
}

async function linesOf(folder: string): Promise<readonly TrailLine[]> {
  const lines: TrailLine[] = [];
  for await (const item of readTrail(folder)) lines.push(item);
  return lines;
}

/** Where a trail is broken, as a check of it finds. */
async function faultsOf(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  let head: AuditHead | undefined = AUDIT_START;
  for (const { text, file, number, torn } of await linesOf(folder)) {
    const next: AuditHead | undefined = head === undefined ? undefined : follow(text, head);
    if (next === undefined || torn) found.push(`${file}:${number}`);
    const n = Number(/^\{"n":(\d+)/u.exec(text)?.[1]);
    const hash = /"hash":"([0-9a-f]{64})"\}$/u.exec(text)?.[1];
    head = next ?? (hash === undefined ? head : { lines: n, hash });
  }
  const end = await readHead(folder).catch(() => undefined);
  if (end !== undefined && (head?.lines ?? 0) < end.lines) found.push('too short');
  return found;
}

describe('the files of the audit trail', () => {
  test('hold a line each, by month, and the head says how far they go', async () => {
    const folder = newFolder();
    await withStore(folder, async (store) => {
      await store.log([line(1, ['a']), line(2, ['b'], { at: '2026-12-01T00:00:00.000Z' })]);
    });
    const lines = await linesOf(folder);
    expect(lines.map(({ file, number, torn }) => [file, number, torn])).toEqual([
      ['audit-2026-11.jsonl', 1, false],
      ['audit-2026-12.jsonl', 1, false],
    ]);
    expect(namedIn(lines.map(({ text }) => text))).toEqual(['a', 'b']);
    expect(await readHead(folder)).toEqual({ lines: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  test('are none where nothing was logged', async () => {
    const folder = newFolder();
    expect(await linesOf(folder)).toEqual([]);
    expect(await readHead(folder)).toBeUndefined();
  });

  test('show what was changed or removed, also after more lines have come', async () => {
    for (const [change, fault] of [
      [(text: string) => text.replace('"b"', '"x"'), `${FILE}:2`],
      [
        (text: string) =>
          text
            .split('\n')
            .filter((_, i) => i !== 1)
            .join('\n'),
        `${FILE}:2`,
      ],
      [(text: string) => `${text.split('\n').slice(0, 2).join('\n')}\n`, 'too short'],
      [(text: string) => `${text}{"n":4}\n`, `${FILE}:4`],
      [() => '', 'too short'],
    ] as const) {
      const folder = await filled();
      await writeFile(join(folder, FILE), change(await readFile(join(folder, FILE), 'utf8')));
      expect(await faultsOf(folder)).toContain(fault);
      await withStore(folder, (store) => store.log([line(4, ['d']), line(5, ['e'])]));
      expect(await faultsOf(folder)).not.toEqual([]);
      expect((await linesOf(folder)).slice(-2).map(({ text }) => JSON.parse(text).cases)).toEqual([['d'], ['e']]);
    }
  });

  test('that are gone are noticed', async () => {
    const folder = await filled();
    await rm(join(folder, FILE));
    expect(await faultsOf(folder)).toEqual(['too short']);
    await withStore(folder, (store) => store.log([line(4, ['d'])]));
    expect(await faultsOf(folder)).toEqual([`${FILE}:1`]);
    expect(JSON.parse((await linesOf(folder))[0]?.text ?? '')).toMatchObject({ n: 4 });
  });
});

describe('after a crash', () => {
  test('a torn last line is cut off, and the next one takes its place', async () => {
    const folder = await filled();
    const whole = await readFile(join(folder, FILE), 'utf8');
    await appendFile(join(folder, FILE), whole.slice(-80, -20));
    await withStore(folder, (store) => store.log([line(4, ['d'])]));
    expect(namedIn((await linesOf(folder)).map(({ text }) => text))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a whole last line without its end is kept', async () => {
    const folder = await filled();
    await truncate(join(folder, FILE), (await stat(join(folder, FILE))).size - 1);
    await withStore(folder, (store) => store.log([line(4, ['d'])]));
    expect(namedIn((await linesOf(folder)).map(({ text }) => text))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('lines of commits that had not got there are made up for, once', async () => {
    const folder = newFolder();
    const first = await openJsonStore(folder);
    for (let i = 0; i < 5; i++)
      await first.commit({ put: [sample(`F-${i}`)], audit: [line(i, [`n-${i}`]), line(i, ['x'])] });
    // as if it had been killed before it wrote the trail
    const crashed = newFolder();
    await cp(folder, crashed, { recursive: true });
    await rm(join(crashed, 'fallbote.lock'));
    for (const name of await readdir(crashed)) if (name.startsWith('audit-')) await rm(join(crashed, name));
    const expected = ['n-0', 'x', 'n-1', 'x', 'n-2', 'x', 'n-3', 'x', 'n-4', 'x'];
    expect(namedIn(await trailOf(await openJsonStore(crashed, { access: 'read' })))).toEqual(expected);
    for (let i = 0; i < 3; i++)
      await withStore(crashed, async (store) => expect(namedIn(await trailOf(store))).toEqual(expected));
    expect(namedIn((await linesOf(crashed)).map(({ text }) => text))).toEqual(expected);
    await first.close();
  });
});

test('log resolves when the lines are on disk, those in flight with one write', async () => {
  const disk = createFailingDisk();
  const folder = newFolder();
  const store = await openJsonStore(folder, { files: disk.files });
  await store.log([line(0, ['n-0'])]);
  disk.calls.length = 0;
  await Promise.all(Array.from({ length: 20 }, (_, i) => store.log([line(i, [`n-${i}`])])));
  expect(disk.calls.filter((call) => call.startsWith('sync') && call.endsWith(FILE)).length).toBeLessThanOrEqual(2);
  expect(await linesOf(folder)).toHaveLength(21);
});

test('a trail that was put in the place of the one that is being written is gone on with', async () => {
  const folder = newFolder();
  const store = await openJsonStore(folder);
  await store.log([line(1, ['a'])]);
  await store.log([line(2, ['b'])]);
  await copyFile(join(folder, FILE), join(folder, 'other'));
  await rename(join(folder, 'other'), join(folder, FILE));
  await store.log([line(3, ['c'])]);
  await store.close();
  expect(namedIn((await linesOf(folder)).map(({ text }) => text))).toEqual(['a', 'b', 'c']);
  expect(await faultsOf(folder)).toEqual([]);
});

test('lines that could not be written are not there, and the chain goes on without them', async () => {
  for (const call of ['write', 'sync', 'open', 'fstat']) {
    const disk = createFailingDisk();
    const folder = newFolder();
    const store = await openJsonStore(folder, { files: disk.files });
    await store.log([line(1, ['a'])]);
    // another file under the same name, so that it has to be opened anew
    await copyFile(join(folder, FILE), join(folder, 'other'));
    await rename(join(folder, 'other'), join(folder, FILE));
    disk.failOn((text) => text.startsWith(call) && text.endsWith(FILE), 1, 'ENOSPC');
    await expect(store.log([line(2, ['x']), line(3, ['y'])])).rejects.toMatchObject({ code: 'FB103' });
    disk.failOn((text) => text.endsWith(FILE));
    await expect(store.log([line(4, ['z'])])).rejects.toMatchObject({ code: 'FB103' });
    // a commit keeps its line until the trail can be written again
    await store.commit({ put: [sample('F-1')], audit: [line(5, ['b'])] });
    disk.heal();
    await store.log([line(6, ['c'])]);
    expect(namedIn(await trailOf(store))).toEqual(['a', 'b', 'c']);
    await store.close();
    expect(await faultsOf(folder)).toEqual([]);
    expect(await readdir(folder)).toContain(HEAD);
  }
});
