import type { App, ReceiverEvent } from '@slack/bolt';
import type { Inbox } from '../chat/inbox.ts';
import { createIntake, type Intake, type Line, type Lost } from '../chat/intake.ts';
import { identityOf, nameOf } from './body.ts';
import { ACK_LATEST_MS } from './limits.ts';

/** What both receivers hand requests to; Bolt runs them. */
export interface SlackIntake extends Intake {
  init(app: App): void;
}

/** The line of a request that Bolt hands on. */
export const lineOf = (context: Readonly<Record<string, unknown>>): Line => context['line'] as Line;

/** @param lost tells whoever asked that a request of the last process was not run */
export function createSlackIntake(
  inbox: Inbox,
  now: () => number,
  log: (line: string) => void,
  lost?: Lost,
): SlackIntake {
  let app: App | undefined;
  const intake = createIntake({
    platform: 'slack',
    inbox,
    async work(body, line) {
      const event: ReceiverEvent = {
        body: { ...body },
        ack: async (response?: unknown) => void (await line.acknowledge(response)),
        customProperties: { line },
      };
      await app?.processEvent(event);
    },
    identityOf,
    nameOf,
    isHasty: (body) => typeof body['command'] === 'string',
    latest: ACK_LATEST_MS,
    ...(lost === undefined ? {} : { lost }),
    now,
    log,
  });
  return {
    ...intake,
    init(to) {
      app = to;
    },
  };
}
