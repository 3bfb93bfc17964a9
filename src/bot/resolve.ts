import { distance } from 'fastest-levenshtein';
import { fold } from '../calendar/fold.ts';
import type { Command } from './command.ts';
import { bare } from './words.ts';

const keyOf = (word: string): string => fold(bare(word.replace(/^\//u, ''))) || fold(word);

/** The command a word names, by its name or an alias. */
export function resolveCommand(word: string, commands: readonly Command[]): Command | undefined {
  const key = keyOf(word);
  return commands.find((command) => command.name === key || command.aliases.includes(key));
}

/** The command name a mistyped word comes closest to; `undefined` where none is near. */
export function closest(word: string, commands: readonly Command[]): string | undefined {
  const key = keyOf(word);
  if (key.length < 3 || key.length > 40) return undefined;
  let best: { readonly name: string; readonly steps: number } | undefined;
  for (const command of commands) {
    for (const name of [command.name, ...command.aliases]) {
      const steps = distance(key, name);
      const allowed = name.length <= 4 ? 1 : name.length <= 7 ? 2 : 3;
      // of a short word at least half must be right: "wie" is no slip of the finger for "waive"
      if (steps <= allowed && 2 * steps <= key.length && (best === undefined || steps < best.steps))
        best = { name: command.name, steps };
    }
  }
  return best?.name;
}
