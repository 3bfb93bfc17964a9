import { constants } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_START, type AuditHead } from '../../access/audit.ts';
import { unreadable } from './faults.ts';
import { codeOf, type Files, nodeFiles, type OpenFile } from './files.ts';
import { JsonFile } from './json-file.ts';
import { HEAD, headFileSchema, isTrail } from './layout.ts';

const CHUNK = 64 * 1024;
const NEWLINE = 0x0a;

/** One line of the audit trail as it stands in its file. */
export interface TrailLine {
  readonly text: string;
  readonly file: string;
  /** counted from 1 */
  readonly number: number;
  /** no line end follows: it is just being written, or a crash has cut it off */
  readonly torn: boolean;
}

/** The files of an audit trail, oldest first; none where there is no folder. Throws FB102. */
export async function trailFiles(folder: string, files: Files): Promise<readonly string[]> {
  try {
    return (await files.readdir(folder)).filter(isTrail).sort();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    throw unreadable(folder, cause);
  }
}

/** The lines of an audit trail, oldest first, whatever they hold. Throws FB102 where a file cannot be read. */
export async function* readTrail(folder: string, files: Files = nodeFiles): AsyncGenerator<TrailLine> {
  for (const file of await trailFiles(folder, files)) yield* linesOf(join(folder, file), file, files);
}

async function* linesOf(path: string, file: string, files: Files): AsyncGenerator<TrailLine> {
  let number = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(path, files)) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      yield { text: bytes.toString('utf8', start, end), file, number: ++number, torn: false };
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), file, number: number + 1, torn: true };
}

async function* chunksOf(path: string, files: Files): AsyncGenerator<Buffer> {
  const open = await files.open(path, constants.O_RDONLY).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    for (let position = 0; ; ) {
      const chunk = Buffer.alloc(CHUNK);
      const { bytesRead } = await open.read(chunk, 0, CHUNK, position).catch((cause: unknown) => {
        throw unreadable(path, cause);
      });
      if (bytesRead === 0) return;
      yield chunk.subarray(0, bytesRead);
      position += bytesRead;
    }
  } finally {
    await open.close().catch(() => undefined);
  }
}

/** What audit-head.json holds; `null` where there is none. Throws FB102. */
export const readHeadFile = (folder: string, files: Files) =>
  new JsonFile(join(folder, HEAD), headFileSchema, files).read();

/**
 * How far an audit trail had come at least: where it ends earlier, lines have been removed. It may end later, as the head
 * is written after the lines. `undefined` where there is none; throws FB102 where it is damaged.
 */
export async function readHead(folder: string, files: Files = nodeFiles): Promise<AuditHead | undefined> {
  const head = await readHeadFile(folder, files);
  return head === null ? undefined : { lines: head.lines, hash: head.hash };
}

const LAST = /^\{"n":(\d+),.*"hash":"([0-9a-f]{64})"\}$/su;
export const headOf = (line: string): AuditHead | undefined => {
  const [, n, hash] = LAST.exec(line) ?? [];
  return n === undefined || hash === undefined ? undefined : { lines: Number(n), hash };
};

/** The end of a trail file: what its last whole lines say, and where they end. */
export interface TrailEnd {
  readonly head: AuditHead;
  /** the last line that has a line end, and what stands behind it */
  readonly size: number;
  readonly rest: string;
}

/** Reads a trail file from its end; throws FB102. */
export async function readEnd(path: string, files: Files): Promise<TrailEnd> {
  const open = await files.open(path, constants.O_RDONLY).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    return await endOf(open);
  } catch (cause) {
    throw unreadable(path, cause);
  } finally {
    await open.close().catch(() => undefined);
  }
}

async function endOf(open: OpenFile): Promise<TrailEnd> {
  const { size } = await open.stat();
  for (let length = Math.min(CHUNK, size); ; length = Math.min(length * 4, size)) {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await open.read(bytes, 0, length, size - length);
    const text = bytes.subarray(0, bytesRead);
    const end = text.lastIndexOf(NEWLINE);
    const start = end <= 0 ? -1 : text.lastIndexOf(NEWLINE, end - 1);
    // the whole last line must be seen, however long it is
    if (start < 0 && length < size) continue;
    const rest = text.subarray(end + 1);
    const head = end < 0 ? undefined : headOf(text.toString('utf8', start + 1, end));
    return { head: head ?? AUDIT_START, size: size - rest.length, rest: rest.toString('utf8') };
  }
}
