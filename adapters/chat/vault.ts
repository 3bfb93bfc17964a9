import { createCipheriv, createDecipheriv, randomBytes, randomFillSync } from 'node:crypto';
import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FallboteError } from '../../src/errors.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_FILE = 'key';

/** Seals texts so that nobody else can read, change or make one (AES-256-GCM). */
export interface Vault {
  /** @param purpose what is sealed for one purpose cannot be opened for another */
  seal(purpose: string, text: string): string;
  /** `undefined` for everything that this vault did not seal for this purpose. Never throws. */
  open(purpose: string, token: string): string | undefined;
}

/** Random bytes, drawn for many at once: each draw asks the system. Those that were given are not used again. */
function randomness(): (length: number) => Uint8Array {
  const pool = Buffer.alloc(4_096);
  let used = pool.length;
  return (length) => {
    if (used + length > pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += length;
    return Uint8Array.prototype.slice.call(pool, used - length, used);
  };
}

export function createVault(key: Uint8Array): Vault {
  const random = randomness();
  return {
    seal(purpose, text) {
      const iv = random(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(purpose, token) {
      if (!/^[\w-]{39,}$/u.test(token)) return undefined;
      const bytes = Buffer.from(token, 'base64url');
      // a last character may carry bits that say nothing: only one spelling of a token is good
      if (bytes.toString('base64url') !== token) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(Buffer.from(purpose));
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

const unusable = (path: string, cause?: unknown): FallboteError =>
  new FallboteError(
    'FB404',
    'platform',
    `Die Schlüsseldatei ${path} lässt sich nicht verwenden. Wird sie gelöscht, legt Fallbote eine neue an; Knöpfe in alten Nachrichten gelten dann nicht mehr.`,
    { cause },
  );

/**
 * The key of a folder (0600), made where there is none yet; without a folder a random one that lasts as long as the
 * process. Throws FB404.
 */
export async function keyOf(folder: string | undefined): Promise<Uint8Array> {
  const made = randomBytes(KEY_BYTES);
  if (folder === undefined) return made;
  const path = join(folder, KEY_FILE);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(made);
      await file.sync();
    } finally {
      await file.close();
    }
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(path, error);
  }
  try {
    const key = await readFile(path);
    if (key.length !== KEY_BYTES) throw unusable(path);
    if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600);
    return key;
  } catch (error) {
    throw error instanceof FallboteError ? error : unusable(path, error);
  }
}
