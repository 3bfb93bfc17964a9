import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const read = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../docs/schema/${name}.schema.json`, import.meta.url), 'utf8'));

/** What a schema of docs/schema/ finds wrong in some data; an empty list where it accepts it. */
export function schemaCheck(name: 'answer' | 'import' | 'catalogue'): (data: unknown) => readonly string[] {
  const validate = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    formats: { date: true },
  }).compile(read(name));
  return (data) =>
    validate(data) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
