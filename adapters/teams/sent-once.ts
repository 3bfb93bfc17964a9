import type { Agent as HttpAgent } from 'node:http';
import { brokenOff, refusedWith } from './call-failed.ts';
import { TransportError } from './transport.ts';

/**
 * Each would let a message go out twice, or elsewhere: repeats, redirects, a proxy that the environment names. And a packed
 * answer that breaks off would never end.
 */
const UNWANTED: readonly string[] = [
  'defaultRetryPolicy',
  'redirectPolicy',
  'proxyPolicy',
  'logPolicy',
  'decompressResponsePolicy',
];

interface Sent {
  agent?: HttpAgent;
}

/** What the library of Azure does with each request, as far as it is used here. */
interface Pipeline {
  removePolicy(policy: { readonly name: string }): unknown;
  addPolicy(policy: {
    readonly name: string;
    sendRequest(request: Sent, next: (request: Sent) => unknown): unknown;
  }): void;
}

/**
 * From now on a client sends each request once, straight to where it is for. Its options for that are ignored by the
 * library (botbuilder 4.23), which sends up to four times; what works is to take the parts out that do it.
 */
export function sendOnce(client: object, agent: HttpAgent): void {
  const { pipeline } = (client as { readonly client: { readonly pipeline: Pipeline } }).client;
  for (const name of UNWANTED) pipeline.removePolicy({ name });
  pipeline.addPolicy({
    name: 'fallbote',
    sendRequest(request, next) {
      request.agent = agent;
      return next(request);
    },
  });
}

/** What an error of such a client means. @param signal the one that ends the call when its time is over */
export function failureOf(error: unknown, signal: AbortSignal): TransportError {
  if (signal.aborted) return new TransportError({ connection: 'timeout' });
  const { name, statusCode, code, response } = error as {
    readonly name?: unknown;
    readonly statusCode?: unknown;
    readonly code?: unknown;
    readonly response?: { readonly headers: { get(name: string): string | undefined } };
  };
  // thrown before anything went out
  if (name !== 'RestError') return new TransportError({ connection: 'before', cause: error });
  if (typeof statusCode !== 'number') return brokenOff(code);
  const retryAfter = response?.headers.get('retry-after');
  return refusedWith({ status: statusCode, retryAfter, body: { error: { code } } });
}
