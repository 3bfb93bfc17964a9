import { type Checked, checkImport } from '../cases/check.ts';
import type { ImportFile } from '../cases/office.ts';
import type { Problem } from '../cases/problem.ts';
import { stepsOf } from './place.ts';
import { type Incomplete, nothingLeftOut } from './restore.ts';

/** An import file without what is wrong in it, and what that was; `file` is undefined where leaving out does not help. */
export type Skipped =
  | { readonly file: ImportFile; readonly leftOut: readonly Problem[]; readonly incomplete: Incomplete }
  | Extract<Checked, { file: undefined }>;

type Holder = { readonly list: unknown[]; readonly index: number; readonly names: readonly string[] };

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
    if (typeof step === 'string') names.push(step);
    value = next;
  }
  return found;
}

/** Leaves wrong entries out, and what can then no longer stay, until the rest is sound. Changes `data`. */
export function skipInJson(data: unknown): Skipped {
  const leftOut: Problem[] = [];
  const incomplete = nothingLeftOut();
  for (;;) {
    const { file, problems } = checkImport(data);
    if (file !== undefined) return { file, leftOut, incomplete };
    leftOut.push(...problems);
    const drops = new Map<unknown[], Set<number>>();
    for (const { path } of problems) {
      const entry = entryAt(data, path);
      if (entry === undefined) return { file: undefined, problems: leftOut };
      const [record, ...list] = entry.names;
      if (list.length > 0) incomplete[record === 'office' ? 'office' : 'case'].add(list.join('.'));
      drops.set(entry.list, (drops.get(entry.list) ?? new Set()).add(entry.index));
    }
    for (const [list, indexes] of drops) {
      const left = list.filter((_, index) => !indexes.has(index));
      list.splice(0, list.length, ...left);
    }
  }
}
