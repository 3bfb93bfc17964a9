import { createHash } from 'node:crypto';

/** What happened to a case, or with all of them. */
export const AUDIT_ACTIONS = ['look', 'refused', 'change', 'undo', 'delivery', 'import', 'export', 'delete'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One line of the audit trail before it is chained: who, what, which cases, when, through which door; no contents. */
export interface AuditEntry {
  /** instant, ISO 8601 in UTC */
  readonly at: string;
  /** staff.id, or `platform:id` of somebody unknown, or the operator of the command line: `betrieb` */
  readonly who: string;
  /** console, slack, teams or cli; a channel behind a slash: `slack/team-1` */
  readonly door: string;
  readonly what: AuditAction;
  /** name of the command, where there was one */
  readonly command?: string | undefined;
  /** case numbers */
  readonly cases: readonly string[];
  /** of what was written down: the opaque name of the request that asked for it */
  readonly request?: string | undefined;
}

/** The end of a trail: how many lines it has and the hash of the last one. */
export interface AuditHead {
  readonly lines: number;
  readonly hash: string;
}

/** Where a trail begins. */
export const AUDIT_START: AuditHead = { lines: 0, hash: '0'.repeat(64) };

const hashOf = (previous: string, body: string): string =>
  createHash('sha256').update(previous).update('\n').update(body).digest('hex');

/** The entry as a line of text that continues a trail, and the trail's new end. The hash covers every byte before it. */
export function chain(entry: AuditEntry, head: AuditHead): { readonly line: string; readonly head: AuditHead } {
  const { at, who, door, what, command, cases, request } = entry;
  const n = head.lines + 1;
  const body = JSON.stringify({
    n,
    at,
    who,
    door,
    what,
    ...(command === undefined ? {} : { command }),
    cases,
    ...(request === undefined ? {} : { request }),
  });
  const hash = hashOf(head.hash, body);
  return { line: `${body.slice(0, -1)},"hash":"${hash}"}`, head: { lines: n, hash } };
}

const HASH_TAIL = /^(\{.*),"hash":"([0-9a-f]{64})"\}$/su;

/** The trail's end after a line; `undefined` where the line does not continue it. */
export function follow(line: string, head: AuditHead): AuditHead | undefined {
  const [, open, hash] = HASH_TAIL.exec(line) ?? [];
  if (open === undefined || hash === undefined) return undefined;
  const body = `${open}}`;
  if (hashOf(head.hash, body) !== hash || !body.startsWith(`{"n":${head.lines + 1},`)) return undefined;
  return { lines: head.lines + 1, hash };
}
