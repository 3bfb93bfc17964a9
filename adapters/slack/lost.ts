import { todayInBerlin } from '../../src/calendar/today.ts';
import type { Office } from '../../src/cases/office.ts';
import { note } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import type { Handler } from '../adapter.ts';
import { type Body, record, textIn } from '../chat/body.ts';
import type { Lost } from '../chat/intake.ts';
import { messageOf, type Route } from './routes.ts';
import type { Show } from './show.ts';
import type { SlackTexts } from './texts.ts';

export interface LostOptions {
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

export function createLost({ handler, show, office, textsFor, now }: LostOptions): Lost {
  return async ({ body, name, at }) => {
    const user = askerOf(body, await office());
    if (user === undefined) return;
    const route: Route = { user, by: 'message', channel: user, place: { kind: 'private' } };
    const from = { platform: 'slack', id: user } as const;
    const answer = await handler({ from, text: '', place: route.place, id: name, again: true });
    if (answer.recorded !== false) return show.answer(route, answer, '');
    const texts = textsFor(user);
    const isToday = todayInBerlin(new Date(at)) === todayInBerlin(new Date(now()));
    await show.note(route, seal(note(texts.lostTitle, texts.lost(new Date(at), isToday)), 'private'));
  };
}
