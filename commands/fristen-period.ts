import type { CommandContext } from '../src/bot/command.ts';
import type { Day } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import { type Deadline, isPending } from '../src/deadlines/deadline.ts';
import { compareCaseNumbers, compareText } from '../src/order.ts';
import { type Item, plain, type Section } from '../src/reply/reply.ts';
import type { FristenArgs } from './fristen-args.ts';

const DEFAULT_DAYS = 14;
/** What is further away stands under "Später". */
const SOON_DAYS = 92;

export const dueOf = (deadline: Deadline): Day => deadline.due ?? Number.POSITIVE_INFINITY;
export const isMissing = (deadline: Deadline) => deadline.state === 'notComputable';

/** By date, then by case number, rule and entry. */
export const byDate = (a: Deadline, b: Deadline): number =>
  dueOf(a) - dueOf(b) ||
  compareCaseNumbers(a.caseNo, b.caseNo) ||
  compareText(a.rule.id, b.rule.id) ||
  compareText(a.subject, b.subject);

/** What still waits among the dates of one case, the next first. */
export const pendingByDate = (deadlines: readonly Deadline[]): readonly Deadline[] =>
  deadlines.filter(isPending).sort((a, b) => dueOf(a) - dueOf(b) || compareText(a.rule.id, b.rule.id));

/** The groups of a list in the order in which they are read. */
export const GROUPS = ['today', 'overdue', 'upcoming', 'later'] as const;

export function groupOf(deadline: Deadline, today: Day): (typeof GROUPS)[number] {
  if (deadline.state === 'overdue') return 'overdue';
  if (deadline.due === today) return 'today';
  return dueOf(deadline) <= today + SOON_DAYS ? 'upcoming' : 'later';
}

/** The period a list covers; without one the next two weeks. A period that holds today brings the overdue along. */
export function inRange(range: FristenArgs['range'], today: Day): (deadline: Deadline) => boolean {
  const { from, to, overdueOnly } = range ?? { from: today, to: today + DEFAULT_DAYS };
  const withOverdue = (from === undefined || from <= today) && (to === undefined || to >= today);
  return (deadline) => {
    const due = dueOf(deadline);
    if (deadline.state === 'overdue' && (overdueOnly === true || withOverdue)) return true;
    if (overdueOnly === true) return false;
    return (from === undefined || due >= from) && (to === undefined || due <= to);
  };
}

export function rangeText(args: FristenArgs, { messages, language, today }: CommandContext): string {
  const date = (day: Day) => formatDay(day, language, 'short');
  const { from, to, overdueOnly } = args.range ?? { to: today + DEFAULT_DAYS };
  if (overdueOnly === true) return messages.rangeOverdue;
  if (to === undefined) return from === undefined || from <= today ? messages.rangeAll : messages.rangeFrom(date(from));
  if (from === undefined || (from <= today && to >= today)) return messages.rangeUntil(date(to));
  return from === to ? messages.rangeDay(date(from)) : messages.rangeFromUntil(date(from), date(to));
}

/** One page of dates under their headings; the counts are those of the whole list. */
export function grouped(
  page: readonly Deadline[],
  all: readonly Deadline[],
  context: CommandContext,
  item: (deadline: Deadline) => Item,
): Section[] {
  const { messages, today } = context;
  return GROUPS.flatMap((group) => {
    const shown = page.filter((deadline) => groupOf(deadline, today) === group);
    const count = all.filter((deadline) => groupOf(deadline, today) === group).length;
    return shown.length === 0 ? [] : [{ heading: [plain(messages[group](count), 'strong')], items: shown.map(item) }];
  });
}
