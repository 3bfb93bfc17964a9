import { findStaff } from '../../src/access/access.ts';
import { type Day, toIso } from '../../src/calendar/civil-date.ts';
import { fold } from '../../src/calendar/fold.ts';
import { parseRange } from '../../src/calendar/phrases.ts';
import type { Office } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import { say } from '../work/say.ts';
import type { OfficeEdit } from '../writing/run-office.ts';
import { accusative } from './staff-choices.ts';

/** Somebody stands in for a colleague, both days included. */
export type Cover = NonNullable<Office['deputies']>[number];

/** Somebody of the office by name. */
export const nameOf = (office: Office, id: string): string => findStaff(office, id)?.name ?? id;

/** "Herr Buche vertritt Frau Ahorn: Di 01.12.2026 bis Sa 05.12.2026" */
export function coverText(office: Office, { of, deputy, from, until }: Cover): Text {
  const [who, whom] = [nameOf(office, deputy), nameOf(office, of)];
  return say(
    (day) => `${who} vertritt ${accusative(whom)}: ${day(from)} bis ${day(until)}`,
    (day) => `${who} stands in for ${whom}: ${day(from)} to ${day(until)}`,
  );
}

/** The covers that are not over and that the person may change: her own absence, or those of the team she leads. */
export function ownCovers({ office, context, today }: OfficeEdit): readonly Cover[] {
  return (office.deputies ?? []).filter(({ of, until }) => until >= today && maySet(of, { office, context }));
}

/** Whether the person may say who stands in for somebody: for herself, or as the lead of that team. */
export function maySet(of: string, { office, context }: Pick<OfficeEdit, 'office' | 'context'>): boolean {
  const { person, leads } = context.access;
  return of === person.id || leads.includes(findStaff(office, of)?.team ?? '');
}

/** Longest name of a period: "die nächsten zwei Wochen". */
const PERIOD_WORDS = 4;
/** Words before a first or last day: those are read as they stand. */
const LEADS = new Set(['ab', 'von', 'vom', 'bis', 'am', 'from', 'to', 'until', 'till', 'on', '-']);
const SPAN = /^(\d{1,2})\.(\d{1,2}\.(?:\d{2,4})?)?-(\d{1,2}\.)(\d{1,2}\.(?:\d{2,4})?)$/u;

/** A line in which a period ("nächste Woche", "KW 50", "1.-5.12.") is said by its first and last day. */
export function spelledOut(line: string, today: Day): string {
  const words = line
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replace(SPAN, (_, day, month, last, end) => `ab ${day}.${month ?? end} bis ${last}${end}`));
  if (words.some((word) => LEADS.has(fold(word)) || word.includes(' '))) return words.join(' ');
  for (let length = Math.min(PERIOD_WORDS, words.length); length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const range = parseRange(words.slice(at, at + length).join(' '), today);
      if (range?.from === undefined || range.to === undefined || range.to === range.from) continue;
      const days = ['ab', toIso(range.from), 'bis', toIso(range.to)];
      return [...words.slice(0, at), ...days, ...words.slice(at + length)].join(' ');
    }
  }
  return line;
}
