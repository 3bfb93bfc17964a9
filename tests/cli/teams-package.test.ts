import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { fallbote, temporaryFolder } from './fallbote.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/teams', import.meta.url));
const ID = '3f2a1c9e-0000-4000-8000-00000000c0de';
const DOMAIN = ['--domain', 'fallbote.jobcenter.example'] as const;
const SET = ['--app-id', ID, ...DOMAIN] as const;

interface Manifest {
  readonly id: string;
  readonly version: string;
  readonly name: { readonly short: string };
  readonly developer: Readonly<Record<string, string>>;
  readonly bots: readonly { readonly botId: string }[];
  readonly validDomains: readonly string[];
}

const manifestIn = (path: string): Manifest =>
  JSON.parse(strFromU8(unzipSync(readFileSync(path))['manifest.json'] ?? new Uint8Array())) as Manifest;

const make = (out: string, ...more: readonly string[]) => fallbote(['teams', 'package', '--out', out, ...SET, ...more]);

it('teams package writes the package and says what to do with it', async () => {
  const out = join(temporaryFolder(), 'app.zip');
  const run = await make(out);
  expect(run).toMatchObject({ code: 0, err: '' });
  for (const word of [
    out,
    'Version 1.0.0',
    'https://fallbote.jobcenter.example/api/messages',
    'admin.teams.microsoft.com',
  ])
    expect(run.out).toContain(word);
  const manifest = manifestIn(out);
  expect(manifest).toMatchObject({ id: ID, version: '1.0.0', validDomains: ['fallbote.jobcenter.example'] });
  expect(manifest.bots[0]?.botId).toBe(ID);
  const inside = unzipSync(readFileSync(out));
  expect(Object.keys(inside)).toEqual(['manifest.json', 'en.json', 'color.png', 'outline.png']);
  // the built program draws as the sources do
  for (const name of ['color.png', 'outline.png'])
    expect(readFileSync(join(EXAMPLES, name)).equals(inside[name] ?? new Uint8Array())).toBe(true);
});

it('teams package writes the same bytes in every time zone', async () => {
  const folder = temporaryFolder();
  const zips = ['Pacific/Kiritimati', 'America/Los_Angeles'].map(async (zone, i) => {
    const out = join(folder, `${i}.zip`);
    const env = { TZ: zone, TEAMS_APP_ID: ID.toUpperCase() };
    expect((await fallbote(['teams', 'package', '--out', out, ...DOMAIN], { env })).code).toBe(0);
    return readFileSync(out);
  });
  const [one, other] = await Promise.all(zips);
  expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
});

it('teams package takes names and addresses of the house', async () => {
  const out = join(temporaryFolder(), 'app.zip');
  const more = [
    '--name',
    'Fristenbote',
    '--developer',
    'Jobcenter Musterstadt',
    '--privacy',
    'https://www.example.org/ds',
  ];
  expect((await make(out, ...more, '--terms', 'https://www.example.org/agb', '--app-version', '2.3.4')).code).toBe(0);
  expect(manifestIn(out)).toMatchObject({
    version: '2.3.4',
    name: { short: 'Fristenbote' },
    developer: {
      name: 'Jobcenter Musterstadt',
      privacyUrl: 'https://www.example.org/ds',
      termsOfUseUrl: 'https://www.example.org/agb',
    },
  });
});

it('teams package leaves its own package alone where nothing differs, and raises the version where something does', async () => {
  const out = join(temporaryFolder(), 'app.zip');
  await make(out, '--app-version', '1.4.9');
  const before = readFileSync(out);
  expect((await make(out)).out).toContain('schon auf diesem Stand (Version 1.4.9)');
  expect(readFileSync(out).equals(before)).toBe(true);
  expect((await make(out, '--name', 'Bote')).out).toContain('ist ersetzt: Bote, Version 1.4.10.');
  expect(manifestIn(out)).toMatchObject({ version: '1.4.10', name: { short: 'Bote' } });
});

it('teams package takes no version before the one that lies there, unless told to', async () => {
  const out = join(temporaryFolder(), 'app.zip');
  await make(out, '--app-version', '1.4.9');
  for (const lower of ['1.4.8', '1.3.10', '0.9.9']) {
    const { code, err } = await make(out, '--app-version', lower);
    expect([code, err.includes('1.4.9')]).toEqual([1, true]);
  }
  expect(manifestIn(out)).toMatchObject({ version: '1.4.9' });
  expect((await make(out, '--app-version', '1.10.0')).code).toBe(0);
  expect((await make(out, '--app-version', '1.0.0', '--force')).code).toBe(0);
});

it('teams package does not overwrite what is not its own, unless told to', async () => {
  const folder = temporaryFolder();
  const [text, other] = [join(folder, 'brief.zip'), join(folder, 'andere.zip')];
  writeFileSync(text, 'ein Brief');
  await fallbote(['teams', 'package', '--out', other, '--app-id', ID.replace('3f', '4f'), ...DOMAIN]);
  for (const [path, words] of [
    [text, 'kein Paket für Teams'],
    [other, 'Paket einer anderen App (4f2a1c9e'],
  ] as const) {
    const before = readFileSync(path);
    const run = await make(path);
    expect({ code: run.code, out: run.out }).toEqual({ code: 1, out: '' });
    expect(run.err).toContain(words);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect((await make(path, '--force')).code).toBe(0);
    expect(manifestIn(path)).toMatchObject({ id: ID, version: '1.0.0' });
  }
});

it.each([
  [[...DOMAIN], 'TEAMS_APP_ID'],
  [['--app-id', 'fallbote', ...DOMAIN], 'keine GUID'],
  [['--app-id', '00000000-0000-0000-0000-000000000000', ...DOMAIN], 'keine GUID'],
  [['--app-id', ID], 'Bitte --domain nennen'],
  [['--app-id', ID, '--domain', 'https://fallbote.example.org'], 'ohne https'],
  [['--app-id', ID, '--domain', 'localhost'], 'nur den Namen'],
  [['--app-id', ID, '--domain', '192.168.1.7'], 'nur den Namen'],
  [['--app-id', ID, '--domain', '*.example.org'], 'nur den Namen'],
  [[...SET, '--name', 'x'.repeat(31)], 'höchstens 30 Zeichen'],
  [[...SET, '--developer', ' '], 'nicht leer'],
  [[...SET, '--privacy', 'http://fallbote.example.org'], '--privacy erwartet eine Adresse mit https'],
  [[...SET, '--terms', 'https://user:geheim@example.org'], '--terms erwartet'],
  [[...SET, '--app-version', '1.0'], 'drei Zahlen'],
  [[...SET, '--out', 'paket.tar'], '.zip'],
])('teams package %j is refused with a word of what to do, and writes nothing', async (args, words) => {
  const folder = temporaryFolder();
  const out = join(folder, 'app.zip');
  const { code, out: said, err } = await fallbote(['teams', 'package', '--out', out, ...args]);
  expect({ code, out: said }).toEqual({ code: 1, out: '' });
  expect(err).toContain(words);
  expect(err).toContain('FB301');
  expect(err).not.toContain('geheim');
  expect(() => readFileSync(out)).toThrow();
});

it('teams package says when the place is a folder, or cannot be written', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'ordner.zip'));
  expect((await make(join(folder, 'ordner.zip'))).err).toContain('ist ein Ordner');
  const run = await make(join(folder, 'fehlt', 'app.zip'));
  expect(run.code).toBe(1);
  expect(run.err).toContain('lässt sich nicht schreiben');
});

it('teams package takes a name with an umlaut as the net knows it', async () => {
  const out = join(temporaryFolder(), 'app.zip');
  expect(
    (await fallbote(['teams', 'package', '--out', out, '--app-id', ID, '--domain', 'Bote.Müllheim.example'])).code,
  ).toBe(0);
  expect(manifestIn(out).validDomains).toEqual(['bote.xn--mllheim-n2a.example']);
});
