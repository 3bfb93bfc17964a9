import { caseKey } from '../store/store.ts';
import { after, type Entries, type Entry, fold, type OutboxEvent, without } from './outbox.ts';

/**
 * Where it is kept what became of messages. Part of a store, so only the one process that owns the data writes in it.
 * Every implementation passes the suite in tests/reminders/outbox-contract.ts.
 */
export interface OutboxStore {
  /** All messages as they are now, by id; not to be changed. Throws FB102 where they cannot be read. */
  load(): Promise<Entries>;
  /**
   * Resolves when the events are kept. On failure nothing has changed; after a crash before it resolves the first few of
   * them may be kept. Rejects with FB103, with FB106 where this process does not own the data, with FB101 where there are
   * no data, and for a claim that must not be made.
   */
  append(...events: readonly OutboxEvent[]): Promise<void>;
  /** Takes cases out of it by number, everywhere: what was deleted is not remembered here. */
  forget(cases: readonly string[]): Promise<void>;
  /** Drops messages that nothing needs any more; cheap where there are few. */
  compact(isOver: (entry: Entry) => boolean): Promise<void>;
}

type Changes = ReadonlyMap<string, Entry | undefined>;

/** What events would change in messages that others have changed before; throws for a claim that must not be made. */
export function tried(entries: Entries, before: Changes, events: readonly OutboxEvent[]): Changes {
  const over = new Map<string, Entry | undefined>();
  for (const event of events) {
    const { id } = event;
    const known = [over, before].find((changes) => changes.has(id)) ?? entries;
    over.set(id, after(known.get(id), event));
  }
  return over;
}

/** Takes cases out of all messages; gives whether anything changed. */
export function forgetIn(entries: Map<string, Entry>, cases: readonly string[]): boolean {
  const keys = new Set(cases.map(caseKey));
  let changed = false;
  for (const [id, entry] of entries) {
    const next = without(entry, keys);
    if (next === entry) continue;
    changed = true;
    if (next === undefined) entries.delete(id);
    else entries.set(id, next);
  }
  return changed;
}

/** The in-memory twin of the outbox file: for the example office and for tests. `allowed` throws where nothing may be kept. */
export function createMemoryOutbox(allowed: () => void = () => undefined): OutboxStore {
  const entries = new Map<string, Entry>();
  return {
    load: async () => entries,
    async append(...events) {
      allowed();
      tried(entries, new Map(), events);
      for (const event of events) fold(entries, event);
    },
    async forget(cases) {
      forgetIn(entries, cases);
    },
    async compact(isOver) {
      for (const [id, entry] of entries) if (isOver(entry)) entries.delete(id);
    },
  };
}
