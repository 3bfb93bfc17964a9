import { findStaff } from '../../src/access/access.ts';
import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import type { Values } from '../../src/bot/fields.ts';
import { undoCommand } from '../../src/bot/undo-command.ts';
import { dayOfIso, toIso } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Case } from '../../src/cases/case.ts';
import { differences, meet } from '../../src/cases/difference.ts';
import type { Text } from '../../src/cases/problem.ts';
import { FallboteError } from '../../src/errors.ts';
import { type Action, type Item, internal, plain, type Reply, sensitive } from '../../src/reply/reply.ts';
import { caseKey } from '../../src/store/store.ts';
import { noCase, seeCase } from '../case-access.ts';
import { effectItems, effectsOf } from './effects.ts';
import { removeCase } from './remove.ts';
import { caseFaults, tidy } from './sound.ts';
import type { Variant } from './spec.ts';

/** How often somebody else may come first while one entry is written down. */
export const TRIES = 1000;

export interface FieldProblems {
  readonly problems: Readonly<Record<string, string>>;
}

/** Who changed a case last, by name; "jemand" where nobody knows, `undefined` where it was the person herself. */
export async function lastChanger(
  no: string,
  { store, office, access, messages }: CommandContext,
): Promise<string | undefined> {
  const key = caseKey(no);
  const last = (await store.history()).find((entry) => entry.case !== undefined && caseKey(entry.case) === key);
  if (last === undefined) return messages.somebody;
  return last.by === access.person.id ? undefined : (findStaff(office, last.by)?.name ?? messages.somebody);
}

/** A refusal to write, with the reasons. Nothing has changed. */
export const notRecorded = (
  no: string | undefined,
  lines: readonly string[],
  { messages }: CommandContext,
): CommandResult => ({
  private: {
    title: messages.notRecordedTitle,
    sections: [
      {
        items: [
          ...(no === undefined ? [] : [{ line: [internal(no, 'strong')] }]),
          ...lines.map((text): Item => ({ line: [sensitive(text)] })),
        ],
      },
    ],
    actions: [],
  },
});

/** What was recorded, what it did to the dates, and how to take it back. */
export function recordedReply(
  title: string,
  before: Case,
  after: Case,
  said: readonly string[],
  change: Readonly<Record<string, unknown>>,
  context: CommandContext,
  actions: readonly Action[],
): Reply {
  const { messages } = context;
  const effects = effectItems(effectsOf(before, after, context), context);
  const [first = '', ...others] = said;
  return {
    title,
    sections: [
      {
        items: [
          {
            line: [internal(after.no, 'strong'), plain('  '), sensitive(first)],
            facts: [{ grade: 'sensitive', type: 'change', value: { case: after.no, said: first, ...change } }],
          },
          ...others.map((text): Item => ({ line: [sensitive(text)] })),
          ...(effects.length > 0 ? [] : [{ line: [plain(messages.noEffects)] }]),
        ],
      },
      ...(effects.length > 0 ? [{ heading: [plain(messages.effects, 'strong')], items: effects }] : []),
    ],
    actions,
  };
}

/** Why nothing can be recorded in this case as it is now, whatever the values: it is closed, or has no such entry. */
export function blocked(
  { onClosed, pointless }: Variant,
  kase: Case,
  context: CommandContext,
): CommandResult | undefined {
  const { messages, language } = context;
  if (kase.closed !== undefined && onClosed !== true) {
    const day = formatDay(dayOfIso(kase.closed.on), language, 'short');
    return notRecorded(undefined, [messages.caseClosed(day, kase.no)], context);
  }
  const why = pointless?.({ kase, context, today: toIso(context.today) });
  return why === undefined ? undefined : notRecorded(kase.no, [why[language]], context);
}

/**
 * Makes an edit and keeps it, with its line in the audit trail and what is needed to take it back. Where somebody else
 * changed the case since it was shown, both entries stay and the person is told; where it was the same thing, nothing is
 * overwritten.
 * @param shown the case as the person saw it
 */
export async function record(
  command: { readonly name: string },
  variant: Variant,
  shown: Case,
  values: Values,
  context: CommandContext,
): Promise<CommandResult | FieldProblems> {
  const { store, office, messages, language, access } = context;
  for (let attempt = 1; ; attempt++) {
    const seen = await seeCase(shown.no, context);
    if (seen === undefined) return noCase(context, shown.no, false);
    const { kase } = seen;
    const stop = blocked(variant, kase, context);
    if (stop !== undefined) return stop;
    const edited = variant.apply(values, { kase, context, today: toIso(context.today) });
    if ('problems' in edited) return { problems: inLanguage(edited.problems, context) };
    if ('refused' in edited) return notRecorded(kase.no, [edited.refused[language]], context);
    if ('first' in edited) return { private: edited.first };
    if ('remove' in edited) {
      const removed = await removeCase(command.name, kase, edited.remove, context);
      if (removed === undefined && attempt < TRIES) continue;
      return removed ?? noCase(context, kase.no, false);
    }
    const next = tidy(edited.kase);
    const mine = differences(kase, next);
    if (mine.length === 0) return notRecorded(kase.no, [messages.nothingChanged], context);
    const others = differences(shown, kase);
    if (meet(others, mine)) {
      const name = await lastChanger(kase.no, context);
      return notRecorded(
        kase.no,
        [name === undefined ? messages.sameThingByYou : messages.sameThingChanged(name)],
        context,
      );
    }
    const faults = caseFaults(next, office);
    if (faults.length > 0)
      return notRecorded(
        kase.no,
        faults.map((fault) => fault[language]),
        context,
      );
    const changer = others.length === 0 ? undefined : await lastChanger(kase.no, context);
    const id = context.newId();
    try {
      await store.commit({
        put: [next],
        expect: { cases: [{ no: kase.no, was: kase }] },
        history: [
          {
            id,
            at: context.at,
            by: access.person.id,
            command: command.name,
            case: kase.no,
            differences: mine,
            said: edited.said,
          },
        ],
        audit: [context.audit('change', command.name, [kase.no])],
      });
    } catch (error) {
      // somebody else was faster: once more on what stands there now
      if (error instanceof FallboteError && error.code === 'FB105' && attempt < TRIES) continue;
      throw error;
    }
    const told = changer === undefined ? [] : [messages.alsoChanged(changer)];
    const said = [edited.said, ...(edited.also ?? [])].map((text) => text[language]);
    return {
      private: recordedReply(
        messages.recorded,
        kase,
        next,
        [...said, ...told],
        { command: command.name, id },
        context,
        [
          // what stands under this entry takes back this entry, whatever came after it
          { label: messages.undo, command: internal(undoCommand({ id, case: kase.no })) },
          // whoever has handed the case over does not see it any more
          ...(access.rightTo(next) === undefined
            ? []
            : [{ label: messages.deadlines, command: internal(`fristen ${kase.no}`) }]),
        ],
      ),
    };
  }
}

const inLanguage = (
  problems: Readonly<Record<string, Text>>,
  { language }: CommandContext,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(problems).map(([name, text]) => [name, text[language]]));
