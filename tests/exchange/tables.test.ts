import { describe, expect, it } from 'vitest';
import { caseSchema } from '../../src/cases/case.ts';
import { officeSchema } from '../../src/cases/office.ts';
import { keyFields } from '../../src/exchange/identity.ts';
import { jsonSchemaOf, type Schema } from '../../src/exchange/json-schema.ts';
import { headersOf, nameKey } from '../../src/exchange/table.ts';
import { tableAt, tables } from '../../src/exchange/tables.ts';

const RECORDS = [
  ['case', jsonSchemaOf(caseSchema)],
  ['office', jsonSchemaOf(officeSchema)],
] as const;

/** Every field that holds a value, with the list it is in: `[['jobs', 'contract'], 'outcome.kind']`. */
function leaves(
  schema: Schema,
  list: readonly string[] = [],
  path: readonly string[] = [],
): (readonly [readonly string[], string])[] {
  const at = [...list, ...path];
  // what nests in a condition is one value, as JSON
  if (list.at(-1) === 'criteria' && (schema.properties ?? schema.items?.properties) !== undefined && path.length > 0)
    return [[list, path.join('.')]];
  if (schema.type === 'array' && schema.items?.properties !== undefined) return leaves(schema.items, at, []);
  const objects = [schema, ...(schema.anyOf ?? [])].filter((part) => part.properties !== undefined);
  // a rule is one value, as JSON
  if (objects.length === 0 || list.at(-1) === 'rules') return [[list, list.at(-1) === 'rules' ? '' : path.join('.')]];
  return objects.flatMap((part) =>
    Object.entries(part.properties ?? {}).flatMap(([name, field]) => leaves(field, list, [...path, name])),
  );
}

/** Every list and object that may be there without content. */
function hollows(schema: Schema, path: readonly string[] = []): string[] {
  const inner = schema.type === 'array' ? (schema.items ?? {}) : schema;
  return Object.entries(inner.properties ?? {}).flatMap(([name, field]) => {
    const optional = inner.required?.includes(name) !== true;
    const list = field.type === 'array' && (field.minItems ?? 0) === 0;
    const object = field.properties !== undefined && (field.required ?? []).length === 0;
    const at = [...path, name];
    if (path.at(-1) === 'criteria') return [];
    return [...(optional && (list || object) ? [at.join('.')] : []), ...(name === 'rules' ? [] : hollows(field, at))];
  });
}

describe('the tables', () => {
  it.each(RECORDS)('have a column for every field of the %s', (of, schema) => {
    for (const [list, field] of leaves(schema)) {
      const table = tableAt(of, list);
      expect({ list, table: table?.name }).not.toEqual({ list, table: undefined });
      const paths = table?.columns.flatMap((column) => column.rest ?? [column.path.join('.')]);
      expect({ list, paths }).toEqual({ list, paths: expect.arrayContaining([field]) });
    }
  });

  it.each(RECORDS)('can tell "empty" from "unknown" for every list of the %s', (of, schema) => {
    const named = tables()
      .filter((table) => table.of === of)
      .flatMap((table) => [...table.empties.keys()].map((field) => [...table.at, field].join('.')));
    expect(new Set(named)).toEqual(new Set(hollows(schema)));
  });

  it('have headings and words that cannot be mistaken for each other', () => {
    const names = tables().map((table) => nameKey(table.name));
    expect(new Set(names).size).toBe(names.length);
    for (const table of tables()) {
      const keys = headersOf(table).map(nameKey);
      expect({ table: table.name, keys: new Set(keys).size }).toEqual({ table: table.name, keys: keys.length });
      for (const { kind, header } of table.columns) {
        if (!('show' in kind)) continue;
        const values = [...kind.show.keys()];
        expect({ header, known: values.map((value) => kind.words.get(nameKey(value))) }).toEqual({
          header,
          known: values,
        });
      }
      const empties = [...table.empties.values()].map(({ name }) => nameKey(name));
      expect(new Set(empties).size).toBe(empties.length);
    }
  });

  it('know for every list by what an entry is the same again', () => {
    for (const table of tables()) {
      if (table.at.length === 0) continue;
      const fields = keyFields(table.at.join('.'));
      expect({ table: table.name, fields }).not.toEqual({ table: table.name, fields: undefined });
      const own = table.columns.flatMap(({ path, rest }) => rest ?? path.slice(0, 1));
      if (own[0] !== undefined) for (const field of fields ?? []) expect(own).toContain(field);
    }
  });
});
