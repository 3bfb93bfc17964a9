import { instantOf, minuteOf, wallTime } from '../calendar/berlin.ts';
import type { Day } from '../calendar/civil-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Office, Staff } from '../cases/office.ts';
import type { Instant } from './notice.ts';

export const DEFAULT_HOURS = { from: '07:30', until: '17:00' } as const;
export const DEFAULT_MORNING = '07:45';

type Quiet = Pick<Staff, 'quietHours'>;
/** Nobody's quiet hours: those of a channel. */
export const NOBODY: Quiet = {};

/** Times of the day when somebody may be written to, in minutes: from the first through before the second. */
type Window = readonly [from: number, until: number];

/** When people may be written to. What may not be sent now is sent at the next slot, never dropped. */
export interface Times {
  /** Whether somebody may be written to now. */
  mayWrite(person: Quiet, now: Instant): boolean;
  /** The next instant at which somebody may be written to: now, if that is one. */
  nextSlot(person: Quiet, now: Instant): Instant;
  /** From when on the morning message of a day may go; `undefined` on a day without a slot. */
  morningOf(person: Quiet, day: Day): Instant | undefined;
}

const WHOLE_DAY = 24 * 60;

/** The parts of the day that are left of a window without the quiet hours, which may run over midnight. */
function without([from, until]: Window, quietHours: Staff['quietHours']): readonly Window[] {
  if (quietHours === undefined) return [[from, until]];
  const [start, end] = [minuteOf(quietHours.from), minuteOf(quietHours.until)];
  const loud: readonly Window[] =
    start < end
      ? [
          [0, start],
          [end, WHOLE_DAY],
        ]
      : [[end, start]];
  return loud.map(([a, b]): Window => [Math.max(a, from), Math.min(b, until)]).filter(([a, b]) => a < b);
}

/**
 * When the people of an office may be written to: on Arbeitstage of its Land, in its hours, without their quiet hours, by
 * the clock in Berlin. Whoever has quiet hours all through the hours of the office is written to outside of the quiet
 * hours instead, on Arbeitstage too.
 */
export function createTimes(settings: Office['reminders'], calendar: WorkCalendar): Times {
  const hours = settings?.hours ?? DEFAULT_HOURS;
  const open: Window = [minuteOf(hours.from), minuteOf(hours.until)];
  const morning = minuteOf(settings?.morning ?? DEFAULT_MORNING);
  const known = new Map<string, readonly Window[]>();

  function windowsOf({ quietHours }: Quiet): readonly Window[] {
    const name = quietHours === undefined ? '' : `${quietHours.from} ${quietHours.until}`;
    let windows = known.get(name);
    if (windows === undefined) {
      const inside = without(open, quietHours);
      windows = inside.length > 0 ? inside : without([0, WHOLE_DAY], quietHours);
      known.set(name, windows);
    }
    return windows;
  }

  const allowed = (windows: readonly Window[], minute: number) =>
    windows.some(([from, until]) => from <= minute && minute < until);

  /** The first instant of an Arbeitstag, from one on. The clock changes on Sundays, so it goes evenly here. */
  function firstOn(day: Day, windows: readonly Window[], notBefore: Instant): Instant | undefined {
    let first: Instant | undefined;
    for (const [from] of windows) {
      const at = Math.max(instantOf(day, from), notBefore);
      const shown = wallTime(at);
      if (shown.day !== day || !allowed(windows, shown.minute)) continue;
      if (first === undefined || at < first) first = at;
    }
    return first;
  }

  function nextSlot(person: Quiet, now: Instant): Instant {
    const windows = windowsOf(person);
    for (let day = calendar.onOrAfter(wallTime(now).day); ; day = calendar.onOrAfter(day + 1)) {
      const slot = firstOn(day, windows, now);
      if (slot !== undefined) return slot;
    }
  }

  return {
    nextSlot,
    mayWrite(person, now) {
      const { day, minute } = wallTime(now);
      return calendar.isArbeitstag(day) && allowed(windowsOf(person), minute);
    },
    morningOf(person, day) {
      if (!calendar.isArbeitstag(day)) return undefined;
      const windows = windowsOf(person);
      return firstOn(day, windows, instantOf(day, morning)) ?? firstOn(day, windows, instantOf(day, 0));
    },
  };
}
