import { dayOfIso, toIso } from '../../src/calendar/civil-date.ts';
import { lastDayOfMonths } from '../../src/calendar/periods.ts';
import type { Case, Inbeq } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { CaseEdit } from '../writing/spec.ts';
import type { Entries } from './entries.ts';
import { sinceWords } from './fields.ts';
import { daysAfter, say, untilWords } from './say.ts';

/** § 55 Abs. 2 SGB IX: up to 24 months, up to 12 more on two conditions. */
const MONTHS = 24;
const MORE_MONTHS = 12;

/** The last day of the 24 months. */
export const fullEnd = (start: string): string => toIso(lastDayOfMonths(dayOfIso(start), MONTHS));

/** The end it was assigned for, before any extension. */
export const regularEnd = ({ start, assignedEnd }: Inbeq): string => assignedEnd ?? fullEnd(start);

/** The last day as it stands: it may have been extended, or be over. */
export const endOf = (item: Inbeq): string => item.endedOn ?? item.extendedTo ?? regularEnd(item);

/** How far it may be extended: 12 months after the 24, or after a longer assigned end. */
export function latestEnd(item: Inbeq): string {
  const regular = [regularEnd(item), fullEnd(item.start)].sort().at(-1) ?? item.start;
  return toIso(lastDayOfMonths(dayOfIso(daysAfter(regular, 1)), MORE_MONTHS));
}

/** "q1 InbeQ seit 08.01.2026 bis 07.01.2028" */
export function inbeqLabel(item: Inbeq, today: string): Text {
  const since = sinceWords(item.start, today);
  const { endedOn } = item;
  const until =
    endedOn === undefined
      ? untilWords(endOf(item))
      : say(
          (day) => `, letzter Tag ${day(endedOn)}`,
          (day) => `, last day ${day(endedOn)}`,
        );
  return { de: `${item.id} InbeQ ${since.de}${until.de}`, en: `${item.id} InbeQ ${since.en}${until.en}` };
}

/** The InbeQ of a case that a command may be about. */
export const inbeqsOf = ({ kase, today }: CaseEdit, fits: (item: Inbeq) => boolean): Entries<Inbeq> => ({
  all: kase.inbeq ?? [],
  label: (item) => inbeqLabel(item, today),
  fits,
  which: { de: 'Welche InbeQ', en: 'Which InbeQ' },
});

/** Nobody has recorded an InbeQ yet. */
export const noInbeq = ({ no, inbeq }: Case): Text | undefined =>
  (inbeq ?? []).length > 0
    ? undefined
    : {
        de: `In diesem Fall steht noch keine InbeQ. Zuerst zum Beispiel: inbeq ${no} neu ab 1.12. Reha-Träger BA`,
        en: `There is no InbeQ in this case yet. First, for example: inbeq ${no} new from 1 Dec agency BA`,
      };

export const hasEnded = (item: Inbeq): item is Inbeq & { readonly endedOn: string } => item.endedOn !== undefined;

/** It is over already: its last day stands there. */
export const isOver = (item: Inbeq & { readonly endedOn: string }): Text =>
  say(
    (day) => `Für die InbeQ ${item.id} ist als letzter Tag der ${day(item.endedOn)} eingetragen.`,
    (day) => `The InbeQ ${item.id} has ${day(item.endedOn)} on file as its last day.`,
  );
