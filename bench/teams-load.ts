// Load in a process of its own, which is Teams on both sides: it sends messages over connections that stay open, one after
// the other on each, and takes the answers. A message is answered when both are there. Tells what came of it as one line.
import { Agent, createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Loaded } from './apps.ts';

/** What is sent, and for how long. */
export interface Load {
  /** where the bot takes messages */
  readonly port: number;
  /** where the bot answers to */
  readonly servicePort: number;
  readonly appId: string;
  readonly tenantId: string;
  /** good for all of the load: Microsoft, too, uses a token for as long as it is good */
  readonly token: string;
  /** accounts in Entra */
  readonly users: readonly string[];
  readonly text: string;
  readonly connections: number;
  readonly milliseconds: number;
  /** an answer counts where it holds this */
  readonly wanted: string;
}

const load = JSON.parse(process.argv[2] ?? '{}') as Load;
const serviceUrl = `http://127.0.0.1:${load.servicePort}/`;
const run = `${Date.now()}${process.pid}`;
const waiting = new Map<string, (text: string) => void>();
let sent = 0;

const service = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const bytes = Buffer.from(`{"id":"${++sent}"}`);
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes);
    const conversation = decodeURIComponent((request.url ?? '').split('/')[3] ?? '');
    waiting.get(conversation)?.(Buffer.concat(chunks).toString('utf8'));
  });
});
service.keepAliveTimeout = 60_000;

function activity(user: string, conversation: string): Buffer {
  const tenant = { id: load.tenantId };
  return Buffer.from(
    JSON.stringify({
      type: 'message',
      id: `${run}${++sent}`,
      timestamp: new Date().toISOString(),
      localTimezone: 'Europe/Berlin',
      locale: 'de-DE',
      channelId: 'msteams',
      serviceUrl,
      from: { id: `29:${user}`, name: 'Jana Beispiel', aadObjectId: user },
      recipient: { id: `28:${load.appId}`, name: 'Fallbote' },
      conversation: { conversationType: 'personal', tenantId: load.tenantId, id: conversation },
      channelData: { tenant },
      text: load.text,
      textFormat: 'plain',
      entities: [{ type: 'clientInfo', locale: 'de-DE', country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' }],
    }),
  );
}

const agent = new Agent({ keepAlive: true, maxSockets: load.connections });

function post(body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      authorization: `Bearer ${load.token}`,
    };
    const request = send(
      { host: '127.0.0.1', port: load.port, path: '/api/messages', method: 'POST', headers, agent },
      (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)),
    );
    request.on('error', reject);
    request.end(body);
  });
}

const times: number[] = [];
let answered = 0;
const begun = performance.now();
const until = begun + load.milliseconds;

/** One after the other, each time for another person; no two ask for the same at the same time. */
async function one(number: number): Promise<void> {
  const mine = load.users.filter((_user, i) => i % load.connections === number);
  for (let turn = 0; performance.now() < until; turn++) {
    const user = mine[turn % mine.length] ?? '';
    const conversation = `a:${user}`;
    const from = performance.now();
    const answer = new Promise<string>((resolve) => waiting.set(conversation, resolve));
    const [status, text] = await Promise.all([post(activity(user, conversation)), answer]);
    waiting.delete(conversation);
    times.push(performance.now() - from);
    if (status === 200 && text.includes(load.wanted)) answered++;
  }
}

await new Promise<void>((resolve) => service.listen(load.servicePort, '127.0.0.1', resolve));
const port = (service.address() as AddressInfo).port;
if (port !== load.servicePort) throw new Error('another port');
await Promise.all(Array.from({ length: load.connections }, (_, i) => one(i)));
const seconds = (performance.now() - begun) / 1000;
agent.destroy();
service.close();
service.closeAllConnections();
times.sort((a, b) => a - b);
const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
const result: Loaded = {
  perSecond: times.length / seconds,
  p50: at(0.5),
  p99: at(0.99),
  answered,
  others: times.length - answered,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
