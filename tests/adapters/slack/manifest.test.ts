import type { App } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { SCOPES } from '../../../adapters/slack/check.ts';
import { type Listening, listen, SHORTCUTS } from '../../../adapters/slack/listen.ts';
import { EVENTS, type Manifest, requestUrl, slackManifest } from '../../../adapters/slack/manifest.ts';
import { manifestYaml } from '../../../adapters/slack/manifest-yaml.ts';
import { ROOT } from '../../../adapters/slack/routes.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { hasEmulation, startEmulation } from './emulation.ts';
import { LIMITS, misfits } from './manifest-schema.ts';
import { wordsOf } from './reading.ts';
import { adapterOn, linked, slackChannel, slackUser, workspaceOf } from './slack-outside.ts';

const URL_OF_HTTP = 'https://fallbote.example.org/slack/events';
const SOCKET = slackManifest(COMMANDS, { kind: 'socket' });
const HTTP = slackManifest(COMMANDS, { kind: 'http', url: URL_OF_HTTP });
const commandsOf = ({ features }: Manifest) => features?.slash_commands ?? [];

describe.each([
  ['Socket Mode', SOCKET],
  ['HTTP', HTTP],
])('the manifest for %s', (_name, manifest) => {
  it('is what Slack’s own types describe, within the limits that they name', () => {
    expect(LIMITS).toBeGreaterThan(15);
    expect(misfits(manifest)).toEqual([]);
  });

  // https://docs.slack.dev/reference/app-manifest
  it('is what the documentation says, field by field', () => {
    const { display_information: shown, features } = manifest;
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description?.length).toBeLessThanOrEqual(140);
    expect(shown.long_description?.length).toBeGreaterThanOrEqual(175);
    expect(shown.long_description?.length).toBeLessThanOrEqual(4000);
    expect(shown.background_color).toMatch(/^#[0-9a-f]{6}$/u);
    expect(features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/u);
    const commands = commandsOf(manifest);
    expect(commands.length).toBeLessThanOrEqual(50);
    expect(new Set(commands.map(({ command }) => command)).size).toBe(commands.length);
    for (const { command, description, usage_hint: hint } of commands) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/u);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(hint?.length ?? 1).toBeGreaterThan(0);
      expect(hint?.length ?? 1).toBeLessThanOrEqual(1000);
    }
    for (const { name, callback_id: id, description } of features?.shortcuts ?? []) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(id.length).toBeLessThanOrEqual(255);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });

  it('has the root command and every command of the registry, and no other', () => {
    const names = [ROOT, ...COMMANDS.map(({ name }) => name)];
    expect(commandsOf(manifest).map(({ command }) => command)).toEqual(names.map((name) => `/${name}`));
  });

  it('asks for the rights that the adapter checks at start, and no others', () => {
    expect(manifest.oauth_config?.scopes).toEqual({ bot: Object.keys(SCOPES) });
  });

  it('subscribes to what the adapter listens to, with the right that each event needs', () => {
    const heard: string[] = [];
    const app = new Proxy({}, { get: (_app, how) => (what: unknown) => how === 'event' && heard.push(String(what)) });
    listen(app as App, { submit: {} } as Listening);
    const events: readonly string[] = manifest.settings?.event_subscriptions?.bot_events ?? [];
    expect(events.map((name) => name.replace('message.im', 'message')).sort()).toEqual(heard.sort());
    const needs: Readonly<Record<string, string>> = { app_mention: 'app_mentions:read', 'message.im': 'im:history' };
    for (const event of events) if (needs[event] !== undefined) expect(Object.keys(SCOPES)).toContain(needs[event]);
  });

  it('names the shortcuts that the adapter answers', () => {
    const ids = manifest.features?.shortcuts?.map(({ type, callback_id: id }) => [type, id]);
    expect(Object.fromEntries(ids ?? [])).toEqual(SHORTCUTS);
  });

  it('says in its file what each right and each event is for', () => {
    const text = manifestYaml(manifest);
    expect(parse(text)).toEqual(manifest);
    for (const [name, reason] of [...Object.entries(SCOPES), ...Object.entries(EVENTS)])
      expect(text).toContain(`- ${name} # ${reason}\n`);
  });
});

it('needs no address over Socket Mode, and one for everything over HTTP', () => {
  expect(JSON.stringify(SOCKET)).not.toMatch(/url"/u);
  expect(SOCKET.settings?.socket_mode_enabled).toBe(true);
  expect(HTTP.settings?.socket_mode_enabled).toBe(false);
  expect(HTTP.settings?.event_subscriptions?.request_url).toBe(URL_OF_HTTP);
  expect(HTTP.settings?.interactivity).toEqual({ is_enabled: true, request_url: URL_OF_HTTP });
  expect(new Set(commandsOf(HTTP).map(({ url }) => url))).toEqual(new Set([URL_OF_HTTP]));
});

it.each([
  ['https://fallbote.example.org', URL_OF_HTTP],
  ['https://fallbote.example.org/', URL_OF_HTTP],
  [URL_OF_HTTP, URL_OF_HTTP],
  ['https://example.org:8443/bot/', 'https://example.org:8443/bot/slack/events'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/slack/events'],
  ['http://fallbote.example.org', undefined],
  ['https://user:geheim@fallbote.example.org', undefined],
  ['https://fallbote.example.org/?a=1', undefined],
  ['https://fallbote.example.org/#a', undefined],
  ['fallbote.example.org', undefined],
  ['', undefined],
])('makes of the address %j the one for requests: %j', (given, made) => {
  expect(requestUrl(given)).toBe(made);
});

it('would be refused with a scope that does not exist, a name that is too long, a field of its own', () => {
  const { display_information: shown } = SOCKET;
  expect(misfits({ ...SOCKET, display_information: { ...shown, name: 'x'.repeat(36) } })).not.toEqual([]);
  expect(misfits({ ...SOCKET, oauth_config: { scopes: { bot: ['everything:read'] } } })).not.toEqual([]);
  expect(misfits({ ...SOCKET, extra: true })).not.toEqual([]);
  const many = Array.from({ length: 51 }, (_, i) => ({ command: `/c${i}`, description: 'x' }));
  expect(misfits({ ...SOCKET, features: { slash_commands: many } })).not.toEqual([]);
});

it.skipIf(!hasEmulation)(
  'carries in an emulation of Slack: what it names arrives where it says, and is answered',
  async () => {
    const today = toDay(2026, 11, 21);
    const example = exampleOffice(today);
    const slack = await startEmulation(workspaceOf(example.office, 'events'));
    onTestFinished(() => slack.stop());
    const store = createMemoryStore({ ...example, office: linked(example.office) });
    const { answer } = botOn(store, today);
    const names = COMMANDS.map(({ name }) => name);
    const bot = adapterOn(slack, await store.office(), 'events', { commands: names });
    await bot.start(answer);
    onTestFinished(() => bot.stop());
    const url = requestUrl(`http://127.0.0.1:${bot.port()}`) ?? '';
    const manifest = parse(manifestYaml(slackManifest(COMMANDS, { kind: 'http', url }))) as Manifest;
    // the emulation reads no manifests: it is set up with the same address
    const state = JSON.stringify(await slack.control('state'));
    expect(state).toContain(manifest.features?.bot_user?.display_name);
    expect(manifest.settings?.event_subscriptions?.request_url).toBe(`http://127.0.0.1:${slack.botPort}/slack/events`);
    const channel = slackChannel('ue25');
    const user = slackUser('fm-1');
    for (const { command } of commandsOf(manifest)) {
      await slack.control('command', { channel, user, command, text: 'hilfe' });
      await bot.idle();
    }
    const answers = await slack.messages(channel);
    expect(answers.length).toBeGreaterThan(0);
    for (const message of answers) {
      expect(message.ephemeral_to).toBe(user);
      expect(wordsOf(message)).not.toContain(messagesIn('de').unknownCommand);
    }
  },
  30_000,
);
