import { fromDay } from '../calendar/civil-date.ts';
import type { Language } from '../cases/values.ts';
import type { DigestMessages } from '../messages/digest.ts';
import type { DigestRow } from './digest.ts';
import type { Figure } from './measure.ts';
import { SHOWN_FROM, type Shown } from './suppress.ts';

/** A count in words: a number, "< 3", "≥ 3", or a dash where nothing can be said. */
export function shownText(shown: Shown): string {
  if (shown.is === 'number') return `${shown.n}`;
  if (shown.is === 'few') return `< ${SHOWN_FROM}`;
  return shown.is === 'some' ? `≥ ${SHOWN_FROM}` : '–';
}

export const percentText = (percent: number, t: DigestMessages): string => `${`${percent}`.replace('.', t.decimal)} %`;

/** "+13", "−2", "±0". */
export const changeText = (change: number): string => (change === 0 ? '±0' : change > 0 ? `+${change}` : `−${-change}`);

const two = (n: number): string => `${n}`.padStart(2, '0');
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "13.11.2026", "13 Nov 2026". */
export function dateText(value: number, language: Language): string {
  const { year, month, day } = fromDay(value);
  return language === 'de' ? `${two(day)}.${two(month)}.${year}` : `${day} ${MONTHS[month - 1]} ${year}`;
}

/** The name of a figure, with what tells it from others of its kind. */
export const figureName = ({ figure, label }: DigestRow, t: DigestMessages, language: Language): string =>
  label === undefined ? t.figure[figure] : `${t.figure[figure]}: ${label[language]}`;

/** The number itself: "34", "5 von 292 (1,7 %)", "61 %". */
export function valueText(row: DigestRow, t: DigestMessages): string {
  if (row.figure === 'careLoad' && row.now.is === 'number') {
    const percent = percentText(row.now.n, t);
    return row.least ? t.atLeast(percent) : percent;
  }
  const now = shownText(row.now);
  if (row.whole === undefined) return now;
  const percent = row.percent === undefined ? '' : ` (${percentText(row.percent, t)})`;
  return `${t.of(now, shownText(row.whole))}${percent}`;
}

/** "vorher 21, +13"; of parts the per cent before, where it is known. */
export function beforeText(row: DigestRow, t: DigestMessages): string {
  if (row.figure === 'careLoad' && row.before.is === 'number') return t.before(percentText(row.before.n, t));
  if (row.percentBefore !== undefined) return t.before(percentText(row.percentBefore, t));
  const change = row.change === undefined ? '' : `, ${changeText(row.change)}`;
  return `${t.before(shownText(row.before))}${change}`;
}

type DayNames = Partial<Readonly<Record<Figure, (from: number, to: number | undefined) => string>>>;

/** The parts of a figure with their numbers, in two lists: by name, and in their order. */
export function partTexts(
  row: DigestRow,
  t: DigestMessages,
  language: Language,
): readonly (readonly { readonly name: string; readonly n: number }[])[] {
  const nameOf = (t.days as DayNames)[row.figure];
  const named = row.named.map(({ key, n }) => ({ name: key[language], n }));
  const ordered =
    nameOf === undefined ? [] : row.ordered.map(({ from, to, n }) => ({ name: nameOf(from.from, to.to), n }));
  return [
    row.others > 0 && named.length > 0 ? [...named, { name: t.others, n: row.others }] : named,
    // one part is the whole again
    ordered.length > 1 ? ordered.filter(({ n }) => n > 0) : [],
  ].filter((list) => list.length > 0);
}
