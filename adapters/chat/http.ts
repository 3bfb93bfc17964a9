import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How long a platform may take to send a request, in milliseconds; it needs far less. */
const REQUEST_TIMEOUT_MS = 10_000;
/** How long connections stay open at the end, for answers that are on their way. */
const LAST_ANSWERS_MS = 500;

/** What was sent, as far as it is allowed to be long; `undefined` where it is longer. */
function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
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

/** Answers once; a second answer, or one where nobody listens any more, is none. */
export function respond(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (status === 413) response.setHeader('connection', 'close');
  const bytes = bytesOf(body);
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  response
    .writeHead(status, { 'content-length': bytes.length, ...(bytes.length === 0 ? {} : { 'content-type': type }) })
    .end(bytes);
}

export const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** A port at which a platform's requests arrive. TLS is the business of the proxy in front. */
export interface HttpDoor {
  port(): number;
  /** Rejects with what `unusable` makes of it where the port cannot be had. */
  start(): Promise<void>;
  /** Takes nothing more, waits for what is under way, and closes. */
  stop(): Promise<void>;
}

export interface HttpDoorOptions {
  readonly host: string;
  readonly port: number;
  /** the one path that is answered, by POST */
  readonly path: string;
  /** most bytes of a request that are read */
  readonly most: number;
  /** a request, whole; throws where it cannot be read */
  readonly take: (request: IncomingMessage, body: Buffer, response: ServerResponse) => Promise<void>;
  /** resolves when nothing is under way */
  readonly idle: () => Promise<void>;
  readonly tooLong: () => void;
  readonly unusable: (where: string, code: string, cause: unknown) => Error;
}

export function createHttpDoor(options: HttpDoorOptions): HttpDoor {
  let server: Server | undefined;
  let open = false;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== options.path) return respond(response, 404);
    if (request.method !== 'POST') return respond(response, 405);
    if (!open) return respond(response, 503);
    const body = await readBody(request, options.most);
    if (body === undefined) {
      options.tooLong();
      respond(response, 413);
      request.unpipe();
      response.once('finish', () => request.destroy());
      return;
    }
    if (!open) return respond(response, 503);
    await options.take(request, body, response);
  }

  return {
    port: () => (server?.address() as AddressInfo | null)?.port ?? options.port,
    start: () =>
      new Promise<void>((resolve, reject) => {
        const made = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
          handle(request, response).catch(() => respond(response, 400));
        });
        server = made;
        made.on('error', (error: NodeJS.ErrnoException) => {
          reject(options.unusable(`${options.host}:${options.port}`, error.code ?? error.name, error));
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
      await options.idle();
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
