import { type Day, toIso } from '../../calendar/civil-date.ts';
import type { Massnahme } from '../../cases/office.ts';
import { compareText } from '../../order.ts';
import type { Verdict } from '../criteria/finding.ts';
import { fitOf } from '../criteria/fit.ts';
import { FAILED, MET, type ParticipationKnown, type Profile, type Value } from '../profile/knowledge.ts';
import { availabilityOf } from './availability.ts';
import { experienceOf, likeOf } from './experience.ts';
import { coverage, type Needs, needsOf, saysWorksOn } from './needs.ts';
import { placementFirst } from './placement.ts';
import type { Availability, Candidate, Experience, Need, Proposal } from './proposal.ts';
import { nearestFirst, ranked } from './rank.ts';
import type { Like, Stats } from './stats.ts';

export interface Asked {
  readonly profile: Profile;
  readonly catalogue: readonly Massnahme[];
  readonly stats: Stats;
  readonly today: Day;
  /** an event on file rules placement out today, such as Elternzeit */
  readonly blocked?: boolean;
  /** number of the person's own case: it takes no place from itself and is no experience of others */
  readonly own?: string;
}

/** The same Maßnahme with the same person: what has begun, oldest first. */
export function triedBefore({ id }: Massnahme, profile: Profile, today: Day): readonly ParticipationKnown[] {
  const same = (profile.participations() ?? []).filter(({ massnahme }) => massnahme === id);
  if (same.length === 0) return same;
  const now = toIso(today);
  return same
    .filter(({ from }) => from <= now)
    .sort(
      (a, b) =>
        compareText(a.from, b.from) ||
        compareText(a.until ?? '', b.until ?? '') ||
        compareText(a.outcome ?? '', b.outcome ?? ''),
    );
}

/** Who takes part already cannot begin. What has a result but no last day is over. */
export function takesPart(tried: readonly ParticipationKnown[], today: Day): boolean {
  if (tried.length === 0) return false;
  const now = toIso(today);
  return tried.some(({ until, outcome }) => (until === undefined ? outcome === undefined : until >= now));
}

const TAKES_PART: Availability['notes'] = [{ de: 'nimmt schon teil', en: 'takes part already' }];

function countsOf(values: readonly Value[]): Candidate['counts'] {
  let [met, failed, unknown] = [0, 0, 0];
  for (const value of values) {
    if (value === MET) met++;
    else if (value === FAILED) failed++;
    else unknown++;
  }
  return { met, failed, unknown };
}

const verdictFrom = ({ failed, unknown }: Candidate['counts']): Verdict =>
  failed > 0 ? 'excluded' : unknown > 0 ? 'unclear' : 'fits';

/** Worked out as far as somebody asks: of hundreds of Maßnahmen most are excluded, and a few are read. */
class Looked implements Candidate {
  readonly massnahme: Massnahme;
  readonly verdict: Verdict;
  readonly worksOnUnknown?: true;
  readonly covers: readonly Need[];
  readonly leaves: readonly Need[];
  readonly counts: Candidate['counts'];
  readonly #asked: Omit<Asked, 'catalogue'>;
  readonly #like: Like;
  #tried: Candidate['tried'] | undefined;
  #availability: Availability | undefined;
  #experience: Experience | undefined;
  #findings: Candidate['findings'] | undefined;

  constructor(massnahme: Massnahme, asked: Omit<Asked, 'catalogue'>, { open }: Needs, like: Like) {
    const { covers, leaves } = coverage(massnahme, open);
    this.massnahme = massnahme;
    this.counts = countsOf(fitOf(massnahme).values(asked.profile));
    this.verdict = verdictFrom(this.counts);
    if (!saysWorksOn(massnahme)) this.worksOnUnknown = true;
    this.covers = covers;
    this.leaves = leaves;
    this.#asked = asked;
    this.#like = like;
  }

  get tried(): Candidate['tried'] {
    this.#tried ??= triedBefore(this.massnahme, this.#asked.profile, this.#asked.today);
    return this.#tried;
  }

  get availability(): Availability {
    this.#availability ??= this.#available();
    return this.#availability;
  }

  get experience(): Experience {
    this.#experience ??= experienceOf(this.#asked.stats, this.massnahme.id, this.#like, this.#asked.own);
    return this.#experience;
  }

  get findings(): Candidate['findings'] {
    this.#findings ??= fitOf(this.massnahme).findings(this.#asked.profile);
    return this.#findings;
  }

  #available(): Availability {
    const { stats, today, own } = this.#asked;
    const found = availabilityOf(this.massnahme, stats.stays(this.massnahme.id, own), today);
    return found.open && takesPart(this.tried, today) ? { ...found, open: false, notes: TAKES_PART } : found;
  }
}

/** One Maßnahme for one person. */
export const candidateOf = (
  massnahme: Massnahme,
  asked: Omit<Asked, 'catalogue'>,
  needs: Needs,
  like: Like,
): Candidate => new Looked(massnahme, asked, needs, like);

/** Whether it is worth having: it works on something that is open, or nobody can say that it does not. */
const isNeeded = ({ covers, worksOnUnknown }: Candidate, { complete, open }: Needs): boolean =>
  covers.length > 0 || !complete || (worksOnUnknown === true && open.length > 0);

const VERDICTS: Readonly<Record<Verdict, number>> = { fits: 0, unclear: 1, excluded: 2 };

type Place = 'proposed' | 'notNeeded' | 'unavailable' | 'excluded' | 'examples';

function placeOf(candidate: Candidate, needs: Needs): Place {
  if (candidate.massnahme.example === true) return 'examples';
  if (candidate.verdict === 'excluded') return 'excluded';
  if (!isNeeded(candidate, needs)) return 'notNeeded';
  return candidate.availability.open ? 'proposed' : 'unavailable';
}

const byName = (a: Massnahme, b: Massnahme): number => compareText(a.name, b.name) || compareText(a.id, b.id);

/**
 * Which Maßnahme fits a person: what can be proposed, best first, and what stands apart, in the order of the three guiding
 * questions (passgenau und erforderlich, Erfolg, Voraussetzungen). The order in which data lie does not matter.
 */
export function propose(asked: Asked): Proposal {
  const { profile, catalogue, stats, blocked, own } = asked;
  const placement = placementFirst(profile, blocked);
  const needs = needsOf(profile, placement !== undefined);
  const like = likeOf(profile);
  const pooled = stats.ended(undefined, like, own);
  const groups: Record<Place, Candidate[]> = {
    proposed: [],
    notNeeded: [],
    unavailable: [],
    excluded: [],
    examples: [],
  };
  const contacts: Massnahme[] = [];
  for (const massnahme of catalogue) {
    if (massnahme.type === 'Netzwerk') {
      contacts.push(massnahme);
      continue;
    }
    const candidate = candidateOf(massnahme, asked, needs, like);
    groups[placeOf(candidate, needs)].push(candidate);
  }
  return {
    needs: needs.complete ? needs.open : undefined,
    ...(placement === undefined ? {} : { placement }),
    noNeed: needs.complete && needs.open.length === 0,
    proposed: ranked(groups.proposed, pooled),
    notNeeded: ranked(groups.notNeeded, pooled),
    unavailable: ranked(groups.unavailable, pooled),
    excluded: nearestFirst(groups.excluded),
    examples: [...ranked(groups.examples, pooled)].sort((a, b) => VERDICTS[a.verdict] - VERDICTS[b.verdict]),
    contacts: contacts.sort(byName),
  };
}
