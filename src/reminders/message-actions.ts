import { parseIso, toIso } from '../calendar/civil-date.ts';
import type { Case } from '../cases/case.ts';
import type { Language } from '../cases/values.ts';
import type { OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import type { Rule } from '../deadlines/rule.ts';
import { REMINDER_TEXTS } from '../messages/reminders.ts';
import { type Action, internal, plain, sensitive } from '../reply/reply.ts';
import { mayBeMuted } from './mute.ts';
import type { Settled, Told, ToldPosting } from './told.ts';

/** More rules than this are not offered one by one to hear less of. */
const MOST_MUTES = 2;

/** The commands that put a reminder off, and that switch those of a rule off. */
const POSTPONE = 'verschieben';
const MUTE = 'weniger';

export type Texts = (typeof REMINDER_TEXTS)[Language];

/** One date of a message. */
export interface Drawn {
  readonly told: Told;
  readonly rule: Rule | undefined;
  readonly kase: Case | undefined;
  readonly settled: Settled | undefined;
}

/**
 * What can be done about a date. It is named by its rule, its entry and its day: a number would mean another one once the
 * list has changed.
 */
export function actionsOf(
  { told, rule, kase, settled }: Drawn,
  { day }: ToldPosting,
  { calendar }: Pick<OfficeDeadlines, 'calendar'>,
  t: Texts,
): readonly Action[] {
  if (settled !== undefined) return [];
  const { caseNo, rule: id, subject, due, as, stage } = told;
  // an entry that is called by a day would be taken for the day on which something was done
  const isNamed = subject !== '' && parseIso(subject) === undefined;
  const date = isNamed ? `${caseNo} ${id} ${subject}` : `${caseNo} ${id}`;
  const named = rule?.privacy === 'team' && !isNamed ? internal : sensitive;
  const why: Action = { label: t.why, command: internal(`fristen ${caseNo} ${toIso(due)}`) };
  const handOver: Action = { label: t.handOver, command: internal(`uebergabe ${caseNo}`) };
  // whoever hears of a colleague's date has it done by the colleague, or gives the case to another one
  if (as === 'lead' && stage.kind === 'escalate') return [why, handOver];
  const talk = rule?.done.contacts !== undefined;
  const later: Action = { label: t.later, command: named(`${POSTPONE} ${date} ${toIso(due)}`) };
  return [
    // on which day and by which way somebody talked is asked first
    talk
      ? { label: t.contact, command: named(`erledigt ${date} ?`) }
      : { label: t.done, command: named(`erledigt ${date}`) },
    // what law sets is put off to the date itself at most
    ...(rule?.kind === 'law' && calendar.onOrBefore(due) <= day ? [] : [later]),
    why,
    // a deputy does not give away what is a colleague's
    ...(as === 'deputy' || kase === undefined || kase.closed !== undefined ? [] : [handOver]),
  ];
}

/** Rules of what is shown that the person may hear less of: a deputy is told all the same, as is a lead of a case nobody has. */
export function muteActions(shown: readonly Drawn[], language: Language): readonly Action[] {
  const t = REMINDER_TEXTS[language];
  const rules = new Map<string, Rule>();
  for (const { told, rule, settled } of shown) {
    const forHer = told.as === 'manager' || (told.as === 'lead' && told.stage.kind === 'escalate');
    if (settled === undefined && forHer && rule !== undefined && mayBeMuted(rule)) rules.set(rule.id, rule);
  }
  if (rules.size > MOST_MUTES) return [{ label: t.less, command: plain(MUTE) }];
  return [...rules.values()].map(({ id, title }) => ({
    label: t.lessOf(title[language]),
    command: sensitive(`${MUTE} ${id}`),
  }));
}
