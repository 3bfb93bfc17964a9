import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { PowerDisk } from './disks/power-disk.ts';
import { everything, trailOf } from './samples.ts';
import { deed, Story } from './story.ts';
import { times } from './torture.ts';

test('whatever is done to it, closed and opened in between, it holds what its twin in memory holds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.array(deed, { maxLength: 12 }), fc.boolean()), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(1, 3, 100),
      async (rounds, foldAfter) => {
        const files = new PowerDisk().process();
        const story = new Story();
        await story.begin();
        const reader = await openJsonStore('/daten', { files, access: 'read' });
        for (const [deeds, inFlight] of rounds) {
          const store = await openJsonStore('/daten', { files, foldAfter });
          const results: Promise<unknown>[] = [];
          for (const item of deeds) {
            const { result } = await story.do(store, item);
            results.push(result);
            if (!inFlight) await result;
          }
          await Promise.all(results);
          expect(await story.check(store)).toBeUndefined();
          expect(await everything(reader)).toEqual(await everything(store));
          expect(await trailOf(reader)).toEqual(await trailOf(store));
          await store.close();
          expect(await story.check(reader)).toBeUndefined();
        }
      },
    ),
    { numRuns: times(100, 3_000) },
  );
}, 600_000);
