import type { AuditEntry } from '../access/audit.ts';
import { internal, plain, type Reply } from '../reply/reply.ts';
import type { HistoryEntry, Store } from '../store/store.ts';
import type { BotRequest } from './bot.ts';
import type { CommandContext, CommandResult } from './command.ts';
import { accountOf, welcome } from './link-account.ts';
import { undoCommand } from './undo-command.ts';

async function find(requests: ReadonlySet<string>, store: Store): Promise<ReadonlyMap<string, readonly AuditEntry[]>> {
  const found = new Map<string, AuditEntry[]>();
  for await (const line of store.trail()) {
    // most lines are looks: they are not worth reading
    if (!line.includes('"request":"')) continue;
    const entry = entryOf(line);
    if (entry?.request === undefined || !requests.has(entry.request)) continue;
    found.set(entry.request, [...(found.get(entry.request) ?? []), entry]);
  }
  return found;
}

/** A line that somebody has damaged says nothing. */
function entryOf(line: string): AuditEntry | undefined {
  try {
    return JSON.parse(line) as AuditEntry;
  } catch {
    return undefined;
  }
}

/** Looks requests up in the trail of a store. Those that come while it is read are looked up together, the next time. */
function createLookup(store: Store): (request: string) => Promise<readonly AuditEntry[]> {
  let turn: Promise<unknown> = Promise.resolve();
  let next: { readonly requests: Set<string>; readonly found: ReturnType<typeof find> } | undefined;
  return async (request) => {
    if (next === undefined) {
      const requests = new Set<string>();
      const found = turn.then(() => {
        next = undefined;
        return find(requests, store);
      });
      turn = found.catch(() => undefined);
      next = { requests, found };
    }
    const { requests, found } = next;
    requests.add(request);
    return (await found).get(request) ?? [];
  };
}

/**
 * What was kept with a line of the trail, to be taken back; `undefined` where it was taken back, is gone, or cannot be told
 * from another. Both have the same instant.
 */
async function keptWith({ at, who, command, cases }: AuditEntry, store: Store): Promise<HistoryEntry | undefined> {
  const [found, ...others] = (await store.history(who)).filter(
    (entry) => entry.at === at && entry.command === command && entry.case === cases[0],
  );
  return others.length > 0 || found?.undone === true ? undefined : found;
}

/** What somebody reads whose request was recorded before a restart, with the way to look at it and to take it back. */
async function alreadyRecorded(done: AuditEntry, { messages, store, access }: CommandContext): Promise<Reply> {
  const { what, command = '', cases } = done;
  const said =
    what === 'undo' ? messages.alreadyUndone : what === 'delete' ? messages.alreadyDeleted : messages.alreadyChanged;
  const [no] = cases;
  const kase = no === undefined ? undefined : await store.findCase(no);
  const look =
    kase === undefined || access.rightTo(kase) === undefined
      ? []
      : [{ label: messages.case, command: internal(`fall ${kase.no}`) }];
  const entry = what === 'change' ? await keptWith(done, store) : undefined;
  const undo = entry === undefined ? [] : [{ label: messages.undo, command: internal(undoCommand(entry)) }];
  return {
    title: messages.alreadyRecordedTitle,
    sections: [
      {
        items: [
          { line: [plain(messages.alreadyRecorded)] },
          {
            line: [...(no === undefined ? [] : [internal(no, 'strong'), plain('  ')]), internal(said(command))],
            ...(no === undefined ? {} : { facts: [{ grade: 'internal', type: 'case', value: { case: no } }] }),
          },
        ],
      },
    ],
    actions: [...look, ...undo],
  };
}

/** What a request led to that came again, and with which command; `undefined` where nothing was recorded for it. */
export type Earlier = (
  request: Pick<BotRequest, 'id' | 'from'>,
  context: CommandContext,
) => Promise<(CommandResult & { readonly command: string }) | undefined>;

/**
 * Whether a request was recorded is what the trail says: its line was written with the change or not at all. Rejects where
 * the trail cannot be read.
 */
export function createEarlier(store: Store): Earlier {
  const look = createLookup(store);
  return async ({ id, from }, context) => {
    if (id === undefined) return undefined;
    const account = accountOf(from);
    const mine = (await look(id)).filter(({ who }) => who === account || who === context.access.person.id);
    const last = mine.at(-1);
    if (last === undefined) return undefined;
    // while she was still unknown, she can only have linked her account
    const isLink = mine.some(({ who }) => who === account);
    return {
      private: isLink ? welcome(context.messages) : await alreadyRecorded(last, context),
      command: last.command ?? 'unbekannt',
    };
  };
}
