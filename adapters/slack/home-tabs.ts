import { MEMORY_MS } from '../chat/memory.ts';

/** Who has the home tab before her eyes, as far as Slack says so. */
export interface HomeTabs {
  /** Somebody came to the tab: it is drawn. */
  opened(user: string): Promise<void>;
  /** She went on to another tab of the app. */
  left(user: string): void;
  /** She did something in a window or on the tab: what stands there may be old. */
  acted(user: string): Promise<void>;
  /** Draws the tab anew, though nobody asked for it. Of several at once for one person the last one counts. */
  refresh(user: string): Promise<void>;
  /** Resolves when no tab is being drawn. */
  idle(): Promise<void>;
}

/** Slack does not say when somebody turns to a channel: an hour after its opening a tab counts as left. */
const SEEN_MS = MEMORY_MS;
const MOST_SEEN = 10_000;

interface Drawing {
  now: Promise<void>;
  next: Promise<void> | undefined;
  /** whether the next one is for somebody who came */
  came: boolean;
}

/** @param publish draws a person's tab; `came`: she came to it or did something, so that is to be written down */
export function createHomeTabs(publish: (user: string, came: boolean) => Promise<void>, now: () => number): HomeTabs {
  const seen = new Map<string, number>();
  const drawing = new Map<string, Drawing>();

  function draw(user: string, came: boolean): Promise<void> {
    const busy = drawing.get(user);
    if (busy === undefined) {
      const made: Drawing = { now: Promise.resolve(), next: undefined, came: false };
      drawing.set(user, made);
      made.now = publish(user, came).finally(() => {
        if (made.next === undefined) drawing.delete(user);
      });
      return made.now;
    }
    busy.came ||= came;
    // an older drawing must not come after a newer one; and one that has not begun shows what is new as well
    busy.next ??= busy.now
      .catch(() => undefined)
      .then(() => {
        drawing.delete(user);
        return draw(user, busy.came);
      });
    return busy.next;
  }

  return {
    async idle() {
      while (drawing.size > 0) await Promise.all([...drawing.values()].map((item) => item.next ?? item.now));
    },
    refresh: (user) => draw(user, false),
    opened(user) {
      seen.delete(user);
      seen.set(user, now());
      const [oldest] = seen.keys();
      if (seen.size > MOST_SEEN && oldest !== undefined) seen.delete(oldest);
      return draw(user, true);
    },
    left(user) {
      seen.delete(user);
    },
    async acted(user) {
      if (now() - (seen.get(user) ?? Number.NEGATIVE_INFINITY) > SEEN_MS) return;
      await draw(user, true);
    },
  };
}
