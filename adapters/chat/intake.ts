import { todayInBerlin } from '../../src/calendar/today.ts';
import { type Body, parseJson } from './body.ts';
import type { Inbox, Kind, Left } from './inbox.ts';

/**
 * How a platform is told that a request arrived, with what it should show at once. Rejects where the line has gone; `false`
 * where this kind of request shows nothing.
 */
export type Ack = (response?: unknown) => Promise<unknown>;

/** The process ends before an answer could leave: the request stays undone, and the next process runs it again. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

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

/** Tells whoever asked for it that a request was not run, or that it had been recorded all the same. */
export type Lost = (request: {
  readonly body: Body;
  /** its name for the trail */
  readonly name: string;
  /** when it came, in milliseconds */
  readonly at: number;
}) => Promise<void>;

/** What receivers hand requests to: each is run once, and after it is safe. */
export interface Intake {
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

/** What was pressed longer ago than this nobody waits for any more; Slack's address for the answer is gone, too. */
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

export interface IntakeOptions {
  /** for the log */
  readonly platform: string;
  readonly inbox: Inbox;
  /** Runs a request to its end. */
  readonly work: (body: Body, line: Line) => Promise<void>;
  /** the name under which a request is done once, and how long it may come again */
  readonly identityOf: (body: Body) => { readonly key: string; readonly kind: Kind };
  /** the name of a request for the trail: opaque, the same after a restart */
  readonly nameOf: (body: Body, key: string) => string;
  /** a request whose answer waits for no disk: the platform does not bring it again, and tells the person if it got lost */
  readonly isHasty?: (body: Body) => boolean;
  /** whether somebody asks for something, so that it means the day it was said; missing: always */
  readonly isAsked?: (body: Body) => boolean;
  /** what is said with an acknowledgement later than this, in milliseconds, may be seen by nobody */
  readonly latest: number;
  /** tells whoever asked that a request of the last process was not run */
  readonly lost?: Lost;
  /** in milliseconds */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

export function createIntake(options: IntakeOptions): Intake {
  const { platform, inbox, now, log, identityOf, nameOf, lost = async () => undefined } = options;
  const underWay = new Set<Promise<void>>();

  /** A fault of one request ends nothing. */
  function track(work: Promise<void>): void {
    const mine = work.catch((error: unknown) => {
      if (error instanceof Interrupted) return;
      log(`${platform}: FB900 ${error instanceof Error ? error.name : typeof error}`);
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
        const isLate = now() - received > options.latest;
        const isShown = await (isLate ? ack() : ack(response));
        return !isLate && isShown !== false;
      } catch {
        // the platform may bring it again, and finds it done
        log(`${platform}: an acknowledgement did not get through`);
        return false;
      }
    };
    let marked = false;
    const answered = (): void => {
      if (!marked) done();
      marked = true;
    };
    const line: Line = { acknowledge, answered, name: nameOf(body, key), received, recovered };
    const work = async () => {
      try {
        await options.work(body, line);
      } catch (error) {
        // kept as it is
        if (error instanceof Interrupted) marked = true;
        throw error;
      } finally {
        await acknowledge();
        answered();
      }
    };
    track(work());
  }

  function tell({ key, body: text, at }: Left): void {
    const body = parseJson(text);
    if (body !== undefined) track(lost({ body, name: nameOf(body, key), at }));
  }

  async function runLeft(left: Left): Promise<void> {
    const done = await inbox.again(left);
    const body = parseJson(left.body);
    // "heute" of yesterday is another day
    const isOtherDay = todayInBerlin(new Date(left.at)) !== todayInBerlin(new Date(now()));
    const isAsked = body !== undefined && options.isAsked?.(body) !== false;
    const isOld = (isAsked && isOtherDay) || (left.kind === 'interaction' && now() - left.at > TOO_OLD_MS);
    if (body === undefined || isOld) {
      log(`${platform}: too old to be run again: ${left.key}`);
      done();
      tell(left);
      return;
    }
    const ack = async () => undefined;
    run({ body, key: left.key, ack, done, received: left.at, recovered: true, kept: Promise.resolve() });
  }

  return {
    async take(body, ack) {
      const received = now();
      const { key, kind } = identityOf(body);
      const isHasty = options.isHasty?.(body) === true;
      const { isNew, kept, done } = inbox.begin(key, kind, JSON.stringify(body), isHasty);
      if (isHasty) kept.catch(() => log(`FB103 ${platform}/inbox.jsonl`));
      else await kept;
      if (!isNew) {
        await ack().catch(() => undefined);
        return;
      }
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
