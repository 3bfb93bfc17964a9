import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AUDIT_START } from '../../access/audit.ts';
import { FallboteError } from '../../errors.ts';
import type { OutboxStore } from '../../reminders/outbox-store.ts';
import { unreadable } from './faults.ts';
import { codeOf, type Files } from './files.ts';
import { MANIFEST, OUTBOX } from './layout.ts';
import { loadChanges, loadView } from './load.ts';
import { readOutbox } from './outbox-lines.ts';
import { Parts } from './parts.ts';
import { linesAfter } from './trail.ts';
import { headOf, readTrail } from './trail-files.ts';
import type { View } from './view.ts';

/** How often a reader begins anew where the owner replaces the files under it. */
const ATTEMPTS = 20;

export const readOnly = () => new FallboteError('FB106', 'ours', 'Der Datenordner ist nur zum Lesen geöffnet.');

/** Reads a folder that another process may own, and writes nothing. */
export class Reader {
  readonly #parts: Parts;
  #view: View | undefined;
  #stamp: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string, files: Files) {
    this.#parts = new Parts(folder, files);
  }

  /** The state as it is now. Throws FB102. */
  current(): Promise<View> {
    const view = this.#turn.then(() => this.#current());
    this.#turn = view.catch(() => undefined);
    return view;
  }

  /** Changes whenever the manifest does. */
  async #manifest(): Promise<string> {
    const path = this.#parts.path(MANIFEST);
    try {
      const { ino, size, mtimeMs } = await this.#parts.files.stat(path);
      return `${ino}/${size}/${mtimeMs}`;
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return '';
      throw unreadable(path, cause);
    }
  }

  async #current(): Promise<View> {
    for (let attempt = 1; ; attempt++) {
      const stamp = await this.#manifest();
      try {
        if (this.#view === undefined || this.#stamp !== stamp || stamp === '') {
          this.#parts.forget();
          this.#view = undefined;
          this.#view = await loadView(this.#parts);
        } else await loadChanges(this.#view);
        // only when the manifest is still the same all change files after it have been seen
        if ((await this.#manifest()) === stamp) {
          this.#stamp = stamp;
          return this.#view;
        }
      } catch (error) {
        this.#view = undefined;
        if (attempt > 1 && (await this.#manifest()) === stamp) throw error;
      }
      if (attempt >= ATTEMPTS) throw unreadable(this.#parts.path(MANIFEST), new Error('it keeps changing'));
      await pause(attempt);
    }
  }

  /** The outbox as it is now; it cannot be written. */
  outbox(): OutboxStore {
    const { folder, files } = this.#parts;
    const refused = () => Promise.reject(readOnly());
    return {
      load: async () => (await readOutbox(join(folder, OUTBOX), files))?.entries ?? new Map(),
      append: refused,
      forget: refused,
      compact: refused,
    };
  }

  /** The lines of the audit trail, with those that are still in change files only. */
  async *trail(): AsyncGenerator<string> {
    const { held } = await this.current();
    let last = '';
    for await (const { text, torn } of readTrail(this.#parts.folder, this.#parts.files)) {
      if (torn) break;
      last = text;
      yield text;
    }
    for (const line of linesAfter(headOf(last) ?? AUDIT_START, held)) yield line.text;
  }
}
