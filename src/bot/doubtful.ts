import type { Field, Fields, Values } from './fields.ts';

/** Whether words that were not understood may have been meant for a field: "30.2." for a day, "Q" for a category. */
function mayMean(field: Field, words: string): boolean {
  if (field.leadOnly === true) return false;
  const digits = /\d/u.test(words);
  switch (field.type) {
    case 'text':
      return false;
    case 'number':
      return digits;
    case 'date':
      return digits || /\p{L}{4}/u.test(words);
    case 'yes-no':
      return /\p{L}{2}/u.test(words);
    case 'choice':
      return field.choices.some(({ value, label }) => [value, label.de].some((name) => /\d/u.test(name) === digits));
  }
}

/**
 * The fields of a form after words that were not understood. What these may have been meant for stands empty and is asked
 * for: what is usual would be something that nobody said.
 */
export function doubtful(fields: Fields, given: Values, unclear: string | undefined): Fields {
  if (unclear === undefined) return fields;
  const asked = Object.entries(fields).map(([name, field]): [string, Field] => {
    if (field.initial === undefined || given[name] !== undefined || !mayMean(field, unclear)) return [name, field];
    const { initial: _usual, ...rest } = field;
    return [name, { ...rest, required: true }];
  });
  return Object.fromEntries(asked);
}
