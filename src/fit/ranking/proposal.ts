import type { Day } from '../../calendar/civil-date.ts';
import type { Massnahme } from '../../cases/office.ts';
import type { Text } from '../../cases/problem.ts';
import type { Finding, Verdict } from '../criteria/finding.ts';
import type { HemmnisKnown, ParticipationKnown } from '../profile/knowledge.ts';

/** Something that a Maßnahme can work on: an open Hemmnis of the person, or a general strategy that is called for. */
export type Need =
  | {
      readonly kind: 'hemmnis';
      readonly hemmnis: HemmnisKnown;
      readonly label: Text;
      /** covered perhaps: the Maßnahme names a sub-kind, on record is only the Handlungsbedarf; the label says so */
      readonly maybe?: true;
    }
  | { readonly kind: 'strategy'; readonly strategy: string; readonly label: Text };

/** Why somebody cannot begin: over, not begun and no start in sight, no way in any more, full. */
export type Obstacle = 'over' | 'entry-closed' | 'full' | 'no-place';

/** Whether somebody can begin, and when. */
export interface Availability {
  readonly open: boolean;
  readonly obstacle?: Obstacle;
  /** why not, or what to mind: "voll, voraussichtlich frei ab 05.01.2027" */
  readonly notes: readonly Text[];
  /** places that are free on the day of the start; `undefined` where the row gives no places */
  readonly free: number | undefined;
  /** the first day on which somebody can begin, today at the earliest */
  readonly start: Day | undefined;
}

/** What happened to comparable people here. Numbers as counted; below 3 they are shown as "< 3". */
export interface Experience {
  /** participations that are over */
  readonly n: number;
  readonly finished: number;
  readonly placed: number;
  readonly brokenOff: number;
  /** who counts as comparable, in words */
  readonly comparable: Text;
}

/** One Maßnahme for one person. */
export interface Candidate {
  readonly massnahme: Massnahme;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly availability: Availability;
  /** the row does not say what it works on: then it covers nothing, and nobody knows whether that is so */
  readonly worksOnUnknown?: true;
  /** open needs that it works on, in the order of work; and those that stay */
  readonly covers: readonly Need[];
  readonly leaves: readonly Need[];
  readonly experience: Experience;
  /** the same thing was tried before with this person */
  readonly tried: readonly ParticipationKnown[];
  /** number of conditions that are met, failed, unknown */
  readonly counts: { readonly met: number; readonly failed: number; readonly unknown: number };
}

/** The answer to "which Maßnahme fits": the bot proposes, the case manager decides. */
export interface Proposal {
  /** in the order of work; `undefined`: nobody knows which Hemmnisse there are */
  readonly needs: readonly Need[] | undefined;
  /** why placement into work comes first; absent where something stands in the way */
  readonly placement?: Text;
  /** no open Hemmnis and nothing else called for: an honest answer */
  readonly noNeed: boolean;
  /** can be proposed, best first: available, nothing failed, works on something that is open (or needs are unknown) */
  readonly proposed: readonly Candidate[];
  /** conditions do not fail, but it works on nothing that is open */
  readonly notNeeded: readonly Candidate[];
  /** would fit or might, but nobody can begin now: over, full, closed */
  readonly unavailable: readonly Candidate[];
  /** a condition fails; what would be needed most first, then what fails at the fewest conditions */
  readonly excluded: readonly Candidate[];
  /** examples from elsewhere, with their verdict; never proposed; fitting ones first */
  readonly examples: readonly Candidate[];
  /** networks and offices: nobody is assigned, somebody can be asked */
  readonly contacts: readonly Massnahme[];
}
