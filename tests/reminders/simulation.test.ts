import { expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/berlin.ts';
import { type Day, dayOfIso, toDay, toIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import { type Deadline, isPending } from '../../src/deadlines/deadline.ts';
import { bundle, notYetGiven, type PostedToday } from '../../src/reminders/bundle.ts';
import { channelReply, personReply } from '../../src/reminders/messages.ts';
import type { Posting } from '../../src/reminders/notice.ts';
import { createTimes } from '../../src/reminders/times.ts';
import { seal } from '../../src/reply/seal.ts';
import { standingByHand } from './by-hand.ts';
import { sound } from './reminder-office.ts';
import { dateName, Ledger } from './simulation/ledger.ts';
import { World } from './simulation/world.ts';

/** 400 days with Easter twice, Whitsun, Christmas, and the clock changing on 29.03.26, 25.10.26 and 28.03.27. */
const START = toDay(2026, 3, 2);
const DAYS = 400;
/** Nobody is there to send anything: a week, and more than a month. */
const DOWN = [
  [toDay(2026, 6, 15), toDay(2026, 6, 22)],
  [toDay(2026, 11, 9), toDay(2026, 12, 14)],
] as const;
const at = (hour: number, minute: number) => hour * 60 + minute;
/** Also at times when nobody may be written to. */
const TICKS = [at(3, 0), at(7, 29), at(7, 30), at(7, 45), at(8, 31), at(9, 40)];
const LATER = [at(11, 0), at(12, 30), at(14, 10), at(16, 59), at(17, 0), at(22, 15)];

const CHANGES = [toDay(2026, 3, 29), toDay(2026, 10, 25), toDay(2027, 3, 28)];

const isDown = (day: Day) => DOWN.some(([from, until]) => from <= day && day < until);

/** The outbox of this test: what was sent is remembered, and nothing ever goes wrong. */
class Sending {
  readonly given = new Set<string>();
  posted = { day: 0, morning: new Set<string>(), urgent: new Map<string, number>(), channel: new Set<string>() };
  #id = 0;
  readonly world: World;
  readonly ledger: Ledger;

  constructor(world: World, ledger: Ledger) {
    this.world = world;
    this.ledger = ledger;
  }

  today(day: Day): PostedToday {
    if (this.posted.day !== day) this.posted = { day, morning: new Set(), urgent: new Map(), channel: new Set() };
    return this.posted;
  }

  tick(day: Day, minute: number): void {
    const { world, ledger } = this;
    const now = instantOf(day, minute);
    const times = createTimes(world.office.reminders, world.rules.calendar);
    const fresh = notYetGiven(world.notices(day), (key) => this.given.has(key));
    const options = { office: world.office, times, now, posted: this.today(day), newId: () => `p-${this.#id++}` };
    for (const posting of bundle(fresh, options)) {
      const person = posting.to.kind === 'person' ? posting.to.staff : undefined;
      for (const { key } of posting.notices) this.given.add(key);
      this.#note(posting);
      ledger.post(
        posting,
        now,
        world.office.staff.find(({ id }) => id === person),
        world.rules.calendar,
      );
      this.#draw(posting, minute);
      if (person !== undefined) world.hear(person, posting.notices);
    }
  }

  #note({ kind, to }: Posting): void {
    const name = to.kind === 'person' ? to.staff : to.team;
    if (kind === 'morning') this.posted.morning.add(name);
    if (kind === 'channel') this.posted.channel.add(name);
    if (kind === 'urgent') this.posted.urgent.set(name, (this.posted.urgent.get(name) ?? 0) + 1);
  }

  /** Every message can be shown where it goes. */
  #draw(posting: Posting, minute: number): void {
    const { office, rules, cases } = this.world;
    const context = { office, rules, caseOf: (no: string) => cases.get(no), minute };
    if (posting.to.kind === 'person') seal(personReply(posting, context), 'private');
    else seal(channelReply(posting, context), 'channel');
  }
}

interface Seen {
  readonly dates: Set<string>;
  readonly cameDue: Set<string>;
  readonly faults: string[];
  checked: number;
  excused: number;
}

/** Who looks after a case on a day, found out in another way than the bot does. */
function lookingAfter(world: World, { manager, team }: Case, today: Day): readonly string[] {
  const leads = world.office.staff.filter((p) => p.team === team && p.roles.includes('teamLead')).map(({ id }) => id);
  if (manager === undefined) return leads;
  const iso = toIso(today);
  const covers = (world.office.deputies ?? []).filter((c) => c.of === manager && c.from <= iso && iso <= c.until);
  if (covers.length === 0) return [manager];
  const there = covers.find(({ deputy }) => !world.isAway(deputy, today));
  return there === undefined ? leads : [there.deputy];
}

/** Somebody put it off to a later day, or to this one. */
function putOffUntil(kase: Case, { rule, subject, due }: Deadline): Day | undefined {
  const own = (kase.reminders ?? []).filter(
    (item) => item.rule === rule.id && (item.subject ?? '') === subject && dayOfIso(item.due) === due,
  );
  const until = own.at(-1)?.until;
  return until === undefined ? undefined : dayOfIso(until);
}

/** Counted by hand once for each rule and day. */
function standingsOf(world: World, today: Day): (deadline: Deadline) => ReturnType<typeof standingByHand> {
  const known = new Map<string, ReturnType<typeof standingByHand>>();
  return (deadline) => {
    const { rule, due, period } = deadline;
    const name = `${rule.id} ${rule.leads?.map(({ weeks }) => weeks).join()} ${due} ${JSON.stringify(period)}`;
    const found = known.get(name) ?? standingByHand(deadline, world.rules.calendar, today);
    known.set(name, found);
    return found;
  };
}

/** No stage is reached longer before a date than this: 12 weeks, and the holidays before them. */
const FURTHEST = 100;

/** By twenty to ten everybody has had a morning message: whatever is pending was told at its present stage. */
function check(world: World, ledger: Ledger, today: Day, seen: Seen): void {
  const standing = standingsOf(world, today);
  for (const kase of world.cases.values()) {
    const people = lookingAfter(world, kase, today);
    for (const deadline of world.deadlines(kase, today)) {
      const { rule, subject, due } = deadline;
      if (!isPending(deadline) || due === undefined || due - today > FURTHEST) continue;
      const { own, lead } = standing(deadline);
      if (own === undefined) continue;
      const name = dateName(kase.no, rule.id, subject, due);
      seen.dates.add(name);
      if (own[0] === 'due' && own[1] === today) seen.cameDue.add(name);
      seen.checked++;
      const until = putOffUntil(kase, deadline);
      const told = ledger.told(name);
      const muted = (id: string) =>
        rule.id === 'wiedervorlage' && world.office.staff.some((p) => p.id === id && p.muted);
      if (until !== undefined && today < until) {
        seen.excused++;
        continue;
      }
      const wanted = until !== undefined && own[1] < until ? `again-${toIso(until)}` : own[0];
      for (const id of people) {
        const heard = told.some(
          (entry) => entry.stage === wanted && (entry.to === id || (kase.manager === id && entry.as === 'deputy')),
        );
        if (!heard && !(id === kase.manager && muted(id)))
          seen.faults.push(`${toIso(today)} ${name}: ${id} not told of ${wanted}`);
      }
      const leads = world.office.staff.filter((p) => p.team === kase.team && p.roles.includes('teamLead'));
      for (const { id } of lead === undefined ? [] : leads) {
        const heard = told.some((entry) => entry.stage === lead?.[0] && entry.to === id);
        if (!heard && !people.includes(id) && !muted(id))
          seen.faults.push(`${toIso(today)} ${name}: the lead not told of ${lead?.[0]}`);
      }
    }
  }
}

const seconds = (ms: number) => (ms / 1000).toFixed(1);

test('400 days of an office of 1500 cases: every date is told in time or settled before, no stage twice, nothing at night', () => {
  const world = new World({ cases: 1500, seed: 11, today: START });
  const ledger = new Ledger((no) => world.cases.get(no)?.manager);
  const sending = new Sending(world, ledger);
  const { calendar } = world.rules;
  const seen: Seen = { dates: new Set(), cameDue: new Set(), faults: [], checked: 0, excused: 0 };
  const [started, used] = [performance.now(), process.cpuUsage()];
  let workdays = 0;
  let ticks = 0;
  for (let day = START; day < START + DAYS; day++) {
    const open = calendar.isArbeitstag(day);
    const tick = (minute: number) => {
      ticks++;
      sending.tick(day, minute);
    };
    if (!isDown(day)) {
      // on some of the other days at a time when it would be allowed, if it were an Arbeitstag
      if (open) TICKS.forEach(tick);
      else if (day % 4 === 0 || calendar.holidayOn(day) !== undefined || CHANGES.includes(day)) tick(at(10, 0));
      if (open) check(world, ledger, day, seen);
    }
    if (!open) continue;
    workdays++;
    world.work(day);
    if (!isDown(day)) LATER.forEach(tick);
  }
  const told = [...ledger.dates];
  const { morning, urgent, channel, notices, largest } = ledger.count;
  console.log(
    [
      `${DAYS} days, ${workdays} Arbeitstage, ${ticks} ticks, ${seconds(performance.now() - started)} s, of which ${seconds(process.cpuUsage(used).user / 1000)} s of computing`,
      `people: ${Object.entries(world.count)
        .map(([what, n]) => `${what} ${n}`)
        .join(', ')}`,
      `messages: ${morning} bundles in the morning, ${urgent} urgent alone, ${channel} in channels; ${notices} notices, at most ${largest} in one`,
      `stages: ${[...ledger.byStage]
        .map(([stage, n]) => `${stage} ${n}`)
        .sort()
        .join(', ')}`,
      `dates: ${seen.dates.size} reached a stage, ${told.length} were told of, ${seen.cameDue.size} came due pending and were told that day; ${seen.checked} checks, ${seen.excused} put off`,
      `per person and Arbeitstag: ${(morning / world.office.staff.length / workdays).toFixed(2)} bundles, ${(urgent / world.office.staff.length / workdays).toFixed(2)} urgent`,
    ].join('\n'),
  );
  expect(ledger.faults).toEqual([]);
  expect(seen.faults.slice(0, 20)).toEqual([]);
  // the world was busy enough to mean something, and is still one that could be imported
  expect(world.count.leaves).toBeGreaterThan(20);
  expect(world.count.settled).toBeGreaterThan(3000);
  expect(seen.cameDue.size).toBeGreaterThan(1000);
  expect(urgent).toBeGreaterThan(100);
  for (const kind of [
    'lead (manager)',
    'lead (deputy)',
    'due (lead)',
    'again (manager)',
    'escalate (lead)',
    'due (team)',
  ])
    expect(ledger.byStage.get(kind) ?? 0).toBeGreaterThan(0);
  sound(world.office, [...world.cases.values()]);
}, 300_000);
