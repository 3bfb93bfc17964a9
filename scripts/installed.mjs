// Installs what package-lock.json names where nothing is installed yet: so that one call is enough after cloning.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const npm = process.env.npm_execpath;
if (!existsSync(new URL('../node_modules', import.meta.url))) {
  if (npm === undefined) {
    console.error('fallbote: run "npm ci" first.');
    process.exit(1);
  }
  const { status } = spawnSync(process.execPath, [npm, 'ci'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
