import type { Day } from '../calendar/civil-date.ts';
import { lastDayOfMonths } from '../calendar/periods.ts';
import { addContact, iso, regularly, type Sketch, takeLate, workday } from './sketch.ts';

const KINDS: readonly (readonly [{ readonly kind: string; readonly months: readonly number[] }, number])[] = [
  [{ kind: 'EGZ', months: [3, 6, 6, 12] }, 60],
  [{ kind: '§ 16e', months: [24] }, 18],
  [{ kind: '§ 16i', months: [60] }, 14],
  [{ kind: 'BSZ', months: [12, 24] }, 8],
];

/** A funding of a job from its start; `ended` is the last day of a job that is over. */
export function addFunding(sketch: Sketch, job: string, start: Day, ended: Day | undefined): void {
  const { random, today, lists } = sketch;
  const { kind, months } = random.weighted(KINDS);
  let end = Math.min(lastDayOfMonths(start, random.pick(months)), ended ?? Number.POSITIVE_INFINITY);
  if (sketch.scenario === 'foerderung' && ended === undefined) end = today + 38;
  const base = { id: `f${lists.fundings.length + 1}`, kind, job, start: iso(start), end: iso(end) };
  const near = end >= today && end < today + 70;
  if (near && (random.chance(0.35) || sketch.scenario === 'foerderung')) {
    const on = iso(workday(sketch, today - random.int(0, 20), start));
    lists.fundings.push({ ...base, outcome: { kind: 'beantragt', on } });
  } else if (end < today && !(end > today - 60 && takeLate(sketch) > 0)) {
    const on = iso(workday(sketch, Math.max(start, end - random.int(0, 30)), start));
    lists.fundings.push({ ...base, outcome: { kind: random.pick(['Anschluss geklärt', 'endet', 'endet']), on } });
  } else lists.fundings.push(base);
}

/** A grant of Berufsbegleitung and the regular calls at the Betrieb. */
export function addGrant(sketch: Sketch, job: string, start: Day): void {
  const { random, today, lists } = sketch;
  let from = start;
  for (let i = 0; i < 5; i++) {
    const end = lastDayOfMonths(from, random.pick([12, 12, 18, 24]));
    const base = { id: `b${lists.berufsbegleitungen.length + 1}`, job, start: iso(from), end: iso(end) };
    if (end >= today || (end > today - 60 && takeLate(sketch) > 0)) {
      lists.berufsbegleitungen.push(base);
      break;
    }
    const on = iso(workday(sketch, end - random.int(3, 40), from));
    const goesOn = random.chance(0.7) || sketch.scenario === 'berufsbegleitung';
    lists.berufsbegleitungen.push({ ...base, outcome: { kind: goesOn ? 'verlängert' : 'endet', on } });
    if (!goesOn) break;
    from = end + 1;
  }
  const partner = { with: 'Betrieb', channel: 'Telefon', job } as const;
  const first = workday(sketch, Math.min(today, start + random.int(2, 15)), start);
  addContact(sketch, first, 'Gespräch', partner);
  for (const day of regularly(sketch, first, 'half', 720)) addContact(sketch, day, 'Gespräch', partner);
}
