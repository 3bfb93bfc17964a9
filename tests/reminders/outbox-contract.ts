import { describe, expect, test } from 'vitest';
import type { OutboxStore } from '../../src/reminders/outbox-store.ts';
import type { Store } from '../../src/store/store.ts';
import { OFFICE, sample } from '../store/samples.ts';
import { claim, failed, keyOf, plainly, sent, uncertain } from './outbox-samples.ts';

/** What every outbox promises. `reopen` closes a store and opens the same again, where it outlives that. */
export function describeOutbox(
  name: string,
  open: () => Promise<Store>,
  reopen: (store: Store) => Promise<Store> = async (store) => store,
): void {
  const filled = async (): Promise<Store> => {
    const store = await open();
    await store.commit({ office: OFFICE, put: [sample('F-1'), sample('F-2')] });
    return store;
  };
  const states = async (outbox: OutboxStore) =>
    Object.fromEntries([...(await outbox.load())].map(([id, { state }]) => [id, state]));

  describe(`${name}: an outbox`, () => {
    test('is empty at first, and takes nothing before there are data (FB101)', async () => {
      const store = await open();
      expect([...(await store.outbox().load())]).toEqual([]);
      await expect(store.outbox().append(claim('a'))).rejects.toMatchObject({ code: 'FB101' });
      await store.outbox().forget(['F-1']);
    });

    test('keeps what was appended, in order, also of calls at once', async () => {
      const store = await filled();
      const outbox = store.outbox();
      await Promise.all([
        outbox.append(claim('a')),
        outbox.append(claim('b'), sent('b')),
        outbox.append(claim('c')),
        outbox.append(uncertain('a')),
        outbox.append(failed('c')),
      ]);
      const before = plainly(await outbox.load());
      expect(await states(outbox)).toEqual({ a: 'uncertain', b: 'sent', c: 'failed' });
      const again = await reopen(store);
      expect(plainly(await again.outbox().load())).toEqual(before);
      await again.outbox().append(claim('c', { attempt: 2 }), sent('c', 2));
      expect(await states(again.outbox())).toEqual({ a: 'uncertain', b: 'sent', c: 'sent' });
    });

    test('refuses the claim of what may be there, and keeps what else comes at that moment', async () => {
      const store = await filled();
      const outbox = store.outbox();
      const results = await Promise.allSettled([
        outbox.append(claim('a')),
        outbox.append(claim('a', { attempt: 2 })),
        outbox.append(claim('b')),
        outbox.append(claim('c'), claim('c')),
        outbox.append(sent('a')),
      ]);
      expect(results.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      expect(await states(outbox)).toEqual({ a: 'sent', b: 'claimed' });
      expect(await states((await reopen(store)).outbox())).toEqual({ a: 'sent', b: 'claimed' });
    });

    test('names a deleted case nowhere, whatever way its number is spelt', async () => {
      const store = await filled();
      const outbox = store.outbox();
      await outbox.append(claim('a', { keys: [keyOf('F-1')] }), sent('a'));
      await outbox.append(claim('b', { keys: [keyOf('F-1'), keyOf('F-2')] }), sent('b'));
      await outbox.append(claim('c', { keys: [keyOf('F-1')] }), failed('c'));
      await outbox.append(claim('d', { keys: [keyOf('F-2')] }));
      await store.commit({ remove: ['f-1'] });
      for (const at of [store, await reopen(store)]) {
        const entries = await at.outbox().load();
        expect(JSON.stringify([...entries.values()])).not.toContain('F-1');
        expect([...entries.keys()]).toEqual(['a', 'b', 'd']);
        expect(entries.get('a')).toMatchObject({ keys: [], stale: true });
        expect(entries.get('b')).toMatchObject({ keys: [keyOf('F-2')], stale: true });
        expect(entries.get('d')?.stale).toBeUndefined();
      }
    });

    test('drops what is over, and nothing else', async () => {
      const store = await filled();
      const outbox = store.outbox();
      for (const id of ['a', 'b', 'c']) await outbox.append(claim(id), sent(id));
      await outbox.compact(({ id }) => id === 'b');
      expect(Object.keys(await states(outbox))).toEqual(['a', 'c']);
      const again = await reopen(store);
      expect(Object.keys(await states(again.outbox()))).toEqual(['a', 'c']);
      await again.outbox().append(claim('d'));
      expect(await states(again.outbox())).toEqual({ a: 'sent', c: 'sent', d: 'claimed' });
    });
  });
}
