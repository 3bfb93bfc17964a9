import type { Schema } from './json-schema.ts';
import {
  CASE_NUMBER,
  type Column,
  type Empty,
  isWhole,
  type Kind,
  nameKey,
  type Table,
  type TableSpec,
} from './table.ts';

const inner = (schema: Schema): Schema => (schema.items === undefined ? schema : inner(schema.items));

/** The schema of a field; lists on the way are entered. */
export function schemaAt(schema: Schema, path: readonly string[]): Schema {
  const [name, ...rest] = path;
  if (name === undefined) return schema;
  const object = inner(schema);
  const found = [object, ...(object.anyOf ?? [])].map((part) => part.properties?.[name]).find((part) => part);
  if (found === undefined) throw new Error(`tables: there is no field ${path.join('.')}`);
  return schemaAt(found, rest);
}

const isRequired = (schema: Schema, path: readonly string[]): boolean => {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  return inner(schema).required?.includes(name) === true && isRequired(schemaAt(schema, [name]), rest);
};

const valuesOf = (schema: Schema): readonly string[] | undefined =>
  schema.enum ?? (typeof schema.const === 'string' ? [schema.const] : undefined);

function kindOf(schema: Schema, more: Readonly<Record<string, string>>, shown: boolean): Kind {
  const values = valuesOf(inner(schema));
  if (values !== undefined) {
    const extra = Object.entries(more);
    const words = new Map(
      [...values.map((value) => [value, value] as const), ...extra].map(([w, v]) => [nameKey(w), v]),
    );
    const show = new Map(values.map((value) => [value, extra.find(([, v]) => shown && v === value)?.[0] ?? value]));
    return { is: schema.type === 'array' ? 'wordList' : 'word', words, show };
  }
  if (schema.type === 'array') return { is: 'texts' };
  if (schema.format === 'date') return { is: 'date' };
  if (schema.type === 'boolean') return { is: schema.const === true ? 'flag' : 'yesNo' };
  if (schema.type === 'integer') return { is: 'number' };
  if (schema.type === 'number') return { is: 'decimal' };
  return { is: schema.type === 'string' ? 'text' : 'json' };
}

/** Names of what has no table and no column of its own but may be there without content. */
const OBJECTS: Readonly<Record<string, string>> = {
  potenzialanalyse: 'Potenzialanalyse',
  schule: 'Schule',
  platforms: 'Plattformen',
  run: 'Laufzeit',
  duration: 'Dauer',
  channels: 'Kanäle',
  reminders: 'Erinnerungen',
};

/**
 * Fields of a record that may be there without any content: optional lists, and objects that need no field.
 * @param skip fields that a column of JSON holds, where both can be told apart
 */
function empties(
  schema: Schema,
  skip: readonly string[],
  nameOf: (path: readonly string[]) => string | undefined,
  at: readonly string[] = [],
): readonly (readonly [string, Empty])[] {
  const object = inner(schema);
  return Object.entries(object.properties ?? {}).flatMap(([field, value]) => {
    const path = [...at, field];
    if (skip.includes(field)) return [];
    const hollow = value.type === 'array' ? (value.minItems ?? 0) === 0 : (value.required ?? []).length === 0;
    const optional = object.required?.includes(field) !== true || at.length > 0;
    const own: (readonly [string, Empty])[] = [];
    if (optional && hollow && (value.type === 'array' || value.properties !== undefined)) {
      const name = nameOf(path) ?? OBJECTS[path.join('.')];
      if (name === undefined) throw new Error(`tables: ${path.join('.')} needs a name for "empty"`);
      own.push([path.join('.'), { name, list: value.type === 'array' }]);
    }
    return value.type === 'object' ? [...own, ...empties(value, [], nameOf, path)] : own;
  });
}

const same = (a: readonly string[], b: readonly string[]) => a.join('.') === b.join('.');

/** The tables of a kind of record, with what its schema says of the fields. */
export function compile(of: 'case' | 'office', specs: readonly TableSpec[], record: Schema): readonly Table[] {
  const tables: Table[] = [];
  for (const spec of specs) {
    const schema = schemaAt(record, spec.at);
    const columns = Object.entries(spec.columns).map(([header, field]): Column => {
      const path = field === '' ? [] : field.split('.');
      const own = schemaAt(schema, path);
      return {
        header,
        path,
        kind:
          path.length === 0
            ? { is: 'json' }
            : kindOf(own, spec.words?.[header] ?? {}, spec.shown?.includes(header) === true),
        required: isRequired(schema, path),
        about: own.description,
      };
    });
    const { rest } = spec;
    if (rest !== undefined) {
      const { header, fields } = rest;
      columns.push({ header, path: [], rest: fields, kind: { is: 'json', fields }, required: false, about: undefined });
    }
    const whole = columns.some(isWhole);
    const nameOf = (path: readonly string[]) =>
      specs.find((other) => same(other.at, [...spec.at, ...path]))?.name ??
      columns.find((column) => same(column.path, path))?.header;
    tables.push({
      name: spec.name,
      of,
      about: schema.description ?? schema.items?.description,
      at: spec.at,
      keys: [
        ...(of === 'case' && spec.at.length > 0 ? [{ header: CASE_NUMBER, of: 'case' as const }] : []),
        ...(spec.parent === undefined ? [] : [{ header: spec.parent, of: 'parent' as const }]),
      ],
      columns,
      empties: new Map(whole ? [] : empties(schema, rest?.fields ?? [], nameOf)),
      parent: spec.parent === undefined ? undefined : tables.find((table) => same(table.at, spec.at.slice(0, -1))),
      goesWithParent: spec.goesWithParent === true,
    });
  }
  return tables;
}
