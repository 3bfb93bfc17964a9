import { type Day, dayOfIso } from '../../src/calendar/civil-date.ts';
import { findHandlungsbedarf, findSubKind } from '../../src/cases/hemmnis-catalogue.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type {
  ChildKnown,
  ConsentKnown,
  HemmnisKnown,
  NumberKnown,
  ParticipationKnown,
  Profile,
} from '../../src/fit/profile/knowledge.ts';

export const TODAY: Day = dayOfIso('2026-11-21');

/** What a test says of a person; what it leaves out is unknown. */
export interface Told {
  readonly numbers?: Readonly<Record<string, number | NumberKnown>> | undefined;
  readonly choices?: Readonly<Record<string, string | readonly string[]>> | undefined;
  readonly texts?: Readonly<Record<string, string>> | undefined;
  /** unbroken months in benefit, or by how many months are looked back on */
  readonly benefit?: ((within: number | undefined) => NumberKnown | undefined) | undefined;
  /** names of the catalogue, or more about each */
  readonly hemmnisse?: readonly (string | HemmnisKnown)[] | undefined;
  readonly children?: readonly ChildKnown[] | { readonly least: number } | undefined;
  readonly participations?: readonly ParticipationKnown[] | undefined;
  readonly consents?: Readonly<Record<string, ConsentKnown>> | undefined;
  readonly judgements?: Readonly<Record<string, boolean>> | undefined;
  readonly today?: Day | undefined;
}

const exactly = (value: number | NumberKnown | undefined): NumberKnown | undefined =>
  typeof value === 'number' ? { min: value, max: value } : value;

/** A Hemmnis by a name of the catalogue: a Handlungsbedarf, or a sub-kind. */
export const hemmnis = (name: string, more: Partial<HemmnisKnown> = {}): HemmnisKnown => ({
  handlungsbedarf: findHandlungsbedarf(name)?.name ?? findSubKind(name)?.handlungsbedarf ?? name,
  sub: findSubKind(name)?.name,
  vermutet: false,
  ...more,
});

/** A profile of which a test says the facts one by one. */
export function profileStub(told: Told): Profile {
  const { numbers = {}, choices = {}, texts = {}, consents = {}, judgements = {} } = told;
  const list = told.hemmnisse?.map((one) => (typeof one === 'string' ? hemmnis(one) : one));
  const sets = new Map(
    Object.entries(choices).map(([key, value]) => [key, new Set(typeof value === 'string' ? [value] : value)]),
  );
  return {
    today: told.today ?? TODAY,
    number: (key) => exactly(numbers[key]),
    choice: (key) => sets.get(key),
    text: (key) => texts[key],
    benefit: (within) => told.benefit?.(within),
    hemmnisse: () => list,
    children: () => told.children,
    participations: () => told.participations,
    consent: (massnahme) => consents[massnahme],
    judgement: (key) => judgements[key],
    origin: () => undefined,
  };
}

/** A row of the catalogue, of which a test says what matters. */
export const row = (id: string, more: Partial<Massnahme> = {}): Massnahme => ({
  id,
  name: id,
  kind: 'sonstige',
  ...more,
});
