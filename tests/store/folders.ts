import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { MANIFEST, manifestSchema, namesIn } from '../../src/store/json/layout.ts';

/** Gives paths of folders that do not exist yet and are removed at the end of the test file. */
export function folders(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'fallbote-'));
  let count = 0;
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => join(root, `data-${count++}`);
}

/** The files in a folder that its manifest does not name. */
export async function strayFiles(folder: string): Promise<readonly string[]> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  const used = namesIn(manifest);
  return (await readdir(folder)).filter((name) => !used.has(name));
}
