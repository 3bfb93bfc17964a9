import { fold } from '../../calendar/fold.ts';
import type { NumberKnown } from '../profile/knowledge.ts';
import type { Merkmal } from '../profile/merkmale.ts';
import { readInterval } from './interval.ts';
import { type AsOf, type BenefitStatement, type Known, type Problem, problem } from './known.ts';
import { readNumber } from './number.ts';
import { keyOf, NO, notAValue } from './text.ts';
import { startedMonths } from './time.ts';
import type { NumberMerkmal } from './units.ts';

/** As long as anything can be that is counted in months. */
const MOST = 720;
/** No window that somebody asks for is longer. */
const EVER = 600;

const LONG: ReadonlySet<string> = new Set(['langzeit', 'langzeitbezug', 'lzb', 'long-term', 'long term'].map(keyOf));
const NEVER: ReadonlySet<string> = new Set(['nie', 'noch nie', 'niemals', 'never', '0'].map(keyOf));

const benefit = (...statements: readonly BenefitStatement[]): Known => ({ kind: 'benefit', statements });

/** At least, or fewer than, 21 of the last 24 months: Langzeitleistungsbezug or not. */
export const langzeitbezug = (yes: boolean): Known =>
  benefit(yes ? { within: 24, min: 21, max: 24 } : { within: 24, min: 0, max: 20 });

const EXAMPLES = ['leistungsbezug=21/24', 'leistungsbezug=36', 'leistungsbezug=seit 1.3.2024'];
const OF =
  /^(.+?)(?: ?\/ ?| (?:monaten? |months? )?(?:von|of|aus|der|in)(?: den| the)?(?: letzten| last)? )(\d{1,3})(?: monaten?| months?)?$/;

/** Read like a length of a state that somebody is in or not. */
const asLength = (merkmal: Merkmal): NumberMerkmal => ({
  key: 'leistungsbezug',
  label: merkmal.label,
  question: merkmal.question,
  kind: 'number',
  unit: 'months',
  most: MOST,
  since: true,
  none: ['nein'],
});

/** Reads "21/24", "21 von 24 Monaten", "36" (without a break up to now), "seit 1.3.2024", "nie". */
export function readBenefit(merkmal: Merkmal, typed: string, asOf: AsOf): Known | Problem {
  const key = keyOf(typed);
  if (NEVER.has(key)) return benefit({ min: 0, max: 0 }, { within: EVER, min: 0, max: 0 });
  if (NO.has(key)) return benefit({ min: 0, max: 0 });
  if (LONG.has(key)) return langzeitbezug(true);
  const [, part = '', whole = ''] = OF.exec(fold(typed)) ?? [];
  if (whole !== '') {
    const within = Number(whole);
    const plain = (text: string) =>
      readInterval(text, ({ n, unit }) => (/^ ?(?:monaten?|months?)?$/.test(unit) ? n : undefined), 1, within);
    const known = plain(part.replace(/^([<>]=?) /, '$1'));
    if (known === undefined) return notAValue(merkmal, typed, EXAMPLES);
    if (within >= 1 && within <= EVER && known.max <= within)
      return benefit({ within, min: Math.ceil(known.min), max: Math.floor(known.max) });
    return problem(
      `Von ${whole} Monaten können nicht ${part.trim()} mit Leistungsbezug sein. Bitte die Zahlen prüfen.`,
      `Of ${whole} months not ${part.trim()} can be months in benefit. Please check the numbers.`,
    );
  }
  const known = readNumber(asLength(merkmal), typed, asOf);
  if (known.kind === 'problem') return notAValue(merkmal, typed, EXAMPLES);
  if (known.kind !== 'number') return known;
  const { min, max, since } = known;
  if (since === undefined) return benefit({ min, max });
  const today = asOf();
  const [least, most] = [startedMonths(Math.min(since.last, today), today), startedMonths(since.first, today)];
  return benefit({ min, max, since: { ...since, whole: { min: least, max: most } } });
}

/** What months without a break say about the last `within` months. */
function ofRun({ min, max }: NumberKnown, within: number): NumberKnown {
  // who is not in benefit today may have been all the time before
  if (min === 0) return { min: 0, max: within };
  // the month before the run was none in benefit
  return { min: Math.min(Math.floor(min), within), max: max >= within ? within : Math.max(0, within - 1) };
}

/** What some of the last months say about a longer or a shorter stretch, or about the time without a break. */
function ofWindow({ within: known = 1, min, max }: BenefitStatement, within: number | undefined): NumberKnown {
  // with a gap in it there cannot be a longer run than there are months
  if (within === undefined) return min === known ? { min, max: MOST } : { min: 0, max: max === known ? MOST : max };
  if (within >= known) return { min, max: max + within - known };
  return { min: Math.max(0, min - (known - within)), max: Math.min(max, within) };
}

/** Months in benefit among the last `within`, or without a break, as far as statements tell. */
export function monthsFrom(
  statements: readonly BenefitStatement[],
  within: number | undefined,
): NumberKnown | undefined {
  let [low, high] = [0, within ?? MOST];
  for (const statement of statements) {
    const { min, max } =
      statement.within !== undefined
        ? ofWindow(statement, within)
        : within === undefined
          ? statement
          : ofRun(statement.since?.whole ?? statement, within);
    low = Math.max(low, min);
    high = Math.min(high, max);
  }
  if (low > high || (low === 0 && high === (within ?? MOST))) return undefined;
  return { min: low, max: high };
}
