import * as z from 'zod';
import { responsibleFor } from '../src/access/access.ts';
import { type CommandContext, defineCommand } from '../src/bot/command.ts';
import { type Day, dayOfIso, toIso } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import type { Case } from '../src/cases/case.ts';
import { hemmnisViews, openGroups } from '../src/cases/hemmnis-order.ts';
import type { Deadline } from '../src/deadlines/deadline.ts';
import { ANY_CLIENT_CONTACT, factsOf } from '../src/deadlines/facts.ts';
import { lastContact } from '../src/deadlines/subjects.ts';
import { type Item, internal, type Line, note, plain, type Section, sensitive } from '../src/reply/reply.ts';
import { coverNote, noCase, seeCase } from './case-access.ts';
import { deadlineItem } from './deadline-item.ts';
import { parseCase } from './hemmnisse.ts';

const argsSchema = z.strictObject({ case: z.string().optional() });
type Args = z.infer<typeof argsSchema>;

const DATES_SHOWN = 8;
const MEMBER_DATES = 2;

function pending(kase: Case, { deadlines, today }: CommandContext): readonly Deadline[] {
  return deadlines
    .of(kase, today)
    .filter((deadline) => deadline.state === 'open' || deadline.state === 'overdue')
    .sort((a, b) => (a.due ?? 0) - (b.due ?? 0) || a.rule.id.localeCompare(b.rule.id));
}

/** Who the person is to the office: category, group, prognosis, age, who is responsible, last contact and plan. */
function profile(kase: Case, context: CommandContext): Section {
  const { messages, language, today, office } = context;
  const date = (day: Day) => formatDay(day, language, 'short');
  const facts = factsOf(kase, today, new Map());
  const names = responsibleFor(kase, office).map((person) => person.name);
  const cover = coverNote(kase, context);
  const about: string[] = [];
  if (facts.age !== undefined) about.push(messages.age(facts.age));
  if (kase.rechtskreis !== undefined) about.push(kase.rechtskreis);
  about.push(
    facts.kategorie === undefined || facts.kategorieSince === undefined
      ? messages.kategorieMissing
      : messages.kategorie(facts.kategorie, date(facts.kategorieSince)),
  );
  if (facts.zielgruppe !== undefined && facts.zielgruppeSince !== undefined && (facts.age ?? 0) < 25) {
    about.push(messages.zielgruppe(facts.zielgruppe, date(facts.zielgruppeSince)));
  }
  if (facts.prognose !== undefined) about.push(messages.prognose(facts.prognose));
  const contact = lastContact(facts, ANY_CLIENT_CONTACT);
  const plans = (kase.plans ?? []).map((plan) => dayOfIso(plan.on)).filter((day) => day <= today);
  const lines: Line[] = [
    [
      internal(kase.no, 'strong'),
      ...(kase.name === undefined ? [] : [plain('  '), sensitive(kase.name)]),
      ...(cover === undefined ? [] : [internal(` (${cover})`, 'muted')]),
    ],
    [sensitive(about.join(' · '))],
    [internal(`${messages.manager}: ${names.length === 0 ? messages.nobody : names.join(', ')}`)],
    [
      sensitive(contact === undefined ? messages.noContact : messages.lastContact(date(contact))),
      plain(' · '),
      sensitive(plans.length === 0 ? messages.noPlan : messages.plan(date(Math.max(...plans)))),
    ],
  ];
  if (kase.closed !== undefined) lines.push([sensitive(messages.closedOn(date(dayOfIso(kase.closed.on))), 'alert')]);
  const [first, ...rest] = lines.map((line) => ({ line }));
  const fact: Item['fact'] = {
    grade: 'sensitive',
    type: 'case',
    value: {
      case: kase.no,
      manager: kase.manager ?? null,
      team: kase.team,
      age: facts.age ?? null,
      rechtskreis: kase.rechtskreis ?? null,
      kategorie: facts.kategorie ?? null,
      zielgruppe: facts.zielgruppe ?? null,
      prognose: facts.prognose ?? null,
      lastContact: contact === undefined ? null : toIso(contact),
      bedarfsgemeinschaft: kase.bedarfsgemeinschaft ?? null,
    },
  };
  return { items: [{ line: first?.line ?? [], fact }, ...rest] };
}

/** What runs at present: jobs, Maßnahmen, open Hemmnisse. */
function situation(kase: Case, { messages, language, today, office }: CommandContext): Section | undefined {
  const date = (iso: string) => formatDay(dayOfIso(iso), language, 'short');
  const running = (end: string | undefined) => end === undefined || dayOfIso(end) >= today;
  const lines: string[] = [];
  for (const job of kase.jobs ?? []) {
    if (!running(job.endedOn)) continue;
    const version = job.contract?.at(-1);
    const term =
      version?.until === undefined
        ? version?.befristet === false
          ? `, ${messages.jobPermanent}`
          : ''
        : `, ${messages.jobUntil(date(version.until))}`;
    lines.push(`${messages.job(date(job.start))}${term}`);
  }
  for (const item of kase.participations ?? []) {
    const end = item.exitOn ?? item.end;
    if (!running(end)) continue;
    const name = office.massnahmen?.find((massnahme) => massnahme.id === item.massnahme)?.name ?? item.massnahme;
    lines.push(
      `${messages.participation(name, date(item.start))}${end === undefined ? '' : `, ${messages.until(date(end))}`}`,
    );
  }
  const groups = openGroups(hemmnisViews(kase.hemmnisse, today));
  const views = groups.flatMap((group) => group.items);
  if (views.length > 0) {
    lines.push(
      `${messages.hemmnisseOpen(views.length)}: ${views.map((view) => view.hemmnis.handlungsbedarf).join(', ')}`,
    );
  }
  return lines.length === 0
    ? undefined
    : { heading: [plain(messages.situation, 'strong')], items: lines.map((text) => ({ line: [sensitive(text)] })) };
}

/** The other members of the Bedarfsgemeinschaft: their next dates for who may see them, else who to talk to. */
async function household(kase: Case, context: CommandContext): Promise<Section | undefined> {
  const { store, access, messages, language, office } = context;
  if (kase.bedarfsgemeinschaft === undefined) return undefined;
  const members = (await store.findCases({ bedarfsgemeinschaft: kase.bedarfsgemeinschaft })).filter(
    (member) => member.no !== kase.no,
  );
  const items = members.map((member): Item => {
    if (access.rightTo(member) === undefined) {
      const names = responsibleFor(member, office).map((person) => person.name);
      const text = messages.memberForeign(names.length === 0 ? messages.nobody : names.join(', '));
      return {
        line: [sensitive(text)],
        fact: { grade: 'sensitive', type: 'member', value: { case: null, talkTo: names, next: [] } },
      };
    }
    const next = pending(member, context).slice(0, MEMBER_DATES);
    const dates = next.map(
      (deadline) => `${formatDay(deadline.due ?? 0, language, 'short')} ${deadline.rule.title[language]}`,
    );
    return {
      line: [
        sensitive(
          dates.length === 0 ? messages.memberNothing(member.no) : messages.memberNext(member.no, dates.join(' · ')),
        ),
      ],
      fact: {
        grade: 'sensitive',
        type: 'member',
        value: {
          case: member.no,
          talkTo: [],
          next: next.map((deadline) => ({
            rule: deadline.rule.id,
            due: toIso(deadline.due ?? 0),
            state: deadline.state,
          })),
        },
      },
    };
  });
  const alone: Item[] = [{ line: [plain(messages.householdAlone)] }];
  return {
    heading: [sensitive(`${messages.household} ${kase.bedarfsgemeinschaft}`, 'strong')],
    items: items.length > 0 ? items : alone,
  };
}

export const fall = defineCommand<Args>({
  name: 'fall',
  aliases: ['akte', 'ueberblick', 'case', 'overview'],
  summary: {
    de: 'Ein Fall auf einer Seite, mit der Bedarfsgemeinschaft',
    en: 'A case on one page, with its Bedarfsgemeinschaft',
  },
  usage: { de: 'fall <Fall>', en: 'fall <case>' },
  examples: ['fall F-00012'],
  args: argsSchema,
  parse: parseCase,
  async run(args, context) {
    const { messages } = context;
    if (args.case === undefined) return { private: note(messages.needCaseTitle, messages.needCase('fall F-00012')) };
    const seen = await seeCase(args.case, context);
    if (seen === undefined) return noCase(context);
    const dates = pending(seen.kase, context);
    const items: Item[] = dates
      .slice(0, DATES_SHOWN)
      .map((deadline) => deadlineItem(deadline, context, { withCase: false }));
    if (dates.length === 0) items.push({ line: [plain(messages.noDates)] });
    if (dates.length > DATES_SHOWN) items.push({ line: [plain(messages.moreDates(dates.length - DATES_SHOWN))] });
    const now = situation(seen.kase, context);
    const members = await household(seen.kase, context);
    return {
      private: {
        title: messages.case,
        sections: [
          profile(seen.kase, context),
          ...(now === undefined ? [] : [now]),
          { heading: [plain(messages.nextDates(dates.length), 'strong')], items },
          ...(members === undefined ? [] : [members]),
        ],
        actions: [
          { label: messages.deadlines, command: internal(`fristen ${seen.kase.no}`) },
          { label: messages.hemmnisse, command: internal(`hemmnisse ${seen.kase.no}`) },
        ],
      },
    };
  },
});
