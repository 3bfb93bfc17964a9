import { fold } from '../../calendar/fold.ts';
import { visible } from '../../cases/problem.ts';
import type { ConsentKnown } from '../profile/knowledge.ts';
import { langzeitbezug, readBenefit } from './benefit.ts';
import { readChildren } from './children.ts';
import { readChoice } from './choice.ts';
import { readHemmnisse } from './hemmnisse.ts';
import { type Key, labelOf } from './keys.ts';
import { type AsOf, type Known, type Problem, problem, UNKNOWN_FACT } from './known.ts';
import { readBirth, readNumber } from './number.ts';
import { readParticipations } from './participations.ts';
import { keyOf, NO, nearest, notAValue, saysUnknown, YES } from './text.ts';
import { textOf, tokenize, unquoted } from './tokens.ts';
import type { NumberMerkmal } from './units.ts';

const CONSENT: ReadonlyMap<string, ConsentKnown> = new Map(
  Object.entries({
    schriftlich: 'schriftlich|unterschrieben|schriftlich erteilt|written|in writing|signed',
    mündlich: 'mündlich|telefonisch|erteilt|oral|orally|by word of mouth|spoken',
    abgelehnt: 'abgelehnt|verweigert|widerrufen|will nicht|refused|declined|withdrawn',
  }).flatMap(([form, words]) => words.split('|').map((word) => [keyOf(word), form as ConsentKnown] as const)),
);

function readConsent(key: Key, typed: string): Known | Problem {
  const word = keyOf(typed);
  const said = CONSENT.get(word) ?? (YES.has(word) ? 'mündlich' : NO.has(word) ? 'abgelehnt' : undefined);
  if (said !== undefined) return { kind: 'consent', said };
  return notAValue(
    { label: labelOf(key) },
    typed,
    ['schriftlich', 'mündlich', 'abgelehnt'].map((one) => `einwilligung=${one}`),
  );
}

/** "ja" or "nein"; `undefined` for other text. */
export const yesOrNo = (typed: string): boolean | undefined => {
  const word = keyOf(typed);
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
};

/** A place without the small words before it. */
function readPlace(typed: string): Known | Problem {
  const shown = typed.replace(/\s+/gu, ' ').trim();
  if (/[\p{L}\p{N}]/u.test(shown) && shown.length <= 80) return { kind: 'text', folded: fold(shown), shown };
  return problem(
    `„${visible(typed)}“ ist kein Ort. Bitte zum Beispiel so: „ort=Neustadt“.`,
    `“${visible(typed)}” is no place. Please write, for example: “ort=Neustadt”.`,
  );
}

function readDerived(key: Key & { readonly kind: 'derived' }, typed: string, asOf: AsOf): Known | Problem {
  const merkmal = key.merkmal as NumberMerkmal;
  if (key.typed === 'geboren') return readBirth(merkmal, typed, asOf);
  const yes = yesOrNo(typed);
  if (yes === undefined)
    return notAValue({ label: LABELS[key.typed] }, typed, [`${key.typed}=ja`, `${key.typed}=nein`]);
  switch (key.typed) {
    case 'schwerbehindert':
      return { kind: 'number', min: yes ? 50 : 0, max: yes ? 100 : 49 };
    case 'langzeitarbeitslos':
      return { kind: 'number', min: yes ? 12 : 0, max: yes ? merkmal.most : 11 };
    case 'lzb':
      return langzeitbezug(yes);
  }
}

const LABELS = {
  schwerbehindert: { de: 'Schwerbehinderung', en: 'Severe disability' },
  langzeitarbeitslos: { de: 'Langzeitarbeitslosigkeit', en: 'Long-term unemployment' },
  lzb: { de: 'Langzeitleistungsbezug', en: 'Long-term benefit' },
} as const;

function readJudgement(key: Key, typed: string): Known | Problem {
  const yes = yesOrNo(typed);
  if (yes !== undefined) return { kind: 'judgement', yes };
  const near = nearest(typed, ['ja', 'nein', 'yes', 'no']);
  const meant = near === undefined ? undefined : yesOrNo(near) === true ? 'ja' : 'nein';
  return notAValue(
    { label: labelOf(key) },
    typed,
    meant === undefined ? [`${key.key}=ja`, `${key.key}=nein`] : [`${key.key}=${meant}`],
  );
}

/**
 * Reads one value as somebody types it.
 * @param asOf the day it was typed: what "seit März" counts from
 */
export function readValue(key: Key, typed: string, asOf: AsOf): Known | Problem {
  if (saysUnknown(typed)) return UNKNOWN_FACT;
  switch (key.kind) {
    case 'derived':
      return readDerived(key, typed, asOf);
    case 'judgement':
      return readJudgement(key, typed);
    case 'einwilligung':
      return readConsent(key, typed);
    case 'teilnahmen': {
      const words = unquoted(tokenize(typed));
      const { known, used, problem: wrong } = readParticipations(words, () => false);
      return (
        wrong ?? (used === words.length ? known : notAValue({ label: labelOf(key) }, typed, ['teilnahmen=E08:Abbruch']))
      );
    }
    case 'merkmal':
  }
  const { merkmal } = key;
  switch (merkmal.kind) {
    case 'number':
      return readNumber(merkmal, typed, asOf);
    case 'choice':
      return readChoice(merkmal, typed);
    case 'text':
      return readPlace(typed);
    case 'benefit':
      return readBenefit(merkmal, typed, asOf);
    case 'children':
      return readChildren(merkmal, typed, asOf);
    case 'hemmnisse': {
      const words = unquoted(tokenize(typed));
      const { known, used, problem: wrong } = readHemmnisse(words);
      return (
        wrong ??
        (used === words.length ? known : notAValue(merkmal, textOf(words.slice(used)), ['hemmnisse=schulden,wohnen']))
      );
    }
  }
}
