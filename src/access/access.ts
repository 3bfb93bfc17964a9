import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import type { Case } from '../cases/case.ts';
import type { Office, Staff } from '../cases/office.ts';

/** Why somebody may see a case; the first that fits. */
export type Right = 'manager' | 'deputy' | 'lead';

/** Somebody whose cases a person looks after for some days. */
export interface Cover {
  readonly manager: string;
  readonly until: Day;
}

/**
 * What one person may see on one day: own cases, those of colleagues whose deputy they are today, and as a lead those of
 * the team. A role alone opens no case; an admin sees none.
 */
export interface Access {
  readonly person: Staff;
  readonly covers: readonly Cover[];
  /** teams the person leads */
  readonly leads: readonly string[];
  rightTo(kase: Pick<Case, 'manager' | 'team'>): Right | undefined;
}

export function accessOf(person: Staff, office: Office, today: Day): Access {
  const covers = (office.deputies ?? [])
    .filter((item) => item.deputy === person.id && dayOfIso(item.from) <= today && today <= dayOfIso(item.until))
    .map((item) => ({ manager: item.of, until: dayOfIso(item.until) }));
  const leads = person.roles.includes('teamLead') ? [person.team] : [];
  const manages = person.roles.includes('caseManager');
  return {
    person,
    covers,
    leads,
    rightTo(kase) {
      if (manages && kase.manager === person.id) return 'manager';
      if (covers.some((cover) => cover.manager === kase.manager)) return 'deputy';
      return leads.includes(kase.team) ? 'lead' : undefined;
    },
  };
}

/** Somebody of the office by id. */
export function findStaff(office: Office, id: string): Staff | undefined {
  return office.staff.find((person) => person.id === id);
}

/** Who looks after a case: its case manager, else the leads of its team. */
export function responsibleFor(kase: Pick<Case, 'manager' | 'team'>, office: Office): readonly Staff[] {
  const manager = kase.manager === undefined ? undefined : findStaff(office, kase.manager);
  if (manager !== undefined) return [manager];
  return office.staff.filter((person) => person.team === kase.team && person.roles.includes('teamLead'));
}
