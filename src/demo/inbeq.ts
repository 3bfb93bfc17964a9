import { addMonths, lastDayOfMonths } from '../calendar/periods.ts';
import type { Inbeq } from '../cases/case.ts';
import { addAct, has, iso, type Sketch, workday } from './sketch.ts';

/** Individuelle betriebliche Qualifizierung: phases, the planning talk, what follows at its end. */
export function addInbeq(sketch: Sketch): void {
  const { random, today, opened, lists, age } = sketch;
  const reha = has(sketch, 'reha', 0.002);
  if ((!has(sketch, 'inbeq', 0.004) && !reha) || age < 19 || age > 50 || sketch.zielgruppe === 'Schüler') return;
  const ago = reha ? random.int(800, 900) : random.int(60, 780);
  const start = Math.max(opened + 20, today - (sketch.scenario === 'inbeq' ? 632 : ago));
  if (start > today - 30) return;
  const months =
    sketch.scenario === 'inbeq'
      ? 24
      : random.weighted([
          [24, 85],
          [18, 15],
        ] as const);
  const end = lastDayOfMonths(start, months);
  const item: Inbeq = { id: `i${lists.inbeq.length + 1}`, start: iso(start) };
  if (months !== 24 || random.chance(0.6)) item.assignedEnd = iso(end);
  if (random.chance(0.96) || reha) item.rehaTraeger = reha || random.chance(0.8) ? 'BA' : 'DRV';
  const [second, third] = [workday(sketch, start + random.int(50, 90)), workday(sketch, start + random.int(400, 520))];
  item.phases = [{ phase: 'Einstieg', from: iso(start) }];
  if (second <= today) item.phases.push({ phase: 'Qualifizierung', from: iso(second) });
  if (third <= today) item.phases.push({ phase: 'Stabilisierung', from: iso(third) });
  lists.inbeq.push(item);
  const talk = workday(sketch, addMonths(end, -3) - random.int(0, 20), start);
  if (sketch.scenario !== 'inbeq') addAct(sketch, talk, 'inbeq-planungsgespraech', item.id);
  if (end >= today) return;
  item.endedOn = iso(end);
  item.outcome = {
    kind: random.pick(['Arbeitsverhältnis', 'endet']),
    on: iso(workday(sketch, end - random.int(0, 30), start)),
  };
  const due = lastDayOfMonths(end + 1, 6);
  if (due <= today) addAct(sketch, workday(sketch, due - random.int(0, 20), end), 'reha-status-ende', item.id);
}
