import type * as Fs from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { FallboteError } from '../../src/errors.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { folders, strayFiles } from './folders.ts';
import { OFFICE, sample } from './samples.ts';

/** A disk on which, after some good calls, some fail; all further ones where it is dead for good. */
const disk = vi.hoisted(() => {
  const log: string[] = [];
  return { good: Number.POSITIVE_INFINITY, bad: 0, log };
});
const HEALTHY = { good: Number.POSITIVE_INFINITY, bad: 0 };

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Fs>();
  const strike = (what: string) => {
    disk.log.push(what);
    if (disk.good-- > 0) return;
    if (disk.bad-- > 0) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  const failing =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      strike();
      return call(...args);
    };
  const open: typeof real.open = async (...args) => {
    strike();
    const handle = await real.open(...args);
    const [sync, write] = [handle.sync.bind(handle), handle.writeFile.bind(handle)];
    handle.sync = failing(sync);
    handle.writeFile = async (data, options) => {
      try {
        strike();
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
    rename: failing(real.rename),
    rm: failing(real.rm),
    mkdir: failing(real.mkdir),
    readdir: failing(real.readdir),
    readFile: failing(real.readFile),
    stat: failing(real.stat),
  };
});

const newFolder = folders();
const BEFORE = { office: OFFICE, put: [sample('F-1'), sample('F-2'), sample('F-3', { manager: 'fm-1' })] };
const AFTER = {
  office: { ...OFFICE, name: 'neu' },
  put: [sample('F-1', { team: 't-2' }), sample('F-4')],
  remove: ['F-3'],
};

async function state(folder: string) {
  const store = await openJsonStore(folder);
  return { office: await store.office(), cases: await store.findCases() };
}

/** One commit on a disk that fails at its n-th call. */
async function attempt(n: number, dead: boolean) {
  const folder = newFolder();
  const store = await openJsonStore(folder);
  await store.commit(BEFORE);
  const old = await state(folder);
  Object.assign(disk, { left: n, dead, calls: 0 });
  const result = await store.commit(AFTER).then(
    () => 'kept' as const,
    (error: unknown) => error,
  );
  const calls = disk.calls;
  Object.assign(disk, { left: Number.POSITIVE_INFINITY, dead: false });
  return { folder, store, old, result, calls };
}

const NEW = {
  office: AFTER.office,
  cases: [sample('F-1', { team: 't-2' }), sample('F-2'), sample('F-4')],
};

test('whichever call of a commit fails, the old state or the new one is there, and the answer says which', async () => {
  const { calls } = await attempt(0, false);
  expect(calls).toBeGreaterThan(25);
  for (let n = 1; n <= calls; n++) {
    const { folder, store, old, result } = await attempt(n, false);
    if (result !== 'kept') expect(result).toBeInstanceOf(FallboteError);
    const expected = result === 'kept' ? NEW : old;
    expect(await state(folder)).toEqual(expected);
    expect({ office: await store.office(), cases: await store.findCases() }).toEqual(expected);
    await store.commit({ put: [sample('F-9')] });
    expect(await strayFiles(folder)).toEqual([]);
    expect((await state(folder)).cases).toHaveLength(expected.cases.length + 1);
  }
});

test('at whichever call the disk dies, the next start finds the old state or the new one', async () => {
  const { calls } = await attempt(0, true);
  for (let n = 1; n <= calls; n++) {
    const { folder, old, result } = await attempt(n, true);
    const found = await state(folder);
    if (result === 'kept') expect(found).toEqual(NEW);
    else expect([old, NEW]).toContainEqual(found);
    await (await openJsonStore(folder)).commit({ put: [sample('F-9')] });
    expect(await strayFiles(folder)).toEqual([]);
  }
});

test('on a disk that fails now and then nothing that was kept is ever lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }), async (faults) => {
      const folder = newFolder();
      const store = await openJsonStore(folder);
      await store.commit({ office: OFFICE });
      const kept = new Set<string>();
      for (const [i, n] of faults.entries()) {
        Object.assign(disk, { left: n, dead: false });
        await store.commit({ put: [sample(`F-${i}`)] }).then(
          () => kept.add(`F-${i}`),
          () => undefined,
        );
        Object.assign(disk, { left: Number.POSITIVE_INFINITY });
      }
      expect(new Set((await state(folder)).cases.map((kase) => kase.no))).toEqual(kept);
      await store.commit({ office: OFFICE });
      expect(await strayFiles(folder)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
