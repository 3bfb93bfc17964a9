import * as z from 'zod/mini';
import { type Command, defineCommand } from '../../src/bot/command.ts';
import { bare, isOneOf, looksLikeCaseNumber, words } from '../../src/bot/words.ts';
import type { WritingArgs, WritingSpec } from './spec.ts';

export const writingArgs = z.strictObject({ case: z.optional(z.string()), rest: z.string() });

const FILLERS = ['fall', 'fuer', 'zu', 'zum', 'im', 'in', 'case', 'for', 'to'];
/** "F-101", "bg2026/17": letters and then digits, so it is no date and no number in a text */
const LETTER_AND_DIGIT = /^\p{L}{1,8}[-/_.]?\d/u;

/** The case number of a line, wherever it stands, and the other words as they were typed. */
export function takeCase(line: string): WritingArgs {
  const all = words(line);
  const first = all.findIndex((word) => !isOneOf(word, FILLERS));
  if (first < 0) return { rest: '' };
  const without = (from: number, count: number) => [...all.slice(first, from), ...all.slice(from + count)].join(' ');
  const word = all[first] ?? '';
  // "F 105": a letter before a number belongs to it
  if (/^\p{L}$/u.test(word) && /^\d/u.test(all[first + 1] ?? ''))
    return { case: `${word}${bare(all[first + 1] ?? '')}`, rest: without(first, 2) };
  const at = all.findIndex((item) => LETTER_AND_DIGIT.test(bare(item)) && looksLikeCaseNumber(item));
  // "erledigt 2 F-101": the short number is that of a date
  const isCase = looksLikeCaseNumber(word) && (at < 0 || !/^\d{1,2}$/u.test(bare(word)));
  if (isCase) return { case: bare(word), rest: without(first, 1) };
  return at < 0 ? { rest: all.slice(first).join(' ') } : { case: bare(all[at] ?? ''), rest: without(at, 1) };
}

/** A command that changes a case, from its description. What it needs to write is loaded when it is used. */
export const writingCommand = (spec: WritingSpec): Command =>
  defineCommand<WritingArgs>({
    name: spec.name,
    aliases: spec.aliases,
    changes: true,
    summary: spec.summary,
    usage: spec.usage,
    examples: spec.examples,
    args: writingArgs,
    parse: takeCase,
    run: async (args, context) => (await import('./run.ts')).runWriting(spec, args, context),
  });
