import { dayOfIso } from '../../src/calendar/civil-date.ts';
import { type Case, caseSchema } from '../../src/cases/case.ts';
import { profileOf, type WrittenProfile } from '../../src/fit/profile/profile.ts';
import { parseProfileLine } from '../../src/fit/values/values.ts';

export type Fields = Partial<Case>;

export const TODAY = '2026-11-21';
const MASSNAHMEN = new Map(
  [
    { id: 'm-1', kind: 'MAbE' },
    { id: 'mag-1', kind: 'MAG' },
    { id: 'eq-1', kind: 'EQ' },
    { id: 'E08', kind: 'sonstige' },
  ].map((row) => [row.id, row]),
);

/** A case with these fields; the schema holds it to its shape. */
export const aCase = (fields: Fields): Case =>
  caseSchema.parse({ no: 'F-1', opened: '2020-01-01', team: 't-1', ...fields });

/** What is known of a case, with what is assumed laid over it. */
export function of(fields: Fields | undefined, line = '', today = TODAY): WrittenProfile {
  const parsed = parseProfileLine(line, dayOfIso(today), new Set(['bvb-noch-nicht-moeglich']));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ de }) => de).join('\n'));
  return profileOf({
    today: dayOfIso(today),
    ...(fields === undefined ? {} : { kase: aCase(fields) }),
    ...(line === '' ? {} : { values: parsed.values }),
    massnahmen: MASSNAHMEN,
  });
}

/** The values of a choice that are still possible. */
export const choice = (key: string, fields: Fields, today = TODAY): readonly string[] | undefined => {
  const known = of(fields, '', today).choice(key);
  return known && [...known];
};

/** The bounds of a number. */
export const number = (key: string, fields: Fields, today = TODAY): readonly [number, number] | undefined => {
  const known = of(fields, '', today).number(key);
  return known && [known.min, known.max];
};
