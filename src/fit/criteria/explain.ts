import type { Text } from '../../cases/problem.ts';
import {
  FAILED,
  type HemmnisKnown,
  MET,
  type NumberKnown,
  type Profile,
  UNKNOWN,
  type Value,
} from '../profile/knowledge.ts';
import { merkmalOf, type PrivateKind } from '../profile/merkmale.ts';
import { describeKnown } from '../profile/profile-words.ts';
import type { Criterion } from './criterion.ts';
import type { Finding, Outcome, Question } from './finding.ts';
import { matchHemmnis, type Node, openCount, wantedHemmnisse } from './judge.ts';
import { both, conditionText, hemmnisName, listed } from './wording.ts';

const OUTCOMES: Readonly<Record<Value, Outcome>> = { [FAILED]: 'failed', [UNKNOWN]: 'unknown', [MET]: 'met' };

const SOFT: Text = {
  de: 'keine feste Bedingung: mit der Maßnahme klären',
  en: 'not a firm condition: to be settled with the Maßnahme',
};

/** The fact that a condition asks for, and what it is called where it is asked for. */
function keyOf({ merkmal, hemmnisse, children, participation, consent, judge }: Criterion): string | undefined {
  if (merkmal !== undefined) return merkmal;
  if (hemmnisse !== undefined) return 'hemmnisse';
  if (children !== undefined) return 'kinder';
  if (participation !== undefined) return 'teilnahmen';
  return consent === undefined ? judge : 'einwilligung';
}

const named = ({ handlungsbedarf, sub }: HemmnisKnown) => sub ?? handlungsbedarf;

/** Of the Hemmnisse of a person those that the condition is about. */
function hemmnisWords(criterion: Criterion, profile: Profile): { readonly fact?: Text; readonly remarks: Text[] } {
  const list = profile.hemmnisse();
  if (list === undefined) return { remarks: [] };
  const wanted = wantedHemmnisse(criterion);
  const best = (has: HemmnisKnown): Value =>
    Math.max(FAILED, ...wanted.map((one) => matchHemmnis(one, has, criterion.suspicionEnough === true))) as Value;
  const about = list.filter((has) => best(has) !== FAILED);
  const open = about.filter((has) => best(has) === MET);
  const suspected = about.filter((has) => best(has) === UNKNOWN && has.vermutet);
  const vague = about.filter((has) => best(has) === UNKNOWN && !has.vermutet);
  const names = (items: readonly HemmnisKnown[]) =>
    both((language) =>
      listed(
        items.map((has) => hemmnisName(named(has), language)),
        language,
        'and',
      ),
    );
  const remarks: Text[] = [];
  if (suspected.length > 0) {
    const { de, en } = names(suspected);
    remarks.push({ de: `nur vermutet: ${de}`, en: `only suspected: ${en}` });
  }
  if (vague.length > 0) {
    const { de, en } = names(vague);
    remarks.push({
      de: `erfasst ist nur „${de}“, ohne nähere Angabe`,
      en: `on record is only “${en}”, without saying which`,
    });
  }
  const { de, en } = names(open);
  return {
    fact:
      open.length > 0
        ? { de: `offen: ${de}`, en: `open: ${en}` }
        : about.length > 0
          ? { de: 'noch nicht festgestellt', en: 'not established yet' }
          : { de: 'keins davon offen', en: 'none of these open' },
    remarks,
  };
}

function countWords({ min, max }: NumberKnown): { readonly fact: Text; readonly remarks: Text[] } {
  const suspected = max - min;
  return {
    fact: { de: `${min} offen`, en: `${min} open` },
    remarks: suspected === 0 ? [] : [{ de: `dazu ${suspected} vermutet`, en: `and ${suspected} suspected` }],
  };
}

function consentWords({ consent, purpose }: Criterion, profile: Profile, massnahme: string) {
  const said = profile.consent(massnahme, purpose);
  const unreachable = profile.choice('erreichbar');
  const away = unreachable?.size === 1 && unreachable.has('nein');
  const first: Text = { de: 'Einwilligung offen, zuerst erreichen', en: 'no consent yet: reach the person first' };
  if (said === undefined) return { remarks: away ? [first] : [{ de: 'Einwilligung offen', en: 'no consent yet' }] };
  const fact: Text = {
    de: said,
    en: { schriftlich: 'in writing', mündlich: 'by word of mouth', abgelehnt: 'declined' }[said],
  };
  return {
    fact,
    remarks:
      consent === 'schriftlich' && said === 'mündlich'
        ? [{ de: 'die Unterschrift fehlt noch', en: 'the signature is still missing' }]
        : [],
  };
}

const CONSENT_ASK: Text = { de: 'Ist die Person einverstanden?', en: 'Does the person agree?' };
const SIGNED_ASK: Text = {
  de: 'Liegt die Einwilligung schriftlich vor?',
  en: 'Is there a consent in writing?',
};
const HEMMNIS_ASK = (criterion: Criterion): Text =>
  both((language) => {
    const names = listed(
      (criterion.hemmnisse ?? []).map((name) => hemmnisName(name, language)),
      language,
    );
    return language === 'de' ? `Besteht das Hemmnis ${names}?` : `Is there the Hemmnis ${names}?`;
  });
const PARTICIPATION_ASK: Text = {
  de: 'An welchen Maßnahmen hat die Person teilgenommen, mit welchem Ergebnis?',
  en: 'Which Maßnahmen did the person take part in, with which result?',
};

function questionOf(criterion: Criterion, profile: Profile): Question | undefined {
  const key = keyOf(criterion);
  if (key === undefined) return undefined;
  const { ask, askEn } = criterion;
  if (ask !== undefined) return { key, text: { de: ask, en: askEn ?? ask } };
  if (criterion.consent !== undefined)
    return { key, text: criterion.consent === 'schriftlich' ? SIGNED_ASK : CONSENT_ASK };
  if (criterion.participation !== undefined) return { key, text: PARTICIPATION_ASK };
  if (criterion.hemmnisse !== undefined && profile.hemmnisse() !== undefined)
    return { key, text: HEMMNIS_ASK(criterion) };
  const merkmal = merkmalOf(key);
  if (merkmal !== undefined) return { key, text: merkmal.question };
  const { de, en } = conditionText(criterion);
  return { key, text: { de: `Trifft das zu: ${de}?`, en: `Is this so: ${en}?` } };
}

function leafWords(criterion: Criterion, profile: Profile, massnahme: string) {
  if (criterion.hemmnisse !== undefined) return hemmnisWords(criterion, profile);
  if (criterion.consent !== undefined) return consentWords(criterion, profile, massnahme);
  const count = criterion.merkmal === 'anzahl-hemmnisse' ? openCount(profile) : undefined;
  if (count !== undefined) return countWords(count);
  const key = keyOf(criterion);
  if (key === undefined) return { remarks: [] };
  const de = describeKnown(key, profile, 'de', criterion.within);
  const en = describeKnown(key, profile, 'en', criterion.within);
  return de === undefined || en === undefined ? { remarks: [] } : { fact: { de, en }, remarks: [] };
}

function unique<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** The readings of a sentence that do not agree for this person, each with what it comes to. */
function readingWords(node: Node, profile: Profile): Text[] {
  const { readings = [] } = node.criterion;
  const values = node.parts.map((part) => part.judge(profile));
  if (values.every((value) => value === values[0])) return [];
  const words: Readonly<Record<Value, Text>> = {
    [MET]: { de: 'dann erfüllt', en: 'then met' },
    [FAILED]: { de: 'dann nicht erfüllt', en: 'then not met' },
    [UNKNOWN]: { de: 'dann noch offen', en: 'then still open' },
  };
  return readings.map(({ text, textEn }, i) => {
    const { de, en } = words[values[i] ?? UNKNOWN];
    return { de: `Lesart ${i + 1}: ${text} – ${de}`, en: `Reading ${i + 1}: ${textEn ?? text} – ${en}` };
  });
}

/**
 * The part that says all there is to say: of a "not" its one condition, where "not 18 to 24" needs no second line that says
 * it the other way round; of a "first" the one that decides, or the direct question where none does.
 */
function standsFor({ not, first }: Criterion, all: readonly Finding[]): Finding | undefined {
  if (not !== undefined) return all[0]?.parts.length === 0 ? all[0] : undefined;
  return first === undefined ? undefined : (all.find(({ outcome }) => outcome !== 'unknown') ?? all[0]);
}

/**
 * What a condition comes to for one person, and why. It decides nothing of its own: the value is the compiled
 * condition's.
 * @param massnahme id of the Maßnahme
 */
export function explain(node: Node, profile: Profile, massnahme: string): Finding {
  const { criterion } = node;
  const value = node.judge(profile);
  const all = node.parts.map((part) => explain(part, profile, massnahme));
  const single = standsFor(criterion, all);
  const parts = single === undefined ? all : single.parts;
  const key = keyOf(criterion);
  const words: Pick<Finding, 'remarks'> & { readonly fact?: Text; readonly origin?: Text | undefined } =
    single ??
    (all.length > 0
      ? { remarks: readingWords(node, profile) }
      : { ...leafWords(criterion, profile, massnahme), origin: key === undefined ? undefined : profile.origin(key) });
  const { fact, origin } = words;
  const keys = unique([...(key === undefined ? [] : [key]), ...all.flatMap((part) => part.keys)], (one) => one);
  const soft = criterion.soft === true;
  // a soft condition that fails is unknown, and nothing that could be asked would change it
  const failedSoftly = soft && node.hard(profile) === FAILED;
  const asked =
    value !== UNKNOWN || failedSoftly ? [] : (single === undefined ? all : [single]).flatMap((part) => part.questions);
  const own = value === UNKNOWN && all.length === 0 && !failedSoftly ? questionOf(criterion, profile) : undefined;
  const kind = key === undefined ? undefined : merkmalOf(key)?.private;
  const inner: readonly PrivateKind[] = all.flatMap((part) => part.private);
  return {
    outcome: OUTCOMES[value],
    condition: conditionText(criterion),
    ...(fact === undefined ? {} : { fact }),
    ...(origin === undefined ? {} : { origin }),
    remarks: [...words.remarks, ...(failedSoftly ? [SOFT] : [])],
    questions: unique([...(own === undefined ? [] : [own]), ...asked], (question) => question.key + question.text.de),
    soft,
    creatable: criterion.creatable === true,
    keys,
    private: unique([...(kind === undefined ? [] : [kind]), ...inner], (one) => one),
    ...(criterion.source === undefined ? {} : { source: criterion.source }),
    parts,
  };
}
