import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import type { Case } from '../cases/case.ts';
import type { Office, Staff } from '../cases/office.ts';
import { type Deadline, isPending } from '../deadlines/deadline.ts';
import type { OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import type { Rule } from '../deadlines/rule.ts';
import { mayBeMuted } from './mute.ts';
import { type Notice, type NoticeParts, noticeKey, type Stage } from './notice.ts';
import { createRecipients, type Recipients, type RecipientsOf } from './recipients.ts';
import { createStanding, isUrgent, type Reached, type Standing, type StandingOf, scheduleFor } from './stages.ts';

/** What is to be told on one day, whether it was told before or not. Pure: same office, cases and day, same notices. */
export interface Plan {
  readonly today: Day;
  /** The notices of one case, given its dates of the same day. */
  noticesOf(kase: Case, deadlines: readonly Deadline[]): readonly Notice[];
  /** The notices of these cases. */
  all(cases: Iterable<Case>): readonly Notice[];
}

const NONE: readonly Notice[] = [];

/** Muting is for the own cases and for what is passed up; a date that nobody else would hear of is told all the same. */
const hasMuted = ({ muted }: Staff, rule: Rule): boolean => muted?.includes(rule.id) === true && mayBeMuted(rule);

/** Until when somebody put the reminders of a date off; law never beyond the date. The entry made last holds. */
export function putOffUntil(kase: Case, { rule, subject, due }: Deadline, onTime: Day): Day | undefined {
  let found: NonNullable<Case['reminders']>[number] | undefined;
  for (const item of kase.reminders ?? []) {
    if (item.rule !== rule.id || dayOfIso(item.due) !== due) continue;
    if (item.subject !== undefined && item.subject !== subject) continue;
    if (found === undefined || item.on >= found.on) found = item;
  }
  if (found === undefined) return undefined;
  const until = dayOfIso(found.until);
  return rule.kind === 'law' ? Math.min(until, onTime) : until;
}

/** The stage of a date that was put off: none until then, and at that day once more what had been told before. */
function afterPutOff(standing: Standing, until: Day, today: Day): Standing | undefined {
  if (today < until) return undefined;
  const { own } = standing;
  if (own !== undefined && own.since >= until) return standing;
  return { ...standing, own: { stage: { kind: 'again', n: until }, since: until }, firstOverdue: false };
}

const NOT_REACHED: Standing = { own: undefined, lead: undefined, firstOverdue: false };

export function createPlan(office: Office, rules: OfficeDeadlines, today: Day): Plan {
  const { calendar } = rules;
  const recipientsOf = createRecipients(office, today);
  const own = office.reminders?.stages;
  // a rule of another team is another object
  const standings = new Map<Rule, StandingOf>();
  const withChannel = new Set(
    office.teams
      .filter(({ channels }) => Object.values(channels ?? {}).some((ids) => (ids ?? []).length > 0))
      .map(({ id }) => id),
  );

  function standingOf(deadline: Deadline): Standing | undefined {
    const { rule } = deadline;
    let find = standings.get(rule);
    if (find === undefined) {
      find = createStanding(rule, scheduleFor(rule, own), calendar, today);
      standings.set(rule, find);
    }
    return find(deadline);
  }

  function add(
    made: Notice[],
    kase: Case,
    deadline: Deadline,
    { stage, since }: Reached,
    to: Pick<NoticeParts, 'recipient' | 'as' | 'of'>,
  ): void {
    const { rule, caseNo, subject, due = today } = deadline;
    const parts: NoticeParts = { caseNo, rule: rule.id, subject, due, stage, ...to };
    made.push({
      ...parts,
      key: noticeKey(parts),
      sameAs: otherKeys(parts, since, recipientsOf),
      team: kase.team,
      since,
      privacy: rule.privacy,
      urgent: isToldAtOnce(stage) && to.as !== 'team' && isUrgent(calendar, due, today),
    });
  }

  function noticesOf(kase: Case, deadlines: readonly Deadline[]): readonly Notice[] {
    let made: Notice[] | undefined;
    let found: Recipients | undefined;
    for (let i = 0; i < deadlines.length; i++) {
      const deadline = deadlines[i] as Deadline;
      if (!isPending(deadline)) continue;
      const { rule, due } = deadline;
      let standing = standingOf(deadline);
      if (kase.reminders !== undefined && due !== undefined) {
        const until = putOffUntil(kase, deadline, calendar.onOrBefore(due));
        if (until !== undefined) standing = afterPutOff(standing ?? NOT_REACHED, until, today);
      }
      if (standing === undefined || (standing.own === undefined && standing.lead === undefined)) continue;
      made ??= [];
      found ??= recipientsOf(kase);
      const told = standing.own;
      if (told !== undefined) {
        for (const { person, ...to } of found.own)
          if (to.as !== 'manager' || !hasMuted(person, rule))
            add(made, kase, deadline, told, { recipient: person.id, ...to });
        if (withChannel.has(kase.team) && (told.stage.kind === 'due' || standing.firstOverdue))
          add(made, kase, deadline, told, { recipient: kase.team, as: 'team' });
      }
      if (standing.lead === undefined) continue;
      for (const lead of found.leads) {
        // whoever is told already is not told twice
        if (found.own.some(({ person }) => person.id === lead.id) || hasMuted(lead, rule)) continue;
        add(made, kase, deadline, standing.lead, { recipient: lead.id, as: 'lead' });
      }
    }
    return made ?? NONE;
  }

  return {
    today,
    noticesOf,
    all(cases) {
      const made: Notice[] = [];
      for (const kase of cases) for (const notice of noticesOf(kase, rules.of(kase, today))) made.push(notice);
      return made;
    },
  };
}

const NO_KEYS: readonly string[] = [];
const isToldAtOnce = ({ kind }: Stage): boolean => kind !== 'overdue' && kind !== 'escalate';

/** Other keys of the stage: for the deputies of the recipient, and for herself in another part, since it was reached. */
function otherKeys(parts: NoticeParts, since: Day, { deputiesOf, stoodIn }: RecipientsOf): readonly string[] {
  const { recipient, as, of } = parts;
  if (as === 'team') return NO_KEYS;
  const theirs = as === 'manager' ? deputiesOf(recipient) : [];
  const hers = stoodIn(recipient);
  if (as !== 'deputy' && theirs.length === 0 && hers.length === 0) return NO_KEYS;
  const { of: _of, ...rest } = parts;
  const keys = [...theirs, ...hers.filter((stint) => as !== 'deputy' || stint.of !== of)]
    .filter(({ until }) => until >= since)
    .map((stint) => noticeKey({ ...rest, recipient: stint.deputy, as: 'deputy', of: stint.of }));
  if (as === 'deputy') keys.push(noticeKey({ ...rest, as: 'manager' }));
  return [...new Set(keys)];
}
