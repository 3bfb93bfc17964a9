import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FallboteError } from '../../errors.ts';
import { unwritable } from './faults.ts';
import { LOCK } from './layout.ts';
import {
  guarded,
  type Holder,
  isAlive,
  type Looking,
  NOBODY,
  readHolder,
  STALE,
  sweepGuards,
  take,
} from './lock-file.ts';
import { startOf, thisPlace } from './process.ts';

/** The owner says so often that it is there. */
const HEARTBEAT = 10_000;
const POLL = 50;
/** how long two that take over at once may need to settle who it is */
const CONTENTION = 2_000;

export interface LockOptions extends Looking {
  /** what this process is, in words for others who find its lock */
  readonly what: string;
  /** how long to wait for another process, in milliseconds */
  readonly wait: number;
}

/** The ownership of a folder. */
export interface Lock {
  /** Throws FB106 where somebody has taken it away. */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

/** Who holds the lock of a folder, and whether that process is still there; `undefined` where nobody does. */
export async function lockOf(
  folder: string,
  options: Looking,
): Promise<(Pick<Holder, 'pid' | 'host' | 'what' | 'since'> & { readonly alive: boolean }) | undefined> {
  const path = join(folder, LOCK);
  const holder = await readHolder(path, options.files);
  return holder === undefined ? undefined : { ...holder, alive: await isAlive(path, holder, options) };
}

function ownedBy(folder: string, holder: Omit<Holder, 'id'>): FallboteError {
  const at = Date.parse(holder.since);
  const since = Number.isNaN(at)
    ? ''
    : `, seit ${new Date(at).toLocaleString('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' })}`;
  const here = holder.host === hostname();
  const who =
    holder.what === ''
      ? 'Ein anderer Prozess'
      : `„${holder.what}“ (Prozess ${holder.pid}${here ? '' : ` auf ${holder.host}`}${since})`;
  const stale =
    holder.place === thisPlace() ? '' : ' Läuft er nicht mehr, wird der Ordner nach einer Minute von selbst frei.';
  return new FallboteError(
    'FB106',
    'user',
    `${who} arbeitet schon mit dem Ordner ${folder}. Bitte dort weiterarbeiten oder diesen Prozess beenden.${stale}`,
  );
}

const LOST = {
  de: 'Ich kann gerade nichts speichern. Nichts wurde geändert. Bitte sagen Sie der Administration Bescheid: Fallbote muss neu gestartet werden.',
  en: 'I cannot save anything just now. Nothing was changed. Please tell the administrator: Fallbote has to be started anew.',
};

/** FB106 for an owner that no longer is one. */
const lost = (folder: string) =>
  new FallboteError(
    'FB106',
    'platform',
    `Der Ordner ${folder} gehört diesem Prozess nicht mehr: Die Datei ${LOCK} ist weg oder von einem anderen. Nichts wurde geändert. Bitte Fallbote neu starten.`,
    { inChat: LOST },
  );

/** Becomes the one process that writes in a folder, which must exist. Throws FB106 where another is, FB103. */
export async function takeLock(folder: string, options: LockOptions): Promise<Lock> {
  const { now, wait } = options;
  const path = join(folder, LOCK);
  const me: Holder = {
    id: randomUUID(),
    pid: process.pid,
    start: startOf(process.pid),
    place: thisPlace(),
    host: hostname(),
    what: options.what,
    since: now().toISOString(),
  };
  const end = performance.now() + wait;
  for (;;) {
    const holder = await take(path, me, options).catch((cause: unknown) => {
      throw unwritable(path, cause);
    });
    if (holder === 'mine') break;
    if (performance.now() >= end) {
      if (holder !== 'contended') throw ownedBy(folder, holder);
      if (performance.now() >= end + CONTENTION) throw ownedBy(folder, NOBODY);
    }
    await pause(holder === 'contended' ? POLL / 10 : POLL);
  }
  await sweepGuards(folder, options);
  return hold(folder, path, me, options);
}

function hold(folder: string, path: string, me: Holder, options: LockOptions): Lock {
  const { files, now } = options;
  let mine = true;
  let seen = now().getTime();

  async function look(): Promise<void> {
    const holder = await readHolder(path, files);
    if (holder?.id !== me.id) {
      mine = false;
      return;
    }
    const at = now();
    await files.utimes(path, at, at);
    seen = at.getTime();
  }

  // a look that fails tells nothing; the next one may
  const timer = setInterval(() => void look().catch(() => undefined), HEARTBEAT).unref();
  return {
    async assertHeld() {
      // a machine that slept may have lost it in the meantime
      if (mine && now().getTime() - seen > STALE / 2)
        await look().catch((cause: unknown) => {
          throw unwritable(path, cause);
        });
      if (!mine) throw lost(folder);
    },
    async release() {
      clearInterval(timer);
      if (mine) await guarded(path, me.id, me, options, () => files.unlink(path)).catch(() => false);
      mine = false;
    },
  };
}
