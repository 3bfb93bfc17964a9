import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openMetrics } from '../../adapters/metrics/openmetrics.ts';
import { FallboteError } from '../../src/errors.ts';
import { type Emulation, hasEmulation, startEmulation } from '../adapters/slack/emulation.ts';
import { slackChannel, slackUser, workspaceOf } from '../adapters/slack/slack-outside.ts';
import { FINE, slackSays, weatherBefore } from '../adapters/slack/weather.ts';
import { freePort } from '../free-port.ts';
import { fallbote } from './fallbote.ts';
import { exampleFolder, MORNING, office, serveOn } from './slack-service.ts';

const SOON = { timeout: 15_000, interval: 100 };

/** Reads OpenMetrics text as strictly as its standard is: values by name with labels. Throws where a line is none. */
function parsed(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n');
  expect(lines.slice(-2)).toEqual(['# EOF', '']);
  const values = new Map<string, number>();
  const families = new Set<string>();
  let family = '';
  let type = '';
  for (const line of lines.slice(0, -2)) {
    const [, kind, name = '', rest = ''] = /^# (TYPE|HELP) ([a-z_]+) (.+)$/u.exec(line) ?? [];
    if (kind === 'TYPE') {
      expect(families.has(name)).toBe(false);
      expect(['counter', 'gauge', 'summary']).toContain(rest);
      families.add(name);
      [family, type] = [name, rest];
      continue;
    }
    if (kind === 'HELP') {
      expect(name).toBe(family);
      continue;
    }
    const [, sample = '', labels = '', value] =
      /^([a-z_]+)((?:\{[a-z_]+="[a-z-]+"(?:,[a-z_]+="[a-z-]+")*\})?) (\d+(?:\.\d+)?)$/u.exec(line) ?? [];
    expect(value, line).toBeDefined();
    const endings = { counter: ['_total'], gauge: [''], summary: ['_count', '_sum'] }[type] ?? [];
    expect(endings.map((ending) => `${family}${ending}`)).toContain(sample);
    expect(values.has(`${sample}${labels}`)).toBe(false);
    values.set(`${sample}${labels}`, Number(value));
  }
  return values;
}

it('a label that is no word of ours does not leave', () => {
  for (const value of ['F-105', 'fm-1', 'Frau Amsel', 'a"b', ''])
    expect(() =>
      openMetrics([{ name: 'x', type: 'gauge', help: 'x', samples: [{ labels: { kind: value }, value: 1 }] }]),
    ).toThrow(FallboteError);
});

describe.skipIf(!hasEmulation)('health and counters of a service', () => {
  let slack: Emulation;
  beforeAll(async () => {
    slack = await startEmulation(workspaceOf(office, 'events'));
  }, 30_000);
  beforeEach(() => slack.control('reset', {}));
  afterAll(() => slack.stop());

  it('counts what was sent, what was not and what was asked, and names nobody', async () => {
    const data = await exampleFolder();
    const meise = await slack.directMessage(slackUser('fm-3'));
    // one person cannot be written to
    const { url: front } = await weatherBefore(slack, ({ method, body }) =>
      method === 'chat.postMessage' && (body['channel'] === meise || body['channel'] === slackUser('fm-3'))
        ? slackSays('user_not_found')
        : FINE,
    );
    const bot = await serveOn(slack, data, {
      env: { FALLBOTE_TRIAL_NOW: MORNING, FALLBOTE_METRICS_PORT: '0' },
      apiUrl: `${front}/api/`,
    });
    const port = /http:\/\/127\.0\.0\.1:(\d+)\/metrics/u.exec(bot.said())?.[1];
    const url = `http://127.0.0.1:${port}`;
    const read = async () => parsed(await (await fetch(`${url}/metrics`)).text());
    const counter = async (name: string) => (await read()).get(name);
    await expect.poll(() => counter('fallbote_tick_duration_seconds_count'), SOON).toBeGreaterThan(0);
    await slack.control('command', {
      channel: slackChannel('ue25'),
      user: slackUser('fm-2'),
      command: '/heute',
      text: '',
    });
    await expect.poll(() => counter('fallbote_requests_total{outcome="answered"}'), SOON).toBe(1);
    const values = await read();
    expect(values.get('fallbote_postings_total{kind="morning",outcome="sent"}')).toBe(3);
    expect(values.get('fallbote_postings_total{kind="morning",outcome="failed"}')).toBe(1);
    expect(values.get('fallbote_postings_total{kind="channel",outcome="sent"}')).toBe(1);
    const kinds = ['morning', 'urgent', 'channel', 'digest'];
    const sent = kinds.map((kind) => values.get(`fallbote_postings_total{kind="${kind}",outcome="sent"}`) ?? 0);
    expect(values.get('fallbote_platform_postings_total{platform="slack",outcome="sent"}')).toBe(
      sent.reduce((sum, count) => sum + count),
    );
    expect(values.get('fallbote_platform_postings_total{platform="slack",outcome="failed"}')).toBe(1);
    expect([...values.keys()].some((name) => name.includes('"teams"'))).toBe(false);
    expect(values.get('fallbote_outbox_postings{kind="morning",state="sent"}')).toBe(3);
    expect(values.get('fallbote_outbox_postings{kind="morning",state="failed"}')).toBe(1);
    expect(values.get('fallbote_unreachable_people')).toBe(1);
    expect(values.get('fallbote_posting_retries_total')).toBe(0);
    expect(values.get('fallbote_tick_failures_total')).toBe(0);
    expect(values.get('fallbote_tick_duration_seconds_count')).toBeGreaterThan(0);
    expect(values.get('fallbote_tick_duration_seconds_sum')).toBeGreaterThan(0);
    expect(values.get('fallbote_last_tick_timestamp_seconds')).toBeGreaterThan(Date.now() / 1000 - 120);

    const { headers } = await fetch(`${url}/metrics`);
    expect(headers.get('content-type')).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
    const health = await fetch(`${url}/health`);
    expect(health.status).toBe(200);
    const line = await health.text();
    expect(line.split('\n')).toHaveLength(2);
    expect(JSON.parse(line)).toMatchObject({ status: 'ok', reminders: 'on' });
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405);
    // nobody else can reach it
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address, family, internal } of others)
      if (!internal && family === 'IPv4') await expect(fetch(`http://${address}:${port}/health`)).rejects.toThrow();
    await bot.stop('SIGTERM');
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  }, 60_000);

  it('says where nothing can be looked at any more', async () => {
    const data = await exampleFolder();
    const bot = await serveOn(slack, data, { env: { FALLBOTE_TRIAL_NOW: MORNING, FALLBOTE_METRICS_PORT: '0' } });
    const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(bot.said())?.[0] ?? '';
    await expect.poll(async () => (await fetch(`${url}/health`)).status, SOON).toBe(200);
    await bot.stop('SIGTERM');
    const off = await serveOn(slack, data, {
      args: ['--today', '2026-11-23'],
      env: { FALLBOTE_METRICS_PORT: '0' },
    });
    const there = /http:\/\/127\.0\.0\.1:\d+/u.exec(off.said())?.[0] ?? '';
    expect(await (await fetch(`${there}/health`)).json()).toEqual({ status: 'ok', reminders: 'off', lastTick: null });
  }, 60_000);

  it('is refused where the port is none, or taken; and off where nobody asks for it', async () => {
    const data = await exampleFolder();
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-test-token',
      SLACK_TEAM_ID: 'T01TEST',
      SLACK_APP_TOKEN: 'xapp-test-token',
      FALLBOTE_SLACK_API_URL: slack.apiUrl,
    };
    for (const wrong of ['none', '70000', '-1']) {
      const { code, err } = await fallbote(['serve', '--data', data], {
        env: { ...env, FALLBOTE_METRICS_PORT: wrong },
      });
      expect(code).toBe(1);
      expect(err).toContain('FB401');
      expect(err).toContain('FALLBOTE_METRICS_PORT');
    }
    const port = await freePort();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const refused = await fallbote(['serve', '--data', data], { env: { ...env, FALLBOTE_METRICS_PORT: `${port}` } });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('FB403');
    expect(refused.err).toContain('FALLBOTE_METRICS_PORT');
    const bot = await serveOn(slack, data);
    expect(bot.said()).not.toContain('Zahlen');
  }, 60_000);
});
