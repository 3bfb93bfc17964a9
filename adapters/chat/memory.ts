/** How long a form or the rest of a long answer is kept in memory, in milliseconds. */
export const MEMORY_MS = 60 * 60_000;

/** Things that are remembered under random names, for a while and no more than so many. */
export interface Memory<T> {
  keep(thing: T): string;
  recall(name: string): T | undefined;
  forget(name: string): void;
}

/** @param now in milliseconds */
export function createMemory<T>(options: {
  readonly life: number;
  readonly most: number;
  readonly now: () => number;
}): Memory<T> {
  const { life, most, now } = options;
  const things = new Map<string, { readonly thing: T; readonly until: number }>();
  return {
    keep(thing) {
      for (const [name, { until }] of things) {
        if (until > now() && things.size < most) break;
        things.delete(name);
      }
      const name = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64url');
      things.set(name, { thing, until: now() + life });
      return name;
    },
    recall(name) {
      const found = things.get(name);
      return found !== undefined && found.until > now() ? found.thing : undefined;
    },
    forget(name) {
      things.delete(name);
    },
  };
}
