import type { Language } from '../../src/cases/values.ts';
import type { Finding, Outcome } from '../../src/fit/criteria/finding.ts';
import { type FitMessages, fitMessages } from '../../src/messages/fit.ts';
import { type Item, type Line, type Span, sensitive } from '../../src/reply/reply.ts';

const STYLES: Readonly<Record<Outcome, Span['style']>> = { met: 'strong', failed: 'alert', unknown: 'alert' };

/** What a condition was decided by: the fact, where it comes from, and what is to be minded. */
function becauseText({ fact, origin, remarks, soft, outcome }: Finding, language: Language, t: FitMessages) {
  const known = fact?.[language];
  const from = origin === undefined ? '' : ` (${origin[language]})`;
  return [
    ...(known === undefined ? [] : [`${known}${from}`]),
    ...remarks.map((remark) => remark[language]),
    ...(soft && outcome !== 'met' && remarks.length === 0 ? [t.softMark] : []),
  ].join('; ');
}

/** The condition in words; one that fails and can still be brought about is "not yet". */
const conditionText = ({ condition, creatable, outcome }: Finding, language: Language, t: FitMessages): string =>
  creatable && outcome === 'failed' ? t.notYet(condition[language]) : condition[language];

/** A condition that is part of another one, with its own parts below it. */
function partLines(part: Finding, depth: number, language: Language, t: FitMessages): readonly Line[] {
  const because = becauseText(part, language, t);
  const indent = `${'  '.repeat(depth)}– `;
  return [
    [
      sensitive(`${indent}${t.outcome[part.outcome]}: `),
      sensitive(conditionText(part, language, t)),
      ...(because === '' ? [] : [sensitive(` – ${because}`, 'muted')]),
    ],
    ...part.parts.flatMap((inner) => partLines(inner, depth + 1, language, t)),
  ];
}

/** A condition for machines, with its parts. */
const findingValue = (finding: Finding, language: Language): Readonly<Record<string, unknown>> => ({
  outcome: finding.outcome,
  condition: finding.condition[language],
  fact: finding.fact?.[language] ?? null,
  origin: finding.origin?.[language] ?? null,
  remarks: finding.remarks.map((remark) => remark[language]),
  questions: finding.questions.map(({ key, text }) => ({ key, text: text[language] })),
  soft: finding.soft,
  creatable: finding.creatable,
  keys: finding.keys,
  private: finding.private,
  source: finding.source ?? null,
  parts: finding.parts.map((part) => findingValue(part, language)),
});

/** A condition with its value in words, the fact it was decided by, where that comes from and where it is written. */
export function findingItem(
  finding: Finding,
  about: { readonly caseNo: string | undefined; readonly massnahme: string },
  language: Language,
): Item {
  const t = fitMessages(language);
  const because = becauseText(finding, language, t);
  const { source } = finding;
  return {
    line: [
      sensitive(`${t.outcome[finding.outcome]}: `, STYLES[finding.outcome]),
      sensitive(conditionText(finding, language, t)),
    ],
    details: [
      ...(because === '' ? [] : [[sensitive(because)]]),
      ...finding.parts.flatMap((part) => partLines(part, 0, language, t)),
      ...(source === undefined ? [] : [[sensitive(t.source(source), 'muted')]]),
    ],
    facts: [
      {
        grade: 'sensitive',
        type: 'finding',
        value: { case: about.caseNo ?? null, massnahme: about.massnahme, ...findingValue(finding, language) },
      },
    ],
  };
}
