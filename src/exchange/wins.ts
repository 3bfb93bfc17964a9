import type { Mapping, Winner } from './mapping.ts';
import { type Column, nameKey, type Table } from './table.ts';
import { findTable, tableAt } from './tables.ts';

/** Fields that are worked on in the bot: there its version holds. Everywhere else that of the Fachverfahren does. */
const WORKED_IN_BOT: Readonly<Record<Table['of'], readonly string[]>> = {
  case: [
    'contacts',
    'invitations',
    'plans',
    'hemmnisse',
    'consents',
    'followUps',
    'acts',
    'waivers',
    'reminders',
    'potenzialanalyse',
    'schule.nachweise',
    'participations.nextStep',
    'participations.outcome',
    'profil',
    'jobs.kritischePhase',
    'jobs.contract.outcome',
    'fundings.outcome',
    'berufsbegleitungen.outcome',
    'inbeq.outcome',
    'documents.renewedOn',
  ],
  office: [
    'rules',
    'teams.rules',
    'deputies',
    'staff.language',
    'staff.platforms',
    'staff.quietHours',
    'staff.muted',
    'teams.channels',
    'reminders',
    'targets',
  ],
};

/** Where a field stands in the tables. */
export interface Place {
  readonly table: Table;
  readonly column: Column | undefined;
}

/** The table and column of a field, by the names on the way to it. */
export function placeOf(of: Table['of'], names: readonly string[]): Place {
  for (let length = names.length; length >= 0; length--) {
    const table = tableAt(of, names.slice(0, length));
    if (table === undefined) continue;
    const rest = names.slice(length).join('.');
    const exact = table.columns.find(({ path }) => path.join('.') === rest);
    return {
      table,
      column:
        exact ??
        (rest === ''
          ? undefined
          : table.columns.find(
              ({ path, rest: own }) => path[0] === names[length] || own?.includes(names[length] ?? ''),
            )),
    };
  }
  throw new Error(`no table for ${names.join('.')}`);
}

/** Who wins a conflict where nobody has said otherwise. */
export function defaultWinner(of: Table['of'], names: readonly string[]): Winner {
  const field = names.join('.');
  return WORKED_IN_BOT[of].some((own) => field === own || field.startsWith(`${own}.`)) ? 'bot' : 'fachverfahren';
}

/** Decides conflicts by the mapping's rules, the nearer one first, and else by default. */
export function winners(mapping: Mapping): (of: Table['of'], names: readonly string[]) => Winner {
  const rules = new Map(
    Object.entries(mapping.wins ?? {}).map(([place, winner]) => {
      const [name = '', ...column] = place.split('.');
      return [`${findTable(name)?.name ?? ''}.${nameKey(column.join('.'))}`, winner] as const;
    }),
  );
  return (of, names) => {
    const { table, column } = placeOf(of, names);
    const exact = column === undefined ? undefined : rules.get(`${table.name}.${nameKey(column.header)}`);
    return exact ?? rules.get(`${table.name}.`) ?? defaultWinner(of, names);
  };
}
