import { type Day, toDay } from './civil-date.ts';

let berlin: Intl.DateTimeFormat | undefined;

/**
 * The civil date in Europe/Berlin at an instant, whatever the time zone of the machine.
 * @throws RangeError for an invalid Date
 */
export function todayInBerlin(instant: Date): Day {
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
