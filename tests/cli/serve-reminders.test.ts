import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { type Emulation, hasEmulation, type SlackMessage, startEmulation } from '../adapters/slack/emulation.ts';
import { slackChannel, slackUser, workspaceOf } from '../adapters/slack/slack-outside.ts';
import { FINE, weatherBefore } from '../adapters/slack/weather.ts';
import { fallbote, TODAY } from './fallbote.ts';
import { delivered, exampleFolder, MORNING, office, serveOn, textsOf, written } from './slack-service.ts';

const CLOCK = { FALLBOTE_TRIAL_NOW: MORNING };
const SOON = { timeout: 15_000, interval: 100 };

/** Presses a button of a message, the first whose label and line fit. */
async function press(slack: Emulation, staff: string, message: SlackMessage, label: string, line: RegExp) {
  let at = '';
  for (const block of message.blocks ?? []) {
    if (block.type === 'section') at = block.text?.text ?? '';
    const elements =
      block.type === 'actions' ? block.elements : block.type === 'section' && block.accessory ? [block.accessory] : [];
    for (const element of elements) {
      if (element.type !== 'button' || element.text.text !== label || !line.test(at)) continue;
      const { action_id, value } = element;
      const action = { type: 'button', action_id, block_id: 'b', value };
      const user = slackUser(staff);
      await slack.control('interact', { channel: message.channel, messageTs: message.ts, user, action });
      return;
    }
  }
  throw new Error(`no button "${label}"`);
}

describe.skipIf(!hasEmulation)('serve in Slack, of its own accord', () => {
  let slack: Emulation;
  beforeAll(async () => {
    slack = await startEmulation(workspaceOf(office, 'events'));
  }, 30_000);
  beforeEach(() => slack.control('reset', {}));
  afterAll(() => slack.stop());

  /** who has which messages, without pictures that follow one */
  const everything = async (): Promise<readonly string[]> => {
    const all: string[] = [];
    for (const { id } of office.staff)
      for (const { ts, files } of await written(slack, id)) if (files === undefined) all.push(`${id} ${ts}`);
    for (const { id } of office.teams)
      for (const { ts } of await slack.messages(slackChannel(id))) all.push(`#${id} ${ts}`);
    return all;
  };

  it('writes in the morning to those whom the dry run names, changes what was done, and writes nothing twice', async () => {
    const data = await exampleFolder();
    const dry = await fallbote(['remind', '--dry-run', '--data', data, '--today', '2026-11-23', '--at', '07:46']);
    const named = [...dry.out.matchAll(/^Jetzt {2}.*\(([\w-]+)\): /gmu)].map(([, id]) => id ?? '');
    expect([...new Set(named)].sort()).toEqual(['fm-2', 'fm-3', 'fm-4', 'tl-1', 'tl-2', 'ue25']);

    const bot = await serveOn(slack, data, { env: CLOCK });
    expect(bot.said()).toContain('Erinnerungen: an Arbeitstagen von 07:30 bis 17:00 Uhr');
    await expect.poll(async () => (await everything()).length, SOON).toBe(named.length);
    const ids = (await everything()).map((line) => (line.split(' ')[0] ?? '').replace('#', ''));
    expect(ids.sort()).toEqual([...named].sort());
    const [morning] = await written(slack, 'fm-2');
    if (morning === undefined) throw new Error('nothing');
    expect(morning.text).toMatch(/^Good morning: \d+ dates$/u);
    // public: the channel learns no name that would tell something
    const channel = textsOf(await slack.messages(slackChannel('ue25'))).join('\n');
    expect(channel).toContain('F-103');
    expect(channel).not.toContain('Amsel');

    expect(textsOf([morning])[0]).toContain('F-104  Run a job search');
    await press(slack, 'fm-2', morning, 'Done', /F-104\s+Run a job search/u);
    // at once, not with the next minute: the entry wakes it
    await expect
      .poll(async () => textsOf(await written(slack, 'fm-2'))[0], SOON)
      .toMatch(/F-104 {2}Run a job search.* – done on Mon 23 Nov 2026/u);
    const [changed, ...answers] = await written(slack, 'fm-2');
    expect(changed?.ts).toBe(morning.ts);
    expect(answers).toHaveLength(1);
    const before = await everything();
    expect(await bot.stop('SIGTERM')).toEqual([0, null]);

    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const again = await serveOn(slack, data, { env: { ...CLOCK, FALLBOTE_METRICS_PORT: '0' } });
      const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(again.said())?.[0] ?? '';
      // a look is over, and all that was to be sent would be there
      const looked = async () => (await (await fetch(`${url}/health`)).json()) as { readonly lastTick: string | null };
      await expect.poll(async () => (await looked()).lastTick, SOON).not.toBeNull();
      expect(await everything()).toEqual(before);
      await again.stop(signal);
    }
    const lines = await delivered(data);
    // a report names no case
    expect(lines).toHaveLength([...new Set(named)].length - 1);
    expect(lines.filter((line) => line.startsWith('fm-2 morning'))).toHaveLength(1);
    expect((await fallbote(['audit', 'verify', '--data', data])).code).toBe(0);
    expect((await fallbote(['outbox', '--data', data])).out).toContain('Alle klar.');
  }, 90_000);

  it('waits for the time of the day, and for a working day', async () => {
    const data = await exampleFolder();
    const bot = await serveOn(slack, data, {
      // the morning message may go at 06:45
      env: { FALLBOTE_TRIAL_NOW: '2026-11-23T06:43:00Z', FALLBOTE_METRICS_PORT: '0' },
    });
    const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(bot.said())?.[0] ?? '';
    const ticks = async () =>
      Number(/^fallbote_tick_duration_seconds_count (\d+)$/mu.exec(await (await fetch(`${url}/metrics`)).text())?.[1]);
    await expect.poll(ticks, SOON).toBe(1);
    expect(await everything()).toEqual([]);
    await bot.stop('SIGTERM');
    const weekend = await serveOn(slack, data, {
      env: { FALLBOTE_TRIAL_NOW: '2026-11-22T10:00:00Z', FALLBOTE_METRICS_PORT: '0' },
    });
    const there = /http:\/\/127\.0\.0\.1:\d+/u.exec(weekend.said())?.[0] ?? '';
    const health = async () => (await fetch(`${there}/health`)).status;
    await expect.poll(health, SOON).toBe(200);
    expect(await everything()).toEqual([]);
  }, 60_000);

  it('is silent on a day that is only pretended, and says so', async () => {
    const data = await exampleFolder();
    const bot = await serveOn(slack, data, { args: ['--today', '2026-11-23'], env: CLOCK });
    expect(bot.said()).toContain('Erinnerungen: aus, mit --today');
    const channel = slackChannel('ue25');
    await slack.control('command', { channel, user: slackUser('fm-2'), command: '/heute', text: '' });
    await expect.poll(async () => (await slack.messages(channel)).length, SOON).toBe(1);
    await bot.stop('SIGTERM');
    const store = await openJsonStore(data, { access: 'read' });
    expect((await store.outbox().load()).size).toBe(0);
    await store.close();
  }, 60_000);

  it('a second serve on the folder is refused and sends nothing', async () => {
    const data = await exampleFolder();
    const bot = await serveOn(slack, data, { env: CLOCK });
    await expect.poll(async () => (await everything()).length, SOON).toBe(7);
    const before = await everything();
    const second = await fallbote(['serve', '--data', data], {
      env: {
        SLACK_BOT_TOKEN: 'xoxb-test-token',
        SLACK_TEAM_ID: 'T01TEST',
        SLACK_APP_TOKEN: 'xapp-test-token',
        FALLBOTE_SLACK_API_URL: slack.apiUrl,
        ...CLOCK,
      },
    });
    expect(second.code).toBe(1);
    expect(second.err).toContain('FB106');
    expect(second.err).toContain(`Prozess ${bot.child.pid}`);
    expect(await everything()).toEqual(before);
  }, 60_000);

  it('ends in time where Slack is silent, and what was on its way is not lost', async () => {
    const data = await exampleFolder();
    let silent = 0;
    const { url } = await weatherBefore(slack, ({ method }) => {
      if (method !== 'chat.postMessage') return FINE;
      silent++;
      return { is: 'before', say: 'silence' };
    });
    const bot = await serveOn(slack, data, { env: CLOCK, apiUrl: `${url}/api/` });
    await expect.poll(() => silent, SOON).toBeGreaterThan(0);
    const start = Date.now();
    expect(await bot.stop('SIGTERM')).toEqual([0, null]);
    expect(Date.now() - start).toBeLessThan(10_000);
    const store = await openJsonStore(data, { access: 'read' });
    const states = [...(await store.outbox().load()).values()].map(({ state }) => state);
    await store.close();
    expect(states.length).toBeGreaterThan(0);
    // none of them is taken for sent, and what was begun has an end that was kept
    expect(states).not.toContain('sent');
    expect(states).not.toContain('claimed');
  }, 60_000);
});

it('another time than the one it is can be set only where no message gets to people', async () => {
  const { code, err } = await fallbote(['serve', ...TODAY], {
    env: {
      SLACK_BOT_TOKEN: 'xoxb-test-token',
      SLACK_TEAM_ID: 'T01TEST',
      SLACK_APP_TOKEN: 'xapp-test-token',
      ...CLOCK,
    },
  });
  expect(code).toBe(1);
  expect(err).toContain('FALLBOTE_TRIAL_NOW');
});
