import { fold } from '../../calendar/fold.ts';
import { isYesNo, MERKMALE, type Merkmal } from '../profile/merkmale.ts';
import { type Known, oneValue, type Problem, someValues } from './known.ts';
import { keyOf, NO, nearest, notOnList, YES } from './text.ts';

export type ChoiceMerkmal = Merkmal & { readonly kind: 'choice' };

/** Words that leave several values possible. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  beschaeftigung: {
    svp: ['svp Teilzeit', 'svp Vollzeit'],
    sozialversicherungspflichtig: ['svp Teilzeit', 'svp Vollzeit'],
    versicherungspflichtig: ['svp Teilzeit', 'svp Vollzeit'],
  },
  selbstaendig: { ja: ['nebenberuflich', 'hauptberuflich'], selbständig: ['nebenberuflich', 'hauptberuflich'] },
  inbeq: { ja: ['läuft', 'beendet'] },
  erwerbsminderung: { ja: ['teilweise', 'voll'] },
  abschluss: { anerkannt: ['vorhanden'] },
};

/** Choices whose values stand in ascending order: "ab B1" names several. */
const ASCENDING: readonly string[] = ['sprache', 'schulabschluss'];

const indexes = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** The values that each word for one of them leaves possible, by the key of the word. */
export function wordsOf(merkmal: ChoiceMerkmal): ReadonlyMap<string, readonly string[]> {
  const ready = indexes.get(merkmal.key);
  if (ready !== undefined) return ready;
  const index = new Map<string, readonly string[]>();
  const add = (word: string, values: readonly string[]) => {
    if (!index.has(keyOf(word))) index.set(keyOf(word), values);
  };
  for (const { value, en } of merkmal.values) {
    add(value, [value]);
    add(en, [value]);
  }
  for (const { value, words = [] } of merkmal.values) for (const word of words) add(word, [value]);
  for (const [word, values] of Object.entries(GROUPS[merkmal.key] ?? {})) add(word, values);
  // "ja": everything but "none"
  const none = merkmal.values.filter((one) => NO.has(keyOf(one.value))).map(({ value }) => value);
  const some = merkmal.values.map(({ value }) => value).filter((value) => !none.includes(value));
  if (none.length === 1)
    for (const [words, values] of [
      [YES, some],
      [NO, none],
    ] as const)
      for (const word of words) add(word, values);
  indexes.set(merkmal.key, index);
  return index;
}

const MOST_WORDS = 12;

function between(merkmal: ChoiceMerkmal, low: string | undefined, high: string | undefined) {
  const all = merkmal.values.map(({ value }) => value);
  const [from, to] = [
    low === undefined ? 0 : all.indexOf(low),
    high === undefined ? all.length - 1 : all.indexOf(high),
  ];
  return from < 0 || to < from ? undefined : all.slice(from, to + 1);
}

const FROM = /^(?:>= ?|ab |mindestens |mind\.? |at least )(.+)$|^(.+?)(?:\+| oder besser| oder höher| or better)$/;
const TO = /^(?:<= ?|bis |höchstens |max\.? |maximal |at most )(.+)$/;

/** "ab B1", "A2-B1", "höchstens Hauptschule", for choices in ascending order. */
function span(merkmal: ChoiceMerkmal, text: string): readonly string[] | undefined {
  if (!ASCENDING.includes(merkmal.key)) return undefined;
  const index = wordsOf(merkmal);
  const only = (word: string | undefined) => {
    const values = word === undefined ? undefined : index.get(keyOf(word));
    return values?.length === 1 ? values[0] : undefined;
  };
  const lower = text.toLowerCase();
  const from = FROM.exec(lower);
  const low = only(from?.[1] ?? from?.[2]);
  if (low !== undefined) return between(merkmal, low, undefined);
  const high = only(TO.exec(lower)?.[1]);
  if (high !== undefined) return between(merkmal, undefined, high);
  const [left, right, more] = lower.split(/ ?(?:-| bis | to ) ?/, 3).map(only);
  return left === undefined || right === undefined || more !== undefined ? undefined : between(merkmal, left, right);
}

/** A word that only begins like one of the values, from four letters on. */
function begun(merkmal: ChoiceMerkmal, key: string): readonly string[] | undefined {
  if (key.length < 4) return undefined;
  let found: readonly string[] | undefined;
  for (const [word, values] of wordsOf(merkmal)) {
    if (!word.startsWith(key)) continue;
    if (found !== undefined && found.join() !== values.join()) return undefined;
    found = values;
  }
  return found;
}

function valuesIn(merkmal: ChoiceMerkmal, text: string): readonly string[] | undefined {
  const index = wordsOf(merkmal);
  const key = keyOf(text);
  if (key === '') return undefined;
  const exact = index.get(key) ?? span(merkmal, text) ?? begun(merkmal, key);
  if (exact !== undefined) return exact;
  const parts = text.split(/ *[|/] *| +(?:oder|or) +/u, MOST_WORDS + 1);
  if (parts.length > MOST_WORDS) return undefined;
  if (parts.length > 1) {
    const each = parts.map((part) => valuesIn(merkmal, part));
    return each.some((values) => values === undefined) ? undefined : each.flatMap((values) => values ?? []);
  }
  const [, rest] = /^(?:nicht|kein|keine|keinen|not|no) (.+)$/iu.exec(text.trim()) ?? [];
  const not = rest === undefined || isYesNo(merkmal) ? undefined : index.get(keyOf(rest));
  if (not === undefined) return undefined;
  const left = merkmal.values.map(({ value }) => value).filter((value) => !not.includes(value));
  return left.length > 0 ? left : undefined;
}

/** Reads one value, several still possible ones ("B1 oder B2"), or all but one ("nicht alleinerziehend"). */
export function readChoice(merkmal: ChoiceMerkmal, typed: string): Known | Problem {
  const found = valuesIn(merkmal, typed);
  if (found !== undefined) {
    // in the order of the table, so that the same values are the same set
    const values = merkmal.values.map(({ value }) => value).filter((value) => found.includes(value));
    const [first] = values;
    return first !== undefined && values.length === 1 ? oneValue(first) : someValues(values);
  }
  const names = merkmal.values.flatMap(({ value, words = [] }) => [value, ...words].map((name) => ({ name, value })));
  const near = nearest(
    typed,
    names.map(({ name }) => name),
  );
  const meant = names.find(({ name }) => name === near)?.value;
  const english = merkmal.values.find(({ value }) => value === meant)?.en ?? meant;
  return notOnList(merkmal, typed, meant === undefined ? undefined : { de: meant, en: english ?? meant }, {
    de: merkmal.values.map(({ value }) => `„${value}“`).join(' · '),
    en: merkmal.values.map(({ en }) => `“${en}”`).join(' · '),
  });
}

/** Values that say nothing where the Merkmal is not named: "voll" of what? */
const VAGUE = new Set(
  'voll teilweise läuft beendet anderes anderer side main other full partial over running applied'.split(' ').map(fold),
);
const WORDS_NEED_NAME: readonly string[] = ['inbeq', 'erwerbsminderung', 'reha-traeger', 'kategorie'];
const VAGUE_WORDS = new Set('neben haupt geplant andere anderer service schule'.split(' '));

/** What a word says on its own, and of which Merkmale it could: more than one where it has to be said. */
export interface BareValue {
  readonly merkmal: ChoiceMerkmal;
  readonly values: readonly string[];
}

let bare: ReadonlyMap<string, readonly BareValue[]> | undefined;

/** Words that are a value of a choice, by their key, with every choice that has them. */
export function bareValues(): ReadonlyMap<string, readonly BareValue[]> {
  if (bare !== undefined) return bare;
  const made = new Map<string, BareValue[]>();
  for (const merkmal of MERKMALE) {
    if (merkmal.kind !== 'choice' || isYesNo(merkmal)) continue;
    const own = new Set(merkmal.values.map(({ value }) => keyOf(value)));
    for (const [word, values] of wordsOf(merkmal)) {
      if (word.length < 2 || /^\d+$/.test(word) || YES.has(word) || NO.has(word)) continue;
      if (VAGUE.has(word) || (!own.has(word) && (VAGUE_WORDS.has(word) || WORDS_NEED_NAME.includes(merkmal.key))))
        continue;
      made.set(word, [...(made.get(word) ?? []), { merkmal, values }]);
    }
  }
  bare = made;
  return made;
}
