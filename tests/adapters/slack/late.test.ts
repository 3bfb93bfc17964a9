import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Handler } from '../../../adapters/adapter.ts';
import { signatureOf } from '../../../adapters/slack/signature.ts';
import { createSlackAdapter, type SlackAdapter } from '../../../adapters/slack/slack-adapter.ts';
import type { Form, FormOutcome } from '../../../src/bot/form.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { type Call, error, loopback, ok, type Weather } from './loopback.ts';
import { textOfBlocks } from './reading.ts';
import { linked, slackUser } from './slack-outside.ts';

const office = linked(exampleOffice(toDay(2026, 11, 21)).office);
const FM1 = slackUser('fm-1');
const SECRET = 'a-signing-secret-of-a-test';

/** Answers by method: who the bot is, else what the test says. */
const slackThat =
  (weather: Readonly<Record<string, Weather>>): Weather =>
  (call, response, request) => {
    const who = ok({ team_id: 'T1', user_id: 'U0BOT', bot_id: 'B0BOT' });
    (weather[call.method] ?? (call.method === 'auth.test' ? who : ok({ view: { id: 'V1' } })))(call, response, request);
  };

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'fallbote-late-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

interface Bot {
  readonly adapter: SlackAdapter;
  readonly calls: Call[];
  readonly logged: string[];
  interact(payload: object): Promise<unknown>;
  /** what was shown with the acknowledgement */
  command(text: string, trigger?: string): Promise<unknown>;
}

async function bot(handler: Handler, weather: Readonly<Record<string, Weather>> = {}, path?: string): Promise<Bot> {
  const { url, calls } = await loopback(slackThat(weather));
  const logged: string[] = [];
  const adapter = createSlackAdapter({
    config: {
      botToken: 'xoxb-x',
      teamId: 'T1',
      apiUrl: url,
      door: { kind: 'http', signingSecret: SECRET, host: '127.0.0.1', port: 0 },
    },
    office: async () => office,
    commands: ['plan'],
    folder: path,
    log: (line) => logged.push(line),
    pace: 0,
  });
  await adapter.start(handler);
  onTestFinished(() => adapter.stop());
  const send = async (body: string) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const response = await fetch(`http://127.0.0.1:${adapter.port()}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signatureOf(SECRET, timestamp, body),
      },
      body,
    });
    const text = await response.text();
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  return {
    adapter,
    calls,
    logged,
    interact: (payload) => send(`payload=${encodeURIComponent(JSON.stringify({ team: { id: 'T1' }, ...payload }))}`),
    async command(text, trigger = 't1') {
      const fields = { team_id: 'T1', user_id: FM1, channel_id: 'D1', command: '/plan', trigger_id: trigger, text };
      const answer = await send(new URLSearchParams({ ...fields, response_url: `${url}respond` }).toString());
      await adapter.idle();
      return answer;
    },
  };
}

const said = (text: string) => ({ here: seal(note('Plan', text), 'private') });

/** A form that takes as long as the test wants. */
function slowForm(outcome: FormOutcome, wait = 0): { readonly form: Form; readonly taken: string[] } {
  const taken: string[] = [];
  return {
    taken,
    form: {
      title: 'Plan',
      fields: [{ name: 'on', label: 'Am', type: 'text', required: true }],
      async submit(_from, values) {
        taken.push(values['on'] ?? '');
        await new Promise((resolve) => setTimeout(resolve, wait));
        return outcome;
      },
    },
  };
}

const submission = (name: unknown, trigger: string, typed = 'heute', user = FM1) => ({
  type: 'view_submission',
  trigger_id: trigger,
  user: { id: user, team_id: 'T1' },
  view: {
    id: 'V1',
    callback_id: 'fallbote-form',
    private_metadata: name,
    state: { values: { 'field-on': { input: { value: typed } } } },
  },
});

const opened = (calls: readonly Call[]) => {
  const call = calls.find(({ method }) => method === 'views.open');
  return (JSON.parse(call?.body['view'] ?? '{}') as { private_metadata?: string }).private_metadata;
};
const shown = (view: unknown) => textOfBlocks((view as { view?: { blocks?: unknown[] } })?.view?.blocks);

describe('a form', () => {
  const done: FormOutcome = { ok: true, answer: said('Eingetragen.') };

  it('is taken over once, also where it is sent twice', async () => {
    const { form, taken } = slowForm(done, 60);
    const { command, interact, calls } = await bot(async () => ({ ...said('Welcher Tag?'), form }));
    await command('plan F-105');
    const name = opened(calls);
    const [first, second] = await Promise.all([interact(submission(name, 'a')), interact(submission(name, 'b'))]);
    expect(taken).toEqual(['heute']);
    expect([shown(first), shown(second)].filter((text) => text.includes('Eingetragen.'))).toHaveLength(1);
    expect(shown(await interact(submission(name, 'c')))).toContain('gilt nicht mehr');
    expect(taken).toEqual(['heute']);
  });

  it('is nothing in the hands of somebody else, or under a name that was made up', async () => {
    const { form, taken } = slowForm(done);
    const { command, interact, calls } = await bot(async () => ({ ...said('x'), form }));
    await command('plan F-105');
    for (const it of [submission(opened(calls), 'a', 'heute', slackUser('fm-3')), submission('made-up', 'b')])
      expect(shown(await interact(it))).toContain('gilt nicht mehr');
    expect(taken).toEqual([]);
  });

  it('that takes longer than Slack waits says so at once, and the answer takes its place', async () => {
    const { form } = slowForm(done, 2_300);
    const { command, interact, calls, adapter } = await bot(async () => ({ ...said('x'), form }));
    await command('plan F-105');
    const began = Date.now();
    const first = await interact(submission(opened(calls), 'a'));
    expect(Date.now() - began).toBeLessThan(2_900);
    expect(shown(first)).toContain('Die Antwort erscheint gleich hier.');
    await adapter.idle();
    const update = calls.find(({ method }) => method === 'views.update');
    expect(textOfBlocks((JSON.parse(update?.body['view'] ?? '{}') as { blocks?: unknown[] }).blocks)).toContain(
      'Eingetragen.',
    );
  });

  it('whose window was closed meanwhile brings its answer as a message', async () => {
    const { form } = slowForm(done, 2_300);
    const weather = { 'views.update': error('not_found') };
    const { command, interact, calls, adapter } = await bot(async () => ({ ...said('x'), form }), weather);
    await command('plan F-105');
    await interact(submission(opened(calls), 'a'));
    await adapter.idle();
    const message = calls.find(({ method }) => method === 'chat.postMessage');
    expect(message?.body['channel']).toBe(FM1);
    expect(message?.body['blocks']).toContain('Eingetragen.');
  });

  it('that could not be opened any more is offered with a button, beside how to type it', async () => {
    const { form } = slowForm(done);
    const weather = { 'views.open': error('expired_trigger_id') };
    const { command, calls } = await bot(async () => ({ ...said('So geht es: plan F-105 heute'), form }), weather);
    const answer = JSON.stringify(await command('plan F-105'));
    expect(calls.map(({ method }) => method)).toEqual(['auth.test', 'views.open']);
    expect(answer).toContain('So geht es: plan F-105 heute');
    expect(answer).toContain('Formular öffnen');
  });

  it('can be opened by whoever was given the request', async () => {
    const { form } = slowForm(done);
    const results: unknown[] = [];
    let adapter: SlackAdapter | undefined;
    const made = await bot(async (request) => {
      if (adapter?.form.available === true) results.push(await adapter.form.run(request, form));
      if (adapter?.form.available === true) results.push(await adapter.form.run({ ...request }, form));
      return said('x');
    });
    adapter = made.adapter;
    await made.command('x');
    expect(results).toEqual([
      { state: 'sent', reference: { adapter: 'slack', id: 'view/V1' } },
      { state: 'failed', retryable: false, reason: 'expired' },
    ]);
  });
});

describe('a request that a crash interrupted', () => {
  it('is answered by the next process', async () => {
    const path = folder();
    const asked: string[] = [];
    const never = new Promise<never>(() => undefined);
    const first = await bot(
      async ({ text }) => {
        asked.push(text);
        return never;
      },
      {},
      path,
    );
    const fields = { team_id: 'T1', user_id: FM1, channel_id: 'D1', command: '/plan', trigger_id: 't1', text: 'F-105' };
    const body = new URLSearchParams(fields).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const send = (port: number | undefined, at = timestamp) =>
      fetch(`http://127.0.0.1:${port}/slack/events`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': at,
          'x-slack-signature': signatureOf(SECRET, at, body),
        },
        body,
      });
    // acknowledged, and then the process is gone
    expect((await send(first.adapter.port())).status).toBe(200);
    await expect.poll(() => asked).toEqual(['plan F-105']);
    const second = await bot(
      async ({ text }) => {
        asked.push(text);
        return said('Hier.');
      },
      {},
      path,
    );
    await second.adapter.idle();
    expect(asked).toEqual(['plan F-105', 'plan F-105']);
    expect(second.calls.map(({ method }) => method)).toContain('chat.postMessage');
    // Slack, or whoever recorded it, brings it again
    expect((await send(second.adapter.port())).status).toBe(200);
    await second.adapter.idle();
    expect(asked).toHaveLength(2);
    Object.assign(first.adapter, { stop: async () => undefined });
  });
});
