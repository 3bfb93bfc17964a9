import { instantOf, wallTime } from '../calendar/berlin.ts';
import type { Day } from '../calendar/civil-date.ts';
import type { Case } from '../cases/case.ts';
import type { Office, Staff } from '../cases/office.ts';
import { type Deadline, isPending } from '../deadlines/deadline.ts';
import type { OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import { byPressure, notYetGiven } from './bundle.ts';
import type { Instant, Notice, Posting } from './notice.ts';
import { type Entries, takenKeys } from './outbox.ts';
import { createPlan, putOffUntil } from './plan.ts';
import { createTimes, NOBODY, type Times } from './times.ts';
import { isDeleted, postedOn, postingsAt } from './world.ts';

/** A message that may not go yet, as it would be by what is known now. */
export interface Waiting {
  /** when it may go at the earliest */
  readonly at: Instant;
  readonly posting: Posting;
}

/** What would be sent at a moment, and what would not. */
export interface Preview {
  readonly now: readonly Posting[];
  /** the soonest first */
  readonly later: readonly Waiting[];
  /** dates of which nobody is told before a day, because somebody put the reminder off */
  readonly putOff: readonly { readonly deadline: Deadline; readonly until: Day }[];
  /** what people are not told who want no reminders of that rule */
  readonly muted: readonly Notice[];
  /** how many were sent before or are on their way: they are not in it */
  readonly given: number;
}

export interface PreviewOptions {
  readonly office: Office;
  readonly rules: OfficeDeadlines;
  readonly cases: readonly Case[];
  /** what was sent so far */
  readonly entries: Entries;
  readonly now: Instant;
}

/** When somebody may get a message of a morning next. `had`: not the one of today any more. */
function nextMorning(times: Times, person: Pick<Staff, 'quietHours'>, now: Instant, had: boolean): Instant {
  const slot = times.nextSlot(person, had ? instantOf(wallTime(now).day + 1, 0) : now);
  // on a day with a slot there is a morning; past it, the slot is later than that
  return Math.max(slot, times.morningOf(person, wallTime(slot).day) ?? slot);
}

/** Same office, cases, outbox and moment, same preview. Sends nothing and changes nothing. */
export function previewOf({ office, rules, cases, entries, now }: PreviewOptions): Preview {
  const today = wallTime(now).day;
  const times = createTimes(office.reminders, rules.calendar);
  const there = cases.filter((kase) => !isDeleted(kase, today));
  const wanted = createPlan(office, rules, today).all(there);
  const taken = takenKeys(entries);
  const isTaken = (key: string) => taken.has(key);
  const open = notYetGiven(wanted, isTaken);
  const posted = postedOn(today, entries);
  let count = 0;
  const newId = () => `${++count}`;
  const postings = postingsAt(open, { office, calendar: rules.calendar, times, now, entries, newId });

  const goes = new Set(postings.flatMap(({ notices }) => notices.map(({ key }) => key)));
  const groups = new Map<string, Notice[]>();
  for (const notice of open) {
    if (goes.has(notice.key)) continue;
    const name = `${notice.as === 'team' ? '#' : ''}${notice.recipient}`;
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(notice);
  }
  const later = [...groups.values()].flatMap((notices): readonly Waiting[] => {
    const [first] = notices;
    if (first === undefined) return [];
    const { recipient: id, as } = first;
    const isTeam = as === 'team';
    const person = isTeam ? NOBODY : (office.staff.find((other) => other.id === id) ?? NOBODY);
    const goesNow = postings.some(
      ({ to, kind }) => kind !== 'digest' && (to.kind === 'channel' ? isTeam && to.team === id : to.staff === id),
    );
    const had = goesNow || (isTeam ? posted.channel : posted.morning).has(id);
    const at = nextMorning(times, person, now, had);
    return [
      {
        at,
        posting: {
          id: newId(),
          kind: isTeam ? 'channel' : 'morning',
          to: isTeam ? { kind: 'channel', team: id } : { kind: 'person', staff: id },
          notices: notices.sort(byPressure(today)),
          day: wallTime(at).day,
        },
      },
    ];
  });

  const keys = new Set(wanted.map(({ key }) => key));
  const loud = { ...office, staff: office.staff.map(({ muted: _, ...person }) => person) };
  const muted = office.staff.some((person) => person.muted !== undefined)
    ? createPlan(loud, rules, today)
        .all(there)
        .filter(({ key }) => !keys.has(key) && !taken.has(key))
    : [];
  const putOff = there.flatMap((kase) =>
    kase.reminders === undefined
      ? []
      : rules.of(kase, today).flatMap((deadline) => {
          if (!isPending(deadline) || deadline.due === undefined) return [];
          const until = putOffUntil(kase, deadline, rules.calendar.onOrBefore(deadline.due));
          return until !== undefined && until > today ? [{ deadline, until }] : [];
        }),
  );
  return {
    now: postings,
    later: later.sort((a, b) => a.at - b.at),
    putOff,
    muted,
    given: wanted.length - open.length,
  };
}
