import type { CommandContext } from '../src/bot/command.ts';
import { capital } from '../src/bot/words.ts';
import { toIso } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import { type Deadline, isPending } from '../src/deadlines/deadline.ts';
import { markText, missingText, reminderDays, why } from '../src/deadlines/explain.ts';
import { isOpenName, teamTitle } from '../src/deadlines/team-title.ts';
import {
  type Fact,
  type Item,
  internal,
  plain,
  type Section,
  type Span,
  sensitive,
  type TeamItem,
} from '../src/reply/reply.ts';

const iso = (day: number | undefined) => (day === undefined ? null : toIso(day));

/** What state a date is in, in words: "seit 3 Tagen überfällig". */
function stateText(deadline: Deadline, { messages, language, today }: CommandContext): string | undefined {
  switch (deadline.state) {
    case 'overdue':
      return messages.overdueBy(deadline.days);
    case 'open':
      return deadline.due === today ? messages.dueToday : undefined;
    case 'satisfied': {
      const { doneOn } = deadline;
      const on = doneOn === undefined ? messages.done : messages.doneOn(formatDay(doneOn, language, 'short'));
      return deadline.days > 0 ? `${on}, ${messages.lateBy(deadline.days)}` : on;
    }
    case 'waived':
      return messages.waived(deadline.reason ?? '');
    case 'notComputable':
      return messages.missing(missingText(deadline, language), deadline.missing.length);
  }
}

const isLate = (deadline: Deadline) =>
  deadline.state === 'overdue' || (deadline.state === 'satisfied' && deadline.days > 0);

const reasonOf = (deadline: Deadline, { language, deadlines }: CommandContext): string =>
  why(deadline, deadlines.calendar, language);

/** All of a date for machines: the whole of it is for the entitled person only. */
function deadlineFact(
  deadline: Deadline,
  { language, deadlines }: CommandContext,
  reason: string,
  nr: number | undefined,
): Fact {
  const { rule, state } = deadline;
  return {
    grade: 'sensitive',
    type: state === 'notComputable' ? 'missing' : 'deadline',
    value: {
      nr: nr ?? null,
      case: deadline.caseNo,
      rule: rule.id,
      title: rule.title[language],
      kind: rule.kind,
      privacy: rule.privacy,
      source: rule.source,
      subject: deadline.subject === '' ? null : deadline.subject,
      label: deadline.label ?? null,
      state,
      due: iso(deadline.due),
      daysOverdue: state === 'overdue' ? deadline.days : 0,
      daysLate: state === 'satisfied' ? deadline.days : 0,
      start: iso(deadline.start),
      opens: iso(deadline.opens),
      doneOn: iso(deadline.doneOn),
      movedFrom: iso(deadline.unrolled),
      reminders: isPending(deadline) ? reminderDays(deadline, deadlines.calendar).map(toIso) : [],
      missing: state === 'notComputable' ? missingText(deadline, language) : null,
      waiverReason: deadline.reason ?? null,
      mark: deadline.mark ?? null,
      why: reason,
    },
  };
}

export interface ItemOptions {
  /** name the case, and say whose it is: for lists over several cases */
  readonly withCase: boolean;
  /** say why it is this date, in a line of its own */
  readonly withWhy: boolean;
  readonly cover?: string | undefined;
  /** its number among the dates of its case */
  readonly nr?: number | undefined;
}

/** A date for the person who may see the case: with the rule's name, what it is about and its state. */
export function deadlineItem(deadline: Deadline, context: CommandContext, options: ItemOptions): Item {
  const { language } = context;
  const { rule } = deadline;
  const state = stateText(deadline, context);
  const named = isOpenName(deadline.rule) ? internal : sensitive;
  const line: Span[] = options.nr === undefined ? [] : [plain(`${options.nr}  `, 'muted')];
  if (deadline.due !== undefined)
    line.push(internal(formatDay(deadline.due, language, 'short'), 'strong'), plain('  '));
  if (options.withCase) line.push(internal(deadline.caseNo), plain('  '));
  line.push(named(rule.title[language]));
  if (deadline.label !== undefined) line.push(sensitive(`: ${deadline.label}`));
  if (state !== undefined) line.push(sensitive(` – ${state}`, isLate(deadline) ? 'alert' : 'muted'));
  if (deadline.mark === 'requested') line.push(sensitive(` (${markText(deadline.mark, language)})`));
  if (options.cover !== undefined) line.push(internal(` (${options.cover})`, 'muted'));
  const reason = reasonOf(deadline, context);
  return {
    line,
    ...(options.withWhy ? { details: [[sensitive(reason, 'muted')]] } : {}),
    facts: [deadlineFact(deadline, context, reason, options.nr)],
  };
}

/** Dates of one case that wait for the same facts. */
export type MissingGroup = readonly Deadline[];

/** Dates that cannot be computed, put together by case and by what is missing. */
export function missingGroups(missing: readonly Deadline[], { language }: CommandContext): readonly MissingGroup[] {
  const groups = new Map<string, Deadline[]>();
  for (const deadline of missing) {
    const key = `${deadline.caseNo}\n${missingText(deadline, language)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [deadline]);
    else group.push(deadline);
  }
  return [...groups.values()];
}

/**
 * What cannot be computed, one line per missing fact: "Kundenkategorie fehlt, davon hängen 10 Fristen ab: …".
 * @param total dates of the whole list, of which the groups may be one page
 */
export function missingSection(
  groups: readonly MissingGroup[],
  total: number,
  context: CommandContext,
  withCase: boolean,
): Section {
  const { messages, language } = context;
  return {
    heading: [plain(messages.notComputable(total), 'strong')],
    items: groups.map((deadlines): Item => {
      const what = deadlines[0] === undefined ? '' : missingText(deadlines[0], language);
      const titles = [...new Set(deadlines.map((deadline) => deadline.rule.title[language]))].join(' · ');
      const caseNo = deadlines[0]?.caseNo ?? '';
      return {
        line: [
          ...(withCase ? [internal(caseNo), plain('  ')] : []),
          sensitive(messages.factMissing(capital(what), deadlines[0]?.missing.length ?? 1), 'strong'),
          sensitive(messages.dependingOn(deadlines.length), 'muted'),
        ],
        details: [[sensitive(titles, 'muted')]],
        facts: deadlines.map((deadline) => deadlineFact(deadline, context, reasonOf(deadline, context), undefined)),
      };
    }),
  };
}

/** What the team channel calls a date: see {@link teamTitle}; "Termin fällig" where any name would tell too much. */
export const channelTitle = ({ rule }: Deadline, { language, messages }: CommandContext): string =>
  teamTitle(rule, language) ?? messages.neutralDeadline;

/** A date for the team channel: day, case number and {@link channelTitle}. */
export function channelItem(deadline: Deadline, context: CommandContext): TeamItem {
  const { language, messages } = context;
  const title = channelTitle(deadline, context);
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
    facts: [
      {
        grade: 'internal',
        type: 'deadline',
        value: {
          case: deadline.caseNo,
          // an id such as wiedervorlage-x says as much as a name
          rule: isOpenName(deadline.rule) ? deadline.rule.id : null,
          title,
          state: deadline.state,
          due: iso(deadline.due),
          daysOverdue: deadline.state === 'overdue' ? deadline.days : 0,
        },
      },
    ],
  };
}
