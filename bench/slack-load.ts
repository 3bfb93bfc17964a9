// Load in a process of its own: freshly signed slash commands over connections that stay open, one after the other on
// each. Tells what came back as one line of JSON.
import { connect } from 'node:net';
import { PATH } from '../adapters/slack/http-receiver.ts';
import { signatureOf } from '../adapters/slack/signature.ts';
import type { Loaded } from './apps.ts';

/** What is sent, and for how long. */
export interface Load {
  readonly port: number;
  readonly secret: string;
  readonly team: string;
  readonly users: readonly string[];
  readonly command: string;
  readonly responseUrl: string;
  readonly connections: number;
  readonly milliseconds: number;
  /** an answer counts where it holds this */
  readonly wanted: string;
}

let sent = 0;
const run = `${Date.now()}.${process.pid}`;

function request(load: Load): Buffer {
  const { users } = load;
  const number = sent++;
  const body = new URLSearchParams({
    token: 'x',
    team_id: load.team,
    team_domain: 'vogelsang',
    channel_id: 'D0123456789',
    channel_name: 'directmessage',
    user_id: users[number % users.length] ?? '',
    user_name: 'somebody',
    command: load.command,
    text: '',
    api_app_id: 'A0123456789',
    is_enterprise_install: 'false',
    response_url: load.responseUrl,
    trigger_id: `${run}.${number}`,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  return Buffer.from(
    [
      `POST ${PATH} HTTP/1.1`,
      `host: 127.0.0.1:${load.port}`,
      'user-agent: Slackbot 1.0 (+https://api.slack.com/robots)',
      'accept: application/json,*/*',
      'content-type: application/x-www-form-urlencoded',
      `x-slack-request-timestamp: ${timestamp}`,
      `x-slack-signature: ${signatureOf(load.secret, timestamp, body)}`,
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

/** Whether the whole of an answer is there. */
function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/iu.exec(text.slice(0, head))?.[1];
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length >= head + 4 + Number(length);
}

async function work(load: Load): Promise<Loaded> {
  const times: number[] = [];
  let answered = 0;
  const begun = performance.now();
  const until = begun + load.milliseconds;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true });
      let text = '';
      let from = 0;
      const next = () => {
        from = performance.now();
        if (from >= until) {
          socket.end();
          resolve();
          return;
        }
        text = '';
        socket.write(request(load));
      };
      socket.setEncoding('latin1');
      socket.on('connect', next);
      socket.on('error', reject);
      socket.on('close', () => resolve());
      socket.on('data', (chunk: string) => {
        text += chunk;
        if (!isWhole(text)) return;
        times.push(performance.now() - from);
        if (text.startsWith('HTTP/1.1 200 ') && text.includes(load.wanted)) answered++;
        next();
      });
    });
  await Promise.all(Array.from({ length: load.connections }, one));
  const seconds = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return {
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    answered,
    others: times.length - answered,
  };
}

process.stdout.write(`${JSON.stringify(await work(JSON.parse(process.argv[2] ?? '{}') as Load))}\n`);
