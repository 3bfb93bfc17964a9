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
