import type { NotSent } from '../chat/outbound.ts';
import { TransportError } from './transport.ts';

const failed = (
  reason: Extract<NotSent, { state: 'failed' }>['reason'],
  retryable: boolean,
  retryAfter?: number,
): NotSent => ({ state: 'failed', reason, retryable, ...(retryAfter === undefined ? {} : { retryAfter }) });

/**
 * What an answer of Teams means for a message. Without a key that would make it harmless nothing that may have arrived is
 * sent again, whatever Microsoft's pages advise for 502 and 504.
 */
function failureOfStatus({ status = 0, retryAfter }: TransportError): NotSent {
  switch (status) {
    case 429:
      return failed('rate-limited', true, retryAfter ?? 1);
    case 412:
      // somebody else changed the conversation at the same moment: it was not taken
      return failed('rate-limited', true, retryAfter ?? 1);
    case 403:
    case 404:
      return failed('unreachable', false);
    case 401:
      return failed('offline', true);
    case 408:
      return { state: 'uncertain', reason: 'timeout' };
    default:
      return status >= 500 ? { state: 'uncertain', reason: 'server-error' } : failed('refused', false);
  }
}

/** What an error of a call to Teams means for the message that it was to send. */
export function failureOf(error: unknown): NotSent {
  if (!(error instanceof TransportError)) return { state: 'uncertain', reason: 'reset' };
  if (error.status !== undefined) return failureOfStatus(error);
  // an address that is not Microsoft's will not become it
  if (error.code === 'ServiceUrlRefused') return failed('refused', false);
  if (error.connection === 'before') return failed('offline', true);
  return { state: 'uncertain', reason: error.connection ?? 'reset' };
}
