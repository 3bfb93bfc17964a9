import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Handler } from '../../../adapters/adapter.ts';
import { SLACK_TEXTS } from '../../../adapters/slack/texts.ts';
import type { BotAnswer, BotRequest } from '../../../src/bot/bot.ts';
import type { Call } from './loopback.ts';
import { bot, FM1, folder, opened, said, shown, slowForm, submission } from './signed-bot.ts';

const { de } = SLACK_TEXTS;
const NAME = /^[\w-]{22}$/u;
const never = new Promise<never>(() => undefined);

/** A handler that remembers what it is asked. */
function asked(answer: (request: BotRequest) => Promise<BotAnswer>) {
  const requests: BotRequest[] = [];
  const handler: Handler = (request) => {
    requests.push(request);
    return answer(request);
  };
  return { requests, handler };
}

const messages = (calls: readonly Call[]) =>
  calls.filter(({ method }) => method === 'chat.postMessage').map(({ body }) => body['blocks']);

const dm = { type: 'message', channel_type: 'im', channel: 'D1', user: FM1, text: 'plan F-105', ts: '1.1' };
const askWindow = {
  type: 'view_submission',
  trigger_id: 't3',
  user: { id: FM1, team_id: 'T1' },
  view: {
    id: 'V2',
    callback_id: 'fallbote-ask',
    private_metadata: '',
    state: { values: { 'field-command': { input: { value: 'fall F-106' } } } },
  },
};

describe('a request that a crash interrupted', () => {
  it('comes again under the name it had, whichever way it came', async () => {
    const path = folder();
    const before = asked(() => never);
    const first = await bot(before.handler, { path });
    await first.command('F-104', 't1', false);
    await first.event('Ev1', dm);
    void first.interact(askWindow);
    await expect.poll(() => before.requests).toHaveLength(3);
    first.abandon();
    const names = before.requests.map(({ id = '' }) => id);
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(NAME);
    expect(before.requests.some(({ again }) => again === true)).toBe(false);

    const after = asked(async () => said('Hier.'));
    const second = await bot(after.handler, { path });
    await second.adapter.idle();
    const pairs = (requests: readonly BotRequest[]) => requests.map(({ id, text }) => `${id} ${text}`).sort();
    expect(pairs(after.requests)).toEqual(pairs(before.requests));
    expect(after.requests.every(({ again }) => again === true)).toBe(true);
    // Slack, or whoever recorded it, brings it again
    await second.event('Ev1', dm);
    await second.adapter.idle();
    expect(after.requests).toHaveLength(3);
  });

  const form = slowForm({ ok: true, answer: said('Eingetragen.') }).form;

  /** A process that is killed while a form is taken over, and the name that it was taken over under. */
  async function killed(path: string) {
    const taken: (string | undefined)[] = [];
    const first = await bot(
      async () => ({
        ...said('x'),
        form: {
          ...form,
          submit(_from, _values, request) {
            taken.push(request);
            return never;
          },
        },
      }),
      { path },
    );
    await first.command('plan F-105');
    const name = opened(first.calls);
    void first.interact(submission(name, 'a')).catch(() => undefined);
    await expect.poll(() => taken).toEqual([expect.stringMatching(NAME)]);
    first.abandon();
    return { name, request: taken[0] };
  }

  it.each([
    ['was recorded', true, 'Schon da.'],
    ['was not recorded', false, de.lostForm],
    ['cannot be looked up', undefined, de.oldForm],
  ])('says of a form that it %s', async (_what, recorded, sentence) => {
    const path = folder();
    const { name, request } = await killed(path);
    const after = asked(async () => ({ ...said('Schon da.'), ...(recorded === undefined ? {} : { recorded }) }));
    const second = await bot(after.handler, { path });
    await second.adapter.idle();
    expect(after.requests).toMatchObject([{ id: request, again: true, text: '' }]);
    expect(messages(second.calls)).toEqual([expect.stringContaining(sentence)]);
    // she sends it once more from the window that is still open: it is the same form
    expect(shown(await second.interact(submission(name, 'b')))).toContain(sentence);
    expect(after.requests).toMatchObject([{ id: request }, { id: request, again: true, text: '' }]);
  });
});

describe('a request that is not run again', () => {
  const START = Date.UTC(2026, 10, 20, 13, 5);

  async function leftOver(path: string, send: (it: Awaited<ReturnType<typeof bot>>) => Promise<unknown>) {
    const before = asked(() => never);
    const first = await bot(before.handler, { path, now: () => START });
    await send(first);
    first.abandon();
  }

  it('is told to whoever asked, with the time', async () => {
    const path = folder();
    await leftOver(path, (it) => it.command('F-105', 't1', false));
    const after = asked(async () => ({ ...said('Was möchten Sie wissen?'), recorded: false }));
    const second = await bot(after.handler, { path, now: () => START + 24 * 3600_000 });
    await second.adapter.idle();
    expect(after.requests).toMatchObject([
      { from: { id: FM1 }, text: '', again: true, id: expect.stringMatching(NAME) },
    ]);
    expect(messages(second.calls)).toEqual([expect.stringContaining('Ihre Anfrage vom 20.11., 14:05 Uhr')]);
  });

  it('of the same day goes without the day; and where it was recorded that is said', async () => {
    for (const [recorded, sentence] of [
      [false, 'Ihre Anfrage von 14:05 Uhr'],
      [true, 'Schon da.'],
    ] as const) {
      const path = folder();
      await leftOver(path, (it) => it.command('F-105', 't1', false));
      const second = await bot(async () => ({ ...said('Schon da.'), recorded }), { path, now: () => START + 3600_000 });
      await second.adapter.idle();
      expect(messages(second.calls)).toEqual([expect.stringContaining(sentence)]);
    }
  });

  it('as it ended the process three times, is told as well, once', async () => {
    const path = folder();
    await leftOver(path, (it) => it.event('Ev1', dm));
    for (const _time of [2, 3]) {
      const next = await bot(() => never, { path, now: () => START });
      next.abandon();
    }
    const fourth = await bot(async () => ({ ...said('x'), recorded: false }), { path, now: () => START });
    await fourth.adapter.idle();
    expect(messages(fourth.calls)).toEqual([expect.stringContaining('Ihre Anfrage von 14:05 Uhr')]);
    await fourth.adapter.stop();
    const fifth = await bot(async () => said('x'), { path, now: () => START });
    await fifth.adapter.idle();
    expect(messages(fifth.calls)).toEqual([]);
  });

  it('and that nobody made is told to nobody', async () => {
    const path = folder();
    const first = await bot(() => never, { path, now: () => START, home: () => never });
    await first.event('Ev1', { type: 'app_home_opened', tab: 'home', user: FM1 });
    first.abandon();
    const { requests, handler } = asked(async () => said('x'));
    const second = await bot(handler, { path, now: () => START + 24 * 3600_000 });
    await second.adapter.idle();
    expect([requests, messages(second.calls)]).toEqual([[], []]);
    expect(second.logged).toEqual(['slack: too old to be run again: e:Ev1']);
  });
});

it('what is answered counts as done before the home tab is drawn anew', async () => {
  const path = folder();
  let drawn = 0;
  const home = () => (++drawn === 1 ? Promise.resolve(undefined) : never);
  const it = await bot(async () => said('Hier.'), { path, home });
  await it.event('Ev1', { type: 'app_home_opened', tab: 'home', user: FM1 });
  await it.adapter.idle();
  expect(shown(await it.interact(askWindow))).toContain('Hier.');
  await expect.poll(() => drawn).toBe(2);
  await expect.poll(() => readFileSync(join(path, 'inbox.jsonl'), 'utf8')).toContain('{"k":"t:t3"}');
  it.abandon();
});
