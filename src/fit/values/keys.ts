import type { Text } from '../../cases/problem.ts';
import { isYesNo, MERKMALE, type Merkmal, merkmalOf } from '../profile/merkmale.ts';
import { isState } from './number.ts';
import { keyOf } from './text.ts';

/** Another way to say a Merkmal: "schwerbehindert=ja" is a degree of disability of 50 or more. */
export type Derived = 'geboren' | 'schwerbehindert' | 'langzeitarbeitslos' | 'lzb';

/** What stands before "=". `key`: as the profile keeps it; `typed`: what one and the same word is. */
export type Key =
  | { readonly kind: 'merkmal'; readonly key: string; readonly typed: string; readonly merkmal: Merkmal }
  | { readonly kind: 'derived'; readonly key: string; readonly typed: Derived; readonly merkmal: Merkmal }
  | { readonly kind: 'teilnahmen'; readonly key: string; readonly typed: string }
  | { readonly kind: 'einwilligung'; readonly key: string; readonly typed: string }
  | { readonly kind: 'judgement'; readonly key: string; readonly typed: string };

const DERIVED: Readonly<Record<Derived, { readonly key: string; readonly words: string }>> = {
  geboren: {
    key: 'alter',
    words: 'geboren|geburtsdatum|geburtstag|geb|geb am|geboren am|birthdate|date of birth|born',
  },
  schwerbehindert: { key: 'gdb', words: 'schwerbehindert|schwerbehinderung|sb|severely disabled' },
  langzeitarbeitslos: {
    key: 'arbeitslos',
    words: 'langzeitarbeitslos|langzeitarbeitslosigkeit|lza|long-term unemployed',
  },
  lzb: {
    key: 'leistungsbezug',
    words:
      'lzb|langzeitleistungsbezug|langzeitleistungsbezieher|langzeitleistungsbezieherin|langzeitbezug|long-term benefit',
  },
};

const OWN = {
  teilnahmen: 'teilnahmen|teilnahme|participations|participation|massnahmen',
  einwilligung: 'einwilligung|einverständnis|einverstanden|zustimmung|consent',
} as const;

/** What the facts beside the Merkmale are called. */
export const OWN_LABELS: Readonly<Record<keyof typeof OWN, Text>> = {
  teilnahmen: { de: 'Teilnahmen', en: 'Participations' },
  einwilligung: { de: 'Einwilligung', en: 'Consent' },
};

let fixed: { readonly keys: ReadonlyMap<string, Key>; readonly names: readonly string[] } | undefined;

function build(): NonNullable<typeof fixed> {
  const keys = new Map<string, Key>();
  const names: string[] = [];
  const add = (word: string, key: Key) => {
    if (keys.has(keyOf(word))) return;
    keys.set(keyOf(word), key);
    names.push(word);
  };
  const plain = (merkmal: Merkmal): Key => ({ kind: 'merkmal', key: merkmal.key, typed: merkmal.key, merkmal });
  for (const merkmal of MERKMALE) add(merkmal.key, plain(merkmal));
  for (const merkmal of MERKMALE) for (const alias of merkmal.aliases ?? []) add(alias, plain(merkmal));
  for (const [typed, { key, words }] of Object.entries(DERIVED)) {
    const merkmal = merkmalOf(key);
    if (merkmal === undefined) continue;
    for (const word of words.split('|')) add(word, { kind: 'derived', key, typed: typed as Derived, merkmal });
  }
  for (const [key, words] of Object.entries(OWN))
    for (const word of words.split('|')) add(word, { kind: key as keyof typeof OWN, key, typed: key });
  const hemmnisse = merkmalOf('hemmnisse');
  if (hemmnisse !== undefined) for (const word of ['offene hemmnisse', 'open hemmnisse']) add(word, plain(hemmnisse));
  // as the answers call it
  for (const merkmal of MERKMALE) for (const label of Object.values(merkmal.label)) add(label, plain(merkmal));
  return { keys, names };
}

/** Finds what stands before "=", in whatever spelling. */
export interface KeyIndex {
  find(words: string): Key | undefined;
  /** every name, for a word that is none */
  names(): Iterable<string>;
}

/** @param judgements keys of questions that only a person can judge */
export function keyIndex(judgements: ReadonlySet<string>): KeyIndex {
  fixed ??= build();
  const { keys, names } = fixed;
  const own = new Map([...judgements].map((key) => [keyOf(key), key]));
  return {
    find(words) {
      const key = keyOf(words);
      const known = keys.get(key);
      if (known !== undefined) return known;
      const judgement = own.get(key);
      return judgement === undefined ? undefined : { kind: 'judgement', key: judgement, typed: judgement };
    },
    names: () => [...names, ...judgements],
  };
}

/** Most words of a name before "=". */
export const LONGEST_KEY = 6;

/** Whether the name alone says something: "alleinerziehend" does not need it, "motiviert" is "motiviert=ja". */
export const saysYes = (key: Key): boolean => {
  switch (key.kind) {
    case 'merkmal':
      return isYesNo(key.merkmal) || isState(key.merkmal);
    case 'derived':
      return key.typed !== 'geboren';
    case 'teilnahmen':
      return false;
    default:
      return true;
  }
};

export const labelOf = (key: Key): Text => {
  if (key.kind === 'merkmal' || key.kind === 'derived') return key.merkmal.label;
  return key.kind === 'judgement' ? { de: key.key, en: key.key } : OWN_LABELS[key.kind];
};
