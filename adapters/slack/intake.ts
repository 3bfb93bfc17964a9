import type { App, ReceiverEvent } from '@slack/bolt';
import { todayInBerlin } from '../../src/calendar/today.ts';
import { type Body, identityOf, parseBody } from './body.ts';
import type { Inbox, Left } from './inbox.ts';

/** How Slack is told that a request arrived, with what it should show at once. Rejects where the line has gone. */
export type Ack = (response?: unknown) => Promise<void>;

/** The line that a request came over. */
export interface Line {
  /** Acknowledges, once; `false` where that did not get through, or was done before. */
  acknowledge(response?: unknown): Promise<boolean>;
  /** when the request arrived, in milliseconds */
  readonly received: number;
  /** it came before a restart: nobody waits for an acknowledgement */
  readonly recovered: boolean;
}

/** The line of a request that Bolt hands on. */
export const lineOf = (context: Readonly<Record<string, unknown>>): Line => context['line'] as Line;

/** What both receivers hand requests to: each is run once, and after it is safe. */
export interface Intake {
  init(app: App): void;
  /**
   * Resolves when the request is taken on, or was before; the work goes on afterwards. Rejects where it cannot be kept.
   * Whoever calls has checked where the request comes from.
   */
  take(body: Body, ack: Ack): Promise<void>;
  /** Runs what the last process left undone. */
  recover(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** Interactions older than this cannot be answered any more: their response_url is gone. */
const TOO_OLD_MS = 25 * 60_000;

export function createIntake(inbox: Inbox, now: () => number, log: (line: string) => void): Intake {
  let app: App | undefined;
  const underWay = new Set<Promise<void>>();

  /** Runs it to its end; a fault of one request ends nothing. */
  function run(body: Body, ack: Ack, done: () => void, received: number, recovered: boolean): void {
    let acknowledged = false;
    const acknowledge: Line['acknowledge'] = async (response) => {
      if (acknowledged) return false;
      acknowledged = true;
      try {
        await ack(response);
        return true;
      } catch {
        // Slack may bring it again, and finds it done
        log('slack: an acknowledgement did not get through');
        return false;
      }
    };
    const line: Line = { acknowledge, received, recovered };
    const event: ReceiverEvent = {
      body: { ...body },
      ack: async (response?: unknown) => void (await acknowledge(response)),
      customProperties: { line, recovered },
    };
    const work = (async () => {
      try {
        await app?.processEvent(event);
      } catch (error) {
        log(`slack: FB900 ${error instanceof Error ? error.name : typeof error}`);
      }
      await acknowledge();
      done();
    })();
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  async function runLeft(left: Left): Promise<void> {
    const done = await inbox.again(left);
    const body = parseBody('application/json', left.body);
    // "heute" of yesterday is another day
    const isOtherDay = todayInBerlin(new Date(left.at)) !== todayInBerlin(new Date(now()));
    const isOld = isOtherDay || (left.kind === 'interaction' && now() - left.at > TOO_OLD_MS);
    if (body === undefined || isOld) {
      log(`slack: too old to be run again: ${left.key}`);
      done();
    } else run(body, async () => undefined, done, left.at, true);
  }

  return {
    init(to) {
      app = to;
    },
    async take(body, ack) {
      const received = now();
      const { key, kind } = identityOf(body);
      const begun = inbox.begin(key, kind, JSON.stringify(body));
      // a command is never brought again, and its answer goes with the acknowledgement: that alone has to wait
      const isCommand = begun.isNew && typeof body['command'] === 'string';
      if (!isCommand) await begun.kept;
      if (!begun.isNew) return ack();
      const keptAndAck: Ack = async (response) => {
        await begun.kept.catch(() => log('FB103 slack/inbox.jsonl'));
        await ack(response);
      };
      run(body, isCommand ? keptAndAck : ack, begun.done, received, false);
    },
    async recover() {
      for (const left of inbox.left) await runLeft(left);
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
