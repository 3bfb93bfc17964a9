import { type Derived, deriveRule, type Setting } from './derive.ts';

export type Case = Parameters<typeof deriveRule>[1];
type On = string | Setting;

const settingOf = (on: On): Setting => (typeof on === 'string' ? { today: on } : on);
const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`;

function sentence(one: Derived): string {
  switch (one.state) {
    case 'open':
      return `due ${one.due}`;
    case 'overdue':
      return `due ${one.due}, overdue by ${days(one.days)}`;
    case 'satisfied':
      return `due ${one.due}, done ${one.doneOn}${one.days === 0 ? '' : `, late by ${days(one.days)}`}`;
    case 'waived':
      return `due ${one.due}, waived`;
    case 'notComputable':
      return `not computable: ${one.missing}`;
  }
}

const isPending = (one: Derived): boolean =>
  one.state === 'open' || one.state === 'overdue' || one.state === 'notComputable';

/** What a rule still asks for on that day, as sentences; none where the rule does not apply or is answered. */
export const pending = (rule: string, kase: Case, on: On): readonly string[] =>
  deriveRule(rule, kase, settingOf(on)).filter(isPending).map(sentence);

/** What a rule asked for and was answered or waived, as sentences. */
export const answered = (rule: string, kase: Case, on: On): readonly string[] =>
  deriveRule(rule, kase, settingOf(on))
    .filter((one) => !isPending(one))
    .map(sentence);

/** What is missing, where the rule lists nothing but one "nicht berechenbar" without a date. */
export function missing(rule: string, kase: Case, on: On): string {
  const [one, ...more] = deriveRule(rule, kase, settingOf(on));
  if (one === undefined || more.length > 0 || one.state !== 'notComputable') return '';
  return one.due === undefined ? one.missing : `a guessed date: ${one.due}`;
}

/** The why line of the date a rule still asks for. */
export const whyPending = (rule: string, kase: Case, on: On): string =>
  deriveRule(rule, kase, settingOf(on)).find(isPending)?.why ?? '';

/** The days on which a pending date is brought to mind. */
export const remindersOf = (rule: string, kase: Case, on: On): readonly string[] =>
  deriveRule(rule, kase, settingOf(on))
    .filter(isPending)
    .flatMap((one) => one.reminders);
