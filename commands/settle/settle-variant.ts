import type { CommandContext } from '../../src/bot/command.ts';
import type { Field, Fields, Values } from '../../src/bot/fields.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';
import type { CaseEdit, Edited, Variant } from '../writing/spec.ts';
import { caseDates, sameDate } from './case-dates.ts';
import { stillPending } from './still-pending.ts';
import { subjectOf, type Target, type Way } from './way.ts';
import { JOB_WAY, waysOf } from './ways.ts';

/** "Befristung endet: … (Do 31.12.2026)": what a date is called, for the person who may see the case. */
export function dateName({ rule, label, due }: Deadline): Text {
  const about = label === undefined ? '' : `: ${label}`;
  return {
    de: `${rule.title.de}${about}${due === undefined ? '' : ` (${formatDay(due, 'de', 'short')})`}`,
    en: `${rule.title.en}${about}${due === undefined ? '' : ` (${formatDay(due, 'en', 'short')})`}`,
  };
}

/** The date in the case as it is now; `undefined` where it is settled or moved meanwhile. */
function targetNow(deadline: Deadline, { kase, context }: CaseEdit): Target | undefined {
  const { pending, missing } = caseDates(kase, context);
  const now = [...pending, ...missing].find((other) => sameDate(other, deadline));
  return now === undefined ? undefined : { deadline: now, subject: subjectOf(kase, now) };
}

/** Somebody settled the date while the form was open. */
export const gone = (deadline: Deadline): Edited => {
  const name = dateName(deadline);
  return {
    refused: {
      de: `Dieser Termin ist inzwischen erledigt oder verschoben: ${name.de}. Bitte sehen Sie nach.`,
      en: `This date has been settled or moved meanwhile: ${name.en}. Please have a look.`,
    },
  };
};

/** The question by which of several ways a date was settled. */
function howField(ways: readonly Way[]): Field {
  const usual = ways.filter((way) => way !== JOB_WAY);
  return {
    type: 'choice',
    label: { de: 'Wodurch', en: 'How' },
    required: true,
    choices: ways.map(({ name, label, words }) => ({ value: name, label, ...(words === undefined ? {} : { words }) })),
    ...(usual.length === 1 && usual[0] !== undefined ? { initial: usual[0].name } : {}),
  };
}

/** The fields of all ways together; what only one of them needs is checked once it is known which. */
function fieldsOf(ways: readonly Way[], target: Target, edit: CaseEdit): Fields {
  const [only, ...others] = ways;
  if (only === undefined) return {};
  if (others.length === 0) return only.fields(target, edit);
  const fields: Record<string, Field> = { how: howField(ways) };
  for (const way of ways) {
    for (const [name, field] of Object.entries(way.fields(target, edit)))
      fields[name] ??= { ...field, required: false };
  }
  return fields;
}

/** What a way still misses, and what was given that it has no place for. */
function misfits(way: Way, values: Values, all: Fields, own: Fields): Readonly<Record<string, Text>> {
  const problems: Record<string, Text> = {};
  for (const [name, field] of Object.entries(own)) {
    if (field.required === true && values[name] === undefined)
      problems[name] = field.missing ?? { de: 'fehlt noch', en: 'is missing' };
  }
  for (const [name, value] of Object.entries(values)) {
    if (name === 'how' || own[name] !== undefined || value === all[name]?.initial) continue;
    problems[name] = {
      de: `gibt es bei „${way.label.de}“ nicht`,
      en: `does not go with “${way.label.en}”`,
    };
  }
  return problems;
}

/** The day on which it was done, whatever the field is called. */
const dayOf = ({ on, dated, since, asOf }: Values): string | undefined => on ?? dated ?? since ?? asOf;

/** Settles one date, by what its rule asks for. */
export function settleVariant(deadline: Deadline): Variant {
  return {
    title: { de: 'Frist erledigen', en: 'Settle a date' },
    about: dateName(deadline),
    fields(edit) {
      const target = targetNow(deadline, edit) ?? { deadline, subject: subjectOf(edit.kase, deadline) };
      return fieldsOf(waysOf(target, edit), target, edit);
    },
    apply(values, edit): Edited {
      const target = targetNow(deadline, edit);
      if (target === undefined) return gone(deadline);
      const ways = waysOf(target, edit);
      const way = ways.length === 1 ? ways[0] : ways.find(({ name }) => name === values['how']);
      if (way === undefined) return gone(deadline);
      const problems = misfits(way, values, fieldsOf(ways, target, edit), way.fields(target, edit));
      if (Object.keys(problems).length > 0) return { problems };
      const edited = way.apply(values, target, edit);
      if (!('kase' in edited)) return edited;
      const also = [...(edited.also ?? []), ...stillPending(target, edited.kase, dayOf(values), edit.context)];
      return { ...edited, also };
    },
  };
}

/** Whether recording something may bring a date about that cannot be computed: the first plan, the days attended. */
export function startsWith({ rule, missing }: Deadline): boolean {
  const [fact, ...others] = missing;
  if (others.length > 0) return false;
  return rule.due.form === 'recurring'
    ? fact === rule.due.lastLabel
    : rule.due.form === 'attendance' && fact === 'attendance';
}

/** Whether what settles a date settles others of its rule in the same way: then the first one is meant. */
export function settlesAll(deadlines: readonly Deadline[], kase: CaseEdit['kase'], context: CommandContext): boolean {
  const [first] = deadlines;
  if (first === undefined || deadlines.some(({ rule }) => rule.id !== first.rule.id)) return false;
  const edit: CaseEdit = { kase, context, today: '' };
  const perCase = ['contact', 'invitation', 'plan', 'nachweis', 'zielgruppe', 'potenzialanalyse', 'job'];
  return deadlines.every((deadline) =>
    waysOf({ deadline, subject: subjectOf(kase, deadline) }, edit).every(({ name }) => perCase.includes(name)),
  );
}
