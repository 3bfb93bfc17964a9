import type { Massnahme } from '../../cases/office.ts';
import { FAILED, MET, type Profile, type Value } from '../profile/knowledge.ts';
import type { Criterion } from './criterion.ts';
import { explain } from './explain.ts';
import type { Finding, Verdict } from './finding.ts';
import { compileCriterion, lowest, type Node } from './judge.ts';

/** The conditions of a Maßnahme, compiled once. */
export interface Fit {
  readonly massnahme: Massnahme;
  /** Quick: whether all conditions hold. */
  judge(profile: Profile): Value;
  /** Quick: what each condition comes to, in the order of the catalogue. */
  values(profile: Profile): readonly Value[];
  /** One finding for each condition, in the order of the catalogue. */
  findings(profile: Profile): readonly Finding[];
}

export const verdictOf = (value: Value): Verdict =>
  value === MET ? 'fits' : value === FAILED ? 'excluded' : 'unclear';

/** Conditions that other fields of the row say: who lives where, who has to agree. An example of elsewhere asks no one to move. */
function implied({ area, voluntary, consent, example, criteria = [] }: Massnahme): readonly Criterion[] {
  const asked = criteria.some((criterion) => criterion.consent !== undefined);
  return [
    ...(area === undefined || area.length === 0 || example === true ? [] : [{ merkmal: 'ort', of: area }]),
    ...(asked || (voluntary !== true && consent === undefined) ? [] : [{ consent: consent ?? 'mündlich' }]),
  ] satisfies readonly Criterion[];
}

const known = new WeakMap<Massnahme, Fit>();

export function fitOf(massnahme: Massnahme): Fit {
  const ready = known.get(massnahme);
  if (ready !== undefined) return ready;
  const nodes: readonly Node[] = [...(massnahme.criteria ?? []), ...implied(massnahme)].map((criterion) =>
    compileCriterion(criterion, massnahme.id),
  );
  const fit: Fit = {
    massnahme,
    judge: (profile) => lowest(nodes, profile),
    values: (profile) => nodes.map((node) => node.judge(profile)),
    findings: (profile) => nodes.map((node) => explain(node, profile, massnahme.id)),
  };
  known.set(massnahme, fit);
  return fit;
}
