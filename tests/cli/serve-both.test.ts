import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import type { ImportFile, Office } from '../../src/cases/office.ts';
import {
  BOT_TOKEN,
  type Emulation,
  hasEmulation,
  SIGNING_SECRET,
  startEmulation,
  TEAM,
} from '../adapters/slack/emulation.ts';
import { slackChannel, slackUser, workspaceOf } from '../adapters/slack/slack-outside.ts';
import { type Authority, startAuthority } from '../adapters/teams/authority.ts';
import { personalId, type Service, startService } from '../adapters/teams/service.ts';
import { freePort } from '../free-port.ts';
import { fallbote, TODAY } from './fallbote.ts';
import { delivered, example, exampleFolder, office as inSlack, MORNING, textsOf, written } from './slack-service.ts';

const APP = 'aaaaaaaa-1111-4222-8333-444444444444';
const TENANT = 'bbbbbbbb-1111-4222-8333-444444444444';
const SOON = { timeout: 20_000, interval: 100 };
/** Somebody's object id in Entra, and her id in Teams. */
const entraId = (n: number): string => `c0000000-0000-4000-8000-00000000000${n}`;
const member = (n: number): string => `29:person-${n}`;

/** fm-1 and everybody else is in Slack; her deputy of today, fm-2, is in Teams. */
const OFFICE: Office = {
  ...inSlack,
  staff: inSlack.staff.map((person) =>
    person.id === 'fm-2' ? { ...person, platforms: { teams: entraId(2) } } : person,
  ),
  deputies: [{ of: 'fm-1', deputy: 'fm-2', from: '2026-11-23', until: '2026-11-23' }],
};
const FILE: ImportFile = { ...example, office: OFFICE };

const teamsEnv = (authority: Authority, port: number) => ({
  TEAMS_APP_ID: APP,
  TEAMS_TENANT_ID: TENANT,
  TEAMS_APP_PASSWORD: 'nur-zum-ausprobieren',
  TEAMS_PORT: String(port),
  FALLBOTE_TEAMS_TRIAL_URL: authority.url,
});
const slackEnv = (slack: Emulation) => ({
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_TEAM_ID: TEAM,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_PORT: String(slack.botPort),
  FALLBOTE_SLACK_API_URL: slack.apiUrl,
});

interface Running {
  said(): string;
  stop(): Promise<readonly unknown[]>;
}

/** `fallbote serve`, ended with the test. */
function serving(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Running & { ended: Promise<unknown[]> } {
  const child = spawn(process.execPath, [inject('cli'), 'serve', ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    said: () => out,
    ended,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** What somebody writes to the bot in their own chat. */
async function write(authority: Authority, service: Service, port: number, n: number, text: string): Promise<number> {
  const to = authority.forwardTo(`http://127.0.0.1:${port}/api/messages`);
  const activity = {
    type: 'message',
    id: `${n}-${text}`,
    channelId: 'msteams',
    serviceUrl: service.url,
    text,
    from: { id: member(n), aadObjectId: entraId(n), name: 'x' },
    recipient: { id: `28:${APP}`, name: 'Fallbote' },
    conversation: { id: personalId(member(n)), conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
  };
  const { status } = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  return status;
}

const cardsOf = (service: Service, n: number): readonly string[] =>
  service.messages(personalId(member(n))).map(({ activity }) => JSON.stringify(activity));

it('serve is refused where Teams is set up by half, and names what is missing', async () => {
  const { code, out, err } = await fallbote(['serve'], {
    env: { TEAMS_APP_ID: APP, TEAMS_APP_PASSWORD: 'geheim-geheim' },
    input: 'fristen\n',
  });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/TEAMS_TENANT_ID.*FB401|FB401.*TEAMS_TENANT_ID/su);
  expect(err).not.toContain('geheim');
});

it('serve is refused on real Teams without data', async () => {
  const { code, err } = await fallbote(['serve'], {
    env: { TEAMS_APP_ID: APP, TEAMS_TENANT_ID: TENANT, TEAMS_APP_PASSWORD: 'geheim-geheim' },
  });
  expect(code).toBe(1);
  expect(err).toContain('Teams ist eingerichtet, aber der Datenordner fehlt.');
});

describe.skipIf(!hasEmulation)('Slack and Teams in one process', () => {
  let slack: Emulation;
  let authority: Authority;
  let service: Service;
  beforeAll(async () => {
    slack = await startEmulation(workspaceOf(inSlack, 'events'));
    authority = await startAuthority({ appId: APP });
    service = await startService();
  }, 30_000);
  beforeEach(() => slack.control('reset', {}));
  afterAll(async () => {
    await Promise.all([slack.stop(), authority.stop(), service.stop()]);
  });

  it('both are answered from one folder, and a reminder reaches each where they are', async () => {
    const data = await exampleFolder(FILE);
    const port = await freePort();
    const env = { ...slackEnv(slack), ...teamsEnv(authority, port) };
    // the evening before nothing goes out, and the deputy says hello, so that she can be written to
    const evening = serving({ ...env, FALLBOTE_TRIAL_NOW: '2026-11-22T19:00:00Z' }, ['--data', data]);
    await expect.poll(evening.said, SOON).toMatch(/Erinnerungen: .*\n/u);
    expect(evening.said()).toContain(`Slack (Port ${slack.botPort})`);
    expect(evening.said()).toContain(`Teams (Port ${port})`);
    expect(await write(authority, service, port, 2, 'heute')).toBe(200);
    await expect.poll(() => cardsOf(service, 2).join(), SOON).toContain('Your desk');
    await slack.control('command', {
      channel: slackChannel('ue25'),
      user: slackUser('fm-3'),
      command: '/heute',
      text: '',
    });
    await expect.poll(async () => (await slack.messages(slackChannel('ue25'))).length, SOON).toBeGreaterThan(0);
    expect(await evening.stop()).toEqual([0, null]);

    const before = cardsOf(service, 2).length;
    const morning = serving({ ...env, FALLBOTE_TRIAL_NOW: MORNING }, ['--data', data]);
    await expect.poll(() => cardsOf(service, 2).length, SOON).toBeGreaterThan(before);
    await expect.poll(async () => (await written(slack, 'fm-3')).length, SOON).toBe(1);
    expect(await morning.stop()).toEqual([0, null]);
    const lines = await delivered(data);
    expect(lines.filter((line) => line.startsWith('fm-2 morning'))).toHaveLength(1);
    // the cases of fm-1 went to her deputy, and to nobody else
    expect(lines.some((line) => line.startsWith('fm-1 '))).toBe(false);
    expect(await written(slack, 'fm-1')).toEqual([]);
    expect(await written(slack, 'fm-2')).toEqual([]);
    const hers = example.cases.filter(({ manager }) => manager === 'fm-1').map(({ no }) => no);
    const in2 = cardsOf(service, 2).slice(before).join();
    const in3 = textsOf(await written(slack, 'fm-3')).join();
    expect(hers.some((no) => in2.includes(no))).toBe(true);
    expect(hers.some((no) => in3.includes(no))).toBe(false);
  }, 90_000);

  it('neither is served where one of them cannot start', async () => {
    const data = await exampleFolder(FILE);
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const both = serving({ ...slackEnv(slack), ...teamsEnv(authority, port) }, ['--data', data, ...TODAY]);
    expect((await both.ended)[0]).not.toBe(0);
    expect(both.said()).toMatch(/FB40\d/u);
    expect(both.said()).toContain(String(port));
    await expect(fetch(`http://127.0.0.1:${slack.botPort}/`)).rejects.toThrow();
    // the folder is free again
    expect((await fallbote(['doctor', '--data', data, ...TODAY])).code).toBe(0);
  }, 40_000);
});
