import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import { FallboteError } from '../../src/errors.ts';
import type { Body } from '../chat/body.ts';
import { createHttpDoor, headerOf, respond } from '../chat/http.ts';
import type { Ack } from '../chat/intake.ts';
import { isFrom, parseBody } from './body.ts';
import type { SlackIntake } from './intake.ts';
import { MAX_BODY } from './limits.ts';
import { createVerifier, type Signed } from './signature.ts';

export const PATH = '/slack/events';

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly host: string;
  readonly port: number;
  readonly teamId: string;
  readonly intake: SlackIntake;
  /** in milliseconds */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/**
 * Takes Slack's requests over HTTP and only carries: what is not signed, too old, from the future, replayed, too long or
 * from another workspace is refused before anybody reads it. TLS is the business of the proxy in front.
 */
export function createHttpReceiver(options: HttpReceiverOptions): Receiver & { port(): number } {
  const { intake, teamId, log } = options;
  const verifier = createVerifier(options.signingSecret, options.now);

  async function accept(body: Body, signed: Signed, response: ServerResponse): Promise<void> {
    const ack: Ack = async (shown) => {
      if (response.destroyed) throw new Error('the line has gone');
      respond(response, 200, shown);
    };
    try {
      await intake.take(body, ack);
    } catch {
      // not kept, so not acknowledged: Slack brings events again
      verifier.forget(signed);
      log('FB103 slack/inbox.jsonl');
      respond(response, 503);
    }
  }

  async function take(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const signed: Signed = {
      timestamp: headerOf(request, 'x-slack-request-timestamp'),
      signature: headerOf(request, 'x-slack-signature'),
      body,
    };
    const verdict = verifier.verify(signed);
    if (verdict !== 'ok') {
      log(`slack: refused: signature ${verdict}`);
      return respond(response, 401);
    }
    const parsed = parseBody(headerOf(request, 'content-type') ?? '', body.toString('utf8'));
    if (parsed === undefined) return respond(response, 400);
    if (parsed['ssl_check'] === '1') return respond(response, 200);
    if (parsed['type'] === 'url_verification') return respond(response, 200, { challenge: parsed['challenge'] });
    if (!isFrom(parsed, teamId)) {
      log('slack: refused: another workspace');
      return respond(response, 403);
    }
    await accept(parsed, signed, response);
  }

  const { port, start, stop } = createHttpDoor({
    host: options.host,
    port: options.port,
    path: PATH,
    most: MAX_BODY,
    take,
    idle: intake.idle,
    tooLong: () => log('slack: refused: too long'),
    unusable: (where, code, cause) =>
      new FallboteError(
        'FB403',
        'platform',
        `Slack kann Fallbote nicht erreichen: ${where} lässt sich nicht öffnen (${code}). Bitte SLACK_HOST und SLACK_PORT prüfen.`,
        { cause },
      ),
  });
  return { init: (app: App) => intake.init(app), port, start, stop };
}
