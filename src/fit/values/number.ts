import { type Day, toDay } from '../../calendar/civil-date.ts';
import { fold } from '../../calendar/fold.ts';
import { ageOn, monthOf } from '../../calendar/periods.ts';
import { canonical, MONTHS } from '../../calendar/phrase-words.ts';
import { parseDate } from '../../calendar/phrases.ts';
import { visible } from '../../cases/problem.ts';
import type { Merkmal } from '../profile/merkmale.ts';
import { readInterval } from './interval.ts';
import { type AsOf, exactly, type Known, type NumberFact, type Problem, problem } from './known.ts';
import { keyOf, notAValue, YES } from './text.ts';
import { elapsedMonths, lastingMonths } from './time.ts';
import { byCalendar, inUnitOf, type NumberMerkmal } from './units.ts';

const monthsOf = (merkmal: NumberMerkmal): ((from: Day, to: Day) => number) =>
  byCalendar(merkmal) ? lastingMonths : elapsedMonths;

const STEP = { years: 1, hours: 0.5, euro: 0.01, degree: 1, class: 1, count: 1 } as const;
const UNIT_FIRST = /^(?:€|eur|euro|klasse|class|year|gdb|grad)[. ]+(?=\d)|^€(?=\d)/;

const EXAMPLES: Readonly<Record<NumberMerkmal['unit'], readonly string[]>> = {
  years: ['28', '25-48', 'ab 25'],
  months: ['14', '2 Jahre', 'seit 1.2.2025'],
  hours: ['25', 'mindestens 20'],
  euro: ['300', 'höchstens 300'],
  degree: ['50', 'ab 50', 'kein'],
  class: ['9'],
  count: ['3', 'mindestens 2'],
};

const examplesOf = ({ key, unit }: NumberMerkmal): readonly string[] =>
  EXAMPLES[unit].map((value) => `${key}=${value}`);

function inBounds(merkmal: NumberMerkmal, known: NumberFact, typed: string): Known | Problem {
  const { label, most } = merkmal;
  if (known.min <= most && known.max <= most) return known;
  const shown = visible(typed);
  return problem(
    `„${shown}“ ist bei „${label.de}“ zu viel: höchstens ${most}. Bitte die Zahl prüfen.`,
    `“${shown}” is too much for “${label.en}”: at most ${most}. Please check the number.`,
  );
}

const isOneOf = (typed: string, words: readonly string[] = []): boolean => {
  const key = keyOf(typed);
  return words.some((word) => keyOf(word) === key);
};

/** Lengths of a state that somebody is in or not: "ja" says that they are, since whenever. */
export const isState = (merkmal: Merkmal): merkmal is NumberMerkmal =>
  merkmal.kind === 'number' && merkmal.since === true && (merkmal.none ?? []).includes('nein');

/** What a length comes to on a day, given by its beginning. */
function since(merkmal: NumberMerkmal, first: Day, last: Day, day: Day): NumberFact {
  const months = monthsOf(merkmal);
  return { kind: 'number', min: months(Math.min(last, day), day), max: months(first, day), since: { first, last } };
}

/** The days that a beginning may have been: a day, or all days of a month or a year. */
function beginning(text: string, asOf: AsOf): { readonly first: Day; readonly last: Day } | undefined {
  const inMonth = (year: number, month: number) => {
    const { first, last } = monthOf(toDay(year, month, 1));
    return { first, last };
  };
  const year = /^(?:19|20)\d\d$/.exec(text)?.[0];
  if (year !== undefined) return { first: toDay(Number(year), 1, 1), last: toDay(Number(year), 12, 31) };
  const [, digits = '', ofYear = ''] = /^(\d{1,2}) ?[./-] ?((?:19|20)\d\d)$/.exec(text) ?? [];
  if (Number(digits) >= 1 && Number(digits) <= 12) return inMonth(Number(ofYear), Number(digits));
  const [name = '', typedYear, more] = (canonical(text) ?? '').split(' ');
  if (MONTHS.includes(name) && more === undefined && (typedYear === undefined || /^\d{4}$/.test(typedYear))) {
    const first = parseDate(`Anfang ${text}`, asOf(), -1);
    return first === undefined ? undefined : monthOf(first);
  }
  const day = parseDate(AGO.test(text) ? `vor ${text}` : text, asOf(), -1);
  return day === undefined ? undefined : { first: day, last: day };
}

/** A year, or a month of a year. */
const DATED = /^(?:19|20)\d\d$|^\d{1,2} ?[./-] ?(?:19|20)\d\d$/;
/** Counted by date from so long ago. */
const AGO = /^\S+ (?:wochen?|tage?n?|weeks?|days?)$/;
const LEAD = /^(?:(?:schon|bereits|erst|since|seit|vor|vom|fuer|for) )+/;

function readLength(merkmal: NumberMerkmal, folded: string, typed: string, asOf: AsOf): Known | Problem | undefined {
  if (isState(merkmal) && YES.has(keyOf(typed))) return { kind: 'number', min: 0.5, max: merkmal.most };
  const text = folded.replace(LEAD, '').replace(/ (?:ago|her)$/, '');
  if (!DATED.test(text) && !AGO.test(text)) {
    const known = readInterval(text, inUnitOf(merkmal, asOf), byCalendar(merkmal) ? 1 : 0.5, merkmal.most);
    if (known !== undefined) return { kind: 'number', ...known };
  }
  const begun = beginning(text.replace(/^ab /, ''), asOf);
  if (begun === undefined) return undefined;
  if (begun.first <= asOf()) return since(merkmal, begun.first, begun.last, asOf());
  const shown = visible(typed);
  return problem(
    `„${shown}“ liegt bei „${merkmal.label.de}“ in der Zukunft. Bitte den Tag angeben, an dem es begann.`,
    `“${shown}” lies in the future for “${merkmal.label.en}”. Please give the day on which it began.`,
  );
}

/** "U25" is under 25, "Ü25" is 25 or more: "über 25" would be 26. */
const inWords = ({ unit }: NumberMerkmal, folded: string): string =>
  unit === 'years' ? folded.replace(/^u[ -]?(?=\d)/, 'unter ').replace(/^ue[ -]?(?=\d)/, 'ab ') : folded;

/** Reads a number, a range or a length of time. */
export function readNumber(merkmal: NumberMerkmal, typed: string, asOf: AsOf): Known | Problem {
  if (isOneOf(typed, merkmal.never)) return exactly(merkmal.most);
  if (isOneOf(typed, merkmal.none)) return exactly(0);
  const folded = inWords(merkmal, fold(typed).replace(UNIT_FIRST, '')).replace(/^([<>]=?) /, '$1');
  if (merkmal.since === true) {
    const known = readLength(merkmal, folded, typed, asOf);
    if (known !== undefined) return known.kind === 'number' ? inBounds(merkmal, known, typed) : known;
    return notAValue(merkmal, typed, examplesOf(merkmal));
  }
  const step = merkmal.unit === 'months' ? 0.5 : STEP[merkmal.unit];
  const known = readInterval(folded, inUnitOf(merkmal, asOf), step, merkmal.most);
  if (known === undefined) return notAValue(merkmal, typed, examplesOf(merkmal));
  return inBounds(merkmal, { kind: 'number', ...known }, typed);
}

/** The age of somebody who was born on a day, or in a month or year. */
export function readBirth(merkmal: NumberMerkmal, typed: string, asOf: AsOf): Known | Problem {
  const begun = beginning(fold(typed).replace(/^(?:am|on|in|im) /, ''), asOf);
  if (begun === undefined) return notAValue(merkmal, typed, ['geboren=1999-05-01', 'geboren=1.5.1999']);
  const today = asOf();
  if (begun.first > today) {
    const shown = visible(typed);
    return problem(
      `Das Geburtsdatum „${shown}“ liegt in der Zukunft. Bitte das Datum prüfen.`,
      `The date of birth “${shown}” lies in the future. Please check the date.`,
    );
  }
  const [min, max] = [ageOn(Math.min(begun.last, today), today), ageOn(begun.first, today)];
  return inBounds(merkmal, { kind: 'number', min, max }, typed);
}

/** Whether a number stands for "not at all" or "never": that does not grow with time. */
const stands = ({ none, never, most }: NumberMerkmal, n: number): boolean =>
  (n === 0 && none !== undefined) || (n === most && never !== undefined);

/**
 * What a number that was written on one day says on a later one. A length goes on, and nobody knows how many days were over
 * n months: it is n to n + 1 and the whole months since then. A range that includes "not at all" may still be that.
 */
export function numberOn(merkmal: NumberMerkmal, known: NumberFact, written: Day, today: Day): NumberFact {
  if (merkmal.since !== true || written >= today) return known;
  if (known.since !== undefined) return since(merkmal, known.since.first, known.since.last, today);
  if (known.min === known.max && stands(merkmal, known.min)) return known;
  const passed = Math.floor(elapsedMonths(written, today));
  // a state of less than a month began on that day at the latest
  const least = known.min < 1 ? monthsOf(merkmal)(written, today) : known.min + passed;
  const min = stands(merkmal, known.min) ? known.min : Math.max(0.5, least);
  const max = (byCalendar(merkmal) ? Math.floor(known.max) : known.max) + passed + 1;
  return { kind: 'number', min: Math.min(min, merkmal.most), max: Math.min(max, merkmal.most) };
}
