import { type Text, visible } from '../cases/problem.ts';
import { BadCell } from './cell.ts';
import { DAMAGED } from './draft-texts.ts';
import { notPossible } from './finding.ts';
import type { Header, Role } from './header.ts';

export type Raw = Record<string, unknown>;

/** A row as an entry of its table, as far as its cells could be read. */
export interface Row {
  readonly entry: Raw;
  /** fields whose cells could not be read */
  readonly bad: Set<string> | undefined;
  readonly faults: readonly { readonly role: Role; readonly value: string; readonly text: Text }[];
  /** fields that are empty lists unless rows of theirs follow */
  readonly empty: readonly string[];
}

const ODD_CHARACTER = /[\u0080-\u009f\ufffd]/u;
const NONE: readonly never[] = [];

/** Sets a field, and makes the object it lies in. */
export function setAt(entry: Raw, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) entry[first] = value;
  else {
    entry[first] ??= {};
    setAt(entry[first] as Raw, rest, value);
  }
}

/**
 * Reads the cells of a row.
 * @param damaged the file has characters that may be damaged: look for them
 */
export function readRow({ roles }: Header, cells: readonly string[], damaged: boolean): Row {
  let entry: Raw = {};
  let bad: Set<string> | undefined;
  let faults: Row['faults'][number][] | undefined;
  let empty: readonly string[] = NONE;
  for (const role of roles) {
    const { is, index } = role;
    const cell = index === undefined ? '' : (cells[index] ?? '');
    const value = damaged && ODD_CHARACTER.test(cell) ? new BadCell(DAMAGED) : role.read(cell);
    if (value === undefined) continue;
    if (value instanceof BadCell) {
      const text = notPossible(cell.trim(), value.wanted);
      faults ??= [];
      faults.push({ role, value: visible(cell.trim()), text });
      if (typeof is === 'object') {
        bad ??= new Set();
        for (const field of [is.path.join('.'), ...(is.rest ?? [])]) bad.add(field);
      }
    } else if (is === 'empties') empty = value as readonly string[];
    else if (typeof is !== 'object') continue;
    else if (is.rest !== undefined) Object.assign(entry, value);
    else if (is.path.length === 0) entry = value as Raw;
    else setAt(entry, is.path, value);
  }
  return { entry, bad, faults: faults ?? NONE, empty };
}

/** The text of a key column; `undefined` where it is empty. */
export function textOf(role: Role | undefined, cells: readonly string[]): string | undefined {
  const value = role?.read(cells[role.index ?? -1] ?? '');
  return typeof value === 'string' ? value : undefined;
}
