import { type Day, dayOfIso, fromDay } from '../../calendar/civil-date.ts';
import type { Case } from '../../cases/case.ts';
import { lastingMonths } from '../values/time.ts';

/** Time in benefit without a break; no end: it goes on. */
export interface Spell {
  readonly from: Day;
  readonly until: Day;
}

const NEVER: Day = 1e9;

/** Spells up to today, oldest first; those that adjoin or overlap are one. */
export function mergeSpells(spells: NonNullable<Case['leistungsbezug']>, today: Day): readonly Spell[] {
  const begun: Spell[] = [];
  for (const { from, until } of spells) {
    const start = dayOfIso(from);
    if (start <= today) begun.push({ from: start, until: until === undefined ? NEVER : dayOfIso(until) });
  }
  if (begun.length < 2) return begun;
  begun.sort((a, b) => a.from - b.from);
  const merged: Spell[] = [];
  for (const spell of begun) {
    const last = merged.at(-1);
    if (last !== undefined && spell.from <= last.until + 1)
      merged[merged.length - 1] = { from: last.from, until: Math.max(last.until, spell.until) };
    else merged.push(spell);
  }
  return merged;
}

const monthOf = (day: Day): number => {
  const { year, month } = fromDay(day);
  return year * 12 + month;
};

/** The first month that lies wholly after the beginning of a day, and the last that lies wholly before its end. */
const firstWhole = (from: Day): number => monthOf(from) + (fromDay(from).day === 1 ? 0 : 1);
const lastWhole = (until: Day, running: number): number => (until >= NEVER ? running : monthOf(until + 1)) - 1;

/**
 * Whole calendar months in benefit among the last `within` before the running month; without `within` those up to now
 * without a break, where a year by date is a year. A half: in benefit today, but not yet for a whole month.
 */
export function monthsInBenefit(spells: readonly Spell[], within: number | undefined, today: Day): number {
  const running = monthOf(today);
  if (within === undefined) {
    const last = spells.at(-1);
    if (last === undefined || last.until < today) return 0;
    return lastingMonths(last.from, today);
  }
  let months = 0;
  for (const { from, until } of spells) {
    const first = Math.max(firstWhole(from), running - within);
    const last = Math.min(lastWhole(until, running), running - 1);
    if (last >= first) months += last - first + 1;
  }
  return months;
}
