/** More than so many answers that are still to come, for one person or in one channel, are more than anybody waits for. */
const MOST_UNDER_WAY = 20;

/** What becomes of a request: it is run, and `left` called when it is answered; or there are too many before it. */
export type Entered =
  | { readonly is: 'in'; readonly left: () => void }
  /** `tell`: nobody has been told yet, or it costs nobody a wait */
  | { readonly is: 'full'; readonly tell: boolean };

/** Holds back whoever asks faster than the platform takes answers. What is held back is not run. */
export interface Crowd {
  /**
   * @param waiting who waits for the answer: a person, and the channel where it is shown to all one after another
   * @param queued whether what she is told now waits behind what is still to come
   */
  enter(waiting: readonly string[], queued: boolean): Entered;
}

export function createCrowd(most = MOST_UNDER_WAY): Crowd {
  const waiting = new Map<string, { count: number; told: boolean }>();
  return {
    enter(names, queued) {
      const full = names.map((name) => waiting.get(name)).find((item) => item !== undefined && item.count >= most);
      if (full !== undefined) {
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
