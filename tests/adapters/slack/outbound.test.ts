import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Delivery } from '../../../adapters/adapter.ts';
import { createButtons } from '../../../adapters/chat/tokens.ts';
import { createVault } from '../../../adapters/chat/vault.ts';
import { clientOptions, createClient } from '../../../adapters/slack/client.ts';
import { createMessages } from '../../../adapters/slack/messages.ts';
import { createSlackOutbound, type Method } from '../../../adapters/slack/outbound.ts';
import { createRespond } from '../../../adapters/slack/respond.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { error, loopback, ok, reset, silent, status, type Weather } from './loopback.ts';
import { linked, slackChannel, slackUser } from './slack-outside.ts';

const office = linked(exampleOffice(toDay(2026, 11, 21)).office);
const FM1 = slackUser('fm-1');

interface Setup {
  readonly pace?: number;
  readonly timeout?: number;
  readonly running?: boolean;
}

async function bot(weather: readonly Weather[], { pace = 0, timeout = 10_000, running = true }: Setup = {}) {
  const slack = await loopback(...weather);
  const client = createClient('xoxb-x', { ...clientOptions(slack.url), timeout });
  const outbound = createSlackOutbound({ now: Date.now, pace });
  const buttons = createButtons(createVault(new Uint8Array(32)), Date.now);
  const messages = createMessages({ client, outbound, buttons, office: async () => office, running: () => running });
  const post = (text = 'Morgen.', id = FM1) =>
    messages.post({ to: { kind: 'person', id }, reply: seal(note('Erinnerung', text), 'private') });
  return { ...slack, client, outbound, messages, post };
}

const failed = (reason: string, retryable: boolean, retryAfter?: number) => ({
  state: 'failed',
  reason,
  retryable,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

describe('a message', () => {
  const cases: readonly (readonly [string, Weather, object])[] = [
    ['that Slack takes is sent', ok(), { state: 'sent', reference: { adapter: 'slack', id: `${FM1}/1.1` } }],
    ['at 429 is to come again when Slack says', status(429, { 'retry-after': '7' }), failed('rate-limited', true, 7)],
    ['at 429 without a time is to come again soon', status(429), failed('rate-limited', true, 1)],
    ['that is one too many is to come again', error('ratelimited'), failed('rate-limited', true, 1)],
    ['at 500 may have arrived', status(500), { state: 'uncertain', reason: 'server-error' }],
    ['at 503 may have arrived', status(503), { state: 'uncertain', reason: 'server-error' }],
    ['that breaks Slack may have arrived', error('fatal_error'), { state: 'uncertain', reason: 'server-error' }],
    ['whose line breaks may have arrived', reset, { state: 'uncertain', reason: 'reset' }],
    [
      'that something else answers may have arrived',
      status(200, {}, '<html>proxy</html>'),
      { state: 'uncertain', reason: 'server-error' },
    ],
    ['to somebody who has left does not arrive', error('user_not_found'), failed('unreachable', false)],
    ['to a channel without the bot does not arrive', error('not_in_channel'), failed('unreachable', false)],
    ['that Slack does not like is refused', error('invalid_blocks'), failed('refused', false)],
    ['with a revoked token is refused', error('token_revoked'), failed('refused', false)],
    ['that does not exist at all is refused', status(400), failed('refused', false)],
  ];

  it('before Slack is spoken to is to come again, and so is a change', async () => {
    const { post, messages, calls } = await bot([], { running: false });
    expect(await post()).toEqual(failed('offline', true));
    const { remove } = messages;
    if (!remove.available) throw new Error(remove.why);
    expect(await remove.run({ adapter: 'slack', id: `${FM1}/1.1` })).toEqual(failed('offline', true));
    expect(calls).toEqual([]);
  });

  it.each(cases)('%s, and goes out once', async (_what, weather, result) => {
    const { post, calls } = await bot([weather]);
    expect(await post()).toEqual(result);
    expect(calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
  });

  it('that Slack is silent about may have arrived', async () => {
    const { post, calls } = await bot([silent], { timeout: 150 });
    expect(await post()).toEqual({ state: 'uncertain', reason: 'timeout' });
    expect(calls).toHaveLength(1);
  });

  it('whose answer breaks off may have arrived', async () => {
    const half: Weather = (_call, response, request) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":tr');
      setTimeout(() => request.socket.destroy(), 20);
    };
    const { post, calls } = await bot([half]);
    expect(await post()).toEqual({ state: 'uncertain', reason: 'reset' });
    expect(calls).toHaveLength(1);
  });

  it('that never went out is to come again', async () => {
    const { post, server } = await bot([]);
    await new Promise((resolve) => server.close(resolve));
    expect(await post()).toEqual(failed('offline', true));
  });

  it('goes to nobody whom the office does not know', async () => {
    const { post, calls } = await bot([]);
    expect(await post('Geheim.', 'U0FOREIGN')).toEqual(failed('unreachable', false));
    expect(calls).toEqual([]);
  });

  it('that is too long for one is refused, not cut', async () => {
    const { post, calls } = await bot([]);
    expect(await post('lang '.repeat(5_000))).toEqual(failed('refused', false));
    expect(calls).toEqual([]);
  });
});

describe('many messages', () => {
  it('to one channel keep their order and Slack’s pace; another channel need not wait', async () => {
    const { post, calls } = await bot([], { pace: 60 });
    const other = slackUser('fm-3');
    const all: Promise<Delivery>[] = Array.from({ length: 8 }, (_, i) => post(`Nummer ${i}.`));
    all.push(post('Andere.', other));
    for (const each of await Promise.all(all)) expect(each.state).toBe('sent');
    const mine = calls.filter(({ body }) => body['channel'] === FM1);
    expect(mine.map(({ body }) => /Nummer (\d)/u.exec(body['blocks'] ?? '')?.[1])).toEqual([...'01234567']);
    const times = mine.map(({ at }) => at);
    // three at once, then one each time; how long each is on its way differs
    const [first = 0] = times;
    expect((times.at(-1) ?? 0) - first).toBeGreaterThanOrEqual(5 * 60 - 40);
    expect((times[2] ?? 0) - first).toBeLessThan(5 * 60);
    expect(calls.findIndex(({ body }) => body['channel'] === other)).toBeLessThan(4);
  });

  it('after a 429 wait as long as Slack says: five hundred at once, none twice, none lost', async () => {
    const { post, calls } = await bot([ok(), status(429, { 'retry-after': '1' }), ok()]);
    const results = await Promise.all(Array.from({ length: 500 }, (_, i) => post(`Nummer ${i}.`)));
    expect(results.filter(({ state }) => state === 'sent')).toHaveLength(499);
    expect(results[1]).toEqual(failed('rate-limited', true, 1));
    const said = calls.map(({ body }) => body['blocks']);
    expect(new Set(said).size).toBe(500);
    expect(said).toHaveLength(500);
    expect((calls[2]?.at ?? 0) - (calls[1]?.at ?? 0)).toBeGreaterThanOrEqual(950);
  });

  it('do not wait for minutes: what Slack will not take for that long is to come again', async () => {
    const { post, calls } = await bot([status(429, { 'retry-after': '600' })]);
    const [first, second] = await Promise.all([post('Eins.'), post('Zwei.', slackUser('fm-3')).then((it) => it)]);
    expect(first).toEqual(failed('rate-limited', true, 600));
    expect(['rate-limited', 'sent']).toContain('reason' in second ? second.reason : second.state);
    expect(await post('Drei.')).toEqual(failed('rate-limited', true, 600));
    expect(calls.length).toBeLessThanOrEqual(2);
  });

  it('in one channel are no more than anybody reads', async () => {
    const { post, calls } = await bot([silent], { timeout: 300 });
    const all = Array.from({ length: 1_001 }, () => post());
    expect(await all.at(-1)).toMatchObject({ state: 'failed', reason: 'rate-limited', retryable: true });
    expect(calls.length).toBeLessThanOrEqual(1);
    // the others are not waited for: each takes the time-out
  });
});

describe('at the end', () => {
  it('what waits for its turn is given back at once, what is under way gets its answer, and nothing more goes out', async () => {
    const { post, calls, outbound } = await bot([ok()], { pace: 60_000 });
    const all = Array.from({ length: 50 }, (_, i) => post(`Nummer ${i}.`));
    await expect.poll(() => calls.length).toBe(3);
    outbound.end();
    const results = await Promise.all(all);
    expect(results.filter(({ state }) => state === 'sent')).toHaveLength(3);
    expect(results.slice(3)).toEqual(results.slice(3).map(() => failed('offline', true)));
    expect(await post('Danach.')).toEqual(failed('offline', true));
    expect(calls).toHaveLength(3);
    await outbound.idle();
  });

  it('nobody waits for the time that Slack has asked for', async () => {
    const { outbound, client, calls } = await bot([status(429, { 'retry-after': '50' })]);
    const send = (channel: string) =>
      outbound.send(channel, 'chat.postMessage', () => client.chat.postMessage({ channel, text: 'x' }), 60);
    const first = send('C1');
    await expect.poll(() => calls.length).toBe(1);
    const second = send('C2');
    outbound.end();
    expect(await first).toEqual(failed('offline', true));
    expect(await second).toEqual(failed('offline', true));
    expect(calls).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('that Slack does not take at once is brought when it does, once', async () => {
    const { outbound, client, calls } = await bot([status(429, { 'retry-after': '1' }), ok()]);
    const sent = await outbound.send(
      'C1',
      'chat.postMessage',
      () => client.chat.postMessage({ channel: 'C1', text: 'x' }),
      10,
    );
    expect(sent.state).toBe('sent');
    expect(calls).toHaveLength(2);
    expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(950);
  });

  it('at 5xx is not brought a second time', async () => {
    const { outbound, client, calls } = await bot([status(502)]);
    const sent = await outbound.send(
      'C1',
      'chat.postMessage',
      () => client.chat.postMessage({ channel: 'C1', text: 'x' }),
      10,
    );
    expect(sent).toEqual({ state: 'uncertain', reason: 'server-error' });
    expect(calls).toHaveLength(1);
  });
});

describe('where Slack takes no calls of a method', () => {
  /** An outbound whose clock the test moves; calls are noted, and refused as long as `refuse` says for how many seconds. */
  function held() {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const outbound = createSlackOutbound({ now: Date.now, pace: 0 });
    const began = Date.now();
    const made: { readonly method: string; readonly at: number }[] = [];
    const refused: Partial<Record<Method, number[]>> = {};
    const call = (method: Method) => async () => {
      made.push({ method, at: (Date.now() - began) / 1000 });
      const retryAfter = refused[method]?.shift();
      if (retryAfter !== undefined) throw new WebAPIRateLimitedError(retryAfter);
      return 'done';
    };
    const send = (channel: string, method: Method, patience?: number) =>
      outbound.send(channel, method, call(method), patience);
    const soon = (method: Method, within: number) => outbound.soon(method, call(method), Date.now() + within * 1000);
    return {
      outbound,
      made,
      refused,
      send,
      soon,
      pass: (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000),
    };
  }

  it('calls of others go at once', async () => {
    const { send, soon, refused, made, pass } = held();
    refused['chat.postMessage'] = [12];
    const waiting = send('D1', 'chat.postMessage', 300);
    await pass(0);
    const others = [soon('views.open', 2.5), send('D2', 'chat.postEphemeral', 300), send('C1', 'chat.update')];
    for (const result of await Promise.all(others)) expect(result.state).toBe('sent');
    expect(made.map(({ at }) => at)).toEqual([0, 0, 0, 0]);
    await pass(12);
    expect((await waiting).state).toBe('sent');
    expect(made.at(-1)).toEqual({ method: 'chat.postMessage', at: 12 });
  });

  it('a window is opened in time or not at all, and waits for no message', async () => {
    const { send, soon, refused, made, pass } = held();
    refused['chat.postMessage'] = [50];
    void send('U1:views', 'chat.postMessage', 300);
    refused['views.open'] = [2, 12];
    const first = soon('views.open', 2.5);
    await pass(2);
    // Slack asks for twelve seconds more
    expect(await first).toEqual(failed('expired', false));
    const before = made.length;
    expect(await soon('views.open', 2.5)).toEqual(failed('expired', false));
    expect(made).toHaveLength(before);
    expect((await soon('views.push', 2.5)).state).toBe('sent');
    refused['views.push'] = [1];
    const second = soon('views.push', 2.5);
    await pass(1);
    expect((await second).state).toBe('sent');
  });

  it('what a person asked for is kept for minutes and sent once; what waits longer is given back', async () => {
    const { send, refused, made, pass } = held();
    refused['chat.postMessage'] = [240];
    const mine = send('D1', 'chat.postMessage', 300);
    await pass(0);
    const other = send('D2', 'chat.postMessage', 300);
    const ownAccord = send('D3', 'chat.postMessage');
    expect(await ownAccord).toEqual(failed('rate-limited', true, 240));
    await pass(239);
    expect(made).toHaveLength(1);
    await pass(1);
    for (const sent of [mine, other]) expect((await sent).state).toBe('sent');
    expect(made).toHaveLength(3);

    refused['chat.postMessage'] = [301];
    expect(await send('D1', 'chat.postMessage', 300)).toEqual(failed('rate-limited', true, 301));
    expect(await send('D2', 'chat.postMessage', 300)).toEqual(failed('rate-limited', true, 301));
  });

  it('nobody waits longer than patience says, however often Slack says no', async () => {
    const { send, refused, pass, made } = held();
    refused['chat.postMessage'] = Array.from({ length: 100 }, () => 90);
    const all = [send('D1', 'chat.postMessage', 300), send('D1', 'chat.postMessage', 300)];
    await pass(301);
    for (const { state } of await Promise.all(all)) expect(state).toBe('failed');
    expect(made.length).toBeLessThanOrEqual(5);
  });

  it('at the end nothing of it is waited for', async () => {
    const { send, soon, refused, outbound, pass, made } = held();
    refused['chat.postMessage'] = [200];
    refused['views.open'] = [2];
    const all = [send('D1', 'chat.postMessage', 300), soon('views.open', 2.5)];
    await pass(0);
    outbound.end();
    for (const result of await Promise.all(all)) expect(result).toEqual(failed('offline', true));
    await outbound.idle();
    expect(made).toHaveLength(2);
  });
});

describe('an answer at the address that came with a command', () => {
  const page = { text: 'Fristen', blocks: [] };

  it('is the same: taken, late, or uncertain', async () => {
    for (const [weather, result] of [
      [ok(), { state: 'sent' }],
      [status(404), failed('expired', false)],
      [status(500), { state: 'uncertain', reason: 'server-error' }],
      [status(429, { 'retry-after': '3' }), failed('rate-limited', true, 3)],
      [reset, { state: 'uncertain', reason: 'reset' }],
    ] as const) {
      const { url } = await loopback(weather);
      expect(await createRespond(fetch, url)(url, page)).toEqual(result);
    }
  });

  it.each([
    'http://hooks.slack.com/commands/1',
    'https://hooks.slack.com.example/1',
    'https://example.org/?slack.com',
    'https://evilslack.com/1',
    'file:///etc/passwd',
    'nonsense',
  ])('goes to Slack alone, not to %s', async (url) => {
    const never = () => Promise.reject(new Error('called'));
    expect(await createRespond(never, undefined)(url, page)).toEqual(failed('refused', false));
  });

  it('goes to Slack’s own address', async () => {
    const called: unknown[] = [];
    const respond = createRespond(async (url) => {
      called.push(url);
      return new Response('ok');
    }, undefined);
    expect(await respond('https://hooks.slack.com/commands/T1/2/3', page)).toEqual({ state: 'sent' });
    expect(called).toHaveLength(1);
  });
});

describe('a channel of a team', () => {
  it('is written to where the office names it', async () => {
    const { messages, calls } = await bot([]);
    const reply = seal(note('Wochenüberblick', 'Drei Termine.'), 'channel');
    const id = slackChannel('ue25');
    expect(await messages.post({ to: { kind: 'channel', id }, reply })).toMatchObject({ state: 'sent' });
    expect(await messages.post({ to: { kind: 'channel', id: 'C0OTHER' }, reply })).toEqual(
      failed('unreachable', false),
    );
    expect(calls).toHaveLength(1);
  });
});
