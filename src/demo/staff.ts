import { type Day, weekday } from '../calendar/civil-date.ts';
import type { Office, Staff, Team } from '../cases/office.ts';
import type { Random } from './random.ts';
import { iso } from './sketch.ts';

const BIRDS =
  'Amsel Buntspecht Zaunkönig Rotkehlchen Kleiber Stieglitz Bachstelze Eisvogel Goldammer Kranich Blaumeise Wiedehopf Feldlerche Girlitz Haubentaucher Kiebitz Mauersegler Nachtigall Pirol Rohrdommel Schleiereule Turmfalke Uferschwalbe Waldkauz Zilpzalp Austernfischer Baumläufer Distelfink Eichelhäher Fitis Gimpel Heckenbraunelle Kernbeißer Mehlschwalbe Neuntöter Regenpfeifer Seeadler Tannenmeise Wacholderdrossel Zeisig'.split(
    ' ',
  );

/** Surnames of birds: nobody is called so in a real office of this project. */
function staffName(index: number): string {
  const bird = BIRDS[index % BIRDS.length] ?? '';
  const round = Math.floor(index / BIRDS.length);
  const title = (index + round) % 2 === 0 ? 'Frau' : 'Herr';
  return round < 2 ? `${title} ${bird}` : `${title} ${bird} ${Math.floor(round / 2) + 1}`;
}

const two = (n: number) => String(n).padStart(2, '0');

const LOCATIONS = [
  { id: 'nord', name: 'Nord', share: 0.32 },
  { id: 'ost', name: 'Ost', share: 0.3 },
  { id: 'sued', name: 'Süd', share: 0.21 },
  { id: 'west', name: 'West', share: 0.17 },
] as const;
const LARGEST_TEAM = 12;
const SMALL_OFFICE = 1000;

interface Group {
  readonly team: string;
  readonly managers: readonly string[];
}

interface Location {
  readonly share: number;
  readonly ue25: readonly Group[];
  readonly u25: readonly Group[];
}

export interface Crew {
  readonly teams: Team[];
  readonly staff: Staff[];
  readonly locations: readonly Location[];
  /** FM for arbeitsmarktnahe Kunden, in the first team */
  readonly marktnah: Group;
}

/** Teams and people for so many cases: 1 : 150 from 25 on, 1 : 75 under 25, one team lead a team. */
export function createCrew(cases: number): Crew {
  const teams: Team[] = [];
  const staff: Staff[] = [];
  let leads = 0;
  let managers = 0;
  const hire = (id: string, roles: Staff['roles'], team: string, extra?: Partial<Staff>) => {
    staff.push({ id, name: staffName(staff.length), roles, team, ...extra });
    return id;
  };
  const groups = (id: string, name: string, needed: number, least: number): Group[] => {
    const count = Math.max(1, Math.ceil(needed / LARGEST_TEAM));
    return Array.from({ length: count }, (_, index) => {
      const team = count === 1 ? id : `${id}-${index + 1}`;
      teams.push({ id: team, name: count === 1 ? name : `${name} ${index + 1}` });
      hire(`tl-${two(++leads)}`, ['teamLead'], team);
      const size = Math.max(least, Math.round((needed * (index + 1)) / count) - Math.round((needed * index) / count));
      const ids = Array.from({ length: size }, () => hire(`fm-${two(++managers)}`, ['caseManager'], team));
      return { team, managers: ids };
    });
  };
  const places = cases < SMALL_OFFICE ? [{ id: '', name: '', share: 1 }] : LOCATIONS;
  const locations = places.map(({ id, name, share }): Location => {
    const suffix = id === '' ? '' : `-${id}`;
    const label = name === '' ? '' : ` ${name}`;
    return {
      share,
      ue25: groups(`team-ue25${suffix}`, `Team Ü25${label}`, Math.ceil((cases * share * 0.8) / 150), 2),
      u25: groups(`team-u25${suffix}`, `Team U25${label}`, Math.ceil((cases * share * 0.2) / 75), 1),
    };
  });
  const first = locations[0]?.ue25[0]?.team ?? '';
  const marktnah = Array.from({ length: Math.max(1, Math.round(cases / 15_000)) }, (_, index) =>
    hire(`fm-marktnah-${two(index + 1)}`, ['caseManager'], first),
  );
  hire('admin-01', ['admin'], first);
  const youth = teams.find((team) => team.id.startsWith('team-u25'));
  if (youth !== undefined) youth.rules = [{ id: 'fallkonferenz', leads: [{ weeks: 6 }] }];
  const english = staff.find((person) => person.id === 'fm-02');
  if (english !== undefined) english.language = 'en';
  return { teams, staff, locations, marktnah: { team: first, managers: marktnah } };
}

/** One Vertretung that runs today, through Sunday, and one that starts on the Monday after. */
export function deputies(today: Day): NonNullable<Office['deputies']> {
  const sunday = today + 7 - weekday(today);
  return [
    { of: 'fm-02', deputy: 'fm-01', from: iso(sunday - 13), until: iso(sunday) },
    { of: 'fm-01', deputy: 'fm-02', from: iso(sunday + 1), until: iso(sunday + 14) },
  ];
}

/** A location by its share. */
export function pickLocation(crew: Crew, random: Random): Location {
  return random.weighted(crew.locations.map((location) => [location, location.share] as const));
}

/** Team and FM for a new case; the scenarios of people from 25 on go to the first FM every other time. */
export function assign(
  crew: Crew,
  location: Location,
  random: Random,
  person: { readonly young: boolean; readonly marktnah: boolean; readonly first: boolean },
): { team: string; manager: string | undefined } {
  const first = crew.locations[0]?.ue25[0];
  let group = random.pick(person.young ? location.u25 : location.ue25);
  if (person.marktnah) group = crew.marktnah;
  else if (person.first && !person.young && first !== undefined) group = first;
  const manager = random.pick(group.managers);
  if (person.first && !person.young && !person.marktnah) return { team: group.team, manager: group.managers[0] };
  return { team: group.team, manager: random.chance(0.006) ? undefined : manager };
}
