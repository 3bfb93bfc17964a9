import type { App, ReceiverEvent } from '@slack/bolt';
import { todayInBerlin } from '../../src/calendar/today.ts';
import { type Body, identityOf, nameOf, parseBody } from './body.ts';
import type { Inbox, Left } from './inbox.ts';
import { ACK_LATEST_MS } from './limits.ts';
import type { Lost } from './lost.ts';

/** How Slack is told that a request arrived, with what it should show at once. Rejects where the line has gone. */
export type Ack = (response?: unknown) => Promise<void>;

/** The line that a request came over. */
export interface Line {
  /**
   * Acknowledges, once; `false` where that did not get through, was done before, or came too late for somebody to see
   * what was said with it: then it has to be said another way.
   */
  acknowledge(response?: unknown): Promise<boolean>;
  /** Notes that it is done; what still follows would not be run again. */
  answered(): void;
  /** its name for the trail */
  readonly name: string;
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

/** A request that is to be run. */
interface Run {
  readonly body: Body;
  readonly key: string;
  readonly ack: Ack;
  readonly done: () => void;
  readonly received: number;
  readonly recovered: boolean;
  /** settles when not even a power failure can lose it */
  readonly kept: Promise<void>;
}

/** @param lost tells whoever asked that a request of the last process was not run */
export function createIntake(
  inbox: Inbox,
  now: () => number,
  log: (line: string) => void,
  lost: Lost = async () => undefined,
): Intake {
  let app: App | undefined;
  const underWay = new Set<Promise<void>>();

  /** A fault of one request ends nothing. */
  function track(work: Promise<void>): void {
    const mine = work.catch((error: unknown) => {
      log(`slack: FB900 ${error instanceof Error ? error.name : typeof error}`);
    });
    underWay.add(mine);
    void mine.finally(() => underWay.delete(mine));
  }

  /** Runs it to its end. */
  function run({ body, key, ack, done, received, recovered, kept }: Run): void {
    let acknowledged = false;
    const acknowledge: Line['acknowledge'] = async (response) => {
      if (acknowledged || recovered) return false;
      acknowledged = true;
      try {
        // without an answer it is a promise of one
        if (response === undefined) await kept.catch(() => undefined);
        const isLate = now() - received > ACK_LATEST_MS;
        await (isLate ? ack() : ack(response));
        return !isLate;
      } catch {
        // Slack may bring it again, and finds it done
        log('slack: an acknowledgement did not get through');
        return false;
      }
    };
    let marked = false;
    const answered = (): void => {
      if (!marked) done();
      marked = true;
    };
    const line: Line = { acknowledge, answered, name: nameOf(body, key), received, recovered };
    const event: ReceiverEvent = {
      body: { ...body },
      ack: async (response?: unknown) => void (await acknowledge(response)),
      customProperties: { line, recovered },
    };
    const work = async () => {
      try {
        await app?.processEvent(event);
      } finally {
        await acknowledge();
        answered();
      }
    };
    track(work());
  }

  function tell({ key, body: text, at }: Left): void {
    const body = parseBody('application/json', text);
    if (body !== undefined) track(lost({ body, name: nameOf(body, key), at }));
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
      tell(left);
      return;
    }
    const ack = async () => undefined;
    run({ body, key: left.key, ack, done, received: left.at, recovered: true, kept: Promise.resolve() });
  }

  return {
    init(to) {
      app = to;
    },
    async take(body, ack) {
      const received = now();
      const { key, kind } = identityOf(body);
      // Slack brings no command again, and tells the person where it was not acknowledged: an answer waits for no disk
      const isCommand = typeof body['command'] === 'string';
      const { isNew, kept, done } = inbox.begin(key, kind, JSON.stringify(body), isCommand);
      if (isCommand) kept.catch(() => log('FB103 slack/inbox.jsonl'));
      else await kept;
      if (!isNew) return ack();
      run({ body, key, ack, done, received, recovered: false, kept });
    },
    async recover() {
      for (const left of inbox.givenUp) tell(left);
      for (const left of inbox.left) await runLeft(left);
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
