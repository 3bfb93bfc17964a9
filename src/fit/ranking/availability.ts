import { type Day, dayOfIso } from '../../calendar/civil-date.ts';
import { formatDay } from '../../calendar/format.ts';
import { addWeeks, lastDayOfMonths } from '../../calendar/periods.ts';
import type { Massnahme } from '../../cases/office.ts';
import type { Text } from '../../cases/problem.ts';
import { both } from '../criteria/wording.ts';
import type { Availability } from './proposal.ts';

/** A participation that takes a place, first and last day included; without `last` for as long as can be seen. */
export interface Stay {
  readonly first: Day;
  readonly last: Day | undefined;
}

const END_OF_TIME: Day = 1e9;

const dayOr = (iso: string | undefined, otherwise: Day): Day => (iso === undefined ? otherwise : dayOfIso(iso));

/** "05.01.2027", "5 Jan 2027": without the day of the week. */
export const dateText = (day: Day): Text => both((language) => formatDay(day, language, 'short').replace(/^\S+ /u, ''));

const withDate = (day: Day, de: (date: string) => string, en: (date: string) => string): Text => {
  const date = dateText(day);
  return { de: de(date.de), en: en(date.en) };
};

interface Window {
  readonly from: Day;
  readonly until: Day;
}

/** The times in which somebody can begin, inside the run, in the order of time. */
function windowsOf({ run, entry }: Massnahme): readonly Window[] {
  const whole = { from: dayOr(run?.from, -END_OF_TIME), until: dayOr(run?.until, END_OF_TIME) };
  if (entry === undefined) return [whole];
  return entry
    .map(({ from, until }) => ({
      from: Math.max(whole.from, dayOfIso(from)),
      until: Math.min(whole.until, dayOfIso(until ?? from)),
    }))
    .filter(({ from, until }) => from <= until)
    .sort((a, b) => a.from - b.from || a.until - b.until);
}

/** The first day from `day` on on which somebody can begin, as far as time goes. */
function nextStart(windows: readonly Window[], day: Day): Day | undefined {
  let next: Day | undefined;
  for (const { from, until } of windows) {
    if (until < day) continue;
    const start = Math.max(from, day);
    if (next === undefined || start < next) next = start;
  }
  return next;
}

/** How many places are taken at most on any day from `day` on: a place that is promised for later is no free one. */
function takenFrom(stays: readonly Stay[], day: Day): number {
  const here = stays.filter(({ last }) => last === undefined || last >= day);
  let most = here.filter(({ first }) => first <= day).length;
  for (const { first: at } of here) {
    if (at <= day) continue;
    most = Math.max(most, here.filter(({ first, last }) => first <= at && (last ?? END_OF_TIME) >= at).length);
  }
  return most;
}

/** The first day on which a place is expected to be free and somebody can begin. */
function nextFree(windows: readonly Window[], stays: readonly Stay[], places: number, start: Day): Day | undefined {
  const days = new Set([start]);
  for (const { last } of stays) if (last !== undefined && last >= start) days.add(last + 1);
  let best: Day | undefined;
  for (const day of days) {
    const begin = nextStart(windows, day);
    if (begin !== undefined && (best === undefined || begin < best) && takenFrom(stays, begin) < places) best = begin;
  }
  return best;
}

const closed = (obstacle: NonNullable<Availability['obstacle']>, note: Text, start?: Day): Availability => ({
  open: false,
  obstacle,
  notes: [note],
  free: obstacle === 'full' || obstacle === 'no-place' ? 0 : undefined,
  start,
});

function lastDayFrom(start: Day, { duration }: Massnahme): Day | undefined {
  if (duration?.months !== undefined) return lastDayOfMonths(start, duration.months);
  return duration?.weeks === undefined ? undefined : addWeeks(start, duration.weeks) - 1;
}

/** What to mind about the day of the start. */
function startNotes(massnahme: Massnahme, windows: readonly Window[], today: Day, start: Day): readonly Text[] {
  const notes: Text[] = [];
  if (start > today) {
    notes.push(
      withDate(
        start,
        (date) => `nächster Beginn am ${date}`,
        (date) => `next start on ${date}`,
      ),
    );
  }
  const until = windows.find((window) => window.from <= start && window.until >= start)?.until ?? END_OF_TIME;
  if (massnahme.entry !== undefined && until > start) {
    notes.push(
      withDate(
        until,
        (date) => `Einstieg bis ${date}`,
        (date) => `entry until ${date}`,
      ),
    );
  }
  const end = dayOr(massnahme.run?.until, END_OF_TIME);
  const usual = lastDayFrom(start, massnahme);
  if (usual !== undefined && end < usual) {
    notes.push(
      withDate(
        end,
        (date) => `läuft nur noch bis ${date}, kürzer als üblich`,
        (date) => `runs only until ${date}, shorter than usual`,
      ),
    );
  }
  return notes;
}

const ENTRY_CLOSED: Text = { de: 'kein Einstieg mehr möglich', en: 'no entry any more' };

function entryClosed({ entry = [] }: Massnahme): Text {
  const last = Math.max(-END_OF_TIME, ...entry.map(({ from, until }) => dayOfIso(until ?? from)));
  if (last === -END_OF_TIME) return ENTRY_CLOSED;
  return withDate(
    last,
    (date) => `${ENTRY_CLOSED.de}: letzter am ${date}`,
    (date) => `${ENTRY_CLOSED.en}: the last one was on ${date}`,
  );
}

/**
 * Whether somebody can begin a Maßnahme, and when.
 * @param stays participations in it that have not ended: they take a place
 */
export function availabilityOf(massnahme: Massnahme, stays: readonly Stay[], today: Day): Availability {
  const { run, places } = massnahme;
  const end = dayOr(run?.until, END_OF_TIME);
  if (end < today) {
    return closed(
      'over',
      withDate(
        end,
        (date) => `beendet am ${date}`,
        (date) => `ended on ${date}`,
      ),
    );
  }
  const windows = windowsOf(massnahme);
  const start = nextStart(windows, today);
  if (start === undefined) return closed('entry-closed', entryClosed(massnahme));
  if (places === 0) return closed('no-place', { de: 'keine Plätze', en: 'no places' });
  const free = places === undefined ? undefined : places - takenFrom(stays, start);
  if (places !== undefined && free !== undefined && free <= 0) {
    const next = nextFree(windows, stays, places, start);
    const note: Text =
      next === undefined
        ? { de: 'voll, kein freier Platz absehbar', en: 'full, no free place in sight' }
        : withDate(
            next,
            (date) => `voll, voraussichtlich frei ab ${date}`,
            (date) => `full, expected to be free from ${date}`,
          );
    return closed('full', note, next);
  }
  return { open: true, notes: startNotes(massnahme, windows, today, start), free, start };
}
