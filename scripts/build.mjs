// Bundles the command line into dist/: one small file at start, heavy parts as chunks that load when they are needed.
// `--if-stale` builds only when a source is newer than the last build; without dev dependencies it leaves dist/ as it is.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const out = join(root, 'dist/fallbote.js');
const sources = ['src', 'adapters', 'commands', 'examples', 'scripts/build.mjs', 'package-lock.json'];

function newest(path) {
  if (!existsSync(path)) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const stale = !existsSync(out) || statSync(out).mtimeMs < Math.max(...sources.map((s) => newest(join(root, s))));
if (stale || !process.argv.includes('--if-stale')) {
  let esbuild;
  try {
    esbuild = await import('esbuild');
  } catch {
    console.error(
      'fallbote: esbuild is not installed, dist/ is left as it is. Run "npm ci" with dev dependencies to build.',
    );
    process.exit(existsSync(out) || process.env.npm_lifecycle_event === 'prepare' ? 0 : 1);
  }
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await esbuild.build({
    entryPoints: { fallbote: join(root, 'src/main.ts') },
    outdir: join(root, 'dist'),
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    banner: {
      js: "#!/usr/bin/env node\nimport{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
