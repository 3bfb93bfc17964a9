import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { slackManifest } from '../../../adapters/slack/manifest.ts';
import { teamsIcons } from '../../../adapters/teams/icons.ts';
import { englishTexts, MANIFEST_VERSION, type TeamsApp, teamsManifest } from '../../../adapters/teams/manifest.ts';
import { APP_TEXTS, MENU } from '../../../adapters/teams/manifest-texts.ts';
import { packageFiles, packageSeen, packageZip } from '../../../adapters/teams/package.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { teamsSchema, VERSIONS } from './teams-schema.ts';

const APP: TeamsApp = {
  appId: '3f2a1c9e-0000-4000-8000-00000000c0de',
  domain: 'fallbote.jobcenter.example',
  name: 'Fallbote',
  developer: 'Jobcenter Musterstadt',
  version: '1.0.0',
  websiteUrl: 'https://fallbote.jobcenter.example/',
  privacyUrl: 'https://fallbote.jobcenter.example/datenschutz',
  termsUrl: 'https://fallbote.jobcenter.example/nutzung',
};
const MANIFEST = teamsManifest(COMMANDS, APP);
const ENGLISH = englishTexts(COMMANDS, APP);
const schema = teamsSchema(MANIFEST_VERSION);
const [BOT = MANIFEST.bots[0]] = MANIFEST.bots;
const LISTS = BOT?.commandLists ?? [];

/** A copy with something else at a place, named as in the English texts. */
function changed(place: string, value: unknown): unknown {
  const copy = structuredClone(MANIFEST) as unknown;
  const path = place.replaceAll('[', '.').replaceAll(']', '').split('.');
  const last = path.pop() ?? '';
  let at = copy as Record<string, unknown>;
  for (const step of path) at = at[step] as Record<string, unknown>;
  at[last] = value;
  return copy;
}

/** What stands at such a place. */
const at = (place: string): unknown =>
  place
    .replaceAll('[', '.')
    .replaceAll(']', '')
    .split('.')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], MANIFEST);

describe('the manifest of the Teams app', () => {
  it('has the newest version that is no preview, and says so in both files', () => {
    expect(MANIFEST_VERSION).toBe(VERSIONS.at(-1));
    expect(MANIFEST.manifestVersion).toBe(MANIFEST_VERSION);
    for (const file of [MANIFEST, ENGLISH])
      expect(file.$schema).toMatch(
        new RegExp(
          `^https://developer\\.microsoft\\.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams\\.`,
          'u',
        ),
      );
  });

  it('is what Microsoft’s schemas describe', () => {
    expect(schema.manifest(MANIFEST)).toEqual([]);
    expect(schema.texts(ENGLISH)).toEqual([]);
  });

  it('uses nothing that came after 1.24, so that a lower number is enough for tools that lag behind', () => {
    const older = teamsSchema('1.24');
    expect(older.manifest({ ...MANIFEST, manifestVersion: '1.24' })).toEqual([]);
    expect(older.texts(ENGLISH)).toEqual([]);
    expect(teamsSchema('1.23').manifest({ ...MANIFEST, manifestVersion: '1.23' })).not.toEqual([]);
  });

  it.each([
    ['id', 'fallbote'],
    ['bots[0].botId', ''],
    ['name.short', 'x'.repeat(31)],
    ['description.short', 'x'.repeat(81)],
    ['developer.name', 'x'.repeat(33)],
    ['developer.privacyUrl', 'fallbote.example/datenschutz'],
    ['accentColor', 'blue'],
    ['icons', undefined],
    ['bots[0].scopes', ['personal', 'groupchat']],
    ['bots[0].commandLists[0].commands', Array.from({ length: 13 }, (_, i) => ({ title: `c${i}` }))],
    ['permissions', ['everything']],
    ['defaultInstallScope', 'office'],
    ['localizationInfo.defaultLanguageTag', undefined],
    ['manifestVersion', 'devPreview'],
    ['extra', true],
  ])('would be refused with another %s', (place, value) => {
    expect(schema.manifest(JSON.parse(JSON.stringify(changed(place, value))))).not.toEqual([]);
  });

  it('would be refused with English texts at places that do not exist, or too long ones', () => {
    expect(schema.texts({ ...ENGLISH, 'bots[0].commandLists[0].commands[12].title': 'x' })).not.toEqual([]);
    expect(schema.texts({ ...ENGLISH, 'name.short': 'x'.repeat(31) })).not.toEqual([]);
    expect(schema.texts({ ...ENGLISH, 'description.full': '' })).not.toEqual([]);
  });

  it('asks for no rights to read, takes no files, and stays out of channels with outsiders', () => {
    expect(MANIFEST.permissions).toEqual(['identity', 'messageTeamMembers']);
    expect(BOT).toMatchObject({ supportsFiles: false, isNotificationOnly: false, botId: APP.appId });
    for (const right of ['authorization', 'webApplicationInfo', 'supportsChannelFeatures', 'supportedChannelTypes'])
      expect(MANIFEST).not.toHaveProperty(right);
    expect(JSON.stringify(MANIFEST)).not.toMatch(/devicePermissions|supportsTargetedMessages|\*\./u);
  });

  it('looks as in Slack, and links to one house only', () => {
    const { display_information: shown } = slackManifest(COMMANDS, { kind: 'socket' });
    expect(MANIFEST.accentColor).toBe(shown.background_color);
    expect(MANIFEST.validDomains).toEqual([APP.domain]);
    for (const url of [MANIFEST.developer.websiteUrl, MANIFEST.developer.privacyUrl, MANIFEST.developer.termsOfUseUrl])
      expect(new URL(url).origin).toBe(`https://${APP.domain}`);
  });

  it('says everything in English too, at the same places', () => {
    const places = Object.keys(ENGLISH).filter((place) => place !== '$schema');
    for (const place of places) expect(at(place), place).toBeTypeOf('string');
    const same = places.filter((place) => !place.endsWith('.title') && at(place) === ENGLISH[place]);
    expect(same).toEqual(['name.short']);
    expect(ENGLISH['bots[0].commandLists[0].commands[0].title']).toBe('today');
    const german = LISTS.reduce((sum, { commands }) => sum + commands.length * 2, 0);
    expect(places.length).toBe(german + 4);
    for (const [language, { long }] of Object.entries(APP_TEXTS)) expect(long.length, language).toBe(3);
  });
});

describe('the menu of commands', () => {
  it('has one list per scope, in the order of the data, each command once', () => {
    expect(LISTS.map(({ scopes }) => scopes)).toEqual(Object.keys(MENU).map((scope) => [scope]));
    for (const names of Object.values(MENU)) expect(new Set(names).size).toBe(names.length);
    // some clients show ten
    for (const names of Object.values(MENU)) expect(names.slice(0, 10)).toContain('hilfe');
    expect(LISTS.map(({ commands }) => commands.length)).toEqual(Object.values(MENU).map(({ length }) => length));
  });

  it('has short descriptions, as older clients show 128 letters', () => {
    for (const list of LISTS) for (const { description } of list.commands) expect(description.length).toBeLessThan(129);
    for (const text of Object.values(ENGLISH).slice(5)) expect(text.length).toBeLessThan(129);
  });

  it('cannot name a command that does not exist', () => {
    expect(() =>
      teamsManifest(
        COMMANDS.filter(({ name }) => name !== 'heute'),
        APP,
      ),
    ).toThrow('"heute", which is no command');
  });

  const titles = [
    ...LISTS.flatMap(({ commands }) => commands.map(({ title }) => title)),
    ...Object.entries(ENGLISH).flatMap(([place, title]) => (place.endsWith('.title') ? [title] : [])),
  ];

  it.each([...new Set(titles)])('"%s", sent as it is, is answered', async (title) => {
    const command = COMMANDS.find(({ name, aliases }) => name === title || aliases.includes(title));
    expect(Object.values(MENU).flat()).toContain(command?.name);
    const today = toDay(2026, 11, 21);
    const { answer } = botOn(createMemoryStore(exampleOffice(today)), today);
    const ask = (text: string) =>
      answer({ text, from: { platform: 'console', id: 'fm-1' }, place: { kind: 'private' } });
    const { unknownCommand } = messagesIn('de');
    expect(JSON.stringify(await ask('gibtesnicht'))).toContain(unknownCommand);
    expect(JSON.stringify(await ask(title))).not.toContain(unknownCommand);
  });
});

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** red, green, blue, opacity */
  readonly at: (x: number, y: number) => readonly [number, number, number, number];
}

/** The points of a PNG of eight bits and four channels. */
function pixelsOf(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001A\n');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  // eight bits, red green blue and opacity, not interlaced
  expect([bytes[24], bytes[25], bytes[28]]).toEqual([8, 6, 0]);
  const data: Buffer[] = [];
  for (let i = 8; i < bytes.length; i += 12 + bytes.readUInt32BE(i))
    if (bytes.toString('latin1', i + 4, i + 8) === 'IDAT')
      data.push(bytes.subarray(i + 8, i + 8 + bytes.readUInt32BE(i)));
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * 4;
  const made = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let i = 0; i < stride; i++) {
      const a = i < 4 ? 0 : (made[y * stride + i - 4] ?? 0);
      const b = y === 0 ? 0 : (made[(y - 1) * stride + i] ?? 0);
      const c = i < 4 || y === 0 ? 0 : (made[(y - 1) * stride + i - 4] ?? 0);
      const [da, db, dc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
      const nearest = da <= db && da <= dc ? a : db <= dc ? b : c;
      made[y * stride + i] = (raw[y * (stride + 1) + 1 + i] ?? 0) + ([0, a, b, (a + b) >> 1, nearest][filter] ?? 0);
    }
  }
  return {
    width,
    height,
    at: (x, y) => {
      const i = y * stride + x * 4;
      return [made[i] ?? 0, made[i + 1] ?? 0, made[i + 2] ?? 0, made[i + 3] ?? 0];
    },
  };
}

const everywhere = ({ width, height }: Pixels): readonly (readonly [number, number])[] =>
  Array.from({ length: width * height }, (_, i) => [i % width, Math.floor(i / width)] as const);

// https://learn.microsoft.com/microsoftteams/platform/concepts/design/design-teams-app-icon-store-appbar
describe('the icons', async () => {
  const icons = await teamsIcons();

  it('in colour is 192 × 192, filled to the edge, with its mark in the middle 120 × 120', () => {
    const pixels = pixelsOf(icons.color);
    expect([pixels.width, pixels.height]).toEqual([192, 192]);
    const mark = everywhere(pixels).filter(([x, y]) => {
      const [r, g, b, opacity] = pixels.at(x, y);
      expect(opacity).toBe(255);
      return `${[r, g, b]}` !== '29,53,87';
    });
    expect(mark.length).toBeGreaterThan(3000);
    for (const line of [0, 1] as const) {
      expect(Math.min(...mark.map((point) => point[line]))).toBeGreaterThanOrEqual(36);
      expect(Math.max(...mark.map((point) => point[line]))).toBeLessThan(156);
    }
  });

  it('as lines is 32 × 32, white and nothing else on nothing', () => {
    const pixels = pixelsOf(icons.outline);
    expect([pixels.width, pixels.height]).toEqual([32, 32]);
    let drawn = 0;
    let clear = 0;
    for (const [x, y] of everywhere(pixels)) {
      const [r, g, b, opacity] = pixels.at(x, y);
      if (opacity === 0) clear++;
      else expect([r, g, b]).toEqual([255, 255, 255]);
      if (opacity === 255) drawn++;
    }
    expect(drawn).toBeGreaterThan(60);
    expect(clear).toBeGreaterThan(500);
    // a margin, as the bar cuts nothing off
    expect([pixels.at(0, 0)[3], pixels.at(31, 31)[3]]).toEqual([0, 0]);
  });

  it('are drawn the same again', async () => {
    expect(await teamsIcons()).toEqual(icons);
  });

  it('go into the package, all at the top, with the same bytes each time', () => {
    const files = packageFiles(COMMANDS, APP, icons);
    const zip = packageZip(files);
    expect(Buffer.from(packageZip(packageFiles(COMMANDS, APP, icons))).equals(zip)).toBe(true);
    const inside = unzipSync(zip);
    expect(Object.keys(inside)).toEqual(['manifest.json', 'en.json', 'color.png', 'outline.png']);
    expect(JSON.parse(strFromU8(inside['manifest.json'] ?? new Uint8Array()))).toEqual(MANIFEST);
    expect(JSON.parse(strFromU8(inside['en.json'] ?? new Uint8Array()))).toEqual(ENGLISH);
    expect(Buffer.from(inside['color.png'] ?? []).equals(icons.color)).toBe(true);
    expect(Buffer.from(inside['outline.png'] ?? []).equals(icons.outline)).toBe(true);
    const named = [
      MANIFEST.icons.color,
      MANIFEST.icons.outline,
      ...MANIFEST.localizationInfo.additionalLanguages.map(({ file }) => file),
    ];
    for (const name of named) expect(Object.keys(inside)).toContain(name);
    expect(packageSeen(zip)).toEqual({ id: APP.appId, version: '1.0.0' });
    expect(zip.length).toBeLessThan(20_000);
  });
});

it.each([
  ['nothing', new Uint8Array()],
  ['a text', Buffer.from('kein Paket')],
  ['a zip without a manifest', packageZip({ 'readme.txt': Buffer.from('x') })],
  ['a manifest that is none', packageZip({ 'manifest.json': Buffer.from('{') })],
  ['a manifest of something else', packageZip({ 'manifest.json': Buffer.from('{"name":"x"}') })],
])('sees that %s is no package', (_what, bytes) => {
  expect(packageSeen(bytes)).toBeUndefined();
});
