import type { Office, Staff } from '../../src/cases/office.ts';
import { CHANGE } from './line.ts';

const MOST_SHOWN = 50;

/**
 * What Tab offers for a line, and the part of it that is replaced: persons after "als", teams after "#", else the words
 * of the person's own world.
 */
export async function completeLine(
  line: string,
  person: Staff | undefined,
  office: Office,
  words: (person: Staff) => Promise<readonly string[]>,
): Promise<[string[], string]> {
  const last = /(\S*)$/u.exec(line)?.[1] ?? '';
  const ids = office.staff.map((item) => item.id);
  const offer = async (): Promise<readonly string[]> => {
    if (person === undefined || CHANGE.test(line)) return ids;
    if (last.startsWith('#') && last === line.trimStart()) return office.teams.map((team) => `#${team.id}`);
    return words(person);
  };
  const typed = last.toLowerCase();
  const hits = (await offer()).filter((word) => word.toLowerCase().startsWith(typed));
  const only = hits.length === 1 ? hits[0] : undefined;
  return [only === undefined ? hits.slice(0, MOST_SHOWN) : [`${only} `], last];
}
