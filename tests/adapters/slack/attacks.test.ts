import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { signatureOf } from '../../../adapters/slack/signature.ts';
import { createSlackAdapter } from '../../../adapters/slack/slack-adapter.ts';
import type { BotRequest } from '../../../src/bot/bot.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { internal, note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { loopback, ok, type Weather } from './loopback.ts';
import { linked, slackUser } from './slack-outside.ts';

const office = linked(exampleOffice(toDay(2026, 11, 21)).office);
const FM1 = slackUser('fm-1');
const FM3 = slackUser('fm-3');

import { overHttp, SECRET, signed } from './signed-request.ts';

const NOW = Math.floor(Date.now() / 1000);

interface Answer {
  readonly status: number;
  readonly said: string;
}

/** The bot on this machine, with all that was asked of it, and all that it called. */
async function bot(folder?: string) {
  const who = ok({ team_id: 'T1', user_id: 'U0BOT', bot_id: 'B0BOT' });
  const weather: Weather = (call, ...rest) => (call.method === 'auth.test' ? who : ok())(call, ...rest);
  const { url, calls } = await loopback(weather);
  const asked: BotRequest[] = [];
  const adapter = createSlackAdapter({
    config: overHttp(url),
    office: async () => office,
    commands: ['plan'],
    folder,
    log: () => undefined,
    pace: 0,
  });
  await adapter.start(async (request) => {
    asked.push(request);
    const actions = [{ label: 'Erledigt', command: internal('erledigt F-105 1') }];
    return { here: seal({ ...note('Plan', 'Hier.'), actions }, 'private') };
  });
  onTestFinished(() => adapter.stop());

  const send = async (body: string, at = NOW, signature?: string): Promise<Answer> => {
    const response = await signed(adapter.port(), body, at, signature);
    return { status: response.status, said: await response.text() };
  };
  const command = (more: Readonly<Record<string, string>> = {}) =>
    new URLSearchParams({
      team_id: 'T1',
      user_id: FM1,
      channel_id: 'D1',
      command: '/plan',
      trigger_id: 't1',
      text: 'F-105',
      response_url: `${url}respond`,
      ...more,
    }).toString();
  const press = (value: string, user: string, trigger: string) => {
    const payload = {
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: user, team_id: 'T1' },
      channel: { id: 'D1' },
      container: { type: 'message', channel_id: 'D1', is_ephemeral: true },
      trigger_id: trigger,
      response_url: `${url}respond`,
      actions: [{ type: 'button', action_id: 'fallbote-do-0', block_id: 'b', value }],
    };
    return `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  };
  return { adapter, asked, calls, send, command, press };
}

function folderOfItsOwn(): string {
  const made = mkdtempSync(join(tmpdir(), 'fallbote-attack-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** Many at the same time, as many as connections allow. */
async function allOf<T>(count: number, one: (i: number) => Promise<T>): Promise<readonly T[]> {
  const results: T[] = [];
  for (let from = 0; from < count; from += 250)
    results.push(...(await Promise.all(Array.from({ length: 250 }, (_, i) => one(from + i)))));
  return results;
}

const message = JSON.stringify({
  team_id: 'T1',
  type: 'event_callback',
  event_id: 'Ev1',
  event: { type: 'message', channel_type: 'im', channel: 'D1', user: FM1, text: 'plan F-105', ts: '1.1' },
});

describe('somebody who has no secret', () => {
  it('cannot put another person, command or workspace into what Slack has signed', async () => {
    const { send, command, asked, calls, adapter } = await bot();
    const signature = signatureOf(SECRET, String(NOW), command());
    for (const forged of [{ user_id: FM3 }, { text: 'F-101' }, { command: '/fall' }, { team_id: 'T2' }])
      expect((await send(command(forged), NOW, signature)).status).toBe(401);
    // nor the time at which it was signed
    expect((await send(command(), NOW + 1, signature)).status).toBe(401);
    await adapter.idle();
    expect(asked).toEqual([]);
    expect(calls.map(({ method }) => method)).toEqual(['auth.test']);
    expect((await send(command(), NOW, signature)).status).toBe(200);
  });

  it('cannot have a recorded request run again, even after a restart', async () => {
    const folder = folderOfItsOwn();
    const first = await bot(folder);
    const body = first.command();
    expect((await first.send(body)).said).toContain('Hier.');
    expect((await first.send(body)).status).toBe(401);
    await first.adapter.stop();
    const second = await bot(folder);
    expect(await second.send(body)).toEqual({ status: 200, said: '' });
    await second.adapter.idle();
    expect([first.asked.length, second.asked.length]).toEqual([1, 0]);
  });

  it('does not stop the bot with ten megabytes', async () => {
    const { send, command, asked } = await bot();
    const long = command({ text: 'x'.repeat(10 * 1024 * 1024) });
    const status = await send(long).then(
      (answer) => answer.status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(status);
    expect((await send(command())).status).toBe(200);
    expect(asked).toHaveLength(1);
  });
});

describe('a member of the workspace', () => {
  it('is who Slack says, whatever names and mentions she writes', async () => {
    const { send, command, asked } = await bot();
    await send(command({ text: `<@${FM3}> user_id=${FM3}`, user_name: FM3, 'user[id]': FM3, user: FM3 }));
    expect(asked.map(({ from }) => from)).toEqual([{ platform: 'slack', id: FM1 }]);
  });

  it('gets a sentence for a button that she edited or that is another’s, and nothing is run', async () => {
    const { send, command, press, asked, calls, adapter } = await bot();
    const { said } = await send(command());
    const value = /"value":"([\w-]+)"/u.exec(said)?.[1] ?? '';
    const middle = Math.floor(value.length / 2);
    const other = value[middle] === 'A' ? 'B' : 'A';
    const edited = [
      `${value.slice(0, middle)}${other}${value.slice(middle + 1)}`,
      value.slice(0, -4),
      `${value}AAAA`,
      value.toLowerCase(),
      'erledigt F-105 1',
      JSON.stringify({ u: FM1, d: 'command', w: 'erledigt F-105 1', t: NOW }),
      '',
    ];
    for (const [i, text] of edited.entries()) await send(press(text, FM1, `e${i}`));
    await send(press(value, FM3, 'foreign'));
    await adapter.idle();
    expect(asked).toHaveLength(1);
    const answers = calls.filter(({ method }) => method === 'respond').map(({ body }) => JSON.stringify(body));
    expect(answers).toHaveLength(edited.length + 1);
    for (const answer of answers) expect(answer).toContain('Das geht nicht');
    // and her own is good
    await send(press(value, FM1, 'own'));
    await adapter.idle();
    expect(asked.map(({ text }) => text)).toEqual(['plan F-105', 'erledigt F-105 1']);
  });
});

describe('another workspace', () => {
  it('is refused, with the right signature too', async () => {
    const { send, command, asked } = await bot();
    for (const body of [command({ team_id: 'T2' }), message.replace('"T1"', '"T2"')])
      expect((await send(body)).status).toBe(403);
    expect(asked).toEqual([]);
  });
});

describe('twelve hundred at the same time', () => {
  // six hundred seconds are believed, so each signature comes twice
  const at = (i: number) => NOW - 290 + (i % 580);

  it('of one event, signed anew or not, are answered once', async () => {
    const { send, asked, calls, adapter } = await bot(folderOfItsOwn());
    const answers = await allOf(1_250, (i) => send(message, at(i)));
    await adapter.idle();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401]));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(580);
    expect(asked).toHaveLength(1);
    expect(calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  }, 20_000);

  it('of one command are run once, and one of them brings the answer', async () => {
    const { send, command, asked, calls, adapter } = await bot(folderOfItsOwn());
    const answers = await allOf(1_250, (i) => send(command(), at(i)));
    await adapter.idle();
    expect(asked).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(580);
    expect(answers.filter(({ said }) => said !== '')).toHaveLength(1);
    expect(calls.map(({ method }) => method)).toEqual(['auth.test']);
  }, 20_000);
});
