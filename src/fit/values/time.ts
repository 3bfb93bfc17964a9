import { type Day, fromDay } from '../../calendar/civil-date.ts';
import { addMonths, lastDayOfMonths } from '../../calendar/periods.ts';

/** A month as one number, so that months can be counted. */
const monthIndex = (day: Day): number => {
  const { year, month } = fromDay(day);
  return year * 12 + month;
};

/** Months from a day to another one: whole ones, and a half where days remain over. 0 where the first is the later one. */
export function elapsedMonths(from: Day, to: Day): number {
  if (from >= to) return 0;
  let whole = monthIndex(to) - monthIndex(from);
  if (addMonths(from, whole) > to) whole--;
  return addMonths(from, whole) === to ? whole : whole + 0.5;
}

/** Whole calendar months from a day up to the month before `today`'s; the running month does not count. */
export function calendarMonths(from: Day, today: Day): number {
  const begun = fromDay(from).day === 1 ? 0 : 1;
  return Math.max(0, monthIndex(today) - monthIndex(from) - begun);
}

/** Whole calendar months of a state that lasts: a half where it began less than one ago, as it has begun. */
export const startedMonths = (from: Day, today: Day): number => calendarMonths(from, today) || 0.5;

/** Years by date; the first day counts (§ 188 Abs. 2 BGB). */
function fullYears(from: Day, today: Day): number {
  let years = fromDay(today).year - fromDay(from).year;
  while (years > 0 && today <= lastDayOfMonths(from, 12 * years)) years--;
  return Math.max(0, years);
}

/**
 * Months of unemployment, or of benefit without a break: whole calendar months, but a year by date is a year (§ 18 SGB III),
 * however the months fall.
 */
export const lastingMonths = (from: Day, today: Day): number =>
  Math.max(startedMonths(from, today), 12 * fullYears(from, today));
