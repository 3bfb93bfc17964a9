import { PATH } from '../../../adapters/slack/http-receiver.ts';
import { signatureOf } from '../../../adapters/slack/signature.ts';
import type { SlackConfig } from '../../../src/config.ts';

export const SECRET = 'a-signing-secret-of-a-test';

/** An app over HTTP whose requests `signed` can sign. */
export const overHttp = (apiUrl: string): SlackConfig => ({
  botToken: 'xoxb-x',
  teamId: 'T1',
  apiUrl,
  door: { kind: 'http', signingSecret: SECRET, host: '127.0.0.1', port: 0 },
});

/**
 * Sends a body as Slack does: JSON, or else a form.
 * @param at when it was signed, in seconds
 */
export const signed = (
  port: number | undefined,
  body: string,
  at = Math.floor(Date.now() / 1000),
  signature = signatureOf(SECRET, String(at), body),
): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${PATH}`, {
    method: 'POST',
    headers: {
      'content-type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': signature,
    },
    body,
  });
