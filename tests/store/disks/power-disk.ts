import { constants } from 'node:fs';
import { dirname } from 'node:path';
import type { Files, OpenFile } from '../../../src/store/json/files.ts';

/** What a file holds, and what of it would be there after a power cut. */
interface Inode {
  readonly ino: number;
  data: Buffer;
  durable: Buffer;
  mtimeMs: number;
}

/** A name that was given or taken away, and is durable only after the folder was synced. */
type NameChange = readonly (readonly [string, Inode | undefined])[];

const failure = (code: string, path: string) => Object.assign(new Error(`${code}: ${path}`), { code });

/**
 * A disk in memory that tells what was written from what is durable. A power cut loses, for each file that was not synced,
 * some or all of what was written since, and for each folder that was not synced, any of the names given since.
 */
export class PowerDisk {
  #names = new Map<string, Inode>();
  #durable = new Map<string, Inode>();
  #changes: NameChange[] = [];
  readonly #folders = new Set<string>();
  #count = 1;
  #callsLeft = Number.POSITIVE_INFINITY;
  #boot = 0;

  /** After so many calls the power fails: every later one does. */
  cutAfter(calls: number): void {
    this.#callsLeft = calls;
  }

  /** What the disk shows when the power is back. `random` gives numbers from 0 to 1. */
  powerUp(random: () => number): void {
    this.#boot++;
    this.#callsLeft = Number.POSITIVE_INFINITY;
    for (const change of this.#changes) if (random() < 0.5) this.#apply(this.#durable, change);
    this.#changes = [];
    const seen = new Map<Inode, Inode>();
    for (const [path, inode] of this.#durable) {
      const survivor = seen.get(inode) ?? { ...inode, data: survived(inode, random) };
      survivor.durable = survivor.data;
      seen.set(inode, survivor);
      this.#durable.set(path, survivor);
    }
    this.#names = new Map(this.#durable);
  }

  /** What a file would hold at least if the power failed now; '' where it would not be there. */
  durable(path: string): string {
    return this.#durable.get(path)?.durable.toString('utf8') ?? '';
  }

  get paths(): readonly string[] {
    return [...this.#names.keys()];
  }

  #apply(names: Map<string, Inode>, change: NameChange): void {
    for (const [path, inode] of change) {
      if (inode === undefined) names.delete(path);
      else names.set(path, inode);
    }
  }

  #rename(...change: NameChange): void {
    this.#apply(this.#names, change);
    this.#changes.push(change);
  }

  /** The disk for one process, which ends with the power. */
  process(): Files {
    const boot = this.#boot;
    const callNow = (path: string) => {
      if (boot !== this.#boot || this.#callsLeft-- <= 0) throw failure('EIO', path);
    };
    const call = async (path: string) => {
      // so that calls of several tasks mix
      await undefined;
      callNow(path);
    };
    const find = (path: string): Inode => {
      const inode = this.#names.get(path);
      if (inode === undefined) throw failure('ENOENT', path);
      return inode;
    };
    return {
      open: async (path, flags) => {
        await call(path);
        return this.#open(path, flags, call, callNow);
      },
      readFile: async (path) => {
        await call(path);
        return Buffer.from(find(path).data);
      },
      readdir: async (path) => {
        await call(path);
        if (!this.#folders.has(path)) throw failure('ENOENT', path);
        return [...this.#names.keys()]
          .filter((name) => dirname(name) === path)
          .map((name) => name.slice(path.length + 1));
      },
      stat: async (path) => {
        await call(path);
        if (this.#folders.has(path)) return { ino: 0, size: 0, mtimeMs: 0 };
        const { ino, data, mtimeMs } = find(path);
        return { ino, size: data.length, mtimeMs };
      },
      statNow: (path) => {
        callNow(path);
        const inode = this.#names.get(path);
        return inode === undefined ? undefined : { ino: inode.ino, size: inode.data.length };
      },
      mkdir: async (path) => {
        await call(path);
        this.#folders.add(path);
        return undefined;
      },
      rename: async (from, to) => {
        await call(from);
        this.#rename([to, find(from)], [from, undefined]);
      },
      link: async (from, to) => {
        await call(from);
        if (this.#names.has(to)) throw failure('EEXIST', to);
        this.#rename([to, find(from)]);
      },
      unlink: async (path) => {
        await call(path);
        find(path);
        this.#rename([path, undefined]);
      },
      utimes: async (path) => {
        await call(path);
        find(path);
      },
    };
  }

  #open(path: string, flags: number, call: (path: string) => Promise<void>, callNow: (path: string) => void): OpenFile {
    if (this.#folders.has(path)) return this.#openFolder(path, call);
    if ((flags & constants.O_EXCL) !== 0 && this.#names.has(path)) throw failure('EEXIST', path);
    if (!this.#names.has(path)) {
      if ((flags & constants.O_CREAT) === 0) throw failure('ENOENT', path);
      const empty = Buffer.alloc(0);
      this.#rename([path, { ino: this.#count++, data: empty, durable: empty, mtimeMs: this.#count }]);
    }
    const inode = this.#names.get(path) as Inode;
    return {
      async writeFile(data) {
        const bytes = Buffer.from(data);
        // in two calls, so that the power may fail between
        for (const half of [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)]) {
          await call(path);
          inode.data = Buffer.concat([inode.data, half]);
          inode.mtimeMs++;
        }
      },
      writeNow(data) {
        const bytes = Buffer.from(data);
        for (const half of [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)]) {
          callNow(path);
          inode.data = Buffer.concat([inode.data, half]);
          inode.mtimeMs++;
        }
      },
      async read(buffer, offset, length, position) {
        await call(path);
        return { bytesRead: inode.data.copy(buffer, offset, position, position + length) };
      },
      async stat() {
        await call(path);
        return { ino: inode.ino, size: inode.data.length };
      },
      async truncate(length) {
        await call(path);
        inode.data = inode.data.subarray(0, length);
      },
      async sync() {
        await call(path);
        inode.durable = inode.data;
      },
      async datasync() {
        await call(path);
        inode.durable = inode.data;
      },
      async close() {},
    };
  }

  #openFolder(path: string, call: (path: string) => Promise<void>): OpenFile {
    const no = () => Promise.reject(failure('EISDIR', path));
    return {
      writeFile: no,
      writeNow: () => {
        throw failure('EISDIR', path);
      },
      read: no,
      truncate: no,
      stat: async () => ({ ino: 0, size: 0 }),
      datasync: no,
      sync: async () => {
        await call(path);
        for (const change of this.#changes) this.#apply(this.#durable, change);
        this.#changes = [];
      },
      close: async () => undefined,
    };
  }
}

/** What is left of a file: what was synced, or that with a part of what came later, or zeros in its place. */
function survived({ data, durable }: Inode, random: () => number): Buffer {
  if (data.equals(durable)) return data;
  const kind = random();
  if (kind < 0.25) return durable;
  if (kind < 0.5) return data;
  // what was there and was not written over is not touched
  let start = 0;
  while (start < durable.length && start < data.length && data[start] === durable[start]) start++;
  const end = start + Math.floor(random() * (data.length - start + 1));
  const part = Buffer.from(data.subarray(0, end));
  return kind < 0.75 ? part : part.fill(0, start);
}
