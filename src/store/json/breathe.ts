import { setImmediate } from 'node:timers/promises';

/** Gives a function that lets others have a turn after some milliseconds of work without one. */
export function createBreath(limit = 3): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < limit) return;
    await setImmediate();
    since = performance.now();
  };
}

/** Works through a list, so many at a time. The first failure ends it. */
export async function inParallel<T>(
  items: Iterable<T>,
  count: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  let failed = false;
  const one = async () => {
    for (let next = left.next(); next.done !== true && !failed; next = left.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: count }, one));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
