import { AsyncLocalStorage } from 'node:async_hooks';

const isMuted = new AsyncLocalStorage<true>();
let ours: typeof console.error | undefined;

/**
 * Runs what prints on its own. botbuilder writes the key and the error of every token it refuses to the console: anybody
 * who can reach the bot could fill its log. What others print at the same time is printed.
 */
export function muted<T>(work: () => T): T {
  if (console.error !== ours) {
    const print = console.error;
    ours = (...told: readonly unknown[]) => (isMuted.getStore() === true ? undefined : print(...told));
    console.error = ours;
  }
  return isMuted.run(true, work);
}
