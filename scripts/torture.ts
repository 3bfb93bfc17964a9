// The long form of some tests, those of the store unless others are named: `npm run torture`. Prints what each of them tells.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fallbote-torture-'));
const report = join(folder, 'report');
const started = performance.now();
const named = process.argv.slice(2);
const tests = named.length === 0 ? ['tests/store'] : named;
try {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...tests, '--reporter=dot', '--no-file-parallelism'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, FALLBOTE_TORTURE: report }, maxBuffer: 1e9 },
  );
  process.stdout.write(existsSync(report) ? readFileSync(report, 'utf8') : '');
  if (status !== 0) process.stdout.write(`${stdout}\n${stderr}\n`);
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'all held' : 'FAILED'} (${minutes} min)\n`);
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
