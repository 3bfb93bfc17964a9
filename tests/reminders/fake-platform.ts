import type { Door, Look, Outcome, To } from '../../src/reminders/door.ts';

/**
 * What happens to a post. The platform takes it `now`, `late` (after the caller was told something else) or not at all,
 * and the caller is told `say`: what is not true is never said, but nothing may be.
 */
export interface Fate {
  readonly takes: 'now' | 'late' | 'never';
  readonly say: 'ok' | 'timeout' | 'reset' | 'server-error' | 'offline' | 'rate-limited' | 'unreachable' | 'nothing';
  /** how many turns of the event loop it takes to answer */
  readonly turns: number;
}
export const FINE: Fate = { takes: 'now', say: 'ok', turns: 0 };

/** A message that somebody has. */
export interface Arrived {
  readonly id: string;
  readonly to: To;
  readonly keys: readonly string[];
  readonly reference: string;
  /** name of the door that it came through */
  readonly door: string;
}

const nameOf = (to: To): string => (to.kind === 'person' ? to.staff : `#${to.team}`);

/**
 * A platform that counts what really arrived. `now` is its own time; it takes nothing later than `lateness` after it was
 * asked.
 */
export class FakePlatform {
  readonly arrived: Arrived[] = [];
  readonly #now: () => number;
  readonly #lateness: number;
  #late: { readonly message: Arrived; readonly at: number }[] = [];
  #silent: (() => void)[] = [];
  #count = 0;
  fates: Fate[] = [];
  looks: Look['state'][] = [];
  /** asked for every post before anything else happens */
  asked: (id: string, to: To) => void = () => undefined;

  constructor(now: () => number, lateness: number) {
    this.#now = now;
    this.#lateness = lateness;
  }

  /** What is late arrives when its time has come. */
  settle(): void {
    const now = this.#now();
    for (const { message } of this.#late.filter(({ at }) => at <= now)) this.arrived.push(message);
    this.#late = this.#late.filter(({ at }) => at > now);
  }

  /** Answers all that was not answered. */
  speak(): void {
    for (const answer of this.#silent) answer();
    this.#silent = [];
  }

  /**
   * @param keysIn what a message is about, which a platform cannot see
   * @param isDead whether the process that asks has ended
   * @param name one of several doors: what came through another cannot be seen through this one
   */
  door(keysIn: (id: string) => readonly string[], isDead: () => boolean, name = 'fake'): Door {
    return {
      name,
      reaches: async () => true,
      post: async (id, { to }): Promise<Outcome> => {
        if (isDead()) await new Promise(() => undefined);
        this.settle();
        this.asked(id, to);
        const fate = this.fates.shift() ?? FINE;
        const reference = `${nameOf(to)}/${++this.#count}`;
        const message = { id, to, keys: keysIn(id), reference, door: name };
        if (fate.takes === 'now') this.arrived.push(message);
        if (fate.takes === 'late') this.#late.push({ message, at: this.#now() + this.#lateness });
        for (let i = 0; i < fate.turns; i++) await new Promise((resolve) => setImmediate(resolve));
        if (fate.say === 'nothing') await new Promise<void>((resolve) => this.#silent.push(resolve));
        switch (fate.say) {
          case 'timeout':
          case 'reset':
          case 'server-error':
            return { state: 'uncertain', reason: fate.say };
          case 'offline':
            return { state: 'failed', reason: 'offline', retryable: true };
          case 'rate-limited':
            return { state: 'failed', reason: 'rate-limited', retryable: true, retryAfter: 1 };
          case 'unreachable':
            return { state: 'failed', reason: 'unreachable', retryable: false };
          default:
            return fate.takes === 'now'
              ? { state: 'sent', reference: { adapter: name, id: reference } }
              : { state: 'uncertain', reason: 'timeout' };
        }
      },
      update: async (_id, reference) => ({ state: 'sent', reference }),
      remove: async (reference) => ({ state: 'sent', reference }),
      find: async (id, to) => {
        this.settle();
        const state = this.looks.shift();
        if (state === 'later' || state === 'never') return { state };
        const found = this.arrived.find(
          (message) => message.id === id && message.door === name && nameOf(message.to) === nameOf(to),
        );
        return found === undefined
          ? { state: 'absent' }
          : { state: 'found', reference: { adapter: name, id: found.reference } };
      },
    };
  }
}
