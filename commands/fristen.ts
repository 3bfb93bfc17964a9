import { type CommandContext, type CommandResult, defineCommand } from '../src/bot/command.ts';
import type { Case } from '../src/cases/case.ts';
import type { Deadline } from '../src/deadlines/deadline.ts';
import { type Item, internal, note, plain, type Reply, type Section, sensitive } from '../src/reply/reply.ts';
import { coverNote, daysHint, noCase, ownCases, seeCase, teamCases } from './case-access.ts';
import { deadlineItem, missingGroups, missingSection } from './deadline-item.ts';
import { bareFristen, type FristenArgs, fristenArgs, looksLikeDate, parseFristen } from './fristen-args.ts';
import { channelList, derive, listOf, noSuchPage } from './fristen-lists.ts';
import { grouped, inRange } from './fristen-period.ts';
import { caseDates, nrOf } from './settle/case-dates.ts';

/** Everything of one case: pending with the reason for each date, not computable, and done. */
async function ofCase(no: string, args: FristenArgs, context: CommandContext): Promise<CommandResult> {
  const { messages, today } = context;
  const seen = await seeCase(no, context);
  if (seen === undefined) {
    return looksLikeDate(no) && args.range === undefined ? unclear(no, context) : noCase(context, no);
  }
  if (args.page > 1) return { private: noSuchPage(messages.deadlinesOfCase, 1, context) };
  const dates = caseDates(seen.kase, context);
  const { withPutOff } = seen.kase.reminders === undefined ? {} : await import('./settle/put-off.ts');
  const item = (deadline: Deadline): Item => {
    const made = deadlineItem(deadline, context, { withCase: false, withWhy: true, nr: nrOf(deadline, dates) });
    return withPutOff === undefined ? made : withPutOff(made, deadline, seen.kase, context);
  };
  const inQuestion = args.range === undefined ? () => true : inRange(args.range, today);
  const pending = args.missing ? [] : dates.pending.filter(inQuestion);
  const missing = args.range === undefined ? dates.missing : [];
  const done = dates.settled;
  const cover = coverNote(seen.kase, context);
  const sections: Section[] = [
    {
      items: [
        {
          line: [internal(seen.kase.no, 'strong'), ...(cover === undefined ? [] : [internal(` (${cover})`, 'muted')])],
        },
      ],
    },
    ...grouped(pending, pending, context, item),
  ];
  if (pending.length === 0 && !args.missing) sections.push({ items: [{ line: [plain(messages.nothingDue)] }] });
  if (missing.length > 0)
    sections.push(missingSection(missingGroups(missing, context), missing.length, context, false));
  else if (args.missing) sections.push({ items: [{ line: [plain(messages.noneMissing)] }] });
  if (done.length > 0 && args.range === undefined && !args.missing) {
    sections.push({ heading: [plain(messages.settled(done.length), 'strong')], items: done.map(item) });
  }
  return { private: { title: messages.deadlinesOfCase, sections, actions: [] } };
}

async function ofTeam(args: FristenArgs, context: CommandContext): Promise<CommandResult> {
  const { access, messages, place } = context;
  if (access.leads.length === 0) return { private: note(messages.onlyLeadTitle, messages.onlyLead) };
  const entries = derive(await teamCases(context), context);
  const result = { private: listOf(entries, args, context, messages.deadlinesOfTeam) };
  const inOwnChannel = place.kind === 'channel' && access.leads.includes(place.team);
  return inOwnChannel && !args.missing ? { ...result, channel: channelList(entries, args, context) } : result;
}

/** The last answer for a list of cases: whoever asks again before anything has changed is given the same. */
const answered = new WeakMap<readonly Case[], { readonly asked: readonly unknown[]; readonly reply: Reply }>();

/** The list of a person's own cases; worked out anew where anything that it depends on is another. */
function ownList(cases: readonly Case[], args: FristenArgs, context: CommandContext): Reply {
  const { access, office, deadlines, today, language, messages } = context;
  const asked = [office, deadlines, access.person, today, language, JSON.stringify(args)];
  const before = answered.get(cases);
  if (before?.asked.every((part, i) => part === asked[i]) === true) return before.reply;
  const reply = listOf(derive(cases, context), args, context, messages.deadlines);
  answered.set(cases, { asked, reply });
  return reply;
}

async function ofOwn(args: FristenArgs, context: CommandContext): Promise<CommandResult> {
  const { access, messages } = context;
  const cases = await ownCases(context);
  if (cases.length > 0) return { private: ownList(cases, args, context) };
  return { private: note(messages.noCasesTitle, access.leads.length > 0 ? messages.noCasesLead : messages.noCases) };
}

const EXAMPLES = {
  de: [
    'fristen',
    'fristen nächste 2 Wochen',
    'fristen überfällig',
    'fristen bis 15.12.',
    'fristen F-101',
    'fristen team morgen',
    'fristen fehlende',
  ],
  en: [
    'deadlines',
    'deadlines next 2 weeks',
    'deadlines overdue',
    'deadlines until 15 Dec',
    'deadlines F-101',
    'deadlines team tomorrow',
    'deadlines missing',
  ],
} as const;

/** Says which part could not be read. What somebody typed may be anything, so it is for their eyes only. */
function unclear(part: string, { messages, language }: CommandContext): CommandResult {
  const quoted = language === 'de' ? `„${part}“` : `“${part}”`;
  return {
    private: {
      title: messages.unknownCommandTitle,
      sections: [
        {
          items: [
            { line: [plain(messages.unclearPart), sensitive(quoted)] },
            ...daysHint(messages, part).map((hint) => ({ line: [sensitive(hint)] })),
            { line: [plain(messages.forExample(EXAMPLES[language].slice(1, 4)))] },
          ],
        },
      ],
      actions: [],
    },
  };
}

export const fristen = defineCommand<FristenArgs>({
  name: 'fristen',
  aliases: ['frist', 'termine', 'termin', 'faellig', 'deadlines', 'deadline', 'due'],
  summary: {
    de: 'Die nächsten Fristen: Ihre, die eines Falls oder Ihres Teams',
    en: 'The next deadlines: yours, of a case or of your team',
  },
  usage: { de: 'fristen [Zeitraum] [Fall | team]', en: 'fristen [period] [case | team]' },
  examples: EXAMPLES,
  args: fristenArgs,
  parse: parseFristen,
  bare: bareFristen,
  run: async (args, context) => {
    if (args.unclear !== undefined) return unclear(args.unclear, context);
    if (args.target === 'team') return ofTeam(args, context);
    if (args.target === 'own') return ofOwn(args, context);
    return ofCase(args.target.case, args, context);
  },
});
