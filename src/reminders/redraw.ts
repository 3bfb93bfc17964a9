import { createBreath } from '../store/json/breathe.ts';
import type { Ready, World } from './deliver.ts';
import type { Entries, Entry } from './outbox.ts';

/** So long a message is left alone after it could not be changed, in milliseconds. */
const PAUSE = 5 * 60_000;

/** An earlier attempt may have arrived after all, and that was through another door. */
const doorOf = ({ reference, door }: Entry): string => reference?.adapter ?? door;

/**
 * Changes messages that were sent, where their dates have come to an end or something in them was deleted: each at most
 * once in a tick. To do it twice does no harm, so nothing is kept before. `stopping`: whether the end has begun.
 */
export function createRedraw(
  options: Ready,
  stopping: () => boolean,
): (entries: Entries, world: World) => Promise<void> {
  const { outbox, doors, clock, log, at } = options;
  const notBefore = new Map<string, number>();
  /** what was looked through: the messages that were there, and by what they were judged */
  let seen: { readonly wanted: World['wanted']; readonly ids: ReadonlySet<string> } | undefined;
  const stamp = () => new Date(options.now()).toISOString();

  /** Gives whether its platform takes more. */
  async function redraw(entry: Entry, world: World, entries: Entries): Promise<boolean> {
    const { id, reference } = entry;
    const door = doors.find(({ name }) => name === doorOf(entry));
    if (reference === undefined || door === undefined) return true;
    const change = world.redrawn(entry, entries);
    if (change === undefined && entry.stale !== true) return true;
    await at('drawing', id);
    const done =
      change === undefined
        ? await door.remove(reference)
        : await door.update(id, reference, change.content, entry.mark);
    await at('drawn', id);
    // what fails at the end says nothing about the message
    if (stopping() && done?.state === 'failed') return false;
    const isFinal = done === undefined || done.state === 'sent' || (done.state === 'failed' && !done.retryable);
    if (!isFinal) {
      notBefore.set(id, clock() + PAUSE);
      return done.state !== 'failed' || (door.limits === 'recipient' && done.reason === 'rate-limited');
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
    const sent = [...entries.values()].filter(({ state }) => state === 'sent');
    // what was looked through stays as it is until something is different
    const isSeen = ({ id, stale }: Entry) => stale !== true && seen?.ids.has(id) === true;
    if (seen?.wanted === world.wanted && sent.every(isSeen)) return;
    seen = undefined;
    for (const [id, until] of notBefore)
      if (until <= clock() || entries.get(id)?.state !== 'sent') notBefore.delete(id);
    const breathe = createBreath();
    const resting = new Set<string>();
    for (const entry of sent) {
      await breathe();
      if (stopping()) return;
      if (notBefore.has(entry.id) || resting.has(doorOf(entry))) continue;
      if (!(await redraw(entry, world, entries))) resting.add(doorOf(entry));
    }
    if (notBefore.size === 0 && resting.size === 0)
      seen = { wanted: world.wanted, ids: new Set(sent.map(({ id }) => id)) };
  };
}
