import type { Choice } from '../../src/bot/fields.ts';
import { fold } from '../../src/calendar/fold.ts';
import type { Case } from '../../src/cases/case.ts';
import { catalogue, findHandlungsbedarf, strategiesFor } from '../../src/cases/hemmnis-catalogue.ts';

/** Short words for a Handlungsbedarf, as people type them. */
const NEED_WORDS: Readonly<Record<string, readonly string[]>> = {
  'Schulische Qualifikation': ['Schule', 'Schulabschluss', 'school'],
  'Berufliche Qualifikation': ['Qualifikation', 'qualification'],
  Berufserfahrung: ['Erfahrung', 'experience'],
  Sprachkenntnisse: ['Sprache', 'Deutsch', 'language', 'German'],
  'Gesundheitliche Einschränkungen': ['Gesundheit', 'gesundheitlich', 'krank', 'Krankheit', 'health'],
  'Intellektuelle Leistungsfähigkeit': ['intellektuell', 'intellectual'],
  'Arbeits- und Sozialverhalten': ['Arbeitsverhalten', 'Sozialverhalten', 'Verhalten', 'behaviour'],
  'Eigeninitiative / Arbeitshaltung': ['Motivation', 'initiative', 'attitude'],
  'Lern- / Weiterbildungsbereitschaft': ['Lernbereitschaft', 'Weiterbildung', 'learning'],
  'Örtliche Mobilität': ['Mobilität', 'mobility'],
  'Betreuungsverhältnisse (Kinder)': ['Kinder', 'children'],
  'Betreuungsverhältnisse (Pflege)': ['Pflege', 'Angehörige', 'relatives'],
  'Persönliche Rahmenbedingungen': ['Persönliches', 'circumstances'],
  'Familiäre Situation': ['Familie', 'familiär', 'family'],
  Wohnsituation: ['Wohnung', 'Wohnen', 'Miete', 'housing', 'home'],
  'Finanzielle Situation': ['Finanzen', 'finanziell', 'Geld', 'money', 'finances'],
};

/** "Justiz / Haft" is found by each part, "Betreuungsverhältnisse (Kinder)" without the brackets. */
const spellings = (name: string): readonly string[] => [
  ...(name.includes(' / ') ? name.split(' / ').filter((part) => !part.endsWith('-')) : []),
  ...(/[()]/u.test(name) ? [name.replace(/[()]/gu, '')] : []),
];

/** Every Handlungsbedarf of the catalogue. */
export const needChoices = (): readonly Choice[] =>
  catalogue().handlungsbedarfe.map(({ name, en }) => ({
    value: name,
    label: { de: name, en },
    words: [...spellings(name), ...spellings(en), ...(NEED_WORDS[name] ?? [])],
  }));

/**
 * The Unterarten of a Handlungsbedarf, and one that was named all the same; all of them where none is known.
 * @param named an Unterart that stays a choice whatever it belongs to
 */
export const subChoices = (need: string | undefined, named?: string): readonly Choice[] =>
  catalogue()
    .subKinds.filter((kind) => need === undefined || kind.handlungsbedarf === need || kind.name === named)
    .map(({ name, en }) => ({
      value: name,
      label: { de: name, en },
      words: [...spellings(name), ...spellings(en)],
    }));

/** The one Handlungsbedarf that a strategy belongs to; `undefined` for a general one. */
export function needOfStrategy(strategy: string): string | undefined {
  const needs = catalogue().handlungsbedarfe.filter(({ strategies }) => strategies.includes(strategy));
  return needs.length === 1 ? needs[0]?.name : undefined;
}

/** General strategies of the other Rechtskreis fit no case. */
const ofOtherLaw = (strategy: string, rechtskreis: Case['rechtskreis']): boolean => {
  const law = /\((SGB II+)\)$/u.exec(strategy)?.[1];
  return law !== undefined && rechtskreis !== undefined && law !== rechtskreis;
};

const wordsOf = (name: string): readonly string[] => fold(name.replace(/[()]/gu, '')).split(' ');

/**
 * What can be done about one of these Handlungsbedarfe in this case, as choices: the own strategies first. A word that
 * only one of them has finds an own one as well: "feststellen".
 */
export function strategyChoices(needs: readonly string[], { rechtskreis }: Case): readonly Choice[] {
  const own = new Set(needs.flatMap((need) => ownStrategies(need)));
  const names = [...own, ...catalogue().generalStrategies].filter((name) => !ofOtherLaw(name, rechtskreis));
  const times = new Map<string, number>();
  for (const name of names) for (const word of new Set(wordsOf(name))) times.set(word, (times.get(word) ?? 0) + 1);
  return names.map((name) => ({
    value: name,
    label: { de: name, en: name },
    words: [
      ...(/[()]/u.test(name) ? [name.replace(/[()]/gu, ''), name.replace(/ ?\([^)]*\)/gu, '')] : []),
      ...(own.has(name) ? wordsOf(name).filter((word) => word.length >= 6 && times.get(word) === 1) : []),
    ],
  }));
}

/** The strategies of a Handlungsbedarf itself, without the general ones. */
export const ownStrategies = (need: string): readonly string[] => findHandlungsbedarf(need)?.strategies ?? [];

/** Every Handlungsbedarf by name. */
export const allNeeds = (): readonly string[] => catalogue().handlungsbedarfe.map(({ name }) => name);

/** Whether the catalogue has a strategy for a Handlungsbedarf. */
export const strategyFits = (need: string, strategy: string): boolean => strategiesFor(need).includes(strategy);
