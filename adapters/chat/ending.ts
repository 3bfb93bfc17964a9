/** How long `stop` waits, in milliseconds; whoever runs a service often kills it after ten seconds. */
const STOP_WITHIN_MS = 8_000;
/** The part of it in which messages are still sent; the rest is for their answers. */
const STILL_SENDING = 0.75;

/** The last seconds of an adapter: it waits for what is under way, and not for ever. */
export interface Ending {
  /** Resolves as the work does, or when it is too late to wait for it. */
  orLate(work: Promise<unknown>): Promise<void>;
  /** whether nothing more leaves */
  isNear(): boolean;
  /**
   * Runs the end; resolves when it is over.
   * @param give.up what waits is given up; what is under way may still come to its end
   * @param give.breakOff that, too, is over
   */
  run(work: () => Promise<void>, give: { readonly up: () => void; readonly breakOff?: () => void }): Promise<void>;
}

/** @param within milliseconds that it may take */
export function createEnding(within = STOP_WITHIN_MS): Ending {
  let isNear = false;
  let late: () => void = () => undefined;
  const isLate = new Promise<void>((resolve) => {
    late = resolve;
  });
  return {
    isNear: () => isNear,
    orLate: async (work) => void (await Promise.race([work, isLate])),
    async run(work, give) {
      const timers = [
        setTimeout(() => {
          isNear = true;
          give.up();
        }, within * STILL_SENDING),
        setTimeout(() => {
          give.breakOff?.();
          late();
        }, within),
      ];
      await work();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
