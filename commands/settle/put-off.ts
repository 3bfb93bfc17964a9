import type { CommandContext } from '../../src/bot/command.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Case } from '../../src/cases/case.ts';
import { type Deadline, isPending } from '../../src/deadlines/deadline.ts';
import { putOffUntil } from '../../src/reminders/plan.ts';
import { type Item, sensitive } from '../../src/reply/reply.ts';

/** A date with a line more where somebody put its reminder off: nobody is to wonder why none comes. */
export function withPutOff(item: Item, deadline: Deadline, kase: Case, context: CommandContext): Item {
  const { today, language, deadlines } = context;
  if (deadline.due === undefined || !isPending(deadline)) return item;
  const until = putOffUntil(kase, deadline, deadlines.calendar.onOrBefore(deadline.due));
  if (until === undefined || until <= today) return item;
  const day = formatDay(until, language, 'short');
  const text = language === 'de' ? `Erinnerung verschoben auf ${day}.` : `Reminder put off until ${day}.`;
  return { ...item, details: [...(item.details ?? []), [sensitive(text, 'muted')]] };
}
