import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { isBefore } from '../chat/connection.ts';
import type { NotSent } from '../chat/outbound.ts';

const failed = (
  reason: Extract<NotSent, { state: 'failed' }>['reason'],
  retryable: boolean,
  retryAfter?: number,
): NotSent => ({ state: 'failed', reason, retryable, ...(retryAfter === undefined ? {} : { retryAfter }) });

/** Nobody was written to: the person or channel is not there for this app. */
const UNREACHABLE: readonly string[] = [
  'channel_not_found',
  'user_not_found',
  'users_not_found',
  'user_not_in_channel',
  'not_in_channel',
  'user_disabled',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'is_archived',
  'account_inactive',
  'user_not_visible',
];
const EXPIRED: readonly string[] = [
  'expired_trigger_id',
  'trigger_expired',
  'invalid_trigger_id',
  'trigger_exchanged',
  'exchanged_trigger_id',
  'message_not_found',
  'cant_update_message',
  'cant_delete_message',
  'edit_window_closed',
  'view_not_found',
  'not_found',
  'hash_conflict',
];
/** Slack says of these that a part of the work may have been done. */
const UNCERTAIN: readonly string[] = ['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'];
const TIMEOUTS: readonly string[] = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'];

/** Names and codes of an error and what is behind it. */
function namesOf(error: unknown): readonly string[] {
  const names: string[] = [];
  for (let at = error, depth = 0; at instanceof Error && depth < 6; depth++) {
    names.push(at.name, String((at as NodeJS.ErrnoException).code ?? ''));
    if (at instanceof AggregateError) names.push(...at.errors.flatMap(namesOf));
    at = at instanceof WebAPIRequestError ? at.original : at.cause;
  }
  return names;
}

/** What a status of HTTP means for a message. */
export function failureOfStatus(status: number, retryAfter?: number): NotSent {
  if (status === 429) return failed('rate-limited', true, retryAfter);
  if (status >= 500) return { state: 'uncertain', reason: 'server-error' };
  return failed(status === 404 || status === 410 ? 'expired' : 'refused', false);
}

/** What an error of a call to Slack means for the message that it was to send. */
export function failureOf(error: unknown): NotSent {
  if (error instanceof WebAPIRateLimitedError) return failed('rate-limited', true, error.retryAfter);
  if (error instanceof WebAPIHTTPError) return failureOfStatus(error.statusCode);
  if (error instanceof WebAPIPlatformError) {
    const { error: name, response_metadata: more } = error.data;
    if (name === 'ratelimited' || name === 'rate_limited') return failed('rate-limited', true, more?.retryAfter ?? 1);
    if (UNCERTAIN.includes(name)) return { state: 'uncertain', reason: 'server-error' };
    if (UNREACHABLE.includes(name)) return failed('unreachable', false);
    if (EXPIRED.includes(name)) return failed('expired', false);
    // an answer that is no JSON: something between us and Slack spoke
    if (!/^\w{1,60}$/u.test(name)) return { state: 'uncertain', reason: 'server-error' };
    return failed('refused', false);
  }
  // the library wants a Retry-After and has no class for a 429 without one
  if (error instanceof Error && error.message.startsWith('Retry header did not'))
    return failed('rate-limited', true, 1);
  const names = namesOf(error);
  if (names.some(isBefore)) return failed('offline', true);
  if (names.some((name) => name === 'TimeoutError' || name === 'AbortError' || TIMEOUTS.includes(name)))
    return { state: 'uncertain', reason: 'timeout' };
  return { state: 'uncertain', reason: 'reset' };
}
