import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from '../../src/cases/case.ts';
import { type Files, nodeFiles } from '../../src/store/json/files.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Store } from '../../src/store/store.ts';
import { entry, everything, line, OFFICE, sample } from './samples.ts';

/** 150 cases of three case managers. */
export const MANY = Array.from({ length: 150 }, (_, i) => sample(`F-${i + 1}`, { manager: `fm-${(i % 3) + 1}` }));

/** A folder with an office and cases, and its owner. */
export async function filled(
  folder: string,
  cases: readonly Case[] = MANY,
): Promise<{ readonly folder: string; readonly store: Store }> {
  const store = await openJsonStore(folder);
  await store.commit({ office: OFFICE, put: cases });
  return { folder, store };
}

/** All of a folder as another process reads it beside the owner. */
export const readAll = async (folder: string) => everything(await openJsonStore(folder, { access: 'read' }));

/** Every file of a folder with its content. */
export const snapshot = async (folder: string) =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );

/** Fills a new folder with files of every kind: an import, a generation, three change files, a trail. Closed in the end. */
export async function fillAll(folder: string, files: Files = nodeFiles): Promise<void> {
  const store = await openJsonStore(folder, { files });
  await store.commit({ office: OFFICE, put: [sample('F-1')], audit: [line(1)] });
  await store.commit({ put: MANY, imported: { office: OFFICE, cases: MANY }, history: [entry('a')], audit: [line(2)] });
  for (let i = 3; i < 6; i++)
    await store.commit({ put: [sample(`N-${i}`)], history: [entry(`h-${i}`)], audit: [line(i)] });
  await store.close();
}
