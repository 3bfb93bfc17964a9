import type { Logger, LogLevel } from '@slack/bolt';

/**
 * What Slack's libraries log may hold what was sent, so nothing of it is kept. What an operator has to know is logged by
 * the adapter, in its own words.
 */
export const QUIET: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => 'error' as LogLevel,
  setName: () => undefined,
};
