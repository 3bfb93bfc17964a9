import type { AuditEntry } from '../access/audit.ts';
import { type Day, toIso } from '../calendar/civil-date.ts';
import { type Attempts, createAttempts } from './attempt.ts';
import { notYetGiven } from './bundle.ts';
import type { Content, Door } from './door.ts';
import { inLanes } from './lanes.ts';
import { lookFor } from './look.ts';
import type { Instant, Notice, Posting } from './notice.ts';
import { casesOf, type Entries, type Entry, holds, isDue, isOver, takenKeys, toldAgain } from './outbox.ts';
import type { OutboxStore } from './outbox-store.ts';
import { createRedraw } from './redraw.ts';

/** What is to be told at a moment. Made anew for every moment, so it is to be cheap where nothing has changed. */
export interface World {
  /** civil day in Europe/Berlin */
  readonly today: Day;
  /** everything that somebody is to have been told by now, by key; without what was put off */
  readonly wanted: ReadonlyMap<string, Notice>;
  /** Whether a report is still to go to this lead today. */
  wantsDigest(key: string): boolean;
  /** Whether the office has this case. */
  exists(caseNo: string): boolean;
  /** The messages that may go now for what is not told yet. `entries`: all messages so far. */
  bundle(open: readonly Notice[], entries: Entries): readonly Posting[];
  /** Whether a message may go at this moment. */
  mayWrite(to: Posting['to'], kind: Posting['kind']): boolean;
  /** The message in words. `again`: keys that stood in an earlier message of which nobody knows whether it arrived. */
  content(posting: Posting, again: ReadonlySet<string>, entries: Entries): Content;
  /**
   * A sent message as it is to stand now, where one of its dates has come to an end since or something in it was deleted,
   * and the keys whose end it shows. `undefined`: it stays as it is. `entries`: all messages so far.
   */
  redrawn(entry: Entry, entries: Entries): { readonly content: Content; readonly keys: readonly string[] } | undefined;
}

/** Moments at which a test may look, or end the process. */
export const POINTS = [
  'recovered',
  'planned',
  'claiming',
  'claimed',
  'posting',
  'answered',
  'audited',
  'kept',
  'looking',
  'looked',
  'drawing',
  'drawn',
] as const;
export type Point = (typeof POINTS)[number];

export interface DeliverOptions {
  readonly outbox: OutboxStore;
  /** each message goes through the first one that reaches its recipient, and through the next where that is closed */
  readonly doors: readonly [Door, ...Door[]];
  readonly world: (now: Instant) => Promise<World>;
  readonly audit: (entries: readonly AuditEntry[]) => Promise<void>;
  readonly now: () => Instant;
  /** milliseconds that only go forward */
  readonly clock: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** random, another one for every start: what another life claimed was cut off by its end */
  readonly life: string;
  /** one line per fault, without contents */
  readonly log: (line: string) => void;
  readonly at?: ((point: Point, id?: string) => void | Promise<void>) | undefined;
  /** after so long a message that a platform does not show is not there, in milliseconds */
  readonly settle?: number | undefined;
  /** an attempt that says nothing for so long is given up, in milliseconds */
  readonly lease?: number | undefined;
  /** how many messages are under way at a time */
  readonly lanes?: number | undefined;
  /** a tick takes no longer than this, and leaves the rest to the next one, in milliseconds */
  readonly budget?: number | undefined;
}

/** The options with what holds where nothing is said. */
export type Ready = { readonly [Name in keyof DeliverOptions]-?: NonNullable<DeliverOptions[Name]> };

const SETTLE = 120_000;
const LEASE = 15 * 60_000;
const LANES = 40;
const BUDGET = 60_000;
const MINUTE = 60_000;
const SECOND = 1_000;

/** Sends what is to be sent, each once, and keeps what became of it. What is promised: docs/reminders.md. */
export interface Deliver {
  /**
   * Does what is due now; gives in how many milliseconds to come again at the latest. One at a time: a call during another
   * gets the result of that. Rejects where nothing could be kept; then nothing was sent.
   */
  tick(): Promise<number>;
  /** Begins nothing more; resolves when what is under way has ended and is kept. */
  stop(): Promise<void>;
}

export function createDeliver(given: DeliverOptions): Deliver {
  const options: Ready = {
    ...given,
    at: given.at ?? (() => undefined),
    settle: given.settle ?? SETTLE,
    lease: given.lease ?? LEASE,
    lanes: given.lanes ?? LANES,
    budget: given.budget ?? BUDGET,
  };
  const { outbox, clock, log } = options;
  let stopping = false;
  const attempts: Attempts = createAttempts(options, () => stopping);
  const look = lookFor(options, attempts);
  const redraw = createRedraw(options, () => stopping);
  let running: Promise<number> | undefined;
  let compacted: Day | undefined;
  let tidied: World['wanted'] | undefined;
  const stamp = () => new Date(options.now()).toISOString();

  /** What is not remembered any longer: deleted cases, and what is long over. */
  async function tidy(entries: Entries, world: World): Promise<void> {
    // which cases there are differs only where the data do
    if (tidied !== world.wanted) {
      const named = new Set([...entries.values()].flatMap(({ keys }) => casesOf(keys)));
      const gone = [...named].filter((no) => !world.exists(no));
      if (gone.length > 0) await outbox.forget(gone);
      tidied = world.wanted;
    }
    if (compacted === world.today) return;
    await outbox.compact((entry) => isOver(entry, world.today, (key) => !world.wanted.has(key)));
    compacted = world.today;
  }

  /** Doubtful messages that others told about, where what they did not tell again has come to an end, are told. */
  async function closeDoubts(entries: Entries, world: World): Promise<void> {
    for (const { id, kind, state, told, keys } of [...entries.values()]) {
      if (state !== 'doubtful' || told === true || kind === 'digest') continue;
      const again = toldAgain(entries, id);
      if (again === undefined || keys.some((key) => !again.has(key) && world.wanted.has(key))) continue;
      await outbox.append({ event: 'told', id, at: stamp() });
    }
  }

  /**
   * The failed messages that are to be tried again now, without what goes in another one; those that nobody waits for are
   * withdrawn. What two failed ones name goes in the later one, which may say that it could be there twice.
   */
  async function retries(entries: Entries, world: World): Promise<readonly Posting[]> {
    const today = toIso(world.today);
    const postings: Posting[] = [];
    const all = [...entries.values()];
    const held = new Set(all.flatMap((entry) => (holds(entry) && entry.state !== 'failed' ? entry.keys : [])));
    for (const entry of all.reverse()) {
      if (entry.state !== 'failed') continue;
      const { id, kind, to, day } = entry;
      const keys = entry.keys.filter((key) => !held.has(key));
      const notices = keys.map((key) => world.wanted.get(key)).filter((notice) => notice !== undefined);
      const isWanted = kind === 'digest' ? keys.some((key) => world.wantsDigest(key)) : notices.length > 0;
      // on another day its notices go with that day's message, as they are then
      if (day !== today || !isWanted) {
        await outbox.append({ event: 'withdrawn', id, at: stamp() });
        continue;
      }
      for (const key of keys) held.add(key);
      const [key] = kind === 'digest' ? keys : [];
      if (isDue(entry, options.now()))
        postings.push({ id, kind, to, notices, day: world.today, ...(key === undefined ? {} : { key }) });
    }
    return postings.reverse();
  }

  /** Sends what goes through one door; gives whether something is left. */
  async function drainDoor(queue: Posting[], end: number): Promise<boolean> {
    let hold = 0;
    await inLanes(options.lanes, async () => {
      if (stopping || queue.length === 0) return false;
      const pause = hold - clock();
      if (Math.max(clock(), hold) >= end) return false;
      if (pause > 0) {
        // in parts, so that nobody waits for it who wants to stop
        await options.wait(Math.min(pause, SECOND));
        return true;
      }
      const posting = queue.shift();
      if (posting === undefined) return false;
      const limited = await attempts.send(posting);
      if (limited === undefined) return true;
      // the platform takes nothing for a while, and this one goes first then; or it goes another way at once
      hold = Math.max(hold, clock() + limited);
      queue.unshift(posting);
      return true;
    });
    return queue.length > 0;
  }

  /** One platform that takes nothing for a while does not hold up the others. */
  async function drain(postings: readonly Posting[]): Promise<boolean> {
    const entries = await outbox.load();
    const end = clock() + options.budget;
    const queues = new Map<string, Posting[]>();
    for (const posting of postings) {
      const door = await attempts.doorOf(posting, entries);
      queues.set(door, [...(queues.get(door) ?? []), posting]);
    }
    const left = await Promise.all([...queues.values()].map((queue) => drainDoor(queue, end)));
    return left.includes(true);
  }

  /**
   * In how many milliseconds something is due; a minute at most, as the cases may have changed by then. What is due by now
   * and was left has to wait for something else, e.g. for the morning.
   */
  function next(entries: Entries): number {
    const waits = [...entries.values()].map(({ state, retryAt, id }) => {
      if (state === 'failed' && retryAt !== undefined) return Date.parse(retryAt) - options.now();
      return state === 'uncertain' ? look.dueIn(id) : MINUTE;
    });
    return Math.min(MINUTE, ...waits.filter((wait) => wait > 0));
  }

  async function work(): Promise<number> {
    await attempts.keepLate();
    const entries = await outbox.load();
    await attempts.recover(entries);
    await options.at('recovered');
    await look.at(entries);
    const world = await options.world(options.now());
    await tidy(entries, world);
    await closeDoubts(await outbox.load(), world);
    const again = await retries(await outbox.load(), world);
    const now = await outbox.load();
    const taken = takenKeys(now);
    const open = notYetGiven([...world.wanted.values()], (key) => taken.has(key));
    const fresh = world.bundle(open, now);
    await options.at('planned');
    const left = await drain([...again, ...fresh]);
    if (!stopping) await redraw(await outbox.load(), world);
    return left ? 0 : next(await outbox.load());
  }

  return {
    tick() {
      if (stopping) return Promise.resolve(MINUTE);
      running ??= work().finally(() => {
        running = undefined;
      });
      return running;
    },
    async stop() {
      stopping = true;
      await running?.catch(() => undefined);
      await attempts.idle();
      await attempts.keepLate().catch(() => log('outbox: an outcome could not be kept'));
    },
  };
}
