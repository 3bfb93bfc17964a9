import { statSync, writeSync } from 'node:fs';
import { type FileHandle, link, mkdir, open, readdir, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';

/** The part of an open file that the store uses. */
export interface OpenFile {
  writeFile(data: string | Uint8Array): Promise<void>;
  /** The same at once: a few lines are faster with the system than handed to a thread. */
  writeNow(data: Uint8Array): void;
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  stat(): Promise<{ readonly ino: number; readonly size: number }>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  /** without what only tells about the file, such as its times */
  datasync(): Promise<void>;
  close(): Promise<void>;
}

/** The part of `node:fs/promises` that the store uses, so that tests can put a failing disk in its place. */
export interface Files {
  open(path: string, flags: number, mode?: number): Promise<OpenFile>;
  readFile(path: string): Promise<Buffer>;
  readdir(path: string): Promise<string[]>;
  /** The same as `stat`, at once; `undefined` where there is nothing of that name. */
  statNow(path: string): { readonly ino: number; readonly size: number } | undefined;
  stat(path: string): Promise<{ readonly ino: number; readonly size: number; readonly mtimeMs: number }>;
  mkdir(path: string, options: { readonly recursive: true; readonly mode: number }): Promise<string | undefined>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  utimes(path: string, atime: Date, mtime: Date): Promise<void>;
}

function writeNow({ fd }: FileHandle, data: Uint8Array): void {
  for (let from = 0; from < data.length; ) from += writeSync(fd, data, from);
}

/** The disk of this machine. */
export const nodeFiles: Files = {
  open: async (...args) => {
    const file = await open(...args);
    return Object.assign(file, { writeNow: (data: Uint8Array) => writeNow(file, data) });
  },
  statNow: (path) => statSync(path, { throwIfNoEntry: false }),
  readFile,
  readdir,
  stat,
  mkdir,
  rename,
  link,
  unlink,
  utimes,
};

/** The code of a file system error, e.g. ENOENT. */
export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

/** Removes a file; gives whether it is gone. */
export const removed = (files: Files, path: string): Promise<boolean> =>
  files.unlink(path).then(
    () => true,
    (error) => codeOf(error) === 'ENOENT',
  );
