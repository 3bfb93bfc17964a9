import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { numbers, OFFICE, sample } from './samples.ts';

/** What a commit promises that says what it was made from. */
export function describeExpectations(name: string, open: () => Promise<Store>): void {
  const [was, now] = [sample('F-1', { manager: 'fm-1' }), sample('F-1', { manager: 'fm-2' })];

  async function filled(): Promise<Store> {
    const store = await open();
    await store.commit({ office: OFFICE, put: [was, sample('F-2')] });
    return store;
  }

  describe(`${name}: a commit that says what it was made from`, () => {
    test('is kept where that still stands, by content', async () => {
      const store = await filled();
      const expected = { office: { ...OFFICE }, cases: [{ no: 'f-1', was: structuredClone(was) }] };
      await store.commit({ put: [now], expect: expected });
      expect(await store.findCase('F-1')).toEqual(now);
    });

    test('takes a field that is undefined for one that is not there', async () => {
      const store = await filled();
      await store.commit({ put: [now], expect: { cases: [{ no: 'F-1', was: { ...was, name: undefined } }] } });
      await store.commit({ put: [{ ...was, name: undefined }] });
      await store.commit({ put: [now], expect: { cases: [{ no: 'F-1', was }] } });
      expect(await store.findCase('F-1')).toEqual(now);
    });

    test.each([
      ['of a case', { cases: [{ no: 'F-1', was: now }] }],
      ['of a case that is there, as none', { cases: [{ no: 'F-1', was: undefined }] }],
      ['of a case that is not there', { cases: [{ no: 'F-9', was: sample('F-9') }] }],
      [
        'of one case among others',
        {
          cases: [
            { no: 'F-1', was },
            { no: 'F-2', was },
          ],
        },
      ],
      ['of the office', { office: { ...OFFICE, name: 'anders' } }],
    ])('changes nothing where it is wrong %s (FB105)', async (_, expected) => {
      const store = await filled();
      const change = { office: { ...OFFICE, name: 'neu' }, put: [now, sample('F-3')], remove: ['F-2'] };
      await expect(store.commit({ ...change, expect: expected })).rejects.toMatchObject({
        name: 'FallboteError',
        code: 'FB105',
        fault: 'user',
      });
      expect(await store.office()).toEqual(OFFICE);
      expect(numbers(await store.findCases())).toEqual(['F-1', 'F-2']);
      expect(await store.findCase('F-1')).toEqual(was);
    });

    test('may expect that there is no such case', async () => {
      const store = await filled();
      await store.commit({ put: [sample('F-3')], expect: { cases: [{ no: 'F-3', was: undefined }] } });
      expect(await store.findCase('F-3')).toEqual(sample('F-3'));
    });

    test('wins only once when two are made from the same', async () => {
      const store = await filled();
      const results = await Promise.allSettled(
        ['a', 'b', 'c'].map((manager) =>
          store.commit({ put: [{ ...was, manager }], expect: { cases: [{ no: 'F-1', was }] } }),
        ),
      );
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'rejected']);
      expect((await store.findCase('F-1'))?.manager).toBe('a');
    });

    test('sees the commits that were called before it, and does not touch those after it', async () => {
      const store = await filled();
      const results = await Promise.allSettled([
        store.commit({ put: [now] }),
        store.commit({ put: [sample('F-3')], expect: { cases: [{ no: 'F-1', was: now }] } }),
        store.commit({ put: [sample('F-4')], expect: { cases: [{ no: 'F-1', was }] } }),
        store.commit({ put: [sample('F-5')], expect: { cases: [{ no: 'F-3', was: sample('F-3') }] } }),
      ]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
      expect(numbers(await store.findCases())).toEqual(['F-1', 'F-2', 'F-3', 'F-5']);
    });
  });
}
