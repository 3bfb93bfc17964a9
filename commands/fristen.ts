import { type CommandContext, type CommandResult, defineCommand } from '../src/bot/command.ts';
import type { Day } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import type { Case } from '../src/cases/case.ts';
import type { Deadline } from '../src/deadlines/deadline.ts';
import { compareCaseNumbers, compareText } from '../src/order.ts';
import { type Action, type Item, internal, note, plain, type Section, type TeamReply } from '../src/reply/reply.ts';
import { coverNote, noCase, ownCases, seeCase } from './case-access.ts';
import { channelItem, deadlineItem, missingSection } from './deadline-item.ts';
import { bareFristen, type FristenArgs, fristenArgs, parseFristen } from './fristen-args.ts';
import { paginate } from './pages.ts';

const PAGE_SIZE = 15;
const DEFAULT_DAYS = 14;
/** What is further away stands under "Später". */
const SOON_DAYS = 92;

const dueOf = (deadline: Deadline): Day => deadline.due ?? Number.POSITIVE_INFINITY;
const isPending = (deadline: Deadline) => deadline.state === 'open' || deadline.state === 'overdue';
const isMissing = (deadline: Deadline) => deadline.state === 'notComputable';

/** By date, then by case number, rule and entry. */
const byDate = (a: Deadline, b: Deadline): number =>
  dueOf(a) - dueOf(b) ||
  compareCaseNumbers(a.caseNo, b.caseNo) ||
  compareText(a.rule.id, b.rule.id) ||
  compareText(a.subject, b.subject);

/** The groups of a list in the order in which they are read. */
const GROUPS = ['today', 'overdue', 'upcoming', 'later'] as const;

function groupOf(deadline: Deadline, today: Day): (typeof GROUPS)[number] {
  if (deadline.state === 'overdue') return 'overdue';
  if (deadline.due === today) return 'today';
  return dueOf(deadline) <= today + SOON_DAYS ? 'upcoming' : 'later';
}

/** The period a list covers; without one the next two weeks. A period that holds today brings the overdue along. */
function inRange(range: FristenArgs['range'], today: Day): (deadline: Deadline) => boolean {
  const { from, to, overdueOnly } = range ?? { from: today, to: today + DEFAULT_DAYS };
  const withOverdue = (from === undefined || from <= today) && (to === undefined || to >= today);
  return (deadline) => {
    const due = dueOf(deadline);
    if (deadline.state === 'overdue' && (overdueOnly === true || withOverdue)) return true;
    if (overdueOnly === true) return false;
    return (from === undefined || due >= from) && (to === undefined || due <= to);
  };
}

function rangeText(args: FristenArgs, { messages, language, today }: CommandContext): string {
  if (args.missing) return messages.rangeMissing;
  const date = (day: Day) => formatDay(day, language, 'short');
  const { from, to, overdueOnly } = args.range ?? { to: today + DEFAULT_DAYS };
  if (overdueOnly === true) return messages.rangeOverdue;
  if (to === undefined) return from === undefined ? messages.rangeAll : messages.rangeFrom(date(from));
  if (from === undefined || (from <= today && to >= today)) return messages.rangeUntil(date(to));
  return from === to ? messages.rangeDay(date(from)) : messages.rangeFromUntil(date(from), date(to));
}

/** One page of dates under their headings; the counts are those of the whole list. */
function grouped(
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

interface Entry {
  readonly deadline: Deadline;
  readonly kase: Case;
}

const derive = (cases: readonly Case[], { deadlines, today }: CommandContext): Entry[] =>
  cases.flatMap((kase) => deadlines.of(kase, today).map((deadline) => ({ deadline, kase })));

function nextPage(args: FristenArgs, { messages, language }: CommandContext, page: number): Action<'internal'> {
  const typed = args.typed === '' ? '' : `${args.typed} `;
  const word = language === 'de' ? 'Seite' : 'page';
  return { label: messages.nextPage, command: internal(`fristen ${typed}${word} ${page}`) };
}

const noSuchPage = (title: string, entries: number, { messages }: CommandContext) =>
  note(title, messages.noSuchPage(Math.max(1, Math.ceil(entries / PAGE_SIZE))));

/** The pending dates of several cases, or what cannot be computed in them. */
function list(entries: readonly Entry[], args: FristenArgs, context: CommandContext, name: string): CommandResult {
  const { messages, today, language } = context;
  const all = entries.map((entry) => entry.deadline);
  const missing = all.filter(isMissing).sort(byDate);
  const order = (deadline: Deadline) => GROUPS.indexOf(groupOf(deadline, today));
  const pending = all.filter((deadline) => isPending(deadline) && inRange(args.range, today)(deadline));
  pending.sort((a, b) => order(a) - order(b) || byDate(a, b));
  const chosen = args.missing ? missing : pending;
  const title = `${name}: ${rangeText(args, context)}`;
  const page = paginate(chosen, args.page, PAGE_SIZE);
  if (page === undefined) return { private: noSuchPage(title, chosen.length, context) };
  const sections: Section[] = [];
  const actions: Action[] = [];
  if (page.number < page.of) actions.push(nextPage(args, context, page.number + 1));
  if (args.missing) {
    if (page.items.length > 0) sections.push(missingSection(page.items, context, true));
  } else {
    const byCase = new Map(entries.map((entry) => [entry.kase.no, entry.kase]));
    const coverOf = (no: string) => {
      const kase = byCase.get(no);
      return kase === undefined ? undefined : coverNote(kase, context);
    };
    const item = (deadline: Deadline) =>
      deadlineItem(deadline, context, { withCase: true, withWhy: false, cover: coverOf(deadline.caseNo) });
    sections.push(...grouped(page.items, pending, context, item));
    const first = page.items[0];
    if (first !== undefined) actions.push({ label: messages.why, command: internal(`fristen ${first.caseNo}`) });
    if (missing.length > 0 && page.number === 1) {
      const cases = new Set(missing.map((deadline) => deadline.caseNo)).size;
      sections.push({ items: [{ line: [plain(messages.missingHint(missing.length, cases), 'muted')] }] });
      const where = args.target === 'team' ? 'team ' : '';
      actions.push({
        label: messages.showMissing,
        command: plain(`fristen ${where}${language === 'de' ? 'fehlende' : 'missing'}`),
      });
    }
  }
  if (chosen.length === 0) {
    sections.unshift({ items: [{ line: [plain(args.missing ? messages.noneMissing : messages.nothingDue)] }] });
  }
  return { private: { title, sections, actions, page: { number: page.number, of: page.of } } };
}

/** Everything of one case: pending with the reason for each date, not computable, and done. */
async function ofCase(no: string, args: FristenArgs, context: CommandContext): Promise<CommandResult> {
  const { messages, deadlines, today } = context;
  const seen = await seeCase(no, context);
  if (seen === undefined) return noCase(context);
  const all = deadlines.of(seen.kase, today).sort(byDate);
  const item = (deadline: Deadline) => deadlineItem(deadline, context, { withCase: false, withWhy: true });
  const pending = all.filter(
    (deadline) =>
      !args.missing && isPending(deadline) && (args.range === undefined || inRange(args.range, today)(deadline)),
  );
  const missing = args.range === undefined ? all.filter(isMissing) : [];
  const done = all
    .filter((deadline) => deadline.state === 'satisfied' || deadline.state === 'waived')
    .sort((a, b) => byDate(b, a));
  const cover = coverNote(seen.kase, context);
  const sections: Section[] = [
    {
      items: [
        {
          line: [internal(seen.kase.no, 'strong'), internal(cover === undefined ? '' : ` (${cover})`, 'muted')],
        },
      ],
    },
    ...grouped(pending, pending, context, item),
  ];
  if (pending.length === 0 && !args.missing) sections.push({ items: [{ line: [plain(messages.nothingDue)] }] });
  if (missing.length > 0) sections.push(missingSection(missing, context, false));
  else if (args.missing) sections.push({ items: [{ line: [plain(messages.noneMissing)] }] });
  if (done.length > 0 && args.range === undefined && !args.missing) {
    sections.push({ heading: [plain(messages.settled(done.length), 'strong')], items: done.map(item) });
  }
  return { private: { title: messages.deadlinesOfCase, sections, actions: [] } };
}

async function ofTeam(args: FristenArgs, context: CommandContext): Promise<CommandResult> {
  const { access, store, messages, place } = context;
  if (access.leads.length === 0) return { private: note(messages.onlyLeadTitle, messages.onlyLead) };
  const entries = derive(await store.findCases({ teams: access.leads }), context);
  const result = list(entries, args, context, messages.deadlinesOfTeam);
  const inOwnChannel = place.kind === 'channel' && access.leads.includes(place.team);
  return inOwnChannel && !args.missing ? { ...result, channel: channelList(entries, args, context) } : result;
}

/** The list of a team in its own channel: neutral words, no reasons. */
function channelList(entries: readonly Entry[], args: FristenArgs, context: CommandContext): TeamReply {
  const { messages, today } = context;
  const chosen = entries
    .map((entry) => entry.deadline)
    .filter((deadline) => isPending(deadline) && inRange(args.range, today)(deadline))
    // not by rule: the order of neutral dates must not tell which they are
    .sort((a, b) => dueOf(a) - dueOf(b) || compareCaseNumbers(a.caseNo, b.caseNo));
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

async function ofOwn(args: FristenArgs, context: CommandContext): Promise<CommandResult> {
  const { access, messages } = context;
  const cases = await ownCases(context);
  if (cases.length > 0) return list(derive(cases, context), args, context, messages.deadlines);
  return { private: note(messages.noCasesTitle, access.leads.length > 0 ? messages.noCasesLead : messages.noCases) };
}

export const fristen = defineCommand<FristenArgs>({
  name: 'fristen',
  aliases: ['frist', 'termine', 'termin', 'faellig', 'deadlines', 'deadline', 'due'],
  summary: {
    de: 'Die nächsten Fristen: Ihre, die eines Falls oder Ihres Teams',
    en: 'The next deadlines: yours, of a case or of your team',
  },
  usage: { de: 'fristen [Zeitraum] [Fall | team]', en: 'fristen [period] [case | team]' },
  examples: [
    'fristen',
    'fristen nächste 2 Wochen',
    'fristen überfällig',
    'fristen bis 15.12.',
    'fristen F-101',
    'fristen team morgen',
    'fristen fehlende',
  ],
  args: fristenArgs,
  parse: parseFristen,
  bare: bareFristen,
  run: (args, context) => {
    if (args.target === 'team') return ofTeam(args, context);
    if (args.target === 'own') return ofOwn(args, context);
    return ofCase(args.target.case, args, context);
  },
});
