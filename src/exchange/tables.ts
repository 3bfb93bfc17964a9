import { caseSchema } from '../cases/case.ts';
import { officeSchema } from '../cases/office.ts';
import { compile } from './compile.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { CASE_SPECS } from './spec-case.ts';
import { OFFICE_SPECS } from './spec-office.ts';
import { nameKey, type Table } from './table.ts';

let made: readonly Table[] | undefined;

/** All tables, an entry's table before those of its own lists. Worked out once. */
export function tables(): readonly Table[] {
  made ??= [
    ...compile('office', OFFICE_SPECS, jsonSchemaOf(officeSchema)),
    ...compile('case', CASE_SPECS, jsonSchemaOf(caseSchema)),
  ];
  return made;
}

/** The table of this name, as somebody may have written it: "Fälle" is "faelle". */
export function findTable(name: string): Table | undefined {
  const key = nameKey(name);
  return tables().find((table) => nameKey(table.name) === key);
}

/** The table that holds a list, by the field names on the way to it. */
export const tableAt = (of: Table['of'], at: readonly string[]): Table | undefined =>
  tables().find((table) => table.of === of && table.at.join('.') === at.join('.'));
