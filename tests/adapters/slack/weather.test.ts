import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Delivery, Handler } from '../../../adapters/adapter.ts';
import { PATH } from '../../../adapters/slack/http-receiver.ts';
import { signatureOf } from '../../../adapters/slack/signature.ts';
import type { Form } from '../../../src/bot/form.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { type Emulation, hasEmulation, SIGNING_SECRET, startEmulation, TEAM } from './emulation.ts';
import { wordsOf } from './reading.ts';
import { adapterOn, linked, slackChannel, slackUser, workspaceOf } from './slack-outside.ts';
import { type Fate, FINE, type Passing, slackSays, tooMany, weatherBefore } from './weather.ts';

const example = exampleOffice(toDay(2026, 11, 21)).office;
const office = linked(example);
const FM1 = slackUser('fm-1');
const UE25 = slackChannel('ue25');

describe.skipIf(!hasEmulation)('in bad weather', () => {
  let slack: Emulation;
  beforeAll(async () => {
    slack = await startEmulation(workspaceOf(example, 'events'));
  }, 30_000);
  afterAll(() => slack.stop());
  beforeEach(async () => {
    await slack.control('reset', {});
  });

  const plan: Handler = async ({ text }) => ({ here: seal(note('Plan', `Zu: ${text}`), 'private') });
  const slow = (milliseconds: number, handler: Handler = plan): Handler => {
    return async (request) => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return handler(request);
    };
  };

  async function bot(fate: (call: Passing) => Fate, handler: Handler = plan, patience?: number) {
    const front = await weatherBefore(slack, fate, patience);
    const logged: string[] = [];
    const adapter = adapterOn(slack, office, 'events', { fetch: front.fetch, log: (line) => logged.push(line) });
    await adapter.start(handler);
    onTestFinished(async () => {
      await adapter.stop();
      // what the emulation would have taken and Slack would not
      expect(front.refused).toEqual([]);
    });
    const post = (text: string, key?: string): Promise<Delivery> =>
      adapter.post({
        to: { kind: 'person', id: FM1 },
        reply: seal(note('Erinnerung', text), 'private'),
        ...(key === undefined ? {} : { key }),
      });
    return { ...front, adapter, logged, post };
  }

  /** What arrived in a conversation, read where it arrived. */
  const arrived = async (channel: string) =>
    (await slack.messages(channel)).filter(({ user }) => user !== FM1).map(wordsOf);
  const inDirectMessage = async () => arrived(await slack.directMessage(FM1));
  const everywhere = async () => [...(await inDirectMessage()), ...(await arrived(UE25))];

  describe('a message of its own accord', () => {
    const onPost =
      (...fates: readonly Fate[]) =>
      ({ method, number }: Passing): Fate =>
        method === 'chat.postMessage' ? (fates[number - 1] ?? FINE) : FINE;

    it('that Slack does not take is reported with the time to wait, and arrives once when it is sent again', async () => {
      const { post } = await bot(onPost(tooMany()));
      expect(await post('Morgen.')).toEqual({
        state: 'failed',
        retryable: true,
        reason: 'rate-limited',
        retryAfter: 1,
      });
      expect(await inDirectMessage()).toEqual([]);
      expect(await post('Morgen.')).toMatchObject({ state: 'sent' });
      expect(await inDirectMessage()).toEqual(['Erinnerung\nMorgen.']);
    });

    const lost: readonly (readonly [string, Fate, string])[] = [
      ['the line breaks', { is: 'after', say: 'reset' }, 'reset'],
      ['Slack answers 502', { is: 'after', say: 'status', status: 502 }, 'server-error'],
      ['Slack is silent', { is: 'after', say: 'silence' }, 'timeout'],
    ];

    it.each(lost)('that was taken before %s is not sent again, and found by its name', async (_what, fate, reason) => {
      const { post, adapter, passed } = await bot(onPost(fate), plan, 400);
      expect(await post('Morgen.', 'a1b2c3')).toEqual({ state: 'uncertain', reason });
      expect(passed.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
      expect(await inDirectMessage()).toEqual(['Erinnerung\nMorgen.']);
      if (!adapter.find.available) throw new Error('cannot look');
      expect(await adapter.find.run({ kind: 'person', id: FM1 }, 'a1b2c3')).toMatchObject({ adapter: 'slack' });
    });

    it.each(lost.map(([what, fate, reason]) => [what, { ...fate, is: 'before' } as Fate, reason] as const))(
      'that was lost on the way as %s is seen not to be there, and may go again',
      async (_what, fate, reason) => {
        const { post, adapter } = await bot(onPost(fate), plan, 400);
        expect(await post('Morgen.', 'a1b2c3')).toEqual({ state: 'uncertain', reason });
        if (!adapter.find.available) throw new Error('cannot look');
        expect(await adapter.find.run({ kind: 'person', id: FM1 }, 'a1b2c3')).toBeUndefined();
        expect(await post('Morgen.', 'a1b2c3')).toMatchObject({ state: 'sent' });
        expect(await inDirectMessage()).toEqual(['Erinnerung\nMorgen.']);
      },
    );

    it('among five hundred at once, while Slack says “too many” in both ways, arrives once each', async () => {
      const { post } = await bot(({ method, number }) => {
        if (method !== 'chat.postMessage') return FINE;
        if (number === 40 || number === 300) return tooMany();
        return number === 200 ? slackSays('ratelimited') : FINE;
      });
      const open = new Set(Array.from({ length: 500 }, (_, i) => `Nummer ${i}.`));
      const results: Delivery[] = [];
      while (open.size > 0)
        await Promise.all(
          [...open].map(async (text) => {
            const result = await post(text);
            results.push(result);
            if (result.state === 'sent') open.delete(text);
            else expect(result).toMatchObject({ state: 'failed', retryable: true, reason: 'rate-limited' });
          }),
        );
      // three were refused, each told to its sender and nobody else
      expect(results.filter(({ state }) => state !== 'sent')).toHaveLength(3);
      const there = await inDirectMessage();
      expect(there).toHaveLength(500);
      expect(new Set(there).size).toBe(500);
    }, 30_000);
  });

  describe('an answer', () => {
    const ask = (text: string) => slack.control('command', { channel: UE25, user: FM1, command: '/fall', text });
    const onUrl =
      (fate: Fate) =>
      ({ method }: Passing): Fate =>
        method === 'response_url' ? fate : FINE;

    it('that is ready soon needs no call of its own, whatever the weather', async () => {
      const { adapter, passed } = await bot(({ method }) => (method === 'auth.test' ? FINE : tooMany(600)));
      await ask('F-105');
      await adapter.idle();
      expect(await everywhere()).toEqual(['Plan\nZu: fall F-105']);
      expect(passed.map(({ method }) => method)).toEqual(['auth.test']);
    });

    it('that takes longer is acknowledged with nothing within a second, and follows', async () => {
      const { adapter, passed } = await bot(() => FINE, slow(1_300));
      const began = Date.now();
      await ask('F-105');
      expect(Date.now() - began).toBeLessThan(2_000);
      await adapter.idle();
      expect(await everywhere()).toEqual(['Plan\nZu: fall F-105']);
      expect(passed.map(({ method }) => method)).toEqual(['auth.test', 'response_url']);
    });

    it.each([
      ['is used up', { is: 'before', say: 'status', status: 404 } as const],
      ['takes no more just now', tooMany(30)],
    ])('comes another way where the address for it %s, once', async (_what, fate) => {
      const { adapter, logged } = await bot(onUrl(fate), slow(1_100));
      await ask('F-105');
      await adapter.idle();
      expect(await everywhere()).toEqual(['Plan\nZu: fall F-105']);
      expect(logged).toHaveLength(1);
    });

    it.each([
      ['500', { is: 'after', say: 'status', status: 500 } as const],
      ['a broken line', { is: 'after', say: 'reset' } as const],
    ])('that may have arrived at %s is not brought a second time, and it is noted', async (_what, fate) => {
      const { adapter, logged } = await bot(onUrl(fate), slow(1_100));
      await ask('F-105');
      await adapter.idle();
      expect(await everywhere()).toEqual(['Plan\nZu: fall F-105']);
      expect(logged).toEqual([expect.stringMatching(/^slack: answer uncertain (?:server-error|reset)$/u)]);
    });

    it('in a direct message waits until Slack takes it, and arrives once', async () => {
      const { adapter } = await bot(({ method, number }) =>
        method === 'chat.postMessage' && number < 3 ? tooMany() : FINE,
      );
      const channel = await slack.directMessage(FM1);
      await slack.control('message', { channel, user: FM1, text: 'fall F-105' });
      await expect.poll(() => inDirectMessage(), { timeout: 5_000 }).toEqual(['Plan\nZu: fall F-105']);
      await adapter.idle();
      expect(await inDirectMessage()).toHaveLength(1);
    });

    it('whose line has gone before it was ready follows at the address for it', async () => {
      const { adapter } = await bot(() => FINE, slow(300));
      await ask('davor');
      const log = JSON.stringify(await slack.control('log'));
      const url = decodeURIComponent(/response_url(?:=|\\?":\\?")([^"&\\]+)/u.exec(log)?.[1] ?? '');
      expect(url).toContain(slack.url);
      const fields = { command: '/fall', text: 'F-105', trigger_id: 'x.1', response_url: url };
      const body = new URLSearchParams({ team_id: TEAM, user_id: FM1, channel_id: UE25, ...fields }).toString();
      const timestamp = String(Math.floor(Date.now() / 1000));
      const socket = connect(adapter.port() ?? 0, '127.0.0.1');
      socket.write(
        [
          `POST ${PATH} HTTP/1.1`,
          'host: x',
          'content-type: application/x-www-form-urlencoded',
          `content-length: ${body.length}`,
          `x-slack-request-timestamp: ${timestamp}`,
          `x-slack-signature: ${signatureOf(SIGNING_SECRET, timestamp, body)}`,
          '',
          body,
        ].join('\r\n'),
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
      socket.destroy();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await adapter.idle();
      expect(await everywhere()).toEqual(['Plan\nZu: fall davor', 'Plan\nZu: fall F-105']);
    });
  });

  it('a window whose trigger has expired leaves the words to type and a button that opens it', async () => {
    const form: Form = {
      title: 'Plan',
      fields: [{ name: 'on', label: 'Am', type: 'text', required: true }],
      submit: async () => ({ ok: true, answer: { here: seal(note('Plan', 'Eingetragen.'), 'private') } }),
    };
    const { adapter, passed } = await bot(
      ({ method, number }) => (method === 'views.open' && number === 1 ? slackSays('expired_trigger_id') : FINE),
      async () => ({ here: seal(note('Plan', 'So geht es: plan heute'), 'private'), form }),
    );
    await slack.control('command', { channel: UE25, user: FM1, command: '/fall', text: '' });
    await adapter.idle();
    expect(await everywhere()).toEqual(['Plan\nSo geht es: plan heute']);
    const [message] = await slack.messages(UE25);
    const [button] = (message?.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : []));
    if (message === undefined || button?.type !== 'button') throw new Error('no button');
    const action = { type: 'button', action_id: button.action_id, block_id: 'b', value: button.value };
    await slack.control('interact', { channel: UE25, messageTs: message.ts, user: FM1, action });
    await adapter.idle();
    expect(passed.filter(({ method }) => method === 'views.open')).toHaveLength(2);
    expect(await everywhere()).toHaveLength(1);
  });
});
