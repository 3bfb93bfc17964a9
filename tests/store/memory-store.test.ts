import { expect, test } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { OFFICE, sample } from './samples.ts';
import { describeStore } from './store-contract.ts';

describeStore('in memory', async () => createMemoryStore());

test('a store in memory may begin with an office', async () => {
  const store = createMemoryStore({ office: OFFICE, cases: [sample('F-1')] });
  expect(await store.office()).toBe(OFFICE);
  expect(await store.findCase('f-1')).toEqual(sample('F-1'));
});
