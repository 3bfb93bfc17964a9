import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Body } from '../../../adapters/chat/body.ts';
import { createInbox } from '../../../adapters/chat/inbox.ts';
import { calmLog } from '../../../adapters/chat/log.ts';
import { createVault } from '../../../adapters/chat/vault.ts';
import { createHttpReceiver } from '../../../adapters/slack/http-receiver.ts';
import { createSlackIntake, type SlackIntake } from '../../../adapters/slack/intake.ts';
import { signatureOf } from '../../../adapters/slack/signature.ts';

const SECRET = 'a-signing-secret-of-a-test';
const NOW = Date.UTC(2026, 10, 21, 9, 0, 0);
const SECONDS = NOW / 1000;

interface Sent {
  readonly body?: string;
  readonly at?: number | string;
  readonly secret?: string;
  readonly signature?: string;
  readonly type?: string;
  readonly path?: string;
}

const command = (more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ team_id: 'T1', command: '/fristen', trigger_id: '1.1', user_id: 'U1', ...more }).toString();
const event = (id: string, more: Body = {}) =>
  JSON.stringify({ team_id: 'T1', type: 'event_callback', event_id: id, event: { type: 'message' }, ...more });

async function receiver(take?: SlackIntake['take']) {
  const ran: Body[] = [];
  const logged: string[] = [];
  const log = (line: string) => logged.push(line);
  const inbox = createInbox({ platform: 'slack', vault: createVault(new Uint8Array(32)), now: () => NOW, log });
  const own = createSlackIntake(inbox, () => NOW, log);
  own.init({ processEvent: async ({ body }: { body: Body }) => void ran.push(body) } as never);
  const intake = take === undefined ? own : { ...own, take };
  const it = createHttpReceiver({
    signingSecret: SECRET,
    host: '127.0.0.1',
    port: 0,
    teamId: 'T1',
    intake,
    now: () => NOW,
    log,
  });
  await it.start();
  onTestFinished(async () => {
    await it.stop();
  });
  const send = async ({ body = command(), at = SECONDS, secret = SECRET, ...more }: Sent = {}) => {
    const response = await fetch(`http://127.0.0.1:${it.port()}${more.path ?? '/slack/events'}`, {
      method: 'POST',
      headers: {
        'content-type': more.type ?? (body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded'),
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': more.signature ?? signatureOf(secret, String(at), body),
      },
      body,
    });
    await own.idle();
    return { status: response.status, said: await response.text() };
  };
  return { it, send, ran, logged };
}

describe('a request to the receiver', () => {
  it('is run where it is signed and on time, up to five minutes either way', async () => {
    const { send, ran } = await receiver();
    for (const [i, off] of [0, -300, 300].entries())
      expect(await send({ at: SECONDS + off, body: command({ trigger_id: `${i}` }) })).toEqual({
        status: 200,
        said: '',
      });
    expect(ran.map((body) => body['trigger_id'])).toEqual(['0', '1', '2']);
  });

  it.each([
    ['signed with another secret', { secret: 'another' }],
    ['older than five minutes', { at: SECONDS - 301 }],
    ['from the future', { at: SECONDS + 301 }],
    ['from tomorrow', { at: SECONDS + 86_400 }],
    ['without a time', { at: '' }],
    ['with words for a time', { at: 'NaN' }],
    ['with an exponent for a time', { at: `${SECONDS}e0` }],
    ['without a signature', { signature: '' }],
    ['with half a signature', { signature: signatureOf(SECRET, String(SECONDS), command()).slice(0, 40) }],
    ['signed for another body', { signature: signatureOf(SECRET, String(SECONDS), 'other') }],
    ['signed in another version', { signature: signatureOf(SECRET, String(SECONDS), command()).replace('v0', 'v1') }],
  ])('is refused where it is %s', async (_why, sent) => {
    const { send, ran } = await receiver();
    expect((await send(sent)).status).toBe(401);
    expect(ran).toEqual([]);
  });

  it('is refused where it comes again with the same signature', async () => {
    const { send, ran } = await receiver();
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(401);
    expect(ran).toHaveLength(1);
  });

  it('is run once where Slack brings it again, signed anew', async () => {
    const { send, ran } = await receiver();
    for (const off of [0, 1, 60, 300]) expect((await send({ body: event('Ev1'), at: SECONDS + off })).status).toBe(200);
    expect(ran).toHaveLength(1);
  });

  it('is run once where it comes a thousand times at the same moment', async () => {
    const { send, ran } = await receiver();
    const statuses: number[] = [];
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => send({ body: event('Ev2') })));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([200, 401]));
    expect(ran).toHaveLength(1);
  });

  it.each([
    ['another workspace', command({ team_id: 'T2' })],
    ['no workspace', command({ team_id: '' })],
    ['an installation for a whole organisation', command({ is_enterprise_install: 'true' })],
    ['an event of another workspace', event('Ev1', { team_id: 'T2' })],
    ['an event of an organisation', event('Ev1', { authorizations: [{ is_enterprise_install: true }] })],
    ['somebody of another workspace', event('Ev1', { event: { type: 'message', user_team: 'T2' } })],
    [
      'somebody of another workspace who presses a button',
      `payload=${encodeURIComponent(JSON.stringify({ team: { id: 'T1' }, user: { id: 'U1', team_id: 'T2' } }))}`,
    ],
    [
      'a button without a workspace',
      `payload=${encodeURIComponent(JSON.stringify({ team: null, user: { id: 'U1' } }))}`,
    ],
  ])('is refused from %s', async (_what, body) => {
    const { send, ran } = await receiver();
    expect((await send({ body })).status).toBe(403);
    expect(ran).toEqual([]);
  });

  it('answers when Slack makes sure that it is there', async () => {
    const { send, ran } = await receiver();
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect(await send({ body: challenge })).toEqual({ status: 200, said: '{"challenge":"abc"}' });
    expect(await send({ body: 'ssl_check=1&token=x' })).toEqual({ status: 200, said: '' });
    expect(ran).toEqual([]);
    // without a signature not even that
    expect((await send({ body: 'ssl_check=1&token=y', signature: 'v0=0' })).status).toBe(401);
  });

  it('is refused where it cannot be read, or is for another path', async () => {
    const { send } = await receiver();
    expect((await send({ body: '{"a":', type: 'application/json' })).status).toBe(400);
    expect((await send({ body: '[1]', type: 'application/json' })).status).toBe(400);
    expect((await send({ body: 'payload=%7B' })).status).toBe(400);
    expect((await send({ body: 'hello', type: 'text/plain' })).status).toBe(400);
    expect((await send({ path: '/' })).status).toBe(404);
    const { it } = await receiver();
    expect((await fetch(`http://127.0.0.1:${it.port()}/slack/events`)).status).toBe(405);
  });

  it('is not read where it is longer than a megabyte, announced or not', async () => {
    const { send, it, ran } = await receiver();
    const long = 'x'.repeat(10 * 1024 * 1024);
    const status = await send({ body: long }).then(
      (answer) => answer.status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(status);
    const socket = connect(it.port(), '127.0.0.1');
    socket.on('error', () => undefined);
    let said = '';
    socket.on('data', (chunk) => {
      said += String(chunk);
    });
    socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    for (let i = 0; i < 20 && !socket.destroyed; i++) socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`);
    await new Promise((closed) => socket.once('close', closed));
    // whoever is still sending may be cut off before the answer is read
    expect(said).toMatch(/^(?:HTTP\/1\.1 413 |$)/u);
    expect(ran).toEqual([]);
    expect((await send()).status).toBe(200);
  });

  it('is acknowledged before it is done, with nothing to show', async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { it } = await receiver(async (_body, ack) => {
      await ack();
      await opened;
    });
    const body = command();
    const response = await fetch(`http://127.0.0.1:${it.port()}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(SECONDS),
        'x-slack-signature': signatureOf(SECRET, String(SECONDS), body),
      },
      body,
    });
    expect(response.status).toBe(200);
    open();
  });

  it('is to come again where it could not be kept', async () => {
    let full = true;
    const { send, logged } = await receiver(async (_body, ack) => {
      if (full) throw new Error('ENOSPC');
      await ack();
    });
    expect((await send()).status).toBe(503);
    full = false;
    // the same signature: it was not taken on, so it is no replay
    expect((await send()).status).toBe(200);
    expect(logged).toEqual(['FB103 slack/inbox.jsonl']);
  });

  it('leaves nothing of what it said in the log', async () => {
    const { send, logged } = await receiver();
    await send({ body: command({ text: 'F-105 geheim' }), secret: 'wrong' });
    await send({ body: command({ text: 'F-105 geheim', team_id: 'T9' }) });
    expect(logged).toEqual(['slack: refused: signature wrong', 'slack: refused: another workspace']);
  });
});

describe('the receiver', () => {
  it('says what to do where its port is taken', async () => {
    const { it } = await receiver();
    const other = createHttpReceiver({
      signingSecret: SECRET,
      host: '127.0.0.1',
      port: it.port(),
      teamId: 'T1',
      intake: { idle: async () => undefined } as SlackIntake,
      now: () => NOW,
      log: () => undefined,
    });
    await expect(other.start()).rejects.toMatchObject({ code: 'FB403', message: /SLACK_PORT/u });
    await other.stop();
  });

  it('takes no empty secret', () => {
    const options = { signingSecret: '', host: '', port: 0, teamId: 'T1', intake: {} as SlackIntake, now: () => NOW };
    expect(() => createHttpReceiver({ ...options, log: () => undefined })).toThrow();
  });
});

describe('the log', () => {
  it('cannot be filled by whoever sends the same again and again', () => {
    const lines: string[] = [];
    let now = NOW;
    const log = calmLog(
      (line) => lines.push(line),
      () => now,
    );
    for (let i = 0; i < 1_000; i++) log('slack: refused: signature wrong');
    log('slack: refused: too long');
    now += 10_000;
    log('slack: refused: signature wrong');
    expect(lines).toEqual([
      'slack: refused: signature wrong',
      'slack: refused: too long',
      'slack: refused: signature wrong (+999)',
    ]);
  });
});
