import type { Case } from '../cases/case.ts';
import type { Draft } from './draft.ts';
import { restored } from './restore.ts';
import { type Raw, setAt } from './row.ts';
import { tables } from './tables.ts';

type Path = readonly string[];

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((holder, name) => (holder as Raw | undefined)?.[name], value);

/** Fields of a case that the files say nothing about: no column, no file. */
interface Unsaid {
  readonly fields: readonly Path[];
  /** lists inside the entries of another list */
  readonly inner: readonly { readonly list: Path; readonly field: string }[];
}

function unsaid(draft: Draft): Unsaid {
  const fields: Path[] = [];
  const inner: { list: Path; field: string }[] = [];
  for (const table of tables()) {
    if (table.of === 'office') continue;
    if (table.at.length === 0) {
      const said = draft.fields.case;
      for (const { path } of table.columns) {
        // a part of an object that has a needed field goes with the object, as when a case is opened again
        const own = path.length === 1 || table.empties.has(path[0] ?? '') || !said.has(`${path[0]}.on`);
        if (!said.has(path.join('.')) && own) fields.push(path);
      }
    } else if (draft.files.has(table)) continue;
    else if (table.parent === undefined) fields.push(table.at);
    else if (draft.files.has(table.parent)) inner.push({ list: table.parent.at, field: table.at.at(-1) ?? '' });
  }
  return { fields, inner };
}

/**
 * The cases of the files, with what those are silent about as the last import had it: a file or column that is not
 * there says nothing, and does not say "none"; nor does a row that was left out.
 */
export function withUnsaid(draft: Draft): (theirs: Case, base: Case | undefined) => Case {
  const { fields, inner } = unsaid(draft);
  return (theirs, base) => {
    if (base === undefined) return theirs;
    let made: Raw | undefined;
    const copy = () => {
      made ??= structuredClone(theirs) as Raw;
      return made;
    };
    for (const path of fields) {
      const old = at(base, path);
      if (old !== undefined && at(made ?? theirs, path) === undefined) setAt(copy(), path, old);
    }
    for (const { list, field } of inner) {
      const old = new Map(((at(base, list) ?? []) as readonly Raw[]).map((entry) => [entry['id'], entry[field]]));
      ((at(theirs, list) ?? []) as readonly Raw[]).forEach((entry, i) => {
        const value = old.get(entry['id']);
        if (value === undefined || entry[field] !== undefined) return;
        const own = (at(copy(), list) as readonly Raw[])[i];
        if (own !== undefined) own[field] = value;
      });
    }
    return restored((made ?? theirs) as Case, base, draft.incomplete.case);
  };
}
