import { emptyStore } from '../memory-store.ts';
import { caseKey, type Store } from '../store.ts';
import { type Files, nodeFiles } from './files.ts';
import { FOLD_CHANGES, Owner } from './owner.ts';
import { Reader, readOnly } from './reader.ts';
import { importedCase, importedOffice } from './records.ts';
import type { View } from './view.ts';

export interface JsonStoreOptions {
  /** `own`: the one process that writes, the default; `read`: beside it, and never writes */
  readonly access?: 'own' | 'read';
  /** how long to wait for a process that owns the folder, in milliseconds; else FB106 comes at once */
  readonly wait?: number;
  /** what this process is, for others who find the folder taken; e.g. "fallbote serve" */
  readonly what?: string;
  /** after how many change files they are folded into segments */
  readonly foldAfter?: number;
  readonly now?: () => Date;
  readonly files?: Files;
}

/** How often a question is asked again where files it needs have been replaced meanwhile. */
const ATTEMPTS = 5;

/**
 * An office in a folder of JSON files, on lowdb; layout.ts says which. A commit resolves when it is on disk. A folder that
 * does not exist is made by the first commit. Throws FB102 where the folder is not sound, FB106 where another process owns
 * it, FB103 where it cannot be written.
 *
 * Not promised: that the owner is kept from others by anything but the lock; that two machines on a network drive whose
 * clocks differ by more than half a minute recognise each other's left locks rightly.
 */
export async function openJsonStore(folder: string, options: JsonStoreOptions = {}): Promise<Store> {
  const { files = nodeFiles, now = () => new Date(), wait = 0, what = 'Fallbote' } = options;
  if (options.access === 'read') {
    const reader = new Reader(folder, files);
    await reader.current();
    return storeOn(reader);
  }
  const owner = new Owner(folder, { files, now, wait, what, foldAfter: options.foldAfter ?? FOLD_CHANGES });
  await owner.open();
  return storeOn(owner);
}

type Source = Pick<Owner, 'current' | 'trail' | 'outbox'> & Partial<Pick<Owner, 'commit' | 'log' | 'close'>>;

const onlyReading = () => Promise.reject(readOnly());

function storeOn(source: Source): Store {
  async function reading<T>(work: (view: View) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const view = await source.current();
      const { manifest } = view;
      try {
        return await work(view);
      } catch (error) {
        const now = await source.current();
        if (attempt === ATTEMPTS || (now === view && now.manifest === manifest)) throw error;
      }
    }
  }

  return {
    office: () =>
      reading(async (view) => {
        const office = (await view.officeNow())?.office ?? undefined;
        if (office === undefined) throw emptyStore();
        return office;
      }),
    findCase: (no) => reading(async (view) => (await view.record(caseKey(no)))?.case),
    findCases: (query = {}) =>
      reading((view) => view.rows.list(query, async () => (await view.find(query)).map((record) => record.case))),
    lastImported: (no) =>
      reading(async (view) => {
        const record = await view.record(caseKey(no));
        return record === undefined ? undefined : importedCase(record);
      }),
    lastImportedOffice: () =>
      reading(async (view) => {
        const office = await view.officeNow();
        return office === undefined ? undefined : importedOffice(office);
      }),
    state: () => reading(async ({ serial, id }) => `${serial}/${id}`),
    history: (by) =>
      reading(async (view) => {
        const entries = await view.historyOf(view.history);
        return by === undefined ? entries : entries.filter((entry) => entry.by === by);
      }),
    commit: (change) => source.commit?.(change) ?? onlyReading(),
    log: (entries) => source.log?.(entries) ?? onlyReading(),
    trail: () => source.trail(),
    outbox: () => source.outbox(),
    close: async () => source.close?.(),
  };
}
