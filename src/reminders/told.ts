import { findStaff } from '../access/access.ts';
import type { Day } from '../calendar/civil-date.ts';
import type { Case } from '../cases/case.ts';
import type { Office } from '../cases/office.ts';
import type { Deadline } from '../deadlines/deadline.ts';
import type { OfficeDeadlines } from '../deadlines/office-deadlines.ts';
import type { Rule } from '../deadlines/rule.ts';
import { type NoticeParts, type Posting, readNoticeKey } from './notice.ts';

/** A notice as a message tells of it: what its key names. */
export type Told = NoticeParts & { readonly key: string };

/** A message to draw: one that goes out, or one that went out and is drawn again from what was kept of it. */
export type ToldPosting = Pick<Posting, 'kind' | 'to' | 'day'> & { readonly notices: readonly Told[] };

/** What became of a date that somebody was told of. */
export type Settled =
  | { readonly how: 'done'; readonly on: Day | undefined }
  /** `gone`: there is no such date any more */
  | { readonly how: 'waived' | 'gone' };

/** What of a posting is left where only its keys were kept: notices whose keys cannot be read are left out. */
export function toldOf(
  keys: readonly string[],
  caseOf: (no: string) => Pick<Case, 'manager'> | undefined,
  office: Office,
): readonly Told[] {
  return keys.flatMap((key): readonly Told[] => {
    const parts = readNoticeKey(key);
    if (parts === undefined) return [];
    if (parts.as !== 'manager') return [{ ...parts, key }];
    const isLead = findStaff(office, parts.recipient)?.roles.includes('teamLead') === true;
    const forLead = isLead && caseOf(parts.caseNo)?.manager !== parts.recipient;
    return [{ ...parts, as: forLead ? 'lead' : 'manager', key }];
  });
}

/** The date of a notice among those of its case; `undefined` where there is none any more. */
export const dateOf = (told: NoticeParts, deadlines: readonly Deadline[]): Deadline | undefined =>
  deadlines.find(({ rule, subject, due }) => rule.id === told.rule && subject === told.subject && due === told.due);

/** What became of a date; `undefined` while it still waits. */
export function settledBy(deadline: Deadline | undefined): Settled | undefined {
  switch (deadline?.state) {
    case 'open':
    case 'overdue':
      return undefined;
    case 'satisfied':
      return { how: 'done', on: deadline.doneOn };
    case 'waived':
      return { how: 'waived' };
    default:
      return { how: 'gone' };
  }
}

/** The rule of a notice, with the numbers of the case's team. */
export const ruleOf = (rules: OfficeDeadlines, id: string, team: string | undefined): Rule | undefined =>
  rules.rules(team).find((rule) => rule.id === id);
