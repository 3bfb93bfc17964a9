import type { Choice } from '../../src/bot/fields.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { changeField, nothingToChange, standsAlready } from '../work/fields.ts';
import { say, wrong } from '../work/say.ts';
import { type CaseEdit, type Edited, type Variant, variant } from '../writing/spec.ts';
import { sinceField } from './fields.ts';

interface Entry {
  readonly value: string;
  readonly since: string;
}

/** A value of a case that changes over time, each with the day since when it holds. */
export interface StateHistory {
  readonly title: Text;
  /** "Kategorie" */
  readonly label: Text;
  readonly choices: readonly Choice[];
  /** words before the value: "Kategorie B", "auf B" */
  readonly lead: readonly string[];
  readonly read: (kase: Case) => readonly Entry[];
  readonly write: (kase: Case, entries: readonly Entry[]) => Case;
  /** why a value cannot be recorded for this case from that day on */
  readonly unfit?: (value: string, since: string, kase: Case) => Text | undefined;
  /** what else is worth saying about the new value */
  readonly also?: (value: string, kase: Case) => readonly Text[];
}

/** "Kategorie B seit 01.12.2026" */
function named({ label, choices }: StateHistory, { value, since }: Entry): Text {
  const name = choices.find((choice) => choice.value === value)?.label ?? { de: value, en: value };
  return say(
    (day) => `${label.de} ${name.de} seit ${day(since)}`,
    (day) => `${label.en} ${name.en} since ${day(since)}`,
  );
}

function applied(state: StateHistory, value: string, on: string | undefined, change: boolean, edit: CaseEdit): Edited {
  const { kase, today } = edit;
  const all = state.read(kase);
  const last = all.at(-1);
  if (change && last === undefined) return { refused: nothingToChange(state.label) };
  const base = change ? all.slice(0, -1) : all;
  const entry = { value, since: on ?? (change ? (last?.since ?? today) : today) };
  const before = base.at(-1);
  if (last !== undefined && last.value === value && (!change || last.since === entry.since)) {
    const stands = named(state, last);
    return { refused: { de: `Das steht schon da: ${stands.de}.`, en: `That is recorded already: ${stands.en}.` } };
  }
  if (before !== undefined && entry.since <= before.since) {
    const stands = standsAlready(named(state, before));
    return wrong('since', change ? earlier(named(state, before)) : stands);
  }
  const unfit = state.unfit?.(value, entry.since, kase);
  if (unfit !== undefined) return { refused: unfit };
  const said = named(state, entry);
  const instead = last === undefined ? undefined : named(state, last);
  return {
    kase: state.write(kase, [...base, entry]),
    said:
      instead === undefined
        ? said
        : {
            de: `${said.de} (${change ? 'statt' : 'bisher'}: ${instead.de})`,
            en: `${said.en} (${change ? 'instead of' : 'before'}: ${instead.en})`,
          },
    also: state.also?.(value, kase) ?? [],
  };
}

const earlier = (before: Text): Text => ({
  de: `Davor steht schon: ${before.de}. Bitte nennen Sie einen späteren Tag.`,
  en: `Before that is recorded: ${before.en}. Please name a later day.`,
});

/** Records a new value of a history; the last one is replaced only where somebody says so. */
export const stateVariant = (state: StateHistory): Variant =>
  variant({
    title: state.title,
    fields({ kase }) {
      const last = state.read(kase).at(-1);
      const now = last === undefined ? undefined : named(state, last);
      return {
        value: {
          type: 'choice',
          label: state.label,
          required: true,
          choices: state.choices,
          lead: state.lead,
          ...(now === undefined ? {} : { hint: { de: `bisher: ${now.de}`, en: `before: ${now.en}` } }),
        },
        since: sinceField({ de: 'Seit wann', en: 'Since when' }),
        ...changeField(last !== undefined),
      };
    },
    apply: ({ value = '', since, ...others }, edit) =>
      applied(state, value, since, 'change' in others && others['change'] === 'yes', edit),
  });
