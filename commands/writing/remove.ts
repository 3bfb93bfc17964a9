import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { FallboteError } from '../../src/errors.ts';
import { internal, plain } from '../../src/reply/reply.ts';

const TITLE: Text = { de: 'Gelöscht', en: 'Deleted' };

/**
 * Deletes a case with its history. The audit trail keeps that it was deleted, when and by whom. `undefined` where
 * somebody has changed the case since it was read: then it is still there.
 */
export async function removeCase(
  command: string,
  kase: Case,
  said: Text,
  context: CommandContext,
): Promise<CommandResult | undefined> {
  const { store, language } = context;
  try {
    await store.commit({
      remove: [kase.no],
      expect: { cases: [{ no: kase.no, was: kase }] },
      audit: [context.audit('delete', command, [kase.no])],
    });
  } catch (error) {
    if (error instanceof FallboteError && error.code === 'FB105') return undefined;
    throw error;
  }
  return {
    private: {
      title: TITLE[language],
      sections: [
        {
          items: [
            {
              line: [internal(kase.no, 'strong'), plain('  '), internal(said[language])],
              facts: [{ grade: 'internal', type: 'change', value: { case: kase.no, said: said[language], command } }],
            },
          ],
        },
      ],
      actions: [],
    },
  };
}
