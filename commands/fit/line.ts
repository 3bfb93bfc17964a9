import * as z from 'zod/mini';
import { takePage } from '../../src/bot/words.ts';

/** What a question for Maßnahmen says; it is read when it is run, so that a start stays light. */
export const fitArgs = z.strictObject({ line: z.string(), page: z.number() });
export type FitArgs = z.infer<typeof fitArgs>;

/** The words after the name of the command. */
export function parseFitLine(rest: string): FitArgs {
  const { rest: line, page } = takePage(rest);
  return { line, page: Math.max(1, page) };
}
