import { constants } from 'node:fs';
import { dirname } from 'node:path';
import { type Entries, type Entry, fold, type OutboxEvent } from '../../reminders/outbox.ts';
import { forgetIn, type OutboxStore, tried } from '../../reminders/outbox-store.ts';
import { sureOrNot, unwritable } from './faults.ts';
import type { Files, OpenFile } from './files.ts';
import { readText, replaceFile, syncFolder } from './json-file.ts';
import { lineOf, type ReadOutbox, readOutbox, textOf } from './outbox-lines.ts';

/** So many lines more than messages, and the file is written anew. */
const SPARE_LINES = 2_000;

interface Waiting {
  readonly events: readonly OutboxEvent[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** The outbox of a folder, for the process that owns it. */
export class OutboxFile implements OutboxStore {
  readonly #path: string;
  readonly #files: Files;
  readonly #allowed: () => Promise<void>;
  #state: ReadOutbox | undefined;
  /** whether the name is known to be durable: not at first, nor after a write of the whole file that failed */
  #unsure = true;
  /** whether the disk may hold a line that was not reported kept */
  #leftover = false;
  #waiting: Waiting[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  /** `allowed` throws where this process may not write. */
  constructor(path: string, files: Files, allowed: () => Promise<void>) {
    this.#path = path;
    this.#files = files;
    this.#allowed = allowed;
  }

  load(): Promise<Entries> {
    return this.#inTurn(async () => (await this.#loaded()).entries);
  }

  /** Calls that wait together are written together. */
  append(...events: readonly OutboxEvent[]): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ events, done, failed });
      if (this.#waiting.length === 1) void this.#inTurn(() => this.#flush());
    });
  }

  forget(cases: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      // where nothing was ever sent there is nothing to forget
      if (this.#state === undefined && (await readText(this.#path, this.#files)) === null) return;
      const { entries } = await this.#loaded();
      const next = new Map(entries);
      if (forgetIn(next, cases) || this.#leftover) await this.#replace(next);
    });
  }

  compact(isOver: (entry: Entry) => boolean): Promise<void> {
    return this.#inTurn(async () => {
      const { entries, lines } = await this.#loaded();
      const next = new Map([...entries].filter(([, entry]) => !isOver(entry)));
      if (lines - next.size > SPARE_LINES || next.size < entries.size) await this.#replace(next);
    });
  }

  /** Resolves when nothing is being written. */
  async settled(): Promise<void> {
    await this.#turn;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #loaded(): Promise<ReadOutbox> {
    this.#state ??= (await readOutbox(this.#path, this.#files)) ?? {
      entries: new Map(),
      lines: 0,
      size: 0,
      torn: false,
    };
    return this.#state;
  }

  /** Puts other content in the place of all. */
  async #replace(entries: Map<string, Entry>): Promise<void> {
    await this.#allowed();
    const text = textOf(entries);
    // where nobody can tell which of the two is there, it is read again
    this.#state = undefined;
    this.#unsure = true;
    await replaceFile(this.#path, text, this.#files);
    this.#unsure = false;
    this.#leftover = false;
    this.#state = { entries, lines: entries.size, size: Buffer.byteLength(text), torn: false };
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      await this.#allowed();
      const { entries } = await this.#loaded();
      const good: Waiting[] = [];
      const changes = new Map<string, Entry | undefined>();
      for (const item of batch) {
        try {
          for (const [id, entry] of tried(entries, changes, item.events)) changes.set(id, entry);
          good.push(item);
        } catch (error) {
          item.failed(error);
        }
      }
      const events = good.flatMap((item) => item.events);
      if (events.length > 0) await this.#write(events);
      for (const { done } of good) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }

  /** Where it is not sure that the file stands durably under its name, that is done first. */
  async #named(): Promise<void> {
    if (!this.#unsure) return;
    await syncFolder(dirname(this.#path), this.#files).catch((cause: unknown) => {
      throw unwritable(this.#path, cause);
    });
    this.#unsure = false;
  }

  async #write(events: readonly OutboxEvent[]): Promise<void> {
    const state = await this.#loaded();
    if (state.size === 0) {
      await sureOrNot(this.#path, this.#replace(new Map()));
      return this.#write(events);
    }
    await this.#named();
    const text = events.map(lineOf).join('');
    let { size, torn } = state;
    let open: OpenFile | undefined;
    try {
      open = await this.#files.open(this.#path, constants.O_WRONLY | constants.O_APPEND, 0o600);
      if (torn) await open.truncate(size);
      torn = true;
      await open.writeFile(text);
      await open.sync();
      torn = false;
      this.#leftover = false;
      size += Buffer.byteLength(text);
    } catch (cause) {
      // what was not reported kept is taken away, now or before the next line; a power failure may bring it back until then
      this.#leftover = true;
      if (torn && open !== undefined)
        torn = await open.truncate(size).then(
          () => false,
          () => true,
        );
      this.#state = { ...state, torn };
      throw unwritable(this.#path, cause);
    } finally {
      await open?.close().catch(() => undefined);
    }
    for (const event of events) fold(state.entries, event);
    this.#state = { ...state, lines: state.lines + events.length, size, torn };
  }
}
