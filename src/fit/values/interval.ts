import type { NumberKnown } from '../profile/knowledge.ts';

/** A number with what stands behind it: "2 Jahre", "300", "1.200,50 €". Folded text. */
export interface Amount {
  readonly n: number;
  readonly unit: string;
}

const COUNT_WORDS: ReadonlyMap<string, number> = new Map(
  'ein eine einem einen einer eins one a|zwei two|drei three|vier four|fuenf five|sechs six|sieben seven|acht eight|neun nine|zehn ten|elf eleven|zwoelf twelve'
    .split('|')
    .flatMap((words, i) => words.split(' ').map((word) => [word, i + 1] as const)),
);

/** A count in digits or as a word: "2", "zwei". */
export const countOf = (text: string): number | undefined =>
  /^\d{1,4}$/.test(text) ? Number(text) : COUNT_WORDS.get(text);

/** "1.200,50", "19,5", "12.5", "300": a point before three digits parts thousands, else both are decimal. */
function numeric(text: string): number | undefined {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return /^\d{1,9}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** Reads the number at the beginning of a folded text. */
export function amountOf(text: string): Amount | undefined {
  const digits = /^[\d.,]*\d/.exec(text)?.[0];
  if (digits !== undefined) {
    const n = numeric(digits);
    return n === undefined ? undefined : { n, unit: text.slice(digits.length) };
  }
  const [first = '', ...rest] = text.split(' ');
  const half = rest[0] === 'halbes' || rest[0] === 'halbe' ? 0.5 : undefined;
  const n = half ?? COUNT_WORDS.get(first);
  return n === undefined ? undefined : { n, unit: rest.slice(half === undefined ? 0 : 1).join(' ') };
}

/** What a number counts: into the unit of a Merkmal, where the words behind it fit. */
export type InUnit = (amount: Amount) => number | undefined;

const AT_LEAST = /^(?:>=|ab |mindestens |mind\.? |min\.? |wenigstens |at least |from )/;
const MORE = /^(?:>|ueber |mehr als |aelter als |laenger als |over |more than |older than |longer than )/;
const AT_MOST = /^(?:<=|bis zu |bis |hoechstens |max\.? |maximal |at most |up to |until )/;
const LESS = /^(?:<|unter |weniger als |juenger als |kuerzer als |under |below |less than |younger than )/;
const OR_MORE = /(?:\+| oder mehr| und mehr| or more| oder aelter| und aelter| or older)$/;
const BETWEEN = /^(?:zwischen |between |von )?(.+?) ?(?:-| bis | und | to | and ) ?(.+)$/;

const READ = /^\d+$/;

function twoBounds(text: string, inUnit: InUnit): NumberKnown | undefined {
  const [, low = '', high = ''] = BETWEEN.exec(text) ?? [];
  const to = amountOf(high);
  // "2-3 Jahre": the unit stands once
  const from = to !== undefined && READ.test(low) ? { n: Number(low), unit: to.unit } : amountOf(low);
  const [min, max] = [from && inUnit(from), to && inUnit(to)];
  return min === undefined || max === undefined || min > max ? undefined : { min, max };
}

/**
 * A number or a range of numbers: "28", "25-48", "ab 25", "25+", ">= 25", "über 25", "höchstens 300", "unter 30".
 * @param text folded
 * @param step the smallest difference of two such numbers: "über 25" Jahre is 26
 * @param most the greatest number there is: "ab 25" reaches so far
 */
export function readInterval(text: string, inUnit: InUnit, step: number, most: number): NumberKnown | undefined {
  const one = (rest: string): number | undefined => {
    const amount = amountOf(rest.trim());
    return amount && inUnit(amount);
  };
  const behind = (pattern: RegExp): number | undefined => {
    const lead = pattern.exec(text)?.[0];
    return lead === undefined ? undefined : one(text.slice(lead.length));
  };
  const least = behind(AT_LEAST) ?? (OR_MORE.test(text) ? one(text.replace(OR_MORE, '')) : undefined);
  if (least !== undefined) return { min: least, max: Math.max(most, least) };
  const greatest = behind(AT_MOST);
  if (greatest !== undefined) return { min: 0, max: greatest };
  const more = behind(MORE);
  if (more !== undefined) return { min: more + step, max: Math.max(most, more + step) };
  const less = behind(LESS);
  if (less !== undefined) return less > 0 ? { min: 0, max: Math.max(0, less - step) } : undefined;
  const exact = one(text);
  return exact === undefined ? twoBounds(text, inUnit) : { min: exact, max: exact };
}
