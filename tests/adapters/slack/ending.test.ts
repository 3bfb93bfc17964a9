import { describe, expect, it } from 'vitest';
import type { Handler } from '../../../adapters/adapter.ts';
import { SLACK_TEXTS } from '../../../adapters/slack/texts.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { direct, httpBot, mention } from './http-bot.ts';
import { silent, status } from './loopback.ts';
import { linked, slackChannel, slackUser } from './slack-outside.ts';

const office = linked(exampleOffice(toDay(2026, 11, 21)).office);
const [FM1, FM3] = [slackUser('fm-1'), slackUser('fm-3')];
const UE25 = slackChannel('ue25');
const { crowd } = SLACK_TEXTS.de;

const said: Handler = async ({ text, place }) => {
  const reply = note('Plan', `Zu: ${text}`);
  return { here: place.kind === 'private' ? seal(reply, 'private') : seal(reply, 'channel') };
};
const reply = (text: string) => seal(note('Erinnerung', text), 'private');
const times = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('stop', () => {
  /** How long it took, in milliseconds. */
  const timed = async (work: Promise<unknown>) => {
    const began = Date.now();
    await work;
    return Date.now() - began;
  };

  it('does not wait for a long queue: what is not sent by then is given back, and nothing is sent twice', async () => {
    const { adapter, calls, event } = await httpBot({
      office: async () => office,
      handler: said,
      more: { pace: 60_000, stopWithin: 400 },
    });
    const posts = times(200).map((i) =>
      adapter.post({ to: { kind: 'person', id: FM1 }, reply: reply(`Nummer ${i}.`) }),
    );
    await event(direct(FM3, 'eins'));
    expect(await timed(adapter.stop())).toBeLessThan(5_000);
    const results = await Promise.all(posts);
    const sent = results.filter(({ state }) => state === 'sent');
    expect(sent).toHaveLength(3);
    expect(results.filter((result) => result.state === 'failed' && result.retryable)).toHaveLength(197);
    expect(results.at(-1)).toEqual({ state: 'failed', retryable: true, reason: 'offline' });
    const blocks = calls.filter(({ method }) => method === 'chat.postMessage').map(({ body }) => body['blocks']);
    expect(new Set(blocks).size).toBe(blocks.length);
    expect(blocks.join('\n')).toContain('Zu: eins');
  });

  it('does not wait as long as Slack asks to, nor for a call that Slack does not answer', async () => {
    for (const weather of [status(429, { 'retry-after': '50' }), silent]) {
      const { adapter, event, calls, logged } = await httpBot({
        office: async () => office,
        handler: said,
        weather: { 'chat.postMessage': weather },
        more: { stopWithin: 400 },
      });
      await event(direct(FM1, 'eins'));
      await expect.poll(() => calls.length).toBe(2);
      const post = adapter.post({ to: { kind: 'person', id: FM1 }, reply: reply('Morgen.') });
      // the call itself is broken off: an open one would keep the process, and whoever waits behind it
      expect(await timed(Promise.all([adapter.stop(), post]))).toBeLessThan(5_000);
      expect(await post).toEqual({ state: 'failed', retryable: true, reason: 'offline' });
      const outcome = weather === silent ? 'uncertain timeout' : 'failed offline';
      await expect.poll(() => logged).toContain(`slack: answer ${outcome}`);
    }
  });

  it('does not wait for a request that never ends; one that does is answered', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { adapter, event, shown } = await httpBot({
      office: async () => office,
      async handler(request) {
        if (request.text === 'nie') return new Promise<never>(() => undefined);
        await gate;
        return said(request);
      },
      more: { stopWithin: 1_000 },
    });
    await event(direct(FM1, 'nie'));
    await event(direct(FM3, 'gleich'));
    const stopped = timed(adapter.stop());
    go();
    expect(await stopped).toBeLessThan(6_000);
    expect(shown('chat.postMessage')).toEqual(['Plan\nZu: gleich']);
  });
});

describe('somebody who asks faster than answers can be brought', () => {
  /** A bot whose answers wait until they are let go. */
  async function setup() {
    const run: string[] = [];
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const bot = await httpBot({
      office: async () => office,
      async handler(request) {
        run.push(request.text);
        await gate;
        return said(request);
      },
    });
    return { ...bot, run, go: () => go() };
  }

  it('is answered twenty times, reads one sentence for all others, and they are not run', async () => {
    const { event, adapter, run, go, shown, logged } = await setup();
    for (const i of times(60)) await event(direct(FM1, `wiedervorlage ${i}`));
    // others need not wait
    await event(direct(FM3, 'fristen'));
    go();
    await adapter.idle();
    const texts = shown('chat.postMessage');
    expect(run.filter((text) => text !== 'fristen')).toHaveLength(20);
    expect(texts.filter((text) => text.includes(crowd))).toHaveLength(1);
    expect(texts).toHaveLength(22);
    expect(texts).toContain('Plan\nZu: fristen');
    expect(logged.filter((line) => line.includes('too many requests'))).toHaveLength(1);
    await event(direct(FM1, 'danach'));
    await adapter.idle();
    expect(shown('chat.postMessage').at(-1)).toBe('Plan\nZu: danach');
  });

  it('reads it for each slash command: nobody waits for that', async () => {
    const { event, command, adapter, go } = await setup();
    for (const i of times(20)) await event(direct(FM1, `${i}`));
    for (const i of times(3)) expect(await command(FM1, `zu viel ${i}`)).toContain(crowd);
    go();
    await adapter.idle();
  });

  it('in a channel is held back together with all who ask there', async () => {
    const { event, adapter, run, go } = await setup();
    const people = office.staff.map(({ id }) => slackUser(id));
    for (const i of times(30)) await event(mention(people[i % people.length] ?? '', UE25, `${i}`));
    go();
    await adapter.idle();
    expect(run).toHaveLength(20);
  });
});
