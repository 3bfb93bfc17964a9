import type { Day } from '../../calendar/civil-date.ts';
import type { Text } from '../../cases/problem.ts';

/** Holds, does not hold, or cannot be decided from what is known. Ordered, so that "and" is the smallest, "or" the greatest. */
export const FAILED = 0;
export const UNKNOWN = 1;
export const MET = 2;
export type Value = typeof FAILED | typeof UNKNOWN | typeof MET;

/** A number that lies somewhere from `min` to `max`, both included; equal where it is known exactly. */
export interface NumberKnown {
  readonly min: number;
  readonly max: number;
}

/** The values that are still possible; one where it is known, all of them where nothing is known. */
export type ChoiceKnown = ReadonlySet<string>;

/** One Hemmnis of a person, as the catalogue names it. */
export interface HemmnisKnown {
  readonly handlungsbedarf: string;
  readonly sub?: string | undefined;
  readonly vermutet: boolean;
  /** the person's own order, 1 first */
  readonly priority?: number | undefined;
}

/** A child in the household: its age lies from `min` to `max` full years. */
export interface ChildKnown {
  readonly min: number;
  readonly max: number;
}

/** A Maßnahme that the person took part in. Days are YYYY-MM-DD. */
export interface ParticipationKnown {
  readonly massnahme: string;
  readonly kind: string | undefined;
  readonly from: string;
  readonly until: string | undefined;
  readonly outcome: string | undefined;
}

/** What a person said to one Maßnahme. */
export type ConsentKnown = 'schriftlich' | 'mündlich' | 'abgelehnt';

/** Where a fact comes from, for "warum": "Geburtsdatum im Fall", "Profil, Stand 21.11.2026", "Ihre Angabe". */
export type Origin = Text;

/**
 * What is known of a person, asked for fact by fact: nothing is worked out before it is asked for. `undefined` stands for
 * "nothing known" everywhere.
 */
export interface Profile {
  /** the day it is asked for */
  readonly today: Day;
  /** a Merkmal of kind `number` */
  number(key: string): NumberKnown | undefined;
  /** a Merkmal of kind `choice`; values as in the table of Merkmale */
  choice(key: string): ChoiceKnown | undefined;
  /** a Merkmal of kind `text`, folded */
  text(key: string): string | undefined;
  /** months in benefit: among the last `within` whole calendar months, or without a break up to now */
  benefit(within: number | undefined): NumberKnown | undefined;
  /** open Hemmnisse, in the order of work; a list is complete: what is not in it is not there */
  hemmnisse(): readonly HemmnisKnown[] | undefined;
  /** children in the household; `{ least }`: at least so many, of unknown age */
  children(): readonly ChildKnown[] | { readonly least: number } | undefined;
  participations(): readonly ParticipationKnown[] | undefined;
  /** consent to a Maßnahme, by its id; with a purpose a consent to that counts too */
  consent(massnahme: string, purpose?: 'Nachbetreuung'): ConsentKnown | undefined;
  /** what somebody answered to a question that only a person can judge, by its key */
  judgement(key: string): boolean | undefined;
  /** where the value of a fact comes from; keys as above, or `hemmnisse`, `kinder`, `teilnahmen`, `einwilligung`, a judgement's key */
  origin(key: string): Origin | undefined;
}
