import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished } from 'vitest';
import type { AuditEntry } from '../../src/access/audit.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import { readTrail } from '../../src/store/json/trail-files.ts';
import {
  BOT_TOKEN,
  BOT_USER,
  type Emulation,
  SIGNING_SECRET,
  type SlackMessage,
  TEAM,
} from '../adapters/slack/emulation.ts';
import { textOfBlocks } from '../adapters/slack/reading.ts';
import { linked, slackUser } from '../adapters/slack/slack-outside.ts';
import { EXAMPLE, fallbote, temporaryFolder } from './fallbote.ts';

export const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as ImportFile;
export const office = linked(example.office);

/** Monday morning in the office of the example: the message of the day may go. */
export const MORNING = '2026-11-23T06:46:00Z';

/** A data folder with the example office, everybody in it linked. */
export async function exampleFolder(file: ImportFile = { ...example, office }): Promise<string> {
  const data = temporaryFolder();
  const path = join(temporaryFolder(), 'buero.json');
  writeFileSync(path, JSON.stringify(file));
  const { code, err } = await fallbote(['import', path, '--data', data]);
  if (code !== 0) throw new Error(err);
  return data;
}

export interface Service {
  /** what it has printed so far */
  readonly said: () => string;
  readonly child: ChildProcess;
  /** Resolves with exit code and signal. */
  stop(signal: NodeJS.Signals): Promise<readonly unknown[]>;
}

export interface ServiceOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** where Slack seems to be */
  readonly apiUrl?: string;
}

/** `fallbote serve` on a data folder and the emulation, ended with the test. Resolves when it serves. */
export async function serveOn(slack: Emulation, data: string, options: ServiceOptions = {}): Promise<Service> {
  const { env = {}, args = [], apiUrl = slack.apiUrl } = options;
  const child = spawn(process.execPath, [inject('cli'), 'serve', '--data', data, ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_TEAM_ID: TEAM,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_PORT: String(slack.botPort),
      FALLBOTE_SLACK_API_URL: apiUrl,
      ...env,
    },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
  const ended = once(child, 'exit');
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  onTestFinished(async () => {
    await stop('SIGKILL');
  });
  await expect.poll(() => out, { timeout: 20_000 }).toMatch(/Erinnerungen: .*\n/u);
  return { said: () => out, child, stop };
}

/** What the bot wrote to a person directly. */
export async function written(slack: Emulation, staff: string): Promise<readonly SlackMessage[]> {
  const all = await slack.messages(await slack.directMessage(slackUser(staff)));
  return all.filter(({ user }) => user === BOT_USER);
}

export const textsOf = (messages: readonly SlackMessage[]): readonly string[] =>
  messages.map(({ blocks }) => textOfBlocks(blocks));

/** What the trail says was delivered, as `who kind cases`. */
export async function delivered(data: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { text } of readTrail(data)) {
    const { what, who, command, cases } = JSON.parse(text) as AuditEntry;
    if (what === 'delivery') lines.push(`${who} ${command} ${cases.length}`);
  }
  return lines;
}
