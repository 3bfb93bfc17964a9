import { isDeepStrictEqual } from 'node:util';

/** A field name, or in a list of records with ids the id of one of them. */
export type Step = string | { readonly id: string };

/**
 * One thing that differs between two versions of a record (a case, an office). Lists are compared entry by entry: by id
 * where their entries have one, else by content.
 * - `set`: a value; `before` or `after` missing = the field was or is not there
 * - `added`, `removed`: an entry of a list, with its index
 * - `list`: a list that was not there before, or is there no more
 */
export type Difference = { readonly path: readonly Step[] } & (
  | { readonly kind: 'set'; readonly before?: unknown; readonly after?: unknown }
  | { readonly kind: 'added' | 'removed'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'list'; readonly is: 'made' | 'dropped' }
);

type Fields = Readonly<Record<string, unknown>>;
type Keyed = { readonly id: string };

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isKeyed = (value: unknown): value is Keyed => isFields(value) && typeof value['id'] === 'string';
const allKeyed = (list: readonly unknown[]): list is readonly Keyed[] =>
  list.every(isKeyed) && new Set(list.map((item) => item.id)).size === list.length;

/** The same things in the same order, whatever stands between them. */
const sameOrder = (a: readonly unknown[], b: readonly unknown[]): boolean => isDeepStrictEqual(a, b);

function ofKeyed(path: readonly Step[], before: readonly Keyed[], after: readonly Keyed[]): Difference[] | undefined {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Map(after.map((item) => [item.id, item]));
  const stays = (item: Keyed) => old.has(item.id) && now.has(item.id);
  if (
    !sameOrder(
      before.filter(stays).map((item) => item.id),
      after.filter(stays).map((item) => item.id),
    )
  )
    return undefined;
  const found: Difference[] = [];
  for (let at = before.length - 1; at >= 0; at--) {
    const value = before[at] as Keyed;
    if (!now.has(value.id)) found.push({ kind: 'removed', path, at, value });
  }
  after.forEach((value, at) => {
    const was = old.get(value.id);
    if (was === undefined) found.push({ kind: 'added', path, at, value });
    else found.push(...ofFields([...path, { id: value.id }], was as Fields, value as Fields));
  });
  return found;
}

/** Which entries of one list have an equal in the other, each used once. */
function paired(list: readonly unknown[], other: readonly unknown[]): readonly boolean[] {
  const left = [...other];
  return list.map((value) => {
    const at = left.findIndex((item) => isDeepStrictEqual(item, value));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

function ofValues(
  path: readonly Step[],
  before: readonly unknown[],
  after: readonly unknown[],
): Difference[] | undefined {
  const keptBefore = paired(before, after);
  const keptAfter = paired(after, before);
  if (
    !sameOrder(
      before.filter((_, i) => keptBefore[i]),
      after.filter((_, i) => keptAfter[i]),
    )
  )
    return undefined;
  const found: Difference[] = [];
  for (let at = before.length - 1; at >= 0; at--) {
    if (keptBefore[at] !== true) found.push({ kind: 'removed', path, at, value: before[at] });
  }
  after.forEach((value, at) => {
    if (keptAfter[at] !== true) found.push({ kind: 'added', path, at, value });
  });
  return found;
}

function ofLists(path: readonly Step[], before: unknown, after: unknown): Difference[] | undefined {
  const old = before ?? [];
  const now = after ?? [];
  if (!Array.isArray(old) || !Array.isArray(now) || (before === undefined && after === undefined)) return undefined;
  const entries = allKeyed(old) && allKeyed(now) ? ofKeyed(path, old, now) : ofValues(path, old, now);
  if (entries === undefined) return undefined;
  if (before === undefined) return [{ kind: 'list', path, is: 'made' }, ...entries];
  return after === undefined ? [...entries, { kind: 'list', path, is: 'dropped' }] : entries;
}

function ofFields(path: readonly Step[], before: Fields, after: Fields): Difference[] {
  const found: Difference[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[key], after[key]];
    if (isDeepStrictEqual(was, is)) continue;
    const at = [...path, key];
    if (isFields(was) && isFields(is)) found.push(...ofFields(at, was, is));
    else {
      found.push(
        ...(ofLists(at, was, is) ?? [
          {
            kind: 'set' as const,
            path: at,
            ...(was === undefined ? {} : { before: was }),
            ...(is === undefined ? {} : { after: is }),
          },
        ]),
      );
    }
  }
  return found;
}

/** What differs between two versions of a record, in an order in which it can be applied. */
export const differences = (before: object, after: object): readonly Difference[] =>
  ofFields([], before as Fields, after as Fields);

type Holder = Record<string, unknown> | undefined;

/** The record or entry that holds the last step of a path; `undefined` where it is gone. */
function holderOf(root: Record<string, unknown>, path: readonly Step[]): Holder {
  let at: unknown = root;
  for (const step of path) {
    if (typeof step === 'string') at = isFields(at) ? at[step] : undefined;
    else at = Array.isArray(at) ? at.find((item) => isKeyed(item) && item.id === step.id) : undefined;
  }
  return isFields(at) ? (at as Record<string, unknown>) : undefined;
}

function takeBack(root: Record<string, unknown>, change: Difference): boolean {
  const key = change.path.at(-1);
  const holder = holderOf(root, change.path.slice(0, -1));
  if (holder === undefined || typeof key !== 'string') return false;
  if (change.kind === 'set') {
    if (!isDeepStrictEqual(holder[key], change.after)) return false;
    if (change.before === undefined) delete holder[key];
    else holder[key] = change.before;
    return true;
  }
  const list = holder[key];
  if (change.kind === 'list') {
    if (change.is === 'dropped') {
      if (list !== undefined) return Array.isArray(list);
      holder[key] = [];
    } else if (Array.isArray(list) && list.length === 0) delete holder[key];
    return true;
  }
  if (!Array.isArray(list)) return false;
  const { at, value } = change;
  if (change.kind === 'removed') {
    if (isKeyed(value) && list.some((item) => isKeyed(item) && item.id === value.id)) return false;
    list.splice(Math.min(at, list.length), 0, value);
    return true;
  }
  const same = (item: unknown) => isDeepStrictEqual(item, value);
  const index = same(list[at]) ? at : list.findLastIndex(same);
  if (index < 0) return false;
  list.splice(index, 1);
  return true;
}

/**
 * A record without the changes named: `current` may have changed elsewhere since, that stays. `undefined` where one of
 * the things named has been changed again. Where nothing else has changed the result equals the version before.
 */
export function revert<T extends object>(current: T, changes: readonly Difference[]): T | undefined {
  const root = structuredClone(current) as Record<string, unknown>;
  for (const change of [...changes].reverse()) if (!takeBack(root, structuredClone(change))) return undefined;
  return root as T;
}

/** Lists that tell one state over time: what is added to them is a change of the same thing. */
const STATES: ReadonlySet<string> = new Set([
  'kategorien',
  'zielgruppen',
  'prognosen',
  'history',
  'phases',
  'contract',
]);

/** What a difference is about, as text; one that begins with another is about a part of it. */
function thingOf(difference: Difference): string {
  const path = JSON.stringify(difference.path).slice(1, -1);
  const last = difference.path.at(-1);
  const isState = typeof last === 'string' && STATES.has(last);
  if (difference.kind === 'set' || difference.kind === 'list' || isState) return `${path},`;
  const { value } = difference;
  return `${path},${JSON.stringify(isKeyed(value) ? { id: value.id } : value)},`;
}

/** Whether two sets of differences touch the same thing: the same field, the same entry, or a part of it. */
export function meet(some: readonly Difference[], others: readonly Difference[]): boolean {
  const things = (list: readonly Difference[]) => list.filter((item) => item.kind !== 'list').map(thingOf);
  const mine = things(some);
  return things(others).some((other) => mine.some((thing) => thing.startsWith(other) || other.startsWith(thing)));
}
