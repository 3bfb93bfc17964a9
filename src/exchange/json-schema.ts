import * as z from 'zod';

/** As much of a JSON Schema as the tables need. A schema that holds itself (a condition inside a condition) is a circle. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly const?: string | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly minItems?: number;
  readonly description?: string;
}

type Holder = Record<string, unknown>;

/** Puts what is referred to in the place of each reference. */
function link(holder: Holder, defs: Readonly<Record<string, object>>, seen: Set<object>): void {
  if (seen.has(holder)) return;
  seen.add(holder);
  for (const [key, value] of Object.entries(holder)) {
    if (typeof value !== 'object' || value === null) continue;
    const { $ref, ...own } = value as Holder;
    if (typeof $ref === 'string') holder[key] = { ...defs[$ref.replace('#/$defs/', '')], ...own };
    link(holder[key] as Holder, defs, seen);
  }
}

/** The JSON Schema of what a schema takes, without references. */
export function jsonSchemaOf(schema: z.ZodType): Schema {
  const { $defs, ...made } = z.toJSONSchema(schema, { io: 'input' }) as Holder;
  const defs = ($defs ?? {}) as Readonly<Record<string, object>>;
  const seen = new Set<object>();
  for (const def of Object.values(defs)) link(def as Holder, defs, seen);
  link(made, defs, seen);
  return made;
}
