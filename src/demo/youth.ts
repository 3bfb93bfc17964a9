import { type Day, dayOfIso, fromDay, toDay } from '../calendar/civil-date.ts';
import { addMonths, birthday, lastDayOfMonths } from '../calendar/periods.ts';
import type { Zielgruppe } from '../cases/values.ts';
import { addAct, addContact, iso, regularly, type Sketch, takeLate, workday } from './sketch.ts';

/** Zielgruppe, Schule and Ausbildung of people under 25; a past one of some who were under 25 here. */
export function addYouth(sketch: Sketch): void {
  const { zielgruppe, random, opened, born, lists } = sketch;
  if (zielgruppe === undefined) {
    if (opened >= birthday(born, 25) || random.chance(0.4)) return;
    lists.zielgruppen.push({
      zielgruppe: random.chance(0.5) ? 'Aktivierungskunden' : 'Vermittlungskunden',
      since: iso(opened),
    });
    return;
  }
  if (zielgruppe === 'Schüler') addSchool(sketch);
  else if (zielgruppe === 'Ausbildungssuchende') addSearch(sketch);
  else if (zielgruppe === 'Ausbildungsabsolventen') addGraduate(sketch);
  else if (zielgruppe === 'Vermittlungskunden') addQualified(sketch);
  else addHistory(sketch, random.chance(0.3) ? 'Vermittlungskunden' : undefined, opened);
}

/** The current Zielgruppe since a day, after an earlier one. */
function addHistory(sketch: Sketch, before: Zielgruppe | undefined, since: Day): void {
  const { lists, opened, zielgruppe, today } = sketch;
  const on = workday(sketch, Math.min(today, Math.max(opened, since)));
  if (before !== undefined && on > opened + 20) lists.zielgruppen.push({ zielgruppe: before, since: iso(opened) });
  if (zielgruppe !== undefined) lists.zielgruppen.push({ zielgruppe, since: iso(on) });
}

/** Last school day: in July. */
const leaving = (year: number) => toDay(year, 7, 10);

function addSchool(sketch: Sketch): void {
  const { random, today, opened } = sketch;
  addHistory(sketch, undefined, opened);
  const reif = sketch.scenario === 'schueler' || random.chance(0.5);
  const { year } = fromDay(today);
  // who is ausbildungsreif and leaves within half a year is Ausbildungssuchende already
  const ahead = reif && takeLate(sketch, 0.2) === 0 ? 184 : 0;
  let left = leaving(year);
  while (left <= today + ahead) left = leaving(fromDay(left).year + 1);
  if (sketch.age < 17 && sketch.scenario === undefined) left = leaving(fromDay(left).year + random.int(0, 2));
  const kind = () => (random.chance(0.5) ? 'Zeugnis' : 'Schulbescheinigung');
  const first = workday(sketch, opened + random.int(0, 30));
  const nachweise =
    sketch.age < 15 ? [] : [first, ...regularly(sketch, first, 'half', 540)].filter((day) => day <= today);
  sketch.single.schule = {
    ...(random.chance(0.97) && { ausbildungsreif: reif }),
    ...(random.chance(0.9) ? { schulentlassung: iso(left) } : { entlassjahr: fromDay(left).year }),
    nachweise: nachweise.map((day) => ({ kind: kind(), date: iso(day) })),
  };
  const handover = toDay(year - 1, 9, 30);
  if (handover > opened && random.chance(0.1)) addAct(sketch, workday(sketch, handover - 8), 'schueler-uebergabe');
}

/** Left school not so long ago that the statistics would have to be left. */
function addSearch(sketch: Sketch): void {
  const { today, random, opened } = sketch;
  const { year } = fromDay(today);
  const inTime = [year - 2, year - 1, year].filter((y) => leaving(y) <= today && toDay(y + 2, 1, 31) >= today);
  const left = takeLate(sketch, 0.1) > 0 ? leaving((inTime[0] ?? year) - 1) : leaving(random.pick(inTime));
  sketch.single.schule = { ausbildungsreif: true, schulentlassung: iso(left) };
  addHistory(sketch, opened < left - 200 ? 'Schüler' : undefined, Math.max(opened, left - random.int(190, 230)));
}

function addGraduate(sketch: Sketch): void {
  const { random, today, born, lists, opened } = sketch;
  const done = random.chance(0.7);
  const ago = takeLate(sketch, 0.3) > 0 ? random.int(190, 220) : random.int(3, 165);
  const end = done ? today - ago : today + random.int(20, 300);
  const start = Math.max(addMonths(end + 1, -36), birthday(born, 16));
  const outside = random.chance(0.5) || sketch.scenario === 'absolvent';
  lists.ausbildungen.push({
    id: 'a1',
    kind: outside ? 'außerbetriebliche Ausbildung' : random.pick(['betriebliche Ausbildung', 'schulische Ausbildung']),
    start: iso(start),
    end: iso(end),
  });
  if (done) sketch.single.berufsabschlussOn = iso(end);
  if (outside) beforeEnd(sketch, end);
  addHistory(sketch, opened < start - 30 ? 'Ausbildungssuchende' : undefined, Math.max(opened, start));
}

/** The talk three months before an außerbetriebliche Ausbildung ends. */
function beforeEnd(sketch: Sketch, end: Day): void {
  if (takeLate(sketch, 0.2) > 0) return;
  const day = addMonths(end, -3) - sketch.random.int(0, 16);
  if (day > sketch.opened + 5)
    addContact(sketch, workday(sketch, day), 'Gespräch', { note: 'Übergang nach der Ausbildung' });
}

function addQualified(sketch: Sketch): void {
  const { random, today, born, lists, opened } = sketch;
  const end = Math.max(today - random.int(20, 715), lastDayOfMonths(birthday(born, 17), 6));
  const start = Math.max(addMonths(end + 1, -36), birthday(born, 16));
  if (end >= today || start >= end) {
    addHistory(sketch, undefined, opened);
    return;
  }
  const kind = random.pick([
    'betriebliche Ausbildung',
    'schulische Ausbildung',
    'außerbetriebliche Ausbildung',
  ] as const);
  lists.ausbildungen.push({ id: 'a1', kind, start: iso(start), end: iso(end) });
  sketch.single.berufsabschlussOn = iso(end);
  if (kind === 'außerbetriebliche Ausbildung') beforeEnd(sketch, end);
  addHistory(sketch, opened < end ? 'Ausbildungsabsolventen' : undefined, Math.min(today, end + random.int(30, 170)));
}

/** The handover to FM Ü25 of those who turned 25 here, or whose Maßnahme ran on until later. */
export function addHandover(sketch: Sketch): void {
  const { random, today, opened, born, lists } = sketch;
  const day = birthday(born, 25);
  if (day < opened || day > today + 14) return;
  let due = day;
  for (const item of lists.participations) {
    const [start, end] = [item.start, item.exitOn ?? item.end ?? item.start];
    if (start <= iso(day) && end > iso(due)) due = dayOfIso(end);
  }
  addAct(sketch, workday(sketch, due - random.int(0, 15), Math.max(opened, due - 27)), 'uebergang-ue25');
}
