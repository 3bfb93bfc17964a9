import type { Choice } from '../../src/bot/fields.ts';
import { fold } from '../../src/calendar/fold.ts';
import type { Office, Staff } from '../../src/cases/office.ts';
import { compareText } from '../../src/order.ts';

/** "Herrn Star": a name after a verb, "für" or "an". */
export const accusative = (name: string): string => name.replace(/^Herr /u, 'Herrn ');

/** "Mr Star" for "Herr Star". */
const englishNames = (name: string): readonly string[] =>
  [/^Herr (?=.)/u.test(name) ? ['Mr'] : [], /^Frau (?=.)/u.test(name) ? ['Ms', 'Mrs'] : []]
    .flat()
    .map((title) => name.replace(/^(?:Herr|Frau) /u, `${title} `));

const lastName = (name: string): string => name.split(' ').at(-1) ?? name;

/**
 * People as choices, those of the team first: found by id, name and last name. Where several have the same name it stands
 * with the id, and only that finds one of them.
 */
export function staffChoices(
  people: readonly Staff[],
  { staff, teams }: Pick<Office, 'staff' | 'teams'>,
  team: string,
): readonly Choice[] {
  const order = (person: Staff) => (person.team === team ? 0 : 1);
  return [...people]
    .sort((a, b) => order(a) - order(b) || compareText(lastName(a.name), lastName(b.name)) || compareText(a.id, b.id))
    .map((person): Choice => {
      const { id, name } = person;
      const shared = staff.filter((other) => fold(other.name) === fold(name)).length > 1;
      const teamName = teams.find((item) => item.id === person.team)?.name ?? person.team;
      const more = [...(shared ? [id] : []), ...(person.team === team ? [] : [teamName])];
      const text = more.length === 0 ? name : `${name} (${more.join(', ')})`;
      return {
        value: id,
        label: { de: text, en: text },
        words: [name, accusative(name), ...englishNames(name), lastName(name)],
      };
    });
}
