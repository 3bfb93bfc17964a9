import { setTimeout as pause } from 'node:timers/promises';
import type { Office } from '../../src/cases/office.ts';
import { createDeliver, type Deliver } from '../../src/reminders/deliver.ts';
import { createScheduler, type Scheduler } from '../../src/reminders/scheduler.ts';
import { DEFAULT_HOURS } from '../../src/reminders/times.ts';
import { createWorlds } from '../../src/reminders/world.ts';
import type { Store } from '../../src/store/store.ts';
import type { Adapter } from '../adapter.ts';
import type { Counters } from '../metrics/counters.ts';
import { reminderDoor } from '../reminder-door.ts';

export interface RemindingOptions {
  readonly store: Store;
  /** at least one; a message goes through the first one that reaches its recipient */
  readonly adapters: readonly Adapter[];
  readonly counters: Counters;
  /** milliseconds since 1970; the time of the office */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Random; may stand where everybody can read it. */
const newId = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(12))).toString('base64url');

function measured(deliver: Deliver, counters: Counters): Deliver {
  return {
    stop: deliver.stop,
    async tick() {
      const start = performance.now();
      let well = false;
      try {
        const wait = await deliver.tick();
        well = true;
        return wait;
      } finally {
        counters.ticked((performance.now() - start) / 1000, well, Date.now());
      }
    },
  };
}

/** Sends reminders through the adapters, by the data of a store that this process owns. */
export function createReminding({ store, adapters, counters, now, log }: RemindingOptions): Scheduler {
  const [first, ...others] = adapters.map((adapter) => reminderDoor(adapter, () => store.office(), log));
  if (first === undefined) throw new Error('no adapter to remind through');
  const deliver = createDeliver({
    outbox: counters.counted(store.outbox()),
    doors: [first, ...others],
    world: createWorlds(store, newId),
    audit: (entries) => store.log(entries),
    now,
    clock: () => performance.now(),
    wait: (milliseconds) => pause(milliseconds),
    life: newId(),
    log,
  });
  return createScheduler({ deliver: measured(deliver, counters), log });
}

/** The same store; whoever commits wakes somebody. */
export function wakingStore(store: Store, wake: () => void): Store {
  return {
    ...store,
    async commit(change) {
      await store.commit(change);
      wake();
    },
  };
}

/** What is said at the start of the times at which it is written. */
export function hoursText({ reminders }: Office): string {
  const { from, until } = reminders?.hours ?? DEFAULT_HOURS;
  return `an Arbeitstagen von ${from} bis ${until} Uhr`;
}
