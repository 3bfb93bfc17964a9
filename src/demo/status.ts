import type { Day } from '../calendar/civil-date.ts';
import { addMonths } from '../calendar/periods.ts';
import type { Kategorie } from '../cases/values.ts';
import { addAct, addContact, has, iso, regularly, type Sketch, workday } from './sketch.ts';

const BEFORE: Readonly<Record<Kategorie, readonly Kategorie[]>> = {
  A: ['B'],
  B: ['C', 'D'],
  C: ['D', 'D', 'Y'],
  D: ['E', 'E', 'C', 'X'],
  E: ['D', 'D', 'Z'],
  S: ['C', 'D'],
  X: ['D', 'E'],
  Y: ['C', 'D', 'E'],
  Z: ['D', 'E'],
};

/** Kundenkategorie with its history; gives the day since when the current one holds. */
export function addKategorien(sketch: Sketch): Day {
  const { random, today, opened, lists } = sketch;
  let since = workday(sketch, Math.min(today, opened + random.int(0, 20)));
  const chain: Kategorie[] = [sketch.kategorie];
  const room = today - since > 250;
  const steps = room
    ? random.weighted([
        [0, 45],
        [1, 38],
        [2, 17],
      ] as const)
    : 0;
  for (let i = 0; i < steps; i++) chain.unshift(random.pick(BEFORE[chain[0] ?? 'D']));
  for (const [index, kategorie] of chain.entries()) {
    if (index > 0)
      since = workday(sketch, random.int(since + 60, Math.max(since + 61, today - 5 - 60 * (steps - index))));
    lists.kategorien.push({ kategorie, since: iso(since) });
  }
  return since;
}

/** Integrationsprognose with its reviews. `employed` = runs a svp. job today. */
export function addPrognose(sketch: Sketch, employed: boolean): void {
  const { random, today, opened, lists, kategorie } = sketch;
  const first = workday(sketch, Math.min(today, opened + random.int(0, 20)));
  const near = kategorie === 'A' || kategorie === 'B' || (kategorie === 'C' && random.chance(0.5));
  const none = kategorie === 'X' || kategorie === 'Y' || kategorie === 'Z' || sketch.zielgruppe === 'Schüler';
  const plain = none ? 'Zuordnung nicht erforderlich' : near ? 'marktnah' : 'nicht marktnah';
  const now = employed ? 'integriert, aber hilfebedürftig' : plain;
  let since = first;
  if (now !== 'nicht marktnah' && today - first > 120 && random.chance(0.6)) {
    lists.prognosen.push({ prognose: 'nicht marktnah', since: iso(first) });
    since = workday(sketch, random.int(first + 30, today - 5), first + 30);
  }
  lists.prognosen.push({ prognose: now, since: iso(since) });
  if (now === 'marktnah')
    for (const day of regularly(sketch, since, 'half', 540)) addAct(sketch, day, 'integrationsprognose');
}

/** What Kategorie A, X, Y and Z ask for: search runs, the handover to the FM marktnah, reviews. */
export function addStatusWork(sketch: Sketch, since: Day): void {
  const { kategorie } = sketch;
  if (kategorie === 'A') addMarktnah(sketch, since);
  if (kategorie === 'X' || kategorie === 'Z') {
    for (const day of regularly(sketch, since, 'half', 540))
      addAct(sketch, day, `wiedervorlage-${kategorie.toLowerCase()}`);
  }
  if (kategorie === 'Y') addBlocking(sketch, since);
  if (has(sketch, 'ausnahme', 0.012) && sketch.age >= 15) addException(sketch);
}

function addMarktnah(sketch: Sketch, since: Day): void {
  const { random, today, lists } = sketch;
  const searches = regularly(sketch, since, 'week', 30);
  addAct(sketch, since, 'stellensuchlauf');
  for (const day of searches) addAct(sketch, day, 'stellensuchlauf');
  if (sketch.age < 25 || (sketch.scenario !== 'marktnah' && random.chance(0.25))) return;
  lists.marktnaheBetreuungen.push({ since: iso(since) });
  const invited = workday(sketch, since + random.int(1, 4), since);
  if (invited <= today) lists.invitations.push({ on: iso(invited), for: 'Erstgespräch' });
  addContact(sketch, workday(sketch, since + random.int(6, 12), since), 'Erstgespräch');
  for (const day of regularly(sketch, since, 'half', 700)) {
    lists.acts.push({
      rule: 'einzelfallpruefung-a',
      on: iso(day),
      subject: iso(since),
      outcome: 'fortsetzen',
      reason: 'Vorstellungsgespräche laufen, Vermittlung weiterhin zu erwarten',
    });
  }
}

const EVENTS = [
  'Elternzeit',
  'Elternzeit',
  'Elternzeit',
  'Pflege von Angehörigen',
  'Freiwilligendienst',
  'Mutterschutz',
] as const;

function addBlocking(sketch: Sketch, since: Day): void {
  const { random, today, lists } = sketch;
  const kind = sketch.scenario === 'elternzeit' ? 'Elternzeit' : random.pick(EVENTS);
  const soon = random.chance(0.2) || sketch.scenario === 'elternzeit';
  const until = Math.max(since + 30, today + (soon ? random.int(30, 105) : random.int(125, 700)));
  lists.blockingEvents.push({ kind, from: iso(since), ...(random.chance(0.93) && { until: iso(until) }) });
  const early = workday(sketch, addMonths(until, -3) - random.int(0, 14), since);
  const reviews = regularly(sketch, since, 'year', 800).filter((day) => day < early);
  if (early <= today && early > since && sketch.scenario !== 'elternzeit') reviews.push(early);
  for (const day of reviews) addAct(sketch, day, 'wiedervorlage-y');
}

function addException(sketch: Sketch): void {
  const { random, today, opened } = sketch;
  const since = workday(sketch, random.int(Math.min(opened + 20, today), today));
  const done = random.chance(0.2);
  sketch.single.potenzialanalyse = {
    exceptionSince: iso(since),
    ...(done && { doneOn: iso(workday(sketch, today, since)) }),
  };
  if (!done) for (const day of regularly(sketch, since, 'half', 540)) addAct(sketch, day, 'potenzialanalyse-ausnahme');
}
