import type { Origin, Rule, RuleOverride } from './rule.ts';
import data from './rules.json' with { type: 'json' };

let cached: readonly Rule[] | undefined;

/** The rules that ship with Fallbote, in the order of the catalogue. A test holds every row against the schema. */
export function defaultRules(): readonly Rule[] {
  cached ??= data as readonly Rule[];
  return cached;
}

/** Lays rows that were checked when they were imported over the rules. */
export function applyRules(
  base: readonly Rule[],
  overrides: readonly RuleOverride[] | undefined,
  level: 'office' | 'team',
): readonly Rule[] {
  if (overrides === undefined || overrides.length === 0) return base;
  const rules = new Map(base.map((rule) => [rule.id, rule]));
  for (const override of overrides) {
    const known = rules.get(override.id);
    rules.set(override.id, { ...lay(known, override), origin: originOf(known, override, level) } as Rule);
  }
  return [...rules.values()];
}

function originOf(known: Rule | undefined, override: RuleOverride, level: 'office' | 'team'): Origin {
  if (known === undefined) return 'own';
  const onlySwitched = Object.keys(override).every((key) => key === 'id' || key === 'active');
  return onlySwitched ? (known.origin ?? 'switched') : level;
}

/** A row laid over the one it changes: what it names wins, `due` field by field. */
export function lay(known: Rule | undefined, override: RuleOverride): Record<string, unknown> {
  if (known === undefined) return override;
  const { origin: _origin, ...row } = known;
  return { ...row, ...override, due: { ...row.due, ...override.due } };
}
