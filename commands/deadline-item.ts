import type { CommandContext } from '../src/bot/command.ts';
import { toIso } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import type { Deadline } from '../src/deadlines/deadline.ts';
import { markText, missingText, reminderDays, why } from '../src/deadlines/explain.ts';
import { type Item, internal, plain, type Span, sensitive, type TeamItem } from '../src/reply/reply.ts';

const iso = (day: number | undefined) => (day === undefined ? null : toIso(day));

/** What state a date is in, in words: "seit 3 Tagen überfällig". */
function stateText(deadline: Deadline, { messages, language, today }: CommandContext): string | undefined {
  switch (deadline.state) {
    case 'overdue':
      return messages.overdueBy(deadline.days);
    case 'open':
      return deadline.due === today ? messages.dueToday : undefined;
    case 'satisfied': {
      const on =
        deadline.doneOn === undefined ? messages.done : messages.doneOn(formatDay(deadline.doneOn, language, 'short'));
      return deadline.days > 0 ? `${on}, ${messages.lateBy(deadline.days)}` : on;
    }
    case 'waived':
      return messages.waived(deadline.reason ?? '');
    case 'notComputable':
      return messages.missing(missingText(deadline, language));
  }
}

const isLate = (deadline: Deadline) =>
  deadline.state === 'overdue' || (deadline.state === 'satisfied' && deadline.days > 0);

/** A date for the person who may see the case: with the rule's name, its state and why it is this date. */
export function deadlineItem(
  deadline: Deadline,
  context: CommandContext,
  options: { readonly cover?: string | undefined; readonly withCase: boolean },
): Item {
  const { language, deadlines } = context;
  const { rule } = deadline;
  const state = stateText(deadline, context);
  const named = rule.privacy === 'team' ? internal : sensitive;
  const line: Span[] = [];
  if (deadline.due !== undefined)
    line.push(internal(formatDay(deadline.due, language, 'short'), 'strong'), plain('  '));
  if (options.withCase) line.push(internal(deadline.caseNo), plain('  '));
  line.push(named(rule.title[language]));
  if (deadline.label !== undefined) line.push(sensitive(`: ${deadline.label}`));
  if (state !== undefined) line.push(sensitive(` – ${state}`, isLate(deadline) ? 'alert' : 'muted'));
  if (deadline.mark === 'requested' || deadline.mark === 'projected')
    line.push(sensitive(` (${markText(deadline.mark, language)})`));
  if (options.cover !== undefined) line.push(internal(` (${options.cover})`, 'muted'));
  const reason = why(deadline, deadlines.calendar, language);
  return {
    line,
    details: [[sensitive(reason, 'muted')]],
    fact: {
      grade: 'sensitive',
      type: deadline.state === 'notComputable' ? 'missing' : 'deadline',
      value: {
        case: deadline.caseNo,
        rule: rule.id,
        title: rule.title[language],
        kind: rule.kind,
        privacy: rule.privacy,
        source: rule.source,
        subject: deadline.subject === '' ? null : deadline.subject,
        state: deadline.state,
        due: iso(deadline.due),
        daysOverdue: deadline.state === 'overdue' ? deadline.days : 0,
        daysLate: deadline.state === 'satisfied' ? deadline.days : 0,
        start: iso(deadline.start),
        opens: iso(deadline.opens),
        doneOn: iso(deadline.doneOn),
        movedFrom: iso(deadline.unrolled),
        reminders:
          deadline.state === 'open' || deadline.state === 'overdue'
            ? reminderDays(deadline, deadlines.calendar).map(toIso)
            : [],
        missing: deadline.state === 'notComputable' ? missingText(deadline, language) : null,
        waiverReason: deadline.reason ?? null,
        mark: deadline.mark ?? null,
        label: deadline.label ?? null,
        why: reason,
      },
    },
  };
}

/** A date for the team channel: case number and rule name, or only "Termin fällig" where the name would tell too much. */
export function channelItem(deadline: Deadline, context: CommandContext): TeamItem {
  const { language, messages } = context;
  const open = deadline.rule.privacy === 'team';
  const title = open ? deadline.rule.title[language] : messages.neutralDeadline;
  const state = deadline.state === 'overdue' ? messages.overdueBy(deadline.days) : undefined;
  return {
    line: [
      internal(deadline.due === undefined ? '' : formatDay(deadline.due, language, 'short'), 'strong'),
      plain('  '),
      internal(deadline.caseNo),
      plain('  '),
      internal(title),
      ...(state === undefined ? [] : [internal(` – ${state}`, 'alert')]),
    ],
    fact: {
      grade: 'internal',
      type: 'deadline',
      value: {
        case: deadline.caseNo,
        rule: open ? deadline.rule.id : null,
        title,
        state: deadline.state,
        due: iso(deadline.due),
        daysOverdue: deadline.state === 'overdue' ? deadline.days : 0,
      },
    },
  };
}
