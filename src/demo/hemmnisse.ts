import type { Hemmnis } from '../cases/case.ts';
import type { HemmnisStatus } from '../cases/values.ts';
import { iso, type Sketch, workday } from './sketch.ts';

interface Need {
  readonly name: string;
  readonly weight: number;
  readonly strategies: readonly string[];
  readonly subs: readonly string[];
  /** only for people of this age on */
  readonly from?: number;
}

const SKILL = 'Leistungsfähigkeit feststellen';
const need = (
  name: string,
  weight: number,
  strategies: readonly string[],
  subs: readonly string[] = [],
  from = 15,
): Need => ({
  name,
  weight,
  strategies,
  subs,
  from,
});

/** The catalogue's Handlungsbedarfe with their strategies, and how often they occur here. */
const NEEDS: readonly Need[] = [
  need('Schulische Qualifikation', 6, ['Schulabschluss erwerben'], ['Analphabetismus']),
  need('Berufliche Qualifikation', 14, [
    'Berufliche (Teil-)Qualifikation realisieren',
    'Berufsabschluss erwerben',
    'Ausländische Abschlüsse anerkennen',
  ]),
  need('Berufserfahrung', 9, ['Berufserfahrung ermöglichen']),
  need('Sprachkenntnisse', 9, ['Deutsche Sprachkenntnisse erwerben bzw. verbessern']),
  need(
    'Gesundheitliche Einschränkungen',
    14,
    [SKILL, 'Leistungsfähigkeit fördern', 'gesundheitlich angemessene Beschäftigung realisieren'],
    ['Sucht', 'psychische Auffälligkeit'],
  ),
  need('Intellektuelle Leistungsfähigkeit', 2, [SKILL, 'Leistungsfähigkeit fördern']),
  need(
    'Arbeits- und Sozialverhalten',
    8,
    ['Heranführen an das Arbeitsleben (Tagesstruktur)', 'Arbeits- und Sozialverhalten stärken'],
    ['Tagesstruktur'],
  ),
  need('Eigeninitiative / Arbeitshaltung', 8, ['Perspektiven verändern'], ['Nicht erreichbar']),
  need('Lern- / Weiterbildungsbereitschaft', 4, ['Lernbereitschaft fördern']),
  need('Örtliche Mobilität', 12, ['Mobilität erhöhen']),
  need('Betreuungsverhältnisse (Kinder)', 7, ['Betreuung für Kinder schaffen bzw. ausbauen'], [], 20),
  need('Betreuungsverhältnisse (Pflege)', 3, ['Betreuung für zu pflegende Angehörige schaffen bzw. ausbauen'], [], 25),
  need('Persönliche Rahmenbedingungen', 3, ['Individuelle Wettbewerbsnachteile ausgleichen'], ['Justiz/Haft']),
  need('Familiäre Situation', 4, ['Familiäre Situation stabilisieren']),
  need('Wohnsituation', 4, ['Wohnsituation stabilisieren'], ['Wohnungslosigkeit']),
  need('Finanzielle Situation', 7, ['Finanzielle Situation stabilisieren'], ['Schulden']),
];
const BY_WEIGHT = NEEDS.map((item) => [item, item.weight] as const);

const COUNT: Readonly<Record<string, readonly [number, number]>> = {
  A: [0, 2],
  B: [0, 2],
  C: [1, 3],
  D: [2, 5],
  E: [3, 5],
  S: [0, 2],
};

const ENDINGS: readonly (readonly [readonly HemmnisStatus[], number])[] = [
  [['erkannt'], 20],
  [['erkannt', 'in Bearbeitung'], 42],
  [['erkannt', 'in Bearbeitung', 'erfolglos bearbeitet'], 8],
  [['erkannt', 'in Bearbeitung', 'erfolgreich erledigt'], 22],
  [['erkannt', 'in Bearbeitung', 'erfolglos bearbeitet', 'in Bearbeitung'], 3],
];

export function addHemmnisse(sketch: Sketch): void {
  const { random, age, lists } = sketch;
  if (age < 15) return;
  const [least, most] = COUNT[sketch.kategorie] ?? [0, 3];
  const chosen = new Set<Need>();
  for (let i = random.int(least, most); i > 0; i--) {
    const item = random.weighted(BY_WEIGHT);
    if (age >= (item.from ?? 0)) chosen.add(item);
  }
  const own = chosen.size > 1 && random.chance(0.08);
  for (const item of chosen) {
    const hemmnis: Hemmnis = { id: `h${lists.hemmnisse.length + 1}`, handlungsbedarf: item.name, history: [] };
    if (item.subs.length > 0 && random.chance(0.35)) hemmnis.sub = random.pick(item.subs);
    if (random.chance(0.05)) hemmnis.vermutet = true;
    if (own) hemmnis.priority = chosen.size - lists.hemmnisse.length;
    hemmnis.history = historyOf(sketch, random.weighted(ENDINGS));
    if (!random.chance(0.08)) {
      const strategies = [random.pick(item.strategies)];
      const second = random.pick(item.strategies);
      if (!strategies.includes(second) && random.chance(0.3)) strategies.push(second);
      hemmnis.strategies = strategies;
    }
    lists.hemmnisse.push(hemmnis);
  }
}

function historyOf(sketch: Sketch, statuses: readonly HemmnisStatus[]): Hemmnis['history'] {
  const { random, today, opened, manager } = sketch;
  const by = manager === undefined ? {} : { by: manager };
  let day = workday(sketch, random.int(Math.max(opened, today - 1100), today));
  const history: Hemmnis['history'] = [];
  for (const status of statuses) {
    history.push({ status, on: iso(day), ...by });
    const next = workday(sketch, day + random.int(20, 240), day + 1);
    if (next > today || next <= day) break;
    day = next;
  }
  return history;
}
