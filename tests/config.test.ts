import { describe, expect, it } from 'vitest';
import { configFrom, type Environment, SLACK_VARIABLES } from '../src/config.ts';
import { FallboteError } from '../src/errors.ts';

const FILES: Readonly<Record<string, string>> = { '/run/token': 'xoxb-from-file\n', '/run/empty': ' \n' };
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
    expect(from({ ...trial, ...here }).slack?.trialNow).toBe(Date.parse('2026-11-23T06:45:00Z'));
    expect(from({ ...HTTP, ...here }).slack?.trialNow).toBeUndefined();
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
