import { type Day, dayOfIso, fromDay, toDay, weekday } from '../calendar/civil-date.ts';
import { addMonths } from '../calendar/periods.ts';
import type { Case } from '../cases/case.ts';
import type { Massnahme, Staff } from '../cases/office.ts';
import { MASSNAHMEN } from './massnahmen.ts';
import { iso } from './sketch.ts';

/** Nobody takes part: one that is over, and an office where people can only ask. */
const further = (today: Day): readonly Massnahme[] => [
  {
    id: 'sommerwerkstatt',
    name: 'Sommerwerkstatt (Beispiel)',
    kind: 'sonstige',
    traeger: 'Werkstätten Musterland (Beispiel)',
    run: { from: iso(today - 200), until: iso(today - 20) },
    places: 12,
    worksOn: ['Tagesstruktur', 'Soziale Isolation'],
    criteria: [{ merkmal: 'rechtskreis', of: ['SGB II'] }],
  },
  {
    id: 'familienbuero',
    name: 'Familienbüro Musterland (Beispiel)',
    kind: 'sonstige',
    type: 'Netzwerk',
    worksOn: ['Betreuungsverhältnisse (Kinder)', 'Familiäre Situation'],
  },
];

/** How many people take part in each Maßnahme today or later. */
function takenOn(cases: readonly Case[], today: Day): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const { closed, participations = [] } of cases) {
    if (closed !== undefined) continue;
    for (const { massnahme, exitOn, end } of participations) {
      const last = exitOn ?? end;
      if (last === undefined || dayOfIso(last) >= today) taken.set(massnahme, (taken.get(massnahme) ?? 0) + 1);
    }
  }
  return taken;
}

/** The Mondays of the coming weeks, every other one. */
const mondays = (today: Day) =>
  Array.from({ length: 6 }, (_, n) => ({ from: iso(today + 8 - weekday(today) + 14 * n) }));

function entryOf(id: string, today: Day): Massnahme['entry'] {
  if (id === 'bewerbung') return mondays(today);
  const start = addMonths(today, 2);
  return id === 'deutsch-b1' ? [{ from: iso(start), until: iso(start + 11) }] : undefined;
}

/** The Umschulung is full, one in five places is free elsewhere; a firm's own place is not counted. */
function placesOf({ id, kind }: Massnahme, taken: number): number | undefined {
  if (kind === 'MAG' || kind === 'EQ') return undefined;
  return id === 'umschulung' ? Math.max(1, taken) : taken + Math.max(2, Math.ceil(taken / 4));
}

/** The catalogue as the office keeps it: places go with the size of the office, days with today. */
export function catalogue(cases: readonly Case[], staff: readonly Staff[], today: Day): Massnahme[] {
  const taken = takenOn(cases, today);
  const leads = staff.filter((person) => person.roles.includes('teamLead')).map((person) => person.id);
  const until = iso(toDay(fromDay(today).year + 3, 12, 31));
  const rows = MASSNAHMEN.map(({ months, ages: _ages, scenario: _scenario, ...massnahme }, index): Massnahme => {
    const places = placesOf(massnahme, taken.get(massnahme.id) ?? 0);
    const entry = entryOf(massnahme.id, today);
    const responsible = leads[index % leads.length];
    return {
      ...massnahme,
      duration: { months },
      ...(massnahme.tendered === true && { run: { until } }),
      ...(places !== undefined && { places }),
      ...(entry !== undefined && { entry }),
      ...(responsible !== undefined && { responsible }),
    };
  });
  return [...rows, ...further(today)];
}
