import type { Case } from '../cases/case.ts';
import type { Massnahme, Office } from '../cases/office.ts';
import { same } from './same.ts';

/** What an import changes in the office's own Maßnahmen, in numbers. */
export interface CataloguePlan {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly gone: number;
  /** ids of those that the catalogue no longer has and that stay, because a case names them */
  readonly stay: readonly string[];
}

/** Ids of all Maßnahmen that cases name. */
function namedIn(cases: Iterable<Case>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { participations = [], consents = [] } of cases)
    for (const { massnahme } of [...participations, ...consents]) if (massnahme !== undefined) ids.add(massnahme);
  return ids;
}

/** Maßnahmen of the office that a new catalogue does not have, but a case names: nobody may lose what they took part in. */
export function staying(theirs: Office, mine: Office | undefined, cases: Iterable<Case>): readonly Massnahme[] {
  const there = new Set((theirs.massnahmen ?? []).map(({ id }) => id));
  const lost = (mine?.massnahmen ?? []).filter(({ id }) => !there.has(id));
  if (lost.length === 0) return [];
  const named = namedIn(cases);
  return lost.filter(({ id }) => named.has(id));
}

export function cataloguePlan(before: Office | undefined, after: Office, stay: readonly Massnahme[]): CataloguePlan {
  const old = new Map((before?.massnahmen ?? []).map((row) => [row.id, row]));
  const now = after.massnahmen ?? [];
  const added = now.filter(({ id }) => !old.has(id)).length;
  const changed = now.filter((row) => old.has(row.id) && !same(old.get(row.id), row)).length;
  const there = new Set(now.map(({ id }) => id));
  return {
    added,
    changed,
    same: now.length - added - changed,
    gone: [...old.keys()].filter((id) => !there.has(id)).length,
    stay: stay.map(({ id }) => id),
  };
}
