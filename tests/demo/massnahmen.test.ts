import { describe, expect, it } from 'vitest';
import { dayOfIso, toDay, toIso } from '../../src/calendar/civil-date.ts';
import { ageOn } from '../../src/calendar/periods.ts';
import { checkImport } from '../../src/cases/check.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { availabilityOf } from '../../src/fit/ranking/availability.ts';
import { statsOf } from '../../src/fit/ranking/stats.ts';

const TODAY = toDay(2026, 8, 4);
const file = demoOffice({ cases: 1500, seed: 1, today: TODAY });
const { massnahmen = [] } = file.office;
const stats = statsOf(file.cases, TODAY);
const availability = (id: string) => {
  const row = massnahmen.find((item) => item.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return availabilityOf(row, stats.stays(id), TODAY);
};

describe('the Maßnahmen of the demo', () => {
  it.each([0, 20, 150, 1500])('of %i cases pass the checks of an import', (cases) => {
    expect(checkImport(demoOffice({ cases, seed: 2, today: TODAY })).problems).toEqual([]);
  });

  it('are clearly invented', () => {
    expect(massnahmen.filter(({ name }) => !name.endsWith('(Beispiel)'))).toEqual([]);
    expect(massnahmen.filter(({ traeger = '(Beispiel)' }) => !traeger.endsWith('(Beispiel)'))).toEqual([]);
  });

  it('have free places, but for a full one and one that is over', () => {
    const closed = massnahmen.filter(({ id }) => !availability(id).open).map(({ id }) => id);
    expect(closed).toEqual(['umschulung', 'sommerwerkstatt']);
    expect(availability('umschulung')).toMatchObject({ obstacle: 'full', free: 0 });
    expect(availability('sommerwerkstatt').obstacle).toBe('over');
  });

  it('have a course that begins later', () => {
    expect(availability('deutsch-b1').start).toBeGreaterThan(TODAY);
  });

  it('take people of the age that their conditions name', () => {
    for (const { birthDate, participations = [] } of file.cases) {
      if (birthDate === undefined) continue;
      const age = ageOn(dayOfIso(birthDate), TODAY);
      for (const { massnahme } of participations) {
        const of = massnahmen.find(({ id }) => id === massnahme);
        const { min = 0, max = 99 } = of?.criteria?.find(({ merkmal }) => merkmal === 'alter') ?? {};
        expect(age >= min && age <= max, `${massnahme}: ${age}`).toBe(true);
      }
    }
  });

  it('are told what came of most participations that are over, and of none that runs', () => {
    const today = toIso(TODAY);
    const all = file.cases.flatMap(({ closed, participations = [] }) => (closed === undefined ? participations : []));
    const over = all.filter(({ exitOn, end = '' }) => (exitOn ?? end) < today);
    const known = over.filter(({ outcome }) => outcome !== undefined);
    expect(known.length / over.length).toBeGreaterThan(0.8);
    expect(known.length).toBeLessThan(over.length);
    expect(all.filter((item) => !over.includes(item) && item.outcome !== undefined)).toEqual([]);
  });

  it('give experience to count: finished, placed, broken off', () => {
    const { n, finished, placed, brokenOff } = stats.ended(undefined, {});
    expect(n).toBeGreaterThan(200);
    expect(finished / n).toBeGreaterThan(0.7);
    expect(placed / n).toBeGreaterThan(0.1);
    expect(placed / n).toBeLessThan(0.5);
    expect(brokenOff).toBeGreaterThan(10);
  });

  it('say the same of a taking over and of the result', () => {
    for (const { takenOver, outcome } of file.cases.flatMap(({ participations = [] }) => participations)) {
      if (takenOver === true) expect(outcome?.kind).toBe('Arbeit');
      if (takenOver === false) expect(outcome?.kind).not.toBe('Arbeit');
    }
  });
});
