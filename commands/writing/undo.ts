import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import type { Day } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import { todayInBerlin } from '../../src/calendar/today.ts';
import type { Case } from '../../src/cases/case.ts';
import { revert } from '../../src/cases/difference.ts';
import { FallboteError } from '../../src/errors.ts';
import { internal, note } from '../../src/reply/reply.ts';
import { caseKey, type HistoryEntry } from '../../src/store/store.ts';
import { isDeleted, seeCase } from '../case-access.ts';
import { lastChanger, notRecorded, recordedReply, TRIES } from './record.ts';
import { caseFaults, officeFaults } from './sound.ts';

/** What is to be taken back: the last change, that of a case, or the one entry that is named. */
export interface UndoArgs {
  readonly case?: string | undefined;
  /** id of an entry of the history */
  readonly entry?: string | undefined;
}

const dayOf = (at: string): Day => todayInBerlin(new Date(at));

const whatWas = (entry: HistoryEntry, { messages, language }: CommandContext): string =>
  messages.undidWhat(entry.said?.[language] ?? entry.command, formatDay(dayOf(entry.at), language, 'short'));

async function undoInOffice(entry: HistoryEntry, context: CommandContext): Promise<CommandResult> {
  const { store, office, messages } = context;
  const reverted = revert(office, entry.differences);
  if (reverted === undefined || officeFaults(reverted).length > 0)
    return notRecorded(undefined, [messages.cannotUndoOffice], context);
  await store.commit({
    office: reverted,
    expect: { office },
    history: [{ ...entry, undone: true }],
    audit: [context.audit('undo', entry.command, [])],
  });
  return { private: note(messages.undone, whatWas(entry, context)) };
}

/** A case with a change of the person's in it, and what it was without; `undefined` where she has no right to either. */
async function changedCase(entry: HistoryEntry, no: string, { store, access, today }: CommandContext) {
  const kase = await store.findCase(no);
  if (kase === undefined || isDeleted(kase, today)) return undefined;
  const reverted = revert(kase, entry.differences);
  // whoever handed a case over may take that back, though she no longer sees the case
  const mayAct = [kase, reverted].some((at) => at !== undefined && access.rightTo(at) !== undefined);
  return mayAct ? { kase, reverted } : undefined;
}

async function undoInCase(
  entry: HistoryEntry,
  { kase, reverted }: { readonly kase: Case; readonly reverted: Case | undefined },
  context: CommandContext,
): Promise<CommandResult> {
  const { store, access, office, messages } = context;
  const { no } = kase;
  if (reverted === undefined || caseFaults(reverted, office).length > 0) {
    const name = access.rightTo(kase) === undefined ? messages.somebody : await lastChanger(no, context);
    return notRecorded(kase.no, [name === undefined ? messages.cannotUndoOwn : messages.cannotUndo(name)], context);
  }
  await store.commit({
    put: [reverted],
    expect: { cases: [{ no, was: kase }] },
    history: [{ ...entry, undone: true }],
    audit: [context.audit('undo', entry.command, [kase.no])],
  });
  const change = { command: 'rueckgaengig', id: entry.id };
  return {
    private: recordedReply(messages.undone, kase, reverted, [whatWas(entry, context)], change, context, [
      { label: messages.deadlines, command: internal(`fristen ${kase.no}`) },
    ]),
  };
}

/**
 * Takes back the entry that is named, once; without one the last change of the person, or her last one of a case, that is
 * not taken back yet.
 */
export async function undo(args: UndoArgs, context: CommandContext): Promise<CommandResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await undoNow(args, context);
    } catch (error) {
      if (!(error instanceof FallboteError) || error.code !== 'FB105' || attempt >= TRIES) throw error;
    }
  }
}

async function undoNow({ case: typed, entry: id }: UndoArgs, context: CommandContext): Promise<CommandResult> {
  const { store, access, messages } = context;
  const seen = typed === undefined ? undefined : await seeCase(typed, context);
  const wanted = typed === undefined ? undefined : caseKey(seen?.kase.no ?? typed);
  for (const entry of await store.history(access.person.id)) {
    if (wanted !== undefined && caseKey(entry.case ?? '') !== wanted) continue;
    if (id === undefined ? entry.undone === true : entry.id !== id) continue;
    // pressed twice: what came before it is not meant
    if (entry.undone === true) return { private: note(messages.undoneBeforeTitle, messages.undoneBefore) };
    if (entry.case === undefined) return undoInOffice(entry, { ...context, office: await store.office() });
    // of a case that is no longer hers to change the next one is looked for
    const changed = await changedCase(entry, entry.case, context);
    if (changed !== undefined) return undoInCase(entry, changed, context);
  }
  const nothing = note(messages.notRecordedTitle, id === undefined ? messages.nothingToUndo : messages.entryGone);
  return { private: nothing, ...(typed === undefined || seen !== undefined ? {} : { refused: typed }) };
}
