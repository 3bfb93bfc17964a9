import { closest, distance } from 'fastest-levenshtein';
import type * as z from 'zod';
import { expected, visible } from '../cases/problem.ts';
import type { Language } from '../cases/values.ts';
import { lay } from './load-rules.ts';
import { type Rule, type RuleOverride, ruleSchema, type When } from './rule.ts';
import type { SubjectKind } from './subject-kinds.ts';

/** A row of rule data that cannot be used. `row` counts from 1. */
export interface RuleProblem {
  readonly row: number;
  readonly id: string;
  readonly problem: Readonly<Record<Language, string>>;
}

const TEAM_FIELDS: readonly string[] = ['id', 'active', 'due', 'leads', 'early'];

type Sentence = Readonly<Record<Language, string>>;

/** What is wrong with a field of a row. */
function sentence(issue: z.core.$ZodIssue): Sentence {
  if (issue.code === 'unrecognized_keys') {
    const keys = visible([...issue.path, issue.keys.join(', ')].join('.'));
    return {
      de: `das Feld „${keys}“ gibt es nicht (docs/regeln.md)`,
      en: `there is no field “${keys}” (docs/regeln.md)`,
    };
  }
  const path = visible(issue.path.join('.'));
  const wanted = expected(issue);
  return {
    de: `„${path}“ passt nicht, erwartet wird ${wanted.de} (docs/regeln.md)`,
    en: `“${path}” does not fit, expected is ${wanted.en} (docs/regeln.md)`,
  };
}

/** The field that names a date of another kind of entry. */
function foreignFact({ due, subject }: Rule): string | undefined {
  const fields = ['start', 'end', 'date', 'around', 'fallback', 'resetAt', 'notBefore', 'doneFrom'];
  return Object.entries(due).find(
    ([field, name]) =>
      fields.includes(field) &&
      typeof name === 'string' &&
      !name.startsWith('case.') &&
      !name.startsWith('last.') &&
      !name.startsWith(`${subject}.`),
  )?.[0];
}

/** The field whose period is counted back from a day; Arbeitstage are only counted forwards. */
function backwardsInArbeitstage({ due }: Rule): string | undefined {
  const fields: Readonly<Record<string, unknown>> = {
    ...(due.form === 'before' || due.form === 'notice' || due.form === 'inbeqEnd' ? { period: due.period } : {}),
    ...(due.form === 'window' ? { before: due.before } : {}),
    ...(due.form === 'blockingEvent' ? { beforeEnd: due.beforeEnd } : {}),
    ...(due.form === 'planningTalk' ? due.beforeEnd : {}),
  };
  return Object.entries(fields).find(
    ([, period]) => typeof period === 'object' && period !== null && 'arbeitstage' in period,
  )?.[0];
}

/** Conditions that ask about one kind of entry; all others ask about the case. */
const CONDITIONS_OF: Partial<Record<SubjectKind, readonly (keyof When)[]>> = {
  antrag: ['neufall'],
  marktnah: ['marktnahRunning'],
  participation: ['massnahme', 'tendered', 'newBerufsabschluss', 'monthsFrom', 'monthsUnder', 'notTakenOver'],
  ausbildung: ['außerbetrieblich'],
  contract: ['befristet'],
  job: ['svp', 'jobRunning', 'jobEnded', 'kritischePhase', 'berufsbegleitung', 'consentNachbetreuung'],
  inbeq: ['inbeqEnded', 'rehaTraeger'],
};

/** A condition that belongs to another kind of entry and would silently switch the rule off. */
function foreignCondition({ subject, when }: Rule): string | undefined {
  return Object.keys(when ?? {}).find((key) =>
    Object.entries(CONDITIONS_OF).some(([kind, keys]) => kind !== subject && (keys as readonly string[]).includes(key)),
  );
}

/** What a row of the right shape still gets wrong; the first finding. */
function misfitOf(rule: Rule): Sentence | undefined {
  const fact = foreignFact(rule);
  if (fact !== undefined) {
    return {
      de: `„due.${fact}“ nennt ein Datum, das es bei „${rule.subject}“ nicht gibt (docs/regeln.md)`,
      en: `“due.${fact}” names a date that “${rule.subject}” does not have (docs/regeln.md)`,
    };
  }
  const backwards = backwardsInArbeitstage(rule);
  if (backwards !== undefined) {
    return {
      de: `„due.${visible(backwards)}“ zählt zurück, Arbeitstage gibt es nur vorwärts: bitte Tage, Wochen oder Monate`,
      en: `“due.${visible(backwards)}” counts back, Arbeitstage only go forwards: please use days, weeks or months`,
    };
  }
  const condition = foreignCondition(rule);
  if (condition === undefined) return undefined;
  return {
    de: `„when.${condition}“ passt nicht zu „${rule.subject}“ (docs/regeln.md)`,
    en: `“when.${condition}” does not fit “${rule.subject}” (docs/regeln.md)`,
  };
}

/** The known rule that a mistyped id comes closest to. */
function nearest(id: string, rules: readonly Rule[]): string | undefined {
  const near = closest(
    id,
    rules.map((rule) => rule.id),
  );
  return distance(id, near) <= 3 ? near : undefined;
}

function incomplete(id: string, issue: z.core.$ZodIssue | undefined, rules: readonly Rule[]): Sentence {
  const near = nearest(id, rules);
  const what = issue === undefined ? { de: 'sie ist nicht lesbar', en: 'it cannot be read' } : sentence(issue);
  return near === undefined
    ? { de: `ist neu, aber nicht vollständig: ${what.de}`, en: `is new but not complete: ${what.en}` }
    : {
        de: `gibt es nicht. Meinten Sie „${near}“? Eine neue Regel nennt alle Felder`,
        en: `does not exist. Did you mean “${near}”? A new rule gives every field`,
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
    const parsed = ruleSchema.safeParse(lay(known, override));
    if (!parsed.success) {
      if (known === undefined) report(incomplete(override.id, parsed.error.issues[0], base));
      else for (const issue of parsed.error.issues) report(sentence(issue));
      return;
    }
    const misfit = misfitOf(parsed.data);
    if (misfit !== undefined) report(misfit);
    else rules.set(override.id, { ...parsed.data, origin: level });
  });
  return { rules: [...rules.values()], problems };
}
