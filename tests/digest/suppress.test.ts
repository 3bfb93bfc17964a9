import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeOf,
  lumpSmall,
  mergeNeighbours,
  type Part,
  SHOWN_FROM,
  shownCount,
  shownPart,
} from '../../src/digest/suppress.ts';

const few = (n: number) => n === 1 || n === 2;

/** All lists of `length` numbers that add up to `most` at most. */
function lists(length: number, most: number): number[][] {
  if (length === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, n) => n).flatMap((n) =>
    lists(length - 1, most - n).map((list) => [n, ...list]),
  );
}

const parts = (values: readonly number[]): readonly Part<number>[] => values.map((n, key) => ({ key, n }));

/**
 * The strongest reader there is: knows how counts are hidden, and for what is shown lists every truth that would have
 * looked the same. Gives the small counts that only one truth could explain.
 */
function recomputable(truths: readonly number[][], shown: (truth: readonly number[]) => unknown): string[] {
  const alike = new Map<string, number[][]>();
  for (const truth of truths) {
    const key = JSON.stringify(shown(truth));
    alike.set(key, [...(alike.get(key) ?? []), truth]);
  }
  return [...alike].flatMap(([key, group]) =>
    (group[0] ?? []).flatMap((n, i) =>
      few(n) && group.every((truth) => truth[i] === n) ? [`${key}: place ${i} is ${n}`] : [],
    ),
  );
}

describe('counts under 3', () => {
  it('shows 1 and 2 as few, 0 and 3 as they are', () => {
    expect([0, 1, 2, 3].map(shownCount)).toEqual([
      { is: 'number', n: 0 },
      { is: 'few' },
      { is: 'few' },
      { is: 'number', n: 3 },
    ]);
  });

  it('cannot be worked out from a whole and its part', () => {
    const truths = lists(2, 30);
    const both = ([part = 0, rest = 0]: readonly number[]) => [shownCount(part + rest), shownPart(part, part + rest)];
    expect(recomputable(truths, both)).toEqual([]);
    // 10 of 12: the 2 others would be known
    expect(shownPart(10, 12)).toEqual({ is: 'some' });
    expect(shownPart(2, 12)).toEqual({ is: 'few' });
    expect(shownPart(9, 12)).toEqual({ is: 'number', n: 9 });
    expect(shownPart(2, 4)).toEqual({ is: 'hidden' });
  });

  it.each([2, 3, 4])('cannot be worked out from a sum and %i parts in an order', (length) => {
    const total = (truth: readonly number[]) => truth.reduce((a, b) => a + b, 0);
    expect(
      recomputable(lists(length, 14), (truth) => [shownCount(total(truth)), mergeNeighbours(parts(truth))]),
    ).toEqual([]);
  });

  it.each([2, 3, 4])('cannot be worked out from a sum and %i named parts', (length) => {
    const total = (truth: readonly number[]) => truth.reduce((a, b) => a + b, 0);
    expect(
      recomputable(lists(length, 14), (truth) => [shownCount(total(truth)), lumpSmall(parts(truth), (a, b) => a - b)]),
    ).toEqual([]);
  });

  it('no part that is shown is few, and the parts add up', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 12 }), (values) => {
        const whole = values.reduce((a, b) => a + b, 0);
        const spans = mergeNeighbours(parts(values));
        const { named, others } = lumpSmall(parts(values), (a, b) => a - b);
        for (const n of [...spans.map((span) => span.n), ...named.map((part) => part.n), others])
          expect(few(n)).toBe(false);
        const sum = (list: readonly { readonly n: number }[]) => list.reduce((a, { n }) => a + n, 0);
        if (whole < SHOWN_FROM) expect([spans, named, others]).toEqual([[], [], 0]);
        else expect([sum(spans), sum(named) + others]).toEqual([whole, whole]);
      }),
    );
  });

  it('shows no change where one of both numbers is not shown', () => {
    expect(changeOf(shownCount(10), shownCount(2))).toBeUndefined();
    expect(changeOf(shownCount(1), shownCount(10))).toBeUndefined();
    expect(changeOf(shownCount(10), shownCount(4))).toBe(6);
  });
});
