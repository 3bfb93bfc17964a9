/** A list in the order of days with one entry more, after those of the same day. */
export function withByDate<T>(list: readonly T[] | undefined, entry: T, dayOf: (item: T) => string | undefined): T[] {
  const all = list ?? [];
  const day = dayOf(entry) ?? '';
  const later = all.findIndex((item) => (dayOf(item) ?? '') > day);
  return later < 0 ? [...all, entry] : [...all.slice(0, later), entry, ...all.slice(later)];
}
