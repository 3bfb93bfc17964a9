import { expect, test } from 'vitest';
import { checkImport } from '../../src/cases/check.ts';

const office = (quietHours: unknown) => ({
  fallbote: 1,
  office: {
    name: 'Jobcenter Probe',
    land: 'BB',
    teams: [{ id: 'nord', name: 'Nord' }],
    staff: [{ id: 'fm', name: 'Frau Amsel', roles: ['caseManager'], team: 'nord', quietHours }],
  },
  cases: [],
});
const problems = (quietHours: unknown) =>
  checkImport(office(quietHours)).problems.map(({ path, text }) => `${path}: ${text.de}`);

test('quiet hours are two different times of day, also over midnight', () => {
  for (const [from, until] of [
    ['19:00', '07:00'],
    ['00:00', '23:59'],
    ['12:30', '13:05'],
  ])
    expect(problems({ from, until })).toEqual([]);
  expect(problems({ from: '19:00', until: '19:00' })).toEqual([
    'office.staff[0].quietHours.until: Die Ruhezeit beginnt und endet um 19:00. Erwartet: zwei verschiedene Uhrzeiten.',
  ]);
  for (const wrong of ['24:00', '7:00', '19:60', '19', '19 Uhr', '19:00:00', ''])
    expect(problems({ from: wrong, until: '07:00' })).toEqual([
      `office.staff[0].quietHours.from: „${wrong}“ geht hier nicht. Erwartet: eine Uhrzeit HH:MM, z. B. 19:00.`,
    ]);
  expect(problems({ from: '19:00' })).toEqual([
    'office.staff[0].quietHours.until: Das Feld fehlt. Erwartet: eine Uhrzeit HH:MM, z. B. 19:00.',
  ]);
});
