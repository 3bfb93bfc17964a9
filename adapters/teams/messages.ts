import type { Office } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import type { Adapter, Address, Delivery, Message, Reference } from '../adapter.ts';
import { fitsAddress } from '../answering.ts';
import { guarded, offline, refused, unknown, unreachable } from '../chat/not-sent.ts';
import type { NotSent, Sent } from '../chat/outbound.ts';
import type { Buttons } from '../chat/tokens.ts';
import { small } from './accounts.ts';
import { CARD_TEXTS } from './card-texts.ts';
import { activityOf, renderReply } from './cards.ts';
import type { TeamsLine, Told } from './line.ts';
import type { Activity } from './transport.ts';

export interface MessageOptions {
  readonly line: TeamsLine;
  readonly buttons: Buttons;
  readonly office: () => Promise<Office>;
  readonly languageOf: (user: string) => Language;
  /** whether Teams is being spoken to at all */
  readonly running: () => boolean;
}

/** Where a message stands, opaque to everybody else. */
export const referenceTo = ({ at, id }: Told): Reference => ({
  adapter: 'teams',
  id: Buffer.from(JSON.stringify([at.serviceUrl, at.id, id])).toString('base64url'),
});

function toldOf({ adapter, id }: Reference): Told | undefined {
  if (adapter !== 'teams') return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'));
    const [serviceUrl, conversation, message] = Array.isArray(parts) ? parts.map(String) : [];
    if (serviceUrl === undefined || conversation === undefined || message === undefined) return undefined;
    return { at: { serviceUrl, id: conversation }, id: message };
  } catch {
    return undefined;
  }
}

const deliveryOf = (sent: Sent<Told>): Delivery =>
  sent.state === 'sent' ? { state: 'sent', reference: referenceTo(sent.value) } : sent;

/** What is gone cannot be changed: for a message that is no reason to count the person as unreachable. */
const changed = (sent: Sent<Told>): Delivery => {
  const delivery = deliveryOf(sent);
  return delivery.state === 'failed' && delivery.reason === 'unreachable'
    ? { ...delivery, reason: 'expired' }
    : delivery;
};

/** Messages that the bot sends of its own accord. */
export function createMessages(options: MessageOptions): Pick<Adapter, 'post' | 'update' | 'remove' | 'find'> {
  const { line, buttons, running } = options;

  /** Whether the office knows the person or channel: nobody else is ever written to. */
  async function knows({ kind, id }: Address): Promise<boolean> {
    const { staff, teams } = await options.office();
    return kind === 'person'
      ? staff.some((person) => person.platforms?.teams === small(id))
      : teams.some((team) => team.channels?.teams?.includes(id) === true);
  }

  /** The message as Teams takes it; what does not fit into one is for the caller to divide. */
  function pageOf({ to, reply }: Message): Activity | undefined {
    const owner = to.kind === 'person' ? small(to.id) : '';
    const value = (what: string) => buttons.value(owner, { does: 'command', what });
    const texts = CARD_TEXTS[options.languageOf(owner)];
    const [page, ...others] = renderReply(reply, { value, texts });
    return page === undefined || others.length > 0 ? undefined : activityOf(page);
  }

  async function checked(message: Message): Promise<Activity | NotSent> {
    if (!running()) return offline;
    const page = fitsAddress(message) ? pageOf(message) : undefined;
    if (page === undefined) return refused;
    try {
      return (await knows(message.to)) ? page : unreachable;
    } catch {
      return unknown;
    }
  }

  const isPage = (value: Activity | NotSent): value is Activity => !('state' in value);

  return {
    post: (message) =>
      guarded(async () => {
        const page = await checked(message);
        if (!isPage(page)) return page;
        const { kind, id } = message.to;
        return deliveryOf(await (kind === 'person' ? line.toPerson(small(id), page) : line.toChannel(id, page)));
      }),
    update: {
      available: true,
      run: (reference, message) =>
        guarded(async () => {
          const page = await checked(message);
          if (!isPage(page)) return page;
          const told = toldOf(reference);
          return told === undefined ? refused : changed(await line.update(told, page));
        }),
    },
    remove: {
      available: true,
      run: (reference) =>
        guarded(async () => {
          if (!running()) return offline;
          const told = toldOf(reference);
          return told === undefined ? refused : changed(await line.remove(told));
        }),
    },
    find: { available: false, why: 'Teams lets no bot read what it has written' },
  };
}
