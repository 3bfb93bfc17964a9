import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import { addMonths } from '../calendar/periods.ts';
import { addContact, has, iso, regularly, type Sketch, workday } from './sketch.ts';

const isXyz = (kategorie: string) => kategorie === 'X' || kategorie === 'Y' || kategorie === 'Z';
const DEPTH = 800;
const NOTES = [
  'Bewerbungsstand besprochen',
  'Unterlagen vollständig',
  'Nächste Schritte vereinbart',
  'Stellenvorschläge mitgegeben',
  'Fahrtkosten geklärt',
  'Termin beim Träger vereinbart',
  'Lebenslauf überarbeitet',
] as const;

/** The regular talks of the last year and a half, some missed ones and some letters. */
export function addTalks(sketch: Sketch): void {
  const { kategorie, zielgruppe, random, talksFrom: floor } = sketch;
  if (sketch.age < 15 || sketch.scenario === 'neufall') return;
  const monthly = kategorie === 'A' || zielgruppe === 'Ausbildungssuchende';
  if (monthly) for (const day of regularly(sketch, floor, 'month', 130)) talk(sketch, day, 'Gespräch');
  if (kategorie === 'B')
    for (const day of regularly(sketch, floor, 'quarter', DEPTH)) talk(sketch, day, 'Folgegespräch');
  const half = !monthly && kategorie !== 'B' && !isXyz(kategorie) && zielgruppe !== 'Schüler' && !sketch.aufstocker;
  if (half) for (const day of regularly(sketch, floor, 'half', DEPTH)) talk(sketch, day, 'Folgegespräch');
  for (let i = random.int(2, 8); i > 0; i--) extra(sketch);
}

function talk(sketch: Sketch, day: Day, kind: 'Folgegespräch' | 'Gespräch'): void {
  const { random } = sketch;
  const channel = random.weighted([
    ['persönlich', 60],
    ['Telefon', 30],
    ['Video', 10],
  ] as const);
  addContact(sketch, day, kind, {
    ...(channel !== 'persönlich' && { channel }),
    ...(random.chance(0.85) && { note: random.pick(NOTES) }),
  });
  const invited = day - random.int(8, 15);
  if (kind === 'Folgegespräch' && channel === 'persönlich' && invited >= sketch.opened) {
    sketch.lists.invitations.push({ on: iso(workday(sketch, invited)), for: 'Folgegespräch' });
  }
}

function extra(sketch: Sketch): void {
  const { random, today, opened } = sketch;
  const day = workday(sketch, today - random.int(1, Math.min(400, today - opened)));
  const share = random.next();
  if (share < 0.35) addContact(sketch, day, 'Folgegespräch', { tookPlace: false });
  else if (share < 0.6) addContact(sketch, day, 'Gespräch', { channel: 'E-Mail', note: random.pick(NOTES) });
  else if (share < 0.7)
    addContact(sketch, day, 'Gespräch', { with: 'Träger', channel: 'Telefon', note: 'Stand der Teilnahme' });
  else addContact(sketch, day, 'Gespräch', { channel: 'Telefon', note: random.pick(NOTES) });
}

/** The versions of the Kooperationsplan, often of the day of a talk. */
export function addPlans(sketch: Sketch): void {
  const { kategorie, lists, talksFrom: floor } = sketch;
  if (sketch.age < 15 || sketch.aufstocker || isXyz(kategorie) || sketch.scenario === 'neufall') return;
  if (sketch.zielgruppe === 'Schüler' && sketch.single.schule?.ausbildungsreif !== true) return;
  if (lists.contacts.length === 0) return;
  if (sketch.scenario === 'waiver') sketch.late = 20;
  lists.plans.push({ on: iso(floor) });
  for (const day of regularly(sketch, floor, kategorie === 'S' ? 'quarter' : 'half', DEPTH))
    lists.plans.push({ on: iso(day) });
  if (has(sketch, 'waiver', 0.003)) addWaiver(sketch, sketch.today);
}

function addWaiver(sketch: Sketch, today: Day): void {
  const { random, lists } = sketch;
  const last = sketch.lists.plans.at(-1);
  if (last === undefined) return;

  const due = addMonths(dayOfIso(last.on), 6);
  const on = workday(sketch, Math.min(today, due - random.int(0, 5)));
  const reason = random.pick([
    'Arbeitsaufnahme steht bevor, Plan bleibt unverändert',
    'Fortschreibung nach dem laufenden Lehrgang vereinbart',
  ]);
  lists.waivers.push({ rule: 'kooperationsplan', due: iso(due), reason, on: iso(on), ...by(sketch) });
}

const by = (sketch: Sketch) => (sketch.manager === undefined ? {} : { by: sketch.manager });
