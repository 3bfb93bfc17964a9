import type { Day } from './civil-date.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Berlin is never further ahead of UTC, in minutes. */
const MOST_AHEAD = 120;

let clock: Intl.DateTimeFormat | undefined;
const offsets = new Map<number, number>();
const OFFSETS_KEPT = 20_000;

/** Minutes that Berlin is ahead of UTC. It changes on the full hour of UTC only, so an hour has one. */
function offsetAt(instant: number): number {
  const hour = Math.floor(instant / (60 * MINUTE));
  let offset = offsets.get(hour);
  if (offset === undefined) {
    // made at first use: it costs more than the rest of the module
    clock ??= new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Berlin', hour: 'numeric', hourCycle: 'h23' });
    const start = new Date(hour * 60 * MINUTE);
    const local = Number(clock.format(start));
    offset = ((local - start.getUTCHours() + 24) % 24) * 60;
    if (offsets.size >= OFFSETS_KEPT) offsets.clear();
    offsets.set(hour, offset);
  }
  return offset;
}

/** What the clock on the wall in Berlin says. */
export interface WallTime {
  readonly day: Day;
  /** minutes since midnight as the clock shows them: 0 to 1439 */
  readonly minute: number;
}

/** The clock on the wall in Berlin at an instant, in milliseconds since 1970 UTC. */
export function wallTime(instant: number): WallTime {
  const local = instant + offsetAt(instant) * MINUTE;
  const day = Math.floor(local / DAY);
  return { day, minute: Math.floor((local - day * DAY) / MINUTE) };
}

/**
 * The first instant at which the clock in Berlin shows this time of the day or, in the hour that is left out in spring, a
 * later one. In the hour that comes twice in autumn it is the first of the two.
 */
export function instantOf(day: Day, minute: number): number {
  const asUtc = day * DAY + minute * MINUTE;
  for (let ahead = MOST_AHEAD; ahead > 0; ahead -= 60) {
    const instant = asUtc - ahead * MINUTE;
    if (offsetAt(instant) === ahead) return instant;
  }
  // the clock never shows it: it goes from 2 to 3 at the full hour before
  return asUtc - MOST_AHEAD * MINUTE + (60 - (minute % 60)) * MINUTE;
}

/** `HH:MM` as minutes since midnight, without a check. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
