import type { Day } from '../../src/calendar/civil-date.ts';
import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';

/** A stage by its name, and the day it is reached. */
export type HandStage = readonly [name: string, since: Day];

/** What of a date decides its stages. */
export type HandDate = Pick<Deadline, 'due' | 'period'> & {
  readonly rule: Pick<Deadline['rule'], 'id' | 'leads'>;
};

/** Rules that are told of on fewer days before than the others, and why that is so is nobody's business here. */
const LEADS: Readonly<Record<string, number>> = { wiedervorlage: 0, 'job-beendet': 0, stellensuchlauf: 1 };

/**
 * Where a date stands on a day, for whoever looks after it and for the lead, counted one day after the other: another way
 * than the one that is tested.
 */
export function standingByHand(
  { rule, due = 0, period }: HandDate,
  calendar: WorkCalendar,
  today: Day,
): { readonly own: HandStage | undefined; readonly lead: HandStage | undefined } {
  const workdaysBefore = (n: number) => {
    let at = due;
    for (let left = n; left > 0; ) if (calendar.isArbeitstag(--at)) left--;
    return at;
  };
  const backToWorkday = (day: Day) => {
    let at = day;
    while (!calendar.isArbeitstag(at)) at--;
    return at;
  };
  const short =
    period !== undefined &&
    (('arbeitstage' in period && period.arbeitstage <= 10) ||
      ('weeks' in period && period.weeks <= 2) ||
      ('days' in period && period.days <= 14));
  const days = LEADS[rule.id] ?? (short ? 3 : 5);
  const stages: HandStage[] = [];
  if (rule.leads !== undefined)
    for (const { weeks } of rule.leads) stages.push([`lead-${weeks}w`, backToWorkday(due - 7 * weeks)]);
  else if (days > 0) stages.push([`lead-${days}a`, workdaysBefore(days)]);
  stages.push(['due', backToWorkday(due)]);
  const lead: HandStage[] = [];
  let passed = 0;
  for (let day = due + 1; day <= today; day++) {
    if (!calendar.isArbeitstag(day)) continue;
    passed++;
    if (passed % 5 === 1) stages.push([`overdue-${passed}`, day]);
    if (passed % 10 === 0) lead.push([`escalate-${passed}`, day]);
  }
  const latest = (list: readonly HandStage[]) =>
    list
      .filter(([, since]) => since <= today)
      .reduce<HandStage | undefined>(
        (best, stage) => (best === undefined || stage[1] >= best[1] ? stage : best),
        undefined,
      );
  return { own: latest(stages), lead: latest(lead) };
}
