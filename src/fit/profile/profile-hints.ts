import type { Text } from '../../cases/problem.ts';
import { hemmnisName, valueIn } from '../criteria/wording.ts';
import { type ChoiceFact, exactly, type Known, oneValue, someValues } from '../values/known.ts';
import type { Profile } from './knowledge.ts';
import { merkmalOf } from './merkmale.ts';
import { only, worksBesideBenefit, worksFullTime } from './work.ts';

/** What follows from other facts, and from which. */
export interface Hint {
  readonly known: Known;
  readonly from: readonly Text[];
}

type Asked = Pick<Profile, 'hemmnisse' | 'number' | 'choice' | 'benefit'>;

/** What an open Hemmnis says of a fact that nobody has recorded, by its sub-kind. */
const OF_HEMMNIS: Readonly<Record<string, Readonly<Record<string, ChoiceFact>>>> = {
  abschluss: {
    'Berufsabschluss fehlt': oneValue('keiner'),
    'Berufsabschluss nicht verwertbar': oneValue('nicht verwertbar'),
    'Ausländischer Abschluss nicht anerkannt': someValues(['nicht anerkannt', 'teilweise anerkannt']),
  },
  fuehrerschein: { 'Führerschein fehlt': oneValue('nein') },
  kinderbetreuung: { Kinderbetreuung: oneValue('nein') },
  erreichbar: { 'Nicht erreichbar': oneValue('nein') },
  motiviert: { 'Fehlende Motivation': oneValue('nein') },
};

/** Only what is established tells something, and only where no other Hemmnis says otherwise. */
function fromHemmnisse(hints: Readonly<Record<string, ChoiceFact>>, profile: Asked): Hint | undefined {
  const told = (profile.hemmnisse() ?? []).flatMap(({ sub = '', vermutet }) => {
    const known = vermutet || !Object.hasOwn(hints, sub) ? undefined : hints[sub];
    return known === undefined ? [] : [{ sub, known }];
  });
  const [first, ...others] = told;
  if (first === undefined || others.some(({ sub }) => sub !== first.sub)) return undefined;
  const english = hemmnisName(first.sub, 'en');
  return { known: first.known, from: [{ de: `Hemmnis „${first.sub}“`, en: `Hemmnis “${english}”` }] };
}

/** A Zielgruppe belongs to people under 25: from then on it is known that there is none. */
const NO_ZIELGRUPPE: Hint = {
  known: oneValue('keine'),
  from: [{ de: 'eine Zielgruppe gibt es nur unter 25', en: 'there is a Zielgruppe under 25 only' }],
};

const WITH_CHILDREN: readonly string[] = ['alleinerziehend', 'Paar mit Kindern'];

/** "Haushalt: alleinerziehend". */
function choiceText(key: string, profile: Asked): Text {
  const merkmal = merkmalOf(key);
  const words = (language: 'de' | 'en') =>
    [...(profile.choice(key) ?? [])]
      .map((value) => (merkmal === undefined ? value : valueIn(merkmal, value, language)))
      .join(' / ');
  const { de, en } = merkmal?.label ?? { de: key, en: key };
  return { de: `${de}: ${words('de')}`, en: `${en.toLowerCase()}: ${words('en')}` };
}

/** Somebody who brings up children has one at least. */
function fromHousehold(profile: Asked): Hint | undefined {
  if (!only(profile.choice('haushalt'), WITH_CHILDREN)) return undefined;
  return { known: { kind: 'children', children: { least: 1 } }, from: [choiceText('haushalt', profile)] };
}

/** Whoever works beside benefit does so today. */
function fromWork(profile: Asked): Hint | undefined {
  const work = worksBesideBenefit(profile);
  if (work === undefined) return undefined;
  return { known: exactly(0), from: [choiceText(work, profile), choiceText('rechtskreis', profile)] };
}

/** What follows from other facts for one that is not on record itself. */
export function hintFrom(key: string, profile: Asked): Hint | undefined {
  if (key === 'kinder') return fromHousehold(profile);
  if (key === 'aufstockend') return fromWork(profile);
  if (key === 'arbeitslos')
    return worksFullTime(profile) ? { known: exactly(0), from: [choiceText('beschaeftigung', profile)] } : undefined;
  if (key === 'zielgruppe') return (profile.number('alter')?.min ?? 0) >= 25 ? NO_ZIELGRUPPE : undefined;
  const hints = Object.hasOwn(OF_HEMMNIS, key) ? OF_HEMMNIS[key] : undefined;
  return hints === undefined ? undefined : fromHemmnisse(hints, profile);
}
