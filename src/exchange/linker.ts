import type { Text } from '../cases/problem.ts';
import { caseKey } from '../store/store.ts';
import * as texts from './draft-texts.ts';
import { missingValue } from './finding.ts';
import type { Role } from './header.ts';
import { type Raw, textOf } from './row.ts';
import type { Table } from './table.ts';
import { tables } from './tables.ts';

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;

/** A row on its way to the record it belongs to. */
export interface Placed {
  readonly table: Table;
  readonly roles: readonly Role[];
  readonly entry: Raw;
  readonly cells: readonly string[];
  /** says what is wrong with the cell of a key */
  readonly tell: (role: Role | undefined, value: string | undefined, text: Text) => void;
  /** notes fields of the entry of which nothing can be said */
  readonly distrust: (fields: readonly string[]) => void;
}

function listAt(record: Raw, at: readonly string[]): unknown[] {
  let holder = record;
  for (const name of at.slice(0, -1)) {
    holder[name] ??= {};
    holder = holder[name] as Raw;
  }
  const name = at.at(-1) ?? '';
  holder[name] ??= [];
  return holder[name] as unknown[];
}

/** Puts entries into the records they belong to. Tables come in their order: an entry before its own lists. */
export class Linker {
  #office: Raw | undefined;
  readonly cases: Raw[] = [];
  readonly #byNumber = new Map<string, Raw>();
  readonly #strays = new Map<string, Raw>();
  /** numbers of case rows that could not be split: what names them is no mistake of its own */
  readonly #lost = new Set<string>();
  /** entries by table, case and id, for the rows of their own lists */
  readonly #parents = new Map<string, Raw>();
  /** tables and cases with an entry that has no id: nobody can tell what its own rows are */
  readonly #nameless = new Set<string>();

  get office(): Raw {
    this.#office ??= {};
    return this.#office;
  }

  /** What belongs to no case, as cases without a row of their own. */
  get strays(): readonly Raw[] {
    return [...this.#strays.values()];
  }

  /** The row of this case could not be read. */
  lose(no: string): void {
    this.#lost.add(caseKey(no));
  }

  place(placed: Placed): void {
    const { table, entry, tell } = placed;
    if (table.at.length > 0) this.#placeEntry(placed);
    else if (table.of === 'case') this.#addCase(entry);
    else if (this.#office === undefined) this.#office = entry;
    else tell(undefined, undefined, texts.SECOND_OFFICE);
  }

  #placeEntry(placed: Placed): void {
    const { table, roles, entry, cells, tell } = placed;
    const byCase = roles.find(({ is }) => is === 'case');
    const byParent = roles.find(({ is }) => is === 'parent');
    // a missing key column has been reported; nobody can tell where the rows belong
    if (table.keys.some(({ of }) => (of === 'case' ? byCase : byParent) === undefined)) return;
    const no = textOf(byCase, cells);
    const owner = no === undefined ? '' : caseKey(no);
    const record = byCase === undefined ? this.office : (this.#byNumber.get(owner) ?? this.#stray(owner));
    const known = byCase === undefined || this.#byNumber.has(owner);
    if (!known && no === undefined) tell(byCase, undefined, missingValue(texts.CASE_NUMBER_WANTED));
    else if (!known && no !== undefined && !this.#lost.has(owner)) tell(byCase, no, texts.noSuchCase(no));
    const { parent } = table;
    if (parent === undefined) {
      listAt(record, table.at).push(entry);
      this.#note(placed, owner);
      return;
    }
    const id = textOf(byParent, cells);
    const group = `${parent.name}\n${owner}`;
    const holder = id === undefined ? undefined : this.#parents.get(`${group}\n${id}`);
    if (holder !== undefined) {
      listAt(holder, table.at.slice(-1)).push(entry);
      return;
    }
    if (id === undefined) tell(byParent, undefined, missingValue(texts.PARENT_WANTED));
    else if (known && !this.#nameless.has(group)) tell(byParent, id, texts.noSuchParent(id, parent));
    // its own cells are checked all the same
    const stray: Raw = {};
    listAt(this.#stray(''), parent.at).push(stray);
    listAt(stray, table.at.slice(-1)).push(entry);
  }

  /** Notes an entry under its id, so that the rows of its own lists find it. */
  #note({ table, roles, entry, tell, distrust }: Placed, owner: string): void {
    if (!table.columns.some(({ path }) => path[0] === 'id')) return;
    const group = `${table.name}\n${owner}`;
    const id = entry['id'];
    const named = typeof id === 'string' && ID.test(id);
    const twice = named && this.#parents.has(`${group}\n${id}`);
    if (named && !twice) {
      this.#parents.set(`${group}\n${id}`, entry);
      return;
    }
    // nobody can tell which rows are its own: that it has none, or that they have no entry, is no mistake of theirs
    this.#nameless.add(group);
    distrust(tables().flatMap(({ parent, at }) => (parent === table ? at.slice(-1) : [])));
    // ids of the office are compared when it is checked, without regard to capitals
    if (!twice || table.of === 'office') return;
    const role = roles.find(({ is }) => typeof is === 'object' && is.path.join('.') === 'id');
    tell(role, id, texts.idTwice(id));
    distrust(['id']);
  }

  #addCase(entry: Raw): void {
    this.cases.push(entry);
    const no = entry['no'];
    if (typeof no === 'string' && !this.#byNumber.has(caseKey(no))) this.#byNumber.set(caseKey(no), entry);
  }

  #stray(owner: string): Raw {
    const stray = this.#strays.get(owner) ?? {};
    this.#strays.set(owner, stray);
    return stray;
  }
}
