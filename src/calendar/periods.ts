import { type Day, daysInMonth, fromDay, toDay } from './civil-date.ts';

/**
 * The day a period of whole months from `day` ends on: the same number in the month it leads to, or that
 * month's last day where it has no such number (§ 188 Abs. 2, 3 BGB). Negative months count back from an end
 * in the same way.
 */
export function addMonths(day: Day, months: number): Day {
  const from = fromDay(day);
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return toDay(year, month, Math.min(from.day, daysInMonth(year, month)));
}

/** The day a period of whole weeks from `day` ends on. */
export function addWeeks(day: Day, weeks: number): Day {
  return day + 7 * weeks;
}

/**
 * The last day of a period of whole months whose first day counts (§ 187 Abs. 2, § 188 Abs. 2 BGB): the day
 * before the same number; where the month has none, its last day (§ 188 Abs. 3 BGB).
 */
export function lastDayOfMonths(firstDay: Day, months: number): Day {
  const from = fromDay(firstDay);
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const length = daysInMonth(year, month);
  return from.day > length ? toDay(year, month, length) : toDay(year, month, from.day) - 1;
}

/** The birthday on which somebody completes `years`; born on 29.02.: 28.02. in a year that has no 29th. */
export function birthday(born: Day, years: number): Day {
  return addMonths(born, 12 * years);
}

/** Full years of age on a day. */
export function ageOn(born: Day, day: Day): number {
  const a = fromDay(born);
  const b = fromDay(day);
  const years = b.year - a.year;
  const bornDay = Math.min(a.day, daysInMonth(b.year, a.month));
  return b.month > a.month || (b.month === a.month && b.day >= bornDay) ? years : years - 1;
}

/** First and last day of the calendar month that `day` lies in. */
export function monthOf(day: Day): { readonly first: Day; readonly last: Day } {
  const { year, month } = fromDay(day);
  return { first: toDay(year, month, 1), last: toDay(year, month, daysInMonth(year, month)) };
}
