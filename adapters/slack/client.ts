import { type LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import { CALL_TIMEOUT_MS } from './limits.ts';
import { QUIET } from './quiet.ts';

/**
 * How calls to Slack are made: each once. The library would repeat a message up to ten times where it cannot know
 * whether it arrived, and wait for minutes where Slack says 429; both is decided elsewhere.
 */
export const clientOptions = (apiUrl: string | undefined, fetch?: WebClientOptions['fetch']) =>
  ({
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    allowAbsoluteUrls: false,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    ...(fetch === undefined ? {} : { fetch }),
  }) satisfies WebClientOptions;

export const createClient = (token: string, options: WebClientOptions): WebClient =>
  new WebClient(token, { ...options, logger: QUIET, logLevel: 'error' as LogLevel });
