import { basename } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { FallboteError } from '../../src/errors.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Change, Store } from '../../src/store/store.ts';
import { createFailingDisk, type Fault } from './disks/failing-disk.ts';
import { PowerDisk } from './disks/power-disk.ts';
import { strayFiles } from './folders.ts';
import { entry, everything, line, numbers, OFFICE, sample, trailOf } from './samples.ts';
import { isLong, tell, times } from './torture.ts';

vi.setConfig({ testTimeout: 120_000 });

const FOLDER = '/daten';
const BEFORE: Change = {
  office: OFFICE,
  put: [sample('F-1'), sample('F-2'), sample('F-3', { manager: 'fm-1' })],
  audit: [line(1, ['vorher'])],
};
const IMPORTED = { office: OFFICE, cases: [sample('F-1')] };

/** Kinds of commits that are written in different ways. */
const CHANGES: Readonly<Record<string, Change>> = {
  'a small commit': {
    office: { ...OFFICE, name: 'neu' },
    put: [sample('F-1', { team: 't-2' }), sample('F-4')],
    history: [entry('h-1')],
    audit: [line(2, ['neu'])],
  },
  'an import': { put: [sample('F-1', { team: 't-2' }), sample('F-4')], imported: IMPORTED, audit: [line(2, ['neu'])] },
  'a removal': { remove: ['F-3'], audit: [line(2, ['neu'])] },
};

async function state(store: Store) {
  return { ...(await everything(store)), lines: (await trailOf(store)).length };
}

/** One commit on a disk of which, after `good` calls, `bad` ones fail; `folds` also lets it be folded. */
async function attempt(change: Change, good: number, bad: number, fault: Fault, folds = false) {
  const disk = createFailingDisk(new PowerDisk().process());
  const { files } = disk;
  const store = await openJsonStore(FOLDER, { files, foldAfter: folds ? 2 : 100 });
  await store.commit(BEFORE);
  // what the disk needs for the trail of this commit does not count here
  const old = await state(store);
  disk.calls.length = 0;
  disk.fail(good, bad, fault);
  const result = await store.commit(change).then(
    () => 'kept' as const,
    (error: unknown) => error,
  );
  const calls = disk.calls.map((call) => call.replaceAll(FOLDER, '.'));
  disk.heal();
  return { files, store, old, result, calls };
}

const NOTHING: Fault = 'EIO';
const NEVER = Number.POSITIVE_INFINITY;

test('every file is on disk before it gets its name, and all of them before the manifest', async () => {
  const { calls } = await attempt(CHANGES['an import'] ?? {}, NEVER, 0, NOTHING);
  const manifest = 'rename ./fallbote.json';
  const ends = calls.lastIndexOf(manifest);
  const before = calls.slice(calls.indexOf(manifest) + 1, ends).filter((call) => /^(write|sync|rename) /u.test(call));
  const written = before.filter((call) => call.startsWith('rename')).map((call) => basename(call));
  expect(written.length).toBeGreaterThanOrEqual(4);
  for (const name of written) {
    const at = (text: string) => before.findIndex((call) => call.startsWith(text));
    const order = [at(`write ./${name}.`), at(`sync ./${name}.`), at(`rename ./${name}`)];
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThanOrEqual(0);
    expect(before.lastIndexOf('sync .')).toBeGreaterThan(order[2] ?? NEVER);
  }
  expect(calls.slice(ends).find((call) => call.startsWith('sync'))).toBe('sync .');
});

test('a small commit writes one file, and syncs it and the folder', async () => {
  const { calls } = await attempt(CHANGES['a small commit'] ?? {}, NEVER, 0, NOTHING);
  expect(
    calls.filter((call) => /^(write|sync|rename) /u.test(call)).map((call) => call.replace(/\.\d+\.tmp/u, '')),
  ).toEqual(['write ./change-2.json', 'sync ./change-2.json', 'rename ./change-2.json', 'sync .']);
});

const KINDS = Object.entries(CHANGES).flatMap(([name, change]) =>
  (isLong ? ([1, 2, 3, NEVER] as const) : ([1, 2, NEVER] as const)).flatMap((bad) =>
    (['EIO', 'ENOSPC', 'EACCES'] as const)
      // in the short form the kind of fault goes through once
      .filter((fault) => isLong || bad === 1 || fault === 'EIO')
      .map((fault) => [name, bad, fault, change] as const),
  ),
);

const moments = new Map<string, number>();
afterAll(() => {
  const how = '1, 2, 3 or all calls in a row; EIO, ENOSPC after half of a write, EACCES';
  for (const [name, count] of moments)
    tell(`failing calls: ${name}, at ${count} moments (${how}): kept or not, as the answer said`);
});

describe('whichever call fails', () => {
  test.each(KINDS)('%s is kept or not, as the answer says (%d in a row, %s)', async (name, bad, fault, change) => {
    const healthy = await attempt(change, NEVER, 0, fault);
    expect(healthy.result).toBe('kept');
    const after = await state(healthy.store);
    for (let good = 0; good < healthy.calls.length; good++) {
      const { files, store, old, result } = await attempt(change, good, bad, fault);
      const found = await state(store);
      const where = `call ${good}: ${healthy.calls[good]}`;
      if (result === 'kept') expect(found, where).toEqual(after);
      else {
        expect(result, where).toBeInstanceOf(FallboteError);
        expect((result as FallboteError).code, where).toMatch(/^FB10[37]$/u);
        if ((result as FallboteError).code === 'FB103') expect(found, where).toEqual(old);
        else expect([old, after], where).toContainEqual(found);
      }
      await store.commit({ put: [sample('F-9')] });
      const files_ = await openJsonStore(FOLDER, { files, access: 'read' });
      expect(numbers(await files_.findCases()), where).toEqual([...numbers(found.cases), 'F-9'].sort());
      expect((await trailOf(files_)).length, where).toBe(found.lines);
      await store.close();
      const again = await openJsonStore(FOLDER, { files });
      expect(await strayFiles(FOLDER, files), where).toEqual([]);
      const kept = { ...found, cases: await again.findCases(), imported: expect.anything() };
      expect(await state(again), where).toEqual(kept);
    }
    moments.set(name, (moments.get(name) ?? 0) + healthy.calls.length);
  });

  test('a fold loses nothing, and is made up for', async () => {
    const change = CHANGES['a small commit'] ?? {};
    const healthy = await attempt(change, NEVER, 0, 'EIO', true);
    await healthy.store.close();
    for (const bad of [1, 2, NEVER]) {
      for (let good = 0; good < times(60, 250); good += 1) {
        const { files, store } = await attempt(change, NEVER, 0, 'EIO', true);
        const disk = createFailingDisk(files);
        disk.heal();
        await store.close();
        const again = await openJsonStore(FOLDER, { files: disk.files, foldAfter: 2 });
        disk.fail(good, bad);
        const results = await Promise.allSettled(
          ['N-1', 'N-2', 'N-3'].map((no) => again.commit({ put: [sample(no)], audit: [line(3, [no])] })),
        );
        await again.commit({ put: [sample('N-4')] }).catch(() => undefined);
        disk.heal();
        const kept = numbers(await again.findCases());
        results.forEach((result, i) => {
          if (result.status === 'fulfilled') expect(kept).toContain(`N-${i + 1}`);
        });
        await again.close();
        const last = await openJsonStore(FOLDER, { files });
        expect(numbers(await last.findCases())).toEqual(kept);
        expect(await strayFiles(FOLDER, files)).toEqual([]);
      }
    }
  });
});

test('a failed write rejects the commits of its group, and no other', async () => {
  const disk = createFailingDisk(new PowerDisk().process());
  const store = await openJsonStore(FOLDER, { files: disk.files });
  await store.commit(BEFORE);
  disk.failOn((call) => call.startsWith('sync') && call.includes('change-2'), 1, 'ENOSPC');
  const first = Promise.allSettled([store.commit({ put: [sample('A-1')] }), store.commit({ put: [sample('B-1')] })]);
  await new Promise((resolve) => setTimeout(resolve));
  const second = Promise.allSettled([store.commit({ put: [sample('C-1')] }), store.commit({ put: [sample('D-1')] })]);
  const results = [...(await first), ...(await second)].map((result) => result.status);
  expect(results).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled']);
  expect(numbers(await store.findCases())).toEqual(['C-1', 'D-1', 'F-1', 'F-2', 'F-3']);
});

test('where nobody can tell whether a change is kept, that is said, and nothing is written until it is known', async () => {
  const disk = createFailingDisk(new PowerDisk().process());
  const store = await openJsonStore(FOLDER, { files: disk.files });
  await store.commit(BEFORE);
  disk.failOn((call) => call === `sync ${FOLDER}`);
  const error: unknown = await store.commit({ put: [sample('N-1')], audit: [line(2, ['n'])] }).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'FB107', fault: 'platform', message: /steht nicht fest.*change-2\.json/u });
  await expect(store.commit({ put: [sample('N-2')] })).rejects.toMatchObject({ code: 'FB103' });
  expect(numbers(await store.findCases())).toEqual(['F-1', 'F-2', 'F-3']);
  disk.heal();
  // it was written, which is known now
  expect(numbers(await store.findCases())).toEqual(['F-1', 'F-2', 'F-3', 'N-1']);
  await store.commit({ put: [sample('N-2')] });
  expect(numbers(await store.findCases())).toEqual(['F-1', 'F-2', 'F-3', 'N-1', 'N-2']);
  expect(await trailOf(store)).toHaveLength(2);
});

test('on a disk that fails now and then nothing that was kept is ever lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(60), { minLength: 1, maxLength: 8 }), async (faults) => {
      const disk = createFailingDisk(new PowerDisk().process());
      const { files } = disk;
      const store = await openJsonStore(FOLDER, { files, foldAfter: 2 });
      await store.commit({ office: OFFICE });
      const [kept, open] = [new Set<string>(), new Set<string>()];
      for (const [i, good] of faults.entries()) {
        disk.fail(good, 1 + (i % 3));
        await store.commit({ put: [sample(`F-${i}`)] }).then(
          () => kept.add(`F-${i}`),
          (error: FallboteError) => error.code === 'FB107' && open.add(`F-${i}`),
        );
        disk.heal();
      }
      const found = numbers(await store.findCases());
      for (const no of kept) expect(found).toContain(no);
      for (const no of found) expect(kept.has(no) || open.has(no)).toBe(true);
      await store.close();
      const again = await openJsonStore(FOLDER, { files });
      expect(numbers(await again.findCases())).toEqual(found);
      expect(await strayFiles(FOLDER, files)).toEqual([]);
    }),
    { numRuns: times(100, 5_000) },
  );
});
