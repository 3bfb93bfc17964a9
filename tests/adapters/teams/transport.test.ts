import { generateKeyPairSync, randomUUID, verify, X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createBotbuilderTransport } from '../../../adapters/teams/botbuilder-transport.ts';
import { plausible } from '../../../adapters/teams/claims.ts';
import { isServiceUrl } from '../../../adapters/teams/service-url.ts';
import type { TeamsTransport } from '../../../adapters/teams/transport.ts';
import type { TeamsConfig } from '../../../src/config.ts';
import { FallboteError } from '../../../src/errors.ts';
import { selfSigned } from '../../self-signed.ts';
import { type Authority, startAuthority } from './authority.ts';
import { type Diverted, divert } from './diverted.ts';
import { type Login, type Said, startLogin } from './login.ts';
import { type Service, says, startService } from './service.ts';
import { configFor, describeTransport, TENANT } from './transport-contract.ts';

describeTransport('botbuilder', ({ config, timeoutMs = 10_000 }) => createBotbuilderTransport({ config, timeoutMs }));

const TEAMS = 'https://smba.trafficmanager.net/de/';
const SECRET = 'not-a-real-password';
const HELLO = { type: 'message', text: 'hallo' };

interface World {
  readonly transport: TeamsTransport;
  readonly appId: string;
  readonly login: Login;
  readonly service: Service;
  readonly authority: Authority;
  readonly diverted: Diverted;
  readonly logged: readonly string[];
}

/** The transport as it is in earnest: what it says to Microsoft is led to this machine. */
async function inEarnest(said: Said = 'token', more: Partial<TeamsConfig> = {}, timeoutMs = 2_000): Promise<World> {
  // an app of its own: the library keeps tokens for the whole process
  const appId = randomUUID();
  const [login, service, authority] = await Promise.all([startLogin(said), startService(), startAuthority({ appId })]);
  onTestFinished(async () => void (await Promise.all([service.stop(), authority.stop()])));
  const diverted = divert({
    'login.microsoftonline.com': login.url,
    'login.botframework.com': authority.url,
    'smba.trafficmanager.net': service.url,
  });
  const { trialUrl: _, ...config } = configFor('', { appId, ...more });
  const logged: string[] = [];
  const transport = createBotbuilderTransport({ config, timeoutMs, log: (line) => logged.push(line) });
  return { transport, appId, login, service, authority, diverted, logged };
}

async function thrown(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  return error;
}

describe('the services that may have the token', () => {
  it.each([
    'https://smba.trafficmanager.net/de/',
    'https://smba.trafficmanager.net/emea/22222222-2222-4222-8222-222222222222/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://msteams.botframework.com/',
  ])('%s', (url) => {
    expect(isServiceUrl(url, false)).toBe(true);
    expect(isServiceUrl(url, true)).toBe(false);
  });

  it.each([
    'http://smba.trafficmanager.net/de/',
    'https://anybody.trafficmanager.net/',
    'https://x.smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.example.org/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net@example.org/',
    'https://name@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/?to=https://example.org',
    'https://smba.trafficmanager.net/#x',
    'https://evilteams.microsoft.com/',
    'https://teams.microsoft.com.example.org/',
    'https://127.0.0.1/',
    'ftp://smba.trafficmanager.net/',
    'javascript:alert(1)',
    '',
  ])('not %s', (url) => {
    expect(isServiceUrl(url, false)).toBe(false);
    expect(isServiceUrl(url, true)).toBe(false);
  });

  it('when it is tried out: this machine', () => {
    for (const url of ['http://127.0.0.1:1/', 'http://localhost:56150/_connector', 'http://[::1]:1/']) {
      expect(isServiceUrl(url, true)).toBe(true);
      expect(isServiceUrl(url, false)).toBe(false);
    }
    expect(isServiceUrl('http://127.0.0.1.example.org/', true)).toBe(false);
    expect(isServiceUrl('http://192.168.0.1/', true)).toBe(false);
  });
});

describe('what is refused before a key is looked for', () => {
  const now = 1_763_800_000_000;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const good = { iss: 'https://api.botframework.com', aud: 'app', serviceurl: TEAMS, exp: now / 1000, nbf: now / 1000 };
  const look = (claims: object, alg = 'RS256') =>
    plausible(
      `Bearer ${part({ alg })}.${part({ ...good, ...claims })}.x`,
      { channelId: 'msteams', serviceUrl: TEAMS },
      { appId: 'app', isTrial: false, now },
    );

  it('nothing that is right', () => {
    expect(look({})).toBe(TEAMS);
  });

  it.each([
    ['another issuer', { iss: 'https://sts.windows.net/1/' }],
    ['another app', { aud: 'other' }],
    ['another app', { aud: ['app'] }],
    ['another service in the token', { serviceurl: 'https://smba.trafficmanager.net/fr/' }],
    ['too old', { exp: now / 1000 - 301 }],
    ['too old', { exp: undefined }],
    ['too old', { exp: String(now) }],
    ['too early', { nbf: now / 1000 + 301 }],
    ['too early', { nbf: undefined }],
  ])('%s: %j', (why, claims) => {
    expect(() => look(claims)).toThrow(why);
  });

  it.each(['none', 'HS256', 'RS384', 'ES256'])('the algorithm %s', (alg) => {
    expect(() => look({}, alg)).toThrow('another algorithm');
  });

  it('a header that has no end', () => {
    expect(() => look({ more: 'x'.repeat(9_000) })).toThrow('no token');
  });
});

describe('botbuilder in earnest', () => {
  it('shows Microsoft the secret, in the one tenant, and Teams the token', async () => {
    const { transport, login, service, appId, diverted } = await inEarnest();
    await transport.check();
    await transport.post({ serviceUrl: TEAMS, id: 'a:1' }, HELLO);
    await transport.post({ serviceUrl: TEAMS, id: 'a:1' }, HELLO);
    expect(login.asked).toHaveLength(1);
    expect(login.asked[0]).toMatchObject({
      tenant: TENANT,
      fields: {
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: SECRET,
        scope: 'https://api.botframework.com/.default',
      },
    });
    expect(service.heard.map(({ headers }) => headers['authorization'])).toEqual(['Bearer token-1', 'Bearer token-1']);
    expect(new Set(diverted.hosts)).toEqual(new Set(['login.microsoftonline.com', 'smba.trafficmanager.net']));
  });

  it('shows Microsoft the certificate, without a program beside it', async () => {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const certificate = selfSigned(key.publicKey, key.privateKey);
    const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    vi.stubEnv('PATH', '');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { transport, login } = await inEarnest('token', {
      credentials: { kind: 'certificate', certificate, privateKey },
    });
    await transport.check();
    const { client_assertion: assertion = '', client_secret: secret } = login.asked[0]?.fields ?? {};
    const [head = '', body = '', signature = ''] = assertion.split('.');
    const { x5t, alg } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as { x5t: string; alg: string };
    const known = new X509Certificate(certificate);
    expect(Buffer.from(x5t, 'base64url').toString('hex').toUpperCase()).toBe(known.fingerprint.replaceAll(':', ''));
    expect(alg).toBe('RS256');
    const signed = Buffer.from(`${head}.${body}`);
    expect(verify('sha256', signed, key.publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(secret ?? '').toBe('');
  });

  it.each([
    ['AADSTS7000215', 'FB402', 'Das Geheimnis der App stimmt nicht'],
    ['AADSTS7000222', 'FB402', 'abgelaufen'],
    ['AADSTS700016', 'FB402', 'TEAMS_APP_ID und TEAMS_TENANT_ID'],
    ['AADSTS90002', 'FB402', 'TEAMS_TENANT_ID'],
    ['AADSTS700027', 'FB402', 'Zertifikat'],
    ['AADSTS53003', 'FB402', 'Antwort „AADSTS53003“'],
    ['AADSTS90033', 'FB403', 'antwortet nicht'],
    ['broken', 'FB403', 'antwortet nicht'],
    ['silent', 'FB403', 'antwortet nicht'],
  ] as const)('says in words what Microsoft makes of it: %s', async (said, code, words) => {
    const { transport } = await inEarnest(said, {}, 400);
    const error = await thrown(transport.check());
    expect(error).toBeInstanceOf(FallboteError);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toContain(words);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET);
  });

  it('says that Microsoft cannot be reached', async () => {
    const { transport } = await inEarnest();
    divert({});
    expect(await thrown(transport.check())).toMatchObject({ code: 'FB403' });
  });

  it('knows that nothing went out where there is no token, and logs why', async () => {
    const { transport, login, service, logged } = await inEarnest('AADSTS7000222');
    const to = { serviceUrl: TEAMS, id: 'a:1' };
    const error = await thrown(transport.post(to, HELLO));
    expect(error).toMatchObject({ status: undefined, connection: 'before' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET);
    expect(service.heard).toEqual([]);
    expect(logged).toEqual(['teams: no token from Microsoft (AADSTS7000222)']);
    login.say('token');
    await transport.post(to, HELLO);
    expect(service.posts()).toBe(1);
  });

  it('comes out of a login that does not answer', async () => {
    const { transport, login, service } = await inEarnest('silent', {}, 300);
    const to = { serviceUrl: TEAMS, id: 'a:1' };
    expect(await thrown(transport.post(to, HELLO))).toMatchObject({ connection: 'before' });
    login.say('token');
    await transport.post(to, HELLO);
    expect(service.posts()).toBe(1);
  });

  it('asks for one token at a time, and for another one where Teams refuses it', async () => {
    const { transport, login, service } = await inEarnest();
    const to = { serviceUrl: TEAMS, id: 'a:1' };
    await Promise.all(Array.from({ length: 20 }, () => transport.post(to, HELLO)));
    expect(login.asked).toHaveLength(1);
    service.fault(says(401));
    expect(await thrown(transport.post(to, HELLO))).toMatchObject({ status: 401 });
    await transport.post(to, HELLO);
    await transport.post(to, HELLO);
    expect(login.asked).toHaveLength(2);
    expect(service.heard.slice(-2).map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer token-2',
      'Bearer token-2',
    ]);
  });

  it('takes what Microsoft signed for a service of Microsoft, and for none on this machine', async () => {
    const { transport, authority, service } = await inEarnest();
    const activity = { type: 'message', channelId: 'msteams', serviceUrl: TEAMS };
    await transport.authenticate(`Bearer ${authority.token({ serviceurl: TEAMS })}`, activity);
    const local = `Bearer ${authority.token({ serviceurl: service.url })}`;
    await thrown(transport.authenticate(local, { ...activity, serviceUrl: service.url }));
  });
});

describe('botbuilder behind the line', () => {
  async function tried(timeoutMs = 2_000) {
    const appId = randomUUID();
    const [service, authority] = await Promise.all([startService(), startAuthority({ appId })]);
    onTestFinished(async () => void (await Promise.all([service.stop(), authority.stop()])));
    const config = configFor(authority.url, { appId });
    return { service, authority, config, transport: createBotbuilderTransport({ config, timeoutMs }) };
  }

  it('asks nobody for a token when it is tried out', async () => {
    const diverted = divert({});
    const { transport, service } = await tried();
    await transport.check();
    await transport.post({ serviceUrl: service.url, id: 'a:1' }, HELLO);
    expect(diverted.hosts).toEqual([]);
  });

  it('lets nobody fill the console, and keeps it for others', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { transport, service, authority } = await tried();
    const token = authority.token({ serviceurl: service.url });
    const forged = `Bearer ${token.slice(0, -8)}AAAAAAAA`;
    const work = transport.authenticate(forged, { channelId: 'msteams', serviceUrl: service.url });
    console.error('somebody else');
    await thrown(work);
    expect(printed.mock.calls).toEqual([['somebody else']]);
  });

  it('reads the keys once', async () => {
    const { transport, service, authority } = await tried();
    const activity = { channelId: 'msteams', serviceUrl: service.url };
    for (let count = 0; count < 3; count++)
      await transport.authenticate(`Bearer ${authority.token({ serviceurl: service.url })}`, activity);
    expect(authority.reads()).toBe(1);
  });

  it('refuses where the keys cannot be read, and does not wait for ever', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      silent.closeAllConnections();
      silent.close();
    });
    const { authority, service, config } = await tried();
    const trialUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const transport = createBotbuilderTransport({ config: { ...config, trialUrl }, timeoutMs: 200 });
    const token = `Bearer ${authority.token({ serviceurl: service.url })}`;
    await thrown(transport.authenticate(token, { channelId: 'msteams', serviceUrl: service.url }));
  });

  it.each(['stalls', 'breaks off'] as const)('comes out of a packed answer that %s', async (what) => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(201, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        // as a packed answer begins
        response.write(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), () => {
          if (what === 'breaks off') request.socket.destroy();
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const transport = createBotbuilderTransport({ config: configFor('http://127.0.0.1:1'), timeoutMs: 300 });
    await expect(transport.post({ serviceUrl, id: 'a:1' }, HELLO)).rejects.toMatchObject({ name: 'TransportError' });
  });

  it('keeps its connections', async () => {
    const { transport, service } = await tried();
    for (let count = 0; count < 5; count++) await transport.post({ serviceUrl: service.url, id: 'a:1' }, HELLO);
    expect(service.heard).toHaveLength(5);
    expect(new Set(service.heard.map(({ port }) => port)).size).toBe(1);
  });
});
