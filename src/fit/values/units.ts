import type { Merkmal } from '../profile/merkmale.ts';
import type { Amount, InUnit } from './interval.ts';
import type { AsOf } from './known.ts';
import { elapsedMonths } from './time.ts';

export type NumberMerkmal = Merkmal & { readonly kind: 'number' };

/** Counted by whole calendar months; every other length by date. */
export const byCalendar = ({ key }: NumberMerkmal): boolean => key === 'arbeitslos' || key === 'leistungsbezug';

const half = (n: number): number => Math.floor(n) + (n > Math.floor(n) ? 0.5 : 0);

const YEARS = /^(?:(?:volle )?jahre?n?s?|j|jaehrige?r?|-jaehrige?r?|jahre? alt|years?(?: old)?|yrs?|lebensjahre?n?)$/;
const MONTHS_UNIT = /^(?:(?:ganze |volle )?monate?[ns]?|mon|m|months?|mo)$/;
const WEEKS = /^(?:wochen?|w|weeks?)$/;
const DAYS = /^(?:tage?n?|days?|d)$/;
const HOURS =
  /^(?:(?:stunden?|stdn?|h|hours?|hrs?|wochenstunden)? ?(?:\/|pro |je |in der |die |per |a )? ?(?:wochen?|wo|week)?)$/;
const EURO = /^(?:€|eur|euros?)? ?(?:(?:\/|im |pro |je |per |a )? ?(?:monat|month)|monatlich|mtl|monthly)?$/;
const DEGREE = /^(?:%|grad|prozent|percent|gdb)?$/;
const CLASS = /^(?:klasse|class|schuljahr|grade)?$/;

const unitOf = ({ unit }: Amount): string =>
  unit
    .replace(/^[ ,.-]+|[ .]+$/g, '')
    .replaceAll('.', '')
    .replace(/ ?brutto$/, '');

/**
 * Puts a number with its words into the unit of a Merkmal; `undefined` where they do not fit.
 * @param asOf the day that weeks and days are counted back from
 */
export function inUnitOf(merkmal: NumberMerkmal, asOf: AsOf): InUnit {
  return (amount) => {
    const { n } = amount;
    const unit = unitOf(amount);
    switch (merkmal.unit) {
      case 'years':
        return unit === '' || YEARS.test(unit) ? Math.floor(n) : undefined;
      case 'months': {
        const months = monthsIn(n, unit, asOf);
        if (months === undefined) return undefined;
        return byCalendar(merkmal) && months >= 1 ? Math.floor(months) : half(months);
      }
      case 'hours':
        return HOURS.test(unit) ? n : undefined;
      case 'euro':
        return EURO.test(unit) ? n : undefined;
      case 'degree':
        return DEGREE.test(unit) && Number.isInteger(n) ? n : undefined;
      case 'class':
        return CLASS.test(unit) && Number.isInteger(n) ? n : undefined;
      case 'count':
        return unit === '' && Number.isInteger(n) ? n : undefined;
    }
  };
}

function monthsIn(n: number, unit: string, asOf: AsOf): number | undefined {
  if (unit === '' || MONTHS_UNIT.test(unit)) return n;
  if (YEARS.test(unit)) return 12 * n;
  // "1 Jahr und 6 Monate"
  const [, years, months] = /^(jahre?n?|years?),? (?:und |and )?(\d{1,3}) (?:monate?n?|months?)$/.exec(unit) ?? [];
  if (years !== undefined) return 12 * n + Number(months);
  if (WEEKS.test(unit)) return elapsedMonths(asOf() - Math.round(7 * n), asOf());
  return DAYS.test(unit) ? elapsedMonths(asOf() - Math.round(n), asOf()) : undefined;
}
