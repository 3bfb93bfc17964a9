import type { CommandContext } from '../src/bot/command.ts';
import type { Case } from '../src/cases/case.ts';
import { type Deadline, isPending } from '../src/deadlines/deadline.ts';
import { compareCaseNumbers, compareText } from '../src/order.ts';
import { type Action, internal, note, plain, type Reply, type Section, type TeamReply } from '../src/reply/reply.ts';
import { coverNote } from './case-access.ts';
import { channelItem, channelTitle, deadlineItem, missingGroups, missingSection } from './deadline-item.ts';
import type { FristenArgs } from './fristen-args.ts';
import { byDate, dueOf, GROUPS, grouped, groupOf, inRange, isMissing, rangeText } from './fristen-period.ts';
import { paginate } from './pages.ts';

const PAGE_SIZE = 15;

export interface Entry {
  readonly deadline: Deadline;
  readonly kase: Case;
}

export const derive = (cases: readonly Case[], { deadlines, today }: CommandContext): Entry[] =>
  cases.flatMap((kase) => deadlines.of(kase, today).map((deadline) => ({ deadline, kase })));

function nextPage(args: FristenArgs, { messages, language }: CommandContext, page: number): Action<'internal'> {
  const typed = args.typed === '' ? '' : `${args.typed} `;
  const word = language === 'de' ? 'Seite' : 'page';
  return { label: messages.nextPage, command: internal(`fristen ${typed}${word} ${page}`) };
}

export const noSuchPage = (title: string, entries: number, { messages }: CommandContext) =>
  note(title, messages.noSuchPage(Math.max(1, Math.ceil(entries / PAGE_SIZE))));

/** What cannot be computed in several cases. */
function missingList(entries: readonly Entry[], args: FristenArgs, context: CommandContext, name: string): Reply {
  const { messages } = context;
  const missing = entries
    .map((entry) => entry.deadline)
    .filter(isMissing)
    .sort(byDate);
  const groups = missingGroups(missing, context);
  const title = `${name}: ${messages.rangeMissing}`;
  const page = paginate(groups, args.page, PAGE_SIZE);
  if (page === undefined) return noSuchPage(title, groups.length, context);
  return {
    title,
    sections: [
      page.items.length === 0
        ? { items: [{ line: [plain(messages.noneMissing)] }] }
        : missingSection(page.items, missing.length, context, true),
    ],
    actions: page.number < page.of ? [nextPage(args, context, page.number + 1)] : [],
    page: { number: page.number, of: page.of },
  };
}

/** The pending dates of several cases. */
function pendingList(entries: readonly Entry[], args: FristenArgs, context: CommandContext, name: string): Reply {
  const { messages, today, language } = context;
  const all = entries.map((entry) => entry.deadline);
  const order = (deadline: Deadline) => GROUPS.indexOf(groupOf(deadline, today));
  const pending = all.filter((deadline) => isPending(deadline) && inRange(args.range, today)(deadline));
  pending.sort((a, b) => order(a) - order(b) || byDate(a, b));
  const title = `${name}: ${rangeText(args, context)}`;
  const page = paginate(pending, args.page, PAGE_SIZE);
  if (page === undefined) return noSuchPage(title, pending.length, context);
  const byCase = new Map(entries.map((entry) => [entry.kase.no, entry.kase]));
  const item = (deadline: Deadline) => {
    const kase = byCase.get(deadline.caseNo);
    const cover = kase === undefined ? undefined : coverNote(kase, context);
    return deadlineItem(deadline, context, { withCase: true, withWhy: false, cover });
  };
  const sections: Section[] = [...grouped(page.items, pending, context, item)];
  if (pending.length === 0) sections.push({ items: [{ line: [plain(messages.nothingDue)] }] });
  const actions: Action[] = [];
  if (page.number < page.of) actions.push(nextPage(args, context, page.number + 1));
  const first = page.items[0];
  if (first !== undefined) actions.push({ label: messages.why, command: internal(`fristen ${first.caseNo}`) });
  const missing = all.filter(isMissing);
  if (missing.length > 0 && page.number === 1) {
    const cases = new Set(missing.map((deadline) => deadline.caseNo)).size;
    sections.push({ items: [{ line: [plain(messages.missingHint(missing.length, cases), 'muted')] }] });
    const where = args.target === 'team' ? 'team ' : '';
    const word = language === 'de' ? 'fehlende' : 'missing';
    actions.push({ label: messages.showMissing, command: plain(`fristen ${where}${word}`) });
  }
  return { title, sections, actions, page: { number: page.number, of: page.of } };
}

export const listOf = (entries: readonly Entry[], args: FristenArgs, context: CommandContext, name: string): Reply =>
  args.missing ? missingList(entries, args, context, name) : pendingList(entries, args, context, name);

/** The list of a team in its own channel: neutral words, no reasons. */
export function channelList(entries: readonly Entry[], args: FristenArgs, context: CommandContext): TeamReply {
  const { messages, today } = context;
  const chosen = entries
    .map((entry) => entry.deadline)
    .filter((deadline) => isPending(deadline) && inRange(args.range, today)(deadline))
    // by what is shown, not by rule: the place of a neutral date must not tell which one it is
    .sort(
      (a, b) =>
        dueOf(a) - dueOf(b) ||
        compareCaseNumbers(a.caseNo, b.caseNo) ||
        compareText(channelTitle(a, context), channelTitle(b, context)),
    );
  const page = paginate(chosen, args.page, PAGE_SIZE);
  const title = `${messages.deadlinesOfTeam}: ${rangeText(args, context)}`;
  if (page === undefined) return noSuchPage(title, chosen.length, context);
  const items = page.items.map((deadline) => channelItem(deadline, context));
  return {
    title,
    sections: [{ items: items.length > 0 ? items : [{ line: [plain(messages.nothingDue)] }] }],
    actions: page.number < page.of ? [nextPage(args, context, page.number + 1)] : [],
    page: { number: page.number, of: page.of },
  };
}
