import type { Choice, Fields, Values } from '../../src/bot/fields.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';
import { type Subject, subjectsOf } from '../../src/deadlines/subjects.ts';
import type { CaseEdit, Edited, Variant } from '../writing/spec.ts';

/** A date that is to be settled, and the entry of the case that it is about. */
export interface Target {
  readonly deadline: Deadline;
  readonly subject: Subject;
}

/** One way to settle a date: by a talk, a new version of the plan, an outcome … */
export interface Way {
  /** its value where a rule leaves several ways */
  readonly name: string;
  readonly label: Choice['label'];
  readonly words?: readonly string[];
  fields(target: Target, edit: CaseEdit): Fields;
  apply(values: Values, target: Target, edit: CaseEdit): Edited;
}

const THE_CASE: Subject = { kind: 'case', key: '', item: undefined };

/** The entry that a date is about; of a series or a milestone the entry that it belongs to. */
export function subjectOf(kase: Case, { rule, subject }: Deadline): Subject {
  const all = subjectsOf(kase, rule.subject);
  return (
    all.find(({ key }) => key === subject) ??
    all.find(({ key }) => key !== '' && subject.startsWith(`${key}/`)) ??
    THE_CASE
  );
}

interface Through {
  /** what is said by the date already: which entry it is */
  readonly given?: (target: Target) => Values;
  /** fields that are different when they are asked for a date */
  readonly ask?: (fields: Fields, target: Target, edit: CaseEdit) => Fields;
  /** what is asked for beyond the other command */
  readonly check?: (values: Values, target: Target) => Edited | undefined;
}

/** A way that is another command: what it records is the same, the entry is that of the date. */
export const through = (
  way: Pick<Way, 'name' | 'label' | 'words'>,
  variant: Variant,
  { given = () => ({}), ask = (fields) => fields, check }: Through = {},
): Way => ({
  ...way,
  fields(target, edit) {
    const known = given(target);
    const fields = Object.entries(variant.fields(edit)).filter(([name]) => known[name] === undefined);
    return ask(Object.fromEntries(fields), target, edit);
  },
  apply: (values, target, edit) => check?.(values, target) ?? variant.apply({ ...values, ...given(target) }, edit),
});
