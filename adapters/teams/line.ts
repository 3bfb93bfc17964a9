import type { NotSent, Outbound, Sent } from '../chat/outbound.ts';
import type { Conversations } from './conversations.ts';
import { withoutThread } from './incoming.ts';
import type { Activity, Conversation, TeamsTransport } from './transport.ts';

/** A message of the bot that stands somewhere. */
export interface Told {
  readonly at: Conversation;
  readonly id: string;
}

/** The way to persons and channels: who is where, at the pace that Teams takes. */
export interface TeamsLine {
  /** To the person alone, in her chat with the bot, which is begun where there is none yet. */
  toPerson(user: string, activity: Activity, patience?: number): Promise<Sent<Told>>;
  /** Where something was said; others may read it. */
  toPlace(at: Conversation, activity: Activity, patience?: number): Promise<Sent<Told>>;
  /** A new message in a channel. */
  toChannel(id: string, activity: Activity): Promise<Sent<Told>>;
  update(told: Told, activity: Activity, patience?: number): Promise<Sent<Told>>;
  remove(told: Told): Promise<Sent<Told>>;
  /** Shows that an answer is being made; whether that arrives is nobody's business. */
  typing(at: Conversation): void;
}

const unreachable: NotSent = { state: 'failed', retryable: false, reason: 'unreachable' };

export function createTeamsLine(
  transport: TeamsTransport,
  outbound: Outbound,
  conversations: () => Pick<Conversations, 'person' | 'channel' | 'anyService' | 'begun'>,
): TeamsLine {
  const post = (at: Conversation, activity: Activity, patience?: number): Promise<Sent<Told>> => {
    const lane = withoutThread(at.id);
    return outbound.send(lane, lane, async () => ({ at, id: await transport.post(at, activity) }), patience);
  };

  /** Her chat with the bot; a second question while it is begun waits for the same. */
  const beginning = new Map<string, Promise<Sent<Conversation>>>();

  async function begin(user: string, patience?: number): Promise<Sent<Conversation>> {
    const contact = conversations().person(user);
    if (contact === undefined) return unreachable;
    const { serviceUrl, chat } = contact;
    if (chat !== undefined) return { state: 'sent', value: { serviceUrl, id: chat } };
    // it can be begun as often as one likes: it stays the same one
    const begun = await outbound.send(user, user, () => transport.converse(contact), patience);
    // nothing was said yet, so nothing can have arrived
    if (begun.state === 'uncertain') return { state: 'failed', retryable: true, reason: 'offline' };
    if (begun.state === 'failed') return begun;
    conversations().begun(user, begun.value);
    return { state: 'sent', value: { serviceUrl, id: begun.value } };
  }

  function chatOf(user: string, patience?: number): Promise<Sent<Conversation>> {
    const under = beginning.get(user);
    if (under !== undefined) return under;
    const mine = begin(user, patience).finally(() => beginning.delete(user));
    beginning.set(user, mine);
    return mine;
  }

  return {
    async toPerson(user, activity, patience) {
      const chat = await chatOf(user, patience);
      return chat.state === 'sent' ? post(chat.value, activity, patience) : chat;
    },
    toPlace: post,
    async toChannel(id, activity) {
      const serviceUrl = conversations().channel(id)?.serviceUrl ?? conversations().anyService();
      return serviceUrl === undefined ? unreachable : post({ serviceUrl, id }, activity);
    },
    update({ at, id }, activity, patience) {
      const lane = withoutThread(at.id);
      return outbound.send(
        lane,
        lane,
        async () => {
          await transport.update(at, id, activity);
          return { at, id };
        },
        patience,
      );
    },
    remove({ at, id }) {
      const lane = withoutThread(at.id);
      return outbound.send(lane, lane, async () => {
        await transport.remove(at, id);
        return { at, id };
      });
    },
    typing(at) {
      void transport.post(at, { type: 'typing' }).catch(() => undefined);
    },
  };
}
