import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** path of the built command line */
    readonly cli: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds the command line once with scripts/build.mjs, in a folder of its own: so that dist/ stays as it is, and several
 * runs of the tests at a time do not build over each other.
 */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'fallbote-build-'));
  mkdirSync(join(folder, 'scripts'));
  cpSync(join(root, 'scripts/build.mjs'), join(folder, 'scripts/build.mjs'));
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(root, name), join(folder, name));
  for (const name of ['src', 'adapters', 'commands', 'examples', 'node_modules'])
    symlinkSync(join(root, name), join(folder, name), 'dir');
  execFileSync(process.execPath, [join(folder, 'scripts/build.mjs')], { stdio: 'inherit' });
  project.provide('cli', join(folder, 'dist/fallbote.js'));
  return () => rmSync(folder, { recursive: true, force: true });
}
