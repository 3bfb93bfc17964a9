import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import { addMonths, addWeeks, lastDayOfMonths, monthOf } from '../calendar/periods.ts';
import type { Participation } from '../cases/case.ts';
import { type DemoMassnahme, MASSNAHMEN } from './massnahmen.ts';
import { addOutcome } from './results.ts';
import { addAct, addContact, iso, type Sketch, takeLate, workday } from './sketch.ts';

const NEXT_STEPS = [
  'Bewerbungen auf Helferstellen mit dem AGS',
  'Praktikum im Wunschbetrieb anfragen',
  'Anschlusslehrgang im Frühjahr',
  'Sprachkurs der nächsten Stufe',
  'Vermittlung mit dem AGS abstimmen',
] as const;

/** Participations of the last two years and the running one. */
export function addParticipations(sketch: Sketch): void {
  const { random, kategorie, age } = sketch;
  if (age < 16 || sketch.zielgruppe === 'Schüler' || sketch.aufstocker) return;
  const { scenario } = sketch;
  const asked = scenario === undefined ? undefined : MASSNAHMEN.find((item) => item.scenario === scenario);
  if (asked === undefined && (kategorie === 'X' || kategorie === 'Y' || kategorie === 'S')) return;
  if (age > 64) return;
  if (random.chance(0.26)) ended(sketch, random.pick(suitable(age)));
  if (asked !== undefined) running(sketch, asked);
  else if (random.chance(0.14)) running(sketch, random.pick(suitable(age)));
}

function suitable(age: number): DemoMassnahme[] {
  return MASSNAHMEN.filter((item) => age >= item.ages[0] && age <= item.ages[1]);
}

function spans(sketch: Sketch, start: Day): boolean {
  const last = sketch.lists.participations.at(-1);
  return start > sketch.opened + 10 && (last === undefined || dayOfIso(last.exitOn ?? last.end ?? last.start) < start);
}

function add(sketch: Sketch, massnahme: DemoMassnahme, start: Day, end: Day): Participation {
  const { lists } = sketch;
  const item = { id: `t${lists.participations.length + 1}`, massnahme: massnahme.id, start: iso(start), end: iso(end) };
  lists.participations.push(item);
  if (massnahme.consent !== undefined)
    lists.consents.push({ for: 'Maßnahme', massnahme: massnahme.id, form: massnahme.consent, givenOn: item.start });
  return item;
}

function running(sketch: Sketch, massnahme: DemoMassnahme): void {
  const { random, today } = sketch;
  const length = Math.round(massnahme.months * 30.4);
  const ago = sketch.scenario === 'weiterbildung' ? length - 50 : random.int(3, length - 8);
  const start = workday(sketch, today - ago);
  if (!spans(sketch, start)) return;
  const end = lastDayOfMonths(start, massnahme.months);
  const item = add(sketch, massnahme, start, end);
  if (massnahme.attendanceQuota !== undefined && random.chance(0.95)) {
    const asOf = workday(sketch, today - random.int(0, 9), start);
    const days = Math.floor(((asOf - start) / 7) * (massnahme.daysPerWeek ?? 5) * (0.7 + 0.3 * random.next()));
    item.attendance = { days: Math.min(massnahme.attendanceQuota - 1, days), asOf: iso(asOf) };
    if (random.chance(0.2)) item.daysPerWeek = 3;
  }
  if (massnahme.kind === 'Integrationsbegleitung') talksOfMonth(sketch, start);
  milestones(sketch, massnahme, item, today);
  closing(sketch, massnahme, item, end);
}

function ended(sketch: Sketch, massnahme: DemoMassnahme): void {
  const { random, today } = sketch;
  const start = workday(sketch, addMonths(today - random.int(2, 450), -massnahme.months));
  if (!spans(sketch, start)) return;
  const end = lastDayOfMonths(start, massnahme.months);
  const item = add(sketch, massnahme, start, end);
  let last = end;
  if (massnahme.months >= 2 && random.chance(0.2)) {
    last = start + random.int(10, end - start - 1);
    item.exitOn = iso(last);
  }
  if (massnahme.attendanceQuota !== undefined && item.exitOn === undefined) {
    item.attendance = { days: massnahme.attendanceQuota, asOf: item.end ?? item.start };
  }
  if (massnahme.kind === 'MAG' && random.chance(0.97)) item.takenOver = random.chance(0.25);
  addOutcome(sketch, massnahme, item, last);
  milestones(sketch, massnahme, item, last);
  closing(sketch, massnahme, item, last);
}

/** The talks, the case conference and the next step around the end of a participation. */
function closing(sketch: Sketch, massnahme: DemoMassnahme, item: Participation, end: Day): void {
  const { random, today } = sketch;
  const start = dayOfIso(item.start);
  if (massnahme.newBerufsabschluss === true && addMonths(end, -2) <= today) {
    addAct(sketch, workday(sketch, addMonths(end, -2) - random.int(0, 14), start), 'weiterbildungsende', item.id);
  }
  if (end >= today) return;
  const recent = end > today - 27;
  if (!recent || random.chance(0.4)) {
    const day = massnahme.months >= 2 ? end + random.int(-20, 24) : end + random.int(1, 24);
    const on = workday(sketch, Math.min(today, day), massnahme.months >= 2 ? end - 25 : end);
    if (recent || takeLate(sketch, 0.3) === 0) addContact(sketch, on, 'Gespräch', { note: 'Auswertung der Maßnahme' });
  }
  if (massnahme.tendered === true && !(end > today - 90 && takeLate(sketch, 0.5) > 0)) {
    addAct(sketch, workday(sketch, end - random.int(0, 20), Math.max(start, end - 27)), 'fallkonferenz', item.id);
  }
  if (random.chance(0.85)) {
    const on = workday(sketch, end - random.int(0, 20), start);
    item.nextStep = { on: iso(on), text: random.pick(NEXT_STEPS) };
  }
}

function milestones(sketch: Sketch, massnahme: DemoMassnahme, item: Participation, until: Day): void {
  const start = dayOfIso(item.start);
  for (const { id, after, contact } of massnahme.milestones ?? []) {
    const due =
      'inMonth' in after
        ? lastDayOfMonths(start, after.inMonth)
        : 'months' in after
          ? addMonths(start, after.months)
          : addWeeks(start, after.weeks);
    if (due > Math.min(until, sketch.today)) continue;
    const day = workday(sketch, due - sketch.random.int(0, 10), start);
    if (contact === true) addContact(sketch, workday(sketch, due, start), 'Gespräch');
    else if (!sketch.random.chance(0.05)) addAct(sketch, day, 'meilenstein', `${item.id}/${id}`);
  }
}

/** Integrationsbegleitung: two talks a month, this month not always both of them yet. */
function talksOfMonth(sketch: Sketch, start: Day): void {
  const { random, today } = sketch;
  const { first } = monthOf(today);
  const days = new Set<Day>();
  for (let i = random.int(0, 2); i > 0; i--)
    days.add(workday(sketch, random.int(Math.max(first, start), today), first));
  const before = monthOf(first - 1).first;
  for (const offset of [random.int(3, 9), random.int(16, 22)]) days.add(workday(sketch, before + offset, before));
  for (const day of days) if (day >= start) addContact(sketch, day, 'Gespräch');
}
