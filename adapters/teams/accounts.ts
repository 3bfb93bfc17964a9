import type { Office } from '../../src/cases/office.ts';

/** Ids in Entra mean the same in capitals: here they are in small letters, whatever the office has written. */
export interface Accounts {
  /** The office with its accounts in small letters; the same one as long as it is. Rejects where it cannot be read. */
  office(): Promise<Office>;
  /** An account as the office writes it, for the bot, which goes by that. */
  written(user: string): string;
}

export const small = (account: string): string => account.toLowerCase();

function withSmallLetters(office: Office): Office {
  const isSmall = office.staff.every(({ platforms }) => platforms?.teams === platforms?.teams?.toLowerCase());
  if (isSmall) return office;
  const staff = office.staff.map((person) => {
    const { platforms } = person;
    return platforms?.teams === undefined
      ? person
      : { ...person, platforms: { ...platforms, teams: small(platforms.teams) } };
  });
  return { ...office, staff };
}

export function createAccounts(read: () => Promise<Office>): Accounts {
  let last:
    | { readonly read: Office; readonly office: Office; readonly written: ReadonlyMap<string, string> }
    | undefined;

  return {
    async office() {
      const given = await read();
      if (last?.read === given) return last.office;
      const accounts = given.staff.flatMap(({ platforms }) => platforms?.teams ?? []);
      const written = new Map(accounts.map((account) => [small(account), account]));
      const office = withSmallLetters(given);
      last = { read: given, office, written };
      return office;
    },
    written: (user) => last?.written.get(user) ?? user,
  };
}
