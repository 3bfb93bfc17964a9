import { type Day, weekday } from '../calendar/civil-date.ts';
import { addMonths, ageOn, birthday } from '../calendar/periods.ts';
import type { Kategorie, Zielgruppe } from '../cases/values.ts';
import type { Random } from './random.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';

/** A member of a Bedarfsgemeinschaft before anything is known but age, Kategorie and since when. */
export interface Person {
  readonly born: Day;
  readonly age: number;
  readonly opened: Day;
  readonly sinceChild: boolean;
  readonly kategorie: Kategorie;
  readonly zielgruppe: Zielgruppe | undefined;
  readonly scenario: Scenario | undefined;
}

const SIZES = [
  [1, 63],
  [2, 24],
  [3, 9],
  [4, 4],
] as const;

const KATEGORIEN_UE25: readonly (readonly [Kategorie, number])[] = [
  ['A', 0.8],
  ['B', 6],
  ['C', 11],
  ['D', 31],
  ['E', 34],
  ['S', 3.5],
  ['X', 5],
  ['Y', 5],
  ['Z', 3.7],
];

const KATEGORIEN_U25: readonly (readonly [Kategorie, number])[] = [
  ['B', 9],
  ['C', 18],
  ['D', 32],
  ['E', 29],
  ['X', 4],
  ['Y', 4],
  ['Z', 4],
];

function zielgruppeAt(age: number, random: Random): Zielgruppe {
  const [schueler, suchend, absolvent, vermittlung, aktivierung] =
    age < 18 ? [78, 14, 0, 0, 8] : age < 21 ? [14, 40, 6, 12, 28] : [0, 16, 14, 30, 40];
  return random.weighted<Zielgruppe>([
    ['Schüler', schueler ?? 0],
    ['Ausbildungssuchende', suchend ?? 0],
    ['Ausbildungsabsolventen', absolvent ?? 0],
    ['Vermittlungskunden', vermittlung ?? 0],
    ['Aktivierungskunden', aktivierung ?? 0],
  ]);
}

function bornAt(age: number, today: Day, random: Random): Day {
  return addMonths(today, -12 * age) - random.int(0, 364);
}

function openedAgo(random: Random): number {
  const share = random.next();
  if (share < 0.07) return random.int(4, 182);
  if (share < 0.32) return random.int(183, 730);
  return random.int(731, 4000);
}

function makePerson(born: Day, today: Day, random: Random, scenario: Scenario | undefined): Person {
  const age = ageOn(born, today);
  const fifteen = birthday(born, 15);
  const ago = scenario?.openedAgo;
  let opened = today - (ago === undefined ? openedAgo(random) : random.int(ago[0], ago[1]));
  // files are opened from Monday to Friday
  opened -= Math.max(0, weekday(opened) - 5);
  let sinceChild = false;
  if (opened < fifteen) {
    sinceChild = age < 15 || random.chance(0.35);
    opened = sinceChild
      ? Math.min(fifteen, today) - random.int(30, 500)
      : Math.min(today - 1, fifteen + random.int(0, 60));
  }
  const zielgruppe =
    age < 25 ? (scenario?.zielgruppe ?? (age < 15 ? 'Schüler' : zielgruppeAt(age, random))) : undefined;
  let kategorie = scenario?.kategorie ?? random.weighted(age < 25 ? KATEGORIEN_U25 : KATEGORIEN_UE25);
  // Elternzeit and the like are no matter of pupils
  if (zielgruppe === 'Schüler' && kategorie === 'Y') kategorie = 'E';
  return { born, age, opened, sinceChild, kategorie, zielgruppe, scenario };
}

/** The members of one Bedarfsgemeinschaft: grown-ups first, then children from 14 on. */
export function household(index: number, today: Day, random: Random): Person[] {
  const scenario = index % 3 === 1 ? SCENARIOS[(index - 1) / 3] : undefined;
  if (scenario !== undefined) {
    const head = makePerson(bornAt(random.int(...scenario.age), today, random), today, random, scenario);
    return scenario.name === 'child' ? [head, makePerson(child14(today, random), today, random, undefined)] : [head];
  }
  const size = random.weighted(SIZES);
  if (size === 1) {
    const age = random.chance(0.09) ? random.int(18, 24) : random.int(25, 66);
    return [makePerson(bornAt(age, today, random), today, random, undefined)];
  }
  const adults = random.chance(0.7) ? 2 : 1;
  const children: Person[] = [];
  for (let i = adults; i < size; i++) {
    const born = random.chance(0.09) ? child14(today, random) : bornAt(random.int(15, 24), today, random);
    children.push(makePerson(born, today, random, undefined));
  }
  const oldest = children.reduce((age, child) => Math.max(age, child.age), 6);
  const people: Person[] = [];
  for (let i = 0; i < Math.min(adults, size); i++) {
    const age = Math.min(66, oldest + random.int(19, 40));
    people.push(makePerson(bornAt(age, today, random), today, random, undefined));
  }
  return [...people, ...children];
}

/** Turns 15 within the next ten months. */
function child14(today: Day, random: Random): Day {
  return addMonths(today, -180) + random.int(3, 300);
}
