import { findHandlungsbedarf } from '../../cases/hemmnis-catalogue.ts';
import type { Text } from '../../cases/problem.ts';
import { AREAS } from '../../cases/values.ts';
import { compareText } from '../../order.ts';
import type { HemmnisKnown, ParticipationKnown } from '../profile/knowledge.ts';
import { type Tier, tierOf } from './experience.ts';
import type { Candidate, Need } from './proposal.ts';
import type { Tally } from './stats.ts';

/** How the order comes about, for people. */
export const ORDER: Text = {
  de: 'Reihenfolge nach den drei Leitfragen: 1. Was deckt sie ab, in der Reihenfolge der Bearbeitung? 2. Was wurde hier aus vergleichbaren Teilnahmen? 3. Was ist noch offen? Danach freie Plätze und früher Beginn.',
  en: 'Order by the three guiding questions: 1. What does it cover, in the order of work? 2. What became of comparable participations here? 3. What is still open? Then free places and an early start.',
};

/** Results that did not lead on; what nobody noted, illness or a move say nothing about the Maßnahme. */
const WITHOUT_SUCCESS: readonly (string | undefined)[] = ['ohne Anschluss', 'Abbruch'];

export const triedInVain = (tried: readonly ParticipationKnown[]): boolean =>
  tried.some(({ outcome }) => WITHOUT_SUCCESS.includes(outcome));

const OWN_PRIORITIES = 1000;

const areas = new WeakMap<HemmnisKnown, number>();

/** The place of the area of a Hemmnis; last where the catalogue does not know it. */
function areaOf(hemmnis: HemmnisKnown): number {
  const ready = areas.get(hemmnis);
  if (ready !== undefined) return ready;
  const area = findHandlungsbedarf(hemmnis.handlungsbedarf)?.area;
  const place = area === undefined ? AREAS.length : AREAS.indexOf(area);
  areas.set(hemmnis, place);
  return place;
}

/** The place of a need in the order of work: own priorities, area by area, Handlungsbedarfe nobody knows, general strategies. */
function placeOf(need: Need): number {
  if (need.kind === 'strategy') return OWN_PRIORITIES + AREAS.length + 1;
  return need.hemmnis.priority ?? OWN_PRIORITIES + areaOf(need.hemmnis);
}

/** Places of needs in ascending order: covered for sure, and perhaps. */
interface Places {
  readonly sure: readonly number[];
  readonly maybe: readonly number[];
}

const NOWHERE: Places = { sure: [], maybe: [] };

function placesOf(needs: readonly Need[]): Places {
  if (needs.length === 0) return NOWHERE;
  const places = { sure: [] as number[], maybe: [] as number[] };
  for (const need of needs)
    places[need.kind === 'hemmnis' && need.maybe === true ? 'maybe' : 'sure'].push(placeOf(need));
  const ascending = (list: number[]) => list.sort((a, b) => a - b);
  return { sure: ascending(places.sure), maybe: ascending(places.maybe) };
}

/** Place by place more needs come first. */
function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0);
    if (order !== 0) return order;
  }
  return b.length - a.length;
}

const comparePlaces = (a: Places, b: Places): number => compareLists(a.sure, b.sure) || compareLists(a.maybe, b.maybe);

interface Keys {
  readonly candidate: Candidate;
  readonly places: Places;
  readonly inVain: boolean;
  readonly tier: Tier;
}

const freeKnown = ({ availability: { free } }: Candidate): number => (free !== undefined && free > 0 ? 1 : 0);
const startOf = ({ availability: { start } }: Candidate): number => start ?? Number.MAX_SAFE_INTEGER;

const byName = (a: Candidate, b: Candidate): number =>
  compareText(a.massnahme.name, b.massnahme.name) || compareText(a.massnahme.id, b.massnahme.id);

/** 1. What it works on. 2. Experience. 3. What is open. Then places and start, name and id. */
function compare(a: Keys, b: Keys): number {
  const [x, y] = [a.candidate, b.candidate];
  return (
    comparePlaces(a.places, b.places) ||
    Number(a.inVain) - Number(b.inVain) ||
    b.tier - a.tier ||
    x.counts.unknown - y.counts.unknown ||
    freeKnown(y) - freeKnown(x) ||
    startOf(x) - startOf(y) ||
    byName(x, y)
  );
}

/**
 * Puts candidates in the order of the three guiding questions: Is it needed? Does it work? Are the conditions met? No
 * points: each step decides only where the ones before are level.
 * @param pooled ended participations of comparable people in all Maßnahmen together
 */
export function ranked(candidates: readonly Candidate[], pooled: Tally): readonly Candidate[] {
  return candidates
    .map(
      (candidate): Keys => ({
        candidate,
        places: placesOf(candidate.covers),
        inVain: triedInVain(candidate.tried),
        tier: tierOf(candidate.experience, pooled),
      }),
    )
    .sort(compare)
    .map(({ candidate }) => candidate);
}

/** Puts what is excluded in order: what would be needed most, then what fails at the fewest conditions. */
export function nearestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, places: placesOf(candidate.covers) }))
    .sort(
      (a, b) =>
        comparePlaces(a.places, b.places) ||
        a.candidate.counts.failed - b.candidate.counts.failed ||
        a.candidate.counts.unknown - b.candidate.counts.unknown ||
        byName(a.candidate, b.candidate),
    )
    .map(({ candidate }) => candidate);
}
