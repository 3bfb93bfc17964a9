import type { Fields, Values } from '../../src/bot/fields.ts';
import type { MatchedLine } from '../../src/bot/match-line.ts';
import type { Language } from '../../src/cases/values.ts';
import type { Messages } from '../../src/messages/messages.ts';
import { type Line, plain, sensitive } from '../../src/reply/reply.ts';

/** What is missing or wrong, by field name; `''`: words that belong to no field. */
export type Problems = Readonly<Record<string, string>>;

/** A line that did not say enough to be recorded, or said what cannot be. */
export interface Asked {
  readonly given: Values;
  readonly problems: Problems;
  /** the words that were not understood */
  readonly unclear?: string | undefined;
  /** whether something was said, where all was there and it cannot be recorded so */
  readonly refused?: boolean | undefined;
}

/** The words that belong to no field, as a problem. */
export const unclearPart = ({ unclear }: MatchedLine, { unclearPart: said }: Messages): Problems =>
  unclear === undefined ? {} : { '': `${said}„${unclear.slice(0, 80)}“` };

/** What is only missing shows itself in a form: the field is empty. */
const isWrong = ({ given, problems, refused }: Asked): boolean =>
  refused ?? Object.keys(problems).some((name) => name === '' || given[name] !== undefined);

/**
 * What a form says above its fields of the line that it was opened for: where that is shown alone, nobody is told
 * otherwise what was not taken over. Nothing where something is only missing.
 */
export function aboveFields(asked: Asked, fields: Fields, messages: Messages, language: Language): readonly Line[] {
  if (!isWrong(asked)) return [];
  const lines = Object.entries(asked.problems)
    .filter(([, problem]) => problem !== messages.fieldMissing)
    .map(([name, problem]): Line => {
      const label = fields[name]?.label[language];
      return [...(label === undefined ? [] : [plain(`${label}: `, 'strong')]), sensitive(problem)];
    });
  return [[plain(messages.notYetRecorded)], ...lines];
}
