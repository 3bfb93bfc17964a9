import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KnownBlock } from '@slack/types';
import { WebSocket } from 'undici';
import { freePort } from '../../free-port.ts';

/** A Slack workspace on this machine: Web API, signed events, Socket Mode, web interface. A Linux binary. */
export const BINARY = fileURLToPath(
  new URL('../../../node_modules/local-slack-linux-x64/bin/local-slack', import.meta.url),
);
export const hasEmulation = existsSync(BINARY);

export const TEAM = 'T01TEST';
export const BOT_USER = 'U0BOT';
export const SIGNING_SECRET = 'test-signing-secret';
export const BOT_TOKEN = 'xoxb-test-token';
export const APP_TOKEN = 'xapp-test-token';

export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  /** the one person who sees it */
  readonly ephemeral_to?: string;
  readonly blocks?: readonly KnownBlock[];
  readonly files?: readonly SlackFile[];
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  /** words for who cannot see it */
  readonly alt_txt?: string;
  readonly url_private: string;
}

export interface Emulation {
  /** where a browser goes */
  readonly url: string;
  readonly apiUrl: string;
  /** the port at which it expects the bot */
  readonly botPort: number;
  /** Speaks to its control interface. */
  control<T = unknown>(path: string, body?: object): Promise<T>;
  messages(channel: string): Promise<readonly SlackMessage[]>;
  /** The direct message of a person and the bot. */
  directMessage(user: string): Promise<string>;
  /** What a person's own Slack does and shows, beyond the control interface. */
  browser(): Promise<Browser>;
  /** Resolves when it has ended, told to or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface Window {
  readonly id: string;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly title: { readonly text: string };
  readonly blocks: readonly KnownBlock[];
}

/** The web interface's own line to the emulation. */
export interface Browser {
  /** the windows that are open, the topmost last */
  readonly windows: readonly Window[];
  /** what is wrong with the topmost one */
  readonly errors: Readonly<Record<string, string>>;
  /** sends the topmost window with these values, by field name */
  submit(user: string, values: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Promise<void>;
  close(): void;
}

export interface Workspace {
  readonly mode: 'events' | 'socket';
  readonly users: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

function configOf({ mode, users, channels }: Workspace, botPort: number): string {
  const members = [...users.map(({ id }) => id), BOT_USER];
  // JSON is YAML
  return JSON.stringify({
    workspace: { name: 'Jobcenter Vogelsang (erfunden)', domain: 'vogelsang', teamId: TEAM },
    app: {
      appId: 'A01APP',
      botUserId: BOT_USER,
      botName: 'fallbote',
      botToken: BOT_TOKEN,
      appToken: APP_TOKEN,
      signingSecret: SIGNING_SECRET,
      mode,
      ...(mode === 'events' ? { requestUrl: `http://127.0.0.1:${botPort}/slack/events` } : {}),
    },
    users: users.map(({ id, name }) => ({ id, name, real_name: name, email: `${id.toLowerCase()}@example.invalid` })),
    channels: channels.map((channel) => ({ ...channel, members })),
  });
}

/** Resolves with what comes next: windows, or what is wrong with one. */
async function browserAt(url: string): Promise<Browser> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ui`);
  let windows: readonly Window[] = [];
  let errors: Readonly<Record<string, string>> = {};
  let next: () => void = () => undefined;
  const begun = new Promise<void>((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('no line to the emulation')));
    socket.addEventListener('message', ({ data }) => {
      const told = JSON.parse(String(data)) as {
        readonly t: string;
        readonly stack?: readonly Window[];
        readonly errors?: Readonly<Record<string, string>>;
        readonly state?: { readonly modalStack?: readonly Window[] };
      };
      if (told.t === 'init') {
        windows = told.state?.modalStack ?? [];
        resolve();
      } else if (told.t === 'view') {
        windows = told.stack ?? [];
        errors = {};
        next();
      } else if (told.t === 'view_errors') {
        errors = told.errors ?? {};
        next();
      }
    });
  });
  await begun;
  return {
    get windows() {
      return windows;
    },
    get errors() {
      return errors;
    },
    submit(user, values) {
      const answered = new Promise<void>((resolve) => {
        next = resolve;
      });
      const state = Object.fromEntries(Object.entries(values).map(([name, input]) => [`field-${name}`, { input }]));
      socket.send(JSON.stringify({ t: 'view_submit', user, values: state }));
      return answered;
    },
    close: () => socket.close(),
  };
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** The binary would listen on every address of the machine, and has no option for another one. */
const LOOPBACK_ONLY = `const serve = Bun.serve;
Bun.serve = (options) => serve.call(Bun, { ...options, hostname: '127.0.0.1' });
`;

/** @param at the port of one that was stopped, to come up in its place */
export async function startEmulation(workspace: Workspace, at?: number): Promise<Emulation> {
  const folder = mkdtempSync(join(tmpdir(), 'fallbote-emulation-'));
  const [port, botPort] = [at ?? (await freePort()), await freePort()];
  writeFileSync(join(folder, 'config.yaml'), configOf(workspace, botPort));
  writeFileSync(join(folder, 'loopback.js'), LOOPBACK_ONLY);
  const child = spawn(
    BINARY,
    [
      '--config',
      join(folder, 'config.yaml'),
      '--port',
      String(port),
      '--base-host',
      '127.0.0.1',
      '--files-dir',
      folder,
    ],
    { cwd: folder, env: { ...process.env, BUN_OPTIONS: '--preload=./loopback.js' }, stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}`;
  const apiUrl = `${url}/api/`;
  for (let tries = 0; ; tries++) {
    const up = await fetch(`${url}/_control/state`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) break;
    if (tries > 200 || child.exitCode !== null) {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      throw new Error('the emulation did not start');
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  async function control<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${url}/_control/${path}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return (await response.json()) as T;
  }

  return {
    url,
    apiUrl,
    botPort,
    control,
    messages: async (channel) =>
      (await control<{ messages: readonly SlackMessage[] }>(`messages/${channel}`)).messages ?? [],
    async directMessage(user) {
      const response = await fetch(`${apiUrl}conversations.open`, {
        method: 'POST',
        headers: { authorization: `Bearer ${BOT_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ users: user }),
      });
      return ((await response.json()) as { channel: { id: string } }).channel.id;
    },
    browser: () => browserAt(url),
    ended: ended(child),
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
