import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FallboteError } from '../../src/errors.ts';
import type { OutboxStore } from '../../src/reminders/outbox-store.ts';
import type { Counters } from './counters.ts';
import { OPENMETRICS, openMetrics } from './openmetrics.ts';

/** A service that did not look for so long what is to be sent is not well, in milliseconds. */
const LATEST = 5 * 60_000;

export interface MetricsOptions {
  /** 0: a free one */
  readonly port: number;
  readonly counters: Counters;
  readonly outbox: OutboxStore;
  /** whether reminders are on */
  readonly reminds: boolean;
  /** milliseconds since 1970 */
  readonly now: () => number;
}

export interface Metrics {
  readonly port: number;
  stop(): Promise<void>;
}

/** `ok`, or what is the matter, in one word. */
function healthOf({ counters, reminds, now }: MetricsOptions, since: number): 'ok' | 'starting' | 'stuck' {
  if (!reminds) return 'ok';
  const late = now() - (counters.lastTick ?? since) > LATEST;
  if (late) return 'stuck';
  return counters.lastTick === undefined ? 'starting' : 'ok';
}

/** Health and counters for who runs the service, at a port of this machine that nobody else can reach. Throws FB403. */
export async function startMetrics(options: MetricsOptions): Promise<Metrics> {
  const { counters, outbox, reminds, now } = options;
  const since = now();

  async function answer(path: string): Promise<readonly [status: number, type: string, text: string]> {
    if (path === '/metrics') return [200, OPENMETRICS, openMetrics(counters.families(await outbox.load()))];
    if (path !== '/health') return [404, 'text/plain; charset=utf-8', 'GET /metrics, GET /health\n'];
    const status = healthOf(options, since);
    const lastTick = counters.lastTick === undefined ? null : new Date(counters.lastTick).toISOString();
    const line = JSON.stringify({ status, reminders: reminds ? 'on' : 'off', lastTick });
    return [status === 'ok' ? 200 : 503, 'application/json', `${line}\n`];
  }

  const server = createServer((request, response) => {
    const isLook = request.method === 'GET' || request.method === 'HEAD';
    const path = request.url?.split('?')[0] ?? '';
    (isLook ? answer(path) : Promise.resolve([405, 'text/plain; charset=utf-8', 'GET\n'] as const))
      // what exactly is wrong may hold a path: it stands in the log of the service
      .catch(() => [503, 'text/plain; charset=utf-8', 'no numbers just now\n'] as const)
      .then(([status, type, text]) =>
        response.writeHead(status, { 'content-type': type, connection: 'close' }).end(text),
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new FallboteError(
          'FB403',
          'user',
          `Der Port ${options.port} (FALLBOTE_METRICS_PORT) lässt sich nicht öffnen.`,
          {
            cause,
          },
        ),
      ),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
