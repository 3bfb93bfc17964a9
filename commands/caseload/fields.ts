import type { Field } from '../../src/bot/fields.ts';
import type { Text } from '../../src/cases/problem.ts';

/** The day since when something holds; a line may say nothing, then it is today. */
export const sinceField = (label: Text): Extract<Field, { type: 'date' }> => ({
  type: 'date',
  label,
  hint: { de: 'leer = heute', en: 'empty = today' },
  tense: 'past',
  near: true,
  lead: ['seit', 'ab', 'am', 'vom', 'zum', 'since', 'from', 'on', 'as of'],
});

/** Why: all the words after "weil". */
export const reasonField = (label: Text, required = false): Extract<Field, { type: 'text' }> => ({
  type: 'text',
  label,
  lead: ['weil', 'wegen', 'grund', 'begruendung', 'because', 'reason'],
  leadOnly: true,
  required,
  missing: { de: 'fehlt noch, zum Beispiel: … weil …', en: 'missing, for example: … because …' },
});
