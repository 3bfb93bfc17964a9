import type { AuditEntry } from '../access/audit.ts';
import { toIso } from '../calendar/civil-date.ts';
import { createBreath } from '../store/json/breathe.ts';
import type { Ready, World } from './deliver.ts';
import type { Content, Door, Outcome } from './door.ts';
import type { Posting } from './notice.ts';
import {
  backoff,
  casesOf,
  type Entries,
  type Entry,
  keysOf,
  mayClaim,
  type OutboxEvent,
  sameRecipient,
} from './outbox.ts';

/** What an attempt came to, for the outbox and for the audit trail. */
interface Outgo {
  readonly events: readonly OutboxEvent[];
  readonly audit: readonly AuditEntry[];
}

/** The one place where messages leave. */
export interface Attempts {
  /**
   * Sends a message unless nothing in it is wanted any more, its time is over, or it may be there already. Gives in how
   * many milliseconds to send it once more: when the platform takes messages again, or at once where there is another
   * way. Rejects where the claim could not be kept, and has sent nothing then.
   */
  send(posting: Posting): Promise<number | undefined>;
  /** Attempts of an earlier life, or that were given up, are uncertain. */
  recover(entries: Entries): Promise<void>;
  /** Whether an attempt has not said yet what became of it. */
  isOpen(id: string): boolean;
  /** The name of the door that a message would take now. */
  doorOf(posting: Posting, entries: Entries): Promise<string>;
  /** Keeps an event, and what it means for the audit trail; where the disk fails now, later. */
  keep(what: Outgo): Promise<void>;
  /** Keeps what could not be kept when it happened. Rejects where it still cannot be. */
  keepLate(): Promise<void>;
  /** Resolves when no attempt is open. */
  idle(): Promise<void>;
}

/** That somebody was sent something about these cases. */
export function deliveryLine({ to, door, keys, kind }: Entry | OutboxClaim, at: string): readonly AuditEntry[] {
  const cases = casesOf(keys);
  if (cases.length === 0) return [];
  const who = to.kind === 'person' ? to.staff : 'betrieb';
  const through = to.kind === 'person' ? door : `${door}/${to.team}`;
  return [{ at, who, door: through, what: 'delivery', command: kind, cases }];
}
type OutboxClaim = Extract<OutboxEvent, { event: 'claimed' }>;

/** Known not to have arrived, and no attempt there would. */
const isClosed = (reason: Entry['reason']): boolean => reason === 'unreachable' || reason === 'refused';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** @param stopping whether the end has begun: nothing is claimed any more then */
export function createAttempts(options: Ready, stopping: () => boolean): Attempts {
  const { outbox, doors, life, log, at } = options;
  const open = new Map<string, Promise<unknown>>();
  /** what could not be kept yet */
  const unkept: { audit: readonly AuditEntry[]; readonly events: readonly OutboxEvent[] }[] = [];
  const stamp = () => new Date(options.now()).toISOString();
  const breathe = createBreath();
  let turn: Promise<unknown> = Promise.resolve();

  /** One message after the other is made, and others have their turn in between: a report takes a while. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(breathe).then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  /** The line of the audit trail first: after a crash in between it stands there twice rather than not at all. */
  async function keepNow(what: (typeof unkept)[number]): Promise<void> {
    const [first] = what.events;
    if (what.audit.length > 0) await options.audit(what.audit);
    what.audit = [];
    await at('audited', first?.id);
    await outbox.append(...what.events);
    await at('kept', first?.id);
  }

  async function keep({ events, audit }: Outgo): Promise<void> {
    const what = { events, audit };
    try {
      await keepNow(what);
    } catch (error) {
      log(`outbox: an outcome could not be kept (${nameOf(error)})`);
      unkept.push(what);
    }
  }

  /** The way that an attempt takes, and the one after it where that turns out to be closed. */
  async function waysFor(to: Posting['to'], before: Entry | undefined): Promise<readonly [Door, Door | undefined]> {
    const open: Door[] = [];
    for (const door of doors) if (await door.reaches(to)) open.push(door);
    // where it failed before, another attempt goes on: at the same door, or at the next one where that one is closed
    const last = open.findIndex(({ name }) => name === before?.door);
    const at = last === -1 || !isClosed(before?.reason) ? Math.max(last, 0) : last + 1;
    const [first = doors[0], second] = at < open.length ? open.slice(at) : open;
    return [first, second];
  }

  /** Doubtful messages to the same recipient about the same dates: this one says so. */
  function toldBy(posting: Posting, entries: Entries): readonly Entry[] {
    const { to, notices } = posting;
    const keys = new Set([...keysOf(posting), ...notices.flatMap(({ sameAs }) => sameAs)]);
    return [...entries.values()].filter(
      (entry) => entry.state === 'doubtful' && sameRecipient(entry.to, to) && entry.keys.some((key) => keys.has(key)),
    );
  }

  function drawn(world: World, posting: Posting, doubts: readonly Entry[], entries: Entries): Content | undefined {
    try {
      return world.content(posting, new Set(doubts.flatMap(({ keys }) => keys)), entries);
    } catch (error) {
      log(`outbox: a message could not be made (${nameOf(error)})`);
      return undefined;
    }
  }

  /** @param another whether there is another way, where this one turns out to be closed */
  function eventsOf(claim: OutboxClaim, outcome: Outcome, another: boolean): Outgo {
    const { id, attempt } = claim;
    const now = stamp();
    switch (outcome.state) {
      case 'sent':
        return {
          events: [{ event: 'sent', id, at: now, attempt, reference: outcome.reference }],
          audit: deliveryLine(claim, now),
        };
      case 'uncertain':
        return { events: [{ event: 'uncertain', id, at: now, attempt, reason: outcome.reason }], audit: [] };
      case 'failed': {
        const { reason, retryable, retryAfter } = outcome;
        const goesOn = another && isClosed(reason);
        const wait = goesOn ? 0 : retryAfter === undefined ? backoff(attempt) : retryAfter * 1000;
        const retryAt = goesOn || retryable ? new Date(options.now() + wait).toISOString() : undefined;
        return { events: [{ event: 'failed', id, at: now, attempt, reason, retryAt }], audit: [] };
      }
    }
  }

  /** What the door says, or `undefined` where it says nothing in time; then that is kept when it does. */
  async function answerOf(
    claim: OutboxClaim,
    answer: Promise<Outcome>,
    another: boolean,
  ): Promise<Outcome | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const lease = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), options.lease).unref();
    });
    const outcome = await Promise.race([answer, lease]);
    clearTimeout(timer);
    if (outcome === undefined) void answer.then((late) => keep(eventsOf(claim, late, another)));
    return outcome;
  }

  /** What is to leave, as everything stands now; `undefined`: nothing. */
  async function ready(posting: Posting) {
    if (stopping()) return undefined;
    const world = await options.world(options.now());
    const entries = await outbox.load();
    const before = entries.get(posting.id);
    const notices = posting.notices.filter(({ key }) => world.wanted.has(key));
    const isOver = posting.key !== undefined && !world.wantsDigest(posting.key);
    const isEmpty = isOver || (posting.notices.length > 0 && notices.length === 0);
    if (isEmpty || world.today !== posting.day || !mayClaim(before) || !world.mayWrite(posting.to, posting.kind))
      return undefined;
    const fresh: Posting = { ...posting, notices };
    const doubts = toldBy(fresh, entries);
    return { fresh, before, doubts, content: drawn(world, fresh, doubts, entries) };
  }

  async function send(posting: Posting): Promise<number | undefined> {
    const made = await inTurn(() => ready(posting));
    if (made === undefined) return undefined;
    const { fresh, before, doubts, content } = made;
    const { id, kind, to, day } = fresh;
    const [door, second] = await waysFor(to, before);
    const another = second !== undefined;
    const mark = await door.markOf?.(to);
    const claim: OutboxClaim = {
      event: 'claimed',
      id,
      at: stamp(),
      kind,
      to,
      door: door.name,
      day: toIso(day),
      keys: keysOf(fresh),
      attempt: (before?.attempt ?? 0) + 1,
      life,
      tells: doubts.length === 0 ? undefined : doubts.map((entry) => entry.id),
      mark,
    };
    await at('claiming', id);
    if (stopping()) return undefined;
    if (content === undefined) {
      await outbox.append(claim, { event: 'failed', id, at: stamp(), attempt: claim.attempt, reason: 'refused' });
      return undefined;
    }
    await outbox.append(claim);
    await at('claimed', id);
    const answer = door.post(id, content, mark).catch((): Outcome => ({ state: 'uncertain', reason: 'reset' }));
    open.set(id, answer);
    void answer.then(() => open.delete(id));
    await at('posting', id);
    const outcome = await answerOf(claim, answer, another);
    if (outcome === undefined) {
      await keep({
        events: [{ event: 'uncertain', id, at: stamp(), attempt: claim.attempt, reason: 'lease' }],
        audit: [],
      });
      return undefined;
    }
    await at('answered', id);
    await keep(eventsOf(claim, outcome, another));
    if (outcome.state !== 'failed') return undefined;
    if (another && isClosed(outcome.reason)) return 0;
    // where it is about her alone, the others need not wait: she is written to when her time has come
    if (outcome.reason !== 'rate-limited' || door.limits === 'recipient') return undefined;
    return (outcome.retryAfter ?? 1) * 1000;
  }

  async function keepLate(): Promise<void> {
    for (let what = unkept[0]; what !== undefined; what = unkept[0]) {
      await keepNow(what);
      unkept.shift();
    }
  }

  return {
    send,
    keep,
    keepLate,
    isOpen: (id) => open.has(id),
    doorOf: async ({ id, to }, entries) => (await waysFor(to, entries.get(id)))[0].name,
    async recover(entries) {
      const cut = [...entries.values()].filter((entry) => entry.state === 'claimed' && entry.life !== life);
      if (cut.length === 0) return;
      const now = stamp();
      await outbox.append(
        ...cut.map(({ id, attempt }) => ({ event: 'uncertain', id, at: now, attempt, reason: 'crash' }) as const),
      );
    },
    async idle() {
      while (open.size > 0) await Promise.all(open.values());
    },
  };
}
