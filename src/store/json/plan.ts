import type { Case } from '../../cases/case.ts';
import { FallboteError } from '../../errors.ts';
import { compareCaseNumbers, compareText } from '../../order.ts';
import { type Change, caseKey } from '../store.ts';
import { type IndexRow, type Rows, rowOf, SEGMENT_SIZE } from './layout.ts';

export interface CasePlan {
  readonly rows: Rows;
  /** by segment: what to put there; `undefined` marks a removal */
  readonly touched: ReadonlyMap<number, ReadonlyMap<string, Case | undefined>>;
}

/**
 * Which segments a change touches. New cases are laid together by case manager, in segments of their own.
 * Throws FB104 where a case to remove does not exist.
 */
export function planCases(segmentCount: number, current: Rows, change: Change): CasePlan {
  const rows = new Map<string, IndexRow>(current);
  const touched = new Map<number, Map<string, Case | undefined>>();
  const touch = (number: number, key: string, kase: Case | undefined) => {
    const puts = touched.get(number) ?? new Map<string, Case | undefined>();
    puts.set(key, kase);
    touched.set(number, puts);
  };
  for (const no of change.remove ?? []) {
    const key = caseKey(no);
    const row = rows.get(key);
    if (row === undefined) throw new FallboteError('FB104', 'ours', `Den Fall ${no} gibt es nicht.`);
    rows.delete(key);
    touch(row[1], key, undefined);
  }
  const fresh: Case[] = [];
  // of a case that is put twice the last one stays
  for (const [key, kase] of new Map((change.put ?? []).map((item) => [caseKey(item.no), item]))) {
    const row = rows.get(key);
    if (row === undefined) {
      fresh.push(kase);
      continue;
    }
    rows.set(key, rowOf(kase, row[1]));
    touch(row[1], key, kase);
  }
  fresh.sort((a, b) => compareText(a.manager ?? '', b.manager ?? '') || compareCaseNumbers(a.no, b.no));
  fresh.forEach((kase, position) => {
    const number = segmentCount + Math.floor(position / SEGMENT_SIZE);
    rows.set(caseKey(kase.no), rowOf(kase, number));
    touch(number, caseKey(kase.no), kase);
  });
  return { rows, touched };
}
