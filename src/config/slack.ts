import { type Environment, type Reader, type ReadFile, readerOf } from './reader.ts';

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
}

/** Variables of Slack that hold a secret: each may be a file instead, `<name>_FILE`. */
const SECRETS = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'] as const;
const SETTINGS = ['SLACK_TEAM_ID', 'SLACK_HOST', 'SLACK_PORT'] as const;
const API_URL = 'FALLBOTE_SLACK_API_URL';

/** All variables of Slack, for the documentation and for whoever looks for typing errors. */
export const SLACK_VARIABLES: readonly string[] = [
  ...SECRETS.flatMap((name) => [name, `${name}_FILE`]),
  ...SETTINGS,
  API_URL,
];

function doorOf(read: Reader): SlackDoor {
  const signingSecret = read.secret('SLACK_SIGNING_SECRET');
  const appToken = read.secret('SLACK_APP_TOKEN');
  if (signingSecret !== undefined && appToken !== undefined)
    throw read.wrong(
      'Bitte nur eines setzen: SLACK_SIGNING_SECRET (Slack ruft Fallbote auf) oder SLACK_APP_TOKEN (Socket Mode).',
    );
  if (appToken !== undefined) {
    for (const name of ['SLACK_HOST', 'SLACK_PORT'])
      if (read.anyOf([name])) throw read.wrong(`${name} wird im Socket Mode nicht gebraucht. Bitte entfernen.`);
    return {
      kind: 'socket',
      appToken: read.shaped(
        'SLACK_APP_TOKEN',
        appToken,
        /^xapp-[\w-]{3,300}$/u,
        'Es ist das „App-Level Token“ mit connections:write (beginnt mit xapp-).',
      ),
    };
  }
  if (signingSecret === undefined)
    throw read.wrong(
      'Es fehlt SLACK_SIGNING_SECRET (Slack ruft Fallbote auf; „Basic Information“ der App) oder SLACK_APP_TOKEN (Socket Mode).',
    );
  return {
    kind: 'http',
    port: read.port('SLACK_PORT', '3000'),
    signingSecret: read.shaped(
      'SLACK_SIGNING_SECRET',
      signingSecret,
      /^[\w-]{16,100}$/u,
      'Es ist das „Signing Secret“ unter „Basic Information“ der App.',
    ),
    host: read.value('SLACK_HOST') ?? '127.0.0.1',
  };
}

/** `undefined`: none of its variables says anything. */
export function slackFrom(env: Environment, readFile: ReadFile): SlackConfig | undefined {
  const read = readerOf('Slack', env, readFile);
  if (!read.anyOf(SLACK_VARIABLES)) return undefined;
  const botToken = read.shaped(
    'SLACK_BOT_TOKEN',
    read.secret('SLACK_BOT_TOKEN'),
    /^xoxb-[\w-]{3,300}$/u,
    'Es ist das „Bot User OAuth Token“ (beginnt mit xoxb-).',
  );
  const teamId = read.shaped(
    'SLACK_TEAM_ID',
    read.value('SLACK_TEAM_ID'),
    /^T[A-Z0-9]{2,20}$/u,
    'Es ist die Kennung des Workspace (beginnt mit T); Fallbote antwortet nur dort.',
  );
  const apiUrl = read.loopback(API_URL, 'http://127.0.0.1:…/api/')?.href;
  return {
    botToken,
    teamId,
    door: doorOf(read),
    ...(apiUrl === undefined ? {} : { apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
  };
}
