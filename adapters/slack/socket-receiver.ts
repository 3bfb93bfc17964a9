import type { App, Receiver } from '@slack/bolt';
import { type LogLevel, SocketModeClient } from '@slack/socket-mode';
import type { WebClientOptions } from '@slack/web-api';
import { type Body, record } from '../chat/body.ts';
import type { Ack } from '../chat/intake.ts';
import { isFrom } from './body.ts';
import type { SlackIntake } from './intake.ts';
import { QUIET } from './quiet.ts';

export interface SocketReceiverOptions {
  readonly appToken: string;
  readonly teamId: string;
  readonly intake: SlackIntake;
  readonly clientOptions: Omit<WebClientOptions, 'logger' | 'logLevel'>;
  readonly log: (line: string) => void;
}

/** Slack ends connections every few hours: the next one is opened at once. */
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 30_000;
/** Slack should answer a closing connection at once. */
const CLOSE_WITHIN_MS = 2_000;

/**
 * Takes Slack's requests over a connection that it opens itself (Socket Mode). Reconnecting is done here: the client's
 * own attempts end the process where one fails (a promise that nobody waits for).
 */
export function createSocketReceiver(options: SocketReceiverOptions): Receiver {
  const { intake, teamId, log } = options;
  let client: SocketModeClient | undefined;
  let open = false;
  let wait = FIRST_WAIT_MS;
  let timer: NodeJS.Timeout | undefined;

  async function take({ body, ack }: { body?: unknown; ack: Ack }): Promise<void> {
    // not acknowledged, so Slack brings it to the next connection
    if (!open) return;
    const given: Body = record(body);
    try {
      if (isFrom(given, teamId)) return await intake.take(given, ack);
      log('slack: refused: another workspace');
      await ack();
    } catch {
      log('FB103 slack/inbox.jsonl');
    }
  }

  async function connect(): Promise<void> {
    const made = new SocketModeClient({
      appToken: options.appToken,
      logger: QUIET,
      logLevel: 'error' as LogLevel,
      autoReconnectEnabled: false,
      clientOptions: options.clientOptions,
    });
    made.on('slack_event', (event: { body?: unknown; ack: Ack }) => void take(event));
    client = made;
    await made.start();
    wait = FIRST_WAIT_MS;
    made.on('disconnected', () => {
      if (client === made) again();
    });
  }

  function again(): void {
    if (!open || timer !== undefined) return;
    if (wait > FIRST_WAIT_MS) log(`slack: no connection, again in ${wait / 1000} s`);
    timer = setTimeout(() => {
      timer = undefined;
      connect().catch(again);
    }, wait);
    wait = Math.min(2 * wait, LONGEST_WAIT_MS);
  }

  return {
    init: (app: App) => intake.init(app),
    async start() {
      open = true;
      try {
        await connect();
      } catch (error) {
        open = false;
        throw error;
      }
    },
    async stop() {
      open = false;
      clearTimeout(timer);
      timer = undefined;
      const closing = client;
      client = undefined;
      if (closing === undefined) return;
      await intake.idle();
      let late: NodeJS.Timeout | undefined;
      await Promise.race([
        closing.disconnect(),
        new Promise<void>((resolve) => {
          late = setTimeout(resolve, CLOSE_WITHIN_MS);
        }),
      ]);
      clearTimeout(late);
    },
  };
}
