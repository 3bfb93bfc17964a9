import { type Day, toDay } from './civil-date.ts';

let berlin: Intl.DateTimeFormat | undefined;

/**
 * The civil date in Europe/Berlin at an instant, whatever the time zone of the machine.
 * @throws RangeError for an invalid Date
 */
export function todayInBerlin(instant: Date): Day {
  const year = instant.getUTCFullYear();
  // Berlin is one or two hours ahead of UTC: before 22:00 UTC it is the same day, and the slow way can be spared.
  if (year >= 2000 && instant.getUTCHours() < 22) return toDay(year, instant.getUTCMonth() + 1, instant.getUTCDate());
  // made at first use: it costs more than the rest of the module
  berlin ??= new Intl.DateTimeFormat('en-US', {
    timeZone: 'Europe/Berlin',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const parts = berlin.formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value);
  return toDay(part('year'), part('month'), part('day'));
}
