import { createHmac, randomBytes, randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for each other: sixteen of them are more than 78 bits. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const GROUPS = 4;
const GROUP = 4;
/** Minutes for which a code is good. */
export const CODE_MINUTES = 15;
const LIFE_MS = CODE_MINUTES * 60_000;
/** Wrong codes that somebody, and everybody together, may send within that time; after them none is looked at. */
const MOST_OF_ONE = 5;
const MOST_OF_ALL = 100;

export const CHAT_PLATFORMS = ['slack', 'teams'] as const;
export type ChatPlatform = (typeof CHAT_PLATFORMS)[number];

/**
 * One-time codes that link a chat account with somebody of the office. They are kept as hashes, in memory: what was
 * issued before a restart is to be issued anew.
 */
export interface LinkCodes {
  /** where a code can be sent in */
  readonly platforms: readonly ChatPlatform[];
  /**
   * A new code for somebody; an earlier one is good no more.
   * @param at the instant, ISO 8601
   */
  issue(staff: string, at: string): string;
  /**
   * Whose code it is, by staff id; it is good only once. `undefined`: wrong, used, too old, or too many wrong ones came
   * before it.
   * @param who the account that sends it
   */
  redeem(code: string, who: string, at: string): string | undefined;
}

const SHAPE = new RegExp(`^(?:[${LETTERS}]{${GROUP}}[- ]?){${GROUPS - 1}}[${LETTERS}]{${GROUP}}$`, 'u');

/** The code in a text that has the shape of one, without the marks between its groups. */
export function codeIn(text: string): string | undefined {
  const typed = text.trim().toUpperCase();
  return SHAPE.test(typed) ? typed.replaceAll(/[- ]/gu, '') : undefined;
}

function newCode(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)] ?? '';
  const group = () => Array.from({ length: GROUP }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

interface Issued {
  readonly staff: string;
  readonly until: number;
}

/** @param platforms those that are served */
export function createLinkCodes(platforms: readonly ChatPlatform[] = CHAT_PLATFORMS): LinkCodes {
  // with a key of its own a hash says nothing to whoever finds it
  const key = randomBytes(32);
  const hashOf = (code: string) => createHmac('sha256', key).update(code).digest('base64url');
  const issued = new Map<string, Issued>();
  let wrong: { readonly who: string; readonly at: number }[] = [];

  function forget(now: number): void {
    for (const [hash, { until }] of issued) if (until <= now) issued.delete(hash);
    wrong = wrong.filter(({ at }) => at + LIFE_MS > now);
  }

  return {
    platforms,
    issue(staff, at) {
      const now = Date.parse(at);
      forget(now);
      for (const [hash, entry] of issued) if (entry.staff === staff) issued.delete(hash);
      const code = newCode();
      issued.set(hashOf(codeIn(code) ?? code), { staff, until: now + LIFE_MS });
      return code;
    },
    redeem(code, who, at) {
      const now = Date.parse(at);
      forget(now);
      const own = wrong.filter((attempt) => attempt.who === who).length;
      if (own >= MOST_OF_ONE || wrong.length >= MOST_OF_ALL) return undefined;
      const hash = hashOf(code);
      const found = issued.get(hash);
      if (found === undefined) {
        wrong.push({ who, at: now });
        return undefined;
      }
      issued.delete(hash);
      return found.staff;
    },
  };
}
