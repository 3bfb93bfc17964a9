import { createHash } from 'node:crypto';

/** A request's body as it was parsed; what is in it is looked at field by field. */
export type Body = Readonly<Record<string, unknown>>;

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

export const record = (value: unknown): Body => (isBody(value) ? value : {});
export const textIn = (body: Body, name: string): string | undefined => {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** An object in JSON; `undefined` where it is anything else. */
export function parseJson(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isBody(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Short, and long enough that no two are the same. */
const NAME_LENGTH = 22;

/** The name of a request for the trail: opaque, without contents, the same after a restart. */
export const nameOfKey = (key: string): string => hashOf(key).slice(0, NAME_LENGTH);
