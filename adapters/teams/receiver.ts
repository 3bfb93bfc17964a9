import type { IncomingMessage, ServerResponse } from 'node:http';
import { FallboteError } from '../../src/errors.ts';
import { parseJson } from '../chat/body.ts';
import { createHttpDoor, type HttpDoor, headerOf, respond } from '../chat/http.ts';
import type { Ack, Intake } from '../chat/intake.ts';
import { isFrom } from './incoming.ts';
import { inWords } from './responses.ts';
import type { Activity, TeamsTransport } from './transport.ts';

export const PATH = '/api/messages';
/** Most bytes of a request that are read; a card that is sent back is far smaller. */
const MAX_BODY = 256 * 1024;

export interface ReceiverOptions {
  readonly host: string;
  readonly port: number;
  /** in lower case */
  readonly tenants: readonly string[];
  readonly transport: Pick<TeamsTransport, 'authenticate'>;
  readonly intake: Intake;
  readonly log: (line: string) => void;
}

/**
 * Takes the requests of Microsoft's bot service and only carries: what it did not sign for this app, what is too long, or
 * comes from another tenant, is refused before anybody reads it.
 */
export function createReceiver({ transport, intake, tenants, log, host, port }: ReceiverOptions): HttpDoor {
  async function accept(activity: Activity, response: ServerResponse): Promise<void> {
    const isInvoke = activity['type'] === 'invoke';
    const ack: Ack = async (shown) => {
      if (response.destroyed) throw new Error('the line has gone');
      // a button that was pressed wants an answer in any case; what came as a message shows none
      respond(response, 200, isInvoke ? (shown ?? inWords('')) : undefined);
      return isInvoke;
    };
    try {
      await intake.take(activity, ack);
    } catch (error) {
      // nested deeper than it can be written down: it would be no better the next time
      if (error instanceof RangeError) return respond(response, 400);
      // not kept, so not acknowledged: Teams brings it again
      log('FB103 teams/inbox.jsonl');
      respond(response, 503);
    }
  }

  async function take(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const activity = parseJson(body.toString('utf8'));
    if (activity === undefined) return respond(response, 400);
    try {
      await transport.authenticate(headerOf(request, 'authorization') ?? '', activity);
    } catch {
      log('teams: refused: not signed by Microsoft for this app');
      return respond(response, 401);
    }
    if (!isFrom(activity, tenants)) {
      log('teams: refused: another tenant');
      return respond(response, 403);
    }
    await accept(activity, response);
  }

  return createHttpDoor({
    host,
    port,
    path: PATH,
    most: MAX_BODY,
    take,
    idle: intake.idle,
    tooLong: () => log('teams: refused: too long'),
    unusable: (where, code, cause) =>
      new FallboteError(
        'FB403',
        'platform',
        `Teams kann Fallbote nicht erreichen: ${where} lässt sich nicht öffnen (${code}). Bitte TEAMS_HOST und TEAMS_PORT prüfen.`,
        { cause },
      ),
  });
}
