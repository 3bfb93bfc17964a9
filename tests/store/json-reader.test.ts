import { describe, expect, test } from 'vitest';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { MANY } from './filled.ts';
import { folders } from './folders.ts';
import { everything, line, OFFICE, sample, trailOf } from './samples.ts';

const newFolder = folders();

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
