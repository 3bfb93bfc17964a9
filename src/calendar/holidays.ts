import { getHolidays, type HolidayType } from 'feiertagejs';
import { type Day, easterSunday, isCivilDate, parseIso, toDay, weekday } from './civil-date.ts';
import { foldLoose } from './fold.ts';

/** The sixteen Länder by the code that an office is set to. */
export const LAENDER = {
  BB: 'Brandenburg',
  BE: 'Berlin',
  BW: 'Baden-Württemberg',
  BY: 'Bayern',
  HB: 'Bremen',
  HE: 'Hessen',
  HH: 'Hamburg',
  MV: 'Mecklenburg-Vorpommern',
  NI: 'Niedersachsen',
  NW: 'Nordrhein-Westfalen',
  RP: 'Rheinland-Pfalz',
  SH: 'Schleswig-Holstein',
  SL: 'Saarland',
  SN: 'Sachsen',
  ST: 'Sachsen-Anhalt',
  TH: 'Thüringen',
} as const;

export type Land = keyof typeof LAENDER;

/** A holiday's name in both languages. */
export interface HolidayName {
  readonly de: string;
  readonly en: string;
}

/** A holiday of one year. */
export interface Holiday extends HolidayName {
  readonly day: Day;
}

/** A holiday that the office adds to those of its Land ("weitere Feiertage"). */
export interface ExtraHoliday extends HolidayName {
  /** its day in a year; `undefined` in a year that does not have it */
  dayIn(year: number): Day | undefined;
}

const NAMES: Readonly<Record<HolidayType, HolidayName>> = {
  NEUJAHRSTAG: { de: 'Neujahr', en: "New Year's Day" },
  HEILIGEDREIKOENIGE: { de: 'Heilige Drei Könige', en: 'Epiphany' },
  WELTFRAUENTAG: { de: 'Internationaler Frauentag', en: "International Women's Day" },
  KARFREITAG: { de: 'Karfreitag', en: 'Good Friday' },
  OSTERSONNTAG: { de: 'Ostersonntag', en: 'Easter Sunday' },
  OSTERMONTAG: { de: 'Ostermontag', en: 'Easter Monday' },
  TAG_DER_ARBEIT: { de: 'Tag der Arbeit', en: 'Labour Day' },
  CHRISTIHIMMELFAHRT: { de: 'Christi Himmelfahrt', en: 'Ascension Day' },
  PFINGSTSONNTAG: { de: 'Pfingstsonntag', en: 'Whit Sunday' },
  PFINGSTMONTAG: { de: 'Pfingstmontag', en: 'Whit Monday' },
  FRONLEICHNAM: { de: 'Fronleichnam', en: 'Corpus Christi' },
  AUGSBURGER_FRIEDENSFEST: { de: 'Friedensfest', en: 'Augsburg Peace Festival' },
  MARIAHIMMELFAHRT: { de: 'Mariä Himmelfahrt', en: 'Assumption Day' },
  WELTKINDERTAG: { de: 'Weltkindertag', en: "World Children's Day" },
  DEUTSCHEEINHEIT: { de: 'Tag der Deutschen Einheit', en: 'German Unity Day' },
  REFORMATIONSTAG: { de: 'Reformationstag', en: 'Reformation Day' },
  ALLERHEILIGEN: { de: 'Allerheiligen', en: "All Saints' Day" },
  BUBETAG: { de: 'Buß- und Bettag', en: 'Day of Repentance and Prayer' },
  ERSTERWEIHNACHTSFEIERTAG: { de: '1. Weihnachtsfeiertag', en: 'Christmas Day' },
  ZWEITERWEIHNACHTSFEIERTAG: { de: '2. Weihnachtsfeiertag', en: 'Boxing Day' },
};

/** Holidays of a single year that feiertagejs does not know (Berliner Sonn- und Feiertagsgesetz, § 1). */
const ONCE: Readonly<Partial<Record<Land, readonly Holiday[]>>> = {
  BE: [
    { day: toDay(2020, 5, 8), de: '75. Jahrestag der Befreiung', en: '75th anniversary of the liberation' },
    { day: toDay(2025, 5, 8), de: '80. Jahrestag der Befreiung', en: '80th anniversary of the liberation' },
    { day: toDay(2028, 6, 17), de: '75. Jahrestag des Volksaufstands', en: '75th anniversary of the uprising of 1953' },
  ],
};

const DAY_MS = 86_400_000;
/** Länder in which the Reformationstag became a yearly holiday in 2018 only. */
const REFORMATIONSTAG_FROM_2018: ReadonlySet<Land> = new Set<Land>(['HB', 'HH', 'NI', 'SH']);

/**
 * The public holidays of a Land in a year, by its Feiertagsgesetz, those on weekends included, in order of date.
 * Only what holds in the whole Land: Mariä Himmelfahrt in Bayern, Fronleichnam in parts of Sachsen and Thüringen
 * and the Friedensfest depend on the municipality and are left to the office. Checked from 2017 to 2035.
 */
export function publicHolidays(land: Land, year: number): readonly Holiday[] {
  const name = `${land}${year}`;
  let holidays = worked.get(name);
  if (holidays === undefined) {
    holidays = workOut(land, year);
    worked.set(name, holidays);
  }
  return holidays;
}

/** Years already worked out, shared by all calendars: the library takes about a millisecond for one. */
const worked = new Map<string, readonly Holiday[]>();

function workOut(land: Land, year: number): readonly Holiday[] {
  const found: Holiday[] = [...(ONCE[land] ?? [])].filter(
    ({ day }) => day >= toDay(year, 1, 1) && day <= toDay(year, 12, 31),
  );
  for (const { name, date } of getHolidays(year, land)) {
    if (name === 'MARIAHIMMELFAHRT' && land === 'BY') continue;
    if (name === 'REFORMATIONSTAG' && year < 2017 && REFORMATIONSTAG_FROM_2018.has(land)) continue;
    // its dates are noon UTC; its dateString depends on the time zone of the machine
    found.push({ day: Math.floor(date.getTime() / DAY_MS), ...NAMES[name] });
  }
  return found.sort((a, b) => a.day - b.day);
}

const yearly = (month: number, day: number) => (year: number) =>
  isCivilDate(year, month, day) ? toDay(year, month, day) : undefined;
const fromEaster = (days: number) => (year: number) => easterSunday(year) + days;

/** The Wednesday before 23 November. */
function bussUndBettag(year: number): Day {
  const day = toDay(year, 11, 22);
  return day - ((weekday(day) + 4) % 7);
}

const KNOWN: readonly ExtraHoliday[] = [
  { ...NAMES.MARIAHIMMELFAHRT, dayIn: yearly(8, 15) },
  { ...NAMES.FRONLEICHNAM, dayIn: fromEaster(60) },
  { ...NAMES.AUGSBURGER_FRIEDENSFEST, dayIn: yearly(8, 8) },
  { de: 'Augsburger Friedensfest', en: 'Peace Festival', dayIn: yearly(8, 8) },
  { ...NAMES.BUBETAG, dayIn: bussUndBettag },
  { ...NAMES.HEILIGEDREIKOENIGE, dayIn: yearly(1, 6) },
  { ...NAMES.WELTFRAUENTAG, dayIn: yearly(3, 8) },
  { ...NAMES.WELTKINDERTAG, dayIn: yearly(9, 20) },
  { ...NAMES.REFORMATIONSTAG, dayIn: yearly(10, 31) },
  { ...NAMES.ALLERHEILIGEN, dayIn: yearly(11, 1) },
  { de: 'Weiberfastnacht', en: 'Carnival Thursday', dayIn: fromEaster(-52) },
  { de: 'Rosenmontag', en: 'Carnival Monday', dayIn: fromEaster(-48) },
  { de: 'Faschingsdienstag', en: 'Shrove Tuesday', dayIn: fromEaster(-47) },
  { de: 'Gründonnerstag', en: 'Maundy Thursday', dayIn: fromEaster(-3) },
  { de: 'Heiligabend', en: 'Christmas Eve', dayIn: yearly(12, 24) },
  { de: 'Silvester', en: "New Year's Eve", dayIn: yearly(12, 31) },
];

const key = (text: string) => foldLoose(text).replace(/[^a-z]/g, '');
const BY_NAME: ReadonlyMap<string, ExtraHoliday> = new Map(
  KNOWN.flatMap((holiday) => [[key(holiday.de), holiday] as const, [key(holiday.en), holiday] as const]),
);
const LOCAL: HolidayName = { de: 'örtlicher Feiertag', en: 'local holiday' };

/** The names (German) that {@link parseExtraHoliday} knows, for messages. */
export const EXTRA_HOLIDAY_NAMES: readonly string[] = KNOWN.map(({ de }) => de);

function everyYear(month: number, day: number): ExtraHoliday | undefined {
  return isCivilDate(2028, month, day) ? { ...LOCAL, dayIn: yearly(month, day) } : undefined;
}

/**
 * One entry of the office's "weitere Feiertage": a known name in either language ("Mariä Himmelfahrt", spelling
 * loose), `MM-DD` or `DD.MM.` (every year that has it), `YYYY-MM-DD` or `DD.MM.YYYY` (once). `undefined` for
 * anything else, so that the caller can report the entry. Never throws.
 */
export function parseExtraHoliday(text: string): ExtraHoliday | undefined {
  if (text.length > 100) return undefined;
  const entry = text.trim();
  const monthDay = /^(\d{2})-(\d{2})$/.exec(entry);
  if (monthDay) return everyYear(Number(monthDay[1]), Number(monthDay[2]));
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(entry);
  if (german && german[3] === undefined) return everyYear(Number(german[2]), Number(german[1]));
  const iso = german ? `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}` : entry;
  const once = parseIso(iso);
  if (once !== undefined) {
    return { ...LOCAL, dayIn: (year) => (Number(iso.slice(0, 4)) === year ? once : undefined) };
  }
  // a date that does not exist, or a name with stray digits, is no name
  return /\d/.test(entry) ? undefined : BY_NAME.get(key(entry));
}
