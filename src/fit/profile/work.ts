import type { ChoiceKnown, Profile } from './knowledge.ts';

const JOBS: readonly string[] = ['Minijob', 'svp Teilzeit', 'svp Vollzeit'];
const OWN_BUSINESS: readonly string[] = ['nebenberuflich', 'hauptberuflich'];

type Asked = Pick<Profile, 'choice' | 'benefit'>;

/** Whether nothing but these values of a choice is possible. */
export const only = (known: ChoiceKnown | undefined, values: readonly string[]): boolean =>
  known !== undefined && known.size > 0 && [...known].every((value) => values.includes(value));

/** Whoever works full-time is not unemployed: that ends at 15 hours a week (§ 138 Abs. 3 SGB III). */
export const worksFullTime = (profile: Pick<Profile, 'choice'>): boolean =>
  only(profile.choice('beschaeftigung'), ['svp Vollzeit']);

/** The fact that says that somebody works beside benefit under SGB II today; benefit must not be known to have ended. */
export function worksBesideBenefit(profile: Asked): 'beschaeftigung' | 'selbstaendig' | undefined {
  const facts = [
    ['beschaeftigung', JOBS],
    ['selbstaendig', OWN_BUSINESS],
  ] as const;
  const found = facts.find(([key, values]) => only(profile.choice(key), values))?.[0];
  if (found === undefined || !only(profile.choice('rechtskreis'), ['SGB II'])) return undefined;
  return profile.benefit(undefined)?.max === 0 ? undefined : found;
}
