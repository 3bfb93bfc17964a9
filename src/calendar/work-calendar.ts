import { type Day, fromDay, toDay, weekday } from './civil-date.ts';
import { type HolidayName, type Land, parseExtraHoliday, publicHolidays } from './holidays.ts';

/** The working days of an office: Monday to Friday without the public holidays of its Land and its own. */
export interface WorkCalendar {
  readonly land: Land;
  /** Name of the holiday on a day (German unless told); `undefined` on other days. */
  holidayOn(day: Day, language?: 'de' | 'en'): string | undefined;
  /** Whether a day is an Arbeitstag: Monday to Friday and no holiday. */
  isArbeitstag(day: Day): boolean;
  /**
   * The n-th Arbeitstag after `day`, which itself is not counted (§ 187 Abs. 1 BGB); `day` itself for 0.
   * @throws RangeError where n is no integer of at least 0
   */
  addArbeitstage(day: Day, n: number): Day;
  /** That day, or the next Arbeitstag (§ 193 BGB, § 26 Abs. 3 SGB X). */
  onOrAfter(day: Day): Day;
  /** That day, or the last Arbeitstag before it. */
  onOrBefore(day: Day): Day;
  /** Holidays from Monday to Friday in (after, through], in order: the ones that put a date off. */
  holidaysBetween(after: Day, through: Day, language?: 'de' | 'en'): readonly { day: Day; name: string }[];
}

interface Year {
  readonly first: Day;
  readonly last: Day;
  readonly holidays: ReadonlyMap<Day, HolidayName>;
}

/** More days in a row than any office can be closed; past it the settings leave no Arbeitstag at all. */
const LONGEST_GAP = 366;

/**
 * The calendar of an office. The holidays of a year are worked out when a day of it is first asked for.
 * @param extraHolidays the office's "weitere Feiertage", as {@link parseExtraHoliday} reads them
 * @throws RangeError for an entry that it does not read; the calendar's methods throw one where the entries
 *   leave no Arbeitstag in a whole year
 */
export function createWorkCalendar(land: Land, extraHolidays: readonly string[] = []): WorkCalendar {
  const extras = extraHolidays.map((text) => {
    const extra = parseExtraHoliday(text);
    if (extra === undefined) throw new RangeError(`not a holiday: "${text}"`);
    return extra;
  });
  const years = new Map<number, Year>();
  // the year asked for last: days come in runs, and this saves the way from day number to year
  let current: Year = { first: 0, last: -1, holidays: new Map() };

  function load(year: number): Year {
    const holidays = new Map<Day, HolidayName>();
    for (const extra of extras) {
      const day = extra.dayIn(year);
      if (day !== undefined) holidays.set(day, extra);
    }
    for (const holiday of publicHolidays(land, year)) holidays.set(holiday.day, holiday);
    return { first: toDay(year, 1, 1), last: toDay(year, 12, 31), holidays };
  }

  function holidaysOf(day: Day): ReadonlyMap<Day, HolidayName> {
    if (day >= current.first && day <= current.last) return current.holidays;
    const { year } = fromDay(day);
    let entry = years.get(year);
    if (entry === undefined) {
      entry = load(year);
      years.set(year, entry);
    }
    current = entry;
    return entry.holidays;
  }

  const isArbeitstag = (day: Day) => weekday(day) <= 5 && !holidaysOf(day).has(day);

  function nearest(day: Day, step: 1 | -1): Day {
    for (let i = 0; i <= LONGEST_GAP; i++) if (isArbeitstag(day + i * step)) return day + i * step;
    throw new RangeError('no Arbeitstag within a year: check the additional holidays of the office');
  }

  return {
    land,
    holidayOn: (day, language = 'de') => holidaysOf(day).get(day)?.[language],
    isArbeitstag,
    addArbeitstage(day, n) {
      if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of Arbeitstage: ${n}`);
      let at = day;
      for (let i = 0; i < n; i++) at = nearest(at + 1, 1);
      return at;
    },
    onOrAfter: (day) => nearest(day, 1),
    onOrBefore: (day) => nearest(day, -1),
    holidaysBetween(after, through, language = 'de') {
      const found: { day: Day; name: string }[] = [];
      for (let day = after + 1; day <= through; day++) {
        const name = weekday(day) <= 5 ? holidaysOf(day).get(day)?.[language] : undefined;
        if (name !== undefined) found.push({ day, name });
      }
      return found;
    },
  };
}
