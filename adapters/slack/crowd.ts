import type { Route } from './routes.ts';

/** More than so many answers that are still to come, for one person or in one channel, are more than anybody waits for. */
const MOST_UNDER_WAY = 20;

/** What becomes of a request: it is run, and `left` called when it is answered; or there are too many before it. */
export type Entered =
  | { readonly is: 'in'; readonly left: () => void }
  /** `tell`: nobody has been told yet, or it costs nobody a wait */
  | { readonly is: 'full'; readonly tell: boolean };

/** Holds back whoever asks faster than Slack takes answers. What is held back is not run. */
export interface Crowd {
  enter(route: Route): Entered;
}

/** Who waits for answers of this kind: a channel, too, where they are shown to it one after another. */
const waitingFor = ({ user, by, channel }: Route): readonly string[] =>
  by === 'mention' && channel !== undefined ? [user, channel] : [user];

export function createCrowd(most = MOST_UNDER_WAY): Crowd {
  const waiting = new Map<string, { count: number; told: boolean }>();
  return {
    enter(route) {
      const names = waitingFor(route);
      const full = names.map((name) => waiting.get(name)).find((item) => item !== undefined && item.count >= most);
      if (full !== undefined) {
        // others come with an acknowledgement or an address of their own: their sentence waits for nothing
        const queued = route.by === 'message' || route.by === 'mention';
        const tell = !queued || !full.told;
        if (queued) full.told = true;
        return { is: 'full', tell };
      }
      for (const name of names) {
        const item = waiting.get(name) ?? { count: 0, told: false };
        item.count++;
        waiting.set(name, item);
      }
      return {
        is: 'in',
        left() {
          for (const name of names) {
            const item = waiting.get(name);
            // told again only after all of it was answered
            if (item !== undefined && --item.count === 0) waiting.delete(name);
          }
        },
      };
    },
  };
}
