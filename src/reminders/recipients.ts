import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import type { Case } from '../cases/case.ts';
import type { Office, Staff } from '../cases/office.ts';
import type { NoticeParts } from './notice.ts';

/** Somebody who is told, and why. */
export interface Recipient {
  readonly person: Staff;
  readonly as: Exclude<NoticeParts['as'], 'team'>;
  /** for a deputy: the case manager she stands in for */
  readonly of?: string;
}

/** A Vertretung, over or running. */
export interface Stint {
  readonly of: string;
  readonly deputy: string;
  readonly until: Day;
}

/** Who is told of the dates of a case today. */
export interface Recipients {
  /** one person; where nobody looks after the case, the leads of its team */
  readonly own: readonly Recipient[];
  /** the leads of its team */
  readonly leads: readonly Staff[];
}

/** Finds who is told of the dates of a case, and who stood in for whom. */
export interface RecipientsOf {
  (kase: Pick<Case, 'manager' | 'team'>): Recipients;
  /** when others stood in for somebody, up to today */
  readonly deputiesOf: (staff: string) => readonly Stint[];
  /** when somebody stood in for others, up to today */
  readonly stoodIn: (staff: string) => readonly Stint[];
}

/**
 * Who is told today, worked out once for a case manager and team. During a Vertretung it is the deputy instead: the first
 * one on the list who is not away herself. Where all of them are, it is the leads, and where there are none, the first deputy.
 */
export function createRecipients(office: Office, today: Day): RecipientsOf {
  const people = new Map(office.staff.map((person) => [person.id, person]));
  const covers = (office.deputies ?? []).map(({ of, deputy, from, until }) => ({
    of,
    deputy: people.get(deputy),
    from: dayOfIso(from),
    until: dayOfIso(until),
  }));
  const running = covers.filter(({ from, until }) => from <= today && today <= until);
  const away = new Set(running.map(({ of }) => of));
  const known = new Map<string, Recipients>();

  function leadsOf(team: string): readonly Staff[] {
    const leads = office.staff.filter((person) => person.team === team && person.roles.includes('teamLead'));
    const present = leads.filter(({ id }) => !away.has(id));
    return present.length > 0 ? present : leads;
  }

  function work(managerId: string | undefined, team: string): Recipients {
    const leads = leadsOf(team);
    const asLeads = leads.map((person): Recipient => ({ person, as: 'lead' }));
    const manager = managerId === undefined ? undefined : people.get(managerId);
    if (manager === undefined || !manager.roles.includes('caseManager')) return { own: asLeads, leads };
    const deputies = running.flatMap(({ of, deputy }) => (of === manager.id && deputy !== undefined ? [deputy] : []));
    const [first] = deputies;
    if (first === undefined) return { own: [{ person: manager, as: 'manager' }], leads };
    const present = deputies.find(({ id }) => !away.has(id));
    if (present === undefined && asLeads.length > 0) return { own: asLeads, leads };
    return { own: [{ person: present ?? first, as: 'deputy', of: manager.id }], leads };
  }

  const stints = covers.flatMap(({ of, deputy, from, until }): readonly Stint[] =>
    deputy === undefined || from > today ? [] : [{ of, deputy: deputy.id, until }],
  );
  const [byManager, byDeputy] = [groupBy(stints, ({ of }) => of), groupBy(stints, ({ deputy }) => deputy)];

  function recipientsOf({ manager, team }: Pick<Case, 'manager' | 'team'>): Recipients {
    const name = `${manager ?? ''}|${team}`;
    let found = known.get(name);
    if (found === undefined) {
      found = work(manager, team);
      known.set(name, found);
    }
    return found;
  }
  return Object.assign(recipientsOf, {
    deputiesOf: (staff: string) => byManager.get(staff) ?? NO_STINTS,
    stoodIn: (staff: string) => byDeputy.get(staff) ?? NO_STINTS,
  });
}

const NO_STINTS: readonly Stint[] = [];

function groupBy<T>(list: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(nameOf(item));
    if (group === undefined) groups.set(nameOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
