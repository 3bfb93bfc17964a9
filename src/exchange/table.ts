import { foldLoose } from '../calendar/fold.ts';

/** A table as it is written down: which list of a case or of the office it holds, and its columns. */
export interface TableSpec {
  /** name of its file, without `.csv` */
  readonly name: string;
  /** field names on the way to the list; empty for the record itself */
  readonly at: readonly string[];
  /** for a list inside the entries of a list: header of the column with the id of that entry */
  readonly parent?: string;
  /** header → field of an entry, `a.b` inside an object of its own; '' for the whole entry as JSON */
  readonly columns: Readonly<Record<string, string>>;
  /** one more column that holds the fields named, as one JSON object */
  readonly rest?: { readonly header: string; readonly fields: readonly string[] };
  /** a wrong row is left out with the entry it belongs to: without one of its conditions a Maßnahme would fit more people */
  readonly goesWithParent?: true;
  /** by header: further words for values of a closed list */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** headers of columns whose first word for a value is the one to write */
  readonly shown?: readonly string[];
}

/** How the values of a column are read and written. */
export type Kind =
  /** `flag`: yes, or nothing; `number`: whole */
  | { readonly is: 'date' | 'yesNo' | 'flag' | 'number' | 'decimal' | 'text' | 'texts' }
  /** an object; of these fields only, where they are given */
  | { readonly is: 'json'; readonly fields?: readonly string[] }
  | {
      readonly is: 'word' | 'wordList';
      /** folded word → value */
      readonly words: ReadonlyMap<string, string>;
      /** value → the word to write */
      readonly show: ReadonlyMap<string, string>;
    };

export interface Column {
  readonly header: string;
  /** field of an entry; several names where it lies in an object of its own, none for the whole entry */
  readonly path: readonly string[];
  /** the fields of an entry that the column holds as one JSON object */
  readonly rest?: readonly string[] | undefined;
  readonly kind: Kind;
  readonly required: boolean;
  readonly about: string | undefined;
}

/** A column that says to which record a row belongs. */
export interface KeyColumn {
  readonly header: string;
  readonly of: 'case' | 'parent';
}

export interface Empty {
  readonly name: string;
  /** a list, else an object */
  readonly list: boolean;
}

export interface Table {
  readonly name: string;
  readonly of: 'case' | 'office';
  readonly about: string | undefined;
  readonly at: readonly string[];
  readonly keys: readonly KeyColumn[];
  readonly columns: readonly Column[];
  /** what may be there without any content: field → how the column {@link EMPTY_LISTS} names it */
  readonly empties: ReadonlyMap<string, Empty>;
  /** for a list of the entries of another table: that table */
  readonly parent: Table | undefined;
  readonly goesWithParent: boolean;
}

/** Header of the column that names lists of a record that are empty and not just unknown. */
export const EMPTY_LISTS = 'Leere Listen';
export const CASE_NUMBER = 'Fallnummer';

/** Whether a column holds an entry as a whole. */
export const isWhole = ({ path, rest }: Column): boolean => path.length === 0 && rest === undefined;

/** Headers and words are compared without regard to case, umlauts, spaces and punctuation. */
export const nameKey = (text: string): string => foldLoose(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Every header of a table, keys first, the column of empty lists last. */
export const headersOf = (table: Table): readonly string[] => [
  ...table.keys.map((key) => key.header),
  ...table.columns.map((column) => column.header),
  ...(table.empties.size === 0 ? [] : [EMPTY_LISTS]),
];
