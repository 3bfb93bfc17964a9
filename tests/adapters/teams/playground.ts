import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../free-port.ts';
import { PRELOAD } from './playground-preload.ts';

/** Microsoft's own stand-in for Teams and its bot service: a page to write in and a connector for the bot. */
const CLI = fileURLToPath(new URL('../../../node_modules/@microsoft/m365agentsplayground/cli.js', import.meta.url));
export const hasPlayground = existsSync(CLI);

export const TENANT = '0fa11b07-0000-4000-8000-00000000aaaa';
export const APP_ID = '0fa11b07-0000-4000-8000-00000000b07b';
/** The bot as Teams names it. */
export const BOT_USER = `28:${APP_ID}`;
export const BOT_NAME = 'Fallbote';

/** Somebody in Teams. */
export interface TeamsPerson {
  /** as conversations know her, `29:…` */
  readonly id: string;
  readonly name: string;
  /** as her organisation knows her: what an office is linked with */
  readonly aadObjectId: string;
}

export interface TeamsChannel {
  /** `19:…@thread.tacv2` */
  readonly id: string;
  readonly name: string;
}

export interface PlaygroundOptions {
  /** where activities go: the authority's forwarder, or a bot that asks for no token */
  readonly botUrl: string;
  /** who writes; one playground has one such person */
  readonly me: TeamsPerson;
  /** who else is in the group chat and in the team: five at most, others are made up until there are five */
  readonly others?: readonly TeamsPerson[];
  /** the one channel beside the general one */
  readonly channel?: TeamsChannel;
  /** else a free one */
  readonly port?: number | undefined;
}

/** A playground for one person. Where she and others talk to the bot, by the ids of the conversations. */
export interface Playground {
  /** where a browser goes */
  readonly url: string;
  /** what activities name as the service to answer to */
  readonly serviceUrl: string;
  readonly me: TeamsPerson;
  readonly others: readonly TeamsPerson[];
  readonly personal: string;
  readonly group: string;
  readonly channel: TeamsChannel;
  /** the general channel, whose id is that of the team */
  readonly general: TeamsChannel;
  /**
   * What its page does when a conversation is opened for the first time: tells the bot that it was installed there, with an
   * installationUpdate and a conversationUpdate.
   */
  install(conversation: string): Promise<void>;
  /** Resolves when it has ended, told to or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** How long it may take to start, in milliseconds: it reads 5 MB of script, and CI has two slow cores. */
const START_WITHIN = 60_000;
const OTHERS = 5;

/** Ids of Teams for somebody, made from a word such as the id in the office. */
export const teamsPerson = (word: string, name: string): TeamsPerson => ({
  id: `29:${word}`,
  name,
  aadObjectId: `0fa11b07-0000-4000-9000-${createHash('sha256').update(word).digest('hex').slice(0, 12)}`,
});

export const teamsChannel = (word: string, name: string): TeamsChannel => ({
  id: `19:${word.toLowerCase()}@thread.tacv2`,
  name,
});

/** It takes exactly five, and ends without a word otherwise. */
const fiveOf = (others: readonly TeamsPerson[]): readonly TeamsPerson[] => [
  ...others,
  ...Array.from({ length: Math.max(0, OTHERS - others.length) }, (_, i) => teamsPerson(`gast-${i}`, `Gast ${i + 1}`)),
];

const userOf = ({ id, name, aadObjectId }: TeamsPerson) => ({
  id,
  name,
  aadObjectId,
  givenName: '',
  surname: name,
  email: `${aadObjectId}@example.invalid`,
  // spelt so
  userPrincipleName: `${aadObjectId}@example.invalid`,
});

const exit = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Resolves when it answers; throws when it has ended, or is too late. */
async function up(url: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + START_WITHIN; Date.now() < end; await pause(50)) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const text = await fetch(`${url}/_debug/ping`).then(
      (response) => response.text(),
      () => '',
    );
    if (text === 'pong') return;
  }
  throw new Error('the playground did not start');
}

/** Starts one. It reaches nothing but this machine, and nothing else reaches it. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { botUrl, me, channel = teamsChannel('ue25', 'Team Ü25') } = options;
  const others = fiveOf(options.others ?? []);
  const port = options.port ?? (await freePort());
  const [url, general] = [`http://127.0.0.1:${port}`, teamsChannel('jobcenter', 'General')];
  const serviceUrl = `${url}/_connector`;
  const [personal, group] = [`a:${me.id.slice(3)}`, `19:${me.id.slice(3)}@thread.v2`];
  const config = {
    version: '0.1.1',
    tenantId: TENANT,
    bot: { id: BOT_USER, name: BOT_NAME },
    currentUser: userOf(me),
    users: others.map(userOf),
    personalChat: { id: personal },
    groupChat: { id: group, name: 'Besprechung' },
    team: { id: general.id, name: 'Jobcenter Vogelsang (erfunden)', aadGroupId: TENANT, channels: [channel] },
  };
  const folder = mkdtempSync(join(tmpdir(), 'fallbote-playground-'));
  // JSON is YAML
  writeFileSync(join(folder, '.m365agentsplayground.yml'), JSON.stringify(config));
  writeFileSync(join(folder, 'preload.cjs'), PRELOAD);
  const words = ['-e', botUrl, '-c', 'msteams', '-p', String(port), '--service-url', serviceUrl, '--disable-telemetry'];
  const child = spawn(process.execPath, ['--require', join(folder, 'preload.cjs'), CLI, ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', TEAMSAPPTESTER_BROWSER: 'none', TZ: 'Europe/Berlin' },
    stdio: 'ignore',
  });
  const ended = exit(child);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  await up(url, child).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    await ended;
    remove();
    throw error;
  });
  return {
    url,
    serviceUrl,
    me,
    others,
    personal,
    group,
    channel,
    general,
    async install(conversation) {
      const path = `/_debug/conversation/${encodeURIComponent(conversation)}/installation`;
      const headers = { 'content-type': 'application/json' };
      const { ok, status } = await fetch(`${url}${path}`, { method: 'POST', headers, body: '{}' });
      if (!ok) throw new Error(`the playground does not install: ${status}`);
    },
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      remove();
    },
  };
}
