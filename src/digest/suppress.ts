/** Below this a count could point at somebody. */
export const SHOWN_FROM = 3;

/**
 * A count as it may be shown. `few`: 1 or 2, "< 3". `some`: at least 3, "≥ 3", where the number itself would tell one
 * of the others. `hidden`: nothing can be said.
 */
export type Shown =
  | { readonly is: 'number'; readonly n: number }
  | { readonly is: 'few' }
  | { readonly is: 'some' }
  | { readonly is: 'hidden' };

const FEW: Shown = { is: 'few' };
const SOME: Shown = { is: 'some' };
const HIDDEN: Shown = { is: 'hidden' };
const number = (n: number): Shown => ({ is: 'number', n });

const isFew = (n: number): boolean => n > 0 && n < SHOWN_FROM;

/** A count by itself: 1 and 2 are "< 3", 0 is about nobody and stays. */
export const shownCount = (n: number): Shown => (isFew(n) ? FEW : number(n));

/**
 * How many of a whole, where the whole is shown too: what is left over can be worked out and must not be few either.
 * A whole of 3 or 4 has no split that hides which it is.
 */
export function shownPart(part: number, whole: number): Shown {
  const rest = whole - part;
  if (part === 0 || rest === 0 || isFew(whole) || rest < 0) return shownCount(part);
  if (whole <= SHOWN_FROM + 1) return HIDDEN;
  if (isFew(part)) return FEW;
  return isFew(rest) ? SOME : number(part);
}

/** A part of a sum, with its name. */
export interface Part<K> {
  readonly key: K;
  readonly n: number;
}

/** Neighbours that are shown as one, first to last key. */
export interface Span<K> {
  readonly from: K;
  readonly to: K;
  readonly n: number;
}

/**
 * Parts in an order (ages, weeks), neighbours put together until each is 0 or at least 3; they add up to the whole,
 * so none can be worked out from it. Nothing where the whole is few.
 */
export function mergeNeighbours<K>(parts: readonly Part<K>[]): readonly Span<K>[] {
  const whole = parts.reduce((sum, { n }) => sum + n, 0);
  if (whole < SHOWN_FROM) return [];
  const spans: Span<K>[] = [];
  for (const { key, n } of parts) {
    const last = spans.at(-1);
    if (last !== undefined && isFew(last.n)) spans[spans.length - 1] = { from: last.from, to: key, n: last.n + n };
    else spans.push({ from: key, to: key, n });
  }
  for (let last = spans.at(-1); last !== undefined && isFew(last.n) && spans.length > 1; last = spans.at(-1)) {
    const before = spans.at(-2) as Span<K>;
    spans.splice(-2, 2, { from: before.from, to: last.to, n: before.n + last.n });
  }
  return spans;
}

/** Named parts, the largest first, and what the rest adds up to without names; `others` 0 where all are named. */
export interface Named<K> {
  readonly named: readonly Part<K>[];
  readonly others: number;
}

/**
 * Named parts of a sum. Where one of them is few, the few ones and the smallest of the others (all of that size) are
 * one number without names: alone, the few ones could be worked out where none of them can be more than 2. Parts of 0
 * are left out. Nothing where the whole is few.
 * @param order of parts of the same size
 */
export function lumpSmall<K>(parts: readonly Part<K>[], order: (a: K, b: K) => number): Named<K> {
  const whole = parts.reduce((sum, { n }) => sum + n, 0);
  if (whole < SHOWN_FROM) return { named: [], others: 0 };
  const large = parts.filter(({ n }) => n >= SHOWN_FROM).sort((a, b) => b.n - a.n || order(a.key, b.key));
  const smallest = parts.some(({ n }) => isFew(n)) ? large.at(-1)?.n : undefined;
  const named = large.filter(({ n }) => n !== smallest);
  return { named, others: whole - named.reduce((sum, { n }) => sum + n, 0) };
}

/** What changed against the period before; only where both numbers are shown. */
export const changeOf = (now: Shown, before: Shown): number | undefined =>
  now.is === 'number' && before.is === 'number' ? now.n - before.n : undefined;
