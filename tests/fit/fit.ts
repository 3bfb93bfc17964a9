import { type Day, dayOfIso } from '../../src/calendar/civil-date.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import { catalogueOf, judgementsOf } from '../../src/fit/catalogue.ts';
import type { Criterion } from '../../src/fit/criteria/criterion.ts';
import type { Finding, Verdict } from '../../src/fit/criteria/finding.ts';
import { fitOf as compiled, verdictOf } from '../../src/fit/criteria/fit.ts';
import { profileOf } from '../../src/fit/profile/profile.ts';
import { parseProfileLine } from '../../src/fit/values/values.ts';

const TODAY = dayOfIso('2026-11-21');

/** The catalogues that ship with Fallbote. */
export const SHIPPED = catalogueOf({ name: 'Jobcenter Test', land: 'BB', teams: [{ id: 't', name: 'T' }], staff: [] });
const judgements = new Set(judgementsOf(SHIPPED).keys());
const byId = new Map(SHIPPED.map((massnahme) => [massnahme.id, massnahme]));

/** What comes of one Maßnahme for a typed profile, in German. */
export interface Outcome {
  readonly verdict: Verdict;
  /** conditions that fail, with the fact */
  readonly failed: readonly string[];
  /** conditions that are unknown, with their remarks */
  readonly unknown: readonly string[];
  readonly questions: readonly string[];
}

const words = ({ condition, fact, remarks }: Finding): string =>
  [condition.de, ...(fact === undefined ? [] : [fact.de]), ...remarks.map((remark) => remark.de)].join(' – ');

function profileFrom(line: string, today: Day) {
  const parsed = parseProfileLine(line, today, judgements);
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.de).join('\n'));
  return profileOf({ today, values: parsed.values, massnahmen: byId });
}

/** The findings of conditions of one's own, for a profile as somebody types it. */
export function findingsFor(criteria: readonly Criterion[], line: string, today: Day = TODAY): readonly Finding[] {
  const massnahme: Massnahme = { id: 'test', name: 'Test', kind: 'sonstige', criteria: [...criteria] };
  return compiled(massnahme).findings(profileFrom(line, today));
}

/** Judges one shipped Maßnahme for a profile as somebody types it. */
export function fitOf(id: string, line: string, today: Day = TODAY): Outcome {
  const massnahme = byId.get(id);
  if (massnahme === undefined) throw new Error(`no row ${id}`);
  const profile = profileFrom(line, today);
  const fit = compiled(massnahme);
  const findings = fit.findings(profile);
  const verdict = verdictOf(fit.judge(profile));
  return {
    verdict,
    failed: findings.filter(({ outcome }) => outcome === 'failed').map(words),
    unknown: findings.filter(({ outcome }) => outcome === 'unknown').map(words),
    questions: findings.flatMap(({ questions }) => questions.map(({ text }) => text.de)),
  };
}
