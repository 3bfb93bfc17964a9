import { type Day, dayOfIso, fromDay, toDay, weekday } from '../calendar/civil-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Office } from '../cases/office.ts';
import type { DigestPeriod } from '../digest/period.ts';
import type { Instant, Posting } from './notice.ts';
import type { DIGEST_RHYTHMS } from './settings.ts';
import type { Times } from './times.ts';

type Rhythm = (typeof DIGEST_RHYTHMS)[number];
export const DEFAULT_RHYTHM: Rhythm = 'week';

/**
 * After its first Arbeitstag a digest is still sent for so many days, e.g. where nothing ran then; later it would be old
 * news. Shorter than a message is remembered, so that none goes twice in a quarter.
 */
const LATE_DAYS = 28;

/** Which report of which team a lead gets: one for each period. */
export interface DigestName {
  readonly team: string;
  readonly period: DigestPeriod;
  readonly lead: string;
}

const two = (n: number): string => `${n}`.padStart(2, '0');

/** The week, month or quarter that a day lies in: `2026-W47`, `2026-11`, `2026-Q4`, and its first day. */
export function calendarPeriod(period: DigestPeriod, day: Day): { readonly name: string; readonly first: Day } {
  const { year, month } = fromDay(day);
  if (period === 'month') return { name: `${year}-${two(month)}`, first: toDay(year, month, 1) };
  if (period === 'quarter') {
    const quarter = Math.ceil(month / 3);
    return { name: `${year}-Q${quarter}`, first: toDay(year, 3 * quarter - 2, 1) };
  }
  const first = day - weekday(day) + 1;
  // the week belongs to the year of its Thursday (ISO 8601)
  const { year: ofWeek } = fromDay(first + 3);
  const number = Math.floor((first + 3 - toDay(ofWeek, 1, 1)) / 7) + 1;
  return { name: `${ofWeek}-W${two(number)}`, first };
}

/** `digest|team/2026-W47|lead`; no id holds a bar or a slash. */
export const digestKey = ({ team, period, lead }: DigestName, day: Day): string =>
  `digest|${team}/${calendarPeriod(period, day).name}|${lead}`;

/** What a key names; `undefined` for any other text. */
export function readDigestKey(key: string): DigestName | undefined {
  const [, team, letter, lead] = /^digest\|([^|/]+)\/\d{4}-(W|Q|)\d{1,2}\|([^|]+)$/u.exec(key) ?? [];
  if (team === undefined || lead === undefined) return undefined;
  return { team, lead, period: letter === 'W' ? 'week' : letter === 'Q' ? 'quarter' : 'month' };
}

const isAway = (office: Office, staff: string, today: Day): boolean =>
  (office.deputies ?? []).some(
    ({ of, from, until }) => of === staff && dayOfIso(from) <= today && today <= dayOfIso(until),
  );

/** Whether a report is one of those that go to a lead today: who leads another team by now gets another one. */
export function isDigestWanted(key: string, office: Office, today: Day): boolean {
  const name = readDigestKey(key);
  const lead = office.staff.find(({ id }) => id === name?.lead);
  if (name === undefined || lead === undefined || key !== digestKey(name, today)) return false;
  const every = office.reminders?.digest?.every ?? DEFAULT_RHYTHM;
  const leads = lead.roles.includes('teamLead') && lead.team === name.team;
  return leads && every === name.period && !isAway(office, lead.id, today);
}

export interface DigestOptions {
  readonly office: Office;
  readonly calendar: WorkCalendar;
  readonly times: Times;
  readonly now: Instant;
  readonly today: Day;
  /** keys that were given to somebody already */
  readonly taken: ReadonlySet<string>;
  /** a new random id for a posting */
  readonly newId: () => string;
}

/**
 * The reports that are to go now: one to each lead, from the morning of the first Arbeitstag of a week, month or quarter.
 * Whoever is away gets hers when she is back, if it is not old by then: her deputy may not see it.
 */
export function digestPostings(options: DigestOptions): readonly Posting[] {
  const { office, calendar, times, now, today, taken, newId } = options;
  const every = office.reminders?.digest?.every ?? DEFAULT_RHYTHM;
  if (every === 'never') return [];
  const { first } = calendarPeriod(every, today);
  if (today < calendar.onOrAfter(first) || today - first >= LATE_DAYS) return [];
  return office.staff.flatMap((person): readonly Posting[] => {
    if (!person.roles.includes('teamLead') || isAway(office, person.id, today)) return [];
    const key = digestKey({ team: person.team, period: every, lead: person.id }, today);
    const from = times.morningOf(person, today);
    if (taken.has(key) || from === undefined || now < from || !times.mayWrite(person, now)) return [];
    return [{ id: newId(), kind: 'digest', to: { kind: 'person', staff: person.id }, notices: [], day: today, key }];
  });
}
