import { dayOfIso } from '../../calendar/civil-date.ts';
import type { Text } from '../../cases/problem.ts';
import { type Deadline, isPending } from '../../deadlines/deadline.ts';
import { byDays, type Measure, type PartName, type Situation } from '../measure.ts';
import type { Part } from '../suppress.ts';

/** What the name of a rule would tell about health, age, benefit or family, even of three people. */
const NEUTRAL: Text = { de: 'andere Termine', en: 'other dates' };

const AGES = [{ from: 1, to: 7 }, { from: 8, to: 28 }, { from: 29, to: 91 }, { from: 92 }];
/** Weeks before an end in which something can still be done: the reminders of a Befristung are sent 12, 8 and 4 before. */
export const HORIZON_DAYS = 84;
const HORIZONS = [
  { from: 0, to: 28 },
  { from: 29, to: 56 },
  { from: 57, to: HORIZON_DAYS },
];

function byRule(dates: readonly Deadline[]): readonly Part<Text>[] {
  const counts = new Map<string, { key: Text; n: number }>();
  for (const { rule } of dates) {
    const neutral = rule.privacy === 'neutral';
    const id = neutral ? '' : rule.id;
    const part = counts.get(id) ?? { key: neutral ? NEUTRAL : rule.title, n: 0 };
    part.n++;
    counts.set(id, part);
  }
  return [...counts.values()];
}

/** Pending dates that are due in the next so many days, today included. */
const dueWithin = (dates: readonly Deadline[], at: number, days: number): readonly number[] =>
  dates.flatMap(({ due, state }) => (state === 'open' && due !== undefined && due - at < days ? [due - at] : []));

/** What is overdue, by rule and by age; what is due in a time as long as the period. */
export function dateFigures({ dates, window }: Situation): readonly Measure[] {
  const { at } = window;
  const overdue = dates.filter(({ state }) => state === 'overdue');
  const length = at - window.from;
  const next = dueWithin(dates, at, length);
  const steps: readonly number[] = length <= 7 ? [1, 7] : length <= 28 ? [7, 14, 28] : [28, 56, 91];
  const ranges = steps.map((to, i) => ({ from: steps[i - 1] ?? 0, to: to - 1 }));
  return [
    {
      is: 'count',
      figure: 'overdue',
      n: overdue.length,
      act: true,
      named: byRule(overdue),
      ordered: byDays(
        overdue.map(({ days }) => days),
        AGES,
      ),
    },
    { is: 'count', figure: 'dueNext', n: next.length, act: true, ordered: byDays(next, ranges) },
  ];
}

const covers = ({ start, end }: { readonly start: string; readonly end?: string | undefined }, at: number): boolean =>
  dayOfIso(start) <= at && (end === undefined || dayOfIso(end) >= at);

type Ordered = readonly Part<PartName & { readonly from: number }>[];

/** Contracts and fundings that end within twelve weeks with nothing settled, and Befristungen without Berufsbegleitung. */
export function endingFigures({ dates, cases, window }: Situation): readonly Measure[] {
  const { at } = window;
  const ending = (rule: string) =>
    dates.filter(
      (date) =>
        date.rule.id === rule &&
        isPending(date) &&
        date.due !== undefined &&
        date.due >= at &&
        date.due - at <= HORIZON_DAYS,
    );
  const ranges = (list: readonly Deadline[]): Ordered =>
    byDays(
      list.map(({ due = at }) => due - at),
      HORIZONS,
    );
  const contracts = ending('befristung');
  const fundings = ending('foerderung');
  const byNo = new Map(cases.map((kase) => [kase.no, kase]));
  const unsupported = contracts.filter(({ caseNo, subject }) => {
    // the subject of a contract is `job/n`
    const job = subject.slice(0, subject.lastIndexOf('/'));
    const grants = byNo.get(caseNo)?.berufsbegleitungen ?? [];
    return !grants.some((grant) => (grant.job ?? job) === job && covers(grant, at));
  });
  return [
    { is: 'count', figure: 'contractsEnding', n: contracts.length, act: true, ordered: ranges(contracts) },
    {
      is: 'part',
      figure: 'contractsWithoutSupport',
      n: unsupported.length,
      of: contracts.length,
      act: true,
    },
    { is: 'count', figure: 'fundingsEnding', n: fundings.length, act: true, ordered: ranges(fundings) },
  ];
}
