import type { Choice, Field } from '../../src/bot/fields.ts';
import { cleanInput } from '../../src/bot/words.ts';
import { fold } from '../../src/calendar/fold.ts';
import type { Case, Participation } from '../../src/cases/case.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { CaseEdit } from '../writing/spec.ts';
import type { Entries } from './entries.ts';
import { sinceWords } from './fields.ts';
import { say } from './say.ts';

/** Longest part of a name, in words, that is looked for beside the whole name. */
const PART = 4;

/** The parts of a name as people may type them: every run of its words. */
function partsOf(name: string): readonly string[] {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  const parts = words.flatMap((_, from) =>
    words.slice(from, from + PART).map((_word, count) => words.slice(from, from + count + 1).join(' ')),
  );
  return [...parts, words.join(' ')].filter((part) => part.length > 2);
}

/** The Maßnahmen of the office, each by its id, its name and what of the name no other one has. */
export function massnahmeChoices(massnahmen: readonly Massnahme[]): readonly Choice[] {
  const parts = new Map(massnahmen.map(({ id, name }) => [id, new Set(partsOf(name).map(fold))]));
  const count = new Map<string, number>();
  for (const own of parts.values()) for (const part of own) count.set(part, (count.get(part) ?? 0) + 1);
  return massnahmen.map(({ id, name }) => ({
    value: id,
    label: { de: name, en: name },
    // as a line is read: with one kind of hyphen
    words: [cleanInput(name), ...[...(parts.get(id) ?? [])].filter((part) => count.get(part) === 1)],
  }));
}

const massnahmeOf = (id: string, massnahmen: readonly Massnahme[] | undefined): Massnahme | undefined =>
  massnahmen?.find((massnahme) => massnahme.id === id);

/** The Maßnahme of a participation. */
export const massnahmeFor = ({ massnahme }: Participation, { context }: CaseEdit): Massnahme | undefined =>
  massnahmeOf(massnahme, context.office.massnahmen);

/** The last day of a participation, as far as it is known. */
export const lastDayOf = ({ exitOn, end }: Participation): string | undefined => exitOn ?? end;

/** "t1 Startklar seit 01.09.2026 bis 26.02.2027" */
export function participationLabel(item: Participation, edit: CaseEdit): Text {
  const name = massnahmeFor(item, edit)?.name ?? item.massnahme;
  const since = sinceWords(item.start, edit.today);
  const { exitOn, end } = item;
  const until = say(
    (day) => (exitOn !== undefined ? `, Austritt ${day(exitOn)}` : end === undefined ? '' : ` bis ${day(end)}`),
    (day) => (exitOn !== undefined ? `, exit ${day(exitOn)}` : end === undefined ? '' : ` until ${day(end)}`),
  );
  return { de: `${item.id} „${name}“ ${since.de}${until.de}`, en: `${item.id} “${name}” ${since.en}${until.en}` };
}

/** The participations of a case that a command may be about. */
export const participationsOf = (
  edit: CaseEdit,
  fits: (item: Participation) => boolean,
  byNumber = true,
): Entries<Participation> => ({
  all: edit.kase.participations ?? [],
  names: ({ massnahme }) =>
    massnahmeChoices(edit.context.office.massnahmen ?? []).find(({ value }) => value === massnahme)?.words ?? [],
  label: (item) => participationLabel(item, edit),
  fits,
  which: { de: 'Welche Teilnahme', en: 'Which participation' },
  byNumber,
});

/** Whether somebody takes part today. */
export const runsToday =
  ({ today }: CaseEdit) =>
  (item: Participation): boolean =>
    item.start <= today && (lastDayOf(item) ?? '9999') >= today;

const UNIT = ['Tag', 'Tage', 'Tagen', 'day', 'days'].flatMap((day) => [
  day,
  ...['je Woche', 'pro Woche', 'die Woche', 'in der Woche', 'a week', 'per week'].map((of) => `${day} ${of}`),
]);

/** How often in a week somebody takes part; what the days attended are projected with. */
export const daysPerWeekField: Field = {
  type: 'number',
  label: { de: 'Tage je Woche, wenn anders als in der Maßnahme', en: 'Days a week, if other than in the Maßnahme' },
  min: 1,
  max: 7,
  lead: ['an', 'on', 'mit', 'with'],
  leadOnly: true,
  unit: UNIT,
};

/** Nobody has recorded a participation yet. */
export const noParticipation = ({ no, participations }: Case): Text | undefined =>
  (participations ?? []).length > 0
    ? undefined
    : {
        de: `In diesem Fall steht noch keine Teilnahme. Zuerst zum Beispiel: teilnahme ${no} start <Maßnahme> ab 1.12. bis 31.5.2027`,
        en: `There is no participation in this case yet. First, for example: participation ${no} start <Maßnahme> from 1 Dec until 31 May 2027`,
      };
