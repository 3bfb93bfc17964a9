import type { SlackConfig } from '../../src/config.ts';
import { type Finding, finding } from '../../src/doctor/finding.ts';
import { checkSlack } from '../slack/check.ts';
import { clientOptions, createClient } from '../slack/client.ts';

/** Whether Slack takes the app; asks Slack who the token belongs to. Rejects with a FallboteError where it does not. */
export async function askSlack({ botToken, teamId, apiUrl }: SlackConfig): Promise<readonly Finding[]> {
  await checkSlack(createClient(botToken, clientOptions(apiUrl)), teamId);
  return [finding('slack', 'ok', 'Slack nimmt Fallbote an.', 'Slack takes Fallbote.')];
}
