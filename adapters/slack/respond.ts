import type { NotSent } from '../chat/outbound.ts';
import type { Page } from './blocks.ts';
import { failureOf, failureOfStatus } from './failures.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';

export type Fetch = typeof globalThis.fetch;

/** Answers a command or button at the address that came with it, for the person alone. Slack takes five such answers within 30 minutes. */
export type Respond = (url: string, page: Page) => Promise<{ readonly state: 'sent' } | NotSent>;

/**
 * Whether an address belongs to Slack: what is for it goes nowhere else.
 * @param apiUrl the Web API, where it is another one than Slack's: it is that machine then, and no other
 */
export function isOwnHost(apiUrl: string | undefined): (url: string) => boolean {
  const host = apiUrl === undefined ? 'slack.com' : new URL(apiUrl).hostname;
  return (url) => {
    if (!URL.canParse(url)) return false;
    const { protocol, hostname } = new URL(url);
    if (apiUrl !== undefined) return hostname === host;
    return protocol === 'https:' && (hostname === host || hostname.endsWith(`.${host}`));
  };
}

/** @param apiUrl as for {@link isOwnHost} */
export function createRespond(fetch: Fetch, apiUrl: string | undefined): Respond {
  const isOwn = isOwnHost(apiUrl);
  return async (url, page) => {
    if (!isOwn(url)) return { state: 'failed', retryable: false, reason: 'refused' };
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...page }),
        redirect: 'error',
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      });
      // read to its end: a connection whose answer is cut off cannot be used again
      await response.arrayBuffer();
      if (response.ok) return { state: 'sent' };
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      return failureOfStatus(response.status, Number.isFinite(seconds) ? seconds : 1);
    } catch (error) {
      return failureOf(error);
    }
  };
}
