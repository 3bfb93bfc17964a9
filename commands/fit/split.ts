import { bare, isOneOf, looksLikeCaseNumber, words } from '../../src/bot/words.ts';
import { fold } from '../../src/calendar/fold.ts';

/** A line in its parts: case numbers, facts such as `alter=36`, and the other words. */
export interface SplitLine {
  /** words that may be the number of a case, as typed */
  readonly numbers: readonly string[];
  /** `merkmal=wert`, as typed */
  readonly facts: readonly string[];
  /** all that are neither, in their order, without small words */
  readonly words: readonly string[];
  /** the line without case numbers and without small words before the first fact */
  readonly withoutNumbers: string;
}

const OPENING = /^["„“»«'‚‘]/u;
const CLOSING = /["“”»«'’‘]$/u;
const FILLERS = [
  ...['fall', 'fuer', 'zu', 'zum', 'zur', 'im', 'in', 'bei', 'mit', 'und', 'die', 'der', 'das', 'den', 'dem', 'eine'],
  ...['ein', 'person', 'profil', 'ist', 'passt', 'passen', 'passend', 'passende', 'massnahme', 'massnahmen', 'ob'],
  ...['warum', 'wieso', 'welche', 'welcher', 'wen', 'wer', 'nicht', 'case', 'for', 'to', 'with', 'and', 'the', 'of'],
  ...['does', 'fit', 'fits', 'not', 'a', 'person', 'why', 'which', 'who', 'on', 'auf', 'meine', 'meinen', 'meiner'],
  ...['faelle', 'faellen', 'cases', 'my', 'angenommen', 'assuming', '-', 'was', 'what', 'angebot', 'angebote', 'bitte'],
];
/** "F-101", "bg2026/17": letters and then digits. */
const LETTER_AND_DIGIT = /^\p{L}{1,8}[-/_.]?\d/u;

/** "23 Jahre" is no case number. */
const COUNTED = /^-?(?:jahre?|j|jaehrig.*|monate?|kind|kinder|stunden|std|years?|months?|children|child|hours?)$/u;

/** The words that the value of a fact takes after its first: "SGB II", a value in quotes, a list with spaces. */
function valueLength(value: string, next: readonly string[]): number {
  if (value === '') return next.length > 0 ? 1 + valueLength(next[0] ?? '', next.slice(1)) : 0;
  if (OPENING.test(value) && !(value.length > 1 && CLOSING.test(value))) {
    const end = next.findIndex((word) => CLOSING.test(word));
    return end < 0 ? 0 : end + 1;
  }
  if (value.endsWith(',') && next.length > 0) return 1 + valueLength(next[0] ?? '', next.slice(1));
  if (next[0]?.startsWith(',') === true) return 1 + valueLength(next[0], next.slice(1));
  return fold(value) === 'sgb' && /^(?:ii+|[23])$/iu.test(bare(next[0] ?? '')) ? 1 : 0;
}

/** Words that belong to a fact: "abschluss=keiner", "rechtskreis=SGB II" with the word behind it. */
function factsApart(all: readonly string[]): readonly { readonly text: string; readonly isFact: boolean }[] {
  const parts: { readonly text: string; readonly isFact: boolean }[] = [];
  for (let at = 0; at < all.length; at++) {
    // „alter=23“
    const word = (all[at] ?? '').replace(/^["„“']([^"„“”']+=[^"„“”']+)["“”']$/u, '$1');
    const equals = word.indexOf('=');
    const more = equals <= 0 ? 0 : valueLength(word.slice(equals + 1), all.slice(at + 1));
    parts.push({ text: [word, ...all.slice(at + 1, at + 1 + more)].join(' '), isFact: equals > 0 });
    at += more;
  }
  return parts;
}

/**
 * Takes a line apart. Facts are found by their "="; a case number is a word of letters and digits, or one of digits where
 * it comes first.
 */
export function splitLine(line: string): SplitLine {
  const parts = factsApart(words(line.replace(/\s*=\s*/gu, '=')));
  const numbers: string[] = [];
  const others: string[] = [];
  const facts: string[] = [];
  const kept: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const { text, isFact } = parts[at] ?? { text: '', isFact: false };
    const next = parts[at + 1];
    if (isFact) {
      facts.push(text);
      kept.push(text);
    } else if (/^\p{L}$/u.test(text) && next !== undefined && !next.isFact && /^\d/u.test(next.text)) {
      // "F 105": a letter before a number belongs to it
      numbers.push(`${text}${bare(next.text)}`);
      at++;
    } else if (
      looksLikeCaseNumber(text) &&
      (LETTER_AND_DIGIT.test(bare(text)) ||
        (others.length + numbers.length + facts.length === 0 && !COUNTED.test(fold(bare(next?.text ?? '')))))
    )
      numbers.push(bare(text));
    else {
      const small = isOneOf(text, FILLERS);
      if (!small) others.push(text);
      if (!small || facts.length > 0) kept.push(text);
    }
  }
  return { numbers, facts, words: others, withoutNumbers: kept.join(' ') };
}
