import type * as z from 'zod';
import type { Language } from '../cases/values.ts';
import { type Rule, type RuleOverride, ruleSchema } from './rule.ts';
import data from './rules.json' with { type: 'json' };

let cached: readonly Rule[] | undefined;

/** The rules that ship with Fallbote, in the order of the catalogue. A test holds every row against the schema. */
export function defaultRules(): readonly Rule[] {
  cached ??= data as readonly Rule[];
  return cached;
}

/** A row of rule data that cannot be used. `row` counts from 1. */
export interface RuleProblem {
  readonly row: number;
  readonly id: string;
  readonly problem: Readonly<Record<Language, string>>;
}

const TEAM_FIELDS: readonly string[] = ['id', 'active', 'due', 'leads', 'early'];

function sentence(issue: z.core.$ZodIssue): Readonly<Record<Language, string>> {
  const path = issue.path.join('.') || 'id';
  return {
    de: `„${path}“ ist nicht lesbar (${issue.message})`,
    en: `“${path}” cannot be read (${issue.message})`,
  };
}

/**
 * Lays own rows over the rules: a known id changes what the row names (`due` is merged field by field), a new id
 * adds a rule and must be complete. `level` team may only change numbers and switch rules on or off.
 */
export function mergeRules(
  base: readonly Rule[],
  overrides: readonly RuleOverride[] | undefined,
  level: 'office' | 'team' = 'office',
): { readonly rules: readonly Rule[]; readonly problems: readonly RuleProblem[] } {
  if (overrides === undefined || overrides.length === 0) return { rules: base, problems: [] };
  const rules = new Map(base.map((rule) => [rule.id, rule]));
  const problems: RuleProblem[] = [];
  const seen = new Set<string>();
  overrides.forEach((override, index) => {
    const report = (problem: Readonly<Record<Language, string>>) =>
      problems.push({ row: index + 1, id: override.id, problem });
    if (seen.has(override.id)) {
      report({ de: 'steht zweimal in der Liste', en: 'is listed twice' });
      return;
    }
    seen.add(override.id);
    const known = rules.get(override.id);
    if (level === 'team') {
      const extra = Object.keys(override).find((key) => !TEAM_FIELDS.includes(key));
      if (known === undefined || extra !== undefined) {
        report({
          de:
            known === undefined
              ? 'ist keine bekannte Regel; neue Regeln gehören ins Jobcenter (office.rules)'
              : `ein Team ändert nur Zahlen und schaltet an oder aus, nicht „${extra}“`,
          en:
            known === undefined
              ? 'is no known rule; new rules belong to the office (office.rules)'
              : `a team only changes numbers and switches on or off, not “${extra}”`,
        });
        return;
      }
    }
    const { origin: _origin, ...row } = known ?? {};
    const merged = known === undefined ? override : { ...row, ...override, due: { ...known.due, ...override.due } };
    const parsed = ruleSchema.safeParse(merged);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      report(
        known === undefined && issue !== undefined
          ? {
              de: `ist neu, aber nicht vollständig: ${sentence(issue).de}`,
              en: `is new but not complete: ${sentence(issue).en}`,
            }
          : issue === undefined
            ? { de: 'ist nicht lesbar', en: 'cannot be read' }
            : sentence(issue),
      );
      return;
    }
    rules.set(override.id, { ...parsed.data, origin: level });
  });
  return { rules: [...rules.values()], problems };
}
