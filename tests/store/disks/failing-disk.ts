import { type Files, nodeFiles, type OpenFile } from '../../../src/store/json/files.ts';

/** What a disk says when it fails; the second one after half of a write. */
export type Fault = 'EIO' | 'ENOSPC' | 'EACCES';

/** A disk on which, after some good calls, some fail in a row. */
export interface FailingDisk {
  readonly files: Files;
  /** the calls so far, e.g. "rename /tmp/x/fallbote.json" */
  readonly calls: string[];
  /** After `good` calls `bad` ones fail. */
  fail(good: number, bad: number, fault?: Fault): void;
  /** Only calls that this says fail. */
  failOn(which: (call: string) => boolean, bad?: number, fault?: Fault): void;
  heal(): void;
}

export function createFailingDisk(real: Files = nodeFiles): FailingDisk {
  const calls: string[] = [];
  let good = Number.POSITIVE_INFINITY;
  let bad = 0;
  let fault: Fault = 'EIO';
  let which: (call: string) => boolean = () => true;

  function strike(name: string, path: string): void {
    const call = `${name} ${path}`;
    calls.push(call);
    if (!which(call) || good-- > 0 || bad <= 0) return;
    bad--;
    throw Object.assign(new Error(`${fault}: ${call}`), { code: fault });
  }

  const struck =
    <A extends readonly [string, ...unknown[]], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      strike(name, name === 'rename' || name === 'link' ? String(args[1]) : args[0]);
      return call(...args);
    };

  async function open(path: string, flags: number, mode?: number): Promise<OpenFile> {
    strike('open', path);
    const file = await real.open(path, flags, mode);
    return {
      async writeFile(data) {
        try {
          strike('write', path);
        } catch (error) {
          // as a full disk does it: half of it is there
          const bytes = Buffer.from(data);
          if (fault === 'ENOSPC') await file.writeFile(bytes.subarray(0, bytes.length / 2));
          throw error;
        }
        await file.writeFile(data);
      },
      writeNow(data) {
        try {
          strike('write', path);
        } catch (error) {
          if (fault === 'ENOSPC') file.writeNow(data.subarray(0, data.length / 2));
          throw error;
        }
        file.writeNow(data);
      },
      async read(...args) {
        strike('read', path);
        return file.read(...args);
      },
      async stat() {
        strike('fstat', path);
        return file.stat();
      },
      async truncate(length) {
        strike('truncate', path);
        await file.truncate(length);
      },
      async sync() {
        strike('sync', path);
        await file.sync();
      },
      async datasync() {
        strike('sync', path);
        await file.datasync();
      },
      async close() {
        // a close that fails has closed all the same
        await file.close();
        strike('close', path);
      },
    };
  }

  return {
    calls,
    files: {
      open,
      readFile: struck('readFile', real.readFile),
      readdir: struck('readdir', real.readdir),
      stat: struck('stat', real.stat),
      statNow(path) {
        strike('stat', path);
        return real.statNow(path);
      },
      mkdir: struck('mkdir', real.mkdir),
      rename: struck('rename', real.rename),
      link: struck('link', real.link),
      unlink: struck('unlink', real.unlink),
      utimes: struck('utimes', real.utimes),
    },
    fail(goodCalls, badCalls, kind = 'EIO') {
      good = goodCalls;
      bad = badCalls;
      fault = kind;
      which = () => true;
    },
    failOn(calls_, badCalls = Number.POSITIVE_INFINITY, kind = 'EIO') {
      good = 0;
      bad = badCalls;
      fault = kind;
      which = calls_;
    },
    heal() {
      good = Number.POSITIVE_INFINITY;
      bad = 0;
      which = () => true;
    },
  };
}
