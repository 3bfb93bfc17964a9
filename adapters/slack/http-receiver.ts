import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App, Receiver } from '@slack/bolt';
import { FallboteError } from '../../src/errors.ts';
import { type Body, isFrom, parseBody } from './body.ts';
import type { Ack, Intake } from './intake.ts';
import { MAX_BODY } from './limits.ts';
import { createVerifier, type Signed } from './signature.ts';

export const PATH = '/slack/events';

/** How long Slack may take to send a request, in milliseconds; it needs far less. */
const REQUEST_TIMEOUT_MS = 10_000;
/** How long connections stay open at the end, for acknowledgements that are on their way. */
const LAST_ANSWERS_MS = 500;

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly host: string;
  readonly port: number;
  readonly teamId: string;
  readonly intake: Intake;
  /** in milliseconds */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** What was sent, as far as it is allowed to be long; `undefined` where it is longer. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY) chunks.push(chunk);
      else {
        request.pause();
        resolve(undefined);
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('cut off')));
  });
}

const NOTHING = Buffer.alloc(0);
/** What is shown again and again, as it goes over the line. */
const inBytes = new WeakMap<object, Buffer>();

function bytesOf(body: unknown): Buffer {
  if (body === undefined) return NOTHING;
  if (typeof body !== 'object' || body === null) return Buffer.from(String(body));
  const before = inBytes.get(body);
  if (before !== undefined) return before;
  const bytes = Buffer.from(JSON.stringify(body));
  inBytes.set(body, bytes);
  return bytes;
}

function respond(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (status === 413) response.setHeader('connection', 'close');
  const bytes = bytesOf(body);
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  response
    .writeHead(status, { 'content-length': bytes.length, ...(bytes.length === 0 ? {} : { 'content-type': type }) })
    .end(bytes);
}

const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/**
 * Takes Slack's requests over HTTP and only carries: what is not signed, too old, from the future, replayed, too long or
 * from another workspace is refused before anybody reads it. TLS is the business of the proxy in front.
 */
export function createHttpReceiver(options: HttpReceiverOptions): Receiver & { port(): number } {
  const { intake, teamId, log } = options;
  const verifier = createVerifier(options.signingSecret, options.now);
  let server: Server | undefined;
  let open = false;

  async function accept(body: Body, signed: Signed, response: ServerResponse): Promise<void> {
    const ack: Ack = async (shown) => {
      if (response.destroyed) throw new Error('the line has gone');
      respond(response, 200, shown);
    };
    try {
      await intake.take(body, ack);
    } catch {
      // not kept, so not acknowledged: Slack brings events again
      verifier.forget(signed);
      log('FB103 slack/inbox.jsonl');
      respond(response, 503);
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== PATH) return respond(response, 404);
    if (request.method !== 'POST') return respond(response, 405);
    if (!open) return respond(response, 503);
    const body = await readBody(request);
    if (body === undefined) {
      log('slack: refused: too long');
      respond(response, 413);
      request.unpipe();
      response.once('finish', () => request.destroy());
      return;
    }
    const signed: Signed = {
      timestamp: headerOf(request, 'x-slack-request-timestamp'),
      signature: headerOf(request, 'x-slack-signature'),
      body,
    };
    const verdict = verifier.verify(signed);
    if (verdict !== 'ok') {
      log(`slack: refused: signature ${verdict}`);
      return respond(response, 401);
    }
    const parsed = parseBody(headerOf(request, 'content-type') ?? '', body.toString('utf8'));
    if (parsed === undefined) return respond(response, 400);
    if (parsed['ssl_check'] === '1') return respond(response, 200);
    if (parsed['type'] === 'url_verification') return respond(response, 200, { challenge: parsed['challenge'] });
    if (!isFrom(parsed, teamId)) {
      log('slack: refused: another workspace');
      return respond(response, 403);
    }
    if (!open) return respond(response, 503);
    await accept(parsed, signed, response);
  }

  return {
    init: (app: App) => intake.init(app),
    port: () => (server?.address() as AddressInfo | null)?.port ?? options.port,
    start: () =>
      new Promise<void>((resolve, reject) => {
        const made = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
          handle(request, response).catch(() => respond(response, 400));
        });
        server = made;
        made.on('error', (error: NodeJS.ErrnoException) => {
          const where = `${options.host}:${options.port}`;
          reject(
            new FallboteError(
              'FB403',
              'platform',
              `Slack kann Fallbote nicht erreichen: ${where} lässt sich nicht öffnen (${error.code ?? error.name}). Bitte SLACK_HOST und SLACK_PORT prüfen.`,
              { cause: error },
            ),
          );
        });
        made.listen(options.port, options.host, () => {
          open = true;
          resolve();
        });
      }),
    async stop() {
      open = false;
      const closing = server;
      server = undefined;
      if (closing === undefined) return;
      await intake.idle();
      await new Promise<void>((resolve) => {
        const hurry = setTimeout(() => closing.closeAllConnections(), LAST_ANSWERS_MS);
        closing.close(() => {
          clearTimeout(hurry);
          resolve();
        });
        closing.closeIdleConnections();
      });
    },
  };
}
