import { type Day, daysInMonth, fromDay, toDay, weekday } from './civil-date.ts';
import { addMonths, monthOf } from './periods.ts';
import { canonical, MONTHS, WEEKDAYS } from './phrase-words.ts';
import { pickYear, typedDate, type YearPick } from './typed-date.ts';

/** Days from `from` through `to`, both included; no bound where one is missing. */
export interface DayRange {
  readonly from?: Day;
  readonly to?: Day;
  /** only what is overdue was asked for */
  readonly overdueOnly?: boolean;
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

const FIRST = toDay(1900, 1, 1);
const LAST = toDay(2199, 12, 31);
const inCalendar = (day: Day) => day >= FIRST && day <= LAST;

const DAYS_FROM_TODAY: ReadonlyMap<string, number> = new Map([
  ['daybefore', -2],
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
  ['day after tomorrow', 2],
  ['dayafter', 2],
  ['day before yesterday', -2],
]);

const UNITS = '(day|week|month|quarter|year)';
const AWAY = new RegExp(`^(?:(in|before) (\\d{1,4}) ${UNITS}|(\\d{1,4}) ${UNITS} ago)$`);
const RELATIVE = new RegExp(`^(last|this|next|afternext) ${UNITS}$`);
const AHEAD = new RegExp(`^(?:in (?=next|last))?(?:(next|last) )?(\\d{1,4}) ${UNITS}$`);
const OFFSETS: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
  ['afternext', 2],
]);
const SHORT_WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ['mo mon', 'di tu tue', 'mi we wed', 'do th thu', 'fr fri', 'sa sat', 'so su sun'].flatMap((names, i) =>
    names.split(' ').map((name) => [name, i + 1] as const),
  ),
);

/** `n` units after a day (before it where negative); months are clamped to the month's end. */
function shift(day: Day, n: number, unit: string): Day {
  if (unit === 'day') return day + n;
  if (unit === 'week') return day + 7 * n;
  return addMonths(day, n * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12));
}

function months(year: number, month: number, count: number): Span {
  const last = monthOf(addMonths(toDay(year, month, 1), count - 1)).last;
  return { from: toDay(year, month, 1), to: last };
}

/** The calendar day, ISO week, month, quarter or year that a day lies in. */
function unitOf(day: Day, unit: string): Span {
  const { year, month } = fromDay(day);
  if (unit === 'day') return { from: day, to: day };
  if (unit === 'week') return { from: day - weekday(day) + 1, to: day - weekday(day) + 7 };
  if (unit === 'month') return months(year, month, 1);
  return unit === 'quarter' ? months(year, month - ((month - 1) % 3), 3) : months(year, 1, 12);
}

/** ISO week of an ISO year; `undefined` where the year has no such week. */
function isoWeek(year: number, week: number): Span | undefined {
  const january4 = toDay(year, 1, 4);
  const from = january4 - weekday(january4) + 1 + 7 * (week - 1);
  return week >= 1 && fromDay(from + 3).year === year ? { from, to: from + 6 } : undefined;
}

/** A week, month or quarter with its year, or the one that fits the pick. */
function ofYear(
  year: string | undefined,
  pick: YearPick,
  inYear: (year: number) => Span | undefined,
): Span | undefined {
  if (year !== undefined) return inYear(year.length === 2 ? 2000 + Number(year) : Number(year));
  return pickYear(pick, inYear, (span) => (pick.direction === 1 ? span.to >= pick.day : span.from <= pick.day));
}

function weekdayPhrase(text: string, today: Day, pick: YearPick): Day | undefined {
  const match = /^(?:(this|next|last) )?([a-z]+)$/.exec(text);
  const wanted = WEEKDAYS.indexOf(match?.[2] ?? '') + 1;
  if (wanted === 0) return undefined;
  const ahead = (day: Day) => (wanted - weekday(day) + 7) % 7;
  if (match?.[1] === 'last') return today - 7 + ahead(today);
  if (match?.[1] === 'this') return today + ahead(today);
  const after = (pick.direction === 1 ? Math.max(today, pick.day) : today) + 1;
  return after + ahead(after);
}

function dateOf(text: string, today: Day, pick: YearPick): Day | undefined {
  const days = DAYS_FROM_TODAY.get(text);
  if (days !== undefined) return today + days;
  const away = AWAY.exec(text);
  if (away) {
    const [, word, n = away[4], unit = away[5] ?? ''] = away;
    return shift(today, word === 'in' ? Number(n) : -Number(n), unit);
  }
  const edge = /^(end|start) (.+)$/.exec(text);
  if (edge?.[2] !== undefined) {
    const what = edge[2].replace(/^in (?=\D)/, '');
    let span = spanOf(what, today, pick);
    if (/^(?:month|quarter|year|week)$/.test(what)) span = unitOf(today, what);
    else if (/^\d{4}$/.test(what)) span = months(Number(what), 1, 12);
    return edge[1] === 'end' ? span?.to : span?.from;
  }
  const space = text.indexOf(' ');
  const first = text.slice(0, Math.max(space, 0));
  const named = SHORT_WEEKDAYS.get(first) ?? WEEKDAYS.indexOf(first) + 1;
  if (named > 0) {
    const day = typedDate(text.slice(space + 1), today, pick);
    return day !== undefined && weekday(day) === named ? day : undefined;
  }
  return typedDate(text, today, pick) ?? weekdayPhrase(text, today, pick);
}

/** A week, month, quarter or year. */
function spanOf(text: string, today: Day, pick: YearPick): Span | undefined {
  const relative = RELATIVE.exec(text);
  if (relative?.[1] !== undefined && relative[2] !== undefined) {
    return unitOf(shift(today, OFFSETS.get(relative[1]) ?? 0, relative[2]), relative[2]);
  }
  const week = /^(?:kw|week) (\d{1,2})\.?(?: (\d{4}|\d{2}))?$/.exec(text) ?? /^(\d{1,2})\. kw(?: (\d{4}))?$/.exec(text);
  if (week) return ofYear(week[2], pick, (year) => isoWeek(year, Number(week[1])));
  const quarter = /^q ([1-4])(?: (\d{4}|\d{2}))?$/.exec(text) ?? /^([1-4])\. quarter(?: (\d{4}))?$/.exec(text);
  if (quarter) return ofYear(quarter[2], pick, (year) => months(year, 3 * Number(quarter[1]) - 2, 3));
  const month = /^([a-z]+)(?: (\d{4}))?$/.exec(text);
  const index = MONTHS.indexOf(month?.[1] ?? '');
  return index < 0 ? undefined : ofYear(month?.[2], pick, (year) => months(year, index + 1, 1));
}

/** A day as a span of one, or a longer span. */
function dayOrSpan(text: string, today: Day, pick: YearPick): Span | undefined {
  const day = dateOf(text, today, pick);
  return day === undefined ? spanOf(text.replace(/^in (?!\d)/, ''), today, pick) : { from: day, to: day };
}

/** "die nächsten 14 Tage": from today on, n units further, both days included. */
function fromToday(text: string, today: Day): Span | undefined {
  const match = AHEAD.exec(text);
  if (!match?.[2] || !match[3]) return undefined;
  if (match[1] === 'last') return { from: shift(today, -Number(match[2]), match[3]), to: today };
  return { from: today, to: shift(today, Number(match[2]), match[3]) };
}

/** "1.12. bis 15.12.": a date without a year follows the other one. */
function between(left: string, right: string, today: Day): Span | undefined {
  const ahead: YearPick = { day: today, direction: 1 };
  const dayOnly = /^(\d{1,2})\.?$/.exec(left);
  if (dayOnly) {
    const end = dateOf(right, today, ahead);
    if (end === undefined) return undefined;
    const { year, month } = fromDay(end);
    const day = Number(dayOnly[1]);
    return day >= 1 && day <= daysInMonth(year, month) ? { from: toDay(year, month, day), to: end } : undefined;
  }
  const start = dayOrSpan(left, today, ahead);
  const fixed = start && start.from === dayOrSpan(left, today, { day: today - 1, direction: -1 })?.from;
  if (fixed) {
    const end = dayOrSpan(right, today, { day: start.from, direction: 1 });
    return end && { from: start.from, to: end.to };
  }
  const end = dayOrSpan(right, today, ahead);
  const before = end && dayOrSpan(left, today, { day: end.to, direction: -1 });
  return end && before && { from: before.from, to: end.to };
}

/** From a day on, until a day, between two, or the days of one phrase. */
function openOrClosed(text: string, today: Day): DayRange | undefined {
  const ahead: YearPick = { day: today, direction: 1 };
  const words = text.split(' ');
  const to = words.indexOf('to');
  const open = /^(from|since) /.exec(text)?.[1];
  if (to < 0) {
    if (open === undefined) return fromToday(text, today) ?? dayOrSpan(text, today, ahead);
    const pick: YearPick = open === 'since' ? { day: today, direction: -1 } : ahead;
    const begin = dayOrSpan(words.slice(1).join(' '), today, pick);
    return begin && { from: begin.from };
  }
  const left = words.slice(open === undefined ? 0 : 1, to).join(' ');
  const right = words.slice(to + 1).join(' ');
  if (left !== '') return between(left, right, today);
  const end = dayOrSpan(right, today, ahead) ?? fromToday(right, today);
  return end && { to: end.to };
}

/**
 * The one day that somebody means: "heute", "15.12.", "15. Dezember 2026", "nächsten Freitag", "in 3 Wochen",
 * "Ende Dezember", "tomorrow", "15 Dec" … A date without a year is the next one, today included; a weekday is the
 * next after today; months are clamped. `undefined` for other text, for dates that do not exist, outside 1900
 * to 2199 and for more than 200 characters. Never throws.
 * @param direction -1 for something that has happened: a date without a year is the last one, a weekday the last one, today included
 * @param from where a date without a year is looked for: the end of something comes after its start
 */
export function parseDate(text: string, today: Day, direction: 1 | -1 = 1, from: Day = today): Day | undefined {
  const words = canonical(text);
  if (!words) return undefined;
  const day = dateOf(words, today, { day: from, direction });
  if (day === undefined || !inCalendar(day)) return undefined;
  const weekdayAlone = direction === -1 && WEEKDAYS.indexOf(words) >= 0;
  return weekdayAlone ? today - ((weekday(today) - weekday(day) + 7) % 7) : day;
}

/**
 * The days that somebody asks for: "nächste Woche" (Monday to Sunday), "14 Tage" (today to today + 14), "bis 15.12.",
 * "1.12.–15.12.", "Dezember", "KW 50", "überfällig", "alle" (no bound), or one day as {@link parseDate} reads it.
 * A range whose end lies before its start is not understood. Never throws.
 */
export function parseRange(text: string, today: Day): DayRange | undefined {
  const words = canonical(text);
  if (!words) return undefined;
  const others = words.split(' ').filter((word) => word !== 'overdue');
  if (others.length < words.split(' ').length) {
    // "diese Woche überfällig": what is overdue is so in every week until it is done
    const said = others.length === 0 || parseRange(others.join(' '), today) !== undefined;
    return said ? { overdueOnly: true } : undefined;
  }
  if (words === 'all') return {};
  const range = openOrClosed(words, today);
  if (range === undefined) return undefined;
  const { from = FIRST, to = LAST } = range;
  return inCalendar(from) && inCalendar(to) && from <= to ? range : undefined;
}
