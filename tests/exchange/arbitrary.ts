import fc from 'fast-check';
import { type Case, caseSchema } from '../../src/cases/case.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import { officeSchema } from '../../src/cases/office.ts';
import { jsonSchemaOf, type Schema } from '../../src/exchange/json-schema.ts';

/** Texts that a spreadsheet, a CSV reader or an encoding may get wrong. */
const nasty = fc.constantFrom(
  '=1+1',
  '+49 30 1',
  '-',
  '@x',
  "'",
  "''=x",
  "'s-Hertogenbosch",
  ' vorn',
  'hinten ',
  'a;b,c\td'.replace('\t', ' '),
  'sagte "ja"',
  '"',
  '|',
  'a|b',
  '[x]',
  '["a"]',
  '1',
  '01.02.2026',
  'ja',
  'Straße „Öl“ – 5 €',
  'Spaß“',
  'Ã¤',
  '\u00a0fest',
  '\ufeffmark',
  '\ufffd',
  '😀 λ',
  '\\|',
);
/** Texts that Windows-1252 has. */
const WINDOWS = /^[\x20-\x7e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u;

const word = fc.stringMatching(/^[A-Za-zÄß0-9][A-Za-z0-9ü._-]{0,6}$/);
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

function textOf(
  schema: Schema & { readonly pattern?: string; readonly maxLength?: number },
  windows: boolean,
): fc.Arbitrary<string> {
  if (schema.format === 'date') return date;
  if (schema.pattern?.includes(':[0-5][0-9]') === true) return fc.constantFrom('00:00', '07:30', '19:00', '23:59');
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u');
  const any =
    schema.pattern?.includes('\\d') === true
      ? word.map((text) => `${text}1`)
      : fc.oneof(word, nasty, fc.string({ unit: 'grapheme', maxLength: 12 }));
  return any.filter(
    (text) =>
      (pattern?.test(text) ?? true) &&
      text.length <= (schema.maxLength ?? 40) &&
      !/\p{Surrogate}/u.test(text) &&
      (!windows || WINDOWS.test(text)),
  );
}

/** So many conditions may lie inside each other. */
const DEEPEST = 2;

/** Anything that a schema accepts; entries of a list with ids each have their own. `depth`: conditions around it. */
function arbitraryOf(
  schema: Schema & { readonly minimum?: number; readonly maximum?: number },
  windows: boolean,
  depth = 0,
): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((part) => arbitraryOf(part, windows, depth)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer')
    return fc.integer({ min: Math.max(schema.minimum ?? 0, 0), max: Math.min(schema.maximum ?? 5000, 5000) });
  if (schema.type === 'number') {
    const bounds = { min: schema.minimum ?? 0, max: schema.maximum ?? 5000 };
    return fc.oneof(fc.integer({ min: Math.ceil(bounds.min), max: bounds.max }), fc.double({ ...bounds, noNaN: true }));
  }
  if (schema.type === 'string') return textOf(schema, windows);
  if (schema.type === 'array') {
    const item = arbitraryOf(schema.items ?? {}, windows, depth);
    const size = { minLength: schema.minItems ?? 0, maxLength: 3 };
    if (schema.items?.properties?.['id'] === undefined) return fc.array(item, size);
    return fc.uniqueArray(item, { ...size, selector: (entry) => (entry as { id: string }).id });
  }
  if (schema.properties === undefined)
    return fc
      .dictionary(word, fc.jsonValue({ maxDepth: 2 }))
      .map((value) => JSON.parse(JSON.stringify(value)) as object);
  const nests = schema.properties['readings'] !== undefined;
  const given = Object.entries(schema.properties).filter(
    ([name]) => !nests || depth < DEEPEST || !['all', 'any', 'not', 'from', 'first', 'readings'].includes(name),
  );
  const fields = given.map(([name, field]) => [name, arbitraryOf(field, windows, depth + (nests ? 1 : 0))] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
}

/** Any case of the right shape with this number. */
export const anyCase = (no: string): fc.Arbitrary<Case> =>
  arbitraryOf(jsonSchemaOf(caseSchema), false).map(
    (kase) => JSON.parse(JSON.stringify({ ...(kase as Case), no })) as Case,
  );

/** Any office and cases of the right shape, whether or not they fit together. `windows`: texts of Windows-1252 only. */
export function anyFile(windows: boolean): fc.Arbitrary<ImportFile> {
  const cases = fc.uniqueArray(arbitraryOf(jsonSchemaOf(caseSchema), windows), {
    maxLength: 4,
    selector: (kase) => (kase as { no: string }).no.toUpperCase(),
  });
  return fc
    .record({ fallbote: fc.constant(1), office: arbitraryOf(jsonSchemaOf(officeSchema), windows), cases })
    .map((file) => JSON.parse(JSON.stringify(file)) as ImportFile);
}
