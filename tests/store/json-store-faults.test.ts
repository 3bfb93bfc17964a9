import type * as Fs from 'node:fs/promises';
import { basename } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { FallboteError } from '../../src/errors.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { folders, strayFiles } from './folders.ts';
import { OFFICE, sample } from './samples.ts';

/** A disk on which, after some good calls, some fail in a row. */
const disk = vi.hoisted(() => {
  const log: string[] = [];
  return { good: Number.POSITIVE_INFINITY, bad: 0, log };
});
const fail = (good: number, bad: number) => Object.assign(disk, { good, bad });
const heal = () => fail(Number.POSITIVE_INFINITY, 0);

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Fs>();
  const strike = (call: string, path: unknown) => {
    disk.log.push(`${call} ${String(path)}`);
    if (disk.good-- > 0) return;
    if (disk.bad-- > 0) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  const failing =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      strike(name, args[0]);
      return call(...args);
    };
  const open: typeof real.open = async (path, flags, mode) => {
    strike('open', path);
    const handle = await real.open(path, flags, mode);
    const [sync, write] = [handle.sync.bind(handle), handle.writeFile.bind(handle)];
    handle.sync = async () => {
      strike('sync', path);
      await sync();
    };
    handle.writeFile = async (data, options) => {
      try {
        strike('write', path);
      } catch (error) {
        // as a full disk does it: half of the text is there
        await write(String(data).slice(0, String(data).length / 2), options);
        throw error;
      }
      return write(data, options);
    };
    return handle;
  };
  return {
    ...real,
    open,
    rename: failing('rename', real.rename),
    rm: failing('rm', real.rm),
    mkdir: failing('mkdir', real.mkdir),
    readdir: failing('readdir', real.readdir),
    readFile: failing('read', real.readFile),
    stat: failing('stat', real.stat),
  };
});

vi.setConfig({ testTimeout: 60_000 });
const newFolder = folders();
const BEFORE = { office: OFFICE, put: [sample('F-1'), sample('F-2'), sample('F-3', { manager: 'fm-1' })] };
const AFTER = {
  office: { ...OFFICE, name: 'neu' },
  put: [sample('F-1', { team: 't-2' }), sample('F-4')],
  remove: ['F-3'],
};
const NEW = { office: AFTER.office, cases: [sample('F-1', { team: 't-2' }), sample('F-2'), sample('F-4')] };

async function state(folder: string) {
  const store = await openJsonStore(folder);
  return { office: await store.office(), cases: await store.findCases() };
}

/** One commit on a disk of which, after `good` calls, `bad` ones fail. */
async function attempt(good: number, bad: number) {
  const folder = newFolder();
  const store = await openJsonStore(folder);
  await store.commit(BEFORE);
  const old = await state(folder);
  disk.log.length = 0;
  fail(good, bad);
  const result = await store.commit(AFTER).then(
    () => 'kept' as const,
    (error: unknown) => error,
  );
  const log = disk.log.map((line) => line.replaceAll(folder, '.'));
  heal();
  return { folder, store, old, result, log };
}

const { log: healthy } = await attempt(Number.POSITIVE_INFINITY, 0);
/** every number of good calls before something fails */
const MOMENTS = healthy.map((_, i) => i);

test('every file is on disk before it gets its name, and all of them before the manifest', () => {
  const calls = healthy
    .filter((line) => /^(write|sync|rename) /.test(line))
    .map((line) => line.replace(/\.\d+\.tmp$/, ''));
  const files = calls.filter((line) => line.startsWith('rename')).map((line) => basename(line.split(' ').at(1) ?? ''));
  expect(files).toHaveLength(5);
  expect(files.at(-1)).toBe('fallbote.json');
  expect(calls).toEqual(files.flatMap((name) => [`write ./${name}`, `sync ./${name}`, `rename ./${name}`, 'sync .']));
});

test('whichever call of a commit fails, the old state or the new one is there, and the answer says which', async () => {
  expect(MOMENTS.length).toBeGreaterThan(25);
  for (const good of MOMENTS) {
    const { folder, store, old, result } = await attempt(good, 1);
    if (result !== 'kept') expect(result).toBeInstanceOf(FallboteError);
    const expected = result === 'kept' ? NEW : old;
    expect(await state(folder)).toEqual(expected);
    expect({ office: await store.office(), cases: await store.findCases() }).toEqual(expected);
    await store.commit({ put: [sample('F-9')] });
    expect(await strayFiles(folder)).toEqual([]);
    expect((await state(folder)).cases).toHaveLength(expected.cases.length + 1);
  }
});

test.each([2, 3, Number.POSITIVE_INFINITY])(
  'at whichever moment %d calls in a row fail, the old state or the new one is found, whole',
  async (bad) => {
    for (const good of MOMENTS) {
      const { folder, store, old, result } = await attempt(good, bad);
      const found = await state(folder);
      if (result === 'kept') expect(found).toEqual(NEW);
      else expect([old, NEW]).toContainEqual(found);
      expect({ office: await store.office(), cases: await store.findCases() }).toEqual(found);
      await (await openJsonStore(folder)).commit({ put: [sample('F-9')] });
      expect(await strayFiles(folder)).toEqual([]);
    }
  },
);

test('on a disk that fails now and then nothing that was kept is ever lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(60), { minLength: 1, maxLength: 8 }), async (faults) => {
      const folder = newFolder();
      const store = await openJsonStore(folder);
      await store.commit({ office: OFFICE });
      const kept = new Set<string>();
      for (const [i, good] of faults.entries()) {
        fail(good, 1);
        await store.commit({ put: [sample(`F-${i}`)] }).then(
          () => kept.add(`F-${i}`),
          () => undefined,
        );
        heal();
      }
      expect(new Set((await state(folder)).cases.map((kase) => kase.no))).toEqual(kept);
      await store.commit({ office: OFFICE });
      expect(await strayFiles(folder)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
