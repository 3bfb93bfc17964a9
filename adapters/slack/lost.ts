import type { Office } from '../../src/cases/office.ts';
import type { Handler } from '../adapter.ts';
import { type Body, record, textIn } from '../chat/body.ts';
import type { Lost } from '../chat/intake.ts';
import { createLost } from '../chat/lost.ts';
import { messageOf, type Route } from './routes.ts';
import type { Show } from './show.ts';
import type { SlackTexts } from './texts.ts';

export interface SlackLostOptions {
  readonly handler: Handler;
  readonly show: Show;
  readonly office: () => Promise<Office | undefined>;
  readonly textsFor: (user: string) => SlackTexts;
  /** in milliseconds */
  readonly now: () => number;
}

/** Who waits for an answer to this; `undefined` where nobody asked for anything. */
export function askerOf(body: Body, office: Office | undefined): string | undefined {
  if (body['event'] !== undefined) return messageOf(record(body['event']), office)?.user;
  if (textIn(body, 'command') !== undefined) return textIn(body, 'user_id');
  const isAsked = body['type'] === 'block_actions' || body['type'] === 'view_submission';
  return isAsked ? textIn(record(body['user']), 'id') : undefined;
}

const routeTo = (user: string): Route => ({ user, by: 'message', channel: user, place: { kind: 'private' } });

export const createSlackLost = ({ show, office, ...options }: SlackLostOptions): Lost =>
  createLost({
    ...options,
    platform: 'slack',
    askerOf: async (body) => askerOf(body, await office()),
    answer: (user, answer) => show.answer(routeTo(user), answer, ''),
    note: (user, reply) => show.note(routeTo(user), reply),
  });
