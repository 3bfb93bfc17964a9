import { findHandlungsbedarf, findSubKind } from '../../cases/hemmnis-catalogue.ts';
import type { Text } from '../../cases/problem.ts';
import { LANGUAGES, type Language } from '../../cases/values.ts';
import { isYesNo, type Merkmal, merkmalOf } from '../profile/merkmale.ts';
import type { Criterion } from './criterion.ts';

/** A text made in both languages by one function. */
export const both = (make: (language: Language) => string): Text =>
  Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, string>;

const FORMATS: Readonly<Record<Language, Intl.NumberFormat>> = {
  de: new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
};

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** A number with its unit: "28 Jahre", "18 Monate", "2 Jahre", "19,5 Stunden je Woche". */
export function amountIn(unit: (Merkmal & { kind: 'number' })['unit'], n: number, language: Language): string {
  const de = language === 'de';
  const shown = FORMATS[language].format(n);
  switch (unit) {
    case 'years':
      return `${shown} ${de ? (n === 1 ? 'Jahr' : 'Jahre') : n === 1 ? 'year' : 'years'}`;
    case 'months': {
      if (n >= 24 && n % 12 === 0) return amountIn('years', n / 12, language);
      return `${shown} ${de ? (n === 1 ? 'Monat' : 'Monate') : n === 1 ? 'month' : 'months'}`;
    }
    case 'hours':
      return de ? `${shown} Stunden je Woche` : `${shown} hours a week`;
    case 'euro':
      return de ? `${shown} Euro` : `${shown} euros`;
    case 'degree':
    case 'count':
      return shown;
    case 'class':
      return de ? `${shown}. Klasse` : `year ${shown}`;
  }
}

function bounds({ min, max, above }: Criterion, amount: (n: number) => string, language: Language): string {
  const de = language === 'de';
  const parts: string[] = [];
  if (min !== undefined && max !== undefined) {
    const low = FORMATS[language].format(min);
    parts.push(min === max ? amount(min) : `${low}${de ? ' bis ' : ' to '}${amount(max)}`);
  } else if (min !== undefined) parts.push(`${de ? 'mindestens' : 'at least'} ${amount(min)}`);
  else if (max !== undefined) parts.push(`${de ? 'höchstens' : 'at most'} ${amount(max)}`);
  if (above !== undefined) parts.push(`${de ? 'mehr als' : 'more than'} ${amount(above)}`);
  return parts.join(', ');
}

/** Words joined as people do: "a, b oder c". */
export function listed(words: readonly string[], language: Language, last: 'or' | 'and' = 'or'): string {
  const joint = { or: { de: 'oder', en: 'or' }, and: { de: 'und', en: 'and' } }[last][language];
  const [tail = '', ...rest] = [...words].reverse();
  return rest.length === 0 ? tail : `${rest.reverse().join(', ')} ${joint} ${tail}`;
}

/** A value of a choice as it is read. */
export function valueIn(merkmal: Merkmal, value: string, language: Language): string {
  if (language === 'de' || merkmal.kind !== 'choice') return value;
  return merkmal.values.find((one) => one.value === value)?.en ?? value;
}

/** A name of the catalogue of Hemmnisse in the language of the answer. */
export const hemmnisName = (name: string, language: Language): string =>
  language === 'de' ? name : ((findHandlungsbedarf(name) ?? findSubKind(name))?.en ?? name);

function merkmalText(criterion: Criterion, key: string, language: Language): string {
  const merkmal = merkmalOf(key);
  if (merkmal === undefined) return key;
  const label = merkmal.label[language];
  if (merkmal.kind === 'number')
    return `${label}: ${bounds(criterion, (n) => amountIn(merkmal.unit, n, language), language)}`;
  if (merkmal.kind === 'benefit') {
    const { within } = criterion;
    const months = bounds(
      criterion,
      (n) => (within === undefined ? amountIn('months', n, language) : `${n}`),
      language,
    );
    if (within === undefined)
      return language === 'de' ? `${label}: ${months} ohne Unterbrechung` : `${label}: ${months} without a break`;
    return language === 'de'
      ? `${label}: ${months} der letzten ${within} Monate`
      : `${label}: ${months} of the last ${within} months`;
  }
  const of = criterion.of ?? [];
  return isYesNo(merkmal) && of[0] === 'ja'
    ? label
    : `${label}: ${listed(
        of.map((value) => valueIn(merkmal, value, language)),
        language,
      )}`;
}

function childrenText({ children = {}, atLeast = 1 }: Criterion, language: Language): string {
  const { minAge, maxAge } = children;
  const de = language === 'de';
  const who = de ? plural(atLeast, 'Kind', 'Kinder') : plural(atLeast, 'child', 'children');
  const age =
    minAge === undefined && maxAge === undefined
      ? ''
      : maxAge === undefined
        ? de
          ? ` ab ${minAge} Jahren`
          : ` aged ${minAge} or more`
        : minAge === undefined || minAge === 0
          ? de
            ? ` bis ${maxAge} Jahre`
            : ` aged up to ${maxAge}`
          : de
            ? ` von ${minAge} bis ${maxAge} Jahren`
            : ` aged ${minAge} to ${maxAge}`;
  return de ? `mindestens ${who}${age} im Haushalt` : `at least ${who}${age} in the household`;
}

function hemmnisText({ hemmnisse = [], atLeast = 1 }: Criterion, language: Language): string {
  const names = hemmnisse.map((name) => hemmnisName(name, language));
  const list = names.join(' · ');
  if (names.length === 1) return language === 'de' ? `Hemmnis offen: ${list}` : `Open Hemmnis: ${list}`;
  if (language === 'en') return `At least ${atLeast === 1 ? 'one' : atLeast} of these Hemmnisse open: ${list}`;
  return atLeast === 1
    ? `Mindestens eins dieser Hemmnisse ist offen: ${list}`
    : `Mindestens ${atLeast} dieser Hemmnisse sind offen: ${list}`;
}

function participationText({ participation = {}, atLeast = 1 }: Criterion, language: Language): string {
  const de = language === 'de';
  const { massnahmen, kinds, outcomes, withinMonths, running } = participation;
  const what = [...(massnahmen ?? []), ...(kinds ?? [])];
  const state = running === undefined ? [] : [running ? (de ? 'läuft' : 'running') : de ? 'vorbei' : 'over'];
  const more = [
    ...(what.length === 0 ? [] : [listed(what, language)]),
    ...state,
    ...(outcomes === undefined ? [] : [`${de ? 'Ergebnis' : 'result'} ${listed(outcomes, language)}`]),
    ...(withinMonths === undefined ? [] : [de ? `letzte ${withinMonths} Monate` : `last ${withinMonths} months`]),
  ].join(', ');
  const count = de ? plural(atLeast, 'Teilnahme', 'Teilnahmen') : plural(atLeast, 'participation', 'participations');
  return `${de ? 'mindestens' : 'at least'} ${count}${more === '' ? '' : ` (${more})`}`;
}

const FORM: Readonly<Record<'schriftlich' | 'mündlich', Text>> = {
  schriftlich: { de: 'Einwilligung, schriftlich', en: 'Consent in writing' },
  mündlich: { de: 'Einwilligung (freiwillige Teilnahme)', en: 'Consent (voluntary)' },
};

/** A condition in words, made from its data. */
function made(criterion: Criterion, language: Language): string {
  const {
    merkmal,
    hemmnisse,
    children,
    participation,
    consent,
    all,
    any,
    not,
    from,
    first,
    readings,
    atLeast = 1,
  } = criterion;
  const of = (list: readonly Criterion[], joint: string) =>
    list.map((part) => conditionText(part)[language]).join(joint);
  const de = language === 'de';
  if (merkmal !== undefined) return merkmalText(criterion, merkmal, language);
  if (hemmnisse !== undefined) return hemmnisText(criterion, language);
  if (children !== undefined) return childrenText(criterion, language);
  if (participation !== undefined) return participationText(criterion, language);
  if (consent !== undefined) return FORM[consent][language];
  if (all !== undefined) return of(all, de ? ' und ' : ' and ');
  if (any !== undefined) return of(any, de ? ' oder ' : ' or ');
  if (not !== undefined) return `${de ? 'Nicht' : 'Not'}: ${conditionText(not)[language]}`;
  if (from !== undefined) return `${de ? 'mindestens' : 'at least'} ${atLeast}: ${of(from, ' · ')}`;
  if (first !== undefined) return conditionText(first[0] ?? {})[language];
  if (readings !== undefined) return conditionText(readings[0]?.criterion ?? {})[language];
  return criterion.judge ?? '';
}

const texts = new WeakMap<Criterion, Text>();

/** A condition in words: as the catalogue puts it, else made from its data. */
export function conditionText(criterion: Criterion): Text {
  const ready = texts.get(criterion);
  if (ready !== undefined) return ready;
  const { text, textEn } = criterion;
  const words = text === undefined ? both((language) => made(criterion, language)) : { de: text, en: textEn ?? text };
  texts.set(criterion, words);
  return words;
}
