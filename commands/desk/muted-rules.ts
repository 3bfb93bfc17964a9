import type { CommandContext } from '../../src/bot/command.ts';
import type { Choice } from '../../src/bot/fields.ts';
import { words } from '../../src/bot/words.ts';
import type { Staff } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Rule } from '../../src/deadlines/rule.ts';
import { mayBeMuted } from '../../src/reminders/mute.ts';
import { fitter } from '../settle/date-words.ts';

/** What is said of rules that somebody is not reminded of. */
export const MUTED: Text = { de: 'Keine Erinnerung', en: 'No reminders' };

type Rules = Pick<CommandContext, 'deadlines' | 'access'>;

/** The rules of the person's team that are at work. */
export const rulesFor = ({ deadlines, access }: Rules): readonly Rule[] =>
  deadlines.rules(access.person.team).filter(({ active }) => active);

/** Those of them that she may hear less of and still hears of. */
export const toMute = ({ muted = [] }: Staff, context: Rules): readonly Rule[] =>
  rulesFor(context).filter((rule) => mayBeMuted(rule) && !muted.includes(rule.id));

/** Those that she does not hear of. */
export const mutedOf = ({ muted = [] }: Staff, { deadlines, access }: Rules): readonly Rule[] =>
  deadlines.rules(access.person.team).filter(({ id }) => muted.includes(id));

export const ruleChoices = (rules: readonly Rule[]): readonly Choice[] =>
  rules.map(({ id, title }) => ({ value: id, label: title }));

/** A person with one rule more, or one less, that she is not reminded of. */
export function withMuted(
  { muted = [], ...person }: Staff,
  { mute, unmute }: { readonly mute?: string | undefined; readonly unmute?: string | undefined },
): Staff {
  const kept = muted.filter((id) => id !== unmute);
  const next = mute === undefined || kept.includes(mute) ? kept : [...kept, mute];
  return next.length === 0 ? person : { ...person, muted: next };
}

/** The rules that words name best. */
export function rulesNamed(line: string, rules: readonly Rule[]): readonly Rule[] {
  const typed = words(line);
  const rated = rules.map((rule) => ({ rule, fit: fitter({ rule, subject: '', label: undefined })(typed) }));
  const best = Math.max(0, ...rated.map(({ fit }) => fit));
  return best === 0 ? [] : rated.filter(({ fit }) => fit === best).map(({ rule }) => rule);
}
