import { bare } from '../../src/bot/words.ts';
import { parseIso } from '../../src/calendar/civil-date.ts';
import { foldLoose } from '../../src/calendar/fold.ts';
import type { Rule } from '../../src/deadlines/rule.ts';
import type { SubjectKind } from '../../src/deadlines/subject-kinds.ts';

/** What a date is called by: its rule, and the entry that it is about. */
export interface Named {
  readonly rule: Rule;
  readonly subject: string;
  readonly label: string | undefined;
}

const list = (text: string): readonly string[] => text.split(' ');

/** Small words of a title: nobody means a date by them. */
const SMALL = new Set(
  list(
    'der die das den dem des ein eine und oder an am auf bei beim im in mit nach ob von vom zu zum zur the of to at a an and or what how it for in with about from',
  ),
);

/** Other words for what a rule is about. */
const SUBJECT_WORDS: Partial<Record<SubjectKind, readonly string[]>> = {
  antrag: list('antrag application'),
  bewilligung: list('bewilligung decision'),
  job: list('job beschaeftigung arbeit'),
  contract: list('vertrag arbeitsvertrag contract'),
  funding: list('foerderung funding'),
  grant: list('berufsbegleitung grant'),
  participation: list('massnahme teilnahme participation'),
  inbeq: list('inbeq'),
  ausbildung: list('ausbildung apprenticeship'),
  document: list('dokument nachweis document'),
  followUp: list('wiedervorlage wv erinnerung followup reminder'),
};

const keyOf = (word: string): string => foldLoose(bare(word)).replaceAll('§', '');

const split = (text: string): readonly string[] =>
  foldLoose(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** An entry that is called by its day: in a line that is the day on which something was done. */
const isDay = (subject: string): boolean => parseIso(subject) !== undefined;

interface Vocabulary {
  /** the whole id, title, label or name of the entry, where that is more than one word; the id with the entry */
  readonly whole: ReadonlySet<string>;
  /** what it is named by: an id of one word, the first word of a title, the words of a label */
  readonly heads: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly loose: ReadonlySet<string>;
}

function vocabulary({ rule, subject, label }: Named): Vocabulary {
  const texts = [rule.id, rule.title.de, rule.title.en, ...(label === undefined ? [] : [label])];
  const [id, ...names] = texts.map(split);
  const entry = isDay(subject) ? '' : [...(id ?? []), ...split(subject)].join(' ');
  const first = [names[0], names[1]].map((title) => title?.find((word) => !SMALL.has(word)) ?? '');
  const { contacts, betrieb, invitations, nachweis, potenzialanalyse } = rule.done;
  const done = [
    ...(Array.isArray(contacts) ? contacts : []),
    ...(invitations ?? []),
    ...(betrieb === true ? list('betrieb arbeitgeber employer') : []),
    ...(nachweis === true ? list('zeugnis schulbescheinigung') : []),
    ...(potenzialanalyse === true ? ['potenzialanalyse'] : []),
    ...(SUBJECT_WORDS[rule.subject] ?? []),
  ];
  return {
    whole: new Set(
      [...[id, ...names].map((words) => (words ?? []).join(' ')), foldLoose(subject), entry].filter(Boolean),
    ),
    heads: new Set([...(id?.length === 1 ? id : []), ...first, ...(label === undefined ? [] : split(label))]),
    words: new Set([...texts.flatMap(split), ...(subject === '' ? [] : [foldLoose(subject)])]),
    loose: new Set(done.flatMap(split)),
  };
}

/** How well words name a date: not at all, loosely, by a word of its name, by its first word, by the whole name. */
export type Fit = 0 | 1 | 2 | 3 | 4;

function fitOfWord(word: string, { heads, words, loose }: Vocabulary): Fit {
  if (heads.has(word)) return 3;
  if (words.has(word)) return 2;
  if (loose.has(word)) return 1;
  for (const own of words) {
    // "job-1" for the versions of its contract; "plan" in "Kooperationsplan"; "Befristungen"
    if (own.startsWith(`${word}/`)) return 2;
    const begun = word.length >= 3 && own.startsWith(word);
    const inside = word.length >= 4 && own.includes(word);
    const longer = own.length >= 5 && word.startsWith(own);
    if (begun || inside || longer) return 1;
  }
  return 0;
}

/** Names of dates, split into words once. */
export function fitter(named: Named): (typed: readonly string[]) => Fit {
  const own = vocabulary(named);
  const known = new Map<string, Fit>();
  const fitOf = (word: string): Fit => {
    const fit = known.get(word) ?? fitOfWord(word, own);
    known.set(word, fit);
    return fit;
  };
  return (typed) => {
    const phrase = typed.map(keyOf).filter((word) => word !== '');
    if (phrase.length === 0) return 0;
    if (own.whole.has(phrase.flatMap(split).join(' ')) || own.whole.has(phrase.join(' '))) {
      return phrase.length === 1 && own.heads.has(phrase[0] ?? '') ? 3 : 4;
    }
    const fits = phrase.map((word): Fit => {
      const asOne = fitOf(word);
      const parts = split(word);
      if (asOne > 0 || parts.length < 2 || parts.some((part) => /^\d+$/u.test(part))) return asOne;
      return Math.min(...parts.map(fitOf)) as Fit;
    });
    return Math.min(...fits) as Fit;
  };
}

/** Whether a word is the id of the entry that a date is about; those that are a day name none. */
export const isEntryOf = ({ subject }: Pick<Named, 'subject'>, word: string): boolean =>
  subject !== '' && !isDay(subject) && keyOf(word) === foldLoose(subject);

/** Whether words are just the id of a rule. */
export const isIdOf = ({ id }: Rule, typed: readonly string[]): boolean =>
  split(id).join(' ') === typed.map(keyOf).flatMap(split).join(' ');

/** Whether the name of a date may begin with a word. */
export function mayName(word: string): boolean {
  const key = keyOf(word);
  return key.length >= 2 && !SMALL.has(key) && /\p{L}/u.test(key);
}

/**
 * How many of the words that follow say on what the name has said so far: "Kooperationsplan" – "fortschreiben".
 * @param answers words that answer a question of the form: these are left to it
 */
export function saidOn(
  { rule, label }: Named,
  last: string,
  following: readonly string[],
  answers: ReadonlySet<string>,
): number {
  for (const text of [rule.title.de, rule.title.en, label ?? '']) {
    const title = split(text);
    const at = title.indexOf(split(keyOf(last)).at(-1) ?? '');
    if (at < 0) continue;
    let n = 0;
    for (const word of following) {
      const key = keyOf(word);
      if (key !== title[at + 1 + n] || answers.has(key)) break;
      n++;
    }
    if (n > 0) return n;
  }
  return 0;
}
