import { generateKeyPairSync } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handler } from '../../../adapters/adapter.ts';
import { createTeamsAdapter } from '../../../adapters/teams/teams-adapter.ts';
import { TEAMS_TEXTS } from '../../../adapters/teams/texts.ts';
import { configFrom } from '../../../src/config.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { internal, note } from '../../../src/reply/reply.ts';
import { seal } from '../../../src/reply/seal.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { botOn } from '../../bot/bot-on.ts';
import { type Forged, WEBCHAT_KEY } from './authority.ts';
import type { Person } from './say.ts';
import {
  allSaid,
  dataOf,
  example,
  FM1,
  FM3,
  folder,
  IN_CHANNEL,
  LEAD,
  office,
  plan,
  reminder,
  STRANGER,
  said,
  shownBy,
  slowForm,
  TODAY,
  teamsBot,
  UE25,
  withAuthority,
} from './teams-bot.ts';
import { APP, configOf, TENANT } from './teams-outside.ts';

type Json = Readonly<Record<string, unknown>>;
const authority = withAuthority();
const { de } = TEAMS_TEXTS;
const OTHER = '99999999-0000-4000-8000-00000000aaaa';
const times = (count: number) => Array.from({ length: count }, (_, i) => i);
const now = () => Math.floor(Date.now() / 1000);
const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const NOT_SIGNED = 'teams: refused: not signed by Microsoft for this app';
const text = { text: 'fall F-105', textFormat: 'plain' };

describe('somebody whom Microsoft did not sign for', () => {
  interface Attack {
    readonly what: string;
    readonly claims?: Json;
    readonly forged?: Forged;
    readonly more?: Json;
    readonly header?: (token: string) => string;
  }
  const EMULATOR = { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: APP };
  const both = (url: string): Attack => ({ what: url, claims: { serviceurl: url }, more: { serviceUrl: url } });
  const attacks: readonly Attack[] = [
    { what: 'no token', header: () => '' },
    { what: 'another scheme', header: (token) => `Basic ${token}` },
    { what: 'another audience', claims: { aud: TENANT } },
    { what: 'another issuer', claims: { iss: 'https://login.microsoftonline.com/' } },
    { what: 'an old token', claims: { nbf: now() - 7_200, exp: now() - 600 } },
    { what: 'no signature', forged: { alg: 'none' } },
    { what: 'a key of her own', forged: { key: foreignKey } },
    { what: 'the key of another channel', forged: { kid: WEBCHAT_KEY } },
    { what: 'a token for another service', claims: { serviceurl: 'http://127.0.0.1:1/' } },
    { what: 'another service than the token', more: { serviceUrl: 'http://127.0.0.1:1/' } },
    both('http://192.0.2.1/'),
    both('https://smba.trafficmanager.net.example.org/'),
    both('http://127.0.0.1@example.org/'),
    { what: 'the emulator', claims: EMULATOR, more: { channelId: 'emulator' } },
    { what: 'the emulator as Teams', claims: EMULATOR },
    { what: 'webchat', forged: { kid: WEBCHAT_KEY }, more: { channelId: 'webchat' } },
    { what: 'no channel', more: { channelId: undefined } },
  ];

  it('is refused whatever is wrong, nothing is run or said, and the log is one line', async () => {
    const bot = await teamsBot(authority(), plan);
    const { teams, service, adapter, asked, logged } = bot;
    const results: unknown[] = [];
    for (const {
      what,
      claims = {},
      forged = {},
      more = {},
      header = (token: string) => `Bearer ${token}`,
    } of attacks) {
      const token = authority().token({ serviceurl: service.url, ...claims }, forged);
      for (const activity of [
        teams.activity(FM1, 'private', { ...text, ...more }),
        teams.activity(FM1, 'private', { type: 'installationUpdate', action: 'add', ...more }),
      ])
        results.push([what, (await teams.send(activity, header(token))).status]);
    }
    await adapter.idle();
    expect(results).toEqual(attacks.flatMap(({ what }) => [what, what].map((name) => [name, 401])));
    expect([asked, bot.heard()]).toEqual([[], []]);
    expect(logged).toEqual([NOT_SIGNED]);
    // nobody was learned of either
    expect(await adapter.post({ to: { kind: 'person', id: FM1.account }, reply: reminder('x') })).toMatchObject({
      reason: 'unreachable',
    });
    // and what is right is answered
    expect((await teams.send(teams.activity(FM1, 'private', text))).status).toBe(200);
    await adapter.idle();
    expect(bot.reads(FM1)).toEqual(['Plan\nZu: fall F-105']);
  });

  it('cannot use a token that was overheard for a person of another service', async () => {
    const { teams, service, asked } = await teamsBot(authority(), plan);
    const token = `Bearer ${authority().token({ serviceurl: service.url })}`;
    for (const serviceUrl of [service.url.slice(0, -1), `${service.url}x`, service.url.toUpperCase()])
      expect((await teams.send(teams.activity(FM1, 'private', { ...text, serviceUrl }), token)).status).toBe(401);
    expect(asked).toEqual([]);
  });
});

describe('somebody of another tenant', () => {
  const at = (conversation: unknown, channelData: unknown): Json => ({
    conversation: { conversationType: 'personal', id: 'a:foreign', tenantId: conversation },
    channelData: { tenant: channelData === undefined ? undefined : { id: channelData } },
  });

  it.each([
    ['in both places', at(OTHER, OTHER)],
    ['in the conversation', at(OTHER, TENANT)],
    ['beside it', at(TENANT, OTHER)],
    ['in the conversation alone', at(OTHER, undefined)],
    ['beside it alone', at(undefined, OTHER)],
    ['in no place', at(undefined, undefined)],
    ['without a name', at('', '')],
    ['in other types', at([TENANT], { id: TENANT })],
    ['that only begins like ours', at(`${TENANT}0`, `${TENANT}0`)],
  ])('named %s is refused, whatever it is, and leaves nothing behind', async (_what, where) => {
    const bot = await teamsBot(authority(), plan);
    const { teams, adapter, asked, logged } = bot;
    for (const more of [
      text,
      { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: { fallbote: 'x' } } } },
      { type: 'installationUpdate', action: 'add' },
      { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP}` }] },
    ])
      expect((await teams.send({ ...teams.activity(FM1, 'private', more), ...where })).status).toBe(403);
    await adapter.idle();
    expect([asked, bot.heard()]).toEqual([[], []]);
    expect(logged).toEqual(['teams: refused: another tenant']);
    expect(await adapter.post({ to: { kind: 'person', id: FM1.account }, reply: reminder('x') })).toMatchObject({
      reason: 'unreachable',
    });
  });

  it('is one of ours where only the case of letters differs', async () => {
    const { teams, adapter, asked } = await teamsBot(authority(), plan);
    const upper = TENANT.toUpperCase();
    for (const where of [at(upper, TENANT), at(upper, undefined), at(undefined, upper)])
      expect((await teams.send({ ...teams.activity(FM1, 'private', text), ...where })).status).toBe(200);
    await adapter.idle();
    expect(asked).toHaveLength(3);
  });
});

describe('somebody who sends again what was sent', () => {
  it('many times at once, after the answer and after a restart: it is run once, and answered once', async () => {
    const path = folder();
    const first = await teamsBot(authority(), plan, { folder: path });
    const activity = first.teams.activity(FM1, 'private', text);
    const answers = await Promise.all(times(250).map(() => first.teams.send(activity)));
    await first.adapter.idle();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await first.teams.send(activity)).status).toBe(200);
    await first.adapter.stop();
    const second = await teamsBot(authority(), plan, { folder: path, service: first.service });
    expect((await second.teams.send(activity)).status).toBe(200);
    await second.adapter.idle();
    expect([first.asked.length, second.asked.length]).toEqual([1, 0]);
    expect(second.reads(FM1)).toEqual(['Plan\nZu: fall F-105']);
  });

  it('has a button pressed once, too', async () => {
    const answer = {
      ...note('Plan', 'Hier.'),
      actions: [{ label: 'Erledigt', command: internal('erledigt F-105 1') }],
    };
    const bot = await teamsBot(authority(), async () => ({ here: seal(answer, 'private') }));
    await bot.say(FM1, 'plan');
    const [message] = bot.messages(FM1);
    const data = dataOf(message?.activity, 'Erledigt');
    const value = { action: { type: 'Action.Execute', verb: 'do', data } };
    const press = bot.teams.activity(FM1, 'private', { type: 'invoke', name: 'adaptiveCard/action', value });
    await Promise.all(times(50).map(() => bot.teams.send(press)));
    await bot.adapter.idle();
    expect(bot.asked.map((request) => request.text)).toEqual(['plan', 'erledigt F-105 1']);
    expect(bot.reads(FM1)).toHaveLength(2);
  });
});

describe('the door', () => {
  /** What comes back for bytes as they are. */
  const raw = (port: number | undefined, head: readonly string[], body: Buffer) =>
    new Promise<string>((resolve) => {
      const socket = connect(port ?? 0, '127.0.0.1');
      let answer = '';
      socket.on('data', (bytes) => {
        answer += bytes.toString('latin1');
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer.split('\r\n', 1)[0] ?? ''));
      socket.write(`${['POST /api/messages HTTP/1.1', 'host: x', 'connection: close', ...head].join('\r\n')}\r\n\r\n`);
      socket.write(body);
    });

  it('does not read ten megabytes, said before or not, and goes on', async () => {
    const { adapter, asked, say, logged } = await teamsBot(authority(), plan);
    const size = 10 * 1024 * 1024;
    const big = Buffer.alloc(size, 'x');
    const chunked = Buffer.concat([Buffer.from(`${size.toString(16)}\r\n`), big, Buffer.from('\r\n0\r\n\r\n')]);
    for (const status of [
      await raw(adapter.port(), [`content-length: ${size}`], big),
      await raw(adapter.port(), ['transfer-encoding: chunked'], chunked),
    ])
      expect(['HTTP/1.1 413 Payload Too Large', '']).toContain(status);
    expect(logged).toEqual(['teams: refused: too long']);
    await say(FM1, 'heute');
    expect(asked).toHaveLength(1);
  });

  it('answers at one path, by POST, and only to what is an activity', async () => {
    const { adapter, logged } = await teamsBot(authority(), plan);
    const url = `http://127.0.0.1:${adapter.port()}`;
    const status = async (path: string, init: RequestInit) => (await fetch(`${url}${path}`, init)).status;
    expect(await status('/', { method: 'GET' })).toBe(404);
    expect(await status('/api/messages', { method: 'GET' })).toBe(405);
    for (const body of ['', '[]', '"x"', 'null', '{', '\u0000'])
      expect(await status('/api/messages', { method: 'POST', body })).toBe(400);
    expect(await status('/api/messages', { method: 'POST', body: '{}' })).toBe(401);
    expect(logged).toEqual([NOT_SIGNED]);
  });

  it('is never open: nothing starts without id, secret and tenant of the app', async () => {
    const whole = { TEAMS_APP_ID: APP, TEAMS_APP_PASSWORD: 'a-password-of-a-test', TEAMS_TENANT_ID: TENANT };
    const config = (env: Readonly<Record<string, string>>) => configFrom(env, () => '');
    expect(config(whole).teams?.tenants).toEqual([TENANT]);
    for (const name of Object.keys(whole))
      for (const value of ['', 'x', undefined]) {
        const env = { ...whole, [name]: value } as Record<string, string>;
        expect(() => config(env), `${name} ${value}`).toThrow(expect.objectContaining({ code: 'FB401' }));
      }
    const blank = { ...configOf({ authority: authority() }), appId: ' ' };
    expect(() => createTeamsAdapter({ config: blank, office: async () => office, log: () => undefined })).toThrow();
    // nor does it serve everybody where nobody is served
    const none = { ...configOf({ authority: authority() }), tenants: [] };
    const { teams } = await teamsBot(authority(), plan, { config: none });
    expect((await teams.say(FM1, 'heute')).status).toBe(403);
  });
});

describe('somebody who edits what a card sends', () => {
  const actions = [{ label: 'Erledigt', command: internal('erledigt F-105 1') }];
  const { form, taken } = slowForm({ ok: true, answer: said('Eingetragen.') });
  const handler: Handler = async ({ text: typed, place }) => {
    if (typed === 'formular') return { ...said('Wann?'), form };
    const reply = { ...note('Plan', 'Hier.'), actions };
    return { here: place.kind === 'private' ? seal(reply, 'private') : seal(reply as never, 'channel') };
  };
  const setup = async () => {
    const bot = await teamsBot(authority(), handler);
    await bot.meet(FM1, FM3, STRANGER);
    const cardFor = async (person: Person, typed: string) => {
      await bot.say(person, typed);
      return bot.messages(person).at(-1);
    };
    return { ...bot, cardFor };
  };

  it('reads that it does not work, and nothing is run; her own works', async () => {
    const { cardFor, teams, adapter, asked, reads, logged } = await setup();
    const data = dataOf((await cardFor(FM1, 'plan'))?.activity, 'Erledigt');
    const foreign = dataOf((await cardFor(FM3, 'plan'))?.activity, 'Erledigt');
    const value = String(data['fallbote']);
    const middle = Math.floor(value.length / 2);
    const edited = [
      `${value.slice(0, middle)}${value[middle] === 'A' ? 'B' : 'A'}${value.slice(middle + 1)}`,
      value.slice(0, -4),
      `${value}AAAA`,
      value.toLowerCase(),
      'erledigt F-105 1',
      JSON.stringify({ u: FM1.account, d: 'command', w: 'erledigt F-105 1', t: now() }),
      String(foreign['fallbote']),
    ];
    const ran = asked.length;
    const before = reads(FM1).length;
    for (const token of edited) {
      expect(shownBy(await teams.execute(FM1, { fallbote: token }))).toBe(de.wrongButton);
      expect((await teams.submit(FM1, { fallbote: token })).status).toBe(200);
    }
    await adapter.idle();
    expect(asked).toHaveLength(ran);
    const answers = reads(FM1).slice(before);
    expect(answers).toEqual(answers.map(() => `${de.wrongTitle}\n${de.wrongButton}`));
    expect(answers).toHaveLength(2 * edited.length);
    expect(logged).toEqual(['teams: refused: a button that was edited, or is somebody else’s']);
    expect(shownBy(await teams.execute(FM1, data))).toBe(de.pressed);
    await adapter.idle();
    expect(asked.at(-1)).toMatchObject({ text: 'erledigt F-105 1', from: { id: FM1.account } });
  });

  it('runs nothing with what is no token', async () => {
    const { teams, adapter, asked } = await setup();
    for (const data of [{}, { fallbote: '' }, { fallbote: ['x'] }, { pick: true }, { pick: 'true', choice: 'x' }, null])
      await teams.execute(FM1, data as never);
    await teams.send(teams.activity(FM1, 'private', { value: ['x'] }));
    await adapter.idle();
    expect(asked).toEqual([]);
  });

  it('with the form of somebody else, or one that she made up, sends nothing', async () => {
    const { cardFor, teams, adapter } = await setup();
    const data = dataOf((await cardFor(FM1, 'formular'))?.activity, 'Eintragen');
    taken.length = 0;
    for (const name of [data['form'], 'made-up', '__proto__', 'constructor']) {
      const shown = shownBy(await teams.execute(FM3, { form: name, 'f-on': 'heute' }));
      expect(shown).toContain(de.oldForm);
    }
    // nor does she take it away from whoever it belongs to
    await teams.execute(FM3, { form: data['form'], cancel: true });
    await adapter.idle();
    expect(taken).toEqual([]);
    expect(shownBy(await teams.execute(FM1, { ...data, 'f-on': 'heute' }))).toContain('Eingetragen.');
  });

  it('gives the form only values that it offers, whatever the names are', async () => {
    const { cardFor, teams } = await setup();
    for (const how of ['F-103', 'c9', '__proto__', 'F-101', '1']) {
      const data = dataOf((await cardFor(FM1, 'formular'))?.activity, 'Eintragen');
      taken.length = 0;
      const names = `{"f-__proto__":"x","__proto__":{"polluted":"x"},"f-constructor":"x","f-prototype":"x","f-toString":"x"}`;
      await teams.execute(FM1, { ...data, ...(JSON.parse(names) as Json), 'f-on': 'heute', 'f-how': how, other: 'x' });
      expect(taken).toEqual([{ on: 'heute', how: '' }]);
      expect(Object.keys(taken[0] ?? {})).toEqual(['on', 'how']);
      expect(({} as Json)['polluted']).toBeUndefined();
    }
  });

  it('cannot have her form, or what it brings, shown to a channel', async () => {
    const { cardFor, teams, adapter, heard, logged } = await setup();
    const data = dataOf((await cardFor(FM1, 'formular'))?.activity, 'Eintragen');
    taken.length = 0;
    heard();
    const answer = await teams.execute(FM1, { ...data, 'f-on': 'heute' }, IN_CHANNEL, '1763700000001');
    await adapter.idle();
    expect(shownBy(answer)).not.toContain('Eingetragen');
    expect(taken).toEqual([]);
    expect(heard().filter((line) => line.includes(UE25))).toEqual([]);
    expect(logged).toEqual(['teams: refused: a button that was edited, or is somebody else’s']);
  });

  it('cannot have the rest of an answer of her own put into a channel', async () => {
    const long = {
      title: 'Lang',
      sections: [
        { items: times(30).map(() => ({ line: [internal('x'.repeat(1_500))] })) },
        { items: [{ line: [internal('Seite zwei')] }] },
      ],
      actions: [],
    };
    const bot = await teamsBot(authority(), async () => ({ here: seal(long as never, 'private') }));
    await bot.meet(FM1);
    await bot.say(FM1, 'fall');
    const data = dataOf(bot.messages(FM1)[0]?.activity, de.next);
    bot.heard();
    const answer = await bot.teams.execute(FM1, data, IN_CHANNEL, '1763700000001');
    await bot.teams.submit(FM1, data, IN_CHANNEL, '1763700000001');
    await bot.adapter.idle();
    expect(shownBy(answer)).toBe(de.oldPage);
    expect(bot.heard().filter((line) => line.includes(UE25))).toEqual([]);
    // hers turns
    expect(shownBy(await bot.teams.execute(FM1, data))).toContain('Lang');
  });
});

describe('somebody whom the office does not know', () => {
  const store = () => createMemoryStore({ ...example, office });
  const { unknownPerson } = messagesIn('de');

  it('and who presses a button of a channel, is told so alone, and nothing is shown', async () => {
    const data = store();
    const bot = await teamsBot(authority(), botOn(data, TODAY).answer, { office: () => data.office() });
    await bot.meet(LEAD);
    await bot.say(LEAD, 'fristen team', IN_CHANNEL);
    const [message] = bot.messages(LEAD, IN_CHANNEL);
    const [button] = JSON.stringify(message?.activity).match(/"fallbote":"[\w-]+"/u) ?? [];
    if (button === undefined) throw new Error('no button in the channel');
    const token = button.slice('"fallbote":"'.length, -1);
    bot.heard();
    await bot.teams.execute(STRANGER, { fallbote: token }, IN_CHANNEL, message?.id);
    await bot.adapter.idle();
    expect(bot.reads(STRANGER)).toEqual([`Fallbote\n${unknownPerson}`]);
    expect(bot.heard().filter((line) => line.includes(UE25))).toEqual([]);
  });

  it('nor Entra, is nobody: nothing is run or shown, and the log says so once', async () => {
    const bot = await teamsBot(authority(), plan);
    const { teams, adapter, asked, logged } = bot;
    for (const from of [
      { id: '29:x' },
      { id: '29:x', aadObjectId: '' },
      { id: '29:x', aadObjectId: 7 },
      undefined,
      'x',
    ])
      for (const more of [
        text,
        { value: { fallbote: 'x' } },
        { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: { fallbote: 'x' } } } },
        { type: 'installationUpdate', action: 'add' },
      ])
        expect((await teams.send({ ...teams.activity(FM1, 'private', more), from })).status).toBe(200);
    await adapter.idle();
    expect([asked, bot.heard()]).toEqual([[], []]);
    expect(logged).toEqual(['teams: not run: it does not say who asks, or where']);
  });
});

describe('activities that nobody asked for', () => {
  it('are taken and forgotten', async () => {
    const bot = await teamsBot(authority(), plan);
    const { teams, adapter, asked, logged } = bot;
    const types = [
      'event',
      'typing',
      'messageReaction',
      'messageUpdate',
      'messageDelete',
      'endOfConversation',
      'trace',
    ];
    for (const type of [...types, 'handoff', 'contactRelationUpdate', '', 7, undefined])
      expect((await teams.send(teams.activity(FM1, 'private', { type, text: 'heute' }))).status).toBe(200);
    for (const name of [
      'composeExtension/query',
      'task/fetch',
      'signin/verifyState',
      'fileConsent/invoke',
      undefined,
    ]) {
      const value = { action: { data: { fallbote: 'x' } }, commandId: 'x' };
      expect((await teams.send(teams.activity(FM1, 'private', { type: 'invoke', name, value }))).status).toBe(200);
    }
    await adapter.idle();
    expect([asked, bot.heard(), logged]).toEqual([[], [], []]);
  });

  it('of any shape end nothing, and nobody is anybody else', async () => {
    const bot = await teamsBot(authority(), async (request) => said(`Zu: ${request.text}`));
    const { teams, adapter, asked, logged, service } = bot;
    const bases: readonly Json[] = [
      text,
      { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: { fallbote: 'x', 'f-on': 'y' } } } },
      { value: { form: 'x', cancel: true } },
      { type: 'installationUpdate', action: 'add' },
      { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP}` }] },
      { type: 'conversationUpdate', membersRemoved: [{ id: `28:${APP}` }] },
    ];
    const fields = ['type', 'id', 'from', 'recipient', 'text', 'value', 'entities', 'name', 'action', 'replyToId'];
    const more = ['membersAdded', 'membersRemoved', 'timestamp', 'locale', 'channelData', 'conversation'];
    // where the tenant is named has to stay, else all ends there
    const kept = (name: string, value: unknown): unknown => {
      const body = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
      if (name === 'conversation') return { ...body, tenantId: TENANT, id: (body as Json)['id'] ?? 'a:1' };
      return name === 'channelData' ? { ...body, tenant: { id: TENANT } } : value;
    };
    const edits = fc.dictionary(fc.constantFrom(...fields, ...more), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    const wheres = fc.constantFrom('private' as const, IN_CHANNEL, { group: '19:g@thread.v2' });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bases), edits, wheres, async (base, edit, where) => {
        const changed = Object.entries(edit).map(([name, value]) => [name, kept(name, value)] as const);
        const activity = { ...teams.activity(FM1, where, base), ...Object.fromEntries(changed) };
        const before = asked.length;
        const { status } = await teams.send(activity, `Bearer ${authority().token({ serviceurl: service.url })}`);
        await adapter.idle();
        expect(status).toBe(200);
        const { from } = activity as { from?: { aadObjectId?: unknown } | null };
        const account = String(from?.aadObjectId).toLowerCase();
        for (const request of asked.slice(before))
          expect([request.from, typeof request.text]).toEqual([{ platform: 'teams', id: account }, 'string']);
      }),
      { numRuns: 250 },
    );
    expect(logged.filter((line) => line.includes('FB'))).toEqual([]);
    await bot.say(FM1, 'danach');
    expect(bot.reads(FM1).at(-1)).toBe('Plan\nZu: danach');
  }, 30_000);

  it('as deep as they fit do not end it either', async () => {
    const bot = await teamsBot(authority(), plan);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const activity = JSON.stringify(bot.teams.activity(FM1, 'private', { value: 'DEEP' })).replace('"DEEP"', deep);
    const response = await fetch(`http://127.0.0.1:${bot.adapter.port()}/api/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${authority().token({ serviceurl: bot.service.url })}` },
      body: activity,
    });
    expect(response.status).toBeLessThan(500);
    await bot.say(FM1, 'heute');
    expect(bot.reads(FM1)).toEqual(['Plan\nZu: heute']);
  });
});

it('no attack puts anything of a request into the log or the answers', async () => {
  const bot = await teamsBot(authority(), plan);
  const secret = 'F-4711 Kunde Beispiel';
  const evil: Person = { account: secret, name: secret };
  await bot.teams.say({ ...evil, tenantId: OTHER }, secret);
  await bot.teams.send(bot.teams.activity(evil, 'private', { text: secret }), `Bearer ${secret}`);
  await bot.teams.execute(FM1, { fallbote: secret });
  await bot.teams.execute(FM1, { form: secret, [secret]: secret });
  await bot.teams.send({ ...bot.teams.activity(FM1, 'private', { text: secret }), from: { name: secret } });
  await bot.adapter.idle();
  expect(bot.logged.length).toBeGreaterThan(2);
  expect(bot.logged.join('\n')).not.toMatch(/4711|Beispiel/u);
  expect(allSaid(bot)).not.toMatch(/4711|Beispiel/u);
});
