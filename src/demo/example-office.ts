import data from '../../examples/buero.json' with { type: 'json' };
import { type Day, dayOfIso, parseIso, toDay, toIso } from '../calendar/civil-date.ts';
import type { ImportFile } from '../cases/office.ts';

/** The day for which examples/buero.json was written. */
const WRITTEN_FOR = toDay(2026, 11, 21);

function shift(value: unknown, days: number): unknown {
  if (typeof value === 'string') {
    if (value.length !== 10 || value.charCodeAt(4) !== 45 || parseIso(value) === undefined) return value;
    return toIso(dayOfIso(value) + days);
  }
  if (Array.isArray(value)) return value.map((item) => shift(item, days));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shift(item, days)]));
}

/**
 * The office of examples/buero.json, moved by whole weeks so that it reads as if it were written this week: weekdays stay
 * what they are, and something is always due.
 */
export function exampleOffice(today: Day): ImportFile {
  const weeks = Math.floor((today - WRITTEN_FOR) / 7);
  return shift(data, weeks * 7) as ImportFile;
}
