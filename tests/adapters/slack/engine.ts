import type { Adapter } from '../../../adapters/adapter.ts';
import { reminderDoor } from '../../../adapters/reminder-door.ts';
import { createDeliver, type Deliver } from '../../../src/reminders/deliver.ts';
import { createWorlds } from '../../../src/reminders/world.ts';
import type { Store } from '../../../src/store/store.ts';

/** The engine of reminders as `serve` makes it, on a clock of the test's; each call is another life of the process. */
export function createEngine(
  adapter: Adapter,
  store: Store,
  now: () => number,
  log: (line: string) => void,
): () => Deliver {
  let ids = 0;
  return () =>
    createDeliver({
      outbox: store.outbox(),
      doors: [reminderDoor(adapter, () => store.office(), log)],
      world: createWorlds(store, () => `posting-${++ids}`),
      audit: (entries) => store.log(entries),
      now,
      clock: now,
      wait: async () => undefined,
      life: `life-${ids}`,
      log,
    });
}
