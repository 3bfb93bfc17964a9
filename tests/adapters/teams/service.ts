import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Readonly<Record<string, unknown>>;

/** A request that arrived, whatever became of it. */
export interface Heard {
  readonly method: string;
  /** decoded and without a region before it, as in `/v3/conversations/a:1/activities` */
  readonly path: string;
  /** as it came over the line */
  readonly rawPath: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Json;
  /** of the bot: the same one, the same connection */
  readonly port: number;
  /** milliseconds */
  readonly at: number;
}

/** A message in a conversation, as people have it before them. */
export interface Posted {
  readonly id: string;
  /** as it was said last */
  readonly activity: Json;
  /** how often it was changed */
  readonly updates: number;
  readonly isRemoved: boolean;
}

/**
 * What happens instead of an answer. `isTaken`: Teams does what it was asked, and the bot does not learn of it; else
 * nothing is done. A reset is taken unless it says otherwise, the others are not.
 */
export type Fault =
  | { readonly is: 'reset' | 'silent'; readonly isTaken?: boolean }
  | {
      readonly is: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
      readonly isTaken?: boolean;
    };

/** Hangs up after the whole request was taken. */
export const RESET: Fault = { is: 'reset' };
/** Takes the whole request and never answers. */
export const SILENT: Fault = { is: 'silent' };
export const says = (status: number, more: { readonly body?: unknown; readonly isTaken?: boolean } = {}): Fault => ({
  is: 'status',
  status,
  ...more,
});
/** An error as Teams words it. */
export const refuses = (status: number, code: string): Fault =>
  says(status, { body: { error: { code, message: 'words for people' } } });
/** @param seconds what `Retry-After` says: seconds, or a date as HTTP writes it */
export const tooMany = (seconds: number | string = 1): Fault => ({
  is: 'status',
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { error: { code: 'TooManyRequests', message: 'words for people' } },
});
/** The person has blocked or removed the bot. */
export const BLOCKED: Fault = refuses(403, 'MessageWritesBlocked');

/** For which requests a fault is meant; without anything, for all. */
export interface Aim {
  /** how many of them; once where it is not said */
  readonly times?: number;
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  /** what the decoded path holds, such as the id of a conversation */
  readonly path?: string;
}

/** The service of Teams, on this machine only. It takes what it is told and remembers it. */
export interface Service {
  /** what the bot knows as `serviceUrl`; ends with a slash, as that of Teams */
  readonly url: string;
  /** every request in order, refused and lost ones too */
  readonly heard: readonly Heard[];
  /** requests that would put a message there: how often the bot tried, not how often it worked */
  posts(): number;
  /** The messages of a conversation in order, with changes and removals; typing signs are no messages. */
  messages(conversation: string): readonly Posted[];
  /** every conversation something was said in, or that was begun */
  conversations(): readonly string[];
  /** how often the bot was seen typing there */
  typing(conversation: string): number;
  /** The next requests that are aimed at meet this. Faults queue up: the first that fits is used. */
  fault(fault: Fault, aim?: Aim): void;
  /** Resolves as soon as this is so, looked at after each request; rejects after `ms`. */
  until(so: (service: Service) => boolean, ms?: number): Promise<void>;
  stop(): Promise<void>;
}

/** The conversation of a person with the bot: always the same one. */
export const personalId = (member: string): string => `a:1-${member.replace(/^29:/u, '')}`;

interface Message {
  id: string;
  activity: Json;
  updates: number;
  isRemoved: boolean;
}

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
};

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

type Answer = { readonly status: number; readonly body?: unknown };
const NOT_FOUND: Answer = { status: 404, body: { error: { code: 'ConversationNotFound', message: 'not found' } } };

/** @param port any that is free where there is none */
export async function startService(port = 0): Promise<Service> {
  const heard: Heard[] = [];
  const told = new Map<string, Message[]>();
  const typed = new Map<string, number>();
  const faults: { readonly fault: Fault; readonly aim: Aim; left: number }[] = [];
  const waiting = new Set<() => void>();
  let number = 1_763_700_000_000;

  const listOf = (conversation: string): Message[] => {
    const list = told.get(conversation) ?? [];
    told.set(conversation, list);
    return list;
  };

  function post(conversation: string, activity: Json): Answer {
    const id = String(++number);
    if (activity['type'] === 'typing') typed.set(conversation, (typed.get(conversation) ?? 0) + 1);
    else listOf(conversation).push({ id, activity, updates: 0, isRemoved: false });
    return { status: 201, body: { id } };
  }

  function begin(body: Json): Answer {
    const [member] = (body['members'] ?? []) as readonly { readonly id?: string }[];
    if (member?.id === undefined) return { status: 400, body: { error: { code: 'BadSyntax', message: 'no member' } } };
    const id = personalId(member.id);
    listOf(id);
    return { status: 201, body: { id } };
  }

  /** What Teams does with a request. */
  function take({ method, path, body }: Heard): Answer {
    const [, version, what, conversation = '', part, id] = path.split('/');
    if (version !== 'v3' || what !== 'conversations') return NOT_FOUND;
    if (method === 'POST' && conversation === '') return begin(body);
    if (part !== 'activities') return NOT_FOUND;
    if (method === 'POST') return post(conversation, body);
    const message = told.get(conversation)?.find((one) => one.id === id && !one.isRemoved);
    if (message === undefined) return NOT_FOUND;
    if (method === 'DELETE') message.isRemoved = true;
    else {
      message.activity = body;
      message.updates++;
    }
    return { status: 200, body: { id } };
  }

  function faultFor({ method, path }: Heard): Fault | undefined {
    const found = faults.find(
      ({ aim, left }) => left > 0 && (aim.method ?? method) === method && path.includes(aim.path ?? ''),
    );
    if (found !== undefined) found.left--;
    return found?.fault;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = parsed(await textOf(request));
    const rawPath = request.url ?? '';
    const { method = '', headers } = request;
    const path = decodeURIComponent(rawPath.replace(/^.*?(?=\/v3\/)/u, ''));
    const port = request.socket.remotePort ?? 0;
    const one: Heard = { method, path, rawPath, headers, body, port, at: Date.now() };
    heard.push(one);
    const fault = faultFor(one);
    const isTaken = fault === undefined || (fault.isTaken ?? fault.is === 'reset');
    const { status, body: said } = isTaken ? take(one) : { status: 0 };
    if (fault === undefined)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    else if (fault.is === 'reset') request.socket.destroy();
    else if (fault.is === 'status') {
      const type = typeof fault.body === 'string' ? 'text/html' : 'application/json';
      const text = typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body ?? {});
      response.writeHead(fault.status, { 'content-type': type, ...fault.headers }).end(text);
    }
    for (const look of [...waiting]) look();
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });

  const service: Service = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    posts: () => heard.filter(({ method, path }) => method === 'POST' && path.includes('/activities')).length,
    messages: (conversation) => (told.get(conversation) ?? []).map((message) => ({ ...message })),
    conversations: () => [...told.keys()],
    typing: (conversation) => typed.get(conversation) ?? 0,
    fault: (fault, aim = {}) => void faults.push({ fault, aim, left: aim.times ?? 1 }),
    until: (so, ms = 5_000) =>
      new Promise((resolve, reject) => {
        const end = (done: () => void) => {
          waiting.delete(look);
          clearTimeout(timer);
          done();
        };
        const look = () => (so(service) ? end(resolve) : undefined);
        const timer = setTimeout(() => end(() => reject(new Error(`not so after ${ms} ms`))), ms);
        waiting.add(look);
        look();
      }),
    stop: () => closed(server),
  };
  return service;
}
