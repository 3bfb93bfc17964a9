import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/** Bundles tests/store/worker.ts once for a test file; gives the path of what `node` can run. */
export function workerScript(): () => string {
  const folder = mkdtempSync(join(tmpdir(), 'fallbote-worker-'));
  const outfile = join(folder, 'worker.mjs');
  beforeAll(() => bundleWorker(outfile));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => outfile;
}

export async function bundleWorker(outfile: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
}
