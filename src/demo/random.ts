/** A small seeded generator (mulberry32): the same seed gives the same office on every machine. */
export interface Random {
  /** a number in [0, 1) */
  next(): number;
  /** a whole number, both ends included */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T;
  /** one of the values, by weight */
  weighted<T>(table: readonly (readonly [T, number])[]): T;
}

export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    int: (min, max) => (max <= min ? min : min + Math.floor(next() * (max - min + 1))),
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
    weighted: <T>(table: readonly (readonly [T, number])[]) => {
      let total = 0;
      for (let i = 0; i < table.length; i++) total += (table[i] as readonly [T, number])[1];
      let left = next() * total;
      for (let i = 0; i < table.length; i++) {
        left -= (table[i] as readonly [T, number])[1];
        if (left < 0) return (table[i] as readonly [T, number])[0];
      }
      return (table.at(-1) as readonly [T, number])[0];
    },
  };
}
