import { dayOfIso } from '../../src/calendar/civil-date.ts';
import { parseProfileLine } from '../../src/fit/values/values.ts';
import { writeValue } from '../../src/fit/values/write.ts';

export const TODAY = dayOfIso('2026-11-21');
const QUESTIONS: ReadonlySet<string> = new Set(['bvb-noch-nicht-moeglich', 'umschulungswillig']);

const parsed = (line: string, today = TODAY) => parseProfileLine(line, today, QUESTIONS);

/** What a line says, fact by fact, as it would be kept. */
export function read(line: string, today = TODAY): Readonly<Record<string, string>> {
  const result = parsed(line, today);
  if (!result.ok) throw new Error(result.problems.map(({ de }) => de).join('\n'));
  return Object.fromEntries([...result.values].map(([key, known]) => [key, writeValue(key, known)]));
}

/** The bounds of a number. */
export function bounds(line: string, today = TODAY): readonly [number, number] | undefined {
  const result = parsed(line, today);
  if (!result.ok) throw new Error(result.problems.map(({ de }) => de).join('\n'));
  const [known] = [...result.values.values()];
  return known?.kind === 'number' ? [known.min, known.max] : undefined;
}

/** The German sentences about a line that cannot be read. */
export const problems = (line: string): readonly string[] => {
  const result = parsed(line);
  return result.ok ? [] : result.problems.map(({ de }) => de);
};

/** The same in English. */
export const englishProblems = (line: string): readonly string[] => {
  const result = parsed(line);
  return result.ok ? [] : result.problems.map(({ en }) => en);
};
