// Bundles the command line into dist/: one small file at start, heavy parts as chunks that load when they are needed.
// `--if-stale` builds only when a source is newer than the last build; without dev dependencies it leaves dist/ as it is.
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const out = join(root, 'dist/fallbote.js');
const sources = ['src', 'adapters', 'commands', 'examples', 'scripts/build.mjs', 'package-lock.json'];

function newest(path) {
  if (!existsSync(path)) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

// esbuild makes a chunk of its own for every set of parts that share a file, some 30 that all load at start. A part that
// loads later comes after `ask` in any case: where it says so, all that `ask` needs is one chunk.
const oneStart = {
  name: 'one-start',
  setup(build) {
    const start = join(root, 'adapters/cli/ask.ts');
    const later = new Set();
    build.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === 'one-start') return undefined;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: 'one-start' });
      later.add(found.path);
      return found;
    });
    build.onLoad({ filter: /\.[jt]s$/ }, ({ path }) =>
      later.has(path)
        ? {
            contents: `import ${JSON.stringify(start)};\n${readFileSync(path, 'utf8')}`,
            loader: path.endsWith('.ts') ? 'ts' : 'js',
          }
        : undefined,
    );
  },
};

// Commands check their words with zod/mini, of which little is needed. Sharing its files with all of zod, which only
// imports and data folders need, would bring the whole of both into the chunk that loads at start.
const smallZod = {
  name: 'small-zod',
  setup(build) {
    build.onResolve({ filter: /./ }, async ({ path, namespace, kind, importer, resolveDir, pluginData }) => {
      if ((path !== 'zod/mini' && namespace !== 'small-zod') || pluginData === 'small-zod') return undefined;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: 'small-zod' });
      return { path: found.path, namespace: 'small-zod', sideEffects: found.sideEffects };
    });
    build.onLoad({ filter: /./, namespace: 'small-zod' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'js',
      resolveDir: dirname(path),
    }));
  },
};

// What `import` brings of node:fs is all of it, its streams too; and commander wants node:child_process for programs of
// their own, which no command here is. Both would load at start what `ask` does not use.
const lateBuiltins = {
  name: 'late-builtins',
  setup(build) {
    build.onResolve({ filter: /^node:(?:fs|child_process)$/ }, ({ path, namespace }) =>
      namespace === 'late-builtins' ? { path, external: true } : { path, namespace: 'late-builtins' },
    );
    build.onLoad({ filter: /./, namespace: 'late-builtins' }, ({ path }) => ({
      contents:
        path === 'node:fs'
          ? "module.exports = require('node:fs');"
          : "exports.spawn = (...given) => require('node:child_process').spawn(...given);",
      loader: 'js',
    }));
  },
};

// What pictures are drawn with and is no code: dist/ holds all that the program needs, node_modules or not.
const assets = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  'DejaVu-LICENSE.txt': 'dejavu-fonts-ttf/LICENSE',
};

// Pictures are drawn in a thread of their own: what that loads stands apart, and the program itself needs none of it.
const drawing = {
  name: 'drawing',
  setup(build) {
    build.onResolve({ filter: /\/draw\.ts$/ }, () => ({ path: './draw.js', external: true }));
  },
};

// The library for Teams is larger than all else together; in a build of its own it changes nothing of what loads at start.
const teams = {
  name: 'teams',
  setup(build) {
    build.onResolve({ filter: /^botbuilder$/ }, () => ({ path: './botbuilder.js', external: true }));
  },
};
const botbuilder = `export {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';`;

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
  const common = {
    outdir: join(root, 'dist'),
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  };
  const require = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";
  await esbuild.build({
    ...common,
    entryPoints: { fallbote: join(root, 'src/main.ts') },
    plugins: [drawing, teams, smallZod, oneStart, lateBuiltins],
    banner: { js: `#!/usr/bin/env node\n${require}` },
  });
  await esbuild.build({
    ...common,
    entryPoints: { draw: join(root, 'src/digest/draw.ts'), 'draw-worker': join(root, 'src/digest/draw-worker.ts') },
    banner: { js: require },
  });
  await esbuild.build({
    ...common,
    stdin: { contents: botbuilder, resolveDir: root, sourcefile: 'botbuilder.js' },
    outdir: undefined,
    outfile: join(root, 'dist/botbuilder.js'),
    splitting: false,
    banner: { js: require },
  });
  const { resolve } = createRequire(import.meta.url);
  for (const [name, path] of Object.entries(assets)) copyFileSync(resolve(path), join(root, 'dist', name));
}
