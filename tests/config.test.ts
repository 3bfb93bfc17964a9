import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { configFrom, type Environment, SLACK_VARIABLES, TEAMS_VARIABLES } from '../src/config.ts';
import { FallboteError } from '../src/errors.ts';
import { selfSigned } from './self-signed.ts';

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [OWN, OTHER] = [rsa(), rsa()];
const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: typeof OWN.privateKey): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const FILES: Readonly<Record<string, string>> = {
  '/run/token': 'xoxb-from-file\n',
  '/run/empty': ' \n',
  '/run/password': 'word-from-file\n',
  '/run/certificate': selfSigned(OWN.publicKey, OWN.privateKey),
  '/run/key': pem(OWN.privateKey),
  '/run/other-key': pem(OTHER.privateKey),
  '/run/ec-certificate': selfSigned(EC.publicKey, OWN.privateKey),
  '/run/ec-key': pem(EC.privateKey),
  '/run/locked-key': OWN.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString(),
};
const readFile = (path: string): string => {
  const text = FILES[path];
  if (text === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
  return text;
};
const from = (env: Environment) => configFrom(env, readFile);

const HTTP: Environment = {
  SLACK_BOT_TOKEN: 'xoxb-one-two',
  SLACK_TEAM_ID: 'T01TEST',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
};
const { SLACK_SIGNING_SECRET: _, ...WITHOUT_DOOR } = HTTP;
const SOCKET: Environment = { ...WITHOUT_DOOR, SLACK_APP_TOKEN: 'xapp-1-A01-x' };

function refusal(env: Environment): string {
  try {
    from(env);
  } catch (error) {
    if (error instanceof FallboteError) return `${error.code} ${error.message}`;
  }
  return 'accepted';
}

describe('the environment', () => {
  it('without a variable of Slack, or with empty ones, sets up no Slack', () => {
    expect(from({})).toEqual({});
    expect(from({ SLACK_BOT_TOKEN: '', SLACK_PORT: '' })).toEqual({});
  });

  it('sets Slack up over HTTP, on this machine and port 3000 unless told otherwise', () => {
    expect(from(HTTP).slack?.door).toMatchObject({ kind: 'http', host: '127.0.0.1', port: 3000 });
    expect(from({ ...HTTP, SLACK_HOST: '0.0.0.0', SLACK_PORT: '8080' }).slack?.door).toMatchObject({
      host: '0.0.0.0',
      port: 8080,
    });
  });

  it('sets Slack up over Socket Mode', () => {
    expect(from(SOCKET).slack?.door).toEqual({ kind: 'socket', appToken: 'xapp-1-A01-x' });
  });

  it('takes each secret from a file too', () => {
    const { SLACK_BOT_TOKEN: _token, ...rest } = HTTP;
    expect(from({ ...rest, SLACK_BOT_TOKEN_FILE: '/run/token' }).slack?.botToken).toBe('xoxb-from-file');
    expect(refusal({ ...rest, SLACK_BOT_TOKEN_FILE: '/run/none' })).toContain('SLACK_BOT_TOKEN_FILE');
    expect(refusal({ ...rest, SLACK_BOT_TOKEN_FILE: '/run/empty' })).toContain('ist leer');
    expect(refusal({ ...HTTP, SLACK_BOT_TOKEN_FILE: '/run/token' })).toContain('nur eines von');
  });

  it.each(SLACK_VARIABLES)('with %s alone is set up by half, and refused', (name) => {
    expect(refusal({ [name]: name.endsWith('_FILE') ? '/run/token' : 'x' })).toMatch(/^FB401 /u);
  });

  it.each(Object.keys(HTTP))('names %s where it is the one that is missing', (name) => {
    const { [name]: _gone, ...rest } = HTTP;
    expect(refusal(rest)).toMatch(/^FB401 /u);
    expect(refusal(rest)).toContain(name);
  });

  it('is refused where it names both doors, or a port that is not needed', () => {
    expect(refusal({ ...HTTP, ...SOCKET })).toContain('nur eines');
    expect(refusal({ ...SOCKET, SLACK_PORT: '3000' })).toContain('SLACK_PORT');
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-user-token'],
    ['SLACK_TEAM_ID', 'vogelsang'],
    ['SLACK_SIGNING_SECRET', 'short'],
    ['SLACK_PORT', '99999'],
    ['SLACK_PORT', 'http'],
  ])('does not take %s=%s, and does not repeat it', (name, value) => {
    const said = refusal({ ...HTTP, [name]: value });
    expect(said).toContain(name);
    expect(said).not.toContain(value);
  });

  it('sends tokens to another address than Slack’s on this machine only', () => {
    const at = (url: string) => ({ ...HTTP, FALLBOTE_SLACK_API_URL: url });
    expect(from(at('http://127.0.0.1:3100/api')).slack?.apiUrl).toBe('http://127.0.0.1:3100/api/');
    expect(from(at('http://localhost:1/api/')).slack?.apiUrl).toBe('http://localhost:1/api/');
    for (const url of [
      'https://slack.example/api/',
      'http://127.0.0.1.example/api/',
      'http://127.0.0.1@example.org/api/',
      'http://10.0.0.1/api/',
      'ftp://127.0.0.1/',
      'nonsense',
    ])
      expect(refusal(at(url))).toContain('nur auf diesen Rechner');
  });

  it('takes another time for trying out alone, where Slack is on this machine', () => {
    const trial = { ...HTTP, FALLBOTE_TRIAL_NOW: '2026-11-23T06:45:00Z' };
    expect(refusal(trial)).toContain('FALLBOTE_SLACK_API_URL');
    const here = { FALLBOTE_SLACK_API_URL: 'http://127.0.0.1:9/api/' };
    expect(from({ ...trial, ...here }).trialNow).toBe(Date.parse('2026-11-23T06:45:00Z'));
    expect(from({ ...HTTP, ...here }).trialNow).toBeUndefined();
    for (const wrong of ['2026-11-23', '2026-11-23T06:45:00', 'gestern', '2026-13-23T06:45:00Z'])
      expect(refusal({ ...HTTP, ...here, FALLBOTE_TRIAL_NOW: wrong })).toContain('FB401');
  });

  it('opens a port for counters only where one is named', () => {
    expect(from({}).metricsPort).toBeUndefined();
    expect(from({ FALLBOTE_METRICS_PORT: ' 9464 ' }).metricsPort).toBe(9464);
    for (const wrong of ['x', '65536', '-1', '1.5'])
      expect(refusal({ FALLBOTE_METRICS_PORT: wrong })).toContain('FALLBOTE_METRICS_PORT');
  });
});

const APP = 'aaaaaaaa-1111-4222-8333-444444444444';
const TENANT = 'bbbbbbbb-1111-4222-8333-444444444444';
const TEAMS: Environment = { TEAMS_APP_ID: APP, TEAMS_TENANT_ID: TENANT, TEAMS_APP_PASSWORD: 'aGV8Q~word-word' };
const { TEAMS_APP_PASSWORD: _password, ...BARE } = TEAMS;
const CERTIFIED: Environment = {
  ...BARE,
  TEAMS_APP_CERTIFICATE_FILE: '/run/certificate',
  TEAMS_APP_PRIVATE_KEY_FILE: '/run/key',
};
const SLACK_HERE = { ...HTTP, FALLBOTE_SLACK_API_URL: 'http://127.0.0.1:9/api/' };
const TEAMS_HERE = { ...TEAMS, FALLBOTE_TEAMS_TRIAL_URL: 'http://127.0.0.1:9' };

describe('the environment, for Teams', () => {
  it('without a variable of Teams, or with empty ones, sets up no Teams', () => {
    expect(from({ TEAMS_APP_ID: '', TEAMS_PORT: '' })).toEqual({});
  });

  it('sets Teams up with a secret, on this machine and port 3978, for the own tenant', () => {
    expect(from({ ...TEAMS, TEAMS_APP_ID: APP.toUpperCase() }).teams).toEqual({
      appId: APP,
      tenantId: TENANT,
      credentials: { kind: 'secret', password: 'aGV8Q~word-word' },
      tenants: [TENANT],
      host: '127.0.0.1',
      port: 3978,
    });
    expect(from({ ...TEAMS, TEAMS_HOST: '0.0.0.0', TEAMS_PORT: '0' }).teams).toMatchObject({
      host: '0.0.0.0',
      port: 0,
    });
  });

  it('takes the secret from a file too', () => {
    expect(from({ ...BARE, TEAMS_APP_PASSWORD_FILE: '/run/password' }).teams?.credentials).toEqual({
      kind: 'secret',
      password: 'word-from-file',
    });
    expect(refusal({ ...TEAMS, TEAMS_APP_PASSWORD_FILE: '/run/password' })).toContain('nur eines von');
    expect(refusal({ ...BARE, TEAMS_APP_PASSWORD_FILE: '/run/none' })).toContain('TEAMS_APP_PASSWORD_FILE');
  });

  it('sets Teams up with a certificate and its key', () => {
    const given = from(CERTIFIED).teams?.credentials;
    expect(given).toMatchObject({
      kind: 'certificate',
      certificate: expect.stringMatching(/^-----BEGIN CERTIFICATE/u),
    });
  });

  it.each([
    [{ TEAMS_APP_PRIVATE_KEY_FILE: '/run/other-key' }, 'gehört nicht zum Zertifikat'],
    [{ TEAMS_APP_PRIVATE_KEY_FILE: '/run/locked-key' }, 'TEAMS_APP_PRIVATE_KEY_FILE steht kein Schlüssel'],
    [{ TEAMS_APP_PRIVATE_KEY_FILE: '/run/token' }, 'TEAMS_APP_PRIVATE_KEY_FILE steht kein Schlüssel'],
    [{ TEAMS_APP_CERTIFICATE_FILE: '/run/key' }, 'TEAMS_APP_CERTIFICATE_FILE steht kein Zertifikat'],
    [{ TEAMS_APP_CERTIFICATE_FILE: '/run/empty' }, 'TEAMS_APP_CERTIFICATE_FILE ist leer'],
    [{ TEAMS_APP_PRIVATE_KEY_FILE: '' }, 'Es fehlt TEAMS_APP_PRIVATE_KEY_FILE'],
    [{ TEAMS_APP_CERTIFICATE_FILE: '' }, 'Es fehlt TEAMS_APP_CERTIFICATE_FILE'],
    [{ TEAMS_APP_CERTIFICATE_FILE: '/run/ec-certificate', TEAMS_APP_PRIVATE_KEY_FILE: '/run/ec-key' }, 'RSA'],
    [{ TEAMS_APP_PASSWORD: 'aGV8Q~word-word' }, 'nur eines setzen'],
  ])('refuses a certificate with %o', (change, why) => {
    const said = refusal({ ...CERTIFIED, ...change });
    expect(said).toMatch(/^FB401 Teams ist nicht richtig eingerichtet: /u);
    expect(said).toContain(why);
  });

  it.each(TEAMS_VARIABLES)('with %s alone is set up by half, and refused', (name) => {
    expect(refusal({ [name]: name.endsWith('_FILE') ? '/run/token' : 'x' })).toMatch(/^FB401 Teams /u);
  });

  it.each(Object.keys(TEAMS))('names %s where it is the one that is missing', (name) => {
    const { [name]: _gone, ...rest } = TEAMS;
    expect(refusal(rest)).toContain(`Es fehlt ${name}`);
  });

  it.each([
    ['TEAMS_APP_ID', 'fallbote-app'],
    ['TEAMS_APP_ID', `${APP}0`],
    ['TEAMS_TENANT_ID', 'jobcenter.onmicrosoft.com'],
    ['TEAMS_APP_PASSWORD', 'short'],
    ['TEAMS_APP_PASSWORD', 'two words of it'],
    ['TEAMS_APP_PASSWORD', 'cccccccc-1111-4222-8333-444444444444'],
    ['TEAMS_TENANTS', 'anybody'],
    ['TEAMS_TENANTS', '*'],
    ['TEAMS_PORT', '99999'],
    ['TEAMS_PORT', 'http'],
  ])('does not take %s=%s, and does not repeat it', (name, value) => {
    const said = refusal({ ...TEAMS, [name]: value });
    expect(said).toContain(name);
    expect(said).not.toContain(value);
  });

  it('answers the tenants that are named, each written rightly', () => {
    const other = 'cccccccc-1111-4222-8333-444444444444';
    expect(from({ ...TEAMS, TEAMS_TENANTS: ` ${TENANT}, ${other.toUpperCase()},${TENANT}` }).teams?.tenants).toEqual([
      TENANT,
      other,
    ]);
    for (const wrong of [`${TENANT},`, `,${TENANT}`, ',', `${TENANT};${other}`, `${TENANT},${TENANT.slice(1)}`])
      expect(refusal({ ...TEAMS, TEAMS_TENANTS: wrong }), wrong).toContain('TEAMS_TENANTS');
  });

  it('believes another login than Microsoft’s on this machine only', () => {
    const at = (url: string) => ({ ...TEAMS, FALLBOTE_TEAMS_TRIAL_URL: url });
    expect(from(at('http://127.0.0.1:3100/')).teams?.trialUrl).toBe('http://127.0.0.1:3100');
    expect(from(at('http://[::1]:1/x/')).teams?.trialUrl).toBe('http://[::1]:1/x');
    for (const url of [
      'https://login.example',
      'https://127.0.0.1:1',
      'http://127.0.0.1.example',
      'http://127.0.0.1@example.org',
      'http://10.0.0.1',
      '127.0.0.1:1',
    ])
      expect(refusal(at(url)), url).toContain('nur auf diesen Rechner');
  });
});

describe('Slack and Teams at once', () => {
  it('are both set up', () => {
    expect(Object.keys(from({ ...HTTP, ...TEAMS }))).toEqual(['slack', 'teams']);
  });

  it('are refused where one of them is set up by half', () => {
    expect(refusal({ ...HTTP, ...BARE })).toContain('Teams');
    expect(refusal({ ...TEAMS, SLACK_TEAM_ID: 'T01' })).toContain('Slack');
  });

  it('do not listen on one port', () => {
    const same = { ...HTTP, ...TEAMS, SLACK_PORT: '8080', TEAMS_PORT: '8080' };
    expect(refusal(same)).toContain('SLACK_PORT und TEAMS_PORT');
    expect(refusal({ ...same, SLACK_PORT: '0', TEAMS_PORT: '0' })).toBe('accepted');
    expect(refusal({ ...SOCKET, ...TEAMS, TEAMS_PORT: '3000' })).toBe('accepted');
  });

  it('take another time only where no message of either gets to people', () => {
    const now = { FALLBOTE_TRIAL_NOW: '2026-11-23T06:45:00Z' };
    const instant = Date.parse('2026-11-23T06:45:00Z');
    expect(from({ ...TEAMS_HERE, ...now }).trialNow).toBe(instant);
    expect(from({ ...SLACK_HERE, ...TEAMS_HERE, ...now }).trialNow).toBe(instant);
    for (const real of [{ ...SLACK_HERE, ...TEAMS }, { ...HTTP, ...TEAMS_HERE }, { ...HTTP, ...TEAMS }, { ...TEAMS }])
      expect(refusal({ ...real, ...now })).toContain('FALLBOTE_TEAMS_TRIAL_URL');
    // the console is told the day otherwise
    expect(from(now)).toEqual({});
  });
});
