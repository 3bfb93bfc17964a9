import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { fallbote, TODAY } from './fallbote.ts';

/** The files of the built command line that load before it does anything. */
function loadedAtStart(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s?"(\.\/[^"]+)"/gu))
    loadedAtStart(join(dirname(file), path ?? ''), found);
  return found;
}

it('loads few files at start, and none of what only imports and data folders need', () => {
  const files = [...loadedAtStart(inject('cli'))];
  const code = files.map((file) => readFileSync(file, 'utf8'));
  expect(files.length).toBeLessThanOrEqual(8);
  expect(code.join('').length).toBeLessThan(450_000);
  // a file of the data folder, a JSON schema of zod, a parser of CSV
  for (const word of ['generation-', 'draft-2020-12', 'CSV_'])
    expect(code.some((text) => text.includes(word))).toBe(false);
});

it('answers on the example office without other processes', async () => {
  const before = "process.on('exit', () => console.error(process.moduleLoadList.join('\\n')));";
  const { code, out, err } = await fallbote(['ask', 'fristen', '--as', 'fm-1', ...TODAY], { before });
  expect(code).toBe(0);
  expect(out).toContain('F-105');
  expect(err.split('\n')).not.toContain('NativeModule child_process');
});
