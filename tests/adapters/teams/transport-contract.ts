import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Activity, type TeamsTransport, TransportError } from '../../../adapters/teams/transport.ts';
import type { TeamsConfig } from '../../../src/config.ts';
import { type Authority, type Forged, startAuthority, WEBCHAT_KEY } from './authority.ts';
import { BLOCKED, type Fault, RESET, refuses, type Service, SILENT, says, startService, tooMany } from './service.ts';

export const APP = '11111111-1111-4111-8111-111111111111';
export const TENANT = '22222222-2222-4222-8222-222222222222';

export const configFor = (trialUrl: string, more: Partial<TeamsConfig> = {}): TeamsConfig => ({
  appId: APP,
  tenantId: TENANT,
  credentials: { kind: 'secret', password: 'not-a-real-password' },
  tenants: [TENANT],
  host: '127.0.0.1',
  port: 0,
  trialUrl,
  ...more,
});

/** Makes the transport for one test. */
export type Make = (setting: {
  readonly config: TeamsConfig;
  readonly authority: Authority;
  readonly timeoutMs?: number;
}) => TeamsTransport;

const now = () => Math.floor(Date.now() / 1000);
const CARD = {
  type: 'message',
  text: 'Fallbote',
  summary: 'Erinnerung',
  replyToId: '17',
  channelId: 'msteams',
  from: { id: `28:${APP}`, name: 'Fallbote' },
  entities: [{ type: 'mention', text: '<at>Jana</at>', mentioned: { id: '29:jana', name: 'Jana' } }],
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', text: 'Zeile', wrap: true }],
        actions: [{ type: 'Action.Execute', title: 'Erledigt', verb: 'do', data: { token: 'abc', fallback: null } }],
        fallbackText: 'Zeile',
      },
    },
  ],
  channelData: { notification: { alert: true }, tenant: { id: TENANT } },
};

interface Attack {
  readonly what: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly forged?: () => Forged;
  /** what stands in the activity instead */
  readonly activity?: Activity;
  readonly header?: (token: string) => string;
}

const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const AAD = {
  iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
  ver: '1.0',
  appid: APP,
  tid: TENANT,
  serviceurl: undefined,
};

const attacksOn = (authority: () => Authority): readonly Attack[] => [
  { what: 'no token', header: () => '' },
  { what: 'another scheme', header: (token) => token.replace('Bearer', 'Basic') },
  { what: 'words behind the token', header: (token) => `${token} more` },
  { what: 'a broken token', header: (token) => token.slice(0, -20) },
  { what: 'no signature', header: (token) => token.slice(0, token.lastIndexOf('.') + 1) },
  { what: 'a changed claim', header: (token) => changed(token) },
  { what: 'another audience', claims: { aud: TENANT } },
  { what: 'several audiences', claims: { aud: [APP, TENANT] } },
  { what: 'no audience', claims: { aud: undefined } },
  { what: 'the service as audience', claims: { aud: 'https://api.botframework.com' } },
  { what: 'another issuer', claims: { iss: 'https://example.org' } },
  { what: 'no issuer', claims: { iss: undefined } },
  { what: 'the issuer of the cloud of the US government', claims: { iss: 'https://api.botframework.us' } },
  { what: 'an old token', claims: { nbf: now() - 7200, exp: now() - 600 } },
  { what: 'a token without an end', claims: { exp: undefined } },
  { what: 'a token that is not good yet', claims: { nbf: now() + 600 } },
  { what: 'another key under the name of the right one', forged: () => ({ key: foreignKey }) },
  { what: 'a key that nobody knows', forged: () => ({ key: foreignKey, kid: 'nobody' }) },
  { what: 'no name of a key', forged: () => ({ kid: undefined }) },
  { what: 'alg none', forged: () => ({ alg: 'none' }) },
  { what: 'HS256 with the public key', forged: () => ({ alg: 'HS256', key: authority().publicKey }) },
  { what: 'a genuine key for another channel', forged: () => ({ kid: WEBCHAT_KEY }) },
  { what: 'a token for another service', claims: { serviceurl: 'http://127.0.0.1:1/' } },
  { what: 'a token that names no service', claims: { serviceurl: undefined } },
  { what: 'an activity that names no service', activity: { serviceUrl: undefined } },
  { what: 'a service elsewhere, in the token too', ...elsewhere('https://example.org/') },
  { what: 'a service of Microsoft when it is tried out', ...elsewhere('https://smba.trafficmanager.net/de/') },
  { what: 'another channel', activity: { channelId: 'webchat' } },
  { what: 'no channel', activity: { channelId: undefined } },
  { what: 'the channel AseChannel', activity: { channelId: 'AseChannel' } },
  { what: 'AseChannel with its token', activity: { channelId: 'AseChannel' }, claims: AAD },
  { what: 'the emulator', activity: { channelId: 'emulator' }, claims: AAD },
  { what: 'a token of the emulator for Teams', claims: AAD },
  { what: 'a token of a skill', claims: { ...AAD, ver: '2.0', azp: TENANT, appid: undefined } },
];

function elsewhere(url: string): Pick<Attack, 'claims' | 'activity'> {
  return { claims: { serviceurl: url }, activity: { serviceUrl: url } };
}

function changed(token: string): string {
  const [head = '', body = '', tail = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as object;
  const more = Buffer.from(JSON.stringify({ ...claims, extra: 1 })).toString('base64url');
  return [head, more, tail].join('.');
}

interface Bad {
  readonly what: string;
  readonly fault: Fault;
  readonly seen: Partial<TransportError>;
}

const NONE = { status: undefined, connection: undefined, retryAfter: undefined, code: undefined };
const soon = () => new Date(Date.now() + 60_000).toUTCString();
const WEATHER: readonly Bad[] = [
  { what: 'a reset after it was taken', fault: RESET, seen: { ...NONE, connection: 'reset' } },
  { what: 'silence', fault: SILENT, seen: { ...NONE, connection: 'timeout' } },
  { what: '429', fault: tooMany(7), seen: { ...NONE, status: 429, retryAfter: 7, code: 'TooManyRequests' } },
  {
    what: '429 with a date',
    fault: tooMany(soon()),
    seen: { status: 429, retryAfter: expect.closeTo(60, -1) },
  },
  { what: '429 without a time', fault: says(429), seen: { ...NONE, status: 429 } },
  { what: '400', fault: refuses(400, 'BadSyntax'), seen: { ...NONE, status: 400, code: 'BadSyntax' } },
  { what: '401', fault: says(401, { body: '<html>' }), seen: { ...NONE, status: 401 } },
  { what: '403 of somebody who left', fault: BLOCKED, seen: { ...NONE, status: 403, code: 'MessageWritesBlocked' } },
  { what: '404', fault: refuses(404, 'ConversationNotFound'), seen: { status: 404, code: 'ConversationNotFound' } },
  { what: '412', fault: says(412), seen: { ...NONE, status: 412 } },
  { what: '413', fault: refuses(413, 'MessageSizeTooBig'), seen: { status: 413, code: 'MessageSizeTooBig' } },
  { what: '500', fault: says(500, { isTaken: true }), seen: { ...NONE, status: 500 } },
  { what: '502', fault: says(502, { body: '<html>', isTaken: true }), seen: { ...NONE, status: 502 } },
  {
    what: '503',
    fault: { ...says(503), headers: { 'retry-after': '2' } } as Fault,
    seen: { status: 503, retryAfter: 2 },
  },
  { what: '504', fault: says(504, { isTaken: true }), seen: { ...NONE, status: 504 } },
  { what: 'a code that is no word', fault: refuses(403, 'no\nword'), seen: { ...NONE, status: 403 } },
];

/** What a transport does, whatever library is behind it. Every line to Microsoft is on this machine. */
export function describeTransport(name: string, make: Make): void {
  describe(`the line to Teams on ${name}`, () => {
    let authority: Authority;
    let service: Service;
    beforeAll(async () => {
      [authority, service] = await Promise.all([startAuthority({ appId: APP }), startService()]);
    });
    afterAll(() => Promise.all([authority.stop(), service.stop()]));

    const transport = (timeoutMs = 2_000) => make({ config: configFor(authority.url), authority, timeoutMs });
    const incoming = (more: Activity = {}): Activity => ({
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: service.url,
      text: 'hallo',
      ...more,
    });
    const failing = async (work: Promise<unknown>): Promise<TransportError> => {
      const error: unknown = await work.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof TransportError)) throw new Error(`no TransportError: ${String(error)}`);
      return error;
    };
    let number = 0;
    const somewhere = () => ({ serviceUrl: service.url, id: `19:ue${++number}@thread.tacv2;messageid=1` });

    it('takes what Microsoft signed', async () => {
      const line = transport();
      await expect(
        line.authenticate(`Bearer ${authority.token({ serviceurl: service.url })}`, incoming()),
      ).resolves.toBe(undefined);
    });

    it('takes a token of a clock that is some minutes off', async () => {
      const claims = { serviceurl: service.url, nbf: now() + 200, exp: now() + 900 };
      await transport().authenticate(`Bearer ${authority.token(claims)}`, incoming());
      const old = { serviceurl: service.url, nbf: now() - 900, exp: now() - 200 };
      await transport().authenticate(`Bearer ${authority.token(old)}`, incoming());
    });

    for (const attack of attacksOn(() => authority))
      it(`refuses ${attack.what}`, async () => {
        const { claims = {}, forged = () => ({}), activity = {}, header = (text: string) => text } = attack;
        const token = authority.token({ serviceurl: service.url, ...claims }, forged());
        const work = transport().authenticate(header(`Bearer ${token}`), incoming(activity));
        const error: unknown = await work.then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(Error);
        expect(String(error)).not.toContain('TypeError');
      });

    it('cannot be made without an app id', () => {
      const config = configFor(authority.url, { appId: ' ' });
      expect(() => make({ config, authority })).toThrow('no app id');
    });

    it('says something, as it was given, with its token', async () => {
      const to = somewhere();
      const id = await transport().post(to, CARD);
      const [message] = service.messages(to.id);
      expect(message).toEqual({ id, activity: CARD, updates: 0, isRemoved: false });
      expect(service.heard.at(-1)?.headers['authorization']).toBe('Bearer trial');
    });

    it('gives no id for what was taken without one', async () => {
      service.fault({ is: 'status', status: 202, body: '' });
      expect(await transport().post(somewhere(), { type: 'typing' })).toBe('');
      service.fault({ is: 'status', status: 201, body: 'no JSON' });
      expect(await transport().post(somewhere(), CARD)).toBe('');
    });

    it('changes a message and takes it back', async () => {
      const [line, to] = [transport(), somewhere()];
      const id = await line.post(to, { type: 'message', text: 'eins' });
      await line.update(to, id, { type: 'message', text: 'zwei' });
      expect(service.messages(to.id)).toEqual([
        { id, activity: { type: 'message', text: 'zwei', id }, updates: 1, isRemoved: false },
      ]);
      await line.remove(to, id);
      expect(service.messages(to.id)[0]?.isRemoved).toBe(true);
      expect(await failing(line.update(to, id, { type: 'message', text: 'drei' }))).toMatchObject({ status: 404 });
      service.fault(says(204), { method: 'DELETE' });
      await line.remove(to, id);
    });

    it('begins a conversation with one person', async () => {
      const partner = { serviceUrl: service.url, tenantId: TENANT, bot: `28:${APP}`, member: '29:jana' };
      const id = await transport().converse(partner);
      expect(service.conversations()).toContain(id);
      expect(service.heard.at(-1)?.body).toEqual({
        isGroup: false,
        bot: { id: `28:${APP}` },
        members: [{ id: '29:jana' }],
        tenantId: TENANT,
        channelData: { tenant: { id: TENANT } },
      });
      expect(await transport().converse(partner)).toBe(id);
      service.fault(BLOCKED);
      expect(await failing(transport().converse(partner))).toMatchObject({ status: 403, code: 'MessageWritesBlocked' });
      service.fault(says(200));
      expect(await failing(transport().converse(partner))).toMatchObject({ status: undefined, connection: 'reset' });
    });

    for (const { what, fault, seen } of WEATHER)
      it(`sends once in bad weather: ${what}`, async () => {
        const [line, to] = [transport(fault.is === 'silent' ? 300 : 5_000), somewhere()];
        const heard = service.heard.length;
        service.fault(fault, { times: 5, path: to.id });
        expect({ ...(await failing(line.post(to, CARD))) }).toMatchObject(seen);
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(service.heard.length - heard).toBe(1);
      });

    it('changes and takes back once too', async () => {
      const [line, to] = [transport(), somewhere()];
      const id = await line.post(to, CARD);
      const heard = service.heard.length;
      service.fault(says(503), { times: 9, path: to.id });
      expect(await failing(line.update(to, id, CARD))).toMatchObject({ status: 503 });
      expect(await failing(line.remove(to, id))).toMatchObject({ status: 503 });
      expect(service.heard.length - heard).toBe(2);
    });

    it('knows that nothing went out where nobody is there', async () => {
      const gone = await startService();
      await gone.stop();
      const error = await failing(transport().post({ serviceUrl: gone.url, id: 'a:1' }, CARD));
      expect(error).toMatchObject({ status: undefined, connection: 'before' });
    });

    it('keeps its token from everybody else', async () => {
      for (const serviceUrl of ['https://example.org/', 'http://192.0.2.1/', 'nothing', '']) {
        const error = await failing(transport().post({ serviceUrl, id: 'a:1' }, CARD));
        expect(error).toMatchObject({ connection: 'before', code: 'ServiceUrlRefused' });
      }
    });

    it('follows no redirect, here or elsewhere', async () => {
      const other = await startService();
      for (const at of [service, other])
        for (const status of [301, 302, 303, 307, 308]) {
          const to = somewhere();
          const heard = service.heard.length;
          const location = `${at.url}v3/conversations/x/activities`;
          service.fault({ is: 'status', status, headers: { location } }, { path: to.id });
          expect(await failing(transport().post(to, CARD))).toMatchObject({ status });
          expect(service.heard.length - heard).toBe(1);
        }
      expect(other.heard).toEqual([]);
      await other.stop();
    });

    it('goes past a proxy that the environment names', async () => {
      const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy'] as const;
      const known = proxies.map((name) => [name, process.env[name]] as const);
      for (const name of proxies) process.env[name] = 'http://127.0.0.1:9';
      try {
        await transport().post(somewhere(), CARD);
      } finally {
        for (const [name, value] of known)
          if (value === undefined) delete process.env[name];
          else process.env[name] = value;
      }
    });

    it('says nothing of what was sent in an error', async () => {
      service.fault(RESET);
      const error = await failing(transport().post(somewhere(), { type: 'message', text: 'Jana Beispiel' }));
      const { inspect } = await import('node:util');
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/Beispiel|Bearer/u);
    });
  });
}
