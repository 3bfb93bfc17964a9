import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { FallboteError } from '../../src/errors.ts';

/** What the app may do, and what for. The manifest asks for these and no others. */
export const SCOPES: Readonly<Record<string, string>> = {
  'app_mentions:read': 'reads what is said to the bot in a channel',
  'chat:write': 'answers and reminds',
  commands: 'slash commands and shortcuts',
  'files:write': 'puts the picture of a report into the direct message of a team lead; without it there is no picture',
  'im:history': 'reads what is written to the bot in a direct message, and looks for its own messages there',
  'im:write': 'finds the direct message of a person',
};

/** What the app can do without: a workspace may leave it out. */
const FILES = 'files:write';

/** Who the app is in the workspace, and whether it may store files there as far as Slack says. */
export interface Self {
  readonly botUserId: string;
  readonly botId: string;
  readonly files: boolean;
}

const refused = (message: string, cause?: unknown): FallboteError =>
  new FallboteError('FB402', 'platform', `Slack nimmt Fallbote nicht an: ${message}`, { cause });

const WORDS: Readonly<Record<string, string>> = {
  invalid_auth: 'Der Token ist ungültig.',
  not_authed: 'Der Token ist ungültig.',
  token_revoked: 'Der Token wurde widerrufen.',
  token_expired: 'Der Token ist abgelaufen.',
  account_inactive: 'Die App ist nicht mehr installiert.',
  not_allowed_token_type: 'Der Token ist von der falschen Art.',
  missing_scope: 'Dem Token fehlt ein Recht (scope).',
};

/** What went wrong at the start, in words: FB402 where Slack said no, FB403 where it did not answer. */
export function startError(error: unknown, variable: string): FallboteError {
  if (error instanceof FallboteError) return error;
  if (error instanceof WebAPIPlatformError) {
    const words = WORDS[error.data.error];
    // what Slack answers instead may be anything
    const why = words ?? `Antwort „${/^\w{1,40}$/u.exec(error.data.error)?.[0] ?? 'unlesbar'}“.`;
    return refused(`${why} Bitte ${variable} prüfen und die App bei Bedarf neu installieren.`, error);
  }
  return new FallboteError(
    'FB403',
    'platform',
    'Slack antwortet nicht. Bitte prüfen, ob dieser Rechner slack.com erreicht.',
    { cause: error },
  );
}

/**
 * Asks Slack who the token belongs to. Throws FB402 where it is not good, belongs to another workspace, was installed for
 * a whole organisation, or lacks a scope; FB403 where Slack cannot be reached.
 */
export async function checkSlack(client: WebClient, teamId: string): Promise<Self> {
  const who = await client.auth.test().catch((error: unknown) => {
    throw startError(error, 'SLACK_BOT_TOKEN');
  });
  if (who.is_enterprise_install === true)
    throw refused('Die App ist für eine ganze Organisation installiert. Bitte nur in einem Workspace installieren.');
  if (who.team_id !== teamId)
    throw refused('SLACK_BOT_TOKEN gehört zu einem anderen Workspace als SLACK_TEAM_ID. Bitte beides prüfen.');
  if (who.user_id === undefined || who.bot_id === undefined)
    throw refused('SLACK_BOT_TOKEN gehört zu keinem Bot. Gebraucht wird das „Bot User OAuth Token“.');
  const granted = who.response_metadata?.scopes;
  const missing =
    granted === undefined ? [] : Object.keys(SCOPES).filter((scope) => scope !== FILES && !granted.includes(scope));
  if (missing.length > 0)
    throw refused(`Es fehlen Rechte: ${missing.join(', ')}. Bitte in der App ergänzen und sie neu installieren.`);
  return { botUserId: who.user_id, botId: who.bot_id, files: granted === undefined || granted.includes(FILES) };
}
