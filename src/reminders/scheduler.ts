import type { Deliver } from './deliver.ts';

export interface SchedulerOptions {
  readonly deliver: Deliver;
  /** one line per fault, without contents */
  readonly log: (line: string) => void;
  /** how long to wait after a tick that failed, in milliseconds */
  readonly afterFault?: number;
}

/** Lets the engine work: at once, and then whenever something is due. */
export interface Scheduler {
  start(): void;
  /** Something has changed: it is looked at now. */
  wake(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

const MINUTE = 60_000;
/** A tick that leaves something undone is followed soon, not at once: others have work, too. */
const LEAST = 100;

export function createScheduler({ deliver, log, afterFault = MINUTE }: SchedulerOptions): Scheduler {
  let timer: NodeJS.Timeout | undefined;
  let stopped = true;
  let working = false;
  /** something has changed since the last tick began */
  let woken = false;

  async function work(): Promise<void> {
    working = true;
    woken = false;
    const wait = await deliver.tick().catch((error: unknown) => {
      log(`reminders: ${error instanceof Error ? error.name : typeof error}`);
      return afterFault;
    });
    working = false;
    plan(woken ? LEAST : wait);
  }

  function plan(wait: number): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void work(), Math.min(MINUTE, Math.max(LEAST, wait)));
  }

  return {
    start() {
      stopped = false;
      plan(LEAST);
    },
    wake() {
      // whoever wakes it again and again does not put it off
      if (woken) return;
      woken = true;
      if (!working) plan(LEAST);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await deliver.stop();
    },
  };
}
