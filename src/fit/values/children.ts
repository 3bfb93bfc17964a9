import { type Day, fromDay } from '../../calendar/civil-date.ts';
import { fold } from '../../calendar/fold.ts';
import { addMonths, ageOn } from '../../calendar/periods.ts';
import { parseDate } from '../../calendar/phrases.ts';
import { visible } from '../../cases/problem.ts';
import type { Merkmal } from '../profile/merkmale.ts';
import { countOf } from './interval.ts';
import { type AsOf, type ChildFact, type Known, type Problem, problem } from './known.ts';
import { keyOf, NO, notAValue, YES } from './text.ts';

/** A child in the household is no older: the household ends there, not the child. */
const OLDEST = 30;
const MOST_CHILDREN = 20;

const EXAMPLES = ['kinder=3,7', 'kinder=2 Kinder', 'kinder=keine'];
const YEARS = / ?(?:-?jaehrige?[rs]?|jahren?|jahre alt|years?(?: old)?|yrs?|j)\.?$/;
const MONTHS = /^(\d{1,3}) ?(?:monaten?|months?|mon)\.?(?: alt| old)?$/;

const range = (min: number, max: number): ChildFact | undefined =>
  min <= max && max <= OLDEST ? { min, max } : undefined;

/** One child: an age, a range of ages, or a date of birth. */
function child(text: string, asOf: AsOf): ChildFact | undefined {
  const [, months] = MONTHS.exec(text) ?? [];
  if (months !== undefined) return range(Math.floor(Number(months) / 12), Math.floor(Number(months) / 12));
  const plain = text.replace(YEARS, '').trim();
  if (/^\d{1,2}$/.test(plain)) return range(Number(plain), Number(plain));
  const [, from, to] = /^(\d{1,2}) ?(?:-|bis) ?(\d{1,2})$/.exec(plain) ?? [];
  if (from !== undefined) return range(Number(from), Number(to));
  const [, word, bound] = /^(unter|under|ab|ueber|over|bis|hoechstens) (\d{1,2})$/.exec(plain) ?? [];
  if (word !== undefined) {
    const n = Number(bound);
    if (word === 'unter' || word === 'under') return range(0, n - 1);
    if (word === 'bis' || word === 'hoechstens') return range(0, n);
    return range(word === 'ab' ? n : n + 1, OLDEST);
  }
  if (/^\d+$/.test(plain)) return undefined;
  const born = parseDate(text.replace(/^geb(?:oren)?\.? (?:am )?/, ''), asOf(), -1);
  if (born === undefined || born > asOf()) return undefined;
  const age = ageOn(born, asOf());
  return age <= OLDEST ? { min: age, max: age, born } : undefined;
}

const ALONE = /^(?:(?:mindestens|mind\.|at least) )?([a-z]{2,8})$/;
const COUNT = /^(?:(?:mindestens|mind\.|at least) )?(\S{1,8}) (?:kindern?|kind|children|child)(?:[ :]+(.*))?$/;

/** "2 Kinder", "ein Kind", "zwei": so many at least, of unknown age; "2 Kinder: 3 und 7" has their ages. */
function counted(text: string): { readonly least: number; readonly rest: string } | undefined {
  const [, word = '', rest = ''] = ALONE.exec(text) ?? COUNT.exec(text) ?? [];
  const least = countOf(word);
  return least === undefined || least < 1 || least > MOST_CHILDREN ? undefined : { least, rest: rest.trim() };
}

/** Reads ages ("3,7"), dates of birth, a number of children ("2 Kinder"), "ja" or "keine". */
export function readChildren(merkmal: Merkmal, typed: string, asOf: AsOf): Known | Problem {
  const key = keyOf(typed);
  if (NO.has(key) || key === '0') return { kind: 'children', children: [] };
  if (YES.has(key)) return { kind: 'children', children: { least: 1 } };
  const text = fold(typed);
  const number = counted(text);
  if (number?.rest === '') return { kind: 'children', children: { least: number.least } };
  const parts = (number?.rest ?? text).split(/ *(?:[,;&+/]| und | and ) */u, MOST_CHILDREN + 1);
  const ages = parts.flatMap((part) => (/^(?:\d{1,2} )+\d{1,2}$/.test(part) ? part.split(' ') : [part]));
  if (ages.length > MOST_CHILDREN || (number !== undefined && number.least !== ages.length))
    return notAValue(merkmal, typed, EXAMPLES);
  const children: ChildFact[] = [];
  for (const age of ages) {
    const one = child(age, asOf);
    if (one === undefined) {
      const old = /^\d{2,3}$/.test(age) && Number(age) > OLDEST;
      return old
        ? problem(
            `Ein Kind von ${visible(age)} Jahren? Bitte das Alter der Kinder im Haushalt angeben, höchstens ${OLDEST}.`,
            `A child of ${visible(age)} years? Please give the ages of the children in the household, at most ${OLDEST}.`,
          )
        : notAValue(merkmal, typed, EXAMPLES);
    }
    children.push(one);
  }
  // the youngest first: the order in which they are typed says nothing
  children.sort((a, b) => a.min - b.min || a.max - b.max || (b.born ?? 0) - (a.born ?? 0));
  return { kind: 'children', children };
}

/** The ages of children on a later day than the one they were written on: a birthday lies between two days or not. */
export function childrenOn(children: readonly ChildFact[], written: Day, today: Day): readonly ChildFact[] {
  if (written >= today) return children;
  const years = fromDay(today).year - fromDay(written).year;
  const passed = addMonths(written, 12 * years) > today ? years - 1 : years;
  const more = addMonths(written, 12 * passed) === today ? passed : passed + 1;
  return children.map((one) => {
    if (one.born === undefined) return { min: one.min + passed, max: one.max + more };
    const age = ageOn(one.born, today);
    return { min: age, max: age, born: one.born };
  });
}
