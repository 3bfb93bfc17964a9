import type { Place } from '../../src/bot/command.ts';
import type { Office, Staff } from '../../src/cases/office.ts';

/** The office as it was last read: place and language go by it, also while it cannot be read. */
export interface KnownOffice {
  /** Reads it anew; where that fails the last one. Never rejects. `undefined`: it could not be read yet. */
  latest(): Promise<Office | undefined>;
  /** who an account belongs to */
  staffOf(user: string): Staff | undefined;
  /** Whether a place may be shown what the office keeps: a person alone, or the channel of a team. */
  isHome(place: Place): boolean;
  /** whether the last attempt to read it failed */
  isOld(): boolean;
}

export interface KnownOfficeOptions {
  readonly platform: 'slack' | 'teams';
  readonly read: () => Promise<Office>;
  /** An account was given to somebody, taken away, or given to somebody else. `before`: the staff id. */
  readonly changed: (user: string, before: string | undefined) => void;
  readonly log: (line: string) => void;
}

const accountsIn = (office: Office, platform: KnownOfficeOptions['platform']): ReadonlyMap<string, Staff> =>
  new Map(
    office.staff.flatMap((person) => {
      const account = person.platforms?.[platform];
      return account === undefined ? [] : [[account, person]];
    }),
  );

export function createKnownOffice({ platform, read, changed, log }: KnownOfficeOptions): KnownOffice {
  let known: { readonly office: Office; readonly accounts: ReadonlyMap<string, Staff> } | undefined;
  let old = false;
  let begun = 0;
  let taken = 0;

  function take(office: Office): void {
    if (known?.office === office) return;
    const before = known?.accounts;
    const accounts = accountsIn(office, platform);
    known = { office, accounts };
    if (before === undefined) return;
    for (const user of new Set([...before.keys(), ...accounts.keys()])) {
      const was = before.get(user)?.id;
      if (was !== accounts.get(user)?.id) changed(user, was);
    }
  }

  return {
    async latest() {
      const mine = ++begun;
      try {
        const office = await read();
        // what was read earlier and comes later is no news
        if (mine > taken) {
          taken = mine;
          old = false;
          take(office);
        }
      } catch {
        old = true;
        log(`${platform}: the office cannot be read`);
      }
      return known?.office;
    },
    staffOf: (user) => known?.accounts.get(user),
    isHome: (place) => place.kind === 'private' || known?.office.teams.some(({ id }) => id === place.team) === true,
    isOld: () => old,
  };
}
