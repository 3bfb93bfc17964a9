import { dirname, join } from 'node:path';
import { unreadable, unwritable } from './faults.ts';
import { codeOf, type Files } from './files.ts';
import { syncFolder } from './json-file.ts';

/** Whether a folder is there; throws FB102 where that cannot be told. */
export async function folderExists(folder: string, files: Files): Promise<boolean> {
  try {
    await files.stat(join(folder, '.'));
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return false;
    throw unreadable(folder, cause);
  }
}

/** Makes a folder that only its owner can enter, and the folders above it, durable by name. Throws FB103. */
export async function makeFolder(folder: string, files: Files): Promise<void> {
  try {
    const first = await files.mkdir(folder, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    for (let at = folder; at.length >= first.length; at = dirname(at)) await syncFolder(dirname(at), files);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}
