import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import { fitMessages } from '../../src/messages/fit.ts';
import { type Action, type Item, plain, sensitive } from '../../src/reply/reply.ts';
import { findInWords, type NamedMassnahme } from './find-massnahme.ts';
import type { Kit } from './kit.ts';

/** Most names that are offered as buttons. */
const MOST_OFFERED = 6;

const shorten = (text: string): string => [...text].slice(0, 80).join('');

/** Asks which Maßnahme is meant. What was typed may be anything, so it is for the person alone. */
function askWhich(
  named: Exclude<NamedMassnahme, { readonly is: 'one' }>,
  typed: string,
  command: (id: string) => string,
  { language }: CommandContext,
): CommandResult {
  const t = fitMessages(language);
  const of: readonly Massnahme[] = named.is === 'several' ? named.of : [];
  const name = shorten(typed);
  const line =
    typed === ''
      ? [plain(t.nameMissing)]
      : [sensitive(named.is === 'several' ? t.nameSeveral(name) : t.nameUnknown(name))];
  const items: Item[] = of.map((massnahme) => ({ line: [sensitive(massnahme.name)] }));
  const actions: Action[] = of
    .slice(0, MOST_OFFERED)
    .map((massnahme) => ({ label: massnahme.name, command: sensitive(command(massnahme.id)) }));
  return {
    private: {
      title: t.whichTitle,
      sections: [{ items: [{ line }] }, { items: of.length > 0 ? items : [{ line: [plain(t.catalogueHint)] }] }],
      actions,
    },
  };
}

/**
 * The Maßnahme that words name and the words around the name, or an answer that asks which is meant.
 * @param command the whole input with the id of a Maßnahme in it
 * @param fits whether words around the name make sense
 */
export function theMassnahme(
  words: readonly string[],
  { catalogue, isOwn }: Kit,
  command: (id: string) => string,
  context: CommandContext,
  fits?: (others: readonly string[]) => boolean,
): { readonly massnahme: Massnahme; readonly others: readonly string[] } | { readonly answer: CommandResult } {
  const { named, others } = findInWords(words, catalogue, isOwn, fits);
  return named.is === 'one'
    ? { massnahme: named.massnahme, others }
    : { answer: askWhich(named, words.join(' '), command, context) };
}
