import { fold } from '../calendar/fold.ts';

/** Most characters of a request; longer ones are refused with a sentence. */
export const MAX_INPUT = 500;

/** The words of an input, without the punctuation around them. */
export function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

const CASE_NUMBER = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}./_-]{0,39}$/u;

/** Takes quotes, brackets and closing punctuation off a word. */
export const bare = (word: string): string => word.replace(/^[„“"'«»(<[#]+|[“”"'«»)>\],;:!?.]+$/gu, '');

export const looksLikeCaseNumber = (word: string): boolean => CASE_NUMBER.test(bare(word));

/** Takes "Seite 2" or "page 2" off the end of an input. */
export function takePage(text: string): { readonly rest: string; readonly page: number } {
  const match = /(?:^|\s)(?:seite|s\.|page|p\.)\s*(\d{1,4})\s*$/iu.exec(text);
  if (!match) return { rest: text.trim(), page: 1 };
  return { rest: text.slice(0, match.index).trim(), page: Number(match[1]) };
}

/** Whether a folded word is one of a list. */
export const isOneOf = (word: string, list: readonly string[]): boolean => list.includes(fold(bare(word)));
