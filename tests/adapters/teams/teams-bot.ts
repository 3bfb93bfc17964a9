import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { Handler } from '../../../adapters/adapter.ts';
import { createBotbuilderTransport } from '../../../adapters/teams/botbuilder-transport.ts';
import type { TeamsAdapter, TeamsOptions } from '../../../adapters/teams/teams-adapter.ts';
import type { BotRequest } from '../../../src/bot/bot.ts';
import type { Form, FormOutcome } from '../../../src/bot/form.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import type { Office } from '../../../src/cases/office.ts';
import { exampleOffice } from '../../../src/demo/example-office.ts';
import { note, type Reply } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { type Authority, startAuthority } from './authority.ts';
import { strings } from './card-check.ts';
import type { Person, Teams, Where } from './say.ts';
import { type Posted, type Service, startService } from './service.ts';
import { APP, adapterAt, configOf, linked, personOf, teamsAt, teamsChannelId, wordsOf } from './teams-outside.ts';

export const TODAY = toDay(2026, 11, 21);
export const example = exampleOffice(TODAY);
export const office = linked(example.office);
export const [FM1, FM3, LEAD, STRANGER] = [
  personOf('fm-1'),
  personOf('fm-3'),
  personOf('tl-1'),
  personOf('stranger'),
] as const;
export const UE25 = teamsChannelId('ue25');
export const IN_CHANNEL: Where = { channel: UE25, thread: '1763700000001' };

/** Microsoft's login for all tests of a file. */
export function withAuthority(): () => Authority {
  let authority: Authority | undefined;
  beforeAll(async () => {
    authority = await startAuthority({ appId: APP });
  });
  afterAll(() => authority?.stop());
  return () => {
    if (authority === undefined) throw new Error('no login');
    return authority;
  };
}

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'fallbote-teams-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

export const said = (text: string) => ({ here: seal(note('Plan', text), 'private') });
export const never = new Promise<never>(() => undefined);
export const reminder = (text: string) => seal(note('Erinnerung', text), 'private');

/** Answers where it was asked. */
export const plan: Handler = async ({ text, place }) => {
  const reply: Reply<'public'> = note('Plan', `Zu: ${text}`);
  return { here: place.kind === 'private' ? seal(reply, 'private') : seal(reply, 'channel') };
};

/** A form that takes as long as the test wants. */
export function slowForm(outcome: FormOutcome, wait = 0) {
  const taken: Readonly<Record<string, string>>[] = [];
  const names: (string | undefined)[] = [];
  const form: Form = {
    title: 'Plan',
    fields: [
      { name: 'on', label: 'Am', type: 'text', required: true },
      {
        name: 'how',
        label: 'Wie',
        type: 'choice',
        required: false,
        choices: [
          { value: 'F-101', label: 'Erste' },
          { value: 'F-102', label: 'Zweite' },
        ],
      },
    ],
    async submit(_from, values, name) {
      taken.push(values);
      names.push(name);
      await new Promise((resolve) => setTimeout(resolve, wait));
      return outcome;
    },
  };
  return { form, taken, names };
}

/** The adapter at a Teams of its own, with what was asked of it, what it logged and what it said. */
export interface TeamsBot {
  readonly adapter: TeamsAdapter;
  readonly service: Service;
  readonly teams: Teams;
  readonly logged: string[];
  readonly asked: BotRequest[];
  /** What the messages of a conversation say, without those that were taken back. */
  reads(person: Person, where?: Where): readonly string[];
  /** The messages themselves. */
  messages(person: Person, where?: Where): readonly Posted[];
  /** Says something and waits until it is answered. */
  say(person: Person, text: string, where?: Where): Promise<void>;
  /** Adds the bot for herself, and forgets what she was greeted with. */
  meet(...people: readonly Person[]): Promise<void>;
  /** what arrived at Teams since the last look, as method and path; without typing signs */
  heard(): readonly string[];
  /** Leaves it as it is, as if the process had been killed. */
  abandon(): void;
}

export interface BotSetting extends Partial<TeamsOptions> {
  /** the Teams of a process before this one */
  readonly service?: Service;
  readonly office?: () => Promise<Office>;
  /** of one call, in milliseconds */
  readonly timeoutMs?: number;
}

export async function teamsBot(authority: Authority, handler: Handler, setting: BotSetting = {}): Promise<TeamsBot> {
  const { service: given, timeoutMs, ...more } = setting;
  const service = given ?? (await startService());
  if (given === undefined) onTestFinished(() => service.stop());
  const logged: string[] = [];
  const asked: BotRequest[] = [];
  const log = (line: string) => void logged.push(line);
  const transport = createBotbuilderTransport({
    config: configOf({ authority }),
    log,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const adapter = adapterAt({ authority, service }, office, { log, transport, ...more });
  await adapter.start((request) => {
    asked.push(request);
    return handler(request);
  });
  let isAbandoned = false;
  onTestFinished(() => (isAbandoned ? undefined : adapter.stop()));
  const teams = teamsAt({ authority, service }, adapter);
  let from = service.heard.length;
  let skipped = new Set<string>();
  const messages = (person: Person, where?: Where) =>
    service.messages(teams.conversation(person, where)).filter(({ id, isRemoved }) => !isRemoved && !skipped.has(id));

  return {
    adapter,
    service,
    teams,
    logged,
    asked,
    messages,
    reads: (person, where) => messages(person, where).map(wordsOf),
    async say(person, text, where) {
      const { status } = await teams.say(person, text, where);
      expect(status).toBe(200);
      await adapter.idle();
    },
    async meet(...people) {
      for (const person of people) await teams.install(person, 'add');
      await adapter.idle();
      skipped = new Set(service.conversations().flatMap((at) => service.messages(at).map(({ id }) => id)));
      from = service.heard.length;
    },
    heard() {
      const news = service.heard
        .slice(from)
        .filter(({ body }) => body['type'] !== 'typing')
        .map(({ method, path }) => `${method} ${path}`);
      from = service.heard.length;
      return news;
    },
    abandon() {
      isAbandoned = true;
    },
  };
}

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function actionsIn(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (!isJson(value)) return [];
  const own = value['type'] === 'Action.Execute' ? [value] : [];
  return [...own, ...Object.entries(value).flatMap(([name, inner]) => (name === 'fallback' ? [] : actionsIn(inner)))];
}

/** What a button of a card carries, by its label. */
export function dataOf(card: unknown, label: string): Json {
  const found = actionsIn(card).find(({ title }) => title === label);
  if (found === undefined || !isJson(found['data'])) throw new Error(`no button "${label}"`);
  return found['data'];
}

/** Everything that was sent to Teams, as text. */
export const allSaid = ({ service }: Pick<TeamsBot, 'service'>): string =>
  service.heard.flatMap(({ body }) => strings(body)).join('\n');

/** What the answer to a pressed button shows: a card's lines, or a sentence. */
export function shownBy({ body }: { readonly body: unknown }): string {
  const { value } = isJson(body) ? body : {};
  if (typeof value === 'string') return value;
  return wordsOf({ id: '', activity: { attachments: [{ content: value }] }, updates: 0, isRemoved: false });
}
