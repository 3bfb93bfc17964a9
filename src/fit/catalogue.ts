import type { Massnahme, Office } from '../cases/office.ts';
import type { Text } from '../cases/problem.ts';
import { CATALOGUES } from '../cases/values.ts';
import examples1 from './catalogue/beispiele-2013-1.json' with { type: 'json' };
import examples2 from './catalogue/beispiele-2013-2.json' with { type: 'json' };
import instrumente from './catalogue/instrumente.json' with { type: 'json' };
import type { Criterion } from './criteria/criterion.ts';
import { partsOf } from './criteria/parts.ts';
import { conditionText } from './criteria/wording.ts';

/** The rows that ship with Fallbote, by the name of their catalogue. A test holds them against their schema. */
const SHIPPED = {
  instrumente: instrumente as readonly Massnahme[],
  'beispiele-2013': [...examples1, ...examples2] as readonly Massnahme[],
} as const satisfies Readonly<Record<(typeof CATALOGUES)[number], readonly Massnahme[]>>;

/** Ids of all rows that ship with Fallbote. */
export const shippedIds = (): ReadonlySet<string> =>
  new Set(CATALOGUES.flatMap((name) => SHIPPED[name].map(({ id }) => id)));

const known = new WeakMap<Office, readonly Massnahme[]>();

/** What may be looked at in an office: its own rows first, then the catalogues it shows. An own row replaces a shipped one of its id. */
export function catalogueOf(office: Office): readonly Massnahme[] {
  const ready = known.get(office);
  if (ready !== undefined) return ready;
  const own = office.massnahmen ?? [];
  const ids = new Set(own.map(({ id }) => id));
  const shipped = (office.catalogues ?? CATALOGUES).flatMap((name) => SHIPPED[name]);
  const rows = [...own, ...shipped.filter(({ id }) => !ids.has(id))];
  known.set(office, rows);
  return rows;
}

function collect(criterion: Criterion, into: Map<string, Text>): void {
  const { judge, ask, askEn } = criterion;
  if (judge !== undefined && !into.has(judge))
    into.set(judge, ask === undefined ? conditionText(criterion) : { de: ask, en: askEn ?? ask });
  for (const [, part] of partsOf(criterion)) collect(part, into);
}

/** The questions of a catalogue that only a person can judge, by their key. */
export function judgementsOf(catalogue: readonly Massnahme[]): ReadonlyMap<string, Text> {
  const into = new Map<string, Text>();
  for (const { criteria = [] } of catalogue) for (const criterion of criteria) collect(criterion, into);
  return into;
}
