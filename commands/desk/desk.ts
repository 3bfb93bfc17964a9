import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import { toIso } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Case } from '../../src/cases/case.ts';
import { hemmnisViews } from '../../src/cases/hemmnis-order.ts';
import { type Action, type Item, internal, plain, type Section, sensitive } from '../../src/reply/reply.ts';
import { ownCases } from '../case-access.ts';
import { coverText } from '../caseload/covers.ts';
import { handlungsbedarfName } from '../hemmnis-words.ts';
import { dateSections, SHOWN } from './dates.ts';
import { firstSteps } from './first-steps.ts';
import { DESK_TEXTS } from './texts.ts';

/** Hemmnisse of open cases that nobody has a strategy for, the oldest first. */
function withoutStrategy(cases: readonly Case[], context: CommandContext) {
  return cases
    .filter((kase) => kase.closed === undefined)
    .flatMap((kase) => hemmnisViews(kase.hemmnisse, context.today).map((view) => ({ kase, view })))
    .filter(({ view }) => view.withoutStrategy)
    .sort((a, b) => a.view.since - b.view.since);
}

function hemmnisSection(cases: readonly Case[], context: CommandContext) {
  const { language, messages } = context;
  const texts = DESK_TEXTS[language];
  const found = withoutStrategy(cases, context);
  if (found.length === 0) return { sections: [], actions: [] };
  const items = found.slice(0, SHOWN).map(
    ({ kase, view }): Item => ({
      line: [
        internal(kase.no),
        plain('  '),
        sensitive(handlungsbedarfName(view.hemmnis.handlungsbedarf, language)),
        sensitive(` – ${messages.since(formatDay(view.since, language, 'short'))}`, 'muted'),
      ],
      facts: [
        {
          grade: 'sensitive',
          type: 'hemmnis',
          value: {
            case: kase.no,
            id: view.hemmnis.id,
            handlungsbedarf: view.hemmnis.handlungsbedarf,
            status: view.status,
            since: toIso(view.since),
            withoutStrategy: true,
          },
        },
      ],
    }),
  );
  const rest = found.length - SHOWN;
  const section: Section = {
    // of one person's cases, and for her alone
    heading: [plain(texts.strategies, 'strong'), plain(` (${found.length})`)],
    items: [...items, ...(rest > 0 ? [{ line: [plain(texts.more(rest), 'muted')] }] : [])],
  };
  const [first] = found;
  const actions: readonly Action[] =
    first === undefined
      ? []
      : [{ label: texts.strategy(first.kase.no), command: internal(`hemmnisse ${first.kase.no}`) }];
  return { sections: [section], actions };
}

/** Who stands in for the person today, and for whom she does. */
function coverSection({ office, access, today, language }: CommandContext): readonly Section[] {
  const [day, me] = [toIso(today), access.person.id];
  const running = (office.deputies ?? []).filter(
    ({ of, deputy, from, until }) => (of === me || deputy === me) && from <= day && day <= until,
  );
  if (running.length === 0) return [];
  return [
    {
      heading: [plain(DESK_TEXTS[language].covers, 'strong')],
      items: running.map((cover) => ({ line: [internal(coverText(office, cover)[language])] })),
    },
  ];
}

/** The case manager's desk: what is late, what is today, what the week brings, and who stands in for whom. */
export async function desk(context: CommandContext): Promise<CommandResult> {
  const { access, language, messages, today } = context;
  const texts = DESK_TEXTS[language];
  const leads = access.leads.length > 0;
  const cases = await ownCases(context);
  const dates = cases.length === 0 ? undefined : dateSections(cases, context);
  const hemmnisse = hemmnisSection(cases, context);
  const own = cases.length > 0 ? [{ label: texts.allDates, command: plain('fristen') }] : [];
  const team = leads ? [{ label: texts.teamDates, command: plain('fristen team') }] : [];
  return {
    private: {
      title: messages.desk,
      sections: [
        { items: [{ line: [plain(formatDay(today, language, 'long'), 'strong')] }] },
        ...(dates?.sections ?? [{ items: [{ line: [plain(texts.noCases)] }] }]),
        ...hemmnisse.sections,
        ...coverSection(context),
        ...(await firstSteps(cases, context)),
      ],
      actions: [...(dates?.actions ?? []), ...hemmnisse.actions, ...own, ...team],
    },
  };
}
