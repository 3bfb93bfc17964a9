import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { MANIFEST, manifestSchema, namesIn } from '../../src/store/json/layout.ts';

/** Gives paths of folders that do not exist yet and are removed at the end of the test file. */
export function folders(): () => string {
  let root: string | undefined;
  let count = 0;
  const made = mkdtemp(join(tmpdir(), 'fallbote-')).then((path) => {
    root = path;
  });
  afterAll(async () => {
    await made;
    if (root !== undefined) await rm(root, { recursive: true, force: true });
  });
  return () => {
    if (root === undefined) throw new Error('call it inside a test');
    return join(root, `data-${count++}`);
  };
}

/** The files in a folder that its manifest does not name. */
export async function strayFiles(folder: string): Promise<readonly string[]> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  const used = namesIn(manifest);
  return (await readdir(folder)).filter((name) => !used.has(name));
}
