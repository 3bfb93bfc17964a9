import { fileURLToPath } from 'node:url';
import type { Manifest } from '@slack/web-api/dist/types/request/manifest.js';
import Ajv, { type SchemaObject } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

/** What Slack takes, by the types of its own library. The schema is made of these. */
export interface Whole {
  readonly manifest: Manifest;
}

const schema = createGenerator({
  path: fileURLToPath(import.meta.url),
  type: 'Whole',
  tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)),
  skipTypeCheck: true,
  expose: 'export',
}).createSchema('Whole');

type Thing = Record<string, unknown>;
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;
const numberIn = (text: string, pattern: RegExp): number | undefined => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found.replaceAll(',', ''));
};

/** how many limits the descriptions name */
let limits = 0;

/** Limits that the types only tell of in words, as part of the schema. */
function withLimits(_name: string, value: unknown): unknown {
  if (!isThing(value)) return value;
  // a manifest is typed so that anything may stand beside its own fields
  if (isThing(value['properties']) && 'display_information' in value['properties'])
    return { ...value, additionalProperties: false };
  const { type, description } = value;
  if (typeof description !== 'string') return value;
  const most =
    type === 'array'
      ? numberIn(description, /maximum of ([\d,]+)/iu)
      : numberIn(description, /maximum length is ([\d,]+)/iu);
  if (most === undefined) return value;
  limits++;
  return { ...value, ...(type === 'array' ? { maxItems: most } : { maxLength: most }) };
}

const validate = new Ajv({ strict: false }).compile(JSON.parse(JSON.stringify(schema), withLimits) as SchemaObject);

/** How many limits of length and number the schema holds; none would mean that the words are others now. */
export const LIMITS = limits;

/** What Slack's own types say against a manifest; empty where it fits. */
export function misfits(manifest: Whole['manifest'] | Readonly<Record<string, unknown>>): readonly string[] {
  return validate({ manifest }) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}
