import { fold } from '../../calendar/fold.ts';
import type { Text } from '../../cases/problem.ts';
import { type Merkmal, merkmalOf } from '../profile/merkmale.ts';
import { keyIndex } from '../values/keys.ts';
import { nearest } from '../values/text.ts';
import * as texts from './criteria-texts.ts';
import type { Criterion } from './criterion.ts';

export type ReportAt = (path: string, text: Text) => void;

const BOUNDS = ['min', 'max', 'above'] as const;
/** Fields that a condition on a Merkmal may have, some with one kind of value only. */
export const OF_MERKMAL: readonly (keyof Criterion)[] = [...BOUNDS, 'of', 'within'];

const MERKMAL: Text = { de: 'Das Merkmal', en: 'Merkmal' };
const IN_MERKMALE: Text = {
  de: 'Alle Merkmale stehen in docs/merkmale.md.',
  en: 'All of them are listed in docs/merkmale.md.',
};

/** The Merkmal that another word for it, or a mistyped one, may mean. */
function meant(name: string): string | undefined {
  const index = keyIndex(new Set());
  const word = index.find(name) ?? index.find(nearest(name, index.names()) ?? '');
  return word?.kind === 'merkmal' || word?.kind === 'derived' ? word.key : undefined;
}

/** Longer than anybody draws benefit. */
const MOST_MONTHS = 1200;

/** Numbers that fit nobody. */
function checkBounds(criterion: Criterion, merkmal: Merkmal, path: string, report: ReportAt): void {
  const most = merkmal.kind === 'number' ? merkmal.most : MOST_MONTHS;
  const { min, max, above, within } = criterion;
  const name = (field: keyof Criterion, value: number) => ({
    de: `${texts.HEADINGS[field]} (${value})`,
    en: `“${field}” (${value})`,
  });
  if (min !== undefined && max !== undefined && max < min)
    report(`${path}.max`, texts.crossed(name('max', max), name('min', min)));
  else if (above !== undefined && max !== undefined && max <= above)
    report(`${path}.max`, texts.crossed(name('max', max), name('above', above)));
  if (merkmal.kind === 'benefit' && min !== undefined && within !== undefined && within < min)
    report(`${path}.within`, texts.crossed(name('within', within), name('min', min)));
  if (min !== undefined && min > most) report(`${path}.min`, texts.tooHigh(most));
  if (above !== undefined && above >= most) report(`${path}.above`, texts.tooHigh(most));
}

function checkValues(of: readonly string[], merkmal: Merkmal, path: string, report: ReportAt): void {
  if (merkmal.kind !== 'choice') return;
  const { key, values } = merkmal;
  of.forEach((name, i) => {
    if (values.some(({ value }) => value === name)) return;
    const word = values.find(({ value, words = [] }) => fold(value) === fold(name) || words.includes(fold(name)));
    const near =
      word?.value ??
      nearest(
        name,
        values.map(({ value }) => value),
      );
    const all = values.map(({ value }) => value).join(' · ');
    report(
      `${path}.of[${i}]`,
      texts.unknownName({ de: 'Den Wert', en: 'value' }, name, near, {
        de: `Erwartet: bei „${key}“ eines von: ${all}.`,
        en: `Expected: for “${key}” one of: ${all}.`,
      }),
    );
  });
}

/** A condition on a Merkmal: it exists, and what is asked of it is what its kind of value has. */
export function checkMerkmal(criterion: Criterion, key: string, path: string, report: ReportAt): void {
  const merkmal = merkmalOf(key);
  if (merkmal === undefined) {
    report(`${path}.merkmal`, texts.unknownName(MERKMAL, key, meant(key), IN_MERKMALE));
    return;
  }
  const { kind } = merkmal;
  if (kind === 'children' || kind === 'hemmnisse') {
    report(`${path}.merkmal`, texts.ownForm(key, kind));
    return;
  }
  const counted = kind === 'number' || kind === 'benefit';
  const needed = counted ? BOUNDS : (['of'] as const);
  const allowed = kind === 'benefit' ? [...BOUNDS, 'within' as const] : needed;
  for (const field of OF_MERKMAL)
    if (criterion[field] !== undefined && !allowed.some((name) => name === field))
      report(`${path}.${field}`, texts.foreignField(field, allowed));
  if (needed.every((field) => criterion[field] === undefined))
    report(`${path}.${needed[0]}`, texts.missingOneOf({ de: `„${key}“`, en: `“${key}”` }, needed));
  if (counted) checkBounds(criterion, merkmal, path, report);
  else checkValues(criterion.of ?? [], merkmal, path, report);
}
