import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { refusals, type Slack } from './block-schema.ts';
import type { Emulation } from './emulation.ts';

/** A call on its way to Slack. */
export interface Passing {
  /** method of the Web API, or `response_url` */
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** how many calls of this method there were, with this one */
  readonly number: number;
}

/**
 * What happens to a call. `before`: it never reaches Slack; `after`: Slack takes it, and what it says is lost on the way
 * back.
 */
export type Fate =
  | { readonly is: 'fine' }
  | { readonly is: 'before' | 'after'; readonly say: 'reset' | 'silence' }
  | {
      readonly is: 'before' | 'after';
      readonly say: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly text?: string;
    };

export const FINE: Fate = { is: 'fine' };
export const slackSays = (error: string): Fate => ({
  is: 'before',
  say: 'status',
  status: 200,
  headers: { 'content-type': 'application/json' },
  text: JSON.stringify({ ok: false, error }),
});
export const tooMany = (seconds = 1): Fate => ({
  is: 'before',
  say: 'status',
  status: 429,
  headers: { 'retry-after': String(seconds) },
});

export interface Front {
  /** where the emulation seems to be, for whoever has to be told */
  readonly url: string;
  /** the way to Slack, through the weather; no call waits longer than `patience` */
  readonly fetch: typeof globalThis.fetch;
  readonly passed: readonly Passing[];
  /** what Slack would have refused of all that was sent, and the emulation takes */
  readonly refused: readonly string[];
}

const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^[[{]/u.test(value)) return value;
  return JSON.parse(value);
};

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  const given: unknown = text.startsWith('{') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
  const fields = Object.entries(given as Record<string, unknown>);
  return Object.fromEntries(fields.map(([name, value]) => [name, parsed(value)]));
}

/** What Slack would not take; its types and limits, which the emulation does not know. */
function wrongWith({ body }: Passing): readonly string[] {
  const { blocks, view, text } = body;
  const slack: Slack = {
    ...(Array.isArray(blocks) ? { blocks } : {}),
    ...(typeof view === 'object' && view !== null ? { [(view as { type: string }).type]: view } : {}),
  };
  return [...refusals(slack), ...(typeof text === 'string' && text.length > 4_000 ? ['text too long'] : [])];
}

/** Bad weather on this machine, between the bot and the emulation. `fate` decides over each call. */
export async function weatherBefore(
  emulation: Emulation,
  fate: (call: Passing) => Fate,
  patience = 10_000,
): Promise<Front> {
  const passed: Passing[] = [];
  const refused: string[] = [];

  async function carry(request: IncomingMessage, text: string): Promise<{ status: number; text: string }> {
    const { authorization, 'content-type': type = 'application/json' } = request.headers;
    const response = await fetch(`${emulation.url}${request.url}`, {
      method: 'POST',
      headers: { 'content-type': type, ...(authorization === undefined ? {} : { authorization }) },
      body: text,
    });
    return { status: response.status, text: await response.text() };
  }

  async function pass(request: IncomingMessage, text: string, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const method = path.startsWith('/api/') ? path.slice('/api/'.length) : 'response_url';
    const number = passed.filter((other) => other.method === method).length + 1;
    const call: Passing = { method, body: bodyOf(text), number };
    passed.push(call);
    refused.push(...wrongWith(call).map((what) => `${method}: ${what}`));
    const what = fate(call);
    const taken = what.is === 'before' ? undefined : await carry(request, text);
    if (what.is === 'fine') {
      response.writeHead(taken?.status ?? 500, { 'content-type': 'application/json' }).end(taken?.text);
    } else if (what.say === 'status') response.writeHead(what.status, what.headers).end(what.text);
    else if (what.say === 'reset') request.socket.destroy();
  }

  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => void pass(request, text, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const front = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: front,
    passed,
    refused,
    fetch: (input, init = {}) => {
      const signals = [AbortSignal.timeout(patience), ...(init.signal ? [init.signal] : [])];
      return fetch(String(input).replace(emulation.url, front), { ...init, signal: AbortSignal.any(signals) });
    },
  };
}
