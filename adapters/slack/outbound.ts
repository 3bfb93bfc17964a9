import { createOutbound, type Outbound } from '../chat/outbound.ts';
import { failureOf } from './failures.ts';

/** The method of the Web API that a call is for: where Slack says 429, it means this one, for all of the workspace. */
export type Method =
  | 'chat.postMessage'
  | 'chat.postEphemeral'
  | 'chat.update'
  | 'chat.delete'
  | 'conversations.open'
  | 'files.getUploadURLExternal'
  | 'files.completeUploadExternal'
  | `views.${'open' | 'push' | 'update' | 'publish'}`;

/** Slack takes one message a second, and a few at once after a quiet time. */
const PACE_MS = 1_000;
const BURST = 3;

/**
 * The one way out to Slack.
 * @param options.now in milliseconds
 * @param options.pace milliseconds between two messages to a channel
 */
export const createSlackOutbound = (options: {
  readonly now: () => number;
  readonly pace?: number;
}): Outbound<Method> => createOutbound({ pace: PACE_MS, burst: BURST, ...options, failureOf });
