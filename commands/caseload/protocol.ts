import type { CommandContext } from '../../src/bot/command.ts';
import { type Day, dayOfIso } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Case } from '../../src/cases/case.ts';
import { numberedHemmnisse } from '../../src/cases/hemmnis-order.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';
import { ANY_CLIENT_CONTACT, factsOf } from '../../src/deadlines/facts.ts';
import { lastContact } from '../../src/deadlines/subjects.ts';
import { type Item, plain, type Section, sensitive } from '../../src/reply/reply.ts';
import { deadlineItem, missingGroups, missingSection } from '../deadline-item.ts';
import { pendingByDate } from '../fristen-period.ts';
import { runningIn } from '../situation.ts';
import { hemmnisName } from './hemmnis-new.ts';

const TEXTS = {
  deadlines: { de: 'Fristen', en: 'Deadlines' },
  noDeadlines: { de: 'Keine offene Frist', en: 'No open deadline' },
  missing: { de: 'Fehlende Angaben', en: 'Missing facts' },
  nothingMissing: { de: 'Alle Angaben sind da', en: 'All facts are on file' },
  hemmnisse: { de: 'Hemmnisse', en: 'Hemmnisse' },
  noHemmnis: { de: 'Kein offenes Hemmnis', en: 'No open Hemmnis' },
  noStrategy: { de: 'noch ohne Strategie', en: 'without a strategy yet' },
  running: { de: 'Was läuft', en: 'What is running' },
  nothingRuns: {
    de: 'Keine laufende Beschäftigung, Förderung oder Maßnahme',
    en: 'No running job, funding or Maßnahme',
  },
  talks: { de: 'Kontakt und Plan', en: 'Contact and plan' },
  followUps: { de: 'Eigene Wiedervorlagen', en: 'Own follow-ups' },
  noFollowUps: { de: 'Keine offene Wiedervorlage', en: 'No open follow-up' },
  toDo: { de: 'Noch zu tun', en: 'Still to do' },
  talk: {
    de: 'Übergabegespräch zwischen den Fallmanagerinnen und Fallmanagern führen',
    en: 'Hold the handover talk between the case managers',
  },
  tell: { de: 'Kundin oder Kunden über den Wechsel informieren', en: 'Tell the client about the change' },
} satisfies Record<string, Text>;

const FOLLOW_UP = 'wiedervorlage';

/** A line with its box: ticked where the case answers it, else something to talk about. */
const box = (ticked: boolean, { line, ...item }: Item): Item => ({
  ...item,
  line: [plain(ticked ? '☑ ' : '☐ '), ...line],
});

const lineOf = (ticked: boolean, text: string): Item => box(ticked, { line: [sensitive(text)] });

function hemmnisItems(kase: Case, { today, language, messages }: CommandContext): readonly Item[] {
  return numberedHemmnisse(kase.hemmnisse, today).map(({ hemmnis, status, withoutStrategy }) => {
    const parts = [
      ...(hemmnis.vermutet === true ? [messages.suspected] : []),
      messages.hemmnisStatus(status),
      withoutStrategy ? TEXTS.noStrategy[language] : messages.strategy((hemmnis.strategies ?? []).join(' · ')),
    ];
    return lineOf(!withoutStrategy, `${hemmnisName(hemmnis)[language]} – ${parts.join(', ')}`);
  });
}

function talkItems(kase: Case, { today, language, messages }: CommandContext): readonly Item[] {
  const date = (day: Day) => formatDay(day, language, 'short');
  const contact = lastContact(factsOf(kase, today, new Map()), ANY_CLIENT_CONTACT);
  const plans = (kase.plans ?? []).map(({ on }) => dayOfIso(on)).filter((day) => day <= today);
  return [
    lineOf(contact !== undefined, contact === undefined ? messages.noContact : messages.lastContact(date(contact))),
    lineOf(plans.length > 0, plans.length === 0 ? messages.noPlan : messages.plan(date(Math.max(...plans)))),
  ];
}

/**
 * The Übergabeprotokoll (UM 6.7) as a checklist: what whoever takes the case over has to know. Worked out from the case
 * each time, so it is never out of date. An empty box is something to talk about.
 */
export function protocolSections(kase: Case, context: CommandContext): readonly Section[] {
  const { deadlines, today, language } = context;
  const all = deadlines.of(kase, today);
  const due = pendingByDate(all);
  const own = due.filter(({ rule }) => rule.id === FOLLOW_UP);
  const others = due.filter(({ rule }) => rule.id !== FOLLOW_UP);
  const missing = all.filter(({ state }) => state === 'notComputable');
  const waits = (id: string | undefined) =>
    [...due, ...missing].some(({ subject }) => id !== undefined && (subject === id || subject.startsWith(`${id}/`)));
  const dates = (list: readonly Deadline[]) =>
    list.map((deadline) => box(false, deadlineItem(deadline, context, { withCase: false, withWhy: false })));
  const section = (heading: Text, items: readonly Item[], none?: Text): Section => ({
    heading: [plain(heading[language], 'strong')],
    items: items.length > 0 || none === undefined ? items : [lineOf(true, none[language])],
  });
  const facts = missingSection(missingGroups(missing, context), missing.length, context, false).items;
  return [
    section(TEXTS.deadlines, dates(others), TEXTS.noDeadlines),
    section(
      TEXTS.missing,
      facts.map((item) => box(false, item)),
      TEXTS.nothingMissing,
    ),
    section(TEXTS.hemmnisse, hemmnisItems(kase, context), TEXTS.noHemmnis),
    section(
      TEXTS.running,
      runningIn(kase, context).map(({ text, id }) => lineOf(!waits(id), text)),
      TEXTS.nothingRuns,
    ),
    section(TEXTS.talks, talkItems(kase, context)),
    section(TEXTS.followUps, dates(own), TEXTS.noFollowUps),
    section(TEXTS.toDo, [lineOf(false, TEXTS.talk[language]), lineOf(false, TEXTS.tell[language])]),
  ];
}
