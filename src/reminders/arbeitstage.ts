import type { Day } from '../calendar/civil-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';

/** The n-th Arbeitstag before a day, which itself is not counted; the last one up to the day for 0. */
export function arbeitstageBefore(calendar: WorkCalendar, day: Day, n: number): Day {
  let at = n === 0 ? calendar.onOrBefore(day) : day;
  for (let i = 0; i < n; i++) at = calendar.onOrBefore(at - 1);
  return at;
}

/** How many Arbeitstage lie after `from`, up to `to` and with it; 0 where `to` is not later. */
export function arbeitstageBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (calendar.isArbeitstag(day)) count++;
  return count;
}
