import type { Delivery } from '../adapter.ts';

/** What became of a message that is not known to have been sent. */
export type NotSent = Exclude<Delivery, { state: 'sent' }>;

export type Sent<T> = { readonly state: 'sent'; readonly value: T } | NotSent;

/** The one way out for messages: one after another per channel, at the pace that the platform takes. */
export interface Outbound<M extends string = string> {
  /**
   * Calls the platform when it is this channel's turn. Tried once; only where it says that it did not take it (429) it may be
   * tried again, within `patience` seconds from now.
   */
  send<T>(channel: string, method: M, call: () => Promise<T>, patience?: number): Promise<Sent<T>>;
  /**
   * Calls it at once, for what is of no use later: not behind other messages, and where it takes none only if it
   * does again before `until`, in milliseconds. `expired` where it does not.
   */
  soon<T>(method: M, call: () => Promise<T>, until: number): Promise<Sent<T>>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
  /** What waits for its turn, and all that comes later, fails as `offline`; what is under way gets its answer. */
  end(): void;
}

export interface OutboundOptions {
  /** in milliseconds */
  readonly now: () => number;
  /** milliseconds between two messages to a channel */
  readonly pace: number;
  /** so many may follow each other at once after a quiet time */
  readonly burst: number;
  /** most messages a second to all channels together; missing: no bound */
  readonly most?: number;
  /** what an error of a call means for the message that it was to send */
  readonly failureOf: (error: unknown) => NotSent;
}

/** More than this waiting for one channel is more than anybody reads. */
const MOST_WAITING = 1_000;
/** A message without patience waits no longer than this for the platform to take messages again, in milliseconds. */
const LONGEST_HOLD_MS = 60_000;

/** A second with some room: what leaves in time may arrive a little closer together. */
const SECOND_MS = 1_050;

interface Lane {
  turn: Promise<unknown>;
  waiting: number;
  /** when the next message may go at the earliest, if all of the burst is used up */
  paidUntil: number;
}

const OVER: NotSent = { state: 'failed', retryable: true, reason: 'offline' };
const EXPIRED: NotSent = { state: 'failed', retryable: false, reason: 'expired' };

export function createOutbound<M extends string>(options: OutboundOptions): Outbound<M> {
  const { now, pace, burst, most, failureOf } = options;
  const lanes = new Map<string, Lane>();
  /** until when no call of a method is taken */
  const held = new Map<M, number>();
  let over = false;
  const pausing = new Set<() => void>();
  const inHaste = new Set<Promise<unknown>>();

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

  function holdOf(method: M): number {
    const hold = (held.get(method) ?? 0) - now();
    if (hold <= 0) held.delete(method);
    return hold;
  }

  /** when the last messages may go or went, to all channels together; no more than a second takes */
  const recent: number[] = [];

  /** Waits for one of the second's messages, wherever that second begins. */
  async function waitForAll(): Promise<void> {
    if (most === undefined) return;
    const first = recent.length < most ? undefined : recent.shift();
    const at = Math.max(now(), first === undefined ? 0 : first + SECOND_MS);
    recent.push(at);
    const early = at - now();
    if (early > 0 && !over) await pause(early);
  }

  const refusal = (method: M): NotSent => ({
    state: 'failed',
    retryable: true,
    reason: 'rate-limited',
    retryAfter: Math.max(1, Math.ceil(holdOf(method) / 1000)),
  });

  /** Waits until the platform takes calls of a method again; `false`: that is later than `latest`. */
  async function waitForHold(method: M, latest: number): Promise<boolean> {
    for (let hold = holdOf(method); hold > 0 && !over; hold = holdOf(method)) {
      if (now() + hold > latest) return false;
      await pause(hold);
    }
    return true;
  }

  /** One call; `again`: it was not taken, and may be from then on. */
  async function once<T>(method: M, call: () => Promise<T>): Promise<{ sent: Sent<T>; again?: number }> {
    try {
      return { sent: { state: 'sent', value: await call() } };
    } catch (error) {
      const sent = failureOf(error);
      if (sent.state !== 'failed' || sent.reason !== 'rate-limited') return { sent };
      const again = now() + (sent.retryAfter ?? 1) * 1000;
      held.set(method, Math.max(held.get(method) ?? 0, again));
      return { sent, again };
    }
  }

  async function attempt<T>(
    lane: Lane,
    method: M,
    call: () => Promise<T>,
    giveUp: number | undefined,
  ): Promise<Sent<T>> {
    const latest = giveUp ?? now() + LONGEST_HOLD_MS;
    for (;;) {
      if (!(await waitForHold(method, latest))) return refusal(method);
      const early = lane.paidUntil - now() - (burst - 1) * pace;
      if (early > 0 && !over) await pause(early);
      if (over) return OVER;
      await waitForAll();
      if (over) return OVER;
      // another channel's call may have been refused meanwhile
      if (holdOf(method) > 0) continue;
      lane.paidUntil = Math.max(lane.paidUntil, now()) + pace;
      const { sent, again } = await once(method, call);
      if (again === undefined || giveUp === undefined || again > giveUp) return sent;
    }
  }

  async function inTime<T>(method: M, call: () => Promise<T>, until: number): Promise<Sent<T>> {
    for (;;) {
      const free = await waitForHold(method, until);
      if (over) return OVER;
      if (!free) return EXPIRED;
      const { sent, again } = await once(method, call);
      if (again === undefined) return sent;
    }
  }

  return {
    async send(channel, method, call, patience = 0) {
      for (const [name, { waiting, paidUntil }] of lanes) if (waiting === 0 && paidUntil <= now()) lanes.delete(name);
      const lane = lanes.get(channel) ?? { turn: Promise.resolve(), waiting: 0, paidUntil: 0 };
      lanes.set(channel, lane);
      if (lane.waiting >= MOST_WAITING)
        return { state: 'failed', retryable: true, reason: 'rate-limited', retryAfter: Math.ceil(pace / 1000) || 1 };
      lane.waiting++;
      const giveUp = patience > 0 ? now() + patience * 1000 : undefined;
      const mine = lane.turn.then(() => attempt(lane, method, call, giveUp));
      // only when it is over, not what came back: that holds the message
      lane.turn = mine.then(() => undefined);
      try {
        return await mine;
      } finally {
        lane.waiting--;
      }
    },
    async soon(method, call, until) {
      const mine = inTime(method, call, until);
      inHaste.add(mine);
      try {
        return await mine;
      } finally {
        inHaste.delete(mine);
      }
    },
    async idle() {
      const busy = () => [...lanes.values()].filter(({ waiting }) => waiting > 0);
      while (busy().length > 0 || inHaste.size > 0) await Promise.all([...busy().map(({ turn }) => turn), ...inHaste]);
    },
    end() {
      over = true;
      for (const wake of [...pausing]) wake();
    },
  };
}
