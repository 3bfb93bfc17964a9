import { createBreath } from '../store/json/breathe.ts';
import type { Ready, World } from './deliver.ts';
import type { Entries, Entry } from './outbox.ts';

/** So long a message is left alone after it could not be changed, in milliseconds. */
const PAUSE = 5 * 60_000;

/**
 * Changes messages that were sent, where their dates have come to an end or something in them was deleted: each at most
 * once in a tick. To do it twice does no harm, so nothing is kept before.
 */
export function createRedraw(options: Ready): (entries: Entries, world: World) => Promise<void> {
  const { outbox, doors, clock, log, at } = options;
  const notBefore = new Map<string, number>();
  let seen: World['wanted'] | undefined;
  const stamp = () => new Date(options.now()).toISOString();

  /** Gives whether the platform takes more. */
  async function redraw(entry: Entry, world: World): Promise<boolean> {
    const { id, reference } = entry;
    const door = doors.find(({ name }) => name === entry.door);
    if (reference === undefined || door === undefined) return true;
    const change = world.redrawn(entry);
    if (change === undefined && entry.stale !== true) return true;
    await at('drawing', id);
    const done = change === undefined ? await door.remove(reference) : await door.update(id, reference, change.content);
    await at('drawn', id);
    const isFinal = done === undefined || done.state === 'sent' || (done.state === 'failed' && !done.retryable);
    if (!isFinal) {
      notBefore.set(id, clock() + PAUSE);
      return done.state !== 'failed';
    }
    if (done?.state !== 'sent') log(`outbox: a message stays as it was sent (${done?.reason ?? 'not possible'})`);
    notBefore.delete(id);
    await outbox.append(
      change === undefined
        ? { event: 'removed', id, at: stamp() }
        : { event: 'shown', id, at: stamp(), keys: change.keys },
    );
    return true;
  }

  return async (entries, world) => {
    // what was looked through stays as it is until something is different
    if (seen === world.wanted) return;
    const breathe = createBreath();
    for (const entry of [...entries.values()]) {
      await breathe();
      if (entry.state !== 'sent' || (notBefore.get(entry.id) ?? 0) > clock()) continue;
      if (!(await redraw(entry, world))) return;
    }
    if (notBefore.size === 0) seen = world.wanted;
  };
}
