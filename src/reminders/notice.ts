import { type Day, parseIso, toIso } from '../calendar/civil-date.ts';

/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/**
 * How far a date has come on its way.
 * - `lead`: `n` weeks or Arbeitstage before it · `due` (n = 0) · `overdue`, `escalate`: `n` Arbeitstage after it
 * - `again`: somebody put it off until the day `n`
 */
export type Stage =
  | { readonly kind: 'lead'; readonly n: number; readonly unit: 'weeks' | 'arbeitstage' }
  | { readonly kind: 'due' | 'overdue' | 'escalate'; readonly n: number }
  | { readonly kind: 'again'; readonly n: Day };

/** What names a notice: the same parts give the same key on every day and after every restart. */
export interface NoticeParts {
  readonly caseNo: string;
  /** id of the rule */
  readonly rule: string;
  /** `Deadline.subject` */
  readonly subject: string;
  readonly due: Day;
  readonly stage: Stage;
  /** staff.id; for the channel of a team the team's id */
  readonly recipient: string;
  /** why it is this recipient */
  readonly as: 'manager' | 'deputy' | 'lead' | 'team';
  /** for a deputy: the case manager she stands in for */
  readonly of?: string;
}

/** One date that somebody is to hear of, at the stage that it has reached. Derived, never stored. */
export interface Notice extends NoticeParts {
  /** {@link noticeKey} */
  readonly key: string;
  /**
   * Other keys under which the recipient knows of this stage already, or whoever stood in for her since it was reached: one
   * of them sent, and she is not told again. Never holds `key`.
   */
  readonly sameAs: readonly string[];
  /** team of the case */
  readonly team: string;
  /** day the stage was reached: an Arbeitstag, but for `again` */
  readonly since: Day;
  /** as the rule says: may its name stand in a team channel? */
  readonly privacy: 'team' | 'neutral';
  /** due today or in less than 3 Arbeitstage, and not overdue */
  readonly urgent: boolean;
}

/** A message to be: who is told of what. */
export interface Posting {
  /** random; the message can be found by it, and it says nothing of the contents */
  readonly id: string;
  readonly kind: 'morning' | 'urgent' | 'channel' | 'digest';
  readonly to:
    | { readonly kind: 'person'; readonly staff: string }
    | { readonly kind: 'channel'; readonly team: string };
  /** the most pressing first */
  readonly notices: readonly Notice[];
  /** of a digest, which has no notices: which one it is, the same after every restart */
  readonly key?: string;
  /** civil day in Europe/Berlin that it counts for */
  readonly day: Day;
}

/** `lead-12w`, `lead-5a`, `due`, `overdue-6`, `escalate-10`, `again-2026-12-01` */
export function stageName(stage: Stage): string {
  switch (stage.kind) {
    case 'lead':
      return `lead-${stage.n}${stage.unit === 'weeks' ? 'w' : 'a'}`;
    case 'due':
      return 'due';
    case 'again':
      return `again-${toIso(stage.n)}`;
    default:
      return `${stage.kind}-${stage.n}`;
  }
}

/** The stage of a name; `undefined` for any other text. */
function stageOf(name: string): Stage | undefined {
  const [, kind, n = '', unit] = /^(lead|due|overdue|escalate|again)(?:-([\d-]+)(w|a)?)?$/u.exec(name) ?? [];
  if (kind === 'due') return { kind, n: 0 };
  if (kind === 'again') {
    const day = parseIso(n);
    return day === undefined ? undefined : { kind, n: day };
  }
  if (!/^\d+$/u.test(n)) return undefined;
  if (kind === 'lead')
    return unit === undefined ? undefined : { kind, n: Number(n), unit: unit === 'w' ? 'weeks' : 'arbeitstage' };
  return kind === 'overdue' || kind === 'escalate' ? { kind, n: Number(n) } : undefined;
}

/** Marks a recipient that is a team, and stands between a deputy and whom she stands in for; no id holds them. */
const TEAM = '#';
const INSTEAD = '@';

function recipientText({ recipient, as, of = '' }: Pick<NoticeParts, 'recipient' | 'as' | 'of'>): string {
  if (as === 'team') return `${TEAM}${recipient}`;
  return as === 'deputy' ? `${recipient}${INSTEAD}${of}` : recipient;
}

/**
 * `F-102|befristung|b1/2|2026-12-31|lead-12w|fm-1`; a deputy as `fm-2@fm-1`, a team as `#team-1`. None of the parts can
 * hold a bar.
 */
export function noticeKey(parts: NoticeParts): string {
  const { caseNo, rule, subject, due, stage } = parts;
  return `${caseNo}|${rule}|${subject}|${toIso(due)}|${stageName(stage)}|${recipientText(parts)}`;
}

/** What a key names. Manager and lead look the same in it: `as` is 'manager' for both. `undefined` for any other text. */
export function readNoticeKey(key: string): NoticeParts | undefined {
  const [caseNo, rule, subject, dueIso, name, to, ...more] = key.split('|');
  const due = parseIso(dueIso ?? '');
  const stage = stageOf(name ?? '');
  if (caseNo === undefined || rule === undefined || subject === undefined || to === undefined) return undefined;
  if (due === undefined || stage === undefined || more.length > 0) return undefined;
  const parts = { caseNo, rule, subject, due, stage };
  if (to.startsWith(TEAM)) return { ...parts, recipient: to.slice(TEAM.length), as: 'team' };
  const [recipient = '', of] = to.split(INSTEAD);
  return of === undefined ? { ...parts, recipient, as: 'manager' } : { ...parts, recipient, as: 'deputy', of };
}
