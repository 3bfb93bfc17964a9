import { createHmac, timingSafeEqual } from 'node:crypto';
import { CLOCK_TOLERANCE } from './limits.ts';

/** Why a request is not believed; `ok`: it is. */
export type Verdict = 'ok' | 'missing' | 'stale' | 'wrong' | 'replayed';

export interface Signed {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Uint8Array;
}

export interface Verifier {
  /** Believes a request once: the same timestamp and signature again are a replay. */
  verify(signed: Signed): Verdict;
  /** Takes back that a request was seen, where it could not be taken on: it may come again. */
  forget(signed: Signed): void;
}

/** The signature of a request, as Slack computes it; https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const signatureOf = (secret: string, timestamp: string, body: Uint8Array | string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;

/**
 * Checks signatures in constant time and clocks both ways: Bolt's own check takes requests from the future, and any
 * number of times.
 * @param now in milliseconds
 */
export function createVerifier(secret: string, now: () => number): Verifier {
  if (secret === '') throw new Error('no signing secret');
  // by second, so that what is too old to be believed goes in one piece
  const seen = new Map<number, Set<string>>();
  let swept = 0;

  function sweep(second: number): void {
    if (second === swept) return;
    swept = second;
    for (const at of seen.keys()) if (Math.abs(second - at) > CLOCK_TOLERANCE) seen.delete(at);
  }

  return {
    verify({ timestamp, signature, body }) {
      if (timestamp === undefined || signature === undefined) return 'missing';
      const at = /^\d{1,12}$/u.test(timestamp) ? Number(timestamp) : Number.NaN;
      const second = Math.floor(now() / 1000);
      if (!(Math.abs(second - at) <= CLOCK_TOLERANCE)) return 'stale';
      const expected = Buffer.from(signatureOf(secret, timestamp, body));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong';
      sweep(second);
      const known = seen.get(at) ?? new Set();
      seen.set(at, known);
      if (known.has(signature)) return 'replayed';
      known.add(signature);
      return 'ok';
    },
    forget({ timestamp, signature }) {
      seen.get(Number(timestamp))?.delete(signature ?? '');
    },
  };
}
