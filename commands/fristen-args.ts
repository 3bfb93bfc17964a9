import * as z from 'zod/mini';
import { bare, isOneOf, looksLikeCaseNumber, takePage, words } from '../src/bot/words.ts';
import type { Day } from '../src/calendar/civil-date.ts';
import { parseRange } from '../src/calendar/phrases.ts';

export const fristenArgs = z.strictObject({
  range: z.optional(
    z.strictObject({ from: z.optional(z.int()), to: z.optional(z.int()), overdueOnly: z.optional(z.boolean()) }),
  ),
  /** list what cannot be computed instead */
  missing: z.boolean(),
  target: z.union([z.strictObject({ case: z.string() }), z.literal('team'), z.literal('own')]),
  page: z.int().check(z.gte(1), z.lte(9999)),
  /** as typed, without the page: for the next page */
  typed: z.string(),
  /** the part that could not be read; then nothing else counts */
  unclear: z.optional(z.string()),
});
export type FristenArgs = z.infer<typeof fristenArgs>;
type Range = NonNullable<FristenArgs['range']>;

const list = (text: string): readonly string[] => text.split(' ');
const MISSING_WORDS = list('fehlend fehlende fehlendes fehlt unvollstaendig unberechenbar missing incomplete');
const TEAM_WORDS = list('team teams');
const SUBJECT_WORDS = list('frist fristen termin termine faellig faellige faelligen deadline deadlines due');
const FILLERS = [
  ...SUBJECT_WORDS,
  ...list('fuer von zu zum im fall den dem das der die mein meine meiner meinen meines unser unsere unseres bitte mal'),
  ...list('was ist sind steht stehen an noch zeig zeige zeigen sie mir uns ich wir habe haben welche gibt es offen'),
  ...list('for of case my our the please what is are there show me do i we have which any open'),
];
/** More words than that are no question for deadlines. */
const MAX_WORDS = 25;
const UNCLEAR_SHOWN = 80;

/** "31.02.": looks like a date, whether or not there is such a day. */
export const looksLikeDate = (word: string): boolean => /^\d{1,2}\.\d{1,2}\.?(?:\d{2}|\d{4})?$/u.test(word);

/** A period among loosely typed words; `null` for no words at all, `undefined` where they make no sense. */
function rangeIn(typed: readonly string[], today: Day): Range | null | undefined {
  if (typed.length === 0) return null;
  const range = parseRange(typed.join(' '), today);
  if (range !== undefined) return range;
  const without = typed.filter((word) => !isOneOf(word, FILLERS));
  if (without.length === typed.length) return undefined;
  return without.length === 0 ? null : parseRange(without.join(' '), today);
}

/** Finds team, case number, period and page among loosely typed words; says which part it could not read. */
export function parseFristen(rest: string, today: Day): FristenArgs {
  const { rest: text, page } = takePage(rest);
  const all = words(text);
  const missing = all.some((word) => isOneOf(word, MISSING_WORDS));
  const team = all.some((word) => isOneOf(word, TEAM_WORDS));
  const others = all.filter((word) => !isOneOf(word, MISSING_WORDS) && !isOneOf(word, TEAM_WORDS));
  const typed = all.join(' ');
  const make = (range: Range | null, target: FristenArgs['target']): FristenArgs => ({
    ...(range === null ? {} : { range }),
    target,
    missing,
    page,
    typed,
  });
  if (others.length <= MAX_WORDS) {
    const range = rangeIn(others, today);
    if (range !== undefined) return make(range, team ? 'team' : 'own');
    for (const [index, word] of team ? [] : others.entries()) {
      if (!looksLikeCaseNumber(word)) continue;
      // "F 105": a letter before a number belongs to it
      const letter = /^\d/u.test(word) && /^\p{L}$/u.test(others[index - 1] ?? '') ? 1 : 0;
      const around = rangeIn([...others.slice(0, index - letter), ...others.slice(index + 1)], today);
      // "bis 31 Februar" is a day that does not exist, not the case 31
      const partOfDate =
        around !== null && (looksLikeDate(bare(word)) || (/^\d{1,2}\.?$/u.test(bare(word)) && letter === 0));
      if (around !== undefined && !partOfDate) return make(around, { case: bare(word) });
    }
  }
  const unread = others.filter(
    (word) => !isOneOf(word, FILLERS) && !(looksLikeCaseNumber(word) && /^\p{L}/u.test(word)),
  );
  return { ...make(null, 'own'), unclear: [...(unread.join(' ') || typed)].slice(0, UNCLEAR_SHOWN).join('') };
}

/** A question for deadlines without the command: "heute", "was ist nächste Woche fällig?", "F-105 Fristen". */
export function bareFristen(text: string, today: Day): FristenArgs | undefined {
  const args = parseFristen(text, today);
  if (args.unclear !== undefined) return undefined;
  if (typeof args.target === 'object' && looksLikeDate(args.target.case)) return args;
  const asked = words(text).some((word) => isOneOf(word, SUBJECT_WORDS));
  return asked || args.range !== undefined ? args : undefined;
}
