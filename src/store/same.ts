import { isDeepStrictEqual } from 'node:util';

const asKept = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** Equal by content, as it is kept: a field that is `undefined` is one that is not there. */
export const sameContent = (a: unknown, b: unknown): boolean =>
  isDeepStrictEqual(a, b) || isDeepStrictEqual(asKept(a), asKept(b));
