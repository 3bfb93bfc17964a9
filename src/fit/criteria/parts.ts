import type { Criterion } from './criterion.ts';

/** The conditions right inside a condition, each with the way to it: `any[0]`, `not`, `readings[1].criterion`. */
export function partsOf(criterion: Criterion): readonly (readonly [path: string, part: Criterion])[] {
  const { all, any, not, from, first, readings } = criterion;
  const listed = (name: string, list: readonly Criterion[] = []) =>
    list.map((part, i) => [`${name}[${i}]`, part] as const);
  return [
    ...listed('all', all),
    ...listed('any', any),
    ...(not === undefined ? [] : [['not', not] as const]),
    ...listed('from', from),
    ...listed('first', first),
    ...(readings ?? []).map((reading, i) => [`readings[${i}].criterion`, reading.criterion] as const),
  ];
}
