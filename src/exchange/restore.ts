import { DATED, keyOf } from './identity.ts';
import type { Raw } from './row.ts';

/** Lists of which entries were left out because they are wrong: `jobs.contract`. */
export interface Incomplete {
  readonly case: Set<string>;
  readonly office: Set<string>;
}

export const nothingLeftOut = (): Incomplete => ({ case: new Set(), office: new Set() });

function restoreIn(record: Raw, before: Raw, names: readonly string[], list: string): void {
  const [name = '', ...rest] = names;
  const old = before[name];
  if (rest.length === 0) {
    const now = (record[name] ?? []) as readonly unknown[];
    const there = new Set(now.map((entry) => keyOf(list, entry)));
    const lost = ((old ?? []) as readonly unknown[]).filter((entry) => !there.has(keyOf(list, entry)));
    if (lost.length === 0) return;
    const day = DATED[list];
    const all = [...now, ...lost] as Raw[];
    record[name] =
      day === undefined
        ? all
        : all.sort((a, b) => (String(a[day]) < String(b[day]) ? -1 : String(a[day]) > String(b[day]) ? 1 : 0));
    return;
  }
  if (Array.isArray(old)) {
    const entries = new Map((old as readonly Raw[]).map((entry) => [entry['id'], entry]));
    for (const entry of (record[name] ?? []) as readonly Raw[]) {
      const was = entries.get(entry['id']);
      if (was !== undefined) restoreIn(entry, was, rest, list);
    }
  } else if (old !== undefined) {
    record[name] ??= {};
    restoreIn(record[name] as Raw, old as Raw, rest, list);
  }
}

/**
 * A record with the entries of an earlier version in those lists that are incomplete: an entry that was left out
 * because its row is wrong is not one that the Fachverfahren has removed.
 */
export function restored<T extends object>(record: T, before: T | undefined, lists: ReadonlySet<string>): T {
  if (before === undefined || lists.size === 0) return record;
  const made = structuredClone(record);
  for (const list of lists) restoreIn(made as Raw, before as Raw, list.split('.'), list);
  return made;
}
