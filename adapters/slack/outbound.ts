import { failureOf, type NotSent } from './failures.ts';

export type Sent<T> = { readonly state: 'sent'; readonly value: T } | NotSent;

/** The one way out for messages: one after another per channel, at the pace that Slack takes. */
export interface Outbound {
  /**
   * Calls Slack when it is this channel's turn. Tried once; only where Slack says that it did not take it (429) it may be
   * tried again, within `patience` seconds.
   */
  send<T>(channel: string, call: () => Promise<T>, patience?: number): Promise<Sent<T>>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
  /** What waits for its turn, and all that comes later, fails as `offline`; what is under way gets its answer. */
  end(): void;
}

export interface OutboundOptions {
  /** in milliseconds */
  readonly now: () => number;
  /** milliseconds between two messages to a channel; Slack takes one a second */
  readonly pace?: number;
  /** so many may follow each other at once after a quiet time */
  readonly burst?: number;
}

const PACE_MS = 1_000;
const BURST = 3;
/** More than this waiting for one channel is more than anybody reads. */
const MOST_WAITING = 1_000;
/** A message waits no longer than this for Slack to take messages again, in milliseconds. */
const LONGEST_HOLD_MS = 60_000;

interface Lane {
  turn: Promise<unknown>;
  waiting: number;
  /** when the next message may go at the earliest, if all of the burst is used up */
  paidUntil: number;
}

const OVER: NotSent = { state: 'failed', retryable: true, reason: 'offline' };

export function createOutbound({ now, pace = PACE_MS, burst = BURST }: OutboundOptions): Outbound {
  const lanes = new Map<string, Lane>();
  /** until when Slack takes nothing: its limits are per method and workspace */
  let heldUntil = 0;
  let over = false;
  const pausing = new Set<() => void>();

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        pausing.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      pausing.add(wake);
    });

  const held = (): NotSent => ({
    state: 'failed',
    retryable: true,
    reason: 'rate-limited',
    retryAfter: Math.max(1, Math.ceil((heldUntil - now()) / 1000)),
  });

  async function waitForTurn(lane: Lane): Promise<NotSent | undefined> {
    for (let hold = heldUntil - now(); hold > 0 && !over; hold = heldUntil - now()) {
      if (hold > LONGEST_HOLD_MS) return held();
      await pause(hold);
    }
    const early = lane.paidUntil - now() - (burst - 1) * pace;
    if (early > 0 && !over) await pause(early);
    if (over) return OVER;
    lane.paidUntil = Math.max(lane.paidUntil, now()) + pace;
    return undefined;
  }

  async function attempt<T>(lane: Lane, call: () => Promise<T>, patience: number): Promise<Sent<T>> {
    const giveUp = now() + patience * 1000;
    for (;;) {
      const refused = await waitForTurn(lane);
      if (refused !== undefined) return refused;
      try {
        return { state: 'sent', value: await call() };
      } catch (error) {
        const failure = failureOf(error);
        if (failure.state !== 'failed' || failure.reason !== 'rate-limited') return failure;
        const wait = (failure.retryAfter ?? 1) * 1000;
        heldUntil = Math.max(heldUntil, now() + wait);
        if (now() + wait > giveUp) return failure;
      }
    }
  }

  return {
    async send(channel, call, patience = 0) {
      for (const [name, { waiting, paidUntil }] of lanes) if (waiting === 0 && paidUntil <= now()) lanes.delete(name);
      const lane = lanes.get(channel) ?? { turn: Promise.resolve(), waiting: 0, paidUntil: 0 };
      lanes.set(channel, lane);
      if (lane.waiting >= MOST_WAITING)
        return { state: 'failed', retryable: true, reason: 'rate-limited', retryAfter: Math.ceil(pace / 1000) || 1 };
      lane.waiting++;
      const mine = lane.turn.then(() => attempt(lane, call, patience));
      // only when it is over, not what came back: that holds the message
      lane.turn = mine.then(() => undefined);
      try {
        return await mine;
      } finally {
        lane.waiting--;
      }
    },
    async idle() {
      for (let busy = [...lanes.values()]; busy.some(({ waiting }) => waiting > 0); busy = [...lanes.values()])
        await Promise.all(busy.map(({ turn }) => turn));
    },
    end() {
      over = true;
      for (const wake of [...pausing]) wake();
    },
  };
}
