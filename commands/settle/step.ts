import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { say } from '../work/say.ts';

/** A case with one thing less, and what that was; or why it stays; nothing where there is none such. */
export type Step = { readonly kase: Case; readonly said: Text } | { readonly refused: Text } | undefined;

/** Something was removed. */
export const removed = (what: Text): Text => ({ de: `Gelöscht: ${what.de}`, en: `Removed: ${what.en}` });
/** Something was taken back. */
export const taken = (what: Text): Text => ({ de: `Zurückgenommen: ${what.de}`, en: `Taken back: ${what.en}` });
/** What it is, with its day. */
export const dated = (de: string, en: string, iso: string): Text =>
  say(
    (day) => `${de} vom ${day(iso)}`,
    (day) => `${en} of ${day(iso)}`,
  );

/** A list that is not there before its first entry is not there after its last. */
export const orNone = <T>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

/** Without a field of its own. */
export function omit<T extends object, K extends keyof T>(record: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
