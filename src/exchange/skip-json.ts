import { type Checked, checkImport } from '../cases/check.ts';
import type { ImportFile } from '../cases/office.ts';
import { type Problem, pathText } from '../cases/problem.ts';
import { stepsOf } from './place.ts';
import { type Incomplete, nothingLeftOut } from './restore.ts';

/** An import file without what is wrong in it, and what that was; `file` is undefined where leaving out does not help. */
export type Skipped =
  | { readonly file: ImportFile; readonly leftOut: readonly Problem[]; readonly incomplete: Incomplete }
  | Extract<Checked, { file: undefined }>;

type Holder = { readonly list: unknown[]; readonly index: number; readonly names: readonly string[] };

/** What a Maßnahme cannot lose alone: with one condition fewer it would fit more people. */
const WITH_PARENT: ReadonlySet<unknown> = new Set(['criteria', 'entry']);

/** The innermost entry of a list that a problem lies in; texts inside an entry do not count. */
function entryAt(data: unknown, path: string): Holder | undefined {
  let value = data;
  let found: Holder | undefined;
  const names: string[] = [];
  for (const step of stepsOf(path)) {
    const next =
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
    if (Array.isArray(value) && typeof step === 'number' && typeof next === 'object')
      found = { list: value, index: step, names: [...names] };
    if (names.at(-1) === 'massnahmen' && WITH_PARENT.has(step)) break;
    if (typeof step === 'string') names.push(step);
    value = next;
  }
  return found;
}

/** A path as it is in the file, of whose lists entries may have been left out since. */
function inFile(data: unknown, path: string, places: ReadonlyMap<unknown[], readonly number[]>): string {
  const steps = stepsOf(path);
  if (places.size === 0) return path;
  let value = data;
  const own = steps.map((step) => {
    const list = Array.isArray(value) ? places.get(value) : undefined;
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
    return list?.[Number(step)] ?? step;
  });
  return pathText(own);
}

/** Leaves wrong entries out, and what can then no longer stay, until the rest is sound. Changes `data`. */
export function skipInJson(data: unknown): Skipped {
  const leftOut: Problem[] = [];
  const incomplete = nothingLeftOut();
  const places = new Map<unknown[], readonly number[]>();
  for (;;) {
    const { file, problems } = checkImport(data);
    if (file !== undefined) return { file, leftOut, incomplete };
    leftOut.push(...problems.map((problem) => ({ ...problem, path: inFile(data, problem.path, places) })));
    const drops = new Map<unknown[], Set<number>>();
    for (const { path } of problems) {
      const entry = entryAt(data, path);
      if (entry === undefined) return { file: undefined, problems: leftOut };
      const [record, ...list] = entry.names;
      if (list.length > 0) incomplete[record === 'office' ? 'office' : 'case'].add(list.join('.'));
      drops.set(entry.list, (drops.get(entry.list) ?? new Set()).add(entry.index));
    }
    for (const [list, indexes] of drops) {
      const stay = (_: unknown, index: number) => !indexes.has(index);
      const left = list.filter(stay);
      places.set(list, (places.get(list) ?? list.map((_, index) => index)).filter(stay));
      list.splice(0, list.length, ...left);
    }
  }
}
