import { onTestFinished } from 'vitest';
import type { Handler } from '../../../adapters/adapter.ts';
import { createSlackAdapter, type SlackAdapter, type SlackOptions } from '../../../adapters/slack/slack-adapter.ts';
import type { Office } from '../../../src/cases/office.ts';
import { type Call, loopback, ok, type Weather } from './loopback.ts';
import { strings, textOfBlocks } from './reading.ts';
import { overHttp, signed } from './signed-request.ts';

const BOT = 'U0BOT';

/** The adapter over HTTP, what it called Slack with, and requests as Slack signs them; without an emulation. */
export interface HttpBot {
  readonly adapter: SlackAdapter;
  readonly calls: Call[];
  readonly logged: string[];
  /** what was said with acknowledgements, as it was sent */
  readonly acknowledged: unknown[];
  /** Each resolves with what was said with the acknowledgement, as text. */
  command(user: string, text: string, more?: { readonly channel?: string; readonly name?: string }): Promise<string>;
  event(event: object): Promise<string>;
  interact(user: string, payload: object): Promise<string>;
  /** What was sent to a method, as somebody reads it: blocks or window of each call. */
  shown(method: string): readonly string[];
  /** every text that was sent to Slack */
  all(): string;
}

interface Given {
  readonly office: () => Promise<Office>;
  readonly handler: Handler;
  readonly weather?: Readonly<Record<string, Weather>>;
  readonly more?: Partial<SlackOptions>;
}

const readable = (text: string | undefined): unknown =>
  text !== undefined && /^[[{]/u.test(text) ? JSON.parse(text) : text;

/** What an answer with blocks or a window shows, with its buttons. */
function textOf(value: unknown): string {
  const { blocks, view, text = '' } = value as { blocks?: unknown[]; view?: { blocks?: unknown[] }; text?: string };
  return textOfBlocks(blocks ?? view?.blocks) || text;
}

export async function httpBot({ office, handler, weather = {}, more = {} }: Given): Promise<HttpBot> {
  const who = ok({ team_id: 'T1', user_id: BOT, bot_id: 'B0BOT' });
  const { url, calls } = await loopback((call, response, request) => {
    const usual = call.method === 'auth.test' ? who : ok({ view: { id: 'V1' } });
    (weather[call.method] ?? usual)(call, response, request);
  });
  const logged: string[] = [];
  const adapter = createSlackAdapter({
    config: overHttp(url),
    office,
    commands: ['fall', 'fristen', 'kategorie', 'verknuepfen'],
    log: (line) => logged.push(line),
    pace: 0,
    ...more,
  });
  await adapter.start(handler);
  onTestFinished(() => adapter.stop());
  const acknowledged: unknown[] = [];
  let number = 0;

  async function send(body: string): Promise<string> {
    const response = await signed(adapter.port(), body);
    const text = await response.text();
    if (text === '') return '';
    const said: unknown = JSON.parse(text);
    acknowledged.push(said);
    return textOf(said);
  }

  return {
    adapter,
    calls,
    logged,
    acknowledged,
    command(user, text, { channel = 'D1', name = 'fallbote' } = {}) {
      const from = { team_id: 'T1', user_id: user, channel_id: channel, command: `/${name}`, text };
      const back = { trigger_id: `t${++number}`, response_url: `${url}respond` };
      return send(new URLSearchParams({ ...from, ...back }).toString());
    },
    event: (event) => send(JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: `Ev${++number}`, event })),
    interact(user, payload) {
      const all = { team: { id: 'T1' }, user: { id: user, team_id: 'T1' }, trigger_id: `t${++number}`, ...payload };
      return send(`payload=${encodeURIComponent(JSON.stringify(all))}`);
    },
    shown: (method) =>
      calls
        .filter((call) => call.method === method)
        .map(({ body }) =>
          textOf({ blocks: readable(body['blocks']), view: readable(body['view']), text: body['text'] }),
        ),
    all: () => calls.flatMap(({ body }) => Object.values(body).map(readable).flatMap(strings)).join('\n'),
  };
}

/** Somebody writes to the bot directly. */
export const direct = (user: string, text: string) => ({
  type: 'message',
  channel_type: 'im',
  channel: `D${user}`,
  user,
  text,
  ts: '1.1',
});

/** Somebody mentions the bot in a channel. */
export const mention = (user: string, channel: string, text: string) => ({
  type: 'app_mention',
  channel,
  user,
  text: `<@${BOT}> ${text}`,
  ts: '1.1',
});

/** A button is pressed: in a message that all see, or that the person alone sees. */
export const press = (value: string, channel: string, alone = false) => ({
  type: 'block_actions',
  channel: { id: channel },
  container: { type: 'message', channel_id: channel, is_ephemeral: alone },
  actions: [{ type: 'button', action_id: 'fallbote-do-0', block_id: 'b', value }],
});

/** A form is sent, with the name that the window had. */
export const submission = (name: string | undefined, values: Readonly<Record<string, object>>) => ({
  type: 'view_submission',
  view: {
    id: 'V1',
    type: 'modal',
    callback_id: 'fallbote-form',
    private_metadata: name,
    state: {
      values: Object.fromEntries(Object.entries(values).map(([field, input]) => [`field-${field}`, { input }])),
    },
  },
});

/** The last window that was opened or shown, as it was sent. */
export function lastWindow(calls: readonly Call[]): {
  readonly title?: { readonly text: string };
  readonly close?: { readonly text: string };
  readonly private_metadata?: string;
  readonly blocks?: readonly unknown[];
} {
  const call = calls.findLast(({ method }) => method.startsWith('views.') && method !== 'views.publish');
  return JSON.parse(call?.body['view'] ?? '{}');
}

/** The value of a button, by its label, in what was sent last with one. */
export function buttonValue(calls: readonly Call[], label: string): string {
  for (const { body } of [...calls].reverse()) {
    const told = readable(body['blocks']) ?? (readable(body['view']) as { blocks?: unknown } | undefined)?.blocks;
    const rows = (Array.isArray(told) ? told : []) as { elements?: { text?: { text: string }; value?: string }[] }[];
    for (const { elements = [] } of rows)
      for (const { text, value } of elements) if (text?.text === label && value !== undefined) return value;
  }
  throw new Error(`no button "${label}"`);
}
