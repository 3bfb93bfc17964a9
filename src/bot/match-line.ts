import { type Day, toIso } from '../calendar/civil-date.ts';
import { fold } from '../calendar/fold.ts';
import { afterDay, type Choice, dateFor, type Field, type Fields } from './fields.ts';
import { bare } from './words.ts';

/** Longest date in words: "am 3. Dezember 2026" without "am". */
const DATE_WORDS = 4;
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
  for (const choice of choices) {
    for (const name of namesOf(choice)) {
      const length = namedAt(name, words, at, end);
      if (length > (best?.length ?? 0)) best = { value: choice.value, length };
    }
  }
  if (best !== undefined) return best;
  const key = keyOf(words[at] ?? '');
  if (key.length < SHORTEST_PREFIX || /^\d/u.test(key)) return undefined;
  const begins = choices.filter((choice) => namesOf(choice).some((name) => fold(name).startsWith(key)));
  return begins.length === 1 && begins[0] !== undefined ? { value: begins[0].value, length: 1 } : undefined;
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
        const text = words.slice(at, at + length).join(' ');
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
  for (const [name, field] of Object.entries(fields)) {
    if (taken.has(name) || field.type === 'text') continue;
    const led = field.lead?.map((word) => namedAt(word, words, at, end)).find((length) => length > 0) ?? 0;
    const found = led > 0 ? valueAt(field, words, at + led, end, today) : undefined;
    const plain = found === undefined && field.leadOnly !== true ? valueAt(field, words, at, end, today) : undefined;
    const value = found ?? plain;
    if (value === undefined) continue;
    const match = {
      ...value,
      name,
      length: value.length + (found === undefined ? 0 : led),
      led: found !== undefined,
    };
    if (best === undefined || (match.led && !best.led) || (match.led === best.led && match.length > best.length))
      best = match;
  }
  return best;
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
  let words = line.split(' ').filter((word) => word !== '');
  const values: Record<string, string> = {};
  const taken = new Set<string>();
  for (const [name, field] of Object.entries(fields)) {
    if (field.type !== 'text' || field.lead === undefined) continue;
    const at = words.findIndex((word) => field.lead?.includes(keyOf(word)) === true);
    if (at < 0 || at === words.length - 1) continue;
    values[name] = words.slice(at + 1).join(' ');
    taken.add(name);
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
  for (const [name, typed] of dates) {
    const field = fields[name];
    const after = field?.type === 'date' ? afterDay(field, fields, values) : undefined;
    const day = field?.type === 'date' && after !== undefined ? dateFor(field, typed, today, after) : undefined;
    if (day !== undefined) values[name] = toIso(day);
  }
  const middle = words.slice(start, end).join(' ');
  const text = Object.entries(fields).find(
    ([name, field]) => field.type === 'text' && !taken.has(name) && field.leadOnly !== true,
  );
  if (middle === '') return { values, unclear: undefined };
  if (text === undefined) return { values, unclear: middle };
  values[text[0]] = middle;
  return { values, unclear: undefined };
}
