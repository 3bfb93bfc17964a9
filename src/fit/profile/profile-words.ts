import type { Language } from '../../cases/values.ts';
import { amountIn, hemmnisName, listed, valueIn } from '../criteria/wording.ts';
import { isState } from '../values/number.ts';
import type { NumberMerkmal } from '../values/units.ts';
import type { ChildKnown, NumberKnown, Profile } from './knowledge.ts';
import { type Merkmal, merkmalOf } from './merkmale.ts';

type Unit = NumberMerkmal['unit'];

/** One number: months and days over are "über 6 Monate", so many are no use to anybody. */
function amount(unit: Unit, n: number, language: Language): string {
  const whole = Math.floor(n);
  if (unit !== 'months' || n === whole) return amountIn(unit, n, language);
  if (whole === 0) return language === 'de' ? 'unter 1 Monat' : 'under 1 month';
  return `${language === 'de' ? 'über' : 'over'} ${amountIn(unit, whole, language)}`;
}

const plain = (n: number, language: Language): string =>
  n.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 2 });

/** "28 Jahre", "mindestens 12 Monate", "12 bis 18 Monate", "höchstens 300 Euro". */
function range(unit: Unit, { min, max }: NumberKnown, most: number, language: Language): string {
  const de = language === 'de';
  if (min === max) return amount(unit, min, language);
  if (max >= most) return `${de ? 'mindestens' : 'at least'} ${amountIn(unit, Math.floor(min), language)}`;
  const high = unit === 'months' ? Math.ceil(max) : max;
  if (min < 1) return `${de ? 'höchstens' : 'at most'} ${amountIn(unit, high, language)}`;
  const low = unit === 'months' ? Math.floor(min) : min;
  if (unit === 'months' && high % 12 === 0 && high >= 24 && low % 12 !== 0)
    return `${plain(low, language)} ${de ? 'bis' : 'to'} ${plain(high, language)} ${de ? 'Monate' : 'months'}`;
  const from = unit === 'months' && high % 12 === 0 && high >= 24 ? low / 12 : low;
  return `${plain(from, language)} ${de ? 'bis' : 'to'} ${amountIn(unit, high, language)}`;
}

function numberWords(merkmal: NumberMerkmal, known: NumberKnown, language: Language): string | undefined {
  const de = language === 'de';
  const { none, never, most, unit } = merkmal;
  const state: boolean = isState(merkmal);
  if (known.min === 0 && known.max >= most) return undefined;
  if (known.min === known.max) {
    if (known.min === 0 && none !== undefined)
      return de ? none[0] : state ? 'no' : merkmal.since === true ? 'now' : 'none';
    if (known.min === most && never !== undefined) return de ? never[0] : 'never';
  }
  if (state && known.min === 0.5 && known.max >= most)
    return de ? 'ja, seit wann ist unbekannt' : 'yes, since when is unknown';
  return range(unit, known, most, language);
}

function benefitWords(profile: Profile, language: Language, within: number | undefined): string | undefined {
  const de = language === 'de';
  const window = within ?? 24;
  const [run, part] = [profile.benefit(undefined), profile.benefit(window)];
  const unbroken = run === undefined || run.max === 0 ? undefined : range('months', run, 720, language);
  const alone = unbroken === undefined ? undefined : `${unbroken} ${de ? 'ohne Unterbrechung' : 'without a break'}`;
  if (part === undefined) return run?.max === 0 ? (de ? 'zurzeit keiner' : 'none at present') : alone;
  const count = part.min === part.max ? plain(part.min, language) : `${part.min} ${de ? 'bis' : 'to'} ${part.max}`;
  const words = de ? `${count} von ${window} Monaten` : `${count} of ${window} months`;
  // the whole of the window is the end of a longer run: that says more
  return part.min === window && alone !== undefined ? alone : words;
}

const ageWords = ({ min, max }: ChildKnown, language: Language): string =>
  min === max ? `${min}` : `${min} ${language === 'de' ? 'bis' : 'to'} ${max}`;

function childrenWords(profile: Profile, language: Language): string | undefined {
  const children = profile.children();
  if (children === undefined) return undefined;
  const de = language === 'de';
  const kids = (n: number) => (de ? (n === 1 ? 'Kind' : 'Kinder') : n === 1 ? 'child' : 'children');
  if ('least' in children) return `${de ? 'mindestens' : 'at least'} ${children.least} ${kids(children.least)}`;
  if (children.length === 0) return de ? 'keine' : 'none';
  const ages = listed(
    children.map((child) => ageWords(child, language)),
    language,
    'and',
  );
  const single = children.length === 1 && children[0]?.max === 1;
  const years = de ? (single ? 'Jahr' : 'Jahre') : single ? 'year' : 'years';
  return `${children.length} ${kids(children.length)}: ${ages} ${years}`;
}

function hemmnisWords(profile: Profile, language: Language): string | undefined {
  const list = profile.hemmnisse();
  if (list === undefined) return undefined;
  if (list.length === 0) return language === 'de' ? 'keine' : 'none';
  const suspected = language === 'de' ? ' (vermutet)' : ' (suspected)';
  return list
    .map(
      ({ handlungsbedarf, sub, vermutet }) =>
        hemmnisName(sub ?? handlungsbedarf, language) + (vermutet ? suspected : ''),
    )
    .join(', ');
}

function participationWords(profile: Profile, language: Language): string | undefined {
  const list = profile.participations();
  if (list === undefined) return undefined;
  if (list.length === 0) return language === 'de' ? 'keine' : 'none';
  return list
    .map(({ massnahme, kind, outcome }) => `${massnahme || kind || ''}${outcome === undefined ? '' : ` (${outcome})`}`)
    .join(', ');
}

function merkmalWords(
  merkmal: Merkmal,
  profile: Profile & { shown?(key: string): string | undefined },
  language: Language,
  within: number | undefined,
): string | undefined {
  const { key } = merkmal;
  switch (merkmal.kind) {
    case 'number': {
      const known = profile.number(key);
      return known && numberWords(merkmal, known, language);
    }
    case 'choice': {
      const known = profile.choice(key);
      if (known === undefined || known.size === 0) return undefined;
      return listed(
        // a Zielgruppe that there is not from 25 on is no value of the table
        [...known].map((value) =>
          language === 'en' && value === 'keine' ? 'none' : valueIn(merkmal, value, language),
        ),
        language,
      );
    }
    case 'text':
      return profile.shown?.(key) ?? profile.text(key);
    case 'benefit':
      return benefitWords(profile, language, within);
    case 'children':
      return childrenWords(profile, language);
    case 'hemmnisse':
      return hemmnisWords(profile, language);
  }
}

/**
 * What is known of a fact, in words: "28 Jahre", "21 von 24 Monaten", "B1 oder B2"; `undefined` where nothing is known.
 * @param key a Merkmal, `teilnahmen`, or the key of a question
 * @param within `leistungsbezug` alone: of the last so many months; else of 24
 */
export function describeKnown(
  key: string,
  profile: Profile & { shown?(key: string): string | undefined },
  language: Language,
  within?: number,
): string | undefined {
  const merkmal = merkmalOf(key);
  if (merkmal !== undefined) return merkmalWords(merkmal, profile, language, within);
  if (key === 'teilnahmen') return participationWords(profile, language);
  const answer = profile.judgement(key);
  if (answer === undefined) return undefined;
  return language === 'de' ? (answer ? 'ja' : 'nein') : answer ? 'yes' : 'no';
}
