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
});
export type FristenArgs = z.infer<typeof fristenArgs>;
type Range = NonNullable<FristenArgs['range']>;

const MISSING_WORDS = ['fehlend', 'fehlende', 'fehlt', 'unvollstaendig', 'unberechenbar', 'missing', 'incomplete'];
const TEAM_WORDS = ['team', 'teams'];
const FILLERS = [
  ...[
    'fuer',
    'von',
    'zu',
    'zum',
    'im',
    'fall',
    'den',
    'dem',
    'das',
    'der',
    'die',
    'mein',
    'meine',
    'meines',
    'was',
    'ist',
  ],
  ...['faellig', 'fristen', 'termine', 'bitte', 'for', 'of', 'case', 'my', 'the', 'due', 'please', 'deadlines'],
];

/** A period among loosely typed words; `null` for no words at all, `undefined` where they make no sense. */
function rangeIn(list: readonly string[], today: Day): Range | null | undefined {
  if (list.length === 0) return null;
  const range = parseRange(list.join(' '), today);
  if (range !== undefined) return range;
  const without = list.filter((word) => !isOneOf(word, FILLERS));
  if (without.length === list.length) return undefined;
  return without.length === 0 ? null : parseRange(without.join(' '), today);
}

/** Finds team, case number, period and page among loosely typed words. */
export function parseFristen(rest: string, today: Day): FristenArgs | undefined {
  const { rest: typed, page } = takePage(rest);
  const all = words(typed);
  const missing = all.some((word) => isOneOf(word, MISSING_WORDS));
  const team = all.some((word) => isOneOf(word, TEAM_WORDS));
  const list = all.filter((word) => !isOneOf(word, MISSING_WORDS) && !isOneOf(word, TEAM_WORDS));
  const make = (range: Range | null, target: FristenArgs['target']): FristenArgs => ({
    ...(range === null ? {} : { range }),
    target,
    missing,
    page,
    typed,
  });
  const range = rangeIn(list, today);
  if (range !== undefined) return make(range, team ? 'team' : 'own');
  if (team) return undefined;
  for (const [index, word] of list.entries()) {
    if (!looksLikeCaseNumber(word)) continue;
    const others = rangeIn(
      list.filter((_, i) => i !== index),
      today,
    );
    if (others !== undefined) return make(others, { case: bare(word) });
  }
  return undefined;
}

/** A period alone is a question for one's deadlines: "heute", "was ist nächste Woche fällig?". */
export function bareFristen(text: string, today: Day): FristenArgs | undefined {
  const args = parseFristen(text, today);
  return args?.range !== undefined && args.target === 'own' ? args : undefined;
}
