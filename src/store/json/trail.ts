import { constants } from 'node:fs';
import { AUDIT_START, type AuditEntry, type AuditHead, chain, follow } from '../../access/audit.ts';
import { unwritable } from './faults.ts';
import type { OpenFile } from './files.ts';
import { JsonFile, syncFolder } from './json-file.ts';
import { HEAD, headFileSchema, trailName } from './layout.ts';
import type { Parts } from './parts.ts';
import { readEnd, readHeadFile, readTrail, trailFiles } from './trail-files.ts';
import type { HeldEntries } from './view.ts';

/** A chained line on its way to its file, and the trail's end after it. */
interface Line {
  readonly text: string;
  readonly file: string;
  readonly head: AuditHead;
}

/** Entries that wait for their turn. */
interface Asked {
  readonly entries: readonly AuditEntry[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** How long lines that a change file keeps, and the head, may wait for others before they are written. */
const WAIT = 500;

const later = (a: AuditHead, b: AuditHead | undefined): AuditHead => (b !== undefined && b.lines > a.lines ? b : a);

/** The lines that follow the end of a trail, of those that change files hold. */
export function* linesAfter(
  end: AuditHead,
  held: readonly HeldEntries[],
): Generator<{ readonly entry: AuditEntry; readonly text: string; readonly head: AuditHead }> {
  let head = end;
  for (const { start, entries } of held) {
    // lines before these that are in no file were removed: it goes on behind them, so that the gap shows
    head = later(head, start);
    for (const entry of entries.slice(head.lines - start.lines)) {
      const next = chain(entry, head);
      head = next.head;
      yield { entry, text: next.line, head };
    }
  }
}

/** The audit trail of a folder, for the process that owns it. Lines are only ever added behind the last one. */
export class Trail {
  readonly #parts: Parts;
  readonly #allowed: () => Promise<void>;
  /** the end with all lines that were given, and the end of those that are in the files */
  #head = AUDIT_START;
  #written = AUDIT_START;
  #pending: Line[] = [];
  /** the newest file, its size as far as it is sound, whether a torn write stands behind that, whether its name is durable */
  #file: string | undefined;
  #size = 0;
  #torn = false;
  #named = true;
  /** the newest file as it is being written; another one may stand under its name by now */
  #open: { readonly name: string; readonly file: OpenFile; readonly ino: number } | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #heads: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  /** entries that come together are written together */
  #asked: Asked[] = [];
  #serial = 0;
  #headDue = false;

  /** `allowed` throws where this process may not write any more. */
  constructor(parts: Parts, allowed: () => Promise<void>) {
    this.#parts = parts;
    this.#allowed = allowed;
  }

  get head(): AuditHead {
    return this.#head;
  }

  /** The serial that the folder has reached, as far as the head knows. */
  get serial(): number {
    return this.#serial;
  }

  /**
   * Finds the end, and takes over what change files hold and a crash has kept from the trail. Whatever is broken stays
   * as it is, for `fallbote audit verify` to report; only a last line without an end, which a crash has torn, is cut off.
   */
  async open(held: readonly HeldEntries[], known: AuditHead, serial: number): Promise<void> {
    const { folder, files } = this.#parts;
    this.#pending = [];
    this.#file = (await trailFiles(folder, files).catch(() => [])).at(-1);
    const last = (await readHeadFile(folder, files).catch(() => null)) ?? undefined;
    this.#serial = Math.max(serial, last?.serial ?? 0);
    let head = later(known, last && { lines: last.lines, hash: last.hash });
    if (this.#file !== undefined) {
      const end = await readEnd(this.#parts.path(this.#file), files).catch(() => undefined);
      const whole = end === undefined || end.rest === '' ? undefined : follow(end.rest, end.head);
      head = later(later(head, end?.head), whole);
      this.#size = (end?.size ?? 0) + (whole === undefined ? 0 : Buffer.byteLength(end?.rest ?? ''));
      this.#torn = end !== undefined && end.rest !== '' && whole === undefined;
      // somebody took the last line end away
      if (whole !== undefined) this.#pending.push({ text: '', file: this.#file, head });
    }
    this.#head = head;
    this.#written = head;
    this.catchUp(held);
    if (this.#torn || this.#pending.length > 0) await this.flush().catch(() => undefined);
  }

  /** Takes over what change files hold and the trail does not have. */
  catchUp(held: readonly HeldEntries[]): void {
    for (const { entry, text, head } of linesAfter(this.#head, held)) {
      const name = trailName(entry.at.slice(0, 7));
      // a clock that goes back must not bring the lines out of order
      const newest = this.#pending.at(-1)?.file ?? this.#file ?? name;
      this.#pending.push({ text, file: name > newest ? name : newest, head });
      this.#head = head;
      this.#soon();
    }
  }

  /** Takes entries over that a change file or a manifest keeps until they are written. */
  add(entries: readonly AuditEntry[]): void {
    this.catchUp([{ start: this.#head, entries }]);
  }

  /** The folder has reached a serial that is on disk. */
  reached(serial: number): void {
    if (serial <= this.#serial) return;
    this.#serial = serial;
    this.#headDue = true;
    this.#soon();
  }

  /** Adds entries that nothing else keeps; resolves when they are on disk. Throws FB103, and then they are not there. */
  log(entries: readonly AuditEntry[]): Promise<void> {
    return new Promise((done, failed) => {
      this.#asked.push({ entries, done, failed });
      if (this.#asked.length === 1) void this.#inTurn(() => this.#logAsked());
    });
  }

  async #logAsked(): Promise<void> {
    const asked = this.#asked;
    this.#asked = [];
    const last = this.#head.lines;
    this.add(asked.flatMap(({ entries }) => entries));
    try {
      await this.#flush();
      for (const { done } of asked) done();
    } catch (error) {
      this.#pending = this.#pending.filter(({ head }) => head.lines <= last);
      this.#head = this.#pending.at(-1)?.head ?? this.#written;
      for (const { failed } of asked) failed(error);
    }
  }

  /** One after another. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Writes what waits; resolves when all lines are on disk. Throws FB103, and FB106 after the folder was lost. */
  flush(): Promise<void> {
    return this.#inTurn(() => this.#flush());
  }

  async #flush(): Promise<void> {
    if (!this.#torn && this.#pending.length === 0) return;
    await this.#allowed();
    if (this.#pending.length === 0) await this.#append(this.#file ?? '', '');
    while (this.#pending.length > 0) {
      const file = this.#pending[0]?.file ?? '';
      const lines = this.#pending.filter((line) => line.file === file);
      await this.#append(file, lines.map((line) => `${line.text}\n`).join(''));
      this.#pending.splice(0, lines.length);
      this.#written = lines.at(-1)?.head ?? this.#written;
      this.#headDue = true;
    }
  }

  /** The file of that name, open at its end, and its size; made where it is not there. */
  async #opened(name: string): Promise<{ readonly file: OpenFile; readonly size: number }> {
    const { files } = this.#parts;
    const path = this.#parts.path(name);
    if (this.#open !== undefined) {
      const now = files.statNow(path);
      if (this.#open.name === name && this.#open.ino === now?.ino) return { file: this.#open.file, size: now.size };
      await this.#letGo();
    }
    const file = await files.open(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o600);
    try {
      const { ino, size } = await file.stat();
      this.#open = { name, file, ino };
      return { file, size };
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
  }

  /** Closes the file that is being written; the next lines open it again. */
  async #letGo(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.file.close().catch(() => undefined);
  }

  /** Adds a text behind the sound part of a file; where that fails nothing of it counts. */
  async #append(name: string, text: string): Promise<void> {
    const { folder, files } = this.#parts;
    let open: OpenFile | undefined;
    try {
      const { file, size } = await this.#opened(name);
      open = file;
      if (name !== this.#file) {
        this.#file = name;
        this.#size = 0;
        this.#torn = false;
        this.#named = false;
      }
      if (this.#torn) await file.truncate(this.#size);
      // behind lines that are not ours a new line begins
      const bytes = Buffer.from(this.#torn || size === this.#size ? text : `\n${text}`);
      if (!this.#torn) this.#size = size;
      this.#torn = true;
      file.writeNow(bytes);
      await file.datasync();
      if (!this.#named) await syncFolder(folder, files);
      this.#named = true;
      this.#torn = false;
      this.#size += bytes.length;
    } catch (cause) {
      if (this.#torn)
        await open?.truncate(this.#size).then(
          () => {
            this.#torn = false;
          },
          () => undefined,
        );
      await this.#letGo();
      throw unwritable(this.#parts.path(name), cause);
    }
  }

  /** Writes the lines that wait, and the head, and lets the file go until there are more. Throws FB103. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.flush();
    // beside the lines that come meanwhile: the head says how far they are known to reach, not that there are no more
    const written = this.#heads.then(() => this.#writeHead());
    this.#heads = written.catch(() => undefined);
    await written.finally(() => this.#inTurn(() => this.#letGo()));
  }

  async #writeHead(): Promise<void> {
    if (!this.#headDue) return;
    await this.#allowed();
    const { lines, hash } = this.#written;
    const file = new JsonFile(this.#parts.path(HEAD), headFileSchema, this.#parts.files);
    this.#headDue = false;
    try {
      await file.write({ lines, hash, serial: this.#serial });
    } catch (error) {
      this.#headDue = true;
      throw error;
    }
  }

  /** Soon, together with what comes until then. */
  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.settle().catch(() => undefined);
    }, WAIT).unref();
  }

  /** All lines, oldest first. */
  async *lines(): AsyncGenerator<string> {
    await this.flush().catch(() => undefined);
    const waiting = this.#pending.map((line) => line.text);
    for await (const line of readTrail(this.#parts.folder, this.#parts.files)) if (!line.torn) yield line.text;
    yield* waiting;
  }
}
