import type { BotAnswer, Identity } from '../../src/bot/bot.ts';
import { todayInBerlin } from '../../src/calendar/today.ts';
import { note } from '../../src/reply/reply.ts';
import { type SealedReply, seal } from '../../src/reply/seal.ts';
import type { Handler } from '../adapter.ts';
import type { Body } from './body.ts';
import type { Lost } from './intake.ts';
import type { ChatTexts } from './texts.ts';

export interface LostOptions {
  readonly platform: Identity['platform'];
  readonly handler: Handler;
  /** who waits for an answer to this; `undefined` where nobody asked for anything */
  readonly askerOf: (body: Body) => Promise<string | undefined>;
  /** brings an answer to a person alone */
  readonly answer: (user: string, answer: BotAnswer) => Promise<void>;
  readonly note: (user: string, reply: SealedReply<'private'>) => Promise<void>;
  readonly textsFor: (user: string) => ChatTexts;
  /** in milliseconds */
  readonly now: () => number;
}

export function createLost({ platform, handler, askerOf, textsFor, now, ...tell }: LostOptions): Lost {
  return async ({ body, name, at }) => {
    const user = await askerOf(body);
    if (user === undefined) return;
    const answer = await handler({
      from: { platform, id: user },
      text: '',
      place: { kind: 'private' },
      id: name,
      again: true,
    });
    if (answer.recorded !== false) return tell.answer(user, answer);
    const texts = textsFor(user);
    const isToday = todayInBerlin(new Date(at)) === todayInBerlin(new Date(now()));
    await tell.note(user, seal(note(texts.lostTitle, texts.lost(new Date(at), isToday)), 'private'));
  };
}
