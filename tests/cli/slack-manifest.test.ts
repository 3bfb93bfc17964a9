import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { fallbote } from './fallbote.ts';

const MANIFEST = readFileSync(fileURLToPath(new URL('../../manifest.yml', import.meta.url)), 'utf8');

it.each([[[]], [['--socket']]])('slack manifest %j prints the manifest of the project', async (args) => {
  expect(await fallbote(['slack', 'manifest', ...args])).toMatchObject({ code: 0, out: MANIFEST, err: '' });
});

it('slack manifest --url prints one with the address for everything', async () => {
  const { code, out } = await fallbote(['slack', 'manifest', '--url', 'https://fallbote.example.org']);
  expect(code).toBe(0);
  const { settings } = parse(out) as { settings: { interactivity: object; socket_mode_enabled: boolean } };
  expect(settings.interactivity).toEqual({
    is_enabled: true,
    request_url: 'https://fallbote.example.org/slack/events',
  });
  expect(settings.socket_mode_enabled).toBe(false);
});

it.each([
  [['--url', 'http://fallbote.example.org'], 'https'],
  [['--url', 'https://fallbote.example.org', '--socket'], 'nur eines'],
])('slack manifest %j is refused with a word of what to do', async (args, words) => {
  const { code, out, err } = await fallbote(['slack', 'manifest', ...args]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(words);
  expect(err).toContain('FB301');
});
