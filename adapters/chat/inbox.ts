import type { Journal } from './journal.ts';
import type { Vault } from './vault.ts';

/** A platform brings an event again within minutes, delayed ones within a day; the rest only whoever replays it. */
const KEPT_MS = { event: 25 * 3600_000, interaction: 3600_000 } as const;
export type Kind = keyof typeof KEPT_MS;
/** What has been run this often without an end is not run again: it may be what ends the process. */
const MOST_RUNS = 3;
/** So many lines are gone through at a start at most. */
const COMPACT_AFTER = 20_000;
/** So long the sealed text of a request that is done may lie in the file, in milliseconds. */
const TIDY_AFTER_MS = 10 * 60_000;
const PURPOSE = 'inbox';

/** What came in and was not done when the process ended. */
export interface Left {
  readonly key: string;
  readonly kind: Kind;
  readonly at: number;
  readonly body: string;
}

/** A request that is being taken on. */
export interface Begun {
  /** `false`: it was taken on before */
  readonly isNew: boolean;
  /** Resolves when a crash can no longer lose it; rejects where it cannot be kept. */
  readonly kept: Promise<void>;
  readonly done: () => void;
}

export interface Inbox {
  /** what the last process left undone; each has to be taken by its owner with `again` */
  readonly left: readonly Left[];
  /** what is not run again, as it may be what ended the process; it counts as done */
  readonly givenUp: readonly Left[];
  /**
   * Takes a request on: resolves when a crash can no longer lose it. `undefined` where it was taken on before; then, too,
   * once that is safe. Rejects where it cannot be kept: it has to come again.
   */
  take(key: string, kind: Kind, body: string): Promise<(() => void) | undefined>;
  /**
   * The same for whoever need not wait until it is safe before the work begins.
   * @param inAGroup nobody waits at all: a power failure may lose what came in the last 20 ms, the end of the process nothing
   */
  begin(key: string, kind: Kind, body: string, inAGroup?: boolean): Begun;
  /** Notes that what was left is run again; what it resolves to is called when it is done. */
  again(left: Left): Promise<() => void>;
  close(): Promise<void>;
}

interface Entry {
  readonly kind: Kind;
  readonly at: number;
  /** the sealed request, until it is done */
  readonly body?: string;
  readonly runs: number;
}

/** A line of the journal: taken on (with the sealed request), run again, or done. */
interface Line {
  readonly k: string;
  readonly kind?: Kind;
  readonly at?: number;
  readonly b?: string;
  readonly runs?: number;
}

function lineOf(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Line;
    return typeof line.k === 'string' ? line : undefined;
  } catch {
    return undefined;
  }
}

function read(lines: readonly string[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const text of lines) {
    const line = lineOf(text);
    if (line === undefined) continue;
    const known = entries.get(line.k);
    if (line.kind !== undefined && line.at !== undefined) {
      const body = line.b === undefined ? {} : { body: line.b };
      entries.set(line.k, { kind: line.kind, at: line.at, runs: line.runs ?? 1, ...body });
    } else if (known !== undefined) {
      const { body, ...rest } = known;
      entries.set(line.k, line.runs === undefined || body === undefined ? rest : { ...known, runs: line.runs });
    }
  }
  return entries;
}

/**
 * What came in, each once, also when the platform brings it again, many times at the same moment, or after a restart. The
 * mark that something is done is written after it was done: what a crash interrupts the next process brings to the bot again,
 * which knows from the trail what was recorded all the same.
 * Requests are kept sealed, and only until they are done: the file is rid of them within minutes, at the end and at a start.
 * @param journal missing: kept in memory, for the example office
 */
export function createInbox(options: {
  /** for the log */
  readonly platform: string;
  readonly journal?: Journal;
  readonly vault: Vault;
  readonly now: () => number;
  readonly log: (line: string) => void;
}): Inbox {
  const { platform, journal, vault, now, log } = options;
  const entries = read(journal?.lines ?? []);
  const writing = new Map<string, Promise<void>>();
  let lines = journal?.lines.length ?? 0;

  const write = async (line: Line, inAGroup = false): Promise<void> => {
    lines++;
    await journal?.append(JSON.stringify(line), { inAGroup });
  };

  const fresh = ({ kind, at }: Entry): boolean => now() - at <= KEPT_MS[kind];

  function forgetOld(): void {
    for (const [key, entry] of entries) if (entry.body === undefined && !fresh(entry)) entries.delete(key);
  }

  let tidying: NodeJS.Timeout | undefined;

  /** Leaves what is undone and the keys of what is done: no text of a request that is done. */
  function compact(): void {
    clearTimeout(tidying);
    tidying = undefined;
    if (journal === undefined) return;
    forgetOld();
    lines = 0;
    const all = [...entries].map(([k, { kind, at, body, runs }]) =>
      JSON.stringify({ k, kind, at, runs, ...(body === undefined ? {} : { b: body }) }),
    );
    journal.replace(all).catch(() => log(`FB103 ${platform}/inbox.jsonl`));
  }

  function done(key: string): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    const { body: _body, ...rest } = entry;
    entries.set(key, rest);
    // where the mark is lost it is run again, which is what a crash right now would bring as well
    write({ k: key }, true).catch(() => log(`FB103 ${platform}/inbox.jsonl`));
    // keys that are still fresh stay: of them alone the file must not be made anew again and again
    if (lines >= COMPACT_AFTER && lines >= 4 * entries.size) compact();
    else if (journal !== undefined) tidying ??= setTimeout(compact, TIDY_AFTER_MS).unref();
  }

  const left: Left[] = [];
  const givenUp: Left[] = [];
  forgetOld();
  for (const [key, { kind, at, body, runs }] of entries) {
    const opened = body === undefined ? undefined : vault.open(PURPOSE, body);
    if (body === undefined) continue;
    if (opened !== undefined && runs < MOST_RUNS) left.push({ key, kind, at, body: opened });
    else {
      log(`${platform}: not run again: ${key}`);
      done(key);
      if (opened !== undefined) givenUp.push({ key, kind, at, body: opened });
    }
  }

  // texts that the last process had done with, and had no time to put away
  if (lines > 0) compact();

  let swept = now();
  const safe = Promise.resolve();

  function begin(key: string, kind: Kind, body: string, inAGroup = false): Begun {
    const known = entries.get(key);
    if (known !== undefined && (fresh(known) || known.body !== undefined))
      return { isNew: false, kept: writing.get(key) ?? safe, done: () => undefined };
    if (now() - swept > 60_000) {
      swept = now();
      forgetOld();
    }
    const mine = () => done(key);
    if (journal === undefined) {
      entries.set(key, { kind, at: now(), runs: 1 });
      return { isNew: true, kept: safe, done: mine };
    }
    const sealed = vault.seal(PURPOSE, body);
    entries.set(key, { kind, at: now(), runs: 1, body: sealed });
    const kept = write({ k: key, kind, at: now(), b: sealed }, inAGroup).then(
      () => void writing.delete(key),
      (error: unknown) => {
        writing.delete(key);
        entries.delete(key);
        throw error;
      },
    );
    writing.set(key, kept);
    // whoever waits for it is told; whoever does not wait yet must not end the process
    kept.catch(() => undefined);
    return { isNew: true, kept, done: mine };
  }

  return {
    left,
    givenUp,
    begin,
    async take(key, kind, body) {
      const begun = begin(key, kind, body);
      await begun.kept;
      return begun.isNew ? begun.done : undefined;
    },
    async again({ key }) {
      const entry = entries.get(key);
      if (entry !== undefined) {
        entries.set(key, { ...entry, runs: entry.runs + 1 });
        await write({ k: key, runs: entry.runs + 1 });
      }
      return () => done(key);
    },
    async close() {
      clearTimeout(tidying);
      if (lines > 0) compact();
      await journal?.close();
    },
  };
}
