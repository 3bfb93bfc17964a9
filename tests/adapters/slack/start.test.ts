import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../adapters/slack/check.ts';
import { createSlackAdapter } from '../../../adapters/slack/slack-adapter.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import type { SlackDoor } from '../../../src/config.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { error, loopback, status, type Weather } from './loopback.ts';

const { office } = exampleOffice(toDay(2026, 11, 21));
const HTTP: SlackDoor = { kind: 'http', signingSecret: 'a-secret-of-a-test', host: '127.0.0.1', port: 0 };
const SOCKET: SlackDoor = { kind: 'socket', appToken: 'xapp-1' };

const who = (more: object = {}, headers: Readonly<Record<string, string>> = {}): Weather =>
  status(
    200,
    { 'content-type': 'application/json', ...headers },
    JSON.stringify({
      ok: true,
      team_id: 'T1',
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
      is_enterprise_install: false,
      ...more,
    }),
  );

async function start(weather: readonly Weather[], door: SlackDoor = HTTP) {
  const { url, calls } = await loopback(...weather);
  const adapter = createSlackAdapter({
    config: { botToken: 'xoxb-x', teamId: 'T1', door, apiUrl: url },
    office: async () => office,
    commands: [],
    log: () => undefined,
  });
  const outcome = await adapter
    .start(async () => Promise.reject(new Error('asked')))
    .then(
      () => 'started',
      (problem: { code: string; message: string }) => `${problem.code} ${problem.message}`,
    );
  await adapter.stop();
  return { outcome, methods: calls.map(({ method }) => method) };
}

describe('a start with Slack', () => {
  const scopes = { 'x-oauth-scopes': Object.keys(SCOPES).join(',') };

  it('is one call that asks who the bot is', async () => {
    expect(await start([who({}, scopes)])).toEqual({ outcome: 'started', methods: ['auth.test'] });
  });

  it.each([
    ['a token that is not one', error('invalid_auth'), /^FB402 .*Der Token ist ungültig.*SLACK_BOT_TOKEN/u],
    ['a token that was revoked', error('token_revoked'), /^FB402 .*widerrufen/u],
    ['an app that was removed', error('account_inactive'), /^FB402 .*nicht mehr installiert/u],
    ['something nobody knows', error('strange_thing'), /^FB402 .*„strange_thing“/u],
    ['another workspace', who({ team_id: 'T2' }), /^FB402 .*anderen Workspace als SLACK_TEAM_ID/u],
    ['a whole organisation', who({ is_enterprise_install: true }), /^FB402 .*ganze Organisation/u],
    ['somebody’s own token', who({ bot_id: undefined }), /^FB402 .*zu keinem Bot/u],
    [
      'a right that is missing',
      who({}, { 'x-oauth-scopes': 'commands,chat:write,im:write' }),
      /^FB402 .*Es fehlen Rechte: app_mentions:read, im:history\./u,
    ],
    ['a Slack that is broken', status(500), /^FB403 .*Slack antwortet nicht/u],
  ])('is refused with a word of what to do: %s', async (_what, weather, words) => {
    const { outcome, methods } = await start([weather]);
    expect(outcome).toMatch(words);
    expect(outcome).not.toContain('xoxb-x');
    expect(methods).toHaveLength(1);
  });

  it('over Socket Mode names the other token where that is wrong', async () => {
    const { outcome } = await start([who(), error('invalid_auth')], SOCKET);
    expect(outcome).toMatch(/^FB402 .*SLACK_APP_TOKEN/u);
  });

  it('may be ended before it began, and twice', async () => {
    const adapter = createSlackAdapter({
      config: { botToken: 'xoxb-x', teamId: 'T1', door: HTTP },
      office: async () => office,
      commands: [],
      log: () => undefined,
    });
    await adapter.stop();
    await adapter.stop();
  });
});
