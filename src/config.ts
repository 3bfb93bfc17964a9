import { FallboteError } from './errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** How requests come in: over a port of our own, or over a connection that Fallbote opens (Socket Mode). */
export type SlackDoor =
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number }
  | { readonly kind: 'socket'; readonly appToken: string };

export interface SlackConfig {
  readonly botToken: string;
  /** the one workspace that is served */
  readonly teamId: string;
  readonly door: SlackDoor;
  /** where the Web API is; another one than Slack's for tests only, on this machine */
  readonly apiUrl?: string;
  /** the instant at which the clock of the office begins, where the Web API is on this machine: for trying out */
  readonly trialNow?: number;
}

export interface Config {
  /** missing: Slack is not set up */
  readonly slack?: SlackConfig;
  /** port on this machine for health and counters; missing: none */
  readonly metricsPort?: number;
}

/** Variables of Slack that hold a secret: each may be a file instead, `<name>_FILE`. */
const SECRETS = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'] as const;
const SETTINGS = ['SLACK_TEAM_ID', 'SLACK_HOST', 'SLACK_PORT'] as const;
const API_URL = 'FALLBOTE_SLACK_API_URL';
const TRIAL_NOW = 'FALLBOTE_TRIAL_NOW';
const METRICS_PORT = 'FALLBOTE_METRICS_PORT';

/** All variables of Slack, for the documentation and for whoever looks for typing errors. */
export const SLACK_VARIABLES: readonly string[] = [
  ...SECRETS.flatMap((name) => [name, `${name}_FILE`]),
  ...SETTINGS,
  API_URL,
];

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

const wrong = (message: string, cause?: unknown): FallboteError =>
  new FallboteError('FB401', 'user', `Slack ist nicht richtig eingerichtet: ${message}`, { cause });

const isPort = (text: string): boolean => /^\d{1,5}$/u.test(text) && Number(text) <= 65_535;

type ReadFile = (path: string) => string;

/** The value of a variable, or of the file that it names; an empty one counts as none. */
function secret(name: (typeof SECRETS)[number], env: Environment, readFile: ReadFile): string | undefined {
  const value = env[name] ?? '';
  const path = env[`${name}_FILE`] ?? '';
  if (value !== '' && path !== '') throw wrong(`Bitte nur eines von ${name} und ${name}_FILE setzen.`);
  if (path === '') return value.trim() || undefined;
  let text: string;
  try {
    text = readFile(path).trim();
  } catch (error) {
    throw wrong(`Die Datei in ${name}_FILE lässt sich nicht lesen. Bitte Pfad und Rechte prüfen.`, error);
  }
  if (text === '') throw wrong(`Die Datei in ${name}_FILE ist leer.`);
  return text;
}

/** A value of the right shape; what it is never stands in the message. */
function shaped(name: string, value: string | undefined, shape: RegExp, want: string): string {
  if (value === undefined) throw wrong(`Es fehlt ${name}. ${want}`);
  if (!shape.test(value)) throw wrong(`${name} hat nicht die erwartete Form. ${want}`);
  return value;
}

function doorOf(env: Environment, signingSecret: string | undefined, appToken: string | undefined): SlackDoor {
  if (signingSecret !== undefined && appToken !== undefined)
    throw wrong(
      'Bitte nur eines setzen: SLACK_SIGNING_SECRET (Slack ruft Fallbote auf) oder SLACK_APP_TOKEN (Socket Mode).',
    );
  if (appToken !== undefined) {
    for (const name of ['SLACK_HOST', 'SLACK_PORT'])
      if ((env[name] ?? '') !== '') throw wrong(`${name} wird im Socket Mode nicht gebraucht. Bitte entfernen.`);
    return {
      kind: 'socket',
      appToken: shaped(
        'SLACK_APP_TOKEN',
        appToken,
        /^xapp-[\w-]{3,300}$/u,
        'Es ist das „App-Level Token“ mit connections:write (beginnt mit xapp-).',
      ),
    };
  }
  if (signingSecret === undefined)
    throw wrong(
      'Es fehlt SLACK_SIGNING_SECRET (Slack ruft Fallbote auf; „Basic Information“ der App) oder SLACK_APP_TOKEN (Socket Mode).',
    );
  const port = (env['SLACK_PORT'] ?? '') || '3000';
  if (!isPort(port)) throw wrong('SLACK_PORT ist keine Zahl von 0 bis 65535.');
  return {
    kind: 'http',
    signingSecret: shaped(
      'SLACK_SIGNING_SECRET',
      signingSecret,
      /^[\w-]{16,100}$/u,
      'Es ist das „Signing Secret“ unter „Basic Information“ der App.',
    ),
    host: (env['SLACK_HOST'] ?? '') || '127.0.0.1',
    port: Number(port),
  };
}

function apiUrlOf(env: Environment): string | undefined {
  const text = env[API_URL] ?? '';
  if (text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // tokens and answers go there
  if (url === undefined || url.protocol !== 'http:' || !LOOPBACK.includes(url.hostname))
    throw wrong(`${API_URL} ist nur für Tests und darf nur auf diesen Rechner zeigen (http://127.0.0.1:…/api/).`);
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Another time than the one it is, where no message can get to people. */
function trialNowOf(env: Environment, apiUrl: string | undefined): number | undefined {
  const text = env[TRIAL_NOW] ?? '';
  if (text === '') return undefined;
  if (apiUrl === undefined) throw wrong(`${TRIAL_NOW} gilt nur zum Ausprobieren, zusammen mit ${API_URL}.`);
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw wrong(`${TRIAL_NOW} ist kein Zeitpunkt in UTC, z. B. 2026-11-23T06:45:00Z.`);
  return instant;
}

function metricsPortOf(env: Environment): number | undefined {
  const text = (env[METRICS_PORT] ?? '').trim();
  if (text === '') return undefined;
  if (!isPort(text)) throw new FallboteError('FB401', 'user', `${METRICS_PORT} ist keine Zahl von 0 bis 65535.`);
  return Number(text);
}

function slackFrom(env: Environment, readFile: ReadFile): SlackConfig | undefined {
  if (SLACK_VARIABLES.every((name) => (env[name] ?? '') === '')) return undefined;
  const botToken = shaped(
    'SLACK_BOT_TOKEN',
    secret('SLACK_BOT_TOKEN', env, readFile),
    /^xoxb-[\w-]{3,300}$/u,
    'Es ist das „Bot User OAuth Token“ (beginnt mit xoxb-).',
  );
  const teamId = shaped(
    'SLACK_TEAM_ID',
    (env['SLACK_TEAM_ID'] ?? '').trim() || undefined,
    /^T[A-Z0-9]{2,20}$/u,
    'Es ist die Kennung des Workspace (beginnt mit T); Fallbote antwortet nur dort.',
  );
  const signingSecret = secret('SLACK_SIGNING_SECRET', env, readFile);
  const apiUrl = apiUrlOf(env);
  const trialNow = trialNowOf(env, apiUrl);
  return {
    botToken,
    teamId,
    door: doorOf(env, signingSecret, secret('SLACK_APP_TOKEN', env, readFile)),
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(trialNow === undefined ? {} : { trialNow }),
  };
}

/**
 * The environment as one validated object. Throws FB401 where an adapter is set up by half: the message names the variable
 * and what to do, never a value.
 */
export function configFrom(env: Environment, readFile: ReadFile): Config {
  const slack = slackFrom(env, readFile);
  const metricsPort = metricsPortOf(env);
  return { ...(slack === undefined ? {} : { slack }), ...(metricsPort === undefined ? {} : { metricsPort }) };
}
