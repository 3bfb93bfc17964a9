export interface PageOf<T> {
  readonly items: readonly T[];
  /** counts from 1 */
  readonly number: number;
  readonly of: number;
}

/** One page of a list; `undefined` where there is no such page. An empty list has one empty page. */
export function paginate<T>(items: readonly T[], number: number, size: number): PageOf<T> | undefined {
  const of = Math.max(1, Math.ceil(items.length / size));
  return number > of ? undefined : { items: items.slice((number - 1) * size, number * size), number, of };
}
