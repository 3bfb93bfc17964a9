import type { Day } from '../../calendar/civil-date.ts';
import type { Case } from '../../cases/case.ts';
import type { Text } from '../../cases/problem.ts';
import { type Known, oneValue } from '../values/known.ts';

/** The Maßnahmen that participations point to, by id. */
export type Massnahmen = ReadonlyMap<string, { readonly id: string; readonly kind: string }>;

/** What a case says of itself, and where. */
export interface FactFromCase {
  readonly known: Known;
  /** also possible where something else on file says so: a qualification may be of no use any more */
  readonly also?: Known;
  readonly from: Text;
}

/** Reads one fact off a case. */
export type Read = (kase: Case, today: Day, massnahmen: Massnahmen) => FactFromCase | undefined;

export const place = (de: string, en: string): Text => ({ de, en });

export const choice = (value: string | undefined, from: Text): FactFromCase | undefined =>
  value === undefined ? undefined : { known: oneValue(value), from };

/** What a text of the case names, by the text: cases share few of them. */
export const cached = <T>(make: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    const ready = known.get(text);
    if (ready !== undefined) return ready.value;
    if (known.size > 1000) known.clear();
    const value = make(text);
    known.set(text, { value });
    return value;
  };
};
