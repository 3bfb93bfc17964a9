import { describe, expect, test, vi } from 'vitest';
import type { Delivery } from '../../adapters/adapter.ts';
import { reminderDoor } from '../../adapters/reminder-door.ts';
import { toDay } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import { createDeliver, type DeliverOptions } from '../../src/reminders/deliver.ts';
import type { Content, Door, Look, Outcome } from '../../src/reminders/door.ts';
import { createScheduler } from '../../src/reminders/scheduler.ts';
import { createWorlds } from '../../src/reminders/world.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { officeOf, sound, withFollowUp } from './reminder-office.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Friday; the morning message goes at 7:45 in Berlin. */
const FRIDAY = Date.UTC(2026, 10, 20, 6, 50);

interface Happening {
  readonly what: 'post' | 'update' | 'remove';
  readonly id: string;
  readonly text: string;
}

const OFFICE = officeOf({ teams: [{ id: 'nord', name: 'Nord', channels: { slack: ['C1'] } }] });
const textOf = ({ reply }: Content) =>
  [
    reply.reply.title,
    ...reply.reply.sections.flatMap(({ items }) => items.map(({ line }) => line.map(({ text }) => text).join(''))),
  ].join('\n');

/** A bot on the data of an office, with a clock of its own and a platform that does what it is told. */
function bot(cases: readonly Case[], office: Office = OFFICE, given?: Store, more: Partial<DeliverOptions> = {}) {
  const store = given ?? createMemoryStore(sound(office, cases));
  let now = FRIDAY;
  const happened: Happening[] = [];
  const outcomes: Outcome[] = [];
  const looks: Look[] = [];
  const logged: string[] = [];
  const answer = (): Outcome =>
    outcomes.shift() ?? { state: 'sent', reference: { adapter: 'slack', id: `D1/${happened.length}` } };
  const door: Door = {
    name: 'slack',
    reaches: async () => true,
    async post(id, content) {
      happened.push({ what: 'post', id, text: textOf(content) });
      return answer();
    },
    async update(id, _reference, content) {
      happened.push({ what: 'update', id, text: textOf(content) });
      return answer();
    },
    async remove({ id }) {
      happened.push({ what: 'remove', id, text: '' });
      return answer();
    },
    find: async () => looks.shift() ?? { state: 'absent' },
  };
  let ids = 0;
  const deliver = createDeliver({
    outbox: store.outbox(),
    doors: [door],
    world: createWorlds(store, () => `p${++ids}-${now}`),
    audit: (entries) => store.log(entries),
    now: () => now,
    clock: () => now - FRIDAY,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
    life: 'l1',
    log: (line) => logged.push(line),
    ...more,
  });
  return {
    store,
    deliver,
    happened,
    outcomes,
    looks,
    logged,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    states: async () => [...(await store.outbox().load()).values()].map(({ state }) => state),
    /** What went out in one tick. */
    async tick() {
      const before = happened.length;
      await deliver.tick();
      return happened.slice(before).map(({ what, text }) => `${what}: ${text}`);
    },
  };
}

const today = withFollowUp('2026-11-20', { team: 'nord' });
const TEAMLESS = officeOf();
const failed = (reason: 'offline' | 'unreachable', retryable: boolean): Outcome => ({
  state: 'failed',
  reason,
  retryable,
});

async function settle(store: Store, no = 'F-1'): Promise<void> {
  const kase = await store.findCase(no);
  if (kase === undefined) throw new Error('no case');
  const followUps = kase.followUps?.map((item) => ({ ...item, doneOn: '2026-11-20' }));
  await store.commit({ put: [{ ...kase, followUps }] as readonly Case[] });
}

describe('a morning', () => {
  test('brings one message to the person and one to the channel, and then nothing more', async () => {
    const { tick, states } = bot([today]);
    expect(await tick()).toEqual([
      expect.stringMatching(/^post: Guten Morgen[\s\S]*F-1/u),
      expect.stringContaining('F-1'),
    ]);
    expect(await states()).toEqual(['sent', 'sent']);
    expect(await tick()).toEqual([]);
  });

  test('waits for its time: not at night, not at the weekend', async () => {
    const { tick, pass } = bot([today], TEAMLESS);
    pass(-HOUR);
    expect(await tick()).toEqual([]);
    pass(-40 * 60 * MINUTE);
    expect(await tick()).toEqual([]);
    pass(41 * HOUR);
    expect(await tick()).toHaveLength(1);
  });

  test('leaves a line in the trail for each message, and no contents in outbox and log', async () => {
    const { tick, store, logged } = bot([today]);
    await tick();
    const trail: string[] = [];
    for await (const line of store.trail()) trail.push(line);
    expect(trail.map((line) => JSON.parse(line))).toMatchObject([
      { who: 'fm', door: 'slack', what: 'delivery', command: 'morning', cases: ['F-1'] },
      { who: 'betrieb', door: 'slack/nord', what: 'delivery', command: 'channel', cases: ['F-1'] },
    ]);
    expect(JSON.stringify([...(await store.outbox().load())])).not.toContain('Rückruf');
    expect(logged).toEqual([]);
  });
});

describe('a message that did not arrive', () => {
  test('is tried again after 1, 5, 15 minutes, the same one, until it does', async () => {
    const { tick, pass, outcomes, happened, deliver } = bot([today], TEAMLESS);
    outcomes.push(failed('offline', true), failed('offline', true), failed('offline', true));
    expect(await tick()).toHaveLength(1);
    for (const minutes of [1, 5, 15]) {
      pass(minutes * MINUTE - 1_000);
      expect(await tick()).toEqual([]);
      expect(await deliver.tick()).toBe(1_000);
      pass(1_000);
      expect(await tick()).toHaveLength(1);
    }
    expect(new Set(happened.map(({ id }) => id)).size).toBe(1);
  });

  test('goes with the message of the next Arbeitstag, as things are then', async () => {
    const { tick, pass, outcomes, states } = bot([today], TEAMLESS);
    outcomes.push(failed('unreachable', false));
    await tick();
    pass(HOUR);
    expect(await tick()).toEqual([]);
    pass(71 * HOUR);
    expect(await tick()).toEqual([expect.stringMatching(/^post: Guten Morgen[\s\S]*F-1/u)]);
    expect(await states()).toEqual(['withdrawn', 'sent']);
  });

  test('is withdrawn where the work was done meanwhile', async () => {
    const { tick, pass, outcomes, states, store } = bot([today], TEAMLESS);
    outcomes.push(failed('offline', true));
    await tick();
    await settle(store);
    pass(MINUTE);
    expect(await tick()).toEqual([]);
    expect(await states()).toEqual(['withdrawn']);
  });

  test('is named to the lead in the next morning message', async () => {
    const { tick, pass, outcomes } = bot(
      [today, withFollowUp('2026-11-23', { no: 'F-2', manager: undefined })],
      TEAMLESS,
    );
    outcomes.push(failed('unreachable', false), failed('unreachable', false));
    await tick();
    pass(72 * HOUR);
    outcomes.push(failed('unreachable', false));
    const posts = await tick();
    expect(posts.join('\n')).toMatch(/Amsel.*nicht erreichbar/u);
  });

  test('and waits for the morning lets nobody run in circles until then', async () => {
    const { tick, pass, outcomes, deliver } = bot([today], TEAMLESS);
    outcomes.push(failed('offline', true));
    pass(9 * HOUR + 9 * MINUTE + 30_000);
    expect(await tick()).toHaveLength(1);
    pass(2 * MINUTE);
    expect(await tick()).toEqual([]);
    expect(await deliver.tick()).toBe(MINUTE);
  });

  test('because the platform wants a pause goes after that, in the same tick', async () => {
    const { tick, outcomes, states } = bot([today], TEAMLESS);
    outcomes.push({ state: 'failed', reason: 'rate-limited', retryable: true, retryAfter: 20 });
    expect(await tick()).toHaveLength(2);
    expect(await states()).toEqual(['sent']);
  });
});

describe('a message that may have arrived', () => {
  const reset: Outcome = { state: 'uncertain', reason: 'reset' };

  test('is looked for after two minutes, and there it is', async () => {
    const { tick, pass, outcomes, looks, states, deliver } = bot([today], TEAMLESS);
    outcomes.push(reset);
    await tick();
    expect(await states()).toEqual(['uncertain']);
    looks.push({ state: 'found', reference: { adapter: 'slack', id: 'D1/1' } });
    pass(119_000);
    await deliver.tick();
    expect(await states()).toEqual(['uncertain']);
    pass(2 * MINUTE);
    expect(await tick()).toEqual([]);
    expect(await states()).toEqual(['sent']);
  });

  test('and is not there is sent again', async () => {
    const { tick, pass, outcomes, states } = bot([today], TEAMLESS);
    outcomes.push(reset);
    await tick();
    await tick();
    pass(3 * MINUTE);
    expect(await tick()).toHaveLength(1);
    expect(await states()).toEqual(['sent']);
  });

  test('and cannot be looked for is not repeated the same day; the next message says so', async () => {
    const { tick, pass, outcomes, looks, states, store } = bot([today], TEAMLESS);
    outcomes.push(reset);
    looks.push({ state: 'never' });
    await tick();
    await tick();
    pass(3 * MINUTE);
    const again = await tick();
    expect(await states()).toContain('doubtful');
    // it is due today: what is urgent does not wait, and says what it is
    expect(again).toEqual([expect.stringMatching(/^post: (?!Guten Morgen)[\s\S]*F-1[\s\S]*(?:doppelt|schon)/u)]);
    expect([...(await store.outbox().load()).values()]).toMatchObject([
      { state: 'doubtful', told: true },
      { state: 'sent', kind: 'urgent' },
    ]);
    pass(MINUTE);
    expect(await tick()).toEqual([]);
  });

  /** Three dates in one message of which nobody knows; the urgent one has gone again, and said so. */
  async function inPart() {
    const parts = bot(
      [today, withFollowUp('2026-11-19', { no: 'F-2' }), withFollowUp('2026-11-19', { no: 'F-3' })],
      TEAMLESS,
    );
    parts.outcomes.push(reset);
    parts.looks.push({ state: 'never' });
    expect((await parts.tick())[0]).toMatch(/F-1[\s\S]*F-2[\s\S]*F-3/u);
    await parts.tick();
    parts.pass(3 * MINUTE);
    expect(await parts.tick()).toEqual([expect.stringMatching(/F-1(?![\s\S]*F-[23])/u)]);
    const entries = async () => [...(await parts.store.outbox().load()).values()];
    expect(await entries()).toMatchObject([{ state: 'doubtful' }, { state: 'sent', kind: 'urgent' }]);
    return { ...parts, entries };
  }

  test('and went again in part goes again in the rest the next morning, and says so', async () => {
    const { tick, pass, entries } = await inPart();
    expect((await entries())[0]?.told).toBeUndefined();
    pass(72 * HOUR);
    const monday = await tick();
    expect(monday).toEqual([expect.stringMatching(/F-2[\s\S]*F-3[\s\S]*(?:doppelt|schon)/u)]);
    expect((await entries())[0]?.told).toBe(true);
  });

  test('and went again in part is told where the rest is done', async () => {
    const { tick, store, entries } = await inPart();
    await settle(store, 'F-2');
    await tick();
    expect((await entries())[0]?.told).toBeUndefined();
    await settle(store, 'F-3');
    await tick();
    expect((await entries())[0]?.told).toBe(true);
  });

  test('and did not, as somebody knows, goes again without what went in another one', async () => {
    const { tick, store, entries } = await inPart();
    const id = (await entries())[0]?.id ?? '';
    const at = new Date(FRIDAY).toISOString();
    await store.outbox().append({ event: 'absent', id, at, attempt: 1, retryAt: at });
    const again = await tick();
    expect(again).toEqual([expect.stringMatching(/F-2[\s\S]*F-3/u)]);
    expect(again[0]).not.toContain('F-1');
  });

  test('twice still says so when it is changed, and who cannot be reached', async () => {
    const { tick, store } = await inPart();
    await settle(store);
    const [change] = await tick();
    expect(change).toMatch(/^update: [\s\S]*erledigt[\s\S]*(?:doppelt|schon)/u);
  });

  test('because nothing was said is given up for the time being, and taken when it is said', async () => {
    let speak: (outcome: Outcome) => void = () => undefined;
    const silent: Door = {
      name: 'slack',
      reaches: async () => true,
      post: () => new Promise((resolve) => (speak = resolve)),
      update: async () => undefined,
      remove: async () => undefined,
      find: async () => ({ state: 'absent' }),
    };
    const { deliver, states, pass } = bot([today], TEAMLESS, undefined, { doors: [silent], lease: 5 });
    await deliver.tick();
    expect(await states()).toEqual(['uncertain']);
    await deliver.tick();
    pass(10 * MINUTE);
    // as long as it may still be on its way nobody concludes anything from looking
    await deliver.tick();
    expect(await states()).toEqual(['uncertain']);
    speak({ state: 'sent', reference: { adapter: 'slack', id: 'D1/9' } });
    await expect.poll(states).toEqual(['sent']);
  });
});

describe('a message that was sent', () => {
  test('shows in place that the work is done, once', async () => {
    const { tick, store } = bot([today]);
    await tick();
    await settle(store);
    const changes = await tick();
    expect(changes).toHaveLength(2);
    expect(changes[0]).toMatch(/^update: [\s\S]*erledigt/u);
    expect(await tick()).toEqual([]);
  });

  test('says nothing new of a case to whoever gave it away', async () => {
    const { tick, store } = bot([today], TEAMLESS);
    expect((await tick())[0]).toContain('Rückruf');
    await store.commit({
      put: [
        {
          ...today,
          manager: 'star',
          followUps: [{ id: 'w-1', due: '2026-11-20', text: 'Neuer Text', doneOn: '2026-11-20' }],
        },
      ] as readonly Case[],
    });
    const changes = await tick();
    const [change = ''] = changes.filter((text) => text.startsWith('update'));
    expect(change).toContain('nicht mehr nötig');
    expect(change).not.toMatch(/Neuer Text|Rückruf|erledigt|Herr Star/u);
  });

  test('names who cannot be reached also when it is changed', async () => {
    const mine = withFollowUp('2026-11-20', { no: 'F-2', manager: undefined });
    const { tick, store, outcomes } = bot([today, mine], TEAMLESS);
    outcomes.push(failed('unreachable', false));
    await tick();
    await settle(store, 'F-2');
    expect(await tick()).toEqual([expect.stringMatching(/^update: [\s\S]*erledigt[\s\S]*Amsel.*nicht erreichbar/u)]);
  });

  test('is changed also where it came to be known as sent after the others were looked through', async () => {
    const { tick, store, outcomes, looks, pass } = bot(
      [today, withFollowUp('2026-11-20', { no: 'F-2', manager: 'star' })],
      TEAMLESS,
    );
    outcomes.push({ state: 'uncertain', reason: 'reset' });
    await tick();
    await settle(store);
    await tick();
    looks.push({ state: 'found', reference: { adapter: 'slack', id: 'D1/7' } });
    pass(3 * MINUTE);
    expect(await tick()).toEqual([expect.stringMatching(/^update: [\s\S]*erledigt/u)]);
  });

  test('is changed after a restart where the end came in between, whatever the platform said at the end', async () => {
    let end: Promise<void> | undefined;
    const { deliver, tick, store, outcomes } = bot([today], TEAMLESS, undefined, {
      at: (point) => {
        if (point === 'drawing') end = deliver.stop();
      },
    });
    await tick();
    await store.commit({ remove: ['F-1'] });
    outcomes.push(failed('offline', false));
    expect(await tick()).toHaveLength(1);
    await end;
    expect(await bot([], TEAMLESS, store).tick()).toEqual(['remove: ']);
  });

  test('is changed later where the platform does not take it now', async () => {
    const { tick, store, outcomes, pass } = bot([today], TEAMLESS);
    await tick();
    await settle(store);
    outcomes.push(failed('offline', true));
    expect(await tick()).toHaveLength(1);
    expect(await tick()).toEqual([]);
    pass(5 * MINUTE + 1);
    expect(await tick()).toHaveLength(1);
    expect(await tick()).toEqual([]);
  });

  test('is taken back where its only case is deleted, and else changed', async () => {
    const { tick, store } = bot(
      [
        today,
        withFollowUp('2026-11-20', { no: 'F-2', manager: 'star' }),
        withFollowUp('2026-11-20', { no: 'F-3', manager: 'star' }),
      ],
      TEAMLESS,
    );
    expect(await tick()).toHaveLength(2);
    await store.commit({ remove: ['F-1', 'F-2'] });
    const changes = await tick();
    expect(changes.map((text) => text.split(':')[0])).toEqual(['remove', 'update']);
    expect(changes[1]).not.toContain('F-2');
    const entries = JSON.stringify([...(await store.outbox().load()).values()]);
    expect(entries).not.toMatch(/F-[12]\b/u);
    expect(await tick()).toEqual([]);
  });
});

test.each(['planned', 'claiming'] as const)('claims nothing after the end has begun: %s', async (moment) => {
  let end: Promise<void> | undefined;
  const { deliver, tick, states } = bot([today], TEAMLESS, undefined, {
    at: (point) => {
      if (point === moment) end = deliver.stop();
    },
  });
  expect(await tick()).toEqual([]);
  await end;
  expect(await states()).toEqual([]);
});

test('what cannot be made into a message is said to have failed, and keeps nothing else', async () => {
  const { store } = bot([today]);
  let ids = 0;
  const worlds = createWorlds(store, () => `broken-${++ids}`);
  const { deliver, states, logged } = bot([], TEAMLESS, store, {
    world: async (now) => ({
      ...(await worlds(now)),
      content: () => {
        throw new RangeError('a fault');
      },
    }),
  });
  await deliver.tick();
  expect(await states()).toEqual(['failed', 'failed']);
  expect(logged).toEqual([
    'outbox: a message could not be made (RangeError)',
    'outbox: a message could not be made (RangeError)',
  ]);
});

test('an outcome that the disk does not take is kept later, and nothing is sent until then', async () => {
  const kept = createMemoryStore(sound(TEAMLESS, [today]));
  const outbox = kept.outbox();
  let full = false;
  const store: Store = {
    ...kept,
    outbox: () => ({
      ...outbox,
      append: (...events) => (full ? Promise.reject(new Error('full')) : outbox.append(...events)),
    }),
  };
  const { deliver, states, happened, logged } = bot([], TEAMLESS, store, {
    at: (point) => {
      if (point === 'posting') full = true;
    },
  });
  await deliver.tick();
  expect(await states()).toEqual(['claimed']);
  expect(logged).toHaveLength(1);
  await expect(deliver.tick()).rejects.toThrow('full');
  full = false;
  await deliver.tick();
  expect(await states()).toEqual(['sent']);
  expect(happened).toHaveLength(1);
});

test('the scheduler works at once, goes on after a fault, and ends when it is told', async () => {
  vi.useFakeTimers();
  try {
    const results = [500, new Error('x'), 60_000, 60_000];
    let ticks = 0;
    const logged: string[] = [];
    const deliver = {
      async tick() {
        const result = results[ticks++];
        if (typeof result === 'number') return result;
        throw result;
      },
      stop: async () => undefined,
    };
    const scheduler = createScheduler({ deliver, log: (line) => logged.push(line) });
    scheduler.start();
    await vi.advanceTimersByTimeAsync(100);
    expect(ticks).toBe(1);
    await vi.advanceTimersByTimeAsync(500);
    expect([ticks, logged]).toEqual([2, ['reminders: Error']]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ticks).toBe(3);
    scheduler.wake();
    await vi.advanceTimersByTimeAsync(100);
    expect(ticks).toBe(4);
    await scheduler.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ticks).toBe(4);
  } finally {
    vi.useRealTimers();
  }
});

test('the door of an adapter knows people by their ids in the office', async () => {
  const office = officeOf({
    staff: [{ id: 'fm', name: 'Frau Amsel', roles: ['caseManager'], team: 'nord', platforms: { slack: 'U1' } }],
    teams: [{ id: 'nord', name: 'Nord' }],
  });
  const asked: unknown[] = [];
  const door = reminderDoor(
    {
      name: 'slack',
      start: async () => undefined,
      stop: async () => undefined,
      async post(message) {
        asked.push([message.to, message.key]);
        return { state: 'sent', reference: { adapter: 'slack', id: 'D1/1' } };
      },
      update: { available: false, why: 'x' },
      remove: { available: false, why: 'x' },
      find: { available: true, run: () => Promise.reject(new Error('no right')) },
      form: { available: false, why: 'x' },
      picture: { available: false, why: 'x' },
    },
    async () => office,
  );
  const worlds = createWorlds(createMemoryStore(sound(office, [today])), () => 'p1');
  const world = await worlds(FRIDAY);
  const [posting] = world.bundle([...world.wanted.values()], new Map());
  if (posting === undefined) throw new Error('nothing to post');
  expect(posting.day).toBe(toDay(2026, 11, 20));
  const content = world.content(posting, new Set(), new Map());
  expect(await door.post('p1', content)).toMatchObject({ state: 'sent' });
  expect(asked).toEqual([[{ kind: 'person', id: 'U1' }, 'p1']]);
  expect(await door.reaches({ kind: 'channel', team: 'nord' })).toBe(false);
  expect(await door.find('p1', { kind: 'person', staff: 'fm' })).toEqual({ state: 'later' });
  expect(await door.find('p1', { kind: 'person', staff: 'gone' })).toEqual({ state: 'never' });
  expect(await door.update('p1', { adapter: 'slack', id: 'D1/1' }, content)).toBeUndefined();
  expect(await door.remove({ adapter: 'teams', id: 'x' })).toBeUndefined();
});

test('who goes by another address by now is neither looked for there, nor shown anything new at the old one', async () => {
  const officeWith = (slack: string) =>
    officeOf({ staff: TEAMLESS.staff.map((one) => (one.id === 'fm' ? { ...one, platforms: { slack } } : one)) });
  const did: string[] = [];
  const reference = { adapter: 'slack', id: 'DU1/1' } as const;
  const answers: Delivery[] = [{ state: 'uncertain', reason: 'timeout' }];
  const { store, deliver, states, pass } = (() => {
    const mine = createMemoryStore(sound(officeWith('U1'), [today]));
    const door = reminderDoor(
      {
        name: 'slack',
        start: async () => undefined,
        stop: async () => undefined,
        async post({ to }) {
          did.push(`post ${to.id}`);
          return answers.shift() ?? { state: 'sent', reference };
        },
        update: {
          available: true,
          run: async (at) => {
            did.push(`update ${at.id}`);
            return { state: 'sent', reference };
          },
        },
        remove: {
          available: true,
          run: async (at) => {
            did.push(`remove ${at.id}`);
            return { state: 'sent', reference };
          },
        },
        find: {
          available: true,
          run: async (to) => {
            did.push(`find ${to.id}`);
            return undefined;
          },
        },
        form: { available: false, why: 'x' },
        picture: { available: false, why: 'x' },
      },
      () => mine.office(),
    );
    return bot([], TEAMLESS, mine, { doors: [door] });
  })();
  await deliver.tick();
  const [entry] = [...(await store.outbox().load()).values()];
  expect(entry?.mark).toMatch(/^[\w-]{12}$/u);
  await store.commit({ office: officeWith('U2') });
  await deliver.tick();
  pass(3 * MINUTE);
  await deliver.tick();
  expect((await states())[0]).toBe('doubtful');
  expect(did.filter((what) => what.startsWith('find'))).toEqual([]);
  await deliver.tick();
  expect(did).toEqual(['post U1', 'post U2']);
  await store.commit({ office: officeWith('U3') });
  await settle(store);
  await deliver.tick();
  expect(did.slice(2)).toEqual(['remove DU1/1']);
});
