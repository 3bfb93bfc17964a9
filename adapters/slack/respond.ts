import type { Page } from './blocks.ts';
import { failureOf, failureOfStatus, type NotSent } from './failures.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';

export type Fetch = typeof globalThis.fetch;

/** Answers a command or button at the address that came with it, for the person alone. Slack takes five such answers within 30 minutes. */
export type Respond = (url: string, page: Page) => Promise<{ readonly state: 'sent' } | NotSent>;

/** @param apiUrl the Web API, where it is another one than Slack's: answers go to that machine then, and to no other */
export function createRespond(fetch: Fetch, apiUrl: string | undefined): Respond {
  const host = apiUrl === undefined ? 'slack.com' : new URL(apiUrl).hostname;
  const allowed = (text: string): boolean => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname } = new URL(text);
    if (apiUrl !== undefined) return hostname === host;
    return protocol === 'https:' && (hostname === host || hostname.endsWith(`.${host}`));
  };
  return async (url, page) => {
    if (!allowed(url)) return { state: 'failed', retryable: false, reason: 'refused' };
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
