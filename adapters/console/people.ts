import type { Office, Staff } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import { CONSOLE_TEXTS } from './texts.ts';

const PEOPLE_SHOWN = 40;

/** Who speaks where nobody was chosen: the first case manager. */
export const firstPerson = (office: Office): Staff | undefined =>
  office.staff.find((item) => item.roles.includes('caseManager')) ?? office.staff[0];

/** The person that somebody names by id, number in the list, or name. */
export function findPerson(typed: string, office: Office): Staff | undefined {
  const key = typed.normalize('NFC').toLowerCase();
  return (
    office.staff.find((item) => item.id.toLowerCase() === key) ??
    (/^\d{1,6}$/u.test(key) ? office.staff[Number(key) - 1] : undefined) ??
    office.staff.find((item) => item.name.toLowerCase() === key)
  );
}

/** The list to choose from, one line each, with the question at the end. */
export function peopleLines(office: Office, usual: Staff | undefined, language: Language): readonly string[] {
  const texts = CONSOLE_TEXTS[language];
  if (usual === undefined) return [texts.nobody];
  const team = (id: string) => office.teams.find((item) => item.id === id)?.name ?? id;
  const lines = office.staff.slice(0, PEOPLE_SHOWN).map((item, index) => {
    const roles = item.roles.map((role) => texts.roles[role]).join(', ');
    return `  ${String(index + 1).padStart(3)}  ${item.name} (${item.id}) · ${roles} · ${team(item.team)}`;
  });
  const more = office.staff.length - lines.length;
  return [
    ...lines,
    ...(more > 0 ? [`       ${texts.morePeople(more)}`] : []),
    texts.who(`${usual.name} (${usual.id})`),
  ];
}
