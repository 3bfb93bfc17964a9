import { record } from '../chat/body.ts';
import { isBefore } from '../chat/connection.ts';
import { TransportError } from './transport.ts';

/** What a broken call means, by the code that Node gave the error; without one it broke after it went out. */
export const brokenOff = (code: unknown): TransportError =>
  typeof code === 'string' && isBefore(code)
    ? new TransportError({ connection: 'before', cause: code })
    : new TransportError({ connection: 'reset', cause: code });

/** Seconds from `Retry-After`, which holds seconds or a date. */
function secondsOf(text: string | null | undefined, now: number): number | undefined {
  if (text === null || text === undefined || text.trim() === '') return undefined;
  const seconds = /^\d+$/u.test(text.trim()) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/** What an answer means that is no success. */
export function refusedWith(answer: {
  readonly status: number;
  readonly retryAfter: string | null | undefined;
  /** as it was parsed */
  readonly body: unknown;
}): TransportError {
  const { code } = record(record(answer.body)['error']);
  return new TransportError({
    status: answer.status,
    retryAfter: secondsOf(answer.retryAfter, Date.now()),
    code: typeof code === 'string' && /^[A-Za-z]{1,60}$/u.test(code) ? code : undefined,
  });
}
