import type { Office } from '../../src/cases/office.ts';
import {
  type TeamsChannel,
  type TeamsPerson,
  teamsChannel,
  teamsPerson,
} from '../../tests/adapters/teams/playground.ts';

/** Who is there when Teams is tried out. */
export interface Member {
  readonly person: TeamsPerson;
  /** the channel beside the general one in her playground: that of her team */
  readonly channel: TeamsChannel;
  /** who she is, in words */
  readonly who: string;
}

/** Whom the office does not know. */
const STRANGER = teamsPerson('fremd', 'Frau Fremd');
/** With a playground of their own, which takes six people; a seventh is left out. */
const WITH_PLAYGROUND = ['fm-1', 'fm-2', 'fm-3', 'tl-1'];
const BESIDES = ['ad-1'];

function whoIs(office: Office, id: string): string {
  const person = office.staff.find((item) => item.id === id);
  const team = office.teams.find((item) => item.id === person?.team)?.name ?? '';
  const role = person?.roles.includes('teamLead') === true ? 'Teamleitung' : 'Fallmanagement';
  const covered = office.deputies?.flatMap(({ of, deputy }) =>
    deputy === id ? [office.staff.find((item) => item.id === of)?.name ?? of] : [],
  );
  return [`${role}, ${team}`, ...(covered ?? []).map((name) => `vertritt ${name}`)].join(', ');
}

/** Those with a playground, the stranger last, and everybody who is in the team in Teams. */
export function castOf(office: Office): { readonly members: readonly Member[]; readonly all: readonly TeamsPerson[] } {
  const staff = (ids: readonly string[]) => office.staff.filter(({ id }) => ids.includes(id));
  const channelOf = (team: string) => teamsChannel(team, office.teams.find((item) => item.id === team)?.name ?? team);
  const known = staff(WITH_PLAYGROUND).map(
    ({ id, name, team }): Member => ({
      person: teamsPerson(id, name),
      channel: channelOf(team),
      who: whoIs(office, id),
    }),
  );
  const stranger: Member = {
    person: STRANGER,
    channel: known[0]?.channel ?? teamsChannel('ue25', 'Team Ü25'),
    who: 'steht nicht im Büro',
  };
  const members = [...known, stranger];
  const besides = staff(BESIDES).map(({ id, name }) => teamsPerson(id, name));
  return { members, all: [...members.map(({ person }) => person), ...besides] };
}
