import type { After, Fields } from '../../src/bot/fields.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Edited } from '../writing/spec.ts';
import { wrong } from './say.ts';

interface Entry {
  readonly id: string;
}

/** The entries of a case that a command may be about. */
export interface Entries<T extends Entry> {
  /** all of them, in the order of the case */
  readonly all: readonly T[];
  /** what an entry is called: "b1 seit 01.03.2026, befristet bis …" */
  readonly label: (entry: T) => Text;
  /** whether the command is usually about such an entry */
  readonly fits: (entry: T) => boolean;
  /** the question */
  readonly which: Text;
  /** whether "1", "2" and their names name them in a line; not beside a free text, which may begin with one */
  readonly byNumber?: boolean;
  /** other words that name an entry in a line; where two have the same, it is asked */
  readonly names?: (entry: T) => readonly string[];
}

/** The entry that is meant where none is named: the only one, or the only one that fits. */
function usual<T extends Entry>({ all, fits }: Entries<T>): T | undefined {
  const fitting = all.filter(fits);
  return fitting.length === 1 ? fitting[0] : all.length === 1 ? all[0] : undefined;
}

function whichText<T extends Entry>({ all, label }: Entries<T>, language: 'de' | 'en'): string {
  const list = all.map((entry) => label(entry)[language]).join('; ');
  return language === 'de' ? `Bitte die Kennung dazuschreiben: ${list}` : `Please add the id: ${list}`;
}

/** The field that asks which entry is meant, where there are several. */
export function whichField<T extends Entry>(entries: Entries<T>): Fields {
  const { all, label, which, byNumber = true, names } = entries;
  if (all.length < 2) return {};
  const one = usual(entries);
  return {
    which: {
      type: 'choice',
      label: which,
      required: true,
      missing: { de: whichText(entries, 'de'), en: whichText(entries, 'en') },
      choices: all.map((entry, index) => ({
        value: entry.id,
        label: label(entry),
        ...(byNumber ? { words: [`${index + 1}`, ...(names?.(entry) ?? [])] } : {}),
      })),
      ...(one === undefined ? {} : { initial: one.id }),
    },
  };
}

/** The entry that a line or form names, or the usual one. */
export const theEntry = <T extends Entry>(entries: Entries<T>, which: string | undefined): T | undefined =>
  which === undefined ? usual(entries) : entries.all.find((entry) => entry.id === which);

/** The day that an end comes after, by the entry that is meant. */
export function afterEach<T extends Entry>(
  { all }: Entries<T>,
  dayOf: (entry: T) => string | undefined,
): After | undefined {
  const [first] = all;
  if (first !== undefined && all.length === 1) return dayOf(first);
  const days = all.flatMap((entry) => {
    const day = dayOf(entry);
    return day === undefined ? [] : [[entry.id, day] as const];
  });
  return { field: 'which', days: Object.fromEntries(days) };
}

/** Several entries and none is named: somebody may have added one since the form was shown. */
export const unclearWhich = <T extends Entry>(entries: Entries<T>): Edited =>
  wrong('which', { de: whichText(entries, 'de'), en: whichText(entries, 'en') });

/** A list with one of its entries replaced. */
export const replaced = <T extends Entry>(list: readonly T[] | undefined, entry: T): T[] =>
  (list ?? []).map((item) => (item.id === entry.id ? entry : item));
