import * as z from 'zod/mini';
import { type CommandContext, type CommandResult, defineCommand } from '../src/bot/command.ts';
import { bare, looksLikeCaseNumber, words } from '../src/bot/words.ts';
import { dayOfIso, toIso } from '../src/calendar/civil-date.ts';
import { formatDay } from '../src/calendar/format.ts';
import { ageOn } from '../src/calendar/periods.ts';
import type { Case } from '../src/cases/case.ts';
import { findHandlungsbedarf } from '../src/cases/hemmnis-catalogue.ts';
import {
  type HemmnisGroup,
  type HemmnisView,
  hemmnisViews,
  numberedHemmnisse,
  openGroups,
  settled,
} from '../src/cases/hemmnis-order.ts';
import { type Item, internal, type Line, note, plain, type Section, sensitive } from '../src/reply/reply.ts';
import { noCase, seeCase } from './case-access.ts';
import { handlungsbedarfName, subKindName } from './hemmnis-words.ts';

const argsSchema = z.strictObject({ case: z.optional(z.string()) });
type Args = z.infer<typeof argsSchema>;

/** The one case number among the words; filler words around it do no harm. */
export function parseCase(rest: string): Args | undefined {
  const list = words(rest);
  if (list.length === 0) return {};
  const numbers = list.filter(looksLikeCaseNumber);
  const first = numbers[0];
  return numbers.length === 1 && first !== undefined && list.length <= 4 ? { case: bare(first) } : undefined;
}

function heading(group: HemmnisGroup, kase: Case, { messages, today }: CommandContext): string {
  if (group.area === 'own') return messages.ownOrder;
  if (group.area === 'unknown') return messages.otherArea;
  const under25 = kase.birthDate !== undefined && ageOn(dayOfIso(kase.birthDate), today) < 25;
  return group.area === 'berufliche Kompetenz' && under25 ? messages.areaQualificationU25 : messages.area(group.area);
}

/** @param number by which `hemmnis` finds it; what is overcome has none */
function hemmnisItem(
  view: HemmnisView,
  number: number | undefined,
  inOwnGroup: boolean,
  { messages, language }: CommandContext,
): Item {
  const { hemmnis } = view;
  const name = handlungsbedarfName(hemmnis.handlungsbedarf, language);
  const sub = hemmnis.sub === undefined ? '' : ` (${subKindName(hemmnis.sub, language)})`;
  const suspected = hemmnis.vermutet === true ? ` – ${messages.suspected}` : '';
  const priority = hemmnis.priority === undefined ? '' : ` – ${messages.priority(hemmnis.priority)}`;
  const area = inOwnGroup && view.area !== undefined ? ` · ${messages.area(view.area)}` : '';
  const first = messages.since(formatDay(view.since, language, 'short'));
  const status =
    view.statusSince === view.since
      ? `${messages.hemmnisStatus(view.status)} ${first}`
      : `${first}, ${messages.statusSince(messages.hemmnisStatus(view.status), formatDay(view.statusSince, language, 'short'))}`;
  const details: Line[] = [[sensitive(status, 'muted')]];
  const strategies = hemmnis.strategies ?? [];
  if (strategies.length > 0) details.push([sensitive(messages.strategy(strategies.join(' · ')), 'muted')]);
  else if (view.withoutStrategy) {
    details.push([sensitive(messages.withoutStrategy, 'alert')]);
    const own = findHandlungsbedarf(hemmnis.handlungsbedarf)?.strategies ?? [];
    if (own.length > 0) details.push([sensitive(messages.possibleStrategies(own.join(' · ')), 'muted')]);
  }
  return {
    line: [
      ...(number === undefined ? [] : [plain(`${number}  `, 'muted')]),
      sensitive(`${name}${sub}`, 'strong'),
      sensitive(`${area}${suspected}${priority}`),
    ],
    details,
    facts: [
      {
        grade: 'sensitive',
        type: 'hemmnis',
        value: {
          id: hemmnis.id,
          number: number ?? null,
          handlungsbedarf: hemmnis.handlungsbedarf,
          sub: hemmnis.sub ?? null,
          area: view.area ?? null,
          status: view.status,
          since: toIso(view.since),
          statusSince: toIso(view.statusSince),
          strategies,
          withoutStrategy: view.withoutStrategy,
          vermutet: hemmnis.vermutet === true,
          priority: hemmnis.priority ?? null,
        },
      },
    ],
  };
}

/** The list of a case, as `hemmnisse` and `hemmnis` without more show it. */
export async function showHemmnisse(no: string, context: CommandContext): Promise<CommandResult> {
  const { messages, today } = context;
  const seen = await seeCase(no, context);
  if (seen === undefined) return noCase(context, no, false);
  const views = hemmnisViews(seen.kase.hemmnisse, today);
  const numbered = numberedHemmnisse(seen.kase.hemmnisse, today).map(({ hemmnis }) => hemmnis.id);
  const numberOf = ({ hemmnis }: HemmnisView) => numbered.indexOf(hemmnis.id) + 1;
  const groups = openGroups(views);
  const done = settled(views);
  const sections: Section[] = [
    {
      items: [
        {
          line: [
            internal(seen.kase.no, 'strong'),
            plain('  '),
            sensitive(numbered.length === 0 ? messages.noHemmnisse : messages.hemmnisseOpen(numbered.length)),
          ],
        },
      ],
    },
    ...groups.map((group) => ({
      heading: [sensitive(heading(group, seen.kase, context), 'strong')],
      items: group.items.map((view) => hemmnisItem(view, numberOf(view), group.area === 'own', context)),
    })),
  ];
  if (done.length > 0) {
    sections.push({
      heading: [sensitive(messages.settledHemmnisse(done.length), 'strong')],
      items: done.map((view) => hemmnisItem(view, undefined, true, context)),
    });
  }
  return { private: { title: messages.hemmnisse, sections, actions: [] } };
}

export const hemmnisse = defineCommand<Args>({
  name: 'hemmnisse',
  aliases: ['handlungsbedarfe', 'obstacles', 'barriers'],
  summary: {
    de: 'Die offenen Hemmnisse eines Falls in der Reihenfolge der Bearbeitung',
    en: 'The open Hemmnisse of a case in the order of work',
  },
  usage: { de: 'hemmnisse <Fall>', en: 'hemmnisse <case>' },
  examples: { de: ['hemmnisse F-00012'], en: ['obstacles F-00012'] },
  args: argsSchema,
  parse: parseCase,
  async run(args, context) {
    const { messages } = context;
    if (args.case === undefined)
      return { private: note(messages.needCaseTitle, messages.needCase('hemmnisse F-00012')) };
    return showHemmnisse(args.case, context);
  },
});
