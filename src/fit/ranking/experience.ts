import type { Text } from '../../cases/problem.ts';
import { listed } from '../criteria/wording.ts';
import type { Profile } from '../profile/knowledge.ts';
import type { Experience } from './proposal.ts';
import {
  type AgeGroup,
  ageGroup,
  type KategorieGroup,
  kategorieGroup,
  type Like,
  type Stats,
  type Tally,
} from './stats.ts';

/** Below this a count is not shown: it could point at somebody. */
const SHOWN_FROM = 3;

/** A count as it may be shown: 1 and 2 as "< 3", 0 as it is. */
export const shownCount = (n: number): string => (n > 0 && n < SHOWN_FROM ? `< ${SHOWN_FROM}` : `${n}`);

function sameFor<T>(values: readonly (T | undefined)[]): T | undefined {
  const [first, ...others] = values;
  return others.every((other) => other === first) ? first : undefined;
}

/** The groups that a person is known to be in: where the age or the Kategorie leaves two groups open, neither. */
export function likeOf(profile: Profile): Like {
  const age = profile.number('alter');
  const kategorie = profile.choice('kategorie');
  return {
    age: age === undefined ? undefined : sameFor([ageGroup(age.min), ageGroup(age.max)]),
    kategorie: kategorie === undefined ? undefined : sameFor([...kategorie].map(kategorieGroup)),
  };
}

const AGES: Readonly<Record<AgeGroup, Text>> = {
  'unter 25': { de: 'unter 25 Jahre', en: 'under 25' },
  '25 bis 49': { de: '25 bis 49 Jahre', en: 'aged 25 to 49' },
  'ab 50': { de: 'ab 50 Jahre', en: 'aged 50 or more' },
};
const KATEGORIEN: Readonly<Record<KategorieGroup, readonly string[]>> = {
  A: ['A'],
  'B, C': ['B', 'C'],
  'D, E': ['D', 'E'],
  S: ['S'],
  'X, Y, Z': ['X', 'Y', 'Z'],
};

/** Who counts as comparable, in words. */
export function comparableText({ age, kategorie }: Like): Text {
  const parts = (language: 'de' | 'en') => [
    ...(age === undefined ? [] : [AGES[age][language]]),
    ...(kategorie === undefined ? [] : [`Kategorie ${listed(KATEGORIEN[kategorie], language)}`]),
  ];
  const [de, en] = [parts('de'), parts('en')];
  if (de.length === 0)
    return { de: 'alle, Alter und Kategorie sind unbekannt', en: 'everybody: age and Kategorie are not known' };
  return { de: de.join(', '), en: en.join(', ') };
}

const texts = new WeakMap<Like, Text>();

/** The same text each time: one person is compared for many Maßnahmen. */
function comparable(like: Like): Text {
  const text = texts.get(like) ?? comparableText(like);
  texts.set(like, text);
  return text;
}

/** What became of comparable people in a Maßnahme. @param own number of the person's own case, which does not count */
export function experienceOf(stats: Stats, massnahme: string, like: Like, own?: string): Experience {
  const { n, finished, placed, brokenOff } = stats.ended(massnahme, like, own);
  return { n, finished, placed, brokenOff, comparable: comparable(like) };
}

/** 1 better, 0 like or too few to say, −1 worse than the comparable people in all Maßnahmen together. */
export type Tier = 1 | 0 | -1;

/**
 * How the experience with a Maßnahme stands to that with all of them: better with at least as many placed and at most as many
 * broken off for their number, worse the other way round, and from 3 participations on only.
 */
export function tierOf(here: Tally, pooled: Tally): Tier {
  if (here.n < SHOWN_FROM) return 0;
  const placed = Math.sign(here.placed * pooled.n - pooled.placed * here.n);
  const stayed = Math.sign(pooled.brokenOff * here.n - here.brokenOff * pooled.n);
  if (placed === stayed) return placed as Tier;
  return placed * stayed === 0 ? (Math.sign(placed + stayed) as Tier) : 0;
}
