import type { Day } from '../../calendar/civil-date.ts';
import type { Text } from '../../cases/problem.ts';
import type {
  ChildKnown,
  ChoiceKnown,
  ConsentKnown,
  HemmnisKnown,
  NumberKnown,
  ParticipationKnown,
} from '../profile/knowledge.ts';

/** A number; where it is a length of time that was given by its beginning, also the days on which that may have been. */
export interface NumberFact extends NumberKnown {
  readonly kind: 'number';
  readonly since?: { readonly first: Day; readonly last: Day };
}

export interface ChoiceFact {
  readonly kind: 'choice';
  readonly values: ChoiceKnown;
}

/**
 * Months in benefit: so many among the last `within`, or (without `within`) without a break up to now. Where those were
 * given by their beginning, also the days on which that may have been, and the whole calendar months since then.
 */
export interface BenefitStatement extends NumberKnown {
  readonly within?: number;
  readonly since?: NonNullable<NumberFact['since']> & { readonly whole: NumberKnown };
}

export interface ChildFact extends ChildKnown {
  readonly born?: Day;
}

/** What one piece of text says about a person. `unknown`: that nothing is known. */
export type Known =
  | { readonly kind: 'unknown' }
  | NumberFact
  | ChoiceFact
  | { readonly kind: 'text'; readonly folded: string; readonly shown: string }
  | { readonly kind: 'benefit'; readonly statements: readonly BenefitStatement[] }
  | { readonly kind: 'hemmnisse'; readonly list: readonly HemmnisKnown[] }
  | { readonly kind: 'children'; readonly children: readonly ChildFact[] | { readonly least: number } }
  | { readonly kind: 'participations'; readonly list: readonly ParticipationKnown[] }
  | { readonly kind: 'consent'; readonly said: ConsentKnown }
  | { readonly kind: 'judgement'; readonly yes: boolean };

/** A text that says nothing: a sentence that says what to do instead. */
export interface Problem {
  readonly kind: 'problem';
  readonly text: Text;
}

export const problem = (de: string, en: string): Problem => ({ kind: 'problem', text: { de, en } });

/** The day that a text was written; asking for it tells that the meaning depends on it ("seit März"). */
export type AsOf = () => Day;

export const UNKNOWN_FACT: Known = { kind: 'unknown' };

export const exactly = (n: number): NumberFact => ({ kind: 'number', min: n, max: n });

const singles = new Map<string, ChoiceFact>();

/** One known value of a choice; the same object each time. */
export function oneValue(value: string): ChoiceFact {
  const ready = singles.get(value);
  if (ready !== undefined) return ready;
  const made: ChoiceFact = { kind: 'choice', values: new Set([value]) };
  // only values of closed lists come here
  singles.set(value, made);
  return made;
}

export const someValues = (values: Iterable<string>): ChoiceFact => ({ kind: 'choice', values: new Set(values) });

/** What holds where two facts hold; `undefined` where they contradict each other or cannot be laid together. */
export function meet(a: Known, b: Known): Known | undefined {
  if (a.kind === 'number' && b.kind === 'number') {
    if (a.min >= b.min && a.max <= b.max) return a;
    if (b.min >= a.min && b.max <= a.max) return b;
    const [min, max] = [Math.max(a.min, b.min), Math.min(a.max, b.max)];
    return min <= max ? { kind: 'number', min, max } : undefined;
  }
  if (a.kind === 'choice' && b.kind === 'choice') {
    const values = [...a.values].filter((value) => b.values.has(value));
    if (values.length === 0) return undefined;
    return values.length === a.values.size ? a : someValues(values);
  }
  if (a.kind === 'benefit' && b.kind === 'benefit') {
    const statements = [...a.statements];
    for (const one of b.statements) {
      const at = statements.findIndex(({ within }) => within === one.within);
      const other = statements[at];
      if (other === undefined) statements.push(one);
      else {
        const [min, max] = [Math.max(one.min, other.min), Math.min(one.max, other.max)];
        if (min > max) return undefined;
        if (min > other.min || max < other.max) {
          const within = one.within === undefined ? {} : { within: one.within };
          statements[at] = min === one.min && max === one.max ? one : { ...within, min, max };
        }
      }
    }
    return { kind: 'benefit', statements };
  }
  return undefined;
}
