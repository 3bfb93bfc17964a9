import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import type { Day } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import { todayInBerlin } from '../../src/calendar/today.ts';
import { revert } from '../../src/cases/difference.ts';
import { FallboteError } from '../../src/errors.ts';
import { internal, note, plain } from '../../src/reply/reply.ts';
import { caseKey, type HistoryEntry } from '../../src/store/store.ts';
import { noCase, seeCase } from '../case-access.ts';
import { lastChanger, notRecorded, recordedReply } from './record.ts';
import { caseFaults, officeFaults } from './sound.ts';

const dayOf = (at: string): Day => todayInBerlin(new Date(at));

const whatWas = (entry: HistoryEntry, { messages, language }: CommandContext): string =>
  messages.undidWhat(entry.said?.[language] ?? entry.command, formatDay(dayOf(entry.at), language, 'short'));

async function undoInOffice(entry: HistoryEntry, context: CommandContext): Promise<CommandResult> {
  const { store, office, messages } = context;
  const reverted = revert(office, entry.differences);
  if (reverted === undefined || officeFaults(reverted).length > 0)
    return notRecorded(undefined, [messages.cannotUndo(messages.somebody)], context);
  await store.commit({
    office: reverted,
    expect: { office },
    history: [{ ...entry, undone: true }],
    audit: [context.audit('undo', entry.command, [])],
  });
  return { private: note(messages.undone, whatWas(entry, context)) };
}

async function undoInCase(entry: HistoryEntry, no: string, context: CommandContext): Promise<CommandResult> {
  const { store, access, office, messages } = context;
  const kase = await store.findCase(no);
  const reverted = kase === undefined ? undefined : revert(kase, entry.differences);
  // whoever handed a case over may take that back, though she no longer sees the case
  const mayAct =
    kase !== undefined && [kase, reverted].some((at) => at !== undefined && access.rightTo(at) !== undefined);
  if (kase === undefined || !mayAct) return noCase(context, no, false);
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

/** Takes back the last change of the person, or the last one of a case, that is not taken back yet. */
export async function undo(typed: string | undefined, context: CommandContext): Promise<CommandResult> {
  const { store, access, messages } = context;
  let wanted: string | undefined;
  if (typed !== undefined) wanted = caseKey((await seeCase(typed, context))?.kase.no ?? typed);
  for (let attempt = 1; ; attempt++) {
    const entry = (await store.history(access.person.id)).find(
      (item) =>
        item.undone !== true && (wanted === undefined || (item.case !== undefined && caseKey(item.case) === wanted)),
    );
    if (entry === undefined) {
      return {
        private: {
          ...note(messages.notRecordedTitle),
          sections: [{ items: [{ line: [plain(messages.nothingToUndo)] }] }],
        },
      };
    }
    try {
      return entry.case === undefined
        ? await undoInOffice(entry, { ...context, office: await store.office() })
        : await undoInCase(entry, entry.case, context);
    } catch (error) {
      if (!(error instanceof FallboteError) || error.code !== 'FB105' || attempt >= 1000) throw error;
    }
  }
}
