import { describe, expect, test } from 'vitest';
import type { Adapter, AdapterName, Delivery } from '../../adapters/adapter.ts';
import { reminderDoor } from '../../adapters/reminder-door.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Office, Staff } from '../../src/cases/office.ts';
import { createDeliver, type DeliverOptions } from '../../src/reminders/deliver.ts';
import { unreachable } from '../../src/reminders/outbox.ts';
import { createWorlds } from '../../src/reminders/world.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { officeOf, sound, withFollowUp } from './reminder-office.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Friday; the morning message goes at 7:45 in Berlin. */
const FRIDAY = Date.UTC(2026, 10, 20, 6, 50);
const MONDAY = FRIDAY + 3 * DAY;

const UNREACHABLE: Delivery = { state: 'failed', reason: 'unreachable', retryable: false };
const OFFLINE: Delivery = { state: 'failed', reason: 'offline', retryable: true };
const TIMEOUT: Delivery = { state: 'uncertain', reason: 'timeout' };

/** A platform that writes down what it is asked, and answers as it is told; else it takes everything. */
function platform(name: AdapterName, happened: string[], limits?: 'recipient') {
  const answers: Delivery[] = [];
  let count = 0;
  const taken = (): Delivery =>
    answers.shift() ?? { state: 'sent', reference: { adapter: name, id: `${name}/${++count}` } };
  const adapter: Adapter = {
    name,
    ...(limits === undefined ? {} : { limits }),
    start: async () => undefined,
    stop: async () => undefined,
    async post({ to }) {
      happened.push(`${name} post ${to.id}`);
      return taken();
    },
    update: {
      available: true,
      run: async (_at, { to }) => {
        happened.push(`${name} update ${to.id}`);
        return taken();
      },
    },
    remove: {
      available: true,
      run: async ({ id }) => {
        happened.push(`${name} remove ${id}`);
        return taken();
      },
    },
    find: {
      available: true,
      run: async (to) => {
        happened.push(`${name} find ${to.id}`);
        return undefined;
      },
    },
    form: { available: false, why: 'x' },
    picture: { available: false, why: 'x' },
  };
  return { adapter, answers };
}

const linked = (platforms: Readonly<Record<string, Staff['platforms']>>, more: Partial<Office> = {}): Office =>
  officeOf({
    ...more,
    staff: officeOf().staff.map((person) => {
      const own = platforms[person.id];
      return own === undefined ? person : { ...person, platforms: own };
    }),
  });

const due = withFollowUp('2026-11-20');
const BOTH = linked({ fm: { slack: 'U-FM', teams: 'T-FM' } });

/** A bot with both platforms, in this order. */
function bot(office: Office, cases: readonly Case[] = [due], more: Partial<DeliverOptions> = {}, given?: Store) {
  const store = given ?? createMemoryStore(sound(office, cases));
  let now = FRIDAY;
  const happened: string[] = [];
  const [slack, teams] = [platform('slack', happened), platform('teams', happened, 'recipient')];
  const doorOf = ({ adapter }: typeof slack) => reminderDoor(adapter, () => store.office());
  let ids = 0;
  const life = more.life ?? 'l1';
  const deliver = createDeliver({
    outbox: store.outbox(),
    doors: [doorOf(slack), doorOf(teams)],
    world: createWorlds(store, () => `p${++ids}-${now}-${life}`),
    audit: (entries) => store.log(entries),
    now: () => now,
    clock: () => now - FRIDAY,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
    life,
    log: (line) => {
      throw new Error(line);
    },
    ...more,
  });
  return {
    store,
    deliver,
    slack: slack.answers,
    teams: teams.answers,
    teamsDoor: doorOf(teams),
    at(instant: number) {
      now = instant;
    },
    entries: async () => [...(await store.outbox().load()).values()],
    unreachable: async () => unreachable(await store.outbox().load()),
    /** What was asked of the platforms in one tick. */
    async tick() {
      const before = happened.length;
      await deliver.tick();
      return happened.slice(before);
    },
    happened,
    async doors(): Promise<readonly string[]> {
      const lines: string[] = [];
      for await (const line of store.trail()) {
        const { who, door, what } = JSON.parse(line) as Record<string, string>;
        if (what === 'delivery') lines.push(`${who} ${door}`);
      }
      return lines;
    },
  };
}

async function change(store: Store, edit: (office: Office) => Office): Promise<void> {
  const office = await store.office();
  await store.commit({ office: edit(office), expect: { office } });
}

async function settle(store: Store, no: string): Promise<void> {
  const kase = await store.findCase(no);
  if (kase === undefined) throw new Error('no case');
  const followUps = kase.followUps?.map((item) => ({ ...item, doneOn: '2026-11-20' }));
  await store.commit({ put: [{ ...kase, followUps }] as readonly Case[] });
}

describe('everybody is told where they are', () => {
  const OFFICE = linked(
    { fm: { slack: 'U-FM' }, star: { teams: 'T-STAR' }, lead: { teams: 'T-LEAD' } },
    { deputies: [{ of: 'fm', deputy: 'star', from: '2026-11-20', until: '2026-11-22' }] },
  );

  test('the deputy in Teams while the case manager is away, and she in Slack when she is back', async () => {
    const { tick, at, doors } = bot(OFFICE, [due, withFollowUp('2026-11-23', { no: 'F-2' })]);
    expect(await tick()).toEqual(['teams post T-STAR']);
    at(MONDAY);
    expect(await tick()).toEqual(['slack post U-FM']);
    at(MONDAY + MINUTE);
    expect(await tick()).toEqual([]);
    expect(await doors()).toEqual(['star teams', 'fm slack']);
  });

  test('the lead, too, on the one or the other', async () => {
    const long = withFollowUp('2026-11-05');
    const { deputies: _away, ...present } = OFFICE;
    expect(await bot(present, [long]).tick()).toEqual(['slack post U-FM', 'teams post T-LEAD']);
    const other = linked({ fm: { teams: 'T-FM' }, lead: { slack: 'U-LEAD' } });
    expect((await bot(other, [long]).tick()).sort()).toEqual(['slack post U-LEAD', 'teams post T-FM']);
  });

  test('the end of a date is shown where the message is', async () => {
    const { tick, store } = bot(OFFICE);
    await tick();
    await settle(store, 'F-1');
    expect(await tick()).toEqual(['teams update T-STAR']);
  });
});

describe('somebody on both platforms', () => {
  test('is told once, through the first', async () => {
    const { tick, at } = bot(BOTH);
    expect(await tick()).toEqual(['slack post U-FM']);
    at(FRIDAY + 120 * MINUTE);
    expect(await tick()).toEqual([]);
  });

  test('is told through the second at once where the first cannot be written to, and counts as reached', async () => {
    const { tick, slack, entries, doors, unreachable: cut } = bot(BOTH);
    slack.push(UNREACHABLE);
    expect(await tick()).toEqual(['slack post U-FM', 'teams post T-FM']);
    expect(await entries()).toMatchObject([
      { state: 'sent', door: 'teams', attempt: 2, reference: { adapter: 'teams' } },
    ]);
    expect(await doors()).toEqual(['fm teams']);
    expect(await cut()).toEqual([]);
    expect(await tick()).toEqual([]);
  });

  test('is unreachable where neither can be written to; each was asked once, and again on the next Arbeitstag', async () => {
    const { tick, slack, teams, entries, at, unreachable: cut } = bot(BOTH);
    slack.push(UNREACHABLE);
    teams.push(UNREACHABLE);
    expect(await tick()).toEqual(['slack post U-FM', 'teams post T-FM']);
    expect(await entries()).toMatchObject([{ state: 'failed', reason: 'unreachable', retryAt: undefined }]);
    expect(await cut()).toEqual(['fm']);
    at(FRIDAY + 60 * MINUTE);
    expect(await tick()).toEqual([]);
    at(MONDAY);
    slack.push(UNREACHABLE);
    expect(await tick()).toEqual(['slack post U-FM', 'teams post T-FM']);
    expect(await cut()).toEqual([]);
  });

  test('is asked on both again where somebody wants another attempt', async () => {
    const { tick, slack, teams, store, entries } = bot(BOTH);
    slack.push(UNREACHABLE, UNREACHABLE);
    teams.push(UNREACHABLE);
    await tick();
    const [entry] = await entries();
    if (entry === undefined) throw new Error('no message');
    const now = new Date(FRIDAY).toISOString();
    await store.outbox().append({ event: 'retry', id: entry.id, at: now, retryAt: now });
    expect(await tick()).toEqual(['slack post U-FM', 'teams post T-FM']);
    expect(await entries()).toMatchObject([{ state: 'sent', door: 'teams', attempt: 4 }]);
  });

  test('waits where the first is only away for a while', async () => {
    const { tick, slack, at } = bot(BOTH);
    slack.push(OFFLINE);
    expect(await tick()).toEqual(['slack post U-FM']);
    at(FRIDAY + MINUTE);
    expect(await tick()).toEqual(['slack post U-FM']);
  });

  test('stays with the second where the first is closed and the second away for a while', async () => {
    const { tick, slack, teams, at } = bot(BOTH);
    slack.push(UNREACHABLE);
    teams.push(OFFLINE);
    expect(await tick()).toEqual(['slack post U-FM', 'teams post T-FM']);
    at(FRIDAY + 5 * MINUTE);
    expect(await tick()).toEqual(['teams post T-FM']);
  });

  test('is not told through the second where nobody knows about the first', async () => {
    const { tick, slack, at } = bot(BOTH);
    slack.push(TIMEOUT);
    expect(await tick()).toEqual(['slack post U-FM']);
    at(FRIDAY + MINUTE);
    expect(await tick()).toEqual([]);
    at(FRIDAY + 3 * MINUTE);
    expect(await tick()).toEqual(['slack find U-FM', 'slack post U-FM']);
  });

  test('is told through the second after an end of the process in between', async () => {
    let dead = false;
    const { deliver, slack, store } = bot(BOTH, [due], {
      at: (point) => {
        if (dead) return new Promise(() => undefined);
        dead = point === 'kept';
        return dead ? new Promise(() => undefined) : undefined;
      },
    });
    slack.push(UNREACHABLE);
    void deliver.tick();
    await expect.poll(() => dead).toBe(true);
    const after = bot(BOTH, [due], { life: 'l2' }, store);
    expect(await after.unreachable()).toEqual([]);
    expect(await after.tick()).toEqual(['teams post T-FM']);
  });
});

describe('the channel of a team', () => {
  const withChannels = (channels: NonNullable<Office['teams'][number]['channels']>) =>
    officeOf({ teams: [{ id: 'nord', name: 'Nord', channels }] });

  test('is the one of the platform where it has one', async () => {
    expect(await bot(withChannels({ teams: ['19:a@thread.tacv2'] })).tick()).toContain('teams post 19:a@thread.tacv2');
  });

  test('is written to once where there is one on each platform: in the first, else in the second', async () => {
    const office = withChannels({ slack: ['C1'], teams: ['19:a@thread.tacv2'] });
    const ofChannels = (lines: readonly string[]) => lines.filter((line) => /C1|19:/u.test(line));
    expect(ofChannels(await bot(office).tick())).toEqual(['slack post C1']);
    const { tick, slack } = bot(office);
    // nobody is linked, so that the channel is all that is asked for
    slack.push(UNREACHABLE);
    expect(ofChannels(await tick())).toEqual(['slack post C1', 'teams post 19:a@thread.tacv2']);
  });
});

describe('one platform in trouble', () => {
  const OFFICE = linked({ fm: { slack: 'U-FM' }, star: { teams: 'T-STAR' } });
  const CASES = [due, withFollowUp('2026-11-20', { no: 'F-2', manager: 'star' })];

  test('does not hold up the other where it takes nothing for a while', async () => {
    const waited: string[] = [];
    const { tick, slack, happened } = bot(OFFICE, CASES, {
      wait: async () => {
        waited.push(happened.join());
      },
      lanes: 1,
      budget: 1,
    });
    slack.push({ state: 'failed', reason: 'rate-limited', retryable: true, retryAfter: 30 });
    expect(await tick()).toEqual(['slack post U-FM', 'teams post T-STAR']);
    expect(waited).toEqual([]);
  });

  test('which is about one person alone does not hold up the others on it, and she gets hers', async () => {
    const office = linked({ fm: { teams: 'T-FM' }, star: { teams: 'T-STAR' } });
    const { tick, teams, entries, deliver, at } = bot(office, CASES, { lanes: 1 });
    teams.push({ state: 'failed', reason: 'rate-limited', retryable: true, retryAfter: 30 });
    const [first = '', second = '', ...none] = await tick();
    expect([new Set([first, second]), none]).toEqual([new Set(['teams post T-FM', 'teams post T-STAR']), []]);
    expect((await entries()).map(({ state }) => state).sort()).toEqual(['failed', 'sent']);
    at(FRIDAY + MINUTE);
    expect(await tick()).toEqual([first]);
    expect((await entries()).map(({ state }) => state)).toEqual(['sent', 'sent']);
    await deliver.stop();
  });

  test('does not keep changes from the other', async () => {
    const { tick, store, slack } = bot(OFFICE, CASES);
    await tick();
    await settle(store, 'F-1');
    await settle(store, 'F-2');
    slack.push(OFFLINE);
    expect(await tick()).toEqual(['slack update U-FM', 'teams update T-STAR']);
  });

  test('is missing: what was said there is not, and what may have been is told again', async () => {
    const first = bot(BOTH);
    first.slack.push(TIMEOUT);
    expect(await first.tick()).toEqual(['slack post U-FM']);
    const { deliver, teamsDoor, store } = first;
    await deliver.stop();
    const after = bot(BOTH, [due], { life: 'l2', doors: [teamsDoor] }, store);
    // time enough for what is still under way, counted anew after a start
    for (const minutes of [1, 4]) {
      after.at(FRIDAY + minutes * MINUTE);
      await after.tick();
    }
    expect(first.happened).toEqual(['slack post U-FM', 'teams post T-FM']);
    expect((await first.entries()).map(({ state, door }) => `${state} ${door}`)).toEqual([
      'doubtful slack',
      'sent teams',
    ]);
  });

  test('has an old message of somebody who went over to the other: it is taken back, not shown anew', async () => {
    const { tick, store } = bot(linked({ fm: { slack: 'U-FM' } }));
    expect(await tick()).toEqual(['slack post U-FM']);
    await change(store, (office) => ({
      ...office,
      staff: office.staff.map((one) => (one.id === 'fm' ? { ...one, platforms: { teams: 'T-FM' } } : one)),
    }));
    await settle(store, 'F-1');
    expect(await tick()).toEqual(['slack remove slack/1']);
  });
});
