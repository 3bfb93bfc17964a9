import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, inject, it } from 'vitest';
import { hasEmulation } from '../adapters/slack/emulation.ts';
import { temporaryFolder } from '../cli/fallbote.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HIDE = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { existsSync } = fs;
fs.existsSync = (path) => !String(path).includes('local-slack') && existsSync(path);
syncBuiltinESMExports();`;

/** The script as it runs in the project, on what the tests have built. */
function start(args: readonly string[], before = '') {
  const project = temporaryFolder();
  for (const name of ['adapters', 'commands', 'examples', 'node_modules', 'package.json', 'scripts', 'src', 'tests'])
    symlinkSync(join(ROOT, name), join(project, name));
  const temporary = join(project, 'tmp');
  mkdirSync(temporary);
  symlinkSync(dirname(inject('cli')), join(project, 'dist'));
  const preload = before === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  const tsx = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href;
  const child = spawn(
    process.execPath,
    [...preload, '--preserve-symlinks', '--preserve-symlinks-main', '--import', tsx, 'scripts/try-slack.ts', ...args],
    { cwd: project, env: { PATH: process.env['PATH'] ?? '', TMPDIR: temporary } },
  );
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  return { child, said, temporary, closed: once(child, 'close') };
}

const answers = (host: string, port: string) =>
  new Promise<boolean>((resolve) => {
    request({ host, port, timeout: 2_000 }, (response) => resolve(response.statusCode !== undefined))
      .on('error', () => resolve(false))
      .end();
  });

it.skipIf(!hasEmulation).each([[[]], [['--socket']]])(
  'try:slack %j says where to go, answers there and nowhere else, and leaves nothing behind',
  async (args) => {
    const { child, said, temporary, closed } = start(args);
    try {
      await expect.poll(() => said.out, { timeout: 30_000 }).toContain('Strg-C');
      const port = /http:\/\/127\.0\.0\.1:(\d+)/u.exec(said.out)?.[1] ?? '';
      const url = `http://127.0.0.1:${port}`;
      expect(await (await fetch(url)).text()).toContain('<html');
      // somebody has a message of the morning, whatever the time
      expect(said.out).toMatch(/Morgennachricht\s+liegt schon unter „Direct messages“ bei: (?:\w+ \w+, )*Herr Star/u);
      const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
      for (const { address, internal } of addresses) if (!internal) expect(await answers(address, port)).toBe(false);
      const command = { channel: 'C0UE25', user: 'UFM1', command: '/fristen', text: 'F-105' };
      const headers = { 'content-type': 'application/json' };
      await fetch(`${url}/_control/command`, { method: 'POST', headers, body: JSON.stringify(command) });
      const messages = async () => (await fetch(`${url}/_control/messages/C0UE25`)).text();
      await expect.poll(messages, { timeout: 5_000 }).toContain('Fristen zum Fall');
      child.kill('SIGINT');
      expect(await closed).toEqual([0, null]);
      expect(said.err).toBe('');
      expect(await answers('127.0.0.1', port)).toBe(false);
      expect(readdirSync(temporary).filter((name) => name.startsWith('fallbote'))).toEqual([]);
    } finally {
      child.kill('SIGTERM');
    }
  },
  60_000,
);

it('try:slack says what to do instead where there is no emulation', async () => {
  const { said, closed } = start([], HIDE);
  expect(await closed).toEqual([1, null]);
  expect(said.out).toBe('');
  for (const words of ['nur für Linux', 'npm start', 'docs/slack.md', 'WSL']) expect(said.err).toContain(words);
}, 30_000);

it('try:slack refuses a port that is none', async () => {
  const { said, closed } = start(['--port', '70000']);
  expect(await closed).toEqual([1, null]);
  expect(said.err).toContain('--port');
}, 30_000);
