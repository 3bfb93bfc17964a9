import { type Day, toIso } from '../calendar/civil-date.ts';
import { fold } from '../calendar/fold.ts';
import { brokenDate, spansApart } from './date-shapes.ts';
import { type Choice, dateBase, dateFor, type Field, type Fields, lengthOf } from './fields.ts';
import { bare, says } from './words.ts';

/** Longest date in words: "am 3. Dezember 2026" without "am". */
const DATE_WORDS = 4;
/** Nobody is named by these alone, even where only one name begins so. */
const TITLES = new Set(['herr', 'herrn', 'frau', 'mrs']);
/** A choice may be cut short from this many letters on, where only one begins so. */
const SHORTEST_PREFIX = 3;
const FILLERS = new Set(
  'am an der die das dem den des vom von zum zur im in mit und fuer als ist on at the of with and for as a by to'.split(
    ' ',
  ),
);

const keyOf = (word: string): string => fold(bare(word)) || fold(word);

interface Match {
  readonly name: string;
  readonly value: string;
  /** how many words it took */
  readonly length: number;
  /** a word that only begins like the answer */
  readonly begun?: boolean;
  /** a date as it was written: without a year it may depend on another one */
  readonly typed?: string | undefined;
}

/** Whether the words at a position are those of a name; how many. */
export function namedAt(name: string, words: readonly string[], at: number, end: number): number {
  const parts = fold(name).split(' ');
  if (at + parts.length > end) return 0;
  return parts.every((part, i) => fold(words[at + i] ?? '') === part || keyOf(words[at + i] ?? '') === part)
    ? parts.length
    : 0;
}

const namesOf = ({ value, label, words = [] }: Choice): readonly string[] => [value, label.de, label.en, ...words];

function choiceAt(choices: readonly Choice[], words: readonly string[], at: number, end: number) {
  let best: { readonly value: string; readonly length: number } | undefined;
  // two that are called the same: neither is guessed
  let unsure = false;
  for (const choice of choices) {
    for (const name of namesOf(choice)) {
      const length = namedAt(name, words, at, end);
      if (length > (best?.length ?? 0)) {
        best = { value: choice.value, length };
        unsure = false;
      } else if (length > 0 && length === best?.length && choice.value !== best.value) unsure = true;
    }
  }
  if (unsure) return undefined;
  if (best !== undefined) return best;
  const key = keyOf(words[at] ?? '');
  if (key.length < SHORTEST_PREFIX || /^\d/u.test(key) || TITLES.has(key)) return undefined;
  const begins = choices.filter((choice) => namesOf(choice).some((name) => fold(name).startsWith(key)));
  return begins.length === 1 && begins[0] !== undefined
    ? { value: begins[0].value, length: 1, begun: true }
    : undefined;
}

/** What a field finds at a position, not beyond `end`, without its lead word. */
function valueAt(
  field: Field,
  words: readonly string[],
  at: number,
  end: number,
  today: Day,
): Omit<Match, 'name'> | undefined {
  switch (field.type) {
    case 'text':
      return undefined;
    case 'date':
      for (let length = Math.min(DATE_WORDS, end - at); length > 0; length--) {
        // "bis 31.5. an 3 Tagen": the small word begins what comes after the date
        if (length > 1 && FILLERS.has(keyOf(words[at + length - 1] ?? ''))) continue;
        const text = words.slice(at, at + length).join(' ');
        // "Stand 13.11. 45 Tage": no year 2045
        if (/\d\. \d{2}$/u.test(text)) continue;
        // "für 6 Monate": from when on is only known with the other answers
        if (field.lengthFrom !== undefined && lengthOf(text) !== undefined) return { value: '', length, typed: text };
        for (const typed of [text, bare(text)]) {
          const day = dateFor(field, typed, today);
          if (day !== undefined) return { value: toIso(day), length, typed };
        }
      }
      return undefined;
    case 'number': {
      const word = bare(words[at] ?? '');
      if (at >= end || !/^\d{1,9}$/u.test(word)) return undefined;
      const unit = Math.max(0, ...(field.unit ?? []).map((name) => namedAt(name, words, at + 1, end)));
      return { value: `${Number(word)}`, length: 1 + unit };
    }
    case 'choice':
      return choiceAt(field.choices, words, at, end);
    case 'yes-no': {
      const longest = (names: readonly string[]) => Math.max(0, ...names.map((name) => namedAt(name, words, at, end)));
      const [yes, no] = [longest(field.yes), longest(field.no ?? [])];
      if (yes === 0 && no === 0) return undefined;
      return yes >= no ? { value: 'yes', length: yes } : { value: 'no', length: no };
    }
  }
}

/** The field that takes most words at a position; a lead word decides. */
function matchAt(
  fields: Fields,
  taken: ReadonlySet<string>,
  words: readonly string[],
  at: number,
  end: number,
  today: Day,
): Match | undefined {
  let best: (Match & { readonly led: boolean }) | undefined;
  // answers of two fields begin like this word: none of them is guessed
  let unsure = false;
  for (const [name, field] of Object.entries(fields)) {
    if (taken.has(name) || field.type === 'text') continue;
    const leadIn = (lead: readonly string[] = []) =>
      lead.map((word) => namedAt(word, words, at, end)).find((length) => length > 0) ?? 0;
    const since = field.type === 'date' ? leadIn(field.since) : 0;
    const led = since > 0 ? since : leadIn(field.lead);
    // "seit 1.3." has begun, whatever day is nearer
    const meant = since > 0 && field.type === 'date' ? { ...field, near: false, tense: 'past' as const } : field;
    const found = led > 0 ? valueAt(meant, words, at + led, end, today) : undefined;
    const plain = found === undefined && field.leadOnly !== true ? valueAt(field, words, at, end, today) : undefined;
    const value = found ?? plain;
    if (value === undefined) continue;
    const match = {
      ...value,
      name,
      length: value.length + (found === undefined ? 0 : led),
      led: found !== undefined,
    };
    const [other, begun] = [best, match.begun === true];
    const even = other !== undefined && match.led === other.led && match.length === other.length;
    if (
      other === undefined ||
      (match.led && !other.led) ||
      (match.led === other.led && match.length > other.length) ||
      (even && !begun && other.begun === true)
    ) {
      best = match;
      unsure = false;
    } else if (even && begun && other.begun === true) unsure = true;
  }
  return unsure ? undefined : best;
}

export interface MatchedLine {
  readonly values: Readonly<Record<string, string>>;
  /** words that belong to no field */
  readonly unclear: string | undefined;
}

/**
 * Sorts the words of a line into fields: what has a form of its own (dates, numbers, choices) from the front and from the
 * back, in any order; the middle is the text. A text field with a lead word ("weil …") takes all that follows it.
 */
export function matchLine(fields: Fields, line: string, today: Day): MatchedLine {
  const dated = Object.values(fields).filter((field) => field.type === 'date');
  const typed = line.split(' ').filter((word) => word !== '');
  // "1.12.-31.5." is two dates where two are asked for
  const all = dated.length > 1 ? typed.flatMap(spansApart) : typed;
  let words: readonly string[] = all;
  const values: Record<string, string> = {};
  const taken = new Set<string>();
  const lost: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    if (field.type !== 'text' || field.lead === undefined) continue;
    const at = words.findIndex((word) => field.lead?.includes(keyOf(word)) === true);
    if (at < 0) continue;
    const said = words.slice(at + 1).join(' ');
    // "weil" or "weil …" alone gives no reason
    if (says(said)) {
      values[name] = said;
      taken.add(name);
    } else lost.push(words.slice(at).join(' '));
    words = words.slice(0, at);
  }
  const dates = new Map<string, string>();
  const take = ({ name, value, typed }: Match) => {
    values[name] = value;
    taken.add(name);
    if (typed !== undefined) dates.set(name, typed);
  };
  let start = 0;
  while (start < words.length) {
    const skip = FILLERS.has(keyOf(words[start] ?? '')) ? 1 : 0;
    const here = matchAt(fields, taken, words, start, words.length, today);
    const match = here ?? (skip === 1 ? matchAt(fields, taken, words, start + 1, words.length, today) : undefined);
    if (match === undefined) break;
    take(match);
    start += match.length + (here === undefined ? skip : 0);
  }
  let end = words.length;
  for (let found = true; found && start < end; ) {
    found = false;
    for (let at = Math.max(start, end - DATE_WORDS - 2); at < end; at++) {
      const match = matchAt(fields, taken, words, at, end, today);
      if (match === undefined || at + match.length !== end) continue;
      take(match);
      end = at;
      // "… am 15.12.": the filler before it is no text
      if (end > start && end < words.length && FILLERS.has(keyOf(words[end - 1] ?? ''))) end--;
      found = true;
      break;
    }
  }
  if (dates.size === 0 && dated.some((field) => field.leadOnly !== true)) {
    const announces = new Set([...FILLERS, ...dated.flatMap(({ lead = [] }) => lead.map(fold))]);
    const broken = brokenDate(words.slice(start, end), (word) => announces.has(keyOf(word)));
    if (broken !== undefined) {
      // "31.02." is a slip of the finger and no note, and the day that is meant is not today
      const at = start + broken.at;
      const others = matchLine(fields, all.toSpliced(at, broken.length).join(' '), today);
      const slip = all.slice(at, at + broken.length).join(' ');
      return { ...others, unclear: [slip, others.unclear].filter(Boolean).join(' ') };
    }
  }
  for (const [name, typed] of dates) {
    const field = fields[name];
    if (field?.type !== 'date' || (field.after === undefined && field.lengthFrom === undefined)) continue;
    const day = dateFor(field, typed, today, dateBase(field, fields, values));
    if (day !== undefined) values[name] = toIso(day);
    else if (values[name] === '') {
      delete values[name];
      lost.push(typed);
    }
  }
  const middle = words.slice(start, end).join(' ');
  const text = Object.entries(fields).find(
    ([name, field]) => field.type === 'text' && !taken.has(name) && field.leadOnly !== true,
  );
  if (text === undefined) lost.push(middle);
  else if (middle !== '') values[text[0]] = middle;
  const unclear = lost.join(' ').trim();
  return { values, unclear: unclear === '' ? undefined : unclear };
}
