import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import type { Participation } from '../cases/case.ts';
import type { DemoMassnahme } from './massnahmen.ts';
import { createRandom } from './random.ts';
import { iso, type Sketch, workday } from './sketch.ts';

type Kind = NonNullable<Participation['outcome']>['kind'];

const EARLY: readonly (readonly [Kind, number])[] = [
  ['Abbruch', 55],
  ['Arbeit', 18],
  ['Krankheit', 17],
  ['Umzug', 10],
];
const FINISHED: readonly (readonly [Kind, number])[] = [
  ['ohne Anschluss', 46],
  ['Arbeit', 21],
  ['Anschlussmaßnahme', 14],
  ['Minijob', 9],
  ['Weiterbildung', 8],
  ['Selbständigkeit', 2],
];
/** where they lead to first of all */
const OF_KIND: Readonly<Partial<Record<DemoMassnahme['kind'], readonly (readonly [Kind, number])[]>>> = {
  BvB: [
    ['Ausbildung', 55],
    ['Schule', 15],
    ['ohne Anschluss', 30],
  ],
  EQ: [
    ['Ausbildung', 65],
    ['Arbeit', 10],
    ['ohne Anschluss', 25],
  ],
  Sprachkurs: [
    ['Anschlussmaßnahme', 45],
    ['Arbeit', 20],
    ['ohne Anschluss', 35],
  ],
};

/**
 * What came of a participation that is over; of a few nobody has written it down yet. Drawn from a stream of its own, so that
 * nothing else of the office depends on it.
 */
export function addOutcome(sketch: Sketch, massnahme: DemoMassnahme, item: Participation, last: Day): void {
  const { today, born } = sketch;
  const random = createRandom(Math.imul(born, 31) + dayOfIso(item.start));
  const on = workday(sketch, Math.min(today, last + random.int(0, 14)), last);
  const missing = random.chance(last > today - 30 ? 0.4 : 0.06);
  let kind = random.weighted(item.exitOn === undefined ? (OF_KIND[massnahme.kind] ?? FINISHED) : EARLY);
  if (item.takenOver === true) kind = 'Arbeit';
  else if (item.takenOver === false && kind === 'Arbeit') kind = 'ohne Anschluss';
  if (!missing || item.takenOver === true) item.outcome = { kind, on: iso(on) };
}
