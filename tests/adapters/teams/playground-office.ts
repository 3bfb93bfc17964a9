import { toDay, toIso } from '../../../src/calendar/civil-date.ts';
import type { Office } from '../../../src/cases/office.ts';
import { teamsChannel, teamsPerson } from './playground.ts';

/** The office as it is when everybody is linked and every team has its channel. */
export const linkedInTeams = (office: Office): Office => ({
  ...office,
  staff: office.staff.map((person) => ({
    ...person,
    platforms: { teams: teamsPerson(person.id, person.name).aadObjectId },
  })),
  teams: office.teams.map((team) => ({ ...team, channels: { teams: [teamsChannel(team.id, team.name).id] } })),
});

/** So many that a list of them takes three cards: Herr Star stands in for Frau Amsel, one day a week. */
export const VACATIONS: NonNullable<Office['deputies']> = Array.from({ length: 300 }, (_, i) => {
  const day = toIso(toDay(2027, 1, 5) + 7 * i);
  return { of: 'fm-1', deputy: 'fm-2', from: day, until: day };
});
