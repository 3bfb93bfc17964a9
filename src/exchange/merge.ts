import { visible } from '../cases/problem.ts';
import { cellOf } from './cell.ts';
import { DATED, keyFields, keyOf } from './identity.ts';
import type { Winner } from './mapping.ts';
import { same } from './same.ts';
import type { Table } from './table.ts';
import { placeOf } from './wins.ts';

/** The same thing changed in two ways. */
export interface Conflict {
  /** case number; none for the office */
  readonly case?: string | undefined;
  readonly table: string;
  readonly column?: string | undefined;
  /** which entry of a list: its id, or date and kind */
  readonly entry?: string | undefined;
  /** the two values as they may be printed, '' where there is none */
  readonly bot: string;
  readonly fachverfahren: string;
  readonly wins: Winner;
}

export interface MergeOptions {
  readonly of: Table['of'];
  readonly wins: (of: Table['of'], names: readonly string[]) => Winner;
  readonly tell: (conflict: Conflict) => void;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The versions of one thing. `known`: there was a version of the last import, even if it did not have this field. */
interface Three {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly known: boolean;
}

interface At {
  readonly names: readonly string[];
  readonly entry: string | undefined;
}

const ENTRY = 'Eintrag';

function told(
  { of, wins, tell }: MergeOptions,
  { names, entry }: At,
  mine: unknown,
  theirs: unknown,
  always?: Winner,
): Winner {
  const { table, column } = placeOf(of, names);
  const winner = always ?? wins(of, names);
  const text = (value: unknown) => {
    if (value === undefined) return '';
    if (isFields(value)) return column === undefined ? ENTRY : visible(JSON.stringify(value));
    return visible(column === undefined ? String(value) : cellOf(column.kind, value));
  };
  tell({
    table: table.name,
    column: column?.header,
    entry,
    bot: text(mine),
    fachverfahren: text(theirs),
    wins: winner,
  });
  return winner;
}

function decide(options: MergeOptions, at: At, { mine, theirs }: Three): unknown {
  return told(options, at, mine, theirs) === 'bot' ? mine : theirs;
}

function mergeFields(options: MergeOptions, at: At, three: Three): Fields {
  const [mine, theirs] = [three.mine as Fields, three.theirs as Fields];
  // an object that both made is merged like one that nobody has imported before
  const base = isFields(three.base) ? three.base : {};
  const known = three.known && isFields(three.base);
  const made: Record<string, unknown> = {};
  let changed = false;
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const fields = { base: base[name], mine: mine[name], theirs: theirs[name], known };
    const value = mergeValue(options, { ...at, names: [...at.names, name] }, fields);
    if (value !== undefined) made[name] = value;
    changed ||= value !== mine[name];
  }
  return changed ? made : mine;
}

/** For each entry of the first list its partner in the second: the equal one, else the next with the same key. */
function partners(list: string, left: readonly unknown[], right: readonly unknown[]): Map<unknown, unknown> {
  const groups = new Map<string, unknown[]>();
  for (const entry of right) {
    const key = keyOf(list, entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  const found = new Map<unknown, unknown>();
  const waiting: unknown[] = [];
  for (const entry of left) {
    const group = groups.get(keyOf(list, entry)) ?? [];
    const index = group.findIndex((other) => same(other, entry));
    if (index < 0) waiting.push(entry);
    else found.set(entry, group.splice(index, 1)[0]);
  }
  for (const entry of waiting) {
    const other = groups.get(keyOf(list, entry))?.shift();
    if (other !== undefined) found.set(entry, other);
  }
  return found;
}

/** Texts of a list as objects of their own, so that each is one thing even where two are equal. */
const boxed = (list: readonly unknown[]): readonly unknown[] =>
  list.map((item) => (typeof item === 'string' ? new String(item) : item));
const unboxed = (list: readonly unknown[]): readonly unknown[] =>
  list.map((item) => (item instanceof String ? item.valueOf() : item));

function labelOf(list: string, entry: unknown): string | undefined {
  if (!isFields(entry)) return undefined;
  const parts = (keyFields(list) ?? []).flatMap((field) => {
    const value = entry[field];
    return typeof value === 'string' ? [value.replace(/^(\d{4})-(\d\d)-(\d\d)$/u, '$3.$2.$1')] : [];
  });
  return visible(parts.join(' '));
}

function mergeEntry(options: MergeOptions, at: At, entry: Three): unknown {
  const { base, mine, theirs } = entry;
  if (mine !== undefined && theirs !== undefined)
    return mergeValue(options, at, { ...entry, known: base !== undefined });
  if (base === undefined) return mine ?? theirs;
  if (mine !== undefined) {
    if (same(base, mine)) return undefined;
    // what the bot has worked on does not go because the Fachverfahren no longer has it
    told(options, at, mine, undefined, 'bot');
    return mine;
  }
  if (same(base, theirs)) return undefined;
  return decide(options, at, entry);
}

function mergeLists(options: MergeOptions, at: At, three: Three): readonly unknown[] | undefined {
  const list = at.names.join('.');
  const [base, mine, theirs] = [three.base, three.mine, three.theirs].map((value) =>
    boxed((value as readonly unknown[] | undefined) ?? []),
  ) as [readonly unknown[], readonly unknown[], readonly unknown[]];
  const baseOfMine = partners(list, mine, base);
  const theirsOfBase = partners(list, base, theirs);
  const used = new Set(theirsOfBase.values());
  const mineOfBase = new Map([...baseOfMine].map(([own, old]) => [old, own]));
  const left = partners(
    list,
    mine.filter((entry) => !baseOfMine.has(entry)),
    theirs.filter((entry) => !used.has(entry)),
  );
  const made: unknown[] = [];
  const done = new Set<unknown>();
  const add = (base: unknown, mine: unknown, theirs: unknown) => {
    const entry = labelOf(list, mine ?? theirs);
    const result = mergeEntry(
      options,
      { names: at.names, entry: [at.entry, entry].filter(Boolean).join(', ') || undefined },
      { base, mine, theirs, known: three.known },
    );
    if (result !== undefined) made.push(result);
    if (theirs !== undefined) done.add(theirs);
  };
  for (const entry of mine) {
    const old = baseOfMine.get(entry);
    add(old, entry, old === undefined ? left.get(entry) : theirsOfBase.get(old));
  }
  const oldOf = new Map([...theirsOfBase].map(([old, entry]) => [entry, old]));
  for (const entry of theirs) if (!done.has(entry)) add(oldOf.get(entry), mineOfBase.get(oldOf.get(entry)), entry);
  const day = DATED[list];
  if (day !== undefined) made.sort((a, b) => compare((a as Fields)[day], (b as Fields)[day]));
  const was = (value: unknown) => value !== undefined;
  const there = three.known
    ? was(three.base) === was(three.theirs)
      ? was(three.mine)
      : was(three.theirs)
    : was(three.mine) || was(three.theirs);
  return made.length === 0 && !there ? undefined : unboxed(made);
}

const compare = (a: unknown, b: unknown): number => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0);

function mergeValue(options: MergeOptions, at: At, three: Three): unknown {
  const { base, mine, theirs, known } = three;
  if (same(mine, theirs)) return mine;
  if (known && same(base, theirs)) return mine;
  if (known && same(base, mine)) return theirs;
  if (Array.isArray(mine ?? theirs) && Array.isArray(theirs ?? mine)) {
    const list = mergeLists(options, at, three);
    return same(list, mine) ? mine : list;
  }
  if (isFields(mine) && isFields(theirs)) return mergeFields(options, at, three);
  if (!known && (mine === undefined || theirs === undefined)) return mine ?? theirs;
  return decide(options, at, three);
}

/**
 * Merges three versions of a record: as the last import had it (`undefined` where none did), as the bot has it now, and
 * as this import has it. What one side changed holds; what both changed differently is told and decided by a rule.
 * Nothing the bot has added is lost. Gives `mine` itself where nothing changes.
 */
export function merge<T extends object>(base: T | undefined, mine: T, theirs: T, options: MergeOptions): T {
  const at: At = { names: [], entry: undefined };
  return mergeValue(options, at, { base, mine, theirs, known: base !== undefined }) as T;
}
