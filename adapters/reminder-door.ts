import { createHash } from 'node:crypto';
import type { Office, Staff, Team } from '../src/cases/office.ts';
import type { Content, Door, Outcome, To } from '../src/reminders/door.ts';
import type { Sent } from '../src/reminders/outbox.ts';
import type { Adapter, Address, Message, Reference } from './adapter.ts';

const UNREACHABLE: Outcome = { state: 'failed', reason: 'unreachable', retryable: false };
/** The link was changed while the message was on its way. */
const ELSEWHERE: Outcome = { state: 'failed', reason: 'expired', retryable: true };
const MARK_LENGTH = 12;

/** What a person or a team is called on a platform. */
const idOf: Readonly<
  Record<Adapter['name'], (person: Staff | undefined, team: Team | undefined) => string | undefined>
> = {
  console: (person, team) => (person ?? team)?.id,
  slack: (person, team) => person?.platforms?.slack ?? team?.channels?.slack?.[0],
  teams: (person, team) => person?.platforms?.teams ?? team?.channels?.teams?.[0],
};

/**
 * How an adapter is used by who knows people and teams by their ids in the office.
 * @param log one line per fault, without contents
 */
export function reminderDoor(
  adapter: Adapter,
  office: () => Promise<Office>,
  log: (line: string) => void = () => undefined,
): Door {
  async function addressOf(to: To): Promise<Address | undefined> {
    const { staff, teams } = await office();
    const person = to.kind === 'person' ? staff.find(({ id }) => id === to.staff) : undefined;
    const team = to.kind === 'channel' ? teams.find(({ id }) => id === to.team) : undefined;
    const id = idOf[adapter.name](person, team);
    return id === undefined ? undefined : { kind: to.kind, id };
  }

  async function markOf(to: To): Promise<string | undefined> {
    const address = await addressOf(to);
    if (address === undefined) return undefined;
    return createHash('sha256').update(`${adapter.name}:${address.id}`).digest('base64url').slice(0, MARK_LENGTH);
  }

  /** Whether somebody goes by another address than the one of this mark by now. */
  const isElsewhere = async (to: To, mark: string | undefined): Promise<boolean> =>
    mark !== undefined && mark !== (await markOf(to));

  /** Takes a message back; `undefined` where the platform cannot. */
  async function remove(reference: Sent): Promise<Outcome | undefined> {
    const at = own(reference);
    return adapter.remove.available && at !== undefined ? adapter.remove.run(at) : undefined;
  }

  async function messageOf(content: Content, key: string): Promise<Message | undefined> {
    const address = await addressOf(content.to);
    if (address === undefined) return undefined;
    const { kind, id } = address;
    return { to: { kind, id }, reply: content.reply, key } as Message;
  }

  /**
   * Sends the picture of a message that has arrived, where the platform can. The text says all of it, so what becomes of the
   * picture changes nothing, and it is never sent again.
   */
  async function draw(content: Content, message: Message): Promise<void> {
    if (!('picture' in content) || content.picture === undefined || !adapter.picture.available) return;
    const { run } = adapter.picture;
    try {
      await run(message, content.picture);
    } catch (error) {
      log(`reminders: picture ${error instanceof Error ? error.name : typeof error}`);
    }
  }

  /** Only the adapter's own references are its to read. */
  const own = ({ adapter: name, id }: Sent): Reference | undefined =>
    name === adapter.name ? { adapter: adapter.name, id } : undefined;

  return {
    name: adapter.name,
    limits: adapter.limits,
    reaches: async (to) => (await addressOf(to)) !== undefined,
    markOf,
    async post(id, content, mark) {
      const message = await messageOf(content, id);
      if (message === undefined) return UNREACHABLE;
      if (await isElsewhere(content.to, mark)) return ELSEWHERE;
      const outcome = await adapter.post(message);
      if (outcome.state === 'sent') await draw(content, message);
      return outcome;
    },
    async update(id, reference, content, mark) {
      if (await isElsewhere(content.to, mark)) return remove(reference);
      const [at, message] = [own(reference), await messageOf(content, id)];
      if (!adapter.update.available || at === undefined || message === undefined) return undefined;
      return adapter.update.run(at, message);
    },
    remove,
    async find(id, to, mark) {
      if (await isElsewhere(to, mark)) return { state: 'never' };
      const address = await addressOf(to);
      if (!adapter.find.available || address === undefined) return { state: 'never' };
      try {
        const reference = await adapter.find.run(address, id);
        return reference === undefined ? { state: 'absent' } : { state: 'found', reference };
      } catch {
        // a channel that cannot be read, or no connection: the adapter does not tell which
        return { state: 'later' };
      }
    },
  };
}
