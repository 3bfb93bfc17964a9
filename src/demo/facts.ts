import { createRandom, type Random } from './random.ts';
import { iso, type Sketch, workday } from './sketch.ts';

type Fact = readonly [merkmal: string, wert: string];

const HOURS = ['15', '20', '20', '25', '30', '39'] as const;

function factsOf({ lists, age }: Sketch, random: Random): Fact[] {
  const open = new Set(
    lists.hemmnisse
      .filter(({ history }) => history.at(-1)?.status !== 'erfolgreich erledigt')
      .map(({ handlungsbedarf }) => handlungsbedarf),
  );
  const facts: Fact[] = [];
  const maybe = (probability: number, merkmal: string, wert: () => string) => {
    if (random.chance(probability)) facts.push([merkmal, wert()]);
  };
  if (age >= 18) maybe(0.6, 'stunden', () => random.pick(HOURS));
  maybe(0.5, 'fuehrerschein', () => (open.has('Örtliche Mobilität') || random.chance(0.4) ? 'nein' : 'ja'));
  if (open.has('Berufliche Qualifikation')) maybe(0.8, 'abschluss', () => random.pick(['keiner', 'nicht verwertbar']));
  else if (age >= 25) maybe(0.4, 'abschluss', () => 'vorhanden');
  if (open.has('Sprachkenntnisse')) maybe(0.8, 'sprache', () => random.pick(['A1', 'A2', 'A2', 'B1']));
  return facts;
}

/**
 * What somebody noted about a person beside the case, for two in five. Drawn from a stream of its own, so that nothing else
 * of the office depends on it.
 */
export function addFacts(sketch: Sketch): void {
  const { born, opened, today, age, zielgruppe, manager, lists } = sketch;
  const random = createRandom(Math.imul(born, 131) + opened);
  if (age < 16 || zielgruppe === 'Schüler' || !random.chance(0.4)) return;
  const on = iso(workday(sketch, random.int(Math.max(opened, today - 300), today)));
  const by = manager === undefined ? {} : { by: manager };
  for (const [merkmal, wert] of factsOf(sketch, random)) lists.profil.push({ merkmal, wert, on, ...by });
}
