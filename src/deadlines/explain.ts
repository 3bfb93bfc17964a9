import type { Day } from '../calendar/civil-date.ts';
import { formatDay } from '../calendar/format.ts';
import { LAENDER } from '../calendar/holidays.ts';
import { lastDayOfMonths, monthOf } from '../calendar/periods.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Language } from '../cases/values.ts';
import { DATE_FACT_NAMES, type DateFactName, factMissing, factName } from './date-facts.ts';
import { type Deadline, isPending, type Mark } from './deadline.ts';
import { type MissingFact, missingName } from './missing.ts';
import type { Period, Rule } from './rule.ts';

const UNITS = {
  de: {
    months: ['Monat', 'Monate'],
    weeks: ['Woche', 'Wochen'],
    days: ['Tag', 'Tage'],
    arbeitstage: ['Arbeitstag', 'Arbeitstage'],
  },
  en: {
    months: ['month', 'months'],
    weeks: ['week', 'weeks'],
    days: ['day', 'days'],
    arbeitstage: ['working day', 'working days'],
  },
} as const;

/** "6 Monate", "1 week". */
export function periodText(period: Period, language: Language): string {
  const [unit, count] = Object.entries(period)[0] as [keyof (typeof UNITS)['de'], number];
  return `${count} ${UNITS[language][unit][count === 1 ? 0 : 1]}`;
}

const KINDS: Record<Rule['kind'], Record<Language, string>> = {
  law: { de: 'Gesetz', en: 'Law' },
  standard: { de: 'Standard', en: 'Standard' },
  practice: { de: 'Praxisbeispiel', en: 'Practice example' },
  team: { de: 'Team-Einstellung', en: 'Team setting' },
};

/** Where the rule comes from; a number that the papers do not give is never put down to them. */
export function sourceText(rule: Rule, language: Language): string {
  if (rule.kind === 'team') return KINDS.team[language];
  if (rule.origin === 'office' || rule.origin === 'team') {
    const who = {
      office: { de: 'Einstellung des Jobcenters', en: 'Office setting' },
      team: { de: 'Team-Einstellung', en: 'Team setting' },
    }[rule.origin][language];
    return `${who}${language === 'de' ? ', geändert gegenüber ' : ', changed from '}${rule.source}`;
  }
  const source = `${KINDS[rule.kind][language]}: ${rule.source}`;
  if (rule.origin !== 'switched') return source;
  return `${source}${language === 'de' ? ', vom Jobcenter eingeschaltet' : ', switched on by the office'}`;
}

const MARKS: Record<Mark, Record<Language, string>> = {
  projected: { de: 'voraussichtlich', en: 'projected' },
  requested: { de: 'beantragt', en: 'requested' },
  assignedShort: { de: 'Achtung: zugewiesen für weniger als 24 Monate', en: 'note: assigned for less than 24 months' },
  contractShort: {
    de: 'Vertrag unter 12 Monaten: der Befund kann „nicht nachhaltig“ sein',
    en: 'contract under 12 months: the finding may be “nicht nachhaltig”',
  },
  oneTalk: { de: 'ein Gespräch hat schon stattgefunden', en: 'one talk has taken place' },
  knownLate: { de: 'das Ende wurde erst später bekannt', en: 'the end became known later' },
  yearOnly: { de: 'nur das Jahr ist bekannt', en: 'only the year is known' },
};

export function markText(mark: Mark, language: Language): string {
  return MARKS[mark][language];
}

/** "Bewilligung, Geburtsdatum": what is not on file. */
export function missingText(deadline: Deadline, language: Language): string {
  return deadline.missing
    .map((fact) =>
      (DATE_FACT_NAMES as readonly string[]).includes(fact)
        ? factMissing(fact as DateFactName, language)
        : missingName(fact as MissingFact, language),
    )
    .join(', ');
}

/** The days on which to remind: each lead and the due date itself, moved to the Arbeitstag before where it is none. */
export function reminderDays(deadline: Deadline, calendar: WorkCalendar): readonly Day[] {
  const { due } = deadline;
  if (due === undefined) return [];
  const days = (deadline.rule.leads ?? []).map((lead) => calendar.onOrBefore(due - 7 * lead.weeks));
  return [...new Set([...days, calendar.onOrBefore(due)])].sort((a, b) => a - b);
}

function skipped(from: Day, to: Day, calendar: WorkCalendar, language: Language): string {
  const holidays = calendar.holidaysBetween(from, to, language);
  const land = LAENDER[calendar.land];
  if (holidays.length === 0) return ` (${land})`;
  const names = holidays.map((holiday) => `${holiday.name} ${formatDay(holiday.day, language, 'short')}`).join(', ');
  return language === 'de' ? ` (${land}; nicht gezählt: ${names})` : ` (${land}; not counted: ${names})`;
}

/** How the date was counted: "Bewilligung Do 21.05.2026 + 10 Arbeitstage (…) = Fr 05.06.2026". */
function counting(deadline: Deadline, calendar: WorkCalendar, language: Language): string {
  const { due, basis, start, period, rule } = deadline;
  if (due === undefined || basis === undefined) return '';
  const de = language === 'de';
  if (start === undefined)
    return `${factName(basis, language)} ${de ? 'führt zum' : 'leads to'} ${formatDay(due, language, 'short')}`;
  const date = (day: Day) => formatDay(day, language, 'short');
  const plain = deadline.unrolled ?? due;
  const from = `${factName(basis, language)} ${date(start)}`;
  switch (rule.due.form) {
    case 'on':
      if (start === due) return from;
      return de
        ? `${from}; eine Maßnahme läuft darüber hinaus bis ${date(due)}`
        : `${from}; a Maßnahme runs over it until ${date(due)}`;
    case 'window':
      return de
        ? `${from}: Gespräch vom ${date(deadline.opens ?? due)} bis ${date(due)} (${periodText(rule.due.before, language)} davor bis ${periodText(rule.due.after, language)} danach)`
        : `${from}: talk between ${date(deadline.opens ?? due)} and ${date(due)} (${periodText(rule.due.before, language)} before to ${periodText(rule.due.after, language)} after)`;
    case 'yearDay':
      return `${from} ${de ? 'führt zum' : 'leads to'} ${date(due)}`;
    case 'monthly': {
      const month = monthOf(due);
      return de
        ? `${rule.due.count} Gespräche an verschiedenen Tagen vom ${date(month.first)} bis ${date(month.last)}`
        : `${rule.due.count} talks on different days from ${date(month.first)} to ${date(month.last)}`;
    }
    case 'attendance':
      return de
        ? `Stand ${date(start)}, verbleibende Anwesenheitstage in ganzen Wochen: ${periodText(period ?? { weeks: 0 }, language)} = ${date(due)}`
        : `as of ${date(start)}, days left in whole weeks: ${periodText(period ?? { weeks: 0 }, language)} = ${date(due)}`;
    case 'notice':
      if (deadline.mark === 'knownLate') {
        return `${de ? 'Ende bekannt seit' : 'end known since'} ${date(start)} + ${periodText(rule.due.late, language)} = ${date(plain)}`;
      }
      return `${from} − ${periodText(rule.due.period, language)} = ${date(plain)}`;
    case 'blockingEvent':
      if (basis === 'blocking.end' && period !== undefined)
        return `${from} − ${periodText(period, language)} = ${date(due)}`;
      break;
    case 'planningTalk':
      if (period !== undefined) {
        const opened = deadline.opens;
        const since = opened === undefined ? '' : de ? `, offen seit ${date(opened)}` : `, open since ${date(opened)}`;
        return `${from} − ${periodText(period, language)} (${LAENDER[calendar.land]}) = ${date(due)}${since}`;
      }
      return from;
    case 'series':
      if (rule.due.countBy === 'number' && period !== undefined) {
        return `${from} + ${periodText(period, language)} = ${date(due)} (${de ? 'Abstand: Team-Einstellung' : 'spacing: team setting'})`;
      }
      break;
    case 'before':
      return `${from} − ${periodText(rule.due.period, language)} = ${date(due)}`;
    case 'milestones':
      if (period !== undefined && 'months' in period && due === lastDayOfMonths(start, period.months)) {
        return de
          ? `${from}: letzter Tag des ${period.months}. Monats ${date(due)}`
          : `${from}: last day of month ${period.months} ${date(due)}`;
      }
      break;
    default:
      break;
  }
  if (period === undefined || start === due) return from;
  const workdays = 'arbeitstage' in period ? skipped(start, due, calendar, language) : '';
  const counted =
    'firstDayCounts' in rule.due && rule.due.firstDayCounts === true
      ? de
        ? ' (erster Tag zählt mit)'
        : ' (first day counts)'
      : '';
  const firstDay = rule.due.form === 'inbeqEnd' ? (de ? ' (erster Tag zählt mit)' : ' (first day counts)') : counted;
  return `${from} + ${periodText(period, language)}${workdays}${firstDay} = ${date(plain)}`;
}

/** What is special about the day itself: moved, or on a free day. */
function rolling(deadline: Deadline, calendar: WorkCalendar, language: Language): string {
  const { due } = deadline;
  if (due === undefined) return '';
  const de = language === 'de';
  if (deadline.unrolled !== undefined) {
    return de
      ? `, verschoben auf den nächsten Arbeitstag ${formatDay(due, language, 'short')} (§ 193 BGB, § 26 Abs. 3 SGB X)`
      : `, moved to the next working day ${formatDay(due, language, 'short')} (§ 193 BGB, § 26 (3) SGB X)`;
  }
  if (deadline.state !== 'open' || calendar.isArbeitstag(due)) return '';
  const holiday = calendar.holidayOn(due, language);
  const reminder = formatDay(calendar.onOrBefore(due), language, 'short');
  const name = holiday === undefined ? '' : ` (${holiday})`;
  return de
    ? `; der Tag ist frei${name}, der Termin bleibt, erinnert wird am ${reminder}`
    : `; no working day${name}, the date stands, the reminder comes on ${reminder}`;
}

function leads(rule: Rule, language: Language): string {
  if (rule.leads === undefined || rule.leads.length === 0) return '';
  const weeks = rule.leads.map((lead) => lead.weeks);
  const last = weeks.at(-1);
  const list =
    weeks.length === 1 ? `${last}` : `${weeks.slice(0, -1).join(', ')} ${language === 'de' ? 'und' : 'and'} ${last}`;
  return language === 'de'
    ? ` Erinnerung ${list} Wochen vorher (Team-Einstellung).`
    : ` Reminder ${list} weeks before (team setting).`;
}

/** "Why this date": start, period, holidays skipped, roll, source, in one line. */
export function why(deadline: Deadline, calendar: WorkCalendar, language: Language): string {
  const de = language === 'de';
  const source = sourceText(deadline.rule, language);
  if (deadline.state === 'notComputable') {
    const missing = missingText(deadline, language);
    return de
      ? `Nicht berechenbar: ${missing} ${deadline.missing.length === 1 ? 'fehlt' : 'fehlen'}. ${source}.`
      : `Not computable: ${missing} missing. ${source}.`;
  }
  const pending = isPending(deadline);
  const mark = deadline.mark === undefined ? '' : `; ${markText(deadline.mark, language)}`;
  const text = `${counting(deadline, calendar, language)}${rolling(deadline, calendar, language)}${mark}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}. ${source}.${pending ? leads(deadline.rule, language) : ''}`;
}
