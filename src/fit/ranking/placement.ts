import type { Text } from '../../cases/problem.ts';
import { listed } from '../criteria/wording.ts';
import type { ChoiceKnown, Profile } from '../profile/knowledge.ts';

/** Whether it is known that one of these values holds. */
export const isOneOf = (known: ChoiceKnown | undefined, ...values: readonly string[]): boolean => {
  if (known === undefined || known.size === 0) return false;
  for (const value of known) if (!values.includes(value)) return false;
  return true;
};

/** At school, in training, in a full-time job, or not able to work: nobody is placed from there. */
const elsewhere = (profile: Profile): boolean =>
  isOneOf(profile.choice('beschaeftigung'), 'svp Vollzeit', 'Ausbildung') ||
  isOneOf(profile.choice('ausbildung'), 'EQ', 'betrieblich', 'schulisch', 'außerbetrieblich') ||
  isOneOf(profile.choice('zielgruppe'), 'Schüler') ||
  (profile.number('klasse')?.min ?? 0) >= 1 ||
  isOneOf(profile.choice('erwerbsminderung'), 'voll');

/**
 * Why placement into work comes before any Maßnahme (Zentrale Aufgabe der Vermittlung, § 16 Abs. 1 SGB II, § 35 SGB III);
 * `undefined` where something stands in the way or nothing speaks for it. What is unknown speaks neither for nor against it.
 * @param blocked an event on file rules placement out today, such as Elternzeit
 */
export function placementFirst(profile: Profile, blocked = false): Text | undefined {
  if (blocked || isOneOf(profile.choice('kategorie'), 'X', 'Y', 'Z') || elsewhere(profile)) return undefined;
  const reasons: Text[] = [];
  if (isOneOf(profile.choice('kategorie'), 'A')) reasons.push({ de: 'Kategorie A', en: 'Kategorie A' });
  if (isOneOf(profile.choice('prognose'), 'marktnah'))
    reasons.push({ de: 'Prognose marktnah', en: 'forecast “marktnah”' });
  if (profile.hemmnisse()?.length === 0) reasons.push({ de: 'kein offenes Hemmnis', en: 'no open Hemmnis' });
  if (reasons.length === 0) return undefined;
  const why = (language: 'de' | 'en') =>
    listed(
      reasons.map((reason) => reason[language]),
      language,
      'and',
    );
  return { de: why('de'), en: why('en') };
}
