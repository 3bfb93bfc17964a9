import { findStaff } from '../access/access.ts';
import { toIso } from '../calendar/civil-date.ts';
import { formatDay } from '../calendar/format.ts';
import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import type { Language } from '../cases/values.ts';
import type { OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import { isOpenName, teamTitle } from '../deadlines/team-title.ts';
import { REMINDER_TEXTS } from '../messages/reminders.ts';
import {
  type Fact,
  type Item,
  internal,
  type Line,
  plain,
  type Reply,
  type Section,
  type Span,
  sensitive,
  type TeamItem,
  type TeamReply,
} from '../reply/reply.ts';
import { actionsOf, type Drawn, muteActions, type Texts } from './message-actions.ts';
import { stageName } from './notice.ts';
import { ruleOf, type Settled, type Told, type ToldPosting } from './told.ts';

/** Lines of one message that name a date; the others are counted. With a row of buttons each it is one message everywhere. */
export const MOST_LINES = 8;
/** Further sentences, about people who cannot be reached. */
const MOST_REMARKS = 5;
const LONGEST_LABEL = 120;
/** From this minute of the day on nobody says good morning. */
const MORNING_OVER = 11 * 60;

/** What a message needs to know besides its posting. */
export interface MessageContext {
  readonly office: Office;
  readonly rules: OfficeDeadlines;
  /** `undefined` where the case is gone */
  readonly caseOf: (no: string) => Case | undefined;
  /** what a date is about; for the entitled person alone */
  readonly labelOf?: (told: Told) => string | undefined;
  /** `undefined` while the date waits */
  readonly settled?: (told: Told) => Settled | undefined;
  /** minute of the day in Berlin */
  readonly minute: number;
  /** for a lead: names of people who cannot be written to */
  readonly unreachable?: readonly string[];
  /** earlier messages to this person of which nobody knows whether they arrived */
  readonly doubtful?: 'twice' | 'lost';
}

const drawnOf = (told: Told, { rules, caseOf, settled }: MessageContext): Drawn => {
  const kase = caseOf(told.caseNo);
  return { told, kase, rule: ruleOf(rules, told.rule, kase?.team), settled: settled?.(told) };
};

function settledText(settled: Settled, t: Texts, language: Language): string {
  if (settled.how !== 'done') return settled.how === 'waived' ? t.waived : t.gone;
  return settled.on === undefined ? t.settled : t.settledOn(formatDay(settled.on, language, 'short'));
}

const GROUPS = ['today', 'overdue', 'soon', 'escalated'] as const;
type Group = (typeof GROUPS)[number];

function groupOf({ due, as, stage }: Told, { day }: ToldPosting): Group {
  if (as === 'lead' && stage.kind === 'escalate') return 'escalated';
  if (due === day) return 'today';
  return due < day ? 'overdue' : 'soon';
}

/** How many lines each group may have: one each where there is anything, the rest in their order. */
function shares(sizes: readonly number[]): readonly number[] {
  const made = sizes.map((size) => Math.min(1, size));
  let left = MOST_LINES - made.reduce((sum, n) => sum + n, 0);
  return made.map((least, i) => {
    const more = Math.min(left, (sizes[i] ?? 0) - least);
    left -= more;
    return least + more;
  });
}

/** Whose case it is, where that is not the recipient. */
function whose({ told, kase }: Drawn, { office }: MessageContext, t: Texts): string | undefined {
  if (told.as === 'manager' || kase === undefined) return undefined;
  const manager = kase.manager === undefined ? undefined : findStaff(office, kase.manager);
  if (manager === undefined) return t.nobody;
  return told.as === 'deputy' ? t.deputyFor(manager.name) : t.managedBy(manager.name);
}

function factOf({ told, rule, kase, settled }: Drawn, { day }: ToldPosting, language: Language): Fact {
  const late = told.due < day;
  return {
    grade: 'sensitive',
    type: 'deadline',
    value: {
      case: told.caseNo,
      rule: told.rule,
      title: rule?.title[language] ?? null,
      subject: told.subject === '' ? null : told.subject,
      state: settled === undefined ? (late ? 'overdue' : 'open') : settled.how,
      due: toIso(told.due),
      daysOverdue: late ? day - told.due : 0,
      stage: stageName(told.stage),
      as: told.as,
      team: kase?.team ?? null,
    },
  };
}

/** A date for the person who may see the case, with what can be done about it. */
function lineOf(drawn: Drawn, posting: ToldPosting, context: MessageContext, language: Language): Item {
  const t = REMINDER_TEXTS[language];
  const { told, rule, settled } = drawn;
  const named = rule !== undefined && isOpenName(rule) ? internal : sensitive;
  const label = context.labelOf?.(told);
  const owner = whose(drawn, context, t);
  const line: Span[] = [
    internal(formatDay(told.due, language, 'short'), 'strong'),
    plain('  '),
    internal(told.caseNo),
    plain('  '),
    named(rule?.title[language] ?? t.date),
  ];
  if (label !== undefined) line.push(sensitive(`: ${[...label].slice(0, LONGEST_LABEL).join('')}`));
  if (settled !== undefined) line.push(sensitive(` – ${settledText(settled, t, language)}`, 'muted'));
  else if (told.due < posting.day) line.push(sensitive(` – ${t.overdueBy(posting.day - told.due)}`, 'alert'));
  else if (told.stage.kind === 'again') line.push(sensitive(` – ${t.again}`, 'muted'));
  if (owner !== undefined) line.push(internal(` (${owner})`, 'muted'));
  const actions = actionsOf(drawn, posting, context.rules, t);
  return {
    line,
    facts: [factOf(drawn, posting, language)],
    ...(actions.length === 0 ? {} : { actions }),
  };
}

function titleOf({ kind, notices }: ToldPosting, minute: number, t: Texts): string {
  if (kind === 'urgent') return t.urgent;
  return minute < MORNING_OVER ? t.morning(notices.length) : t.laterOn(notices.length);
}

function remarksOf({ unreachable = [], doubtful }: MessageContext, t: Texts): readonly Section[] {
  const rest = unreachable.length - MOST_REMARKS;
  const lines: Line[] = [
    ...unreachable.slice(0, MOST_REMARKS).map((name) => [internal(t.unreachable(name))]),
    ...(rest > 0 ? [[plain(t.rest(rest), 'muted')]] : []),
    ...(doubtful === undefined ? [] : [[plain(doubtful === 'twice' ? t.perhapsTwice : t.perhapsLost, 'muted')]]),
  ];
  return lines.length === 0 ? [] : [{ items: lines.map((line) => ({ line })) }];
}

/** A message to a person: what is due today, overdue, soon; for a lead also what has been open for long in the team. */
export function personReply(posting: ToldPosting, context: MessageContext): Reply {
  const staff = posting.to.kind === 'person' ? findStaff(context.office, posting.to.staff) : undefined;
  const language = staff?.language ?? 'de';
  const t = REMINDER_TEXTS[language];
  const groups = GROUPS.map((group) => ({
    group,
    notices: posting.notices.filter((told) => groupOf(told, posting) === group),
  }));
  const share = shares(groups.map(({ notices }) => notices.length));
  const sections: Section[] = [];
  const told: Drawn[] = [];
  groups.forEach(({ group, notices }, i) => {
    if (notices.length === 0) return;
    const shown = notices.slice(0, share[i]).map((notice) => drawnOf(notice, context));
    const rest = notices.length - shown.length;
    const items = shown.map((drawn) => lineOf(drawn, posting, context, language));
    told.push(...shown);
    if (rest > 0) items.push({ line: [internal(t.rest(rest), 'muted')] });
    sections.push({ heading: [plain(t[group], 'strong'), internal(` (${notices.length})`)], items });
  });
  const onlyTeam = groups.every(({ group, notices }) => group === 'escalated' || notices.length === 0);
  return {
    title: titleOf(posting, context.minute, t),
    sections: [
      { items: [{ line: [plain(formatDay(posting.day, language, 'long'), 'strong')] }] },
      ...sections,
      ...remarksOf(context, t),
    ],
    actions: [
      ...muteActions(told, language),
      onlyTeam ? { label: t.teamAll, command: plain('fristen team') } : { label: t.all, command: plain('heute') },
    ],
  };
}

function channelItem({ told, rule, settled }: Drawn, { day }: ToldPosting, t: Texts, language: Language): TeamItem {
  const title = (rule === undefined ? undefined : teamTitle(rule, language)) ?? t.neutral;
  const late = told.due < day;
  const state = settled !== undefined ? t.settled : late ? t.overdueBy(day - told.due) : undefined;
  return {
    line: [
      internal(formatDay(told.due, language, 'short'), 'strong'),
      plain('  '),
      internal(told.caseNo),
      plain('  '),
      internal(title),
      ...(state === undefined ? [] : [internal(` – ${state}`, settled === undefined ? 'alert' : 'muted')]),
    ],
    facts: [
      {
        grade: 'internal',
        type: 'deadline',
        value: {
          case: told.caseNo,
          rule: rule !== undefined && isOpenName(rule) ? told.rule : null,
          title,
          state: settled !== undefined ? 'settled' : late ? 'overdue' : 'open',
          due: toIso(told.due),
        },
      },
    ],
  };
}

/** The message of the day to a team's channel: case number, date and name of the rule, or only "Termin fällig". */
export function channelReply(posting: ToldPosting, context: Omit<MessageContext, 'labelOf'>): TeamReply {
  const language: Language = 'de';
  const t = REMINDER_TEXTS[language];
  const shown = posting.notices.slice(0, MOST_LINES).map((told) => drawnOf(told, context));
  const rest = posting.notices.length - shown.length;
  return {
    title: t.channel(posting.notices.length),
    sections: [
      { items: [{ line: [plain(formatDay(posting.day, language, 'long'), 'strong')] }] },
      {
        items: [
          ...shown.map((drawn) => channelItem(drawn, posting, t, language)),
          ...(rest > 0 ? [{ line: [internal(t.rest(rest), 'muted')] }] : []),
        ],
      },
    ],
    actions: [{ label: t.teamAll, command: plain('fristen team') }],
  };
}
