import { wallTime } from '../calendar/berlin.ts';
import type { Day } from '../calendar/civil-date.ts';
import type { Office, Staff } from '../cases/office.ts';
import { compareText } from '../order.ts';
import type { Instant, Notice, Posting } from './notice.ts';
import { NOBODY, type Times } from './times.ts';

/** Messages that may stand alone on one day, beside the bundle of the morning. */
export const MOST_URGENT = 3;

/** What has been posted today already, whatever became of it. */
export interface PostedToday {
  /** staff.id of those who had their morning message */
  readonly morning: ReadonlySet<string>;
  /** staff.id → how many urgent messages */
  readonly urgent: ReadonlyMap<string, number>;
  /** ids of teams whose channel had its message */
  readonly channel: ReadonlySet<string>;
}

export interface BundleOptions {
  readonly office: Office;
  readonly times: Times;
  readonly now: Instant;
  readonly posted: PostedToday;
  /** a new random id for a posting */
  readonly newId: () => string;
}

/** In the order of a message: what is due today, what is overdue, what comes; the longer overdue and the nearer first. */
export function byPressure(today: Day): (a: Notice, b: Notice) => number {
  const group = ({ due, as, stage }: Notice) => {
    if (as === 'lead' && stage.kind === 'escalate') return 3;
    return due === today ? 0 : due < today ? 1 : 2;
  };
  return (a, b) => group(a) - group(b) || a.due - b.due || compareText(a.key, b.key);
}

function byRecipient(notices: readonly Notice[], toTeam: boolean): ReadonlyMap<string, Notice[]> {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    if ((notice.as === 'team') !== toTeam) continue;
    const group = groups.get(notice.recipient);
    if (group === undefined) groups.set(notice.recipient, [notice]);
    else group.push(notice);
  }
  return groups;
}

/**
 * What goes out at this instant, of the notices that nobody was given yet. The others wait: a person gets one message in
 * the morning, with everything; what becomes urgent after that may stand alone, a few times a day; a channel gets one
 * message a day. At an instant when somebody may not be written to, there is nothing for them, and nothing is lost.
 */
export function bundle(notices: readonly Notice[], options: BundleOptions): readonly Posting[] {
  const { office, times, now, posted, newId } = options;
  const { day } = wallTime(now);
  const order = byPressure(day);
  const postings: Posting[] = [];
  const isMorningPast = (person: Pick<Staff, 'quietHours'>) => {
    const from = times.morningOf(person, day);
    return from !== undefined && from <= now && times.mayWrite(person, now);
  };
  const people = byRecipient(notices, false);
  for (const person of office.staff) {
    const own = people.get(person.id);
    if (own === undefined || !isMorningPast(person)) continue;
    const to = { kind: 'person', staff: person.id } as const;
    if (!posted.morning.has(person.id)) {
      postings.push({ id: newId(), kind: 'morning', to, notices: own.sort(order), day });
      continue;
    }
    const urgent = own.filter((notice) => notice.urgent);
    if (urgent.length > 0 && (posted.urgent.get(person.id) ?? 0) < MOST_URGENT)
      postings.push({ id: newId(), kind: 'urgent', to, notices: urgent.sort(order), day });
  }
  if (!isMorningPast(NOBODY)) return postings;
  for (const [team, own] of byRecipient(notices, true)) {
    if (posted.channel.has(team)) continue;
    postings.push({ id: newId(), kind: 'channel', to: { kind: 'channel', team }, notices: own.sort(order), day });
  }
  return postings;
}

/** The notices that nobody was given: neither this one, nor the same stage to whoever stood in. */
export const notYetGiven = (notices: readonly Notice[], given: (key: string) => boolean): readonly Notice[] =>
  notices.filter(({ key, sameAs }) => !given(key) && !sameAs.some(given));
