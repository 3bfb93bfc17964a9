import type * as z from 'zod';
import { expected, pathText, type Text, visible } from '../cases/problem.ts';
import { cellOf, wantedOf } from './cell.ts';
import type { Found, Source } from './draft.ts';
import { missingValue, notPossible } from './finding.ts';
import type { Raw } from './row.ts';
import { type Column, isWhole } from './table.ts';
import { tableAt } from './tables.ts';

type Steps = readonly PropertyKey[];

/** The steps of a path as the checks write it: `jobs[0].contract[1].from`. */
export const stepsOf = (path: string): Steps =>
  [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/gu)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );

/** The entry made from a row that is nearest to a place, and the way from there on. */
export interface Spot {
  readonly entry: object;
  readonly source: Source;
  readonly rest: Steps;
  readonly value: unknown;
}

/** Follows a path through data from rows; `undefined` where no row is on the way. */
export function locate(root: Raw, steps: Steps, sourceOf: (entry: object) => Source | undefined): Spot | undefined {
  let value: unknown = root;
  let entry: object | undefined;
  let source = sourceOf(root);
  let at = 0;
  if (source !== undefined) entry = root;
  steps.forEach((step, i) => {
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
    const own = typeof value === 'object' && value !== null ? sourceOf(value) : undefined;
    if (own === undefined) return;
    source = own;
    entry = value as object;
    at = i + 1;
  });
  return source === undefined || entry === undefined ? undefined : { entry, source, rest: steps.slice(at), value };
}

const fieldOf = (rest: Steps): string => rest.filter((step) => typeof step === 'string').join('.');

/** The column a place belongs to; an entry as a whole belongs to its date, by which it is found. */
function columnOf({ source, rest }: Spot): Column | undefined {
  const { columns } = source.origin.table;
  const field = fieldOf(rest);
  const whole = columns.find(isWhole);
  if (whole !== undefined) return whole;
  if (field === '') return columns.find(({ kind }) => kind.is === 'date');
  return columns.find(({ path, rest: own }) => path.join('.') === field || own?.includes(String(rest[0])));
}

/** Whether a place was reported when its cell was read, or its column when the header was. */
export function isKnown({ source, rest }: Spot): boolean {
  const field = fieldOf(rest);
  if (source.origin.header.missing.has(field)) return true;
  const { bad } = source;
  if (bad === undefined) return false;
  return [...bad].some(
    (known) => known === '*' || known === field || known.startsWith(`${field}.`) || field.startsWith(`${known}.`),
  );
}

/** A value as its cell shows it; of a list also one of its texts. */
function shownIn(column: Column, value: unknown): string {
  const list = column.kind.is === 'texts' || column.kind.is === 'wordList';
  // of a list or an object only a part is meant
  const part = (list && !Array.isArray(value)) || (column.kind.is === 'json' && typeof value !== 'object');
  return part ? String(value) : cellOf(column.kind, value);
}

function found(spot: Spot, text: Text, record: string | undefined): Found {
  const { entry, source } = spot;
  const column = columnOf(spot);
  const value = column === undefined || typeof spot.value === 'object' ? undefined : shownIn(column, spot.value);
  const header =
    column === undefined ? undefined : (source.origin.header.headers.get(column.path.join('.')) ?? column.header);
  return {
    file: source.origin.file,
    row: source.row,
    ...(header === undefined ? {} : { column: header }),
    ...(value === undefined || value === '' ? {} : { value: visible(value) }),
    ...(record === undefined ? {} : { record: visible(record) }),
    text,
    drop: entry,
  };
}

// the checks name fields as the JSON file does; here the tables are meant
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/office\.staff (mit der Rolle|with the role) caseManager/gu, 'mitarbeiter $1 Fallmanagement'],
  [/office\.staff/gu, 'mitarbeiter'],
  [/office\.teams/gu, 'teams'],
  [/office\.massnahmen/gu, 'massnahmen'],
  [/office\.clientNames auf true setzen/gu, '„Namen führen“ in jobcenter auf ja setzen'],
  [/set office\.clientNames to true/gu, 'set “Namen führen” in jobcenter to ja'],
  [/jobs\.id/gu, 'beschaeftigungen'],
];
const inTables = (text: string): string => NAMES.reduce((made, [pattern, name]) => made.replace(pattern, name), text);

/** A finding of the checks beyond the shape; inside a cell of JSON it says where. */
export function foundByCheck(spot: Spot, text: Text, record: string | undefined): Found {
  const inside = columnOf(spot)?.rest !== undefined ? `${pathText(spot.rest)}: ` : '';
  return found(spot, { de: inside + inTables(text.de), en: inside + inTables(text.en) }, record);
}

const oneColumn = (names: readonly string[]): Text => ({
  de: `ein Wert in genau einer der Spalten ${names.join(' · ')}`,
  en: `a value in exactly one of the columns ${names.join(' · ')}`,
});

/** A finding of a schema. */
export function foundBySchema(spot: Spot, issue: z.core.$ZodIssue, record: string | undefined): Found {
  const { table } = spot.source.origin;
  const field = fieldOf(spot.rest);
  const column = columnOf(spot);
  if (column?.kind.is === 'json') {
    const where = issue.code === 'unrecognized_keys' ? [...spot.rest, issue.keys[0] ?? ''] : spot.rest;
    const wanted =
      issue.code === 'unrecognized_keys'
        ? { de: 'dieses Feld gibt es nicht', en: 'there is no such field' }
        : expected(issue);
    const thing = isWhole(column)
      ? { de: 'In der Regel', en: 'In the rule' }
      : { de: `Im ${column.header}`, en: `In the ${column.header}` };
    const text = {
      de: `${thing.de} geht „${pathText(where)}“ so nicht. Erwartet: ${wanted.de}.`,
      en: `${thing.en} “${pathText(where)}” is not possible like this. Expected: ${wanted.en}.`,
    };
    return found(spot, text, record);
  }
  const inner = tableAt(table.of, [...table.at, field]);
  if (inner !== undefined && column === undefined) {
    const text = {
      de: `Dazu fehlt eine Zeile. Erwartet: mindestens eine in der Tabelle ${inner.name}.`,
      en: `A row is missing for it. Expected: at least one in the table ${inner.name}.`,
    };
    return found(spot, text, record);
  }
  const group = table.columns.filter(({ path }) => path.join('.').startsWith(`${field}.`));
  if (column === undefined && group.length > 0) {
    const wanted = oneColumn(group.map(({ header }) => header));
    const spread = { ...spot, rest: group[0]?.path ?? [], value: undefined };
    return found(spread, missingValue(wanted), record);
  }
  const wanted = (column === undefined ? undefined : wantedOf(column.kind)) ?? expected(issue);
  const missing = spot.value === undefined || column === undefined;
  const text = missing ? missingValue(wanted) : notPossible(shownIn(column, spot.value), wanted);
  return found(spot, text, record);
}
