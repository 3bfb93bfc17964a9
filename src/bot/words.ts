import { fold } from '../calendar/fold.ts';

/** Most characters of a request; longer ones are refused with a sentence. */
export const MAX_INPUT = 500;

const QUOTED = /^[„“"'«»]{1,2}([^„“”"'«»]*)[“”"'«»]{1,2}([!?.]{0,3})$/u;
// of those that name an account the adapter knows which is the bot's; the others are people
const MENTION = '(?:<at>[^<]{0,80}</at>|@?fallbote)';
const MENTIONED_FIRST = new RegExp(`^${MENTION}(?![\\p{L}\\p{N}_-])[\\s,:!.]*`, 'iu');
const MENTIONED_LAST = new RegExp(`[\\s,]{1,3}${MENTION}([!?.]*)$`, 'iu');

/**
 * What was typed, as it is read: one line, NFC, one kind of hyphen, without control and direction characters (they
 * could come back in an answer) and without the mention of the bot. Linear in the length of the text.
 */
export function cleanInput(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .trim()
    .replace(MENTIONED_FIRST, '')
    .replace(MENTIONED_LAST, '$1')
    .replace(QUOTED, '$1$2')
    .trim();
}

const THANKS =
  /^(?:(?:vielen|besten|herzlichen|lieben|many|super) )?(?:dank|danke|dankeschoen|merci|thanks|thank you|thx)(?: (?:schoen|sehr|ihnen|dir|vielmals|a lot|so much|very much))?$/u;

/** Whether somebody only says thank you. */
export const isThanks = (text: string): boolean => THANKS.test(fold(text.replace(/[\p{P}\p{S}]/gu, ' ')));

/** The words of an input, without the punctuation around them. */
export function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

const CASE_NUMBER = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}./_-]{0,39}$/u;

/** Takes quotes, brackets and closing punctuation off a word. */
export const bare = (word: string): string => word.replace(/^[„“"'«»(<[#]+|[“”"'«»)>\],;:!?.]+$/gu, '');

export const looksLikeCaseNumber = (word: string): boolean => CASE_NUMBER.test(bare(word));

/** Whether a text says anything: "…" and a picture alone do not. */
export const says = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Takes "Seite 2" or "page 2" off the end of an input. */
export function takePage(text: string): { readonly rest: string; readonly page: number } {
  const match = /(?:^|\s)(?:seite|s\.|page|p\.)\s*(\d{1,4})\s*$/iu.exec(text);
  if (!match) return { rest: text.trim(), page: 1 };
  return { rest: text.slice(0, match.index).trim(), page: Number(match[1]) };
}

/** Whether a folded word is one of a list. */
export const isOneOf = (word: string, list: readonly string[]): boolean => list.includes(fold(bare(word)));

/** A text that begins a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
