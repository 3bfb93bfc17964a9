import { dayOfIso, toIso } from '../../calendar/civil-date.ts';
import { hemmnisViews } from '../../cases/hemmnis-order.ts';
import type { Text } from '../../cases/problem.ts';
import { KATEGORIEN } from '../../cases/values.ts';
import { countIf, type Measure, type Situation } from '../measure.ts';
import { isIn, type Window } from '../period.ts';
import type { Part } from '../suppress.ts';

type History = readonly { readonly status: string; readonly on: string }[];

/** The status that holds at the end of a day; `undefined` before the first. */
function statusOn(history: History, iso: string): string | undefined {
  let found: { status: string; on: string } | undefined;
  for (const entry of history)
    if (entry.on <= iso && (found === undefined || entry.on >= found.on)) found = { ...entry };
  return found?.status;
}

const DONE = 'erfolgreich erledigt';

/** Whether a Hemmnis was overcome between two days and still is on the second. */
export const reducedBetween = (history: History, from: number, until: number): boolean =>
  statusOn(history, toIso(until)) === DONE && statusOn(history, toIso(from - 1)) !== DONE;

const begunIn = (history: History, window: Window): boolean => {
  const first = history.reduce((least, { on }) => (on < least ? on : least), history[0]?.on ?? '9999-12-31');
  return isIn(dayOfIso(first), window);
};

/** Hemmnisse that were found, overcome, and those without a strategy; changes of the Kategorie. */
export function progressFigures({ cases, inCare, window }: Situation): readonly Measure[] {
  const { from, until, at } = window;
  let opened = 0;
  let reduced = 0;
  for (const { hemmnisse = [] } of cases) {
    opened += countIf(hemmnisse, ({ history }) => begunIn(history, window));
    reduced += countIf(hemmnisse, ({ history }) => reducedBetween(history, from, until));
  }
  let bare = 0;
  for (const { hemmnisse } of inCare) bare += countIf(hemmnisViews(hemmnisse, at), (view) => view.withoutStrategy);

  const changes = new Map<string, number>();
  for (const { kategorien = [] } of cases) {
    kategorien.forEach(({ kategorie, since }, i) => {
      const before = kategorien[i - 1]?.kategorie;
      if (before === undefined || before === kategorie || !isIn(dayOfIso(since), window)) return;
      changes.set(kategorie, (changes.get(kategorie) ?? 0) + 1);
    });
  }
  const named = KATEGORIEN.map(
    (k): Part<Text> => ({
      key: { de: `nach ${k}`, en: `to ${k}` },
      n: changes.get(k) ?? 0,
    }),
  );
  return [
    { is: 'count', figure: 'hemmnisseOpened', n: opened },
    { is: 'count', figure: 'hemmnisseReduced', n: reduced },
    { is: 'count', figure: 'hemmnisseWithoutStrategy', n: bare, act: true },
    { is: 'count', figure: 'kategorieChanges', n: named.reduce((sum, { n }) => sum + n, 0), named },
  ];
}
