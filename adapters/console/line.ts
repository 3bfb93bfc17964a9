import type { Place } from '../../src/bot/command.ts';
import type { Office } from '../../src/cases/office.ts';

const EXIT_WORDS: readonly string[] = ['ende', 'exit', 'quit', 'tschuess', 'tschüss'];

/** "als fm-2" and its like, with who is meant. */
export const CHANGE = /^\s*(?:als|as|ich)\s+(.*)$/iu;
const CHANGE_ALONE = /^(?:als|as|ich)$/iu;

/** What a typed line means to the console, before the bot is asked. */
export type Typed =
  | { readonly is: 'nothing' | 'exit' | 'list' }
  | { readonly is: 'change'; readonly to: string }
  | { readonly is: 'noTeam' | 'noCommand'; readonly team: string }
  | { readonly is: 'request'; readonly text: string; readonly place: Place };

export function readLine(line: string, office: Office): Typed {
  const typed = line.normalize('NFC').trim();
  if (typed === '') return { is: 'nothing' };
  if (EXIT_WORDS.includes(typed.toLowerCase())) return { is: 'exit' };
  if (CHANGE_ALONE.test(typed)) return { is: 'list' };
  const to = CHANGE.exec(typed)?.[1];
  if (to !== undefined) return { is: 'change', to };
  const channel = /^#(\S+)(?:\s+([\s\S]+))?$/u.exec(typed);
  const named = channel?.[1];
  if (named === undefined) return { is: 'request', text: typed, place: { kind: 'private' } };
  const team = office.teams.find((item) => item.id.toLowerCase() === named.toLowerCase())?.id;
  if (team === undefined) return { is: 'noTeam', team: named };
  const text = channel?.[2];
  return text === undefined ? { is: 'noCommand', team } : { is: 'request', text, place: { kind: 'channel', team } };
}
