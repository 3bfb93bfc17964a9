import * as z from 'zod/mini';
import { findStaff, responsibleFor } from '../src/access/access.ts';
import { type CommandContext, defineCommand } from '../src/bot/command.ts';
import { bare, looksLikeCaseNumber } from '../src/bot/words.ts';
import { type Day, dayOfIso, toIso } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import type { Case } from '../src/cases/case.ts';
import type { Deadline } from '../src/deadlines/deadline.ts';
import { ANY_CLIENT_CONTACT, type Facts, factsOf } from '../src/deadlines/facts.ts';
import { lastContact } from '../src/deadlines/subjects.ts';
import { type Item, internal, type Line, note, plain, type Section, sensitive } from '../src/reply/reply.ts';
import { coverNote, isDeleted, noCase, seeCase } from './case-access.ts';
import { deadlineItem } from './deadline-item.ts';
import { pendingByDate } from './fristen-period.ts';
import { parseCase } from './hemmnisse.ts';
import { situationLines } from './situation.ts';

const argsSchema = z.strictObject({ case: z.optional(z.string()) });
type Args = z.infer<typeof argsSchema>;

const DATES_SHOWN = 8;
const MEMBER_DATES = 2;

const pending = (kase: Case, { deadlines, today }: CommandContext): readonly Deadline[] =>
  pendingByDate(deadlines.of(kase, today));

/** Age, Rechtskreis, category, group and prognosis in one line. */
function aboutLine(kase: Case, facts: Facts, { messages, language }: CommandContext): string {
  const date = (day: Day) => formatDay(day, language, 'short');
  const about: string[] = [];
  if (facts.age !== undefined) about.push(messages.age(facts.age));
  if (kase.rechtskreis !== undefined) about.push(kase.rechtskreis);
  if (facts.kategorie !== undefined && facts.kategorieSince !== undefined) {
    about.push(messages.kategorie(facts.kategorie, date(facts.kategorieSince)));
  } else if ((facts.age === undefined || facts.age >= 15) && kase.closed === undefined) {
    about.push(messages.kategorieMissing);
  }
  if (facts.zielgruppe !== undefined && facts.zielgruppeSince !== undefined && (facts.age ?? 0) < 25) {
    about.push(messages.zielgruppe(facts.zielgruppe, date(facts.zielgruppeSince)));
  }
  if (facts.prognose !== undefined) about.push(messages.prognose(facts.prognose));
  return about.join(' · ');
}

/** Who looks after the case today: its manager, and who stands in. */
function responsibleText(kase: Case, { messages, office, today }: CommandContext): string {
  const names = responsibleFor(kase, office).map((person) => person.name);
  const deputies = (office.deputies ?? [])
    .filter((item) => item.of === kase.manager && dayOfIso(item.from) <= today && today <= dayOfIso(item.until))
    .map((item) => findStaff(office, item.deputy)?.name ?? item.deputy);
  const cover = deputies.length === 0 ? '' : ` (${messages.deputyToday(deputies.join(', '))})`;
  return `${messages.manager}: ${names.length === 0 ? messages.nobody : names.join(', ')}${cover}`;
}

/** Who the person is to the office, when they last met, and the last plan. */
function profile(kase: Case, context: CommandContext): Section {
  const { messages, language, today } = context;
  const date = (day: Day) => formatDay(day, language, 'short');
  const facts = factsOf(kase, today, new Map());
  const cover = coverNote(kase, context);
  const contact = lastContact(facts, ANY_CLIENT_CONTACT);
  const plans = (kase.plans ?? []).map((plan) => dayOfIso(plan.on)).filter((day) => day <= today);
  const first: Item = {
    line: [
      internal(kase.no, 'strong'),
      ...(kase.name === undefined ? [] : [plain('  '), sensitive(kase.name)]),
      ...(cover === undefined ? [] : [internal(` (${cover})`, 'muted')]),
    ],
    facts: [
      {
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
      },
    ],
  };
  const about = aboutLine(kase, facts, context);
  const lines: Line[] = [
    ...(about === '' ? [] : [[sensitive(about)]]),
    [internal(responsibleText(kase, context))],
    [
      sensitive(contact === undefined ? messages.noContact : messages.lastContact(date(contact))),
      plain(' · '),
      sensitive(plans.length === 0 ? messages.noPlan : messages.plan(date(Math.max(...plans)))),
    ],
  ];
  if (kase.closed !== undefined) {
    lines.push([sensitive(messages.closedOn(date(dayOfIso(kase.closed.on))), 'alert')]);
  }
  return { items: [first, ...lines.map((line) => ({ line }))] };
}

/** The other members of the Bedarfsgemeinschaft: their next dates for who may see them, else who to talk to. */
async function household(kase: Case, context: CommandContext): Promise<Section | undefined> {
  const { store, access, messages, language, office, today } = context;
  if (kase.bedarfsgemeinschaft === undefined) return undefined;
  const all = await store.findCases({ bedarfsgemeinschaft: kase.bedarfsgemeinschaft });
  const items = all
    .filter((member) => member.no !== kase.no && !isDeleted(member, today))
    .map((member): Item => {
      if (access.rightTo(member) === undefined) {
        const talkTo = responsibleFor(member, office).map((person) => person.name);
        return {
          line: [sensitive(messages.memberForeign(talkTo.length === 0 ? messages.nobody : talkTo.join(', ')))],
          facts: [{ grade: 'sensitive', type: 'member', value: { case: null, talkTo, next: [] } }],
        };
      }
      const next = pending(member, context).slice(0, MEMBER_DATES);
      const dates = next.map(({ due, rule }) => `${formatDay(due ?? 0, language, 'short')} ${rule.title[language]}`);
      const value = {
        case: member.no,
        talkTo: [],
        next: next.map(({ due, rule, state }) => ({ rule: rule.id, due: toIso(due ?? 0), state })),
      };
      return {
        line: [
          sensitive(
            dates.length === 0 ? messages.memberNothing(member.no) : messages.memberNext(member.no, dates.join(' · ')),
          ),
        ],
        facts: [{ grade: 'sensitive', type: 'member', value }],
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
  examples: { de: ['fall F-101', 'F-101'], en: ['case F-101', 'F-101'] },
  args: argsSchema,
  parse: parseCase,
  /** A case number alone asks for the case. */
  bare: (text) => (/^\S+$/u.test(text) && looksLikeCaseNumber(text) ? { case: bare(text) } : undefined),
  async run(args, context) {
    const { messages } = context;
    if (args.case === undefined) return { private: note(messages.needCaseTitle, messages.needCase('fall F-101')) };
    const seen = await seeCase(args.case, context);
    if (seen === undefined) return noCase(context, args.case);
    const { kase } = seen;
    const dates = pending(kase, context);
    const items: Item[] = dates
      .slice(0, DATES_SHOWN)
      .map((deadline) => deadlineItem(deadline, context, { withCase: false, withWhy: false }));
    if (dates.length === 0) items.push({ line: [plain(messages.noDates)] });
    if (dates.length > DATES_SHOWN) items.push({ line: [plain(messages.moreDates(dates.length - DATES_SHOWN))] });
    const lines = situationLines(kase, context);
    const now: Section = {
      heading: [plain(messages.situation, 'strong')],
      items: lines.map((text) => ({ line: [sensitive(text)] })),
    };
    const members = await household(kase, context);
    return {
      private: {
        title: messages.case,
        sections: [
          profile(kase, context),
          ...(lines.length === 0 ? [] : [now]),
          { heading: [plain(messages.nextDates(dates.length), 'strong')], items },
          ...(members === undefined ? [] : [members]),
        ],
        actions: [
          { label: messages.deadlines, command: internal(`fristen ${kase.no}`) },
          { label: messages.hemmnisse, command: internal(`hemmnisse ${kase.no}`) },
        ],
      },
    };
  },
});
