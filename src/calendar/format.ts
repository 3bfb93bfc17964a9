import { type Day, fromDay, weekday } from './civil-date.ts';

const DE_WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
const EN_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const DE_MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const EN_MONTHS = 'January February March April May June July August September October November December'.split(' ');

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);

/**
 * A day as people read it. German: "Fr 05.06.2026", "Freitag, 5. Juni 2026"; English: "Fri 5 Jun 2026",
 * "Friday, 5 June 2026".
 */
export function formatDay(day: Day, language: 'de' | 'en', style: 'short' | 'long'): string {
  const { year, month, day: d } = fromDay(day);
  const weekdayName = (language === 'de' ? DE_WEEKDAYS : EN_WEEKDAYS)[weekday(day) - 1] ?? '';
  const monthName = (language === 'de' ? DE_MONTHS : EN_MONTHS)[month - 1] ?? '';
  if (language === 'de') {
    return style === 'long'
      ? `${weekdayName}, ${d}. ${monthName} ${year}`
      : `${weekdayName.slice(0, 2)} ${two(d)}.${two(month)}.${year}`;
  }
  return style === 'long'
    ? `${weekdayName}, ${d} ${monthName} ${year}`
    : `${weekdayName.slice(0, 3)} ${d} ${monthName.slice(0, 3)} ${year}`;
}
