import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Delivery, Message } from '../../../adapters/adapter.ts';
import { reminderDoor } from '../../../adapters/reminder-door.ts';
import { createTeamsOutbound } from '../../../adapters/teams/outbound.ts';
import { TEAMS_TEXTS } from '../../../adapters/teams/texts.ts';
import { TransportError } from '../../../adapters/teams/transport.ts';
import { instantOf } from '../../../src/calendar/berlin.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { REMINDER_TEXTS } from '../../../src/messages/reminders.ts';
import { createDeliver } from '../../../src/reminders/deliver.ts';
import { createWorlds } from '../../../src/reminders/world.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { BLOCKED, type Fault, RESET, refuses, SILENT, says, startService, tooMany } from './service.ts';
import {
  type BotSetting,
  dataOf,
  FM1,
  FM3,
  IN_CHANNEL,
  office,
  plan,
  reminder,
  said,
  shownBy,
  slowForm,
  teamsBot,
  UE25,
  withAuthority,
} from './teams-bot.ts';
import { linked, personOf, teamsUser } from './teams-outside.ts';

const authority = withAuthority();
const { de } = TEAMS_TEXTS;
const times = (count: number) => Array.from({ length: count }, (_, i) => i);
const server = (status: number, isTaken: boolean): Fault => says(status, { isTaken });

interface Bad {
  readonly what: string;
  readonly fault: Fault;
  readonly delivery: Delivery;
  /** whether it stands there all the same */
  readonly isThere: boolean;
}

const uncertain = (reason: 'timeout' | 'reset' | 'server-error'): Delivery => ({ state: 'uncertain', reason });
const failed = (reason: 'rate-limited' | 'unreachable' | 'refused' | 'offline', retryable: boolean): Delivery =>
  reason === 'rate-limited'
    ? { state: 'failed', retryable, reason, retryAfter: 1 }
    : { state: 'failed', retryable, reason };

const WEATHER: readonly Bad[] = [
  { what: 'a reset after it was taken', fault: RESET, delivery: uncertain('reset'), isThere: true },
  {
    what: 'a reset before it was taken',
    fault: { is: 'reset', isTaken: false },
    delivery: uncertain('reset'),
    isThere: false,
  },
  { what: 'silence', fault: { ...SILENT, isTaken: true }, delivery: uncertain('timeout'), isThere: true },
  { what: 'silence, lost', fault: SILENT, delivery: uncertain('timeout'), isThere: false },
  { what: '408', fault: says(408), delivery: uncertain('timeout'), isThere: false },
  ...[500, 502, 503, 504].flatMap((status): readonly Bad[] => [
    { what: `${status}, taken`, fault: server(status, true), delivery: uncertain('server-error'), isThere: true },
    { what: `${status}, lost`, fault: server(status, false), delivery: uncertain('server-error'), isThere: false },
  ]),
  { what: '429', fault: tooMany(1), delivery: failed('rate-limited', true), isThere: false },
  { what: '429 without a time', fault: says(429), delivery: failed('rate-limited', true), isThere: false },
  { what: '412', fault: says(412), delivery: failed('rate-limited', true), isThere: false },
  { what: '401', fault: says(401), delivery: failed('offline', true), isThere: false },
  { what: '403 of a blocked bot', fault: BLOCKED, delivery: failed('unreachable', false), isThere: false },
  { what: '403', fault: says(403), delivery: failed('unreachable', false), isThere: false },
  { what: '404', fault: refuses(404, 'ConversationNotFound'), delivery: failed('unreachable', false), isThere: false },
  { what: '413', fault: refuses(413, 'MessageSizeTooBig'), delivery: failed('refused', false), isThere: false },
  { what: '400', fault: refuses(400, 'BadSyntax'), delivery: failed('refused', false), isThere: false },
];

const toFm1 = (text: string): Message => ({ to: { kind: 'person', id: FM1.account }, reply: reminder(text) });
const toUe25 = (text: string): Message => ({
  to: { kind: 'channel', id: UE25 },
  reply: seal(note('Erinnerung', text), 'channel'),
});

/** A bot that knows the way to two people and a channel; calls end early, so that silence does not take long. */
async function setup(more: BotSetting = {}, handler = plan) {
  const bot = await teamsBot(authority(), handler, { timeoutMs: 250, ...more });
  await bot.meet(FM1, FM3);
  const at = (where: Message) => (where.to.kind === 'person' ? bot.teams.conversation(FM1) : UE25);
  return { ...bot, at };
}

describe('a message of its own accord', () => {
  it.each(WEATHER)('goes out once in $what, to a person and to a channel', async ({ fault, delivery, isThere }) => {
    const { adapter, service, at, heard } = await setup();
    for (const message of [toFm1('Morgen.'), toUe25('Termine: 3')]) {
      const there = service.messages(at(message)).length;
      service.fault(fault, { times: 9, path: at(message) });
      expect(await adapter.post(message)).toEqual(delivery);
      await adapter.idle();
      expect(heard()).toEqual([`POST /v3/conversations/${at(message)}/activities`]);
      expect(service.messages(at(message)).length - there).toBe(isThere ? 1 : 0);
    }
  });

  it.each(WEATHER)('is changed and taken back once in $what', async ({ fault, delivery }) => {
    const { adapter, service, heard, at } = await setup();
    const sent = await adapter.post(toFm1('Morgen.'));
    if (sent.state !== 'sent' || !adapter.update.available || !adapter.remove.available) throw new Error('not sent');
    heard();
    service.fault(fault, { times: 9, path: at(toFm1('')) });
    // of a message that is gone nobody learns that the person cannot be reached
    const gone = delivery.state === 'failed' && delivery.reason === 'unreachable';
    const expected = gone ? { ...delivery, reason: 'expired' } : delivery;
    expect(await adapter.update.run(sent.reference, toFm1('Erledigt.'))).toEqual(expected);
    expect(heard().map((line) => line.split(' ', 1)[0])).toEqual(['PUT']);
    // the conversation takes nothing for a second: nobody need wait here to see the same again
    if (delivery.state === 'failed' && delivery.reason === 'rate-limited') return;
    expect(await adapter.remove.run(sent.reference)).toEqual(expected);
    expect(heard().map((line) => line.split(' ', 1)[0])).toEqual(['DELETE']);
  });

  it.each(WEATHER.filter(({ delivery }) => delivery.state !== 'failed' || delivery.reason !== 'rate-limited'))(
    'as a picture goes out once in $what, and the log says what became of it',
    async ({ fault, delivery }) => {
      const { adapter, service, heard, at, logged } = await setup();
      if (!adapter.picture.available) throw new Error('no pictures');
      service.fault(fault, { times: 9, path: at(toFm1('')) });
      const drawn = { grade: 'internal', png: new Uint8Array([1]), alt: 'Balken' } as const;
      expect(await adapter.picture.run(toFm1(''), async () => drawn)).toEqual(delivery);
      expect(heard()).toHaveLength(1);
      expect(logged).toEqual([expect.stringMatching(/^teams: picture (?:failed|uncertain) [a-z-]+$/u)]);
    },
  );

  it('that is not taken for now arrives once when it is sent again; nothing leaves before', async () => {
    const { adapter, service, at, heard, reads } = await setup();
    service.fault(tooMany(1), { path: at(toFm1('')) });
    expect(await adapter.post(toFm1('Morgen.'))).toMatchObject({ reason: 'rate-limited', retryAfter: 1 });
    const began = Date.now();
    expect(await adapter.post(toFm1('Morgen.'))).toMatchObject({ state: 'sent' });
    expect(Date.now() - began).toBeGreaterThan(800);
    expect(heard()).toHaveLength(2);
    expect(reads(FM1)).toEqual(['Erinnerung\nMorgen.']);
  });

  it('cannot be looked for: what is uncertain stays so', async () => {
    const { adapter } = await setup();
    expect(adapter.find).toMatchObject({ available: false });
  });

  it('to somebody whose chat has to be begun is told once, however the beginning goes', async () => {
    for (const [fault, delivery] of [
      [RESET, failed('offline', true)],
      [server(502, true), failed('offline', true)],
      [tooMany(1), failed('rate-limited', true)],
      [BLOCKED, failed('unreachable', false)],
    ] as const) {
      const bot = await teamsBot(authority(), plan, { timeoutMs: 250 });
      // she is known from a channel only
      await bot.teams.send(bot.teams.activity(FM1, IN_CHANNEL, { type: 'messageReaction' }));
      await bot.adapter.idle();
      bot.service.fault(fault);
      expect(await bot.adapter.post(toFm1('Morgen.'))).toEqual(delivery);
      expect(bot.heard()).toEqual(['POST /v3/conversations']);
      expect(await bot.adapter.post(toFm1('Morgen.'))).toMatchObject({ state: 'sent' });
      expect(bot.reads(FM1)).toEqual(['Erinnerung\nMorgen.']);
    }
  });

  it('among five hundred at once, while some are refused, arrives once each', async () => {
    const { adapter, service, at, reads } = await setup({ timeoutMs: 10_000 });
    let number = 0;
    const open = new Set(times(500).map((i) => `Nummer ${i}.`));
    const results: Delivery[] = [];
    for (let round = 0; open.size > 0; round++) {
      if (round < 3) service.fault(round === 1 ? says(412) : tooMany(1), { path: at(toFm1('')) });
      await Promise.all(
        [...open].map(async (text) => {
          const result = await adapter.post(toFm1(text));
          results.push(result);
          if (result.state === 'sent') open.delete(text);
          else number++;
        }),
      );
    }
    expect(results.filter(({ state }) => state !== 'sent')).toEqual(times(3).map(() => failed('rate-limited', true)));
    expect([number, service.heard.length > 500]).toEqual([3, true]);
    expect(reads(FM1)).toHaveLength(500);
    expect(new Set(reads(FM1)).size).toBe(500);
  }, 30_000);

  it('waits for nobody else: what one conversation does not take holds no other', async () => {
    const { adapter, service, at, heard, reads } = await setup();
    service.fault(tooMany(30), { path: at(toFm1('')) });
    expect(await adapter.post(toFm1('Morgen.'))).toMatchObject({ retryAfter: 30 });
    const began = Date.now();
    const toFm3: Message = { to: { kind: 'person', id: FM3.account }, reply: reminder('Heute.') };
    expect(await adapter.post(toFm3)).toMatchObject({ state: 'sent' });
    expect(await adapter.post(toUe25('Termine: 3'))).toMatchObject({ state: 'sent' });
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(reads(FM3)).toEqual(['Erinnerung\nHeute.']);
    expect(heard()).toHaveLength(3);
  });
});

describe('an answer', () => {
  it.each(WEATHER.filter(({ delivery }) => delivery.state !== 'failed' || delivery.reason !== 'rate-limited'))(
    'goes out once in $what, and the log says so',
    async ({ fault, isThere }) => {
      const { say, service, heard, at, reads, logged } = await setup();
      service.fault(fault, { times: 9, path: at(toFm1('')) });
      await say(FM1, 'fall F-105');
      expect(heard()).toHaveLength(1);
      expect(reads(FM1)).toHaveLength(isThere ? 1 : 0);
      expect(logged).toEqual([expect.stringMatching(/^teams: answer (?:failed|uncertain) [a-z-]+$/u)]);
    },
  );

  it.each([
    ['429', tooMany(1)],
    ['429 without a time', says(429)],
    ['412', says(412)],
  ])('that is not taken at %s waits, and comes once', async (_what, fault) => {
    const { say, service, heard, at, reads, logged } = await setup();
    service.fault(fault, { path: at(toFm1('')) });
    await say(FM1, 'fall F-105');
    expect(heard()).toHaveLength(2);
    expect(reads(FM1)).toEqual(['Plan\nZu: fall F-105']);
    expect(logged).toEqual([]);
  });

  it('to somebody who has no chat yet waits too, also while that cannot be begun', async () => {
    const handler = async () => ({
      here: seal(note('Fallbote', 'Die Antwort steht im Chat.'), 'channel'),
      privately: reminder('Morgen.'),
    });
    const bot = await teamsBot(authority(), handler);
    bot.service.fault(tooMany(1), { path: '/v3/conversations' });
    await bot.say(FM1, 'fall F-105', IN_CHANNEL);
    expect(bot.reads(FM1)).toEqual(['Erinnerung\nMorgen.']);
    expect(bot.reads(FM1, IN_CHANNEL)).toEqual(['Fallbote\nDie Antwort steht im Chat.']);
    expect(bot.logged).toEqual([]);
  });

  it('that greets is not lost either', async () => {
    const bot = await teamsBot(authority(), plan);
    bot.service.fault(tooMany(1));
    await bot.teams.install(FM1, 'add');
    await bot.adapter.idle();
    expect(bot.reads(FM1)).toEqual([expect.stringContaining(de.welcomeTitle)]);
    bot.service.fault(server(500, false));
    await bot.teams.install(FM3, 'add');
    await bot.adapter.idle();
    expect(bot.reads(FM3)).toEqual([]);
    expect(bot.logged).toEqual(['teams: answer uncertain server-error']);
  });
});

describe('a form', () => {
  /** @param pass the time that goes by while it is taken over, in milliseconds */
  const setUpForm = async (pass: number) => {
    const { form, taken } = slowForm({ ok: true, answer: said('Eingetragen.') }, pass === 0 ? 0 : 50);
    let skew = 0;
    const slow: typeof form = {
      ...form,
      submit(...sent) {
        skew += pass;
        return form.submit(...sent);
      },
    };
    const bot = await setup({ now: () => Date.now() + skew }, async () => ({ ...said('Wann?'), form: slow }));
    await bot.say(FM1, 'plan');
    const card = bot.messages(FM1)[0];
    const data = { ...dataOf(card?.activity, 'Eintragen'), 'f-on': 'heute' };
    bot.heard();
    return { ...bot, taken, send: () => bot.teams.execute(FM1, data, 'private', card?.id) };
  };

  it('that is answered in time stands there whatever the weather; for her other clients it is changed, at most once', async () => {
    const { send, service, adapter, taken, heard } = await setUpForm(0);
    service.fault(RESET, { times: 99 });
    expect(shownBy(await send())).toContain('Eingetragen.');
    await adapter.idle();
    expect(taken).toHaveLength(1);
    expect(heard().map((line) => line.split(' ')[0])).toEqual(['PUT']);
  });

  it.each([
    ['it is taken', undefined, ['PUT'], 'Eingetragen.', 0],
    ['the card is gone', refuses(404, 'NotFound'), ['PUT', 'POST'], 'Eingetragen.', 1],
    ['it is not taken for now', tooMany(1), ['PUT', 'PUT'], 'Eingetragen.', 0],
    ['the line breaks', RESET, ['PUT'], 'Eingetragen.', 1],
    ['Teams is broken', server(503, false), ['PUT'], undefined, 1],
  ])('that took longer changes its card: %s', async (_what, fault, methods, words, lines) => {
    const { send, service, adapter, taken, heard, reads, logged } = await setUpForm(5_100);
    if (fault !== undefined) service.fault(fault as Fault, { method: 'PUT' });
    expect(shownBy(await send())).toBe(`${de.waitTitle}\n${de.wait}`);
    await adapter.idle();
    expect(taken).toHaveLength(1);
    expect(heard().map((line) => line.split(' ', 1)[0])).toEqual(methods);
    if (words !== undefined) expect(reads(FM1).at(-1)).toContain(words);
    expect(logged).toHaveLength(lines);
  });
});

describe('the limits of Teams', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** The most that left within so many milliseconds, wherever they begin. */
  const most = (at: readonly number[], within: number): number =>
    Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + within).length));

  async function sending(count: number, laneOf: (i: number) => string): Promise<readonly number[]> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const outbound = createTeamsOutbound({ now: Date.now });
    const at: number[] = [];
    const all = times(count).map((i) => outbound.send(laneOf(i), laneOf(i), async () => at.push(Date.now())));
    await vi.advanceTimersByTimeAsync(3 * 3_600_000);
    await Promise.all(all);
    return at;
  }

  it('in one conversation are kept: 7 a second, 8 in two, 60 in thirty, 1 800 an hour', async () => {
    const at = await sending(900, () => 'a:1');
    expect(at).toHaveLength(900);
    expect([1_000, 2_000, 30_000].map((within) => most(at, within))).toEqual([7, 7, 21]);
    // at that pace an hour takes no more either
    expect(7 + 3_600_000 / ((at.at(-1) ?? 0) - (at.at(-2) ?? 0))).toBeLessThan(1_800);
  });

  it('of all conversations together are kept, from the first second on: 30', async () => {
    const at = await sending(500, (i) => `a:${i}`);
    expect(at).toHaveLength(500);
    expect(most(at, 1_000)).toBe(30);
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeLessThan(18_000);
  });

  it('are kept where they count: at the receiving end', async () => {
    const bot = await setup({ pace: 150, timeoutMs: 5_000 });
    const people = office.staff.map(({ id }) => personOf(id));
    await bot.meet(...people);
    const from = bot.service.heard.length;
    const posts = [
      ...times(9).map((i) => bot.adapter.post(toFm1(`Nummer ${i}.`))),
      ...people.flatMap(({ account: id }) =>
        times(4).map((i) => bot.adapter.post({ to: { kind: 'person', id }, reply: reminder(`Auch ${i}.`) })),
      ),
    ];
    expect((await Promise.all(posts)).every(({ state }) => state === 'sent')).toBe(true);
    const heard = bot.service.heard.slice(from);
    expect(heard).toHaveLength(posts.length);
    expect(posts.length).toBeGreaterThan(35);
    const moments = heard.map(({ at }) => at);
    expect(most(moments, 1_000)).toBeLessThanOrEqual(30);
    const own = heard.filter(({ path }) => path.includes(bot.teams.conversation(FM1))).map(({ at }) => at);
    // seven at once, and each after them in its turn
    expect(own).toHaveLength(13);
    expect((own[12] ?? 0) - (own[0] ?? 0)).toBeGreaterThan(5 * 150);
  });

  it('that Teams names itself count from the moment it says so', async () => {
    const outbound = createTeamsOutbound({ now: Date.now, pace: 0 });
    const refused = () => Promise.reject(new TransportError({ status: 429, retryAfter: 2 }));
    expect(await outbound.send('a', 'a', refused)).toMatchObject({ retryAfter: 2 });
    expect(await outbound.send('b', 'b', async () => 1)).toEqual({ state: 'sent', value: 1 });
  });
});

describe('reminders in bad weather', () => {
  // that Monday she is there, and answers for somebody on leave
  const FM2 = personOf('fm-2');
  const MONDAY = toDay(2026, 11, 23);
  const monday = exampleOffice(MONDAY);
  const data = { ...monday, office: linked(monday.office) };
  const DAY = 24 * 3_600_000;

  async function engine() {
    const store = createMemoryStore(data);
    let now = instantOf(MONDAY, 7 * 60 + 46);
    const bot = await teamsBot(authority(), botOn(store, MONDAY).answer, { office: () => store.office() });
    await bot.meet(...data.office.staff.map(({ id }) => personOf(id)));
    const lines: string[] = [];
    let ids = 0;
    const deliver = createDeliver({
      outbox: store.outbox(),
      doors: [
        reminderDoor(
          bot.adapter,
          () => store.office(),
          (line) => lines.push(line),
        ),
      ],
      world: createWorlds(store, () => `posting-${++ids}`),
      audit: (entries) => store.log(entries),
      now: () => now,
      clock: () => now,
      // as long as the one who is asked to wait does, in the clock of the engine
      wait: async (milliseconds) => {
        now += milliseconds;
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
      },
      life: 'one',
      log: (line) => lines.push(line),
    });
    return {
      ...bot,
      lines,
      tick: () => deliver.tick(),
      later(milliseconds: number) {
        now += milliseconds;
      },
      entriesOf: async (id: string) =>
        [...(await store.outbox().load()).values()].filter(({ to }) => to.kind === 'person' && to.staff === id),
      postsTo: (id: string) =>
        bot.service.heard.filter(
          ({ method, path }) => method === 'POST' && path.includes(bot.teams.conversation(personOf(id))),
        ).length,
    };
  }

  it.each([
    ['a reset after it was taken', RESET, 1],
    ['502 though it was taken', server(502, true), 1],
    ['503, lost', server(503, false), 0],
  ])('%s: what may have arrived is not sent again, and the person learns of it', async (_what, fault, there) => {
    const { service, teams, tick, later, entriesOf, postsTo, reads, lines } = await engine();
    const before = postsTo('fm-2');
    service.fault(fault, { path: teams.conversation(FM2) });
    await tick();
    for (const _time of times(4)) {
      later(3_600_000);
      await tick();
    }
    expect(lines).toEqual([]);
    // one attempt, and what is urgent once more, with a word that it may be there twice
    expect(postsTo('fm-2') - before).toBe(2);
    expect(reads(FM2)).toHaveLength(there + 1);
    expect(reads(FM2).at(-1)).toContain(REMINDER_TEXTS.en.perhapsTwice);
    expect((await entriesOf('fm-2')).map(({ kind, state, looks = 0 }) => [kind, state, looks])).toEqual([
      ['morning', 'doubtful', 0],
      ['urgent', 'sent', 0],
    ]);
    // the rest goes with the next morning's
    later(DAY);
    await tick();
    expect(postsTo('fm-2') - before).toBe(3);
    expect(reads(FM2).at(-1)).toContain(REMINDER_TEXTS.en.perhapsTwice);
  });

  it('somebody who blocked the bot is not tried again and again, and her lead reads of it', async () => {
    const { service, teams, tick, later, entriesOf, postsTo, reads } = await engine();
    const before = postsTo('fm-2');
    service.fault(BLOCKED, { path: teams.conversation(FM2), times: 99 });
    await tick();
    for (const _time of times(4)) {
      later(3_600_000);
      await tick();
    }
    expect(postsTo('fm-2') - before).toBe(1);
    expect((await entriesOf('fm-2')).map(({ state, reason }) => [state, reason])).toEqual([['failed', 'unreachable']]);
    // with the next message that the lead gets at all
    for (const _day of times(4)) {
      later(DAY);
      await tick();
    }
    const name = data.office.staff.find(({ id }) => id === 'fm-2')?.name ?? '?';
    expect(reads(personOf('tl-1')).join('\n')).toContain(REMINDER_TEXTS.de.unreachable(name));
  });

  it('what is not taken for now comes once, a little later', async () => {
    const { service, teams, tick, later, reads, postsTo } = await engine();
    const before = postsTo('fm-2');
    service.fault(tooMany(1), { path: teams.conversation(FM2) });
    await tick();
    later(61_000);
    await tick();
    expect(reads(FM2)).toEqual([expect.stringContaining('Good morning')]);
    expect(postsTo('fm-2') - before).toBe(2);
  });
});

it('somebody who cannot be reached in private reads one neutral line where she asked, and nobody reads more', async () => {
  const store = createMemoryStore({ ...exampleOffice(toDay(2026, 11, 21)), office });
  const bot = await teamsBot(authority(), botOn(store, toDay(2026, 11, 21)).answer);
  bot.service.fault(BLOCKED, { path: '/v3/conversations' });
  await bot.say(personOf('fm-1'), 'fall F-101', IN_CHANNEL);
  expect(bot.reads(FM1)).toEqual([]);
  expect(bot.reads(FM1, IN_CHANNEL)).toEqual([`${de.unheardTitle}\n${de.unheard}`]);
  expect(bot.logged).toEqual(['teams: answer failed unreachable']);
  expect(
    [teamsUser('fm-1'), messagesIn('de').unknownPerson].some((word) => bot.reads(FM1, IN_CHANNEL)[0]?.includes(word)),
  ).toBe(false);
});

it('a service that is gone is none that took something', async () => {
  const gone = await startService();
  const bot = await teamsBot(authority(), plan, { service: gone });
  await bot.meet(FM1);
  await gone.stop();
  // the line that was open may have broken after it went out; a new one is not even there
  await bot.adapter.post(toFm1('Morgen.'));
  expect(await bot.adapter.post(toFm1('Morgen.'))).toEqual(failed('offline', true));
});
