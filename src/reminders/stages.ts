import type { Day } from '../calendar/civil-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Deadline } from '../deadlines/deadline.ts';
import type { Period, Rule } from '../deadlines/rule.ts';
import { arbeitstageBefore, arbeitstageBetween } from './arbeitstage.ts';
import type { Stage } from './notice.ts';
import type { StageRow } from './settings.ts';
import data from './stages.json' with { type: 'json' };

/** When a rule reminds, in Arbeitstage; 0 = not at all, or not again. */
export type Schedule = Readonly<Record<Exclude<keyof StageRow, 'rule' | 'kind'>, number>>;

/** The rows that ship with Fallbote; the first one is for all rules. A test holds them against the schema. */
export const defaultStages = (): readonly StageRow[] => data;

const NOTHING: Schedule = {
  lead: 0,
  leadShort: 0,
  overdue: 0,
  overdueEvery: 0,
  escalate: 0,
  escalateEvery: 0,
};

const PARTS = Object.keys(NOTHING) as (keyof Schedule)[];

/** The schedule of a rule: rows for all, then for its kind, then for itself; the office's after those that ship. */
export function scheduleFor(rule: Pick<Rule, 'id' | 'kind'>, own: readonly StageRow[] = []): Schedule {
  const rows = [...defaultStages(), ...own];
  const fitting = [
    ...rows.filter((row) => row.rule === undefined && row.kind === undefined),
    ...rows.filter((row) => row.kind === rule.kind),
    ...rows.filter((row) => row.rule === rule.id),
  ];
  const made: Record<keyof Schedule, number> = { ...NOTHING };
  for (const row of fitting) {
    // who names a lead for one rule means each of its dates; for many rules, a short period keeps the nearer one
    if (row.lead !== undefined) made.leadShort = row.rule === undefined ? Math.min(made.leadShort, row.lead) : row.lead;
    for (const part of PARTS) made[part] = row[part] ?? made[part];
  }
  return made;
}

const SHORT_ARBEITSTAGE = 10;
const SHORT_DAYS = 14;

/** A period in which an early reminder would come before anybody could have begun. */
export function isShort(period: Period | undefined): boolean {
  if (period === undefined || 'months' in period) return false;
  if ('weeks' in period) return 7 * period.weeks <= SHORT_DAYS;
  return 'days' in period ? period.days <= SHORT_DAYS : period.arbeitstage <= SHORT_ARBEITSTAGE;
}

/** A stage and the Arbeitstag on which it was reached. */
export interface Reached {
  readonly stage: Stage;
  readonly since: Day;
}

/** Where a date stands today: for whoever looks after it, and for the lead. */
export interface Standing {
  readonly own: Reached | undefined;
  readonly lead: Reached | undefined;
  /** first of its stages after the due date */
  readonly firstOverdue: boolean;
}

/** Below this many Arbeitstage before it a date is urgent. */
const URGENT = 3;

/** Whether a date is due today or in less than 3 Arbeitstage, and not overdue. */
export function isUrgent(calendar: WorkCalendar, due: Day, today: Day): boolean {
  let left = 0;
  for (let day = today + 1; day <= due && left < URGENT; day++) if (calendar.isArbeitstag(day)) left++;
  return due >= today && left < URGENT;
}

/** The n-th stage of those `first`, `first + every`, `first + 2 · every` … that `passed` Arbeitstage have reached. */
function step(first: number, every: number, passed: number): number | undefined {
  if (first === 0 || passed < first) return undefined;
  return every === 0 ? first : first + Math.floor((passed - first) / every) * every;
}

/** Finds out where dates of one rule stand; the same due date is worked out once. */
export type StandingOf = (deadline: Pick<Deadline, 'due' | 'period'>) => Standing | undefined;

/** Leads that the rule itself names, in weeks, hold before those of the schedule. */
export function createStanding(rule: Rule, schedule: Schedule, calendar: WorkCalendar, today: Day): StandingOf {
  const weeks = rule.leads;

  function leadsOf(due: Day, short: boolean): readonly Reached[] {
    if (weeks !== undefined) {
      return weeks.map(({ weeks: n }) => ({
        stage: { kind: 'lead', n, unit: 'weeks' },
        since: calendar.onOrBefore(due - 7 * n),
      }));
    }
    const n = short ? schedule.leadShort : schedule.lead;
    if (n === 0) return [];
    return [{ stage: { kind: 'lead', n, unit: 'arbeitstage' }, since: arbeitstageBefore(calendar, due, n) }];
  }

  function work(due: Day, short: boolean): Standing {
    const onTime = calendar.onOrBefore(due);
    if (today <= due) {
      // the latest; of two on one day the one that is nearer to the date
      let own: Reached | undefined = today < onTime ? undefined : { stage: { kind: 'due', n: 0 }, since: onTime };
      if (own === undefined) {
        for (const lead of leadsOf(due, short))
          if (lead.since <= today && (own === undefined || lead.since > own.since)) own = lead;
      }
      return { own, lead: undefined, firstOverdue: false };
    }
    const passed = arbeitstageBetween(calendar, due, today);
    const late = step(schedule.overdue, schedule.overdueEvery, passed);
    const up = step(schedule.escalate, schedule.escalateEvery, passed);
    const reached = (kind: 'overdue' | 'escalate', n: number): Reached => ({
      stage: { kind, n },
      since: calendar.addArbeitstage(due, n),
    });
    return {
      own: late === undefined ? { stage: { kind: 'due', n: 0 }, since: onTime } : reached('overdue', late),
      lead: up === undefined ? undefined : reached('escalate', up),
      firstOverdue: late !== undefined && late === schedule.overdue,
    };
  }

  const known = [new Map<Day, Standing>(), new Map<Day, Standing>()] as const;
  return ({ due, period }) => {
    if (due === undefined) return undefined;
    const short = weeks === undefined && isShort(period);
    const memo = known[short ? 1 : 0];
    let standing = memo.get(due);
    if (standing === undefined) {
      standing = work(due, short);
      memo.set(due, standing);
    }
    return standing;
  };
}
