import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import type { ImportFile } from '../../src/cases/office.ts';
import { BOT_TOKEN, hasEmulation, SIGNING_SECRET, startEmulation, TEAM } from '../adapters/slack/emulation.ts';
import { wordsOf } from '../adapters/slack/reading.ts';
import { linked, slackChannel, slackUser, workspaceOf } from '../adapters/slack/slack-outside.ts';
import { EXAMPLE, fallbote, TODAY, temporaryFolder } from './fallbote.ts';

it.each([
  [{ SLACK_BOT_TOKEN: 'xoxb-geheim' }, 'SLACK_TEAM_ID'],
  [{ SLACK_TEAM_ID: 'T12', SLACK_SIGNING_SECRET: 'geheim-geheim-geheim' }, 'SLACK_BOT_TOKEN'],
  [{ SLACK_BOT_TOKEN: 'xoxb-geheim', SLACK_TEAM_ID: 'T12' }, 'SLACK_SIGNING_SECRET'],
] as const)('serve is refused where Slack is set up by half, and names what is missing', async (env, missing) => {
  const { code, out, err } = await fallbote(['serve'], { env, input: 'fristen\n' });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(missing);
  expect(err).toContain('FB401');
  expect(err).not.toContain('geheim');
});

it('a console start and a question load nothing of Slack', async () => {
  const before = "process.on('exit', () => console.error(process.moduleLoadList.join('\\n')));";
  for (const args of [
    ['ask', 'fristen', '--as', 'fm-1', ...TODAY],
    ['serve', ...TODAY],
  ]) {
    const { code, err } = await fallbote(args, { before, input: 'ende\n' });
    expect(code).toBe(0);
    expect(err).not.toMatch(/NativeModule (?:_http_server|http|tls|internal\/deps\/undici)/u);
  }
});

it.skipIf(!hasEmulation)(
  'serve answers in Slack from a data folder, and ends when it is told to',
  async () => {
    const data = temporaryFolder();
    const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as ImportFile;
    const office = linked(example.office);
    const file = join(temporaryFolder(), 'buero.json');
    writeFileSync(file, JSON.stringify({ ...example, office }));
    await fallbote(['import', file, '--data', data]);
    const slack = await startEmulation(workspaceOf(office, 'events'));
    const secret = join(temporaryFolder(), 'secret');
    writeFileSync(secret, `${SIGNING_SECRET}\n`);
    const child = spawn(process.execPath, [inject('cli'), 'serve', '--data', data, ...TODAY], {
      env: {
        PATH: process.env['PATH'] ?? '',
        SLACK_BOT_TOKEN: BOT_TOKEN,
        SLACK_TEAM_ID: TEAM,
        SLACK_SIGNING_SECRET_FILE: secret,
        SLACK_PORT: String(slack.botPort),
        FALLBOTE_SLACK_API_URL: slack.apiUrl,
      },
    });
    try {
      let out = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      await expect.poll(() => out, { timeout: 15_000 }).toContain(`Slack (Port ${slack.botPort})`);
      const channel = slackChannel('ue25');
      const user = slackUser('fm-1');
      await slack.control('command', { channel, user, command: '/fristen', text: '14 Tage' });
      await expect.poll(async () => (await slack.messages(channel)).length, { timeout: 5_000 }).toBe(1);
      const [answer] = await slack.messages(channel);
      expect(answer?.ephemeral_to).toBe(user);
      expect(wordsOf({ blocks: answer?.blocks ?? [] })).toContain('Di 24.11.2026  F-105');
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
      await slack.stop();
    }
  },
  40_000,
);
