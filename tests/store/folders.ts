import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Files, nodeFiles } from '../../src/store/json/files.ts';
import {
  changeSerial,
  generationName,
  generationSerial,
  HEAD,
  isTrail,
  LOCK,
  MANIFEST,
  type Manifest,
  numbersIn,
  OUTBOX,
  partNumber,
} from '../../src/store/json/layout.ts';
import { readManifest } from '../../src/store/json/load.ts';
import { Parts } from '../../src/store/json/parts.ts';

/** Gives paths of folders that do not exist yet and are removed at the end of the test file. */
export function folders(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'fallbote-'));
  let count = 0;
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => join(root, `data-${count++}`);
}

/** The manifest of a folder, or a generation. */
export async function manifestOf(folder: string, name = MANIFEST, files: Files = nodeFiles): Promise<Manifest> {
  const manifest = await readManifest(new Parts(folder, files), name);
  if (manifest === null || manifest === 1) throw new Error(`no ${name} in ${folder}`);
  return manifest;
}

/** The files in a folder that no state needs. */
export async function strayFiles(folder: string, files: Files = nodeFiles): Promise<readonly string[]> {
  const names = await files.readdir(folder);
  const manifest = await manifestOf(folder, MANIFEST, files);
  const used = new Set([MANIFEST, HEAD, LOCK, OUTBOX]);
  const needed = new Set(numbersIn(manifest));
  for (const serial of names.map(generationSerial)) {
    if (serial === undefined) continue;
    used.add(generationName(serial));
    for (const n of numbersIn(await manifestOf(folder, generationName(serial), files))) needed.add(n);
  }
  const isUsed = (name: string) =>
    used.has(name) || isTrail(name) || needed.has(partNumber(name) ?? 0) || (changeSerial(name) ?? 0) > manifest.serial;
  return names.filter((name) => !isUsed(name));
}
