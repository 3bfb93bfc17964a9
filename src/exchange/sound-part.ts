import type * as z from 'zod';
import type { Raw } from './row.ts';

const GONE = Symbol('gone');

/** A copy of data from a file; `from` leads from each of its objects to the one it was copied from. */
function copyOf(value: unknown, from: Map<object, object>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy: object = Array.isArray(value)
    ? value.map((item) => copyOf(item, from))
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item, from)]));
  from.set(copy, value);
  return copy;
}

type Path = readonly PropertyKey[];

function remove(root: Raw, path: Path): void {
  const key = path.at(-1);
  if (key === undefined) return;
  let holder: unknown = root;
  for (const step of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null) return;
    holder = (holder as Record<PropertyKey, unknown>)[step];
  }
  if (Array.isArray(holder)) holder[Number(key)] = GONE;
  else if (typeof holder === 'object' && holder !== null) {
    // what is needed and missing takes the record it belongs to with it
    if (Object.hasOwn(holder, key)) delete (holder as Record<PropertyKey, unknown>)[key];
    else remove(root, path.slice(0, -1));
  }
}

function sweep(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const left = value.filter((item) => item !== GONE);
    value.splice(0, value.length, ...left);
  }
  for (const item of Object.values(value)) sweep(item);
}

/** As deep as data nests, and a little more. */
const ROUNDS = 12;

/**
 * What is left of a record when everything is taken out that its schema refuses, so that the rest can be checked on.
 * @param fill puts something harmless where the record itself needs a field that is gone
 */
export function soundPart<T>(
  schema: z.ZodType<T>,
  raw: Raw,
  fill: (copy: Raw) => void,
): { readonly part: T; readonly copy: Raw; readonly from: ReadonlyMap<object, object> } | undefined {
  const from = new Map<object, object>();
  const copy = copyOf(raw, from) as Raw;
  for (let round = 0; round < ROUNDS; round++) {
    fill(copy);
    const parsed = schema.safeParse(copy);
    if (parsed.success) return { part: parsed.data, copy, from };
    for (const issue of parsed.error.issues) {
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) remove(copy, [...issue.path, key]);
      else remove(copy, issue.path);
    }
    sweep(copy);
  }
  return undefined;
}
