import type { Fetch } from './respond.ts';

/** Calls to Slack that can be broken off when the process has to end. */
export interface Calls {
  readonly fetch: Fetch;
  /** What was not answered yet fails as if Slack had been silent. */
  breakOff(): void;
}

export function createCalls(fetch: Fetch): Calls {
  const open = new Set<AbortController>();
  let over = false;
  return {
    async fetch(input, init = {}) {
      const own = new AbortController();
      const theirs = init.signal;
      if (theirs?.aborted === true || over) own.abort(theirs?.reason);
      theirs?.addEventListener('abort', () => own.abort(theirs.reason), { once: true });
      open.add(own);
      try {
        return await fetch(input, { ...init, signal: own.signal });
      } finally {
        open.delete(own);
      }
    },
    breakOff() {
      over = true;
      for (const call of open) call.abort();
    },
  };
}
