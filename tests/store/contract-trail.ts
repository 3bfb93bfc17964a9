import { describe, expect, test } from 'vitest';
import { AUDIT_START, type AuditHead, follow } from '../../src/access/audit.ts';
import type { Store } from '../../src/store/store.ts';
import { line, OFFICE, sample, trailOf } from './samples.ts';

/** The cases that the lines of a trail name, after a check that each line continues the one before. */
export function namedIn(lines: readonly string[]): readonly string[] {
  let head: AuditHead | undefined = AUDIT_START;
  for (const text of lines) {
    head = follow(text, head);
    if (head === undefined) throw new Error(`the chain is broken at ${text.slice(0, 200)}`);
  }
  return lines.map((text) => (JSON.parse(text) as { readonly cases: readonly string[] }).cases.join());
}

/** What a store promises about the audit trail. */
export function describeTrail(
  name: string,
  open: () => Promise<Store>,
  reopen: (store: Store) => Promise<Store>,
): void {
  describe(`${name}: the audit trail`, () => {
    test('is empty at first', async () => {
      expect(await trailOf(await open())).toEqual([]);
    });

    test('chains the lines of commits and of log in the order of the calls', async () => {
      const store = await open();
      await store.commit({ office: OFFICE, put: [sample('F-1')], audit: [line(1, ['a']), line(2, ['b'])] });
      await store.log([line(3, ['c'])]);
      await Promise.all([
        store.commit({ put: [sample('F-2')], audit: [line(4, ['d'])] }),
        store.log([line(5, ['e'])]),
        store.commit({ audit: [line(6, ['f'])] }),
        store.log([line(7, ['g']), line(8, ['h', 'i'])]),
        store.commit({ remove: ['F-1'], audit: [line(9, ['j'])] }),
        store.log([line(10, [])]),
      ]);
      expect(namedIn(await trailOf(store))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h,i', 'j', '']);
    });

    test('goes on where it was when the store is opened again', async () => {
      let store = await open();
      await store.commit({ office: OFFICE, put: [sample('F-1')], audit: [line(1, ['a'])] });
      store = await reopen(store);
      await store.log([line(2, ['b'])]);
      store = await reopen(store);
      await store.commit({ put: [sample('F-1', { team: 't-2' })], audit: [line(3, ['c'])] });
      store = await reopen(store);
      expect(namedIn(await trailOf(store))).toEqual(['a', 'b', 'c']);
    });

    test('takes nothing of a commit that fails', async () => {
      const store = await open();
      await store.commit({ office: OFFICE, put: [sample('F-1')], audit: [line(1, ['a'])] });
      const results = await Promise.allSettled([
        store.commit({ audit: [line(2, ['x'])], remove: ['F-9'] }),
        store.commit({ audit: [line(3, ['y'])], expect: { cases: [{ no: 'F-1', was: undefined }] } }),
        store.commit({ audit: [line(4, ['b'])], put: [sample('F-2')] }),
      ]);
      expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
      expect(namedIn(await trailOf(store))).toEqual(['a', 'b']);
    });

    test('stays in order when the month changes, and when the clock goes back', async () => {
      const store = await open();
      const at = (text: string) => ({ at: text });
      await store.log([line(1, ['a'], at('2026-11-30T22:59:59.999Z')), line(2, ['b'], at('2026-12-01T00:00:00.000Z'))]);
      await store.commit({ office: OFFICE, audit: [line(3, ['c'], at('2026-11-30T23:59:59.000Z'))] });
      await store.log([line(4, ['d'], at('2027-01-01T00:00:00.000Z'))]);
      expect(namedIn(await trailOf(await reopen(store)))).toEqual(['a', 'b', 'c', 'd']);
    });

    test('keeps every character, and a line of many cases', async () => {
      const store = await open();
      const many = Array.from({ length: 20_000 }, (_, i) => `F-${i}`);
      await store.log([line(1, many, { who: 'slack:Ü„x“\n\u2028\\"', command: 'fälle' })]);
      await store.log([line(2, ['b'])]);
      const [first, second] = namedIn(await trailOf(await reopen(store)));
      expect([first, second]).toEqual([many.join(), 'b']);
    });
  });
}
