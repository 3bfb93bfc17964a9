import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { LOCK } from '../../src/store/json/layout.ts';
import type { Store } from '../../src/store/store.ts';
import { PowerDisk } from './disks/power-disk.ts';
import { randomFrom } from './random.ts';
import { deed, Story } from './story.ts';
import { tell, times } from './torture.ts';

const FOLDER = '/daten';
const RUNS = times(150, 20_000);

/** Opens the store as after a start of the machine: locks of this process, which still runs, would be left ones then. */
async function start(disk: PowerDisk): Promise<Store> {
  const files = disk.process();
  for (const path of disk.paths) if (path.startsWith(`${FOLDER}/${LOCK}`)) await files.unlink(path);
  return openJsonStore(FOLDER, { files, foldAfter: 3 });
}

test('whenever the power fails, the disk holds a moment of the story with all that was kept', async () => {
  let cuts = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.array(deed, { minLength: 1, maxLength: 12 }), fc.nat(250), fc.boolean()), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.integer(),
      async (rounds, seed) => {
        const random = randomFrom(seed);
        const disk = new PowerDisk();
        let story = new Story();
        await story.begin();
        for (const [deeds, cut, inFlight] of rounds) {
          const store = await start(disk);
          disk.cutAfter(cut);
          const results: Promise<unknown>[] = [];
          for (const item of deeds) {
            const { result } = await story.do(store, item);
            results.push(result);
            if (!inFlight) await result;
          }
          await Promise.all(results);
          disk.powerUp(random);
          cuts++;
          const again = await start(disk);
          const wrong = await story.check(again);
          if (wrong !== undefined) throw new Error(wrong);
          expect(disk.paths.filter((path) => path.endsWith('.tmp'))).toEqual([]);
          story = await story.rebase(again);
          await again.close();
        }
      },
    ),
    { numRuns: RUNS },
  );
  tell(`power cuts: ${cuts} in ${RUNS} stories, each time a moment of the story with all that was acknowledged`);
}, 1_800_000);
