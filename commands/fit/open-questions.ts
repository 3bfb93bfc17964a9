import type { Finding, Question } from '../../src/fit/criteria/finding.ts';
import { questionsOf } from './candidate-words.ts';

/** A question, and the Maßnahmen that wait for its answer. */
export interface OpenQuestion {
  readonly question: Question;
  readonly of: readonly { readonly id: string; readonly name: string }[];
}

/** What is to be asked over several Maßnahmen, each question once: what most of them wait for comes first. */
export function openQuestions(
  rows: readonly {
    readonly massnahme: { readonly id: string; readonly name: string };
    readonly findings: readonly Finding[];
  }[],
): readonly OpenQuestion[] {
  const found = new Map<string, { question: Question; of: { id: string; name: string }[] }>();
  for (const { massnahme, findings } of rows) {
    const of = { id: massnahme.id, name: massnahme.name };
    for (const question of questionsOf(findings)) {
      // a consent is given to one Maßnahme
      const key = question.key === 'einwilligung' ? `${massnahme.id}\n${question.text.de}` : question.text.de;
      const known = found.get(key);
      if (known === undefined) found.set(key, { question, of: [of] });
      else known.of.push(of);
    }
  }
  return [...found.values()].sort((a, b) => b.of.length - a.of.length);
}
