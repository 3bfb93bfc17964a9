import { describe, expect, test } from 'vitest';
import { HISTORY_KEPT, type Store } from '../../src/store/store.ts';
import { entry, OFFICE, sample } from './samples.ts';

/** What a store promises about what can be taken back. */
export function describeHistory(
  name: string,
  open: () => Promise<Store>,
  reopen: (store: Store) => Promise<Store>,
): void {
  async function filled(): Promise<Store> {
    const store = await open();
    await store.commit({ office: OFFICE, put: [sample('F-1'), sample('F-2')] });
    return store;
  }
  const ids = async (store: Store, by?: string) => (await store.history(by)).map(({ id }) => id);

  describe(`${name}: the history`, () => {
    test('is empty at first', async () => {
      expect(await (await open()).history()).toEqual([]);
      expect(await (await filled()).history()).toEqual([]);
    });

    test('gives the newest first, of all or of one person', async () => {
      const store = await filled();
      await store.commit({ history: [entry('a'), entry('b', { by: 'fm-2' })] });
      await store.commit({ put: [sample('F-3')], history: [entry('c', { case: undefined })] });
      const again = await reopen(store);
      expect(await ids(again)).toEqual(['c', 'b', 'a']);
      expect(await ids(again, 'fm-1')).toEqual(['c', 'a']);
      expect(await ids(again, 'niemand')).toEqual([]);
      expect((await again.history()).at(-1)).toEqual(entry('a'));
    });

    test('keeps every kind of difference as it is', async () => {
      const store = await filled();
      const full = entry('a', {
        said: { de: 'Kontakt eingetragen', en: 'Contact recorded' },
        differences: [
          { kind: 'set', path: ['contacts', { id: 'c-1' }, 'on'], after: '2026-11-20' },
          { kind: 'set', path: ['name'], before: { deep: [1, null, false] } },
          { kind: 'added', path: ['contacts'], at: 3, value: { on: '2026-11-20' } },
          { kind: 'removed', path: ['contacts'], at: 0, value: 'x' },
          { kind: 'list', path: ['contacts'], is: 'made' },
        ],
        undone: true,
      });
      await store.commit({ history: [full] });
      expect(await (await reopen(store)).history()).toEqual([full]);
    });

    test('replaces an entry of a known id where it stands', async () => {
      const store = await filled();
      await store.commit({ history: [entry('a')] });
      await store.commit({ history: [entry('b')] });
      await store.commit({ history: [entry('a', { undone: true }), entry('c')] });
      const again = await reopen(store);
      expect(await ids(again)).toEqual(['c', 'b', 'a']);
      expect((await again.history()).map(({ undone }) => undone)).toEqual([undefined, undefined, true]);
    });

    test('forgets a case that is removed, and nothing else', async () => {
      const store = await filled();
      await store.commit({ history: [entry('a'), entry('b', { case: 'F-2' }), entry('c', { case: undefined })] });
      await store.commit({ remove: ['f-1'] });
      expect(await ids(await reopen(store))).toEqual(['c', 'b']);
    });

    test(`holds no more than ${HISTORY_KEPT} entries`, async () => {
      const store = await filled();
      const many = Array.from({ length: HISTORY_KEPT + 5 }, (_, i) => entry(`h-${i}`));
      await store.commit({ history: many.slice(0, 600) });
      await store.commit({ history: many.slice(600) });
      const found = await ids(await reopen(store));
      expect(found).toHaveLength(HISTORY_KEPT);
      expect([found.at(0), found.at(-1)]).toEqual([`h-${HISTORY_KEPT + 4}`, 'h-5']);
    });

    test('takes nothing of a commit that fails', async () => {
      const store = await filled();
      await expect(store.commit({ history: [entry('a')], remove: ['F-9'] })).rejects.toMatchObject({ code: 'FB104' });
      const wrong = { cases: [{ no: 'F-1', was: undefined }] };
      await expect(store.commit({ history: [entry('a')], expect: wrong })).rejects.toMatchObject({ code: 'FB105' });
      expect(await store.history()).toEqual([]);
    });
  });
}
