import { accessOf, findStaff } from '../access/access.ts';
import { wallTime } from '../calendar/berlin.ts';
import { type Day, dayOfIso, toIso } from '../calendar/civil-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import { createOfficeDeadlines, type OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import { seal } from '../reply/seal.ts';
import { createBreath } from '../store/json/breathe.ts';
import { caseKey, type Store } from '../store/store.ts';
import { bundle, type PostedToday } from './bundle.ts';
import type { World } from './deliver.ts';
import { digestContent } from './digest-content.ts';
import { digestPostings, isDigestWanted, readDigestKey } from './digests.ts';
import type { Content } from './door.ts';
import { channelReply, type MessageContext, personReply } from './messages.ts';
import type { Instant, Notice, Posting } from './notice.ts';
import { type Entries, type Entry, takenKeys, unreachable } from './outbox.ts';
import { createPlan, type Plan } from './plan.ts';
import { createTimes, NOBODY, type Times } from './times.ts';
import { dateOf, type Settled, settledBy, type Told, type ToldPosting, toldOf } from './told.ts';

/** A message that was sent is changed for so many days. */
const CHANGED_FOR = 60;

/** All of an office that the plan of a day is made of. */
interface Base {
  readonly state: string;
  readonly office: Office;
  readonly rules: OfficeDeadlines;
  readonly plan: Plan;
  readonly times: Times;
  readonly cases: ReadonlyMap<string, Case>;
  readonly wanted: ReadonlyMap<string, Notice>;
  /** what is to be told of a case: a changed one is another object */
  readonly known: WeakMap<Case, readonly Notice[]>;
  /** messages in which nothing had come to an end, as their cases were then */
  readonly calm: WeakMap<Entry, ReadonlyMap<string, Case | undefined>>;
}

export const isDeleted = ({ closed }: Case, today: Day): boolean =>
  closed?.deletedOn !== undefined && dayOfIso(closed.deletedOn) <= today;

/** What was posted on a day already; a message that was withdrawn was not. */
export function postedOn(today: Day, entries: Entries): PostedToday {
  const day = toIso(today);
  const morning = new Set<string>();
  const urgent = new Map<string, number>();
  const channel = new Set<string>();
  for (const entry of entries.values()) {
    if (entry.day !== day || entry.state === 'withdrawn') continue;
    const { to, kind } = entry;
    if (to.kind === 'channel') channel.add(to.team);
    else if (kind === 'morning') morning.add(to.staff);
    else if (kind === 'urgent') urgent.set(to.staff, (urgent.get(to.staff) ?? 0) + 1);
  }
  return { morning, urgent, channel };
}

export interface PostingsOptions {
  readonly office: Office;
  readonly calendar: WorkCalendar;
  readonly times: Times;
  readonly now: Instant;
  /** all messages so far */
  readonly entries: Entries;
  readonly newId: () => string;
}

/** All that goes out at this instant, of the notices that nobody was given yet, and reports. */
export function postingsAt(open: readonly Notice[], options: PostingsOptions): readonly Posting[] {
  const { office, calendar, times, now, entries, newId } = options;
  const { day: today } = wallTime(now);
  return [
    ...bundle(open, { office, times, now, posted: postedOn(today, entries), newId }),
    ...digestPostings({ office, calendar, times, now, today, taken: takenKeys(entries), newId }),
  ];
}

/** The base of a day. Of the one before is kept what is still so; other work has its turn all along. */
async function baseOf(store: Store, state: string, today: Day, before: Base | undefined): Promise<Base> {
  const breathe = createBreath();
  const office = await store.office();
  const same = before?.office === office ? before : undefined;
  const rules = same?.rules ?? createOfficeDeadlines(office);
  const ofToday = same?.plan.today === today ? same : undefined;
  const plan = ofToday?.plan ?? createPlan(office, rules, today);
  const known: Base['known'] = ofToday?.known ?? new WeakMap();
  const calm: Base['calm'] = ofToday?.calm ?? new WeakMap();
  const cases = new Map<string, Case>();
  const wanted = new Map<string, Notice>();
  const all = await store.findCases();
  for (const kase of all) {
    await breathe();
    if (isDeleted(kase, today)) continue;
    cases.set(caseKey(kase.no), kase);
    let notices = known.get(kase);
    if (notices === undefined) {
      notices = plan.noticesOf(kase, rules.of(kase, today));
      known.set(kase, notices);
    }
    for (const notice of notices) wanted.set(notice.key, notice);
  }
  const times = same?.times ?? createTimes(office.reminders, rules.calendar);
  return { state, office, rules, plan, times, cases, wanted, known, calm };
}

/**
 * What is to be told by the data of a store. Where something changed only that is derived anew, and everything on another
 * day or in a changed office; else only the time of the day is looked at.
 */
export function createWorlds(store: Store, newId: () => string): (now: Instant) => Promise<World> {
  let base: Base | undefined;
  let making: Promise<Base> | undefined;

  /** Many ask at once, so it is made once for all of them; but never given to who asked after it was begun. */
  async function baseAt(today: Day): Promise<Base> {
    for (let joined = 0; ; joined++) {
      const state = await store.state();
      if (base?.state === state && base.plan.today === today) return base;
      const isOwn = making === undefined;
      making ??= baseOf(store, state, today, base).finally(() => {
        making = undefined;
      });
      base = await making;
      if (base.plan.today === today && (isOwn || joined > 0)) return base;
    }
  }

  return async (now) => {
    const { day: today, minute } = wallTime(now);
    return worldOf(await baseAt(today), now, minute, newId);
  };
}

function worldOf(
  { office, rules, plan, times, cases, wanted, calm }: Base,
  now: Instant,
  minute: number,
  newId: () => string,
): World {
  const { today } = plan;
  const caseOf = (no: string) => cases.get(caseKey(no));
  const datesOf = (kase: Case) => rules.of(kase, today);
  const settledIn =
    (find: typeof caseOf) =>
    (told: Told): Settled | undefined => {
      const kase = find(told.caseNo);
      return settledBy(kase === undefined ? undefined : dateOf(told, datesOf(kase)));
    };
  const settled = settledIn(caseOf);

  /** The cases that a recipient may see today: to whoever had one once it is as good as gone. */
  function casesFor(to: Posting['to']): typeof caseOf {
    if (to.kind === 'channel') return caseOf;
    const person = findStaff(office, to.staff);
    const access = person === undefined ? undefined : accessOf(person, office, today);
    return (no) => {
      const kase = caseOf(no);
      return kase === undefined || access?.rightTo(kase) === undefined ? undefined : kase;
    };
  }

  /** Names of people whom somebody leads and who cannot be reached. */
  function cutOffFrom(staff: string, cut: readonly string[]): readonly string[] {
    const lead = findStaff(office, staff);
    if (lead?.roles.includes('teamLead') !== true) return [];
    return office.staff
      .filter(({ id, team }) => id !== staff && team === lead.team && cut.includes(id))
      .map(({ name }) => name);
  }

  /** What a message says beside its dates. */
  const remarks = (to: Posting['to'], isAgain: boolean, entries: Entries): Partial<MessageContext> => ({
    ...(to.kind === 'person' ? { unreachable: cutOffFrom(to.staff, unreachable(entries)) } : {}),
    ...(isAgain ? { doubtful: 'twice' } : {}),
  });

  function drawn(posting: ToldPosting, more: Partial<MessageContext>): Content {
    const context: MessageContext = { office, rules, caseOf, minute, ...more };
    const { to } = posting;
    return to.kind === 'channel'
      ? { to, reply: seal(channelReply(posting, context), 'channel') }
      : { to, reply: seal(personReply(posting, context), 'private') };
  }

  const labelIn = (find: typeof caseOf) => (told: Told) => {
    const kase = find(told.caseNo);
    return kase === undefined ? undefined : dateOf(told, datesOf(kase))?.label;
  };

  return {
    today,
    wanted,
    exists: (no) => caseOf(no) !== undefined,
    wantsDigest: (key) => isDigestWanted(key, office, today),
    bundle: (open, entries) => postingsAt(open, { office, calendar: rules.calendar, times, now, entries, newId }),
    mayWrite: (to) => times.mayWrite((to.kind === 'person' ? findStaff(office, to.staff) : undefined) ?? NOBODY, now),
    content(posting: Posting, again, entries) {
      const { to } = posting;
      const digest = posting.key === undefined ? undefined : readDigestKey(posting.key);
      if (digest !== undefined && to.kind === 'person')
        return digestContent(digest, {
          office,
          cases: [...cases.values()],
          deadlines: rules,
          today,
          perhapsTwice: again.size > 0,
        });
      return drawn(posting, {
        labelOf: labelIn(caseOf),
        ...remarks(to, again.size > 0, entries),
      });
    },
    redrawn(entry: Entry, entries) {
      const { kind, to, keys, shown = [], stale } = entry;
      const day = dayOfIso(entry.day);
      if (today - day > CHANGED_FOR) return undefined;
      const before = stale === true ? undefined : calm.get(entry);
      if (before !== undefined && [...before].every(([no, kase]) => cases.get(no) === kase)) return undefined;
      const told = toldOf(keys, caseOf, office);
      const over = told.filter((item) => settled(item) !== undefined).map(({ key }) => key);
      if (told.length === 0 || (stale !== true && over.every((key) => shown.includes(key)))) {
        calm.set(entry, new Map(told.map(({ caseNo }) => [caseKey(caseNo), caseOf(caseNo)])));
        return undefined;
      }
      const sentAt = wallTime(Date.parse(entry.at)).minute;
      const find = casesFor(to);
      const more = {
        caseOf: find,
        labelOf: labelIn(find),
        settled: settledIn(find),
        minute: sentAt,
        ...remarks(to, entry.tells !== undefined, entries),
      };
      return { content: drawn({ kind, to, day, notices: told }, more), keys: over };
    },
  };
}
