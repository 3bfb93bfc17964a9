import { parseJson, record, textIn } from '../chat/body.ts';
import type { Journal } from '../chat/journal.ts';
import { isShared } from './incoming.ts';

/** The way to a person. */
export interface Contact {
  readonly serviceUrl: string;
  readonly tenantId: string;
  /** her id in Teams */
  readonly member: string;
  /** the bot's id there */
  readonly bot: string;
  /** her chat with the bot; missing: it has to be begun */
  readonly chat?: string;
  /** whether she was greeted */
  readonly greeted?: boolean;
}

/** The way to a channel. */
export interface Channel {
  readonly serviceUrl: string;
  /** the team in Teams that it belongs to */
  readonly team?: string;
}

/** Where persons and channels can be written to: ids alone, nothing that was said. Kept over a restart. */
export interface Conversations {
  person(user: string): Contact | undefined;
  channel(id: string): Channel | undefined;
  /** an address of Teams that answered lately, for a channel that nobody wrote in yet */
  anyService(): string | undefined;
  meet(user: string, contact: Contact): void;
  /** Somebody who is not kept: to be answered now. */
  pass(user: string, contact: Contact): void;
  /** Her chat with the bot was begun, unless she took it away meanwhile. */
  begun(user: string, chat: string): void;
  enter(channel: string, where: Channel): void;
  /** The bot was taken away by this person. */
  forget(user: string): void;
  /** The bot was taken out of this team. */
  leave(team: string): void;
  close(): Promise<void>;
}

interface Line {
  readonly p?: string;
  readonly c?: string;
  /** missing: gone */
  readonly at?: Contact | Channel;
}

const names = (at: unknown, ...fields: readonly string[]): boolean =>
  fields.every((field) => textIn(record(at), field) !== undefined);
const isChannel = (at: unknown): at is Channel => names(at, 'serviceUrl');
const isContact = (at: unknown): at is Contact =>
  names(at, 'serviceUrl', 'tenantId', 'member', 'bot') && !isShared(textIn(record(at), 'chat') ?? '');

const COMPACT_AFTER = 5_000;
const MOST_PASSING = 500;

const same = (a: object | undefined, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/** @param journal missing: kept in memory, for the example office */
export function createConversations(journal: Journal | undefined, log: (line: string) => void): Conversations {
  const people = new Map<string, Contact>();
  const channels = new Map<string, Channel>();
  const passing = new Map<string, Contact>();
  let lines = journal?.lines.length ?? 0;

  for (const text of journal?.lines ?? []) {
    const { p, c, at } = (parseJson(text) ?? {}) as Line;
    if (p !== undefined && at === undefined) people.delete(p);
    else if (c !== undefined && at === undefined) channels.delete(c);
    else if (p !== undefined && isContact(at)) people.set(p, at);
    else if (c !== undefined && isChannel(at)) channels.set(c, at);
    else log('teams: a line of teams/conversations.jsonl cannot be read');
  }

  const unkept = () => log('FB103 teams/conversations.jsonl');

  function write(line: Line): void {
    if (journal === undefined) return;
    lines++;
    if (lines < COMPACT_AFTER || lines < 4 * (people.size + channels.size)) {
      journal.append(JSON.stringify(line), { inAGroup: true }).catch(unkept);
      return;
    }
    lines = people.size + channels.size;
    const all: Line[] = [...[...people].map(([p, at]) => ({ p, at })), ...[...channels].map(([c, at]) => ({ c, at }))];
    journal.replace(all.map((item) => JSON.stringify(item))).catch(unkept);
  }

  function meet(user: string, contact: Contact): void {
    const known = people.get(user);
    const { chat = known?.chat, greeted = known?.greeted, ...rest } = contact;
    const next: Contact = {
      ...rest,
      ...(chat === undefined ? {} : { chat }),
      ...(greeted === undefined ? {} : { greeted }),
    };
    if (same(known, next)) return;
    people.set(user, next);
    write({ p: user, at: next });
  }

  return {
    person: (user) => people.get(user) ?? passing.get(user),
    channel: (id) => channels.get(id),
    anyService: () => [...channels.values(), ...people.values()].at(0)?.serviceUrl,
    meet,
    begun(user, chat) {
      const [kept, passed] = [people.get(user), passing.get(user)];
      if (kept !== undefined) meet(user, { ...kept, chat });
      else if (passed !== undefined) passing.set(user, { ...passed, chat });
    },
    pass(user, contact) {
      const [oldest] = passing.keys();
      if (oldest !== undefined && passing.size >= MOST_PASSING) passing.delete(oldest);
      passing.set(user, contact);
    },
    enter(id, where) {
      if (same(channels.get(id), where)) return;
      channels.set(id, where);
      write({ c: id, at: where });
    },
    forget(user) {
      if (people.delete(user)) write({ p: user });
    },
    leave(team) {
      for (const [id, where] of [...channels]) {
        if (where.team !== team && id !== team) continue;
        channels.delete(id);
        write({ c: id });
      }
    },
    close: async () => journal?.close(),
  };
}
