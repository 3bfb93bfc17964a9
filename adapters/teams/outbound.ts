import { createOutbound, type Outbound } from '../chat/outbound.ts';
import { failureOf } from './failures.ts';

/**
 * Teams takes 7 messages a second of a bot in one conversation, 8 in two, 60 in thirty, 1 800 an hour: after a few at once
 * one every two seconds keeps all four. All conversations of a tenant together: 30 a second.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const PACE_MS = 2_010;
const BURST = 7;
const MOST_A_SECOND = 30;

/**
 * The one way out to Teams. A refusal for now (429) is about one conversation, which is also the lane.
 * @param options.now in milliseconds
 * @param options.pace milliseconds between two messages in a conversation; 0: no bounds at all, for tests
 */
export function createTeamsOutbound({ now, pace = PACE_MS }: { now: () => number; pace?: number }): Outbound {
  return createOutbound({ now, pace, burst: BURST, ...(pace === 0 ? {} : { most: MOST_A_SECOND }), failureOf });
}
