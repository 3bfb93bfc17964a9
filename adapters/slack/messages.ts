import type { WebClient } from '@slack/web-api';
import type { Office } from '../../src/cases/office.ts';
import type { Adapter, Address, Message, Reference } from '../adapter.ts';
import { fitsAddress } from '../answering.ts';
import { guarded, offline, refused, unknown, unreachable } from '../chat/not-sent.ts';
import type { NotSent, Outbound } from '../chat/outbound.ts';
import type { Buttons } from '../chat/tokens.ts';
import { carriesKey, type Page, renderReply } from './blocks.ts';
import type { Method } from './outbound.ts';

/** How many of the latest messages are looked through for one that may have been sent: so many times a page. */
const PAGE = 200;
const MOST_PAGES = 10;

export interface MessageOptions {
  readonly client: WebClient;
  readonly outbound: Outbound<Method>;
  readonly buttons: Buttons;
  readonly office: () => Promise<Office>;
  /** whether Slack is being spoken to at all */
  readonly running: () => boolean;
}

const referenceTo = (channel: string, ts: string): Reference => ({ adapter: 'slack', id: `${channel}/${ts}` });

function placeOfReference({ adapter, id }: Reference): { readonly channel: string; readonly ts: string } | undefined {
  const [, channel, ts] = /^([A-Z0-9]+)\/([\d.]+)$/u.exec(id) ?? [];
  return adapter === 'slack' && channel !== undefined && ts !== undefined ? { channel, ts } : undefined;
}

/** Messages that the bot sends of its own accord. */
export function createMessages(options: MessageOptions): Pick<Adapter, 'post' | 'update' | 'remove' | 'find'> {
  const { client, outbound, buttons, running } = options;

  /** Whether the office knows the person or channel: nobody else is ever written to. */
  async function knows({ kind, id }: Address): Promise<boolean> {
    const { staff, teams } = await options.office();
    return kind === 'person'
      ? staff.some((person) => person.platforms?.slack === id)
      : teams.some((team) => team.channels?.slack?.includes(id) === true);
  }

  /** The message as Slack takes it; what does not fit into one is for the caller to divide. */
  function pageOf({ to, reply, key }: Message): Page | undefined {
    const owner = to.kind === 'person' ? to.id : '';
    const value = (what: string) => buttons.value(owner, { does: 'command', what });
    const [page, ...others] = renderReply(reply, { value, key });
    return others.length === 0 ? page : undefined;
  }

  async function checked(message: Message): Promise<Page | NotSent> {
    if (!running()) return offline;
    const page = fitsAddress(message) ? pageOf(message) : undefined;
    if (page === undefined) return refused;
    const known = await knows(message.to).catch(() => undefined);
    if (known === undefined) return unknown;
    return known ? page : unreachable;
  }

  return {
    post: (message) =>
      guarded(async () => {
        const page = await checked(message);
        if ('state' in page) return page;
        const channel = message.to.id;
        const { text, blocks } = page;
        const sent = await outbound.send(channel, 'chat.postMessage', () =>
          client.chat.postMessage({ channel, text, blocks: [...blocks], unfurl_links: false, unfurl_media: false }),
        );
        if (sent.state !== 'sent') return sent;
        const { channel: where, ts } = sent.value;
        if (where === undefined || ts === undefined) return { state: 'uncertain', reason: 'server-error' };
        return { state: 'sent', reference: referenceTo(where, ts) };
      }),
    update: {
      available: true,
      run: (reference, message) =>
        guarded(async () => {
          const page = await checked(message);
          if ('state' in page) return page;
          const at = placeOfReference(reference);
          if (at === undefined) return refused;
          const { text, blocks } = page;
          const sent = await outbound.send(at.channel, 'chat.update', () =>
            client.chat.update({ ...at, text, blocks: [...blocks] }),
          );
          return sent.state === 'sent' ? { state: 'sent', reference } : sent;
        }),
    },
    remove: {
      available: true,
      run: (reference) =>
        guarded(async () => {
          if (!running()) return offline;
          const at = placeOfReference(reference);
          if (at === undefined) return refused;
          const sent = await outbound.send(at.channel, 'chat.delete', () => client.chat.delete(at));
          return sent.state === 'sent' ? { state: 'sent', reference } : sent;
        }),
    },
    find: {
      available: true,
      async run(to, key) {
        if (to.kind === 'channel')
          throw new Error('the app has no right to read channels, so it cannot look for its messages there');
        const { channel } = await client.conversations.open({ users: to.id });
        const id = channel?.id;
        if (id === undefined) throw new Error('Slack names no direct message');
        let cursor: string | undefined;
        for (let page = 0; page < MOST_PAGES; page++) {
          const some = await client.conversations.history({ channel: id, limit: PAGE, ...(cursor ? { cursor } : {}) });
          const found = some.messages?.find((item) => item.blocks?.some((block) => carriesKey(block, key)) === true);
          if (found?.ts !== undefined) return referenceTo(id, found.ts);
          cursor = some.response_metadata?.next_cursor;
          if (!cursor) return undefined;
        }
        throw new Error('there are too many messages to look through: it may stand further back');
      },
    },
  };
}
