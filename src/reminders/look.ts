import { type Attempts, deliveryLine } from './attempt.ts';
import type { Ready } from './deliver.ts';
import { inLanes } from './lanes.ts';
import { backoff, type Entries, type Entry } from './outbox.ts';

/** So often somebody looks in vain before it is said that nobody knows. */
const LOOKS = 4;

export interface Looking {
  /** Looks for the messages that may have arrived, where it is time for it. */
  at(entries: Entries): Promise<void>;
  /** In how many milliseconds it is time to look for a message. */
  dueIn(id: string): number;
}

/**
 * Looks on the platform for messages that may have arrived. Not before `settle` has passed, as the platform may still be at
 * it; that is counted anew after a start and by a clock that only goes forward, so no wrong clock makes it too early.
 */
export function lookFor(options: Ready, attempts: Attempts): Looking {
  const { outbox, doors, clock, at } = options;
  /** when to look next, by id */
  const due = new Map<string, number>();
  const stamp = () => new Date(options.now()).toISOString();

  async function look(entry: Entry): Promise<void> {
    const { id, attempt, to, mark } = entry;
    const door = doors.find(({ name }) => name === entry.door);
    await at('looking', id);
    const found =
      door === undefined
        ? ({ state: 'never' } as const)
        : await door.find(id, to, mark).catch(() => ({ state: 'later' }) as const);
    await at('looked', id);
    due.delete(id);
    const now = stamp();
    const on = { id, at: now, attempt } as const;
    if (found.state === 'found')
      return attempts.keep({
        events: [{ event: 'sent', ...on, reference: found.reference }],
        audit: deliveryLine(entry, now),
      });
    if (found.state === 'absent') return outbox.append({ event: 'absent', ...on, retryAt: now });
    const looks = (entry.looks ?? 0) + 1;
    if (found.state === 'later' && looks < LOOKS) {
      due.set(id, clock() + backoff(looks));
      return outbox.append({ event: 'unseen', ...on });
    }
    // it may be there, and the trail says who may have seen it
    return attempts.keep({ events: [{ event: 'doubtful', ...on }], audit: deliveryLine(entry, now) });
  }

  return {
    async at(entries) {
      const uncertain = [...entries.values()].filter(({ state }) => state === 'uncertain');
      for (const { id } of uncertain) if (!due.has(id)) due.set(id, clock() + options.settle);
      const queue = uncertain.filter(({ id }) => (due.get(id) ?? 0) <= clock() && !attempts.isOpen(id));
      await inLanes(options.lanes, async () => {
        const entry = queue.shift();
        if (entry === undefined) return false;
        await look(entry);
        return true;
      });
    },
    dueIn: (id) => Math.max(0, (due.get(id) ?? clock() + options.settle) - clock()),
  };
}
