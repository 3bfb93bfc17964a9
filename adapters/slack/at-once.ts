import type { Line } from '../chat/intake.ts';
import { ephemeral, type Page } from './blocks.ts';
import { ANSWER_IN_ACK_MS } from './limits.ts';

/** The acknowledgement of a command: an answer that is ready soon goes with it, without a call of its own. */
export interface AtOnce {
  /** `false` where it is too late for that: it was acknowledged already, or the line has gone. */
  answer(page: Page): Promise<boolean>;
  /** Acknowledges with nothing to show, where that was not done yet. */
  close(): Promise<void>;
}

/**
 * Acknowledges with nothing to show as soon as the answer has taken too long: Slack waits three seconds, the time that it
 * took to keep the request among them.
 */
export function createAtOnce({ acknowledge, received, recovered }: Line, now: () => number): AtOnce {
  let open = !recovered;
  const empty = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await acknowledge();
  };
  const timer = open ? setTimeout(() => void empty(), Math.max(0, received + ANSWER_IN_ACK_MS - now())) : undefined;
  return {
    async answer(page) {
      if (!open) return false;
      open = false;
      clearTimeout(timer);
      return acknowledge(ephemeral(page));
    },
    async close() {
      clearTimeout(timer);
      await empty();
    },
  };
}
