import { type Text, visible } from '../cases/problem.ts';
import * as texts from './draft-texts.ts';
import type { Finding } from './finding.ts';
import type { Header, Role } from './header.ts';
import { Linker } from './linker.ts';
import { type Incomplete, nothingLeftOut } from './restore.ts';
import { type Raw, type Row, readRow, setAt, textOf } from './row.ts';
import type { Table } from './table.ts';

/** A file that is read into a table. */
export interface Origin {
  readonly file: string;
  /** another table is read from the same file: a row without a value for this one is no entry of it */
  readonly shared?: boolean;
  readonly table: Table;
  readonly header: Header;
}

/** The row that an entry was made from. */
export interface Source {
  readonly origin: Origin;
  readonly row: number;
  /** fields whose cells could not be read; `*` where the row as a whole cannot be trusted */
  readonly bad: ReadonlySet<string> | undefined;
}

/** A finding, and the entry to leave out with it: `gone` where there is none, `undefined` where that does not help. */
export interface Found extends Finding {
  readonly drop: object | 'gone' | undefined;
}

/** The rows of all files put together to records, before anybody has checked them. */
export interface Draft {
  readonly office: Raw;
  readonly cases: Raw[];
  /** what belongs to no case, as cases without a row of their own */
  readonly strays: readonly Raw[];
  readonly sources: ReadonlyMap<object, Source>;
  /** the files by their tables */
  readonly files: ReadonlyMap<Table, string>;
  /** fields of the case and of the office that had a column */
  readonly fields: { readonly case: ReadonlySet<string>; readonly office: ReadonlySet<string> };
  readonly findings: readonly Found[];
  /** lists that rows were left out of since */
  readonly incomplete: Incomplete;
  /** nothing but a catalogue of Maßnahmen */
  readonly catalogue: boolean;
}

/** Takes the rows of one file. */
export interface Filler {
  row(cells: readonly string[], row: number): void;
  /** a line that could not be split with certainty */
  torn(cells: readonly string[], row: number): void;
}

const WHOLE_ROW: ReadonlySet<string> = new Set(['*']);

/** Whether a row has no value for the table, beside those that say whose it is. */
const isBlank = ({ roles }: Header, cells: readonly string[]): boolean =>
  roles.every(({ is, index }) => typeof is !== 'object' || index === undefined || (cells[index] ?? '').trim() === '');

/** Puts the rows of all files together. Tables come in their order: the cases first, an entry before its own lists. */
export class DraftBuilder {
  readonly #linker = new Linker();
  readonly #sources = new Map<object, Source>();
  readonly #files = new Map<Table, string>();
  readonly #fields = { case: new Set<string>(), office: new Set<string>() };
  readonly #findings: Found[] = [];
  readonly #empties: (() => void)[] = [];

  /** Something wrong with a file as a whole. */
  report(finding: Finding): void {
    this.#findings.push({ ...finding, drop: undefined });
  }

  /** Begins a file; `damaged`: it may hold characters that are no more what they were. */
  open(origin: Origin, damaged: boolean): Filler {
    const { file, table, header } = origin;
    this.#files.set(table, file);
    if (table.at.length === 0)
      for (const { is } of header.roles) if (typeof is === 'object') this.#fields[table.of].add(is.path.join('.'));
    for (const finding of header.findings) this.report(finding);
    const number = header.roles.find(({ is }) => is === 'case' || (typeof is === 'object' && is.path[0] === 'no'));
    return {
      row: (cells, row) => {
        if (origin.shared === true && isBlank(header, cells)) return;
        this.#addRow(origin, cells, row, readRow(header, cells, damaged), textOf(number, cells));
      },
      torn: (cells, row) => {
        const no = textOf(number, cells);
        if (table.of === 'case' && table.at.length === 0 && no !== undefined) this.#linker.lose(no);
        // nobody can tell which entry has lost something
        const drop = table.goesWithParent ? undefined : 'gone';
        this.#findings.push({ file, row, ...recordOf(no), text: texts.TORN, drop });
      },
    };
  }

  #addRow(origin: Origin, cells: readonly string[], row: number, read: Row, no: string | undefined): void {
    const { file, table, header } = origin;
    const { entry } = read;
    const record = recordOf(no);
    const tell = (role: Role | undefined, value: string | undefined, text: Text) =>
      this.#findings.push({
        file,
        row,
        ...(role === undefined || role.header === '' ? {} : { column: role.header }),
        ...(value === undefined ? {} : { value: visible(value) }),
        ...record,
        text,
        drop: table.goesWithParent && role?.is === 'parent' ? undefined : entry,
      });
    const tail = cells.slice(header.width).some((cell) => cell.trim() !== '');
    const fits = cells.length >= header.width && !tail;
    this.#sources.set(entry, { origin, row, bad: fits ? read.bad : WHOLE_ROW });
    if (!fits) tell(undefined, undefined, texts.wrongWidth(cells.length, header.width));
    for (const { role, value, text } of read.faults) tell(role, value, text);
    if (read.empty.length > 0) this.#empties.push(() => fillEmpties(table, read));
    const distrust = (fields: readonly string[]) => {
      const bad = this.#sources.get(entry)?.bad ?? [];
      if (fields.length > 0) this.#sources.set(entry, { origin, row, bad: new Set([...bad, ...fields]) });
    };
    this.#linker.place({ table, roles: header.roles, entry, cells, tell, distrust });
  }

  /** All there is, once every file has been read. `catalogue`: the files are those of a catalogue alone. */
  finish(catalogue: boolean): Draft {
    // after all rows: a list that has rows is not empty
    for (const fill of this.#empties) fill();
    return {
      office: this.#linker.office,
      cases: this.#linker.cases,
      strays: this.#linker.strays,
      sources: this.#sources,
      files: this.#files,
      fields: this.#fields,
      findings: this.#findings,
      incomplete: nothingLeftOut(),
      catalogue,
    };
  }
}

const recordOf = (no: string | undefined) => (no === undefined ? {} : { record: visible(no) });

function fillEmpties(table: Table, { entry, empty }: Row): void {
  for (const field of empty) {
    const path = field.split('.');
    const here = path.reduce<unknown>((at, name) => (at as Raw | undefined)?.[name], entry);
    if (here === undefined) setAt(entry, path, table.empties.get(field)?.list === true ? [] : {});
  }
}
