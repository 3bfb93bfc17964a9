import * as z from 'zod';
import { type CommandContext, type CommandResult, defineCommand } from '../src/bot/command.ts';
import { bare, isOneOf, looksLikeCaseNumber, takePage, words } from '../src/bot/words.ts';
import type { Day } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import { parseRange } from '../src/calendar/phrases.ts';
import type { Case } from '../src/cases/case.ts';
import type { Deadline } from '../src/deadlines/deadline.ts';
import { type Action, type Item, internal, note, plain, type Section, type TeamReply } from '../src/reply/reply.ts';
import { compareCaseNumbers } from '../src/store/store.ts';
import { coverNote, noCase, seeCase } from './case-access.ts';
import { channelItem, deadlineItem } from './deadline-item.ts';
import { paginate } from './pages.ts';

const PAGE_SIZE = 12;
const DEFAULT_DAYS = 14;

const argsSchema = z.strictObject({
  range: z
    .strictObject({
      from: z.int().optional(),
      to: z.int().optional(),
      overdueOnly: z.boolean().optional(),
    })
    .optional(),
  missing: z.boolean(),
  target: z.union([z.strictObject({ case: z.string() }), z.literal('team'), z.literal('own')]),
  page: z.int().min(1).max(9999),
  typed: z.string(),
});
type Args = z.infer<typeof argsSchema>;

const MISSING_WORDS = ['fehlend', 'fehlende', 'fehlt', 'unvollstaendig', 'unberechenbar', 'missing', 'incomplete'];
const FILLERS = [
  'fuer',
  'von',
  'zu',
  'zum',
  'im',
  'fall',
  'den',
  'dem',
  'das',
  'der',
  'meine',
  'meines',
  'mein',
  'for',
  'of',
  'case',
  'my',
  'the',
  'faellig',
  'due',
];

/** Finds team, case number and period among loosely typed words. */
function parse(rest: string, today: Day): Args | undefined {
  const { rest: typed, page } = takePage(rest);
  const result = (range: Args['range'], target: Args['target'], missing = false): Args => ({
    ...(range === undefined ? {} : { range }),
    target,
    missing,
    page,
    typed,
  });
  const whole = (list: readonly string[]): Args['range'] | 'none' | undefined => {
    if (list.length === 0) return 'none';
    const range = parseRange(list.join(' '), today);
    if (range !== undefined) return range;
    const without = list.filter((word) => !isOneOf(word, FILLERS));
    if (without.length === list.length) return undefined;
    return without.length === 0 ? 'none' : parseRange(without.join(' '), today);
  };
  let list = words(typed);
  const missing = list.some((word) => isOneOf(word, MISSING_WORDS));
  if (missing) list = list.filter((word) => !isOneOf(word, MISSING_WORDS));
  const team = list.some((word) => isOneOf(word, ['team', 'teams']));
  if (team) list = list.filter((word) => !isOneOf(word, ['team', 'teams']));
  const make = (range: Args['range'] | 'none', target: Args['target']) =>
    result(range === 'none' ? undefined : range, target, missing);
  const plainRange = whole(list);
  if (plainRange !== undefined) return make(plainRange, team ? 'team' : 'own');
  if (team) return undefined;
  for (const [index, word] of list.entries()) {
    if (!looksLikeCaseNumber(word)) continue;
    const range = whole(list.filter((_, i) => i !== index));
    if (range !== undefined) return make(range, { case: bare(word) });
  }
  return undefined;
}

const dueOf = (deadline: Deadline): Day => deadline.due ?? Number.POSITIVE_INFINITY;

/** Overdue first (oldest first), then by date, then by case number and rule. */
function inOrder(a: Deadline, b: Deadline): number {
  return (
    dueOf(a) - dueOf(b) ||
    compareCaseNumbers(a.caseNo, b.caseNo) ||
    a.rule.id.localeCompare(b.rule.id) ||
    a.subject.localeCompare(b.subject)
  );
}

const isPending = (deadline: Deadline) => deadline.state === 'open' || deadline.state === 'overdue';

/** The period a list covers; without one the next two weeks. A period that holds today brings the overdue along. */
function inRange(range: Args['range'], today: Day): (deadline: Deadline) => boolean {
  const { from, to, overdueOnly } = range ?? { from: today, to: today + DEFAULT_DAYS };
  const withOverdue = from === undefined || from <= today;
  return (deadline) => {
    const due = dueOf(deadline);
    if (deadline.state === 'overdue' && (overdueOnly === true || withOverdue)) return true;
    if (overdueOnly === true) return false;
    return (from === undefined || due >= from) && (to === undefined || due <= to);
  };
}

function rangeText(args: Args, { messages, language, today }: CommandContext): string {
  if (args.missing) return messages.rangeMissing;
  const date = (day: Day) => formatDay(day, language, 'short');
  if (args.range === undefined) return messages.rangeUntil(date(today + DEFAULT_DAYS));
  const { from, to, overdueOnly } = args.range;
  if (overdueOnly === true) return messages.rangeOverdue;
  if (to !== undefined && from !== undefined && from > today)
    return from === to ? messages.rangeDay(date(from)) : messages.rangeFromUntil(date(from), date(to));
  if (to !== undefined) return messages.rangeUntil(date(to));
  return from === undefined ? messages.rangeAll : messages.rangeFrom(date(from));
}

interface Entry {
  readonly deadline: Deadline;
  readonly kase: Case;
}

/** Lists of pending dates under their headings; only the entries of one page. */
function sections(
  page: readonly Deadline[],
  all: readonly Deadline[],
  context: CommandContext,
  item: (deadline: Deadline) => Item,
): Section[] {
  const { messages, today } = context;
  const groups: readonly {
    readonly heading: (count: number) => string;
    readonly has: (deadline: Deadline) => boolean;
  }[] = [
    { heading: messages.overdue, has: (d) => d.state === 'overdue' },
    { heading: messages.today, has: (d) => d.state === 'open' && d.due === today },
    { heading: messages.upcoming, has: (d) => d.state === 'open' && d.due !== today },
    { heading: messages.notComputable, has: (d) => d.state === 'notComputable' },
  ];
  return groups.flatMap(({ heading, has }) => {
    const shown = page.filter(has);
    return shown.length === 0
      ? []
      : [{ heading: [plain(heading(all.filter(has).length), 'strong')], items: shown.map(item) }];
  });
}

function list(entries: readonly Entry[], args: Args, context: CommandContext, title: string): CommandResult {
  const { messages, today } = context;
  const all = entries.map((entry) => entry.deadline);
  const missing = all.filter((deadline) => deadline.state === 'notComputable');
  const chosen = args.missing
    ? missing
    : all.filter((deadline) => isPending(deadline) && inRange(args.range, today)(deadline));
  chosen.sort(inOrder);
  const page = paginate(chosen, args.page, PAGE_SIZE);
  const fullTitle = `${title}: ${rangeText(args, context)}`;
  if (page === undefined)
    return { private: note(fullTitle, messages.noSuchPage(Math.max(1, Math.ceil(chosen.length / PAGE_SIZE)))) };
  const byCase = new Map(entries.map((entry) => [entry.kase.no, entry.kase]));
  const coverOf = (no: string) => {
    const kase = byCase.get(no);
    return kase === undefined ? undefined : coverNote(kase, context);
  };
  const shown = sections(page.items, chosen, context, (deadline) =>
    deadlineItem(deadline, context, { withCase: true, cover: coverOf(deadline.caseNo) }),
  );
  if (chosen.length === 0)
    shown.push({ items: [{ line: [plain(args.missing ? messages.noneMissing : messages.nothingDue)] }] });
  const actions: Action[] = [];
  if (page.number < page.of) actions.push(nextPage(args, context, page.number + 1));
  if (!args.missing && missing.length > 0 && page.number === page.of) {
    const cases = new Set(missing.map((deadline) => deadline.caseNo)).size;
    shown.push({ items: [{ line: [plain(messages.missingHint(missing.length, cases), 'muted')] }] });
    actions.push({
      label: messages.showMissing,
      command: plain(
        `fristen ${args.target === 'team' ? 'team ' : ''}${context.language === 'de' ? 'fehlende' : 'missing'}`,
      ),
    });
  }
  return { private: { title: fullTitle, sections: shown, actions, page: { number: page.number, of: page.of } } };
}

function nextPage(args: Args, { messages, language }: CommandContext, page: number): Action<'internal'> {
  const typed = args.typed === '' ? '' : `${args.typed} `;
  return {
    label: messages.nextPage,
    command: internal(`fristen ${typed}${language === 'de' ? 'Seite' : 'page'} ${page}`),
  };
}

/** Everything of one case: pending, not computable, and the latest that is done. */
async function ofCase(no: string, args: Args, context: CommandContext): Promise<CommandResult> {
  const { messages, deadlines, today } = context;
  const seen = await seeCase(no, context);
  if (seen === undefined) return noCase(context);
  const all = deadlines.of(seen.kase, today).sort(inOrder);
  const item = (deadline: Deadline) => deadlineItem(deadline, context, { withCase: false });
  const filtered =
    args.range === undefined
      ? all
      : all.filter((deadline) => isPending(deadline) && inRange(args.range, today)(deadline));
  const pending = filtered.filter((deadline) => (args.missing ? false : isPending(deadline)));
  const missing = filtered.filter((deadline) => deadline.state === 'notComputable');
  const done = args.missing
    ? []
    : filtered.filter((deadline) => deadline.state === 'satisfied' || deadline.state === 'waived');
  done.sort((a, b) => (b.doneOn ?? dueOf(b)) - (a.doneOn ?? dueOf(a)) || inOrder(a, b));
  const both = [...pending, ...missing];
  const shown: Section[] = [
    { items: [{ line: [internal(seen.kase.no, 'strong'), internal(coverSuffix(seen.kase, context), 'muted')] }] },
    ...sections(both, both, context, item),
  ];
  if (both.length === 0) shown.push({ items: [{ line: [plain(messages.nothingDue)] }] });
  if (done.length > 0) {
    shown.push({ heading: [plain(messages.settled(done.length), 'strong')], items: done.map(item) });
  }
  return { private: { title: messages.deadlinesOfCase, sections: shown, actions: [] } };
}

function coverSuffix(kase: Case, context: CommandContext): string {
  const cover = coverNote(kase, context);
  return cover === undefined ? '' : ` (${cover})`;
}

const derive = (cases: readonly Case[], { deadlines, today }: CommandContext): Entry[] =>
  cases.flatMap((kase) => deadlines.of(kase, today).map((deadline) => ({ deadline, kase })));

async function ofTeam(args: Args, context: CommandContext): Promise<CommandResult> {
  const { access, store, messages, place, today } = context;
  if (access.leads.length === 0) return { private: note(messages.onlyLeadTitle, messages.onlyLead) };
  const entries = derive(await store.findCases({ teams: access.leads }), context);
  const result = list(entries, args, context, messages.deadlinesOfTeam);
  const inOwnChannel = place.kind === 'channel' && access.leads.includes(place.team);
  return inOwnChannel && !args.missing ? { ...result, channel: channelList(entries, args, context, today) } : result;
}

/** The list of a team in its own channel: neutral words, no reasons. */
function channelList(entries: readonly Entry[], args: Args, context: CommandContext, today: Day): TeamReply {
  const { messages } = context;
  const chosen = entries
    .map((entry) => entry.deadline)
    .filter((deadline) => isPending(deadline) && inRange(args.range, today)(deadline));
  chosen.sort((a, b) => dueOf(a) - dueOf(b) || compareCaseNumbers(a.caseNo, b.caseNo));
  const page = paginate(chosen, args.page, PAGE_SIZE);
  const title = `${messages.deadlinesOfTeam}: ${rangeText(args, context)}`;
  if (page === undefined) return note(title, messages.noSuchPage(Math.max(1, Math.ceil(chosen.length / PAGE_SIZE))));
  const items = page.items.map((deadline) => channelItem(deadline, context));
  return {
    title,
    sections: [{ items: items.length > 0 ? items : [{ line: [plain(messages.nothingDue)] }] }],
    actions: page.number < page.of ? [nextPage(args, context, page.number + 1)] : [],
    page: { number: page.number, of: page.of },
  };
}

async function ofOwn(args: Args, context: CommandContext): Promise<CommandResult> {
  const { access, store, messages } = context;
  const managers = [
    ...(access.person.roles.includes('caseManager') ? [access.person.id] : []),
    ...access.covers.map((cover) => cover.manager),
  ];
  const cases = managers.length === 0 ? [] : await store.findCases({ managers });
  if (cases.length === 0) {
    return { private: note(messages.noCasesTitle, access.leads.length > 0 ? messages.noCasesLead : messages.noCases) };
  }
  return list(derive(cases, context), args, context, messages.deadlines);
}

export const fristen = defineCommand<Args>({
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
    'fristen F-00012',
    'fristen team morgen',
    'fristen fehlende',
  ],
  args: argsSchema,
  parse,
  run: (args, context) => {
    if (args.target === 'team') return ofTeam(args, context);
    if (args.target === 'own') return ofOwn(args, context);
    return ofCase(args.target.case, args, context);
  },
});
