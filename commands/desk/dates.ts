import type { CommandContext } from '../../src/bot/command.ts';
import { type Day, weekday } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import { type Deadline, isPending } from '../../src/deadlines/deadline.ts';
import { type Action, type Item, internal, plain, type Section, sensitive } from '../../src/reply/reply.ts';
import { coverNote } from '../case-access.ts';
import { deadlineItem } from '../deadline-item.ts';
import { derive, type Entry } from '../fristen-lists.ts';
import { byDate, dueOf } from '../fristen-period.ts';
import { settleWords } from '../settle/settle-words.ts';
import { DESK_TEXTS } from './texts.ts';

/** So many of a list stand on the desk; the others are counted. */
export const SHOWN = 3;
/** So many of the most urgent dates have buttons. */
const WITH_BUTTONS = 3;

const FRIDAY = 5;

/** The last day of the week that is looked at: where no working day of it is left, of the next one. */
function weekOf(today: Day): { readonly until: Day; readonly next: boolean } {
  const day = weekday(today);
  const sunday = today + 7 - day;
  return day >= FRIDAY ? { until: sunday + 7, next: true } : { until: sunday, next: false };
}

interface Group {
  readonly heading: string;
  readonly entries: readonly Entry[];
}

function groupsOf(cases: readonly Case[], context: CommandContext): readonly Group[] {
  const { today, language } = context;
  const texts = DESK_TEXTS[language];
  const pending = derive(cases, context)
    .filter(({ deadline }) => isPending(deadline))
    .sort((a, b) => byDate(a.deadline, b.deadline));
  const { until, next } = weekOf(today);
  const late = (deadline: Deadline) => deadline.state === 'overdue';
  const of = (fits: (deadline: Deadline) => boolean) => pending.filter(({ deadline }) => fits(deadline));
  return [
    { heading: texts.overdue, entries: of(late) },
    { heading: texts.today, entries: of((deadline) => !late(deadline) && deadline.due === today) },
    {
      heading: next ? texts.nextWeek : texts.thisWeek,
      entries: of((deadline) => !late(deadline) && dueOf(deadline) > today && dueOf(deadline) <= until),
    },
  ];
}

/** The button that settles a date, and says which. A number would mean another date once the list has changed. */
function settling({ deadline, kase }: Entry, { language }: CommandContext): Action {
  const { rule, label } = deadline;
  const name = `${rule.title[language]}${label === undefined ? '' : `: ${label}`}`;
  return {
    label: DESK_TEXTS[language].settle(kase.no, name),
    // what a date is about may say anything
    command: sensitive(`erledigt ${kase.no} ${settleWords(deadline)}`),
  };
}

/** Overdue, today and the rest of the week, each with its count; and buttons for the most urgent ones. */
export function dateSections(
  cases: readonly Case[],
  context: CommandContext,
): { readonly sections: readonly Section[]; readonly actions: readonly Action[] } {
  const texts = DESK_TEXTS[context.language];
  const item = ({ deadline, kase }: Entry): Item =>
    deadlineItem(deadline, context, { withCase: true, withWhy: false, cover: coverNote(kase, context) });
  const groups = groupsOf(cases, context);
  const sections = groups.map(({ heading, entries }): Section => {
    const rest = entries.length - SHOWN;
    return {
      heading: [plain(heading, 'strong'), plain(` (${entries.length})`)],
      items: [
        ...entries.slice(0, SHOWN).map(item),
        ...(rest > 0 ? [{ line: [plain(texts.more(rest), 'muted')] }] : []),
      ],
    };
  });
  const urgent = groups.flatMap(({ entries }) => entries.slice(0, SHOWN)).slice(0, WITH_BUTTONS);
  const actions = urgent.flatMap((entry, i): readonly Action[] => [
    settling(entry, context),
    ...(urgent.findIndex(({ kase }) => kase.no === entry.kase.no) < i
      ? []
      : [{ label: texts.why(entry.kase.no), command: internal(`fristen ${entry.kase.no}`) }]),
  ]);
  const filled = sections.filter(({ items }) => items.length > 0);
  const nothing = weekOf(context.today).next ? texts.nothingNext : texts.nothing;
  return { sections: filled.length > 0 ? filled : [{ items: [{ line: [plain(nothing)] }] }], actions };
}
