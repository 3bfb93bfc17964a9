import { Low } from 'lowdb';
import type { AuditEntry } from '../../access/audit.ts';
import { todayInBerlin } from '../../calendar/today.ts';
import { FallboteError } from '../../errors.ts';
import type { OutboxStore } from '../../reminders/outbox-store.ts';
import { emptyStore } from '../memory-store.ts';
import type { Change } from '../store.ts';
import { writeChange, writeState } from './commit.ts';
import type { Draft } from './draft.ts';
import { sureOrNot, unwritable } from './faults.ts';
import { folderExists, makeFolder } from './folder.ts';
import { decide, groupSize, isSmall, type Job, refuseAll } from './jobs.ts';
import { JsonFile, syncFolder } from './json-file.ts';
import { EMPTY_MANIFEST, MANIFEST, type Manifest, manifestSchema, OUTBOX } from './layout.ts';
import { loadView } from './load.ts';
import { type Lock, type LockOptions, takeLock } from './lock.ts';
import { OutboxFile } from './outbox-file.ts';
import { Parts } from './parts.ts';
import { publish, snapshotOf } from './publish.ts';
import { finishPurge } from './purge.ts';
import { Queue } from './queue.ts';
import { sweep } from './sweep.ts';
import { Trail } from './trail.ts';
import { View } from './view.ts';

/** From so many change files or bytes on they are folded into segments. */
export const FOLD_CHANGES = 128;
const FOLD_BYTES = 8_000_000;
export interface OwnerOptions extends LockOptions {
  readonly foldAfter: number;
}

const isUncertain = (error: unknown) => error instanceof FallboteError && error.code === 'FB107';
/** The one process that writes in a folder: its commits one group after another, its folds beside them. */
export class Owner {
  readonly #options: OwnerOptions;
  readonly #parts: Parts;
  readonly #trail: Trail;
  readonly #db: Low<Manifest>;
  readonly #outbox: OutboxFile;
  readonly #queue = new Queue<Job>(groupSize, (jobs) => this.#run(jobs));
  #view: View;
  #lock: Lock | undefined;
  #fold: Promise<void> | undefined;
  #foldAt: number;
  /** a write was not confirmed: what stands on disk must be read again */
  #doubt = false;
  #closed = false;
  /** the last commit that was called; looks change nothing, so nobody who reads waits for them */
  #committed: Promise<unknown> = Promise.resolve();

  constructor(folder: string, options: OwnerOptions) {
    this.#options = options;
    this.#foldAt = options.foldAfter;
    this.#parts = new Parts(folder, options.files);
    this.#trail = new Trail(this.#parts, () => this.#assertHeld());
    this.#view = new View(this.#parts);
    this.#outbox = new OutboxFile(this.#parts.path(OUTBOX), options.files, () => this.#assertHeld());
    this.#db = new Low(new JsonFile(this.#parts.path(MANIFEST), manifestSchema, options.files), EMPTY_MANIFEST);
  }

  /** Takes the folder over where it exists. Throws FB102, FB103, FB106. */
  async open(): Promise<void> {
    if (await folderExists(this.#parts.folder, this.#parts.files)) await this.#own();
  }

  /** The state after all commits that were called before. */
  async current(): Promise<View> {
    await this.#committed;
    const late = this.#lock === undefined && (await folderExists(this.#parts.folder, this.#parts.files));
    // an empty commit reads the folder anew; where that fails the last state that is sure is given
    if (!this.#closed && (late || this.#doubt)) await this.#queue.add({ change: {} }).catch(() => undefined);
    return this.#view;
  }

  commit(change: Change): Promise<void> {
    if (this.#closed) return Promise.reject(isClosed());
    const done = this.#queue.add({ change });
    this.#committed = done.catch(() => undefined);
    return done;
  }

  log(entries: readonly AuditEntry[]): Promise<void> {
    return this.#closed ? Promise.reject(isClosed()) : this.#queue.add({ entries });
  }

  async *trail(): AsyncGenerator<string> {
    await this.#queue.settled();
    yield* this.#trail.lines();
  }

  outbox(): OutboxStore {
    return this.#outbox;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#queue.settled();
    await this.#fold;
    await this.#outbox.settled();
    // what cannot be written now is in the change files, for the next one who opens
    await this.#trail.settle().catch(() => undefined);
    await this.#lock?.release();
  }

  async #assertHeld(): Promise<void> {
    if (this.#lock === undefined) throw this.#closed ? isClosed() : emptyStore();
    await this.#lock.assertHeld();
  }

  async #own(): Promise<void> {
    const lock = await takeLock(this.#parts.folder, this.#options);
    this.#lock = lock;
    try {
      await this.#load();
      await sweep(this.#parts, this.#view.manifest, { now: this.#options.now(), temporaries: true });
      if (this.#view.isVersion1) {
        await publish(this.#db, this.#view, snapshotOf(this.#view, this.#trail.head));
        await sweep(this.#parts, this.#view.manifest, { now: this.#options.now() });
      }
      await this.#purge();
    } catch (error) {
      this.#lock = undefined;
      await lock.release();
      throw error;
    }
  }

  async #load(): Promise<void> {
    this.#parts.forget();
    const view = await loadView(this.#parts);
    if (this.#doubt) this.#trail.catchUp(view.held);
    else await this.#trail.open(view.held, view.manifest.trail, view.serial);
    view.held = [];
    this.#db.data = view.manifest;
    this.#view = view;
    this.#doubt = false;
  }

  /** Makes sure that this process may write, and knows what stands on disk. Throws FB102, FB103, FB106. */
  async #ready(): Promise<void> {
    if (this.#lock === undefined) {
      await makeFolder(this.#parts.folder, this.#parts.files);
      await this.#own();
    }
    await this.#assertHeld();
    if (this.#doubt) {
      await this.#fold;
      await syncFolder(this.#parts.folder, this.#parts.files).catch((cause) => {
        throw unwritable(this.#parts.folder, cause);
      });
      await this.#load();
    }
    // from now on a manifest that is missing means that something was lost
    if (this.#view.manifest === EMPTY_MANIFEST) {
      await sureOrNot(this.#parts.path(MANIFEST), this.#db.write());
      this.#view.manifest = { ...EMPTY_MANIFEST };
    }
  }

  /** Decides a group of commits and writes it; gives why some were refused. Throws where nothing was written. */
  async #run(jobs: readonly Job[]): Promise<ReadonlyMap<Job, unknown>> {
    if (this.#lock === undefined && !(await folderExists(this.#parts.folder, this.#parts.files))) {
      // for what changes nothing no folder is made
      const { draft, refused } = await decide(this.#view, jobs);
      if (draft.isEmpty) return refused;
    }
    await this.#ready();
    const decision = await decide(this.#view, jobs);
    try {
      await this.#write(
        decision.draft,
        jobs.some((job) => !isSmall(job)),
      );
    } catch (error) {
      if (isUncertain(error)) this.#doubt = true;
      refuseAll(decision, jobs, error);
    }
    return decision.refused;
  }

  async #write(draft: Draft, big: boolean): Promise<void> {
    if (draft.isEmpty) return;
    if (draft.isStill) return this.#trail.log(draft.audit);
    const { now } = this.#options;
    if (big) {
      await this.#fold;
      // so that the state before it is one that can be gone back to
      if (this.#view.changes > 0) await this.#foldFirst();
      await this.#trail.flush();
      await writeState(this.#db, this.#view, draft, this.#trail, now());
      await this.#purge();
      await sweep(this.#parts, this.#view.manifest, { now: now() });
      return;
    }
    const view = this.#view;
    if (view.changes > 0 && todayInBerlin(new Date(view.at)) !== todayInBerlin(now())) {
      // so that of each day the last state is one that can be gone back to
      await this.#fold;
      this.#startFold();
    }
    await writeChange(view, draft, this.#trail, now());
    if (view.changes >= this.#foldAt || view.bytes >= FOLD_BYTES) this.#startFold();
  }

  #startFold(): void {
    this.#fold ??= this.#foldNow()
      .catch((error: unknown) => {
        // the change files are safe; it is tried again some commits later
        this.#foldAt = this.#view.changes + Math.ceil(this.#options.foldAfter / 4);
        if (isUncertain(error)) this.#doubt = true;
      })
      .finally(() => {
        this.#fold = undefined;
      });
  }

  async #foldFirst(): Promise<void> {
    const path = this.#parts.path(MANIFEST);
    await this.#foldNow().catch((error: unknown) => {
      this.#doubt ||= isUncertain(error);
      return sureOrNot(path, Promise.reject(error));
    });
  }

  /** Writes the state as it is now into segments and a new manifest; commits go on meanwhile. */
  async #foldNow(): Promise<void> {
    const view = this.#view;
    const { changes, bytes } = view;
    const snapshot = snapshotOf(view, this.#trail.head);
    await this.#trail.flush();
    await this.#assertHeld();
    await publish(this.#db, view, snapshot);
    view.changes -= changes;
    view.bytes -= bytes;
    this.#foldAt = this.#options.foldAfter;
    await this.#purge();
    await sweep(this.#parts, view.manifest, { now: this.#options.now() });
  }

  /** Brings removed cases out of the generations; what fails is done another time. */
  async #purge(): Promise<void> {
    if (this.#view.manifest.purge.length === 0) return;
    try {
      await finishPurge(this.#db, this.#view, this.#trail, this.#outbox, this.#options.now());
    } catch (error) {
      if (isUncertain(error)) this.#doubt = true;
    }
  }
}

const isClosed = () => new FallboteError('FB106', 'ours', 'Der Datenordner ist schon geschlossen.');
