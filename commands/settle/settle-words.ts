import { dayOfIso, toIso } from '../../src/calendar/civil-date.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';

const DUE = /^(\S+) fällig:(\d{4}-\d{2}-\d{2})$/u;

/**
 * The words after the case by which a button names a date: its rule and its day. The rule alone would mean another date
 * once this one is done.
 */
export const settleWords = ({ rule, due }: Deadline): string =>
  due === undefined ? rule.id : `${rule.id} fällig:${toIso(due)}`;

/** Whether a date is the one that {@link settleWords} name; `undefined` for words that are no button's. */
export function namedByButton(words: string): ((deadline: Deadline) => boolean) | undefined {
  const [, id, due] = DUE.exec(words) ?? [];
  return due === undefined ? undefined : (deadline) => deadline.rule.id === id && deadline.due === dayOfIso(due);
}
